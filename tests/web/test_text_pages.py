"""Pasted text in an old font is read in Unicode, for the page to offer."""

import pytest
from werkzeug.test import TestResponse

from tests.web.browser import OURS, Browser
from vietnamese.legacy import Encoding, encode

SENTENCE = "Công đoàn cơ sở tổ chức học tập nghị quyết"


def mended(browser: Browser, paragraphs: object, token: str = "") -> TestResponse:
    headers = {"Origin": OURS, "X-CSRFToken": token or browser.token()}
    return browser.client.post("/chu/sua", json={"paragraphs": paragraphs}, headers=headers)


@pytest.mark.parametrize(("code", "font"), [(Encoding.TCVN3, ".VnTime"), (Encoding.VNI, "VNI-Times")])
def test_text_in_an_old_font_is_read_in_unicode(officer: Browser, code: Encoding, font: str) -> None:
    said = mended(officer, [[[encode(SENTENCE, code), font]]]).json
    assert said["text"] == SENTENCE
    assert said["codes"] == [code.value]


def test_without_a_font_the_syllables_tell(officer: Browser) -> None:
    assert mended(officer, [[[encode(SENTENCE, Encoding.TCVN3), ""]]]).json["text"] == SENTENCE


def test_paragraphs_stay_paragraphs(officer: Browser) -> None:
    assert mended(officer, [[["Một", ""]], [["- hai", ""]]]).json["text"] == "Một\n- hai"


def test_right_text_changes_nowhere(officer: Browser) -> None:
    assert mended(officer, [[[SENTENCE, "Times New Roman"]]]).json["changes"] == []


@pytest.mark.parametrize("sent", [None, "chữ", [["chữ"]], [[["chữ"]]], [[[1, "x"]]], [[["a", ""]] * 20_001]])
def test_what_is_no_list_of_runs_is_refused(officer: Browser, sent: object) -> None:
    assert mended(officer, sent).status_code == 400


@pytest.mark.parametrize(("depth", "status"), [(100_000, 400), (0, 200)])
def test_brackets_without_end_are_refused(officer: Browser, depth: int, status: int) -> None:
    headers = {"Origin": OURS, "X-CSRFToken": officer.token(), "Content-Type": "application/json"}
    sent = f'{{"paragraphs": [], "x": {"[" * depth + "]" * depth or 0}}}'
    assert officer.client.post("/chu/sua", data=sent, headers=headers).status_code == status


def test_a_stranger_is_asked_to_sign_in(browser: Browser) -> None:
    assert mended(browser, [[["chữ", ""]]]).status_code == 401
