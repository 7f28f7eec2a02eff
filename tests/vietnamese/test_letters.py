from vietnamese.keys import sort_key
from vietnamese.letters import LIST_LETTERS


def test_points_are_lettered_in_order_with_d_stroke_after_d() -> None:
    assert LIST_LETTERS.startswith("abcdđeghi") and sorted(LIST_LETTERS, key=sort_key) == list(LIST_LETTERS)
