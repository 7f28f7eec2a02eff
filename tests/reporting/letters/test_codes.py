import re

from reporting.letters.codes import SIGNS, derived, printed, signs_of

SECRET = b"s" * 32


def test_a_code_has_twelve_signs_that_nobody_confuses() -> None:
    codes = [derived(SECRET, "mot", user) for user in range(500)]
    assert all(re.fullmatch(f"[{SIGNS}]{{12}}", code) for code in codes)
    assert not set("0O1ILZSGBAEU") & set("".join(codes))
    assert len(set(codes)) == 500


def test_the_same_asking_gives_the_same_code_and_another_another() -> None:
    code = derived(SECRET, "mot", 7)
    assert derived(SECRET, "mot", 7) == code
    assert len({code, derived(SECRET, "hai", 7), derived(b"t" * 32, "mot", 7), derived(SECRET, "mot", 8)}) == 4


def test_a_code_is_read_as_a_thumb_types_it() -> None:
    for typed in ("7KQM-9XVD-C4PH", " 7kqm 9xvd c4ph ", "7KQM9XVDC4PH", "7kqm.9xvd_c4ph", "7KQM–9XVD–C4PH"):
        assert signs_of(typed) == "7KQM9XVDC4PH"


def test_look_alikes_are_taken_for_what_they_stand_for() -> None:
    assert signs_of("ZSGB-ZSGB-ZSGB") == "256825682568"


def test_what_cannot_be_a_code_is_none() -> None:
    for typed in ("", "7KQM", "7KQM-9XVD-C4PO", "7KQM-9XVD-C4P1", "7KQM-9XVD-C4PHH", "x" * 5000, "７KQM-9XVD-C4PH"):
        assert signs_of(typed) == ""


def test_a_code_is_printed_in_three_groups() -> None:
    assert printed("7KQM9XVDC4PH") == "7KQM-9XVD-C4PH"
