"""Texts that could stand in anybody's report: sentences of stock phrases without a figure, a name or a day."""

import re
from typing import NamedTuple

# Phrases that praise or promise without saying what, how much or where.
PHRASES = (
    "quan tâm chỉ đạo", "quan tâm lãnh đạo", "thường xuyên quan tâm", "luôn quan tâm", "tích cực hưởng ứng",
    "tích cực tham gia", "triển khai kịp thời", "kịp thời triển khai", "thực hiện tốt", "làm tốt công tác",
    "từng bước nâng cao", "không ngừng nâng cao", "nâng cao chất lượng", "nâng cao nhận thức", "phát huy vai trò",
    "phát huy tinh thần", "đạt kết quả tốt", "đạt nhiều kết quả", "kết quả đáng khích lệ", "có nhiều chuyển biến",
    "chuyển biến tích cực", "nhìn chung", "cơ bản hoàn thành", "hoàn thành tốt nhiệm vụ",
    "hoàn thành nhiệm vụ được giao", "chấp hành tốt", "chấp hành nghiêm", "tinh thần trách nhiệm",
    "đoàn kết nhất trí", "bám sát chỉ đạo",
    "phối hợp chặt chẽ", "quán triệt sâu sắc", "nghiêm túc triển khai", "đẩy mạnh công tác", "tăng cường công tác",
    "góp phần quan trọng", "tạo điều kiện thuận lợi", "phấn khởi", "an tâm công tác", "yên tâm công tác",
)  # fmt: skip
# Fewer sentences say too little to judge a text by.
FEWEST = 2
SHARE = 0.5

_SENTENCE = re.compile(r"[^.!?;\n]+")
_PHRASE = re.compile("|".join(map(re.escape, PHRASES)), re.IGNORECASE)


class Stock(NamedTuple):
    """How many of a text's sentences say nothing of their own, and the first of them."""

    sentences: int
    stock: int
    first: str


def stock_phrases(text: str) -> Stock | None:
    """What is told where at least half of a text's sentences are stock; None for any other text.

    A sentence is stock where it holds such a phrase and no digit: a figure or a day makes it the unit's own.
    """
    sentences = [found[0].strip() for found in _SENTENCE.finditer(text) if len(found[0].split()) > 3]
    stock = [each for each in sentences if _PHRASE.search(each) and not any(map(str.isdigit, each))]
    if len(stock) < FEWEST or len(stock) < SHARE * len(sentences):
        return None
    return Stock(len(sentences), len(stock), stock[0])
