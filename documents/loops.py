"""`loop` in a proved part: Jinja's own, over a list that is there from the beginning."""

from collections.abc import Iterator
from typing import Any

from jinja2.runtime import LoopContext
from jinja2.utils import missing


class ListLoop(LoopContext):
    """What `loop` knows in each round. Jinja's own looks one item ahead, step by step; a list is simply counted."""

    def __iter__(self) -> Iterator[tuple[Any, "ListLoop"]]:  # type: ignore[override]
        self._items = list(self._iterable)
        self._length = len(self._items)
        for index, item in enumerate(self._items):
            self.index0 = index
            yield item, self

    @property
    def last(self) -> bool:
        """Whether this is the last round."""
        return self.index0 + 1 == self._length

    @property
    def previtem(self) -> Any:
        """The item of the round before."""
        return self._undefined("there is no previous item") if self.first else self._items[self.index0 - 1]

    def _peek_next(self) -> Any:
        return missing if self.last else self._items[self.index0 + 1]
