"""The small language of the rules between indicators: text to a tree, no eval.

    check      = either ["implies" check]                  the weakest, groups to the right
    either     = both {"or" both}
    both       = comparison {"and" comparison}
    comparison = sum {("=" | "!=" | "<=" | ">=" | "<" | ">") sum}     a <= b <= c means both
    sum        = product {("+" | "-") product}
    product    = term {("*" | "/") term}
    term       = ["-"] (number | indicator | function | "(" check ")")

`×`, `÷`, `−`, `≤`, `≥` and `≠` are read as `*`, `/`, `-`, `<=`, `>=` and `!=`.

    A01              the figure of the period that is looked at
    previous(A01)    of the period before; none for the first period
    change(A01)      how far A01 has moved from previous(A01), in percent of it, without sign
    times(A01)       the larger of A01 and previous(A01) divided by the smaller, both above 0
    total(P02)       the sum over all periods
    latest(P04)      the last figure given in any period
    given(A04)       whether there is a figure (also "không phát sinh", which otherwise counts as 0)
    min(a, b, ...)   the smallest;  max(a, b, ...)  the largest
    sum(a, b, ...)   the sum of those that are given; empty only where all are empty

A check is asked for each period; one that uses total() or latest() once for the whole report, and each
indicator in it stands in total(), latest() or given().

A rule is skipped where it reaches an empty figure, divides by 0, looks before the first period, or would set
a flow of a partial period against one of a full period. and, or, implies read from the left and stop where
that decides: `given(A08) and A08 > 0` is false, and not skipped, where A08 is empty.
"""

from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from typing import get_args

from forms.rules.tokens import Token, tokens_of
from forms.rules.tree import (
    Arithmetic,
    Comparison,
    Expression,
    Gathering,
    Logic,
    Node,
    Number,
    Reading,
    RuleSyntaxError,
    Source,
    is_truth,
)

READINGS: dict[str, Source] = {name: name for name in get_args(Source) if name != "value"}
GATHERINGS = frozenset({"min", "max", "sum"})
WHOLE_REPORT = frozenset({"total", "latest"})
ONE_PERIOD = frozenset({"value", "previous", "change", "times"})
COMPARISONS = frozenset({"=", "!=", "<=", ">=", "<", ">"})
DEEPEST = 20


@lru_cache(maxsize=4096)
def parse(text: str) -> Expression:
    """The tree of a check; raises RuleSyntaxError with the position (from 1) of what cannot be read."""
    parser = _Parser(tokens_of(text))
    tree = parser.whole()
    readings = tuple(parser.readings)
    return Expression(text, tree, readings, any(r.source in WHOLE_REPORT for r in readings))


class _Parser:
    """One method for each line of the grammar above."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.place = 0
        self.depth = 0
        self.readings: list[Reading] = []

    def whole(self) -> Node:
        tree = _checked(self.check(), True, self.tokens[0])
        if self.next.kind != "end":
            raise RuleSyntaxError(self.next.position, f"không chờ “{self.next.text}” ở đây")
        sources = {reading.source for reading in self.readings}
        if sources & WHOLE_REPORT and sources & ONE_PERIOD:
            raise RuleSyntaxError(
                1, "khi đã dùng total() hoặc latest(), mọi chỉ tiêu phải ở trong total(), latest(), given()"
            )
        return tree

    @property
    def next(self) -> Token:
        return self.tokens[self.place]

    def take(self) -> Token:
        token = self.next
        self.place += 1
        return token

    def takes(self, text: str) -> bool:
        found = self.next.text == text and self.next.kind != "end"
        self.place += found
        return found

    def expect(self, text: str) -> None:
        if not self.takes(text):
            raise RuleSyntaxError(self.next.position, f"thiếu “{text}”")

    def check(self) -> Node:
        start, left = self.next, self.either()
        if not self.takes("implies"):
            return left
        return Logic("implies", _checked(left, True, start), self.logical(self.check))

    def either(self) -> Node:
        return self.joined("or", self.both)

    def both(self) -> Node:
        return self.joined("and", self.comparison)

    def joined(self, word: str, part: Callable[[], Node]) -> Node:
        start, left = self.next, part()
        while self.takes(word):
            left = Logic(word, _checked(left, True, start), self.logical(part))
        return left

    def logical(self, part: Callable[[], Node]) -> Node:
        start = self.next
        return _checked(part(), True, start)

    def comparison(self) -> Node:
        start, left = self.next, self.sum()
        found: Node | None = None
        while self.next.text in COMPARISONS:
            _checked(left, False, start)
            step = Comparison(self.take().text, left, right := self.numeric(self.sum))
            found, left = step if found is None else Logic("and", found, step), right
        return left if found is None else found

    def sum(self) -> Node:
        return self.calculated("+-", self.product)

    def product(self) -> Node:
        return self.calculated("*/", self.term)

    def calculated(self, signs: str, part: Callable[[], Node]) -> Node:
        start, left = self.next, part()
        while self.next.kind == "sign" and self.next.text in signs:
            left = Arithmetic(self.take().text, _checked(left, False, start), self.numeric(part))
        return left

    def numeric(self, part: Callable[[], Node]) -> Node:
        start = self.next
        return _checked(part(), False, start)

    def term(self) -> Node:
        token = self.take()
        if token.text == "-":
            return Arithmetic("-", Number(Decimal(0)), self.numeric(self.term))
        if token.text == "(":
            return self.inside(self.check)
        if token.kind == "number":
            return Number(Decimal(token.text))
        if token.kind != "word":
            raise RuleSyntaxError(token.position, "thiếu số, mã chỉ tiêu hoặc dấu mở ngoặc")
        return self.function(token) if self.takes("(") else self.reading("value", token)

    def inside(self, part: Callable[[], Node]) -> Node:
        self.depth += 1
        if self.depth > DEEPEST:
            raise RuleSyntaxError(self.next.position, "quá nhiều ngoặc lồng nhau")
        node = part()
        self.expect(")")
        self.depth -= 1
        return node

    def function(self, name: Token) -> Node:
        if name.text in GATHERINGS:
            return self.inside(lambda: self.gathering(name.text))
        if name.text in READINGS:
            return self.inside(lambda: self.reading(READINGS[name.text], self.take()))
        raise RuleSyntaxError(name.position, f"không có hàm “{name.text}”")

    def gathering(self, name: str) -> Node:
        members = [self.numeric(self.sum)]
        while self.takes(","):
            members.append(self.numeric(self.sum))
        return Gathering(name, tuple(members))

    def reading(self, source: Source, token: Token) -> Node:
        if token.kind != "word" or token.text in READINGS or token.text in GATHERINGS:
            raise RuleSyntaxError(token.position, "thiếu mã chỉ tiêu")
        found = Reading(source, token.text)
        self.readings.append(found)
        return found


def _checked(node: Node, truth: bool, start: Token) -> Node:
    if is_truth(node) is truth:
        return node
    wanted = "phép so sánh, không phải một con số" if truth else "con số, không phải một phép so sánh"
    raise RuleSyntaxError(start.position, f"cần một {wanted}")
