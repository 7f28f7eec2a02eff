"""What the demo is made of: plain, frozen values that know neither clock nor database."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Content = dict[str, Any]
Contents = dict[str, Content]


@dataclass(frozen=True)
class DemoUnit:
    """One unit as its row wants it (without ids and search keys), with its parent's code.

    `work` says what the people of a CĐCS do (a key of works.toml; "" for the units above), `area` which
    district it lies in ("" for the province and the sector unions) and `commune` its commune.
    """

    code: str
    parent_code: str
    name: str
    short_name: str
    kind: str
    heading_lines: tuple[str, ...]
    superior_lines: tuple[str, ...]
    place: str
    code_suffix: str
    sign_lines: tuple[str, ...]
    signer_name: str
    vice_name: str
    recipients: tuple[str, ...]
    party_committee: str
    district_party: str
    district_committee: str
    contact_name: str
    contact_phone: str
    sort_order: int
    work: str = ""
    area: str = ""
    commune: str = ""


@dataclass(frozen=True)
class DemoReport:
    """One unit's report: what each section holds, its format page, and where it stands.

    `contents` is keyed by section id in the shape entries are kept in; `the_thuc` is the format page's
    own content. `submitted_at` and `accepted_at` are ISO texts with offset, "" where it has not happened;
    `comment` is what the parent wrote when it sent the report back.
    """

    unit_code: str
    status: str
    contents: Mapping[str, Content]
    the_thuc: Mapping[str, str]
    submitted_at: str = ""
    accepted_at: str = ""
    comment: str = ""


@dataclass(frozen=True)
class Demo:
    """The whole demo: units with each parent before its children, and one report a unit."""

    units: tuple[DemoUnit, ...]
    reports: tuple[DemoReport, ...]
    by_code: Mapping[str, DemoUnit] = field(default_factory=dict)
