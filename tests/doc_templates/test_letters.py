import pytest
from lxml import etree

from doc_templates.build import LETTERS, letter_path, letter_template
from documents import load_template
from documents.package import unpacked
from documents.profiles import profile, profile_ids

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
EACH = pytest.mark.parametrize(("name", "kind"), [(name, kind) for name in profile_ids() for kind in LETTERS])


@EACH
def test_the_committed_template_is_what_the_profile_makes(name: str, kind: str) -> None:
    committed = unpacked(letter_path(name, kind).read_bytes())
    rebuilt = unpacked(letter_template(profile(name), kind))
    assert [part for part in rebuilt if committed.get(part) != rebuilt[part]] == []
    assert list(committed) == list(rebuilt)


@EACH
def test_every_style_that_is_used_is_there(name: str, kind: str) -> None:
    parts = unpacked(letter_template(profile(name), kind))
    defined = {style.get(f"{W}styleId") for style in etree.fromstring(parts["word/styles.xml"]).iter(f"{W}style")}
    used = {
        mark.get(f"{W}val") for mark in etree.fromstring(parts["word/document.xml"]).iter(f"{W}pStyle", f"{W}tblStyle")
    }
    assert used <= defined


@EACH
def test_it_renders_the_quick_way(name: str, kind: str, caplog: pytest.LogCaptureFixture) -> None:
    load_template.__wrapped__(letter_path(name, kind).read_bytes())
    assert caplog.records == []


def test_a_letter_of_another_profile_is_another_letter() -> None:
    assert letter_template(profile("tld-2011"), "don-doc") != letter_template(profile("tld-2024"), "don-doc")
