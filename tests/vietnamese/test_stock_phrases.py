"""Texts that could stand in anybody's report are told; a text with figures and names of its own is let alone."""

import pytest

from vietnamese.stock_phrases import stock_phrases

PRAISE = "Ban Chấp hành thường xuyên quan tâm chỉ đạo. Đoàn viên tích cực hưởng ứng. Nhìn chung đạt kết quả tốt."


def test_sentences_that_say_nothing_of_their_own_are_counted() -> None:
    found = stock_phrases(PRAISE)
    assert found is not None
    assert (found.sentences, found.stock) == (3, 3)
    assert found.first == "Ban Chấp hành thường xuyên quan tâm chỉ đạo"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Mở 3 lớp cho 120 lượt người. Quan tâm chỉ đạo 5 CĐCS. Tích cực hưởng ứng: 45 đoàn viên.",
        "Nhìn chung công việc thuận lợi.",
        "Tổ chức hội thi thợ giỏi tại xưởng may. Mời báo cáo viên của Thị ủy. Tặng sách cho thư viện. "
        "Nhìn chung đạt kết quả tốt ở cả ba xưởng.",
    ],
    ids=["nothing", "figures", "one sentence", "mostly its own"],
)
def test_control_other_texts_are_let_alone(text: str) -> None:
    assert stock_phrases(text) is None


def test_capitals_make_no_difference() -> None:
    assert stock_phrases(PRAISE.upper()) is not None
