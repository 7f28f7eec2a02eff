"""Old codes told by the text alone: what is found, and that right text is never touched."""

import time
from collections import Counter
from random import Random

import pytest

from tests.vietnamese.sentences import other_sentences, right_sentences
from vietnamese.legacy import Encoding, decode, encode
from vietnamese.repair import Repair, repair

CODES = (Encoding.TCVN3, Encoding.VNI)
Words = list[str]


@pytest.mark.parametrize("encoding", CODES)
def test_sentences_in_an_old_code_are_read_whole(encoding: Encoding) -> None:
    texts = right_sentences(10_000)
    missed = [text for text in texts if repair(encode(text, encoding)).text != decode(encode(text, encoding), encoding)]
    assert len(missed) <= 10


def test_ten_thousand_right_sentences_are_left_as_they_are() -> None:
    assert [text for text in right_sentences(10_000) if repair(text) != Repair(text)] == []


def test_ten_thousand_foreign_and_mixed_lines_are_left_as_they_are() -> None:
    assert [text for text in other_sentences(10_000) if repair(text) != Repair(text)] == []


def test_right_lines_between_old_ones_are_left_as_they_are() -> None:
    old = encode("Công đoàn cơ sở đã tổ chức học tập", Encoding.TCVN3)
    right = [text for text in (*right_sentences(10_000), *other_sentences(10_000))][::7]
    lines = [line for text in right for line in (old, text)]
    assert repair("\n".join(lines)).text.split("\n")[1::2] == right


# Over 3,000 lines each: the share of the old words that must be read.
@pytest.mark.parametrize(
    ("encoding", "length", "recall"),
    [
        (Encoding.TCVN3, 1, 0.75), (Encoding.TCVN3, 2, 0.92), (Encoding.TCVN3, 3, 0.97),
        (Encoding.TCVN3, 5, 0.99), (Encoding.TCVN3, 8, 0.995), (Encoding.TCVN3, 15, 0.997),
        (Encoding.VNI, 1, 0.87), (Encoding.VNI, 2, 0.97), (Encoding.VNI, 3, 0.985),
        (Encoding.VNI, 5, 0.99), (Encoding.VNI, 8, 0.995), (Encoding.VNI, 15, 0.997),
    ],
)  # fmt: skip
def test_an_old_part_between_right_parts_is_read_and_the_right_parts_are_not(
    encoding: Encoding, length: int, recall: float
) -> None:
    counted = _measured(encoding, length, 3_000)
    assert counted["read"] / counted["old"] >= recall
    assert counted["read"] / (counted["read"] + counted["wrong"]) >= 0.999
    assert counted["wrong"] / counted["right"] <= 0.0001


def _measured(encoding: Encoding, length: int, count: int) -> Counter[str]:
    """Words of `count` lines: old ones, those read, right ones, and any that came out wrong."""
    dice = Random(length)
    counted: Counter[str] = Counter()
    for _ in range(count):
        before, old, after = _parts(dice, length)
        typed = [*before, *(encode(word, encoding) for word in old), *after]
        wanted = [*before, *(decode(encode(word, encoding), encoding) for word in old), *after]
        for source, right, got in zip(typed, wanted, repair(" ".join(typed)).text.split(" "), strict=True):
            counted["old" if source != right else "right"] += 1
            counted["read"] += source != right and got == right
            counted["wrong"] += got not in (source, right) or (source == right and got != source)
    return counted


def _parts(dice: Random, length: int) -> tuple[Words, Words, Words]:
    texts = right_sentences(10_000)
    before, after = (dice.choice(texts).split(" ") for _ in range(2))
    old = dice.choice([text for text in dice.choices(texts, k=20) if text.count(" ") >= length]).split(" ")
    start = dice.randrange(len(old) - length)
    return before[: dice.randint(3, 12)], old[start : start + length], after[-dice.randint(3, 12) :]


@pytest.mark.parametrize(
    "text",
    ["®oµn", "coâng", "«ng ®· ë x·", "§· häp", "Q§-BCH cña L§L§ tØnh", "số 05/BC-L§L§ tØnh §¾k N«ng", "cña"],
)
def test_a_short_line_of_clear_words_is_read(text: str) -> None:
    assert repair(text).text != text


@pytest.mark.parametrize(
    "text", ["cã bé", "tí", "cô", "soá", "é", "µ", "« »", "x×y", "m×n", "5 µm, 10 µm, 3 µg", "gång"]
)
def test_what_may_as_well_be_right_is_left(text: str) -> None:
    assert repair(text) == Repair(text)


def test_a_word_that_may_be_either_goes_with_its_neighbours() -> None:
    assert repair("cã nhiÒu ng\xad\xeai cã c¬ héi").text == "có nhiều người có cơ hội"


def test_two_codes_in_one_line_are_told_apart() -> None:
    line = f"{encode('lương của người lao động', Encoding.VNI)}; {encode('công đoàn cơ sở', Encoding.TCVN3)}; đã họp"
    found = repair(line)
    assert found.text == "lương của người lao động; công đoàn cơ sở; đã họp"
    assert [change.encoding for change in found.changes] == [Encoding.VNI, Encoding.TCVN3]


def test_names_of_the_highlands_inside_an_old_part_are_read() -> None:
    assert repair("®ång chÝ Y Bhi¨ Niª, ng\xad\xeai £-®ª, cïng H'Hoa £ban, £®ª").text == (
        "đồng chí Y Bhiă Niê, người Ê-đê, cùng H'Hoa Êban, Êđê"
    )


def test_foreign_words_and_signs_inside_an_old_part_stay() -> None:
    assert repair("C«ng ty Müller ® ®· ký · hîp ®ång").text == "Công ty Müller ® đã ký · hợp đồng"


def test_what_one_line_left_open_the_line_before_decides() -> None:
    assert repair("Héi nghÞ c«ng nh©n\nvïng cã lôt").text == "Hội nghị công nhân\nvùng có lụt"


def test_right_text_of_twenty_thousand_characters_takes_5_ms_at_most() -> None:
    text = "\n".join(right_sentences(10_000))[:20_000]
    assert min(_seconds(text) for _ in range(30)) <= 0.005


def _seconds(text: str) -> float:
    start = time.perf_counter()
    repair(text)
    return time.perf_counter() - start
