"""Checks a Word file against the official format: every rule broken, where, what is there, what is allowed."""

from collections.abc import Callable, Iterator

from documents.format_check.components import component_faults, font_faults
from documents.format_check.endings import ending_faults
from documents.format_check.file import NotChecked, WordFile, opened
from documents.format_check.heading import heading_faults
from documents.format_check.paper import number_font_faults, paper_faults
from documents.format_check.places import Places
from documents.format_check.reading import read_document
from documents.format_check.roles import Layout, find_roles
from documents.format_check.rules import Fault, Finding, Told, told
from documents.format_check.text import text_faults
from documents.profiles import Profile, profile_ids
from documents.profiles import profile as profile_called

USUAL_PROFILE = "tld-2024"
# The custom property in which a document names its profile.
PROPERTY = "HoSo"
PROPERTIES = "docProps/custom.xml"

CHECKS: tuple[Callable[[Layout, Profile, Places], Iterator[Fault]], ...] = (
    paper_faults,
    heading_faults,
    component_faults,
    text_faults,
    ending_faults,
    font_faults,
    number_font_faults,
)


def check(data: bytes, profile: str | None = None) -> list[Finding]:
    """Every rule of the format that a .docx breaks, in the order of a reader; what is wrong in the same way at
    several places is one finding, at the first of them.

    The profile is the one asked for, else the one the file names, else tld-2024. Raises NotChecked (with what the
    file is instead) and UnknownProfile.
    """
    file = opened(data)
    return [each.finding for each in examined(file, chosen(file, profile))]


def examined(file: WordFile, asked: Profile) -> list[Told]:
    """The findings of an opened file, with what mends them."""
    layout = find_roles(read_document(file))
    places = Places(layout)
    return told(fault for faults in CHECKS for fault in faults(layout, asked, places))


def chosen(file: WordFile, asked: str | None) -> Profile:
    """The profile asked for, else the one the file names, else the usual one. Raises UnknownProfile."""
    if asked:
        return profile_called(asked)
    named = named_profile(file)
    return profile_called(named if named in profile_ids() else USUAL_PROFILE)


def named_profile(file: WordFile) -> str:
    """The profile a file names in its custom property; "" where it names none."""
    if PROPERTIES not in file.parts:
        return ""
    kept = {each.get("name"): "".join(each.itertext()) for each in file.tree(PROPERTIES)}
    return kept.get(PROPERTY, "").strip()


__all__ = ["Finding", "NotChecked", "check", "named_profile"]
