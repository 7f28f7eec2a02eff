"""The office's own templates: taken in, judged by what an outline offers, put to use and taken out of it."""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from documents.limits import LimitedRunFailed, checked, run_limited
from documents.template_check.findings import TemplateFinding
from forms.outline import Outline
from reporting.blocks import completed
from reporting.contract import contract, offered
from reporting.outlines import outline_of
from store import audit, template_uses, templates
from store.campaigns import Campaign
from store.connection import Database, write
from store.templates import Template

WHOLE = "noi_dung"
"""The name that prints every section by itself."""
NEEDED = ("so_ky_hieu", "dia_danh_ngay", "trich_yeu", "mo_dau", "noi_nhan", "ky", "phu_luc")
"""What every report prints beside its sections."""
VERDICTS_KEPT = 64


class NotTaken(ValueError):
    """An upload that is no Word file one could look into; the message says what it is and what to do."""


class NotUsable(ValueError):
    """A template with errors is not put to use."""

    def __init__(self, labels: Iterable[str]) -> None:
        super().__init__(f"Mẫu còn lỗi nên chưa dùng được cho: {', '.join(labels)}. Xin sửa các lỗi rồi tải lên lại.")


@dataclass(frozen=True)
class Actor:
    """Who does something, when and from where: what the audit says."""

    user_id: int
    at: str
    address: str = ""


@dataclass(frozen=True)
class Judged:
    """A finding and the unit kinds it concerns; () where it concerns all that were asked about."""

    finding: TemplateFinding
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True)
class Verdict:
    """What was found, in the order of the file, and the kinds whose units may print on the template."""

    findings: tuple[Judged, ...]
    usable: tuple[str, ...]

    @property
    def faults(self) -> list[Judged]:
        """The errors and warnings, without the notes."""
        return [each for each in self.findings if each.finding.severity != "note"]

    @property
    def notes(self) -> list[Judged]:
        return [each for each in self.findings if each.finding.severity == "note"]

    @property
    def errors(self) -> int:
        """How many errors there are."""
        return sum(each.finding.severity == "error" for each in self.findings)


def judge(data: bytes, outline: Outline, kinds: Collection[str] = ()) -> Verdict:
    """A template's findings for units of these kinds (none: all of the outline), from a child process with limits."""
    asked = tuple(kinds) or tuple(kind.id for kind in outline.unit_kinds)
    concerned: dict[TemplateFinding, list[str]] = {}
    for alike in alike_kinds(outline, asked):
        expected = (WHOLE, *NEEDED, *offered(outline, alike[0]))
        for finding in without_parts_of_the_whole(checked(data, contract(outline, alike[0]), expected)):
            concerned.setdefault(finding, []).extend(alike)
    wrong = {kind for finding, named in concerned.items() if finding.severity == "error" for kind in named}
    judged = (
        Judged(finding, () if len(named) == len(asked) else tuple(named)) for finding, named in concerned.items()
    )
    return Verdict(tuple(judged), tuple(kind for kind in asked if kind not in wrong))


def alike_kinds(outline: Outline, kinds: Iterable[str]) -> list[list[str]]:
    """The kinds in groups that offer the same names: one check does for each."""
    groups: dict[str, list[str]] = {}
    for kind in kinds:
        names = json.dumps([contract(outline, kind), offered(outline, kind)], sort_keys=True)
        groups.setdefault(names, []).append(kind)
    return list(groups.values())


def without_parts_of_the_whole(findings: Iterable[TemplateFinding]) -> list[TemplateFinding]:
    """Without the notes on sections a template does not name, where it prints them all as one."""
    every = list(findings)
    unnamed = [finding for finding in every if finding.severity == "note" and f"“{WHOLE}”" in finding.problem]
    if unnamed:
        return [finding for finding in every if finding not in unnamed]
    return [finding for finding in every if not (finding.severity == "note" and "“muc." in finding.problem)]


def refuse_unreadable(data: bytes, verdict: Verdict) -> None:
    """Raise `NotTaken` for a file that no finding could be shown in: no Word file, locked, broken, a bomb."""
    whole = [each.finding for each in verdict.faults if each.finding.place == "tệp"]
    if whole:
        try:
            annotated(data, ())
        except LimitedRunFailed as error:
            raise NotTaken(f"{whole[0].problem} {whole[0].suggestion}".strip()) from error


def annotated(data: bytes, findings: Iterable[TemplateFinding]) -> bytes:
    """The template with the findings as Word comments; raises `LimitedRunFailed` where it cannot be read."""
    return run_limited("annotate", {"template": data, "findings": [asdict(finding) for finding in findings]})


def tried(data: bytes, context: Mapping[str, Any]) -> bytes:
    """The template filled with plain data, in a child process; raises `LimitedRunFailed`."""
    return run_limited("render", {"template": data, "context": dict(context)})


def tried_on(data: bytes, report: Mapping[str, Any]) -> bytes:
    """The same with a report's own data, every block having every name."""
    return tried(data, completed(report))


def take_in(db: Database, campaign: Campaign, name: str, file: str, data: bytes, by: Actor) -> Template:
    """Keep an upload as the next version of its name, whatever errors its tags have; raises `NotTaken`."""
    refuse_unreadable(data, judge(data, outline_of(campaign)))
    with write(db):
        kept = templates.add(db, name, file, data, by.user_id, by.at)
        detail = {"version": kept.version, "file": kept.file, "size": kept.size, "digest": kept.digest}
        audit.add(db, "template.upload", by.user_id, by.at, kept.name, detail, by.address)
    return kept


_VERDICTS: dict[tuple[str, str], Verdict] = {}


def verdict_of(db: Database, campaign: Campaign, template: Template) -> Verdict:
    """The verdict on a kept template; one that found it usable holds as long as the process runs."""
    key = (template.digest, campaign.outline_json)
    found = _VERDICTS.get(key)
    if found is None:
        found = judge(templates.data_of(db, template.id), outline_of(campaign))
        # A check that failed is done anew: the machine may have been busy.
        if found.usable:
            if len(_VERDICTS) >= VERDICTS_KEPT:
                _VERDICTS.clear()
            _VERDICTS[key] = found
    return found


def put_to_use(db: Database, campaign: Campaign, template: Template, kinds: Collection[str], by: Actor) -> None:
    """Let the units of these kinds print on the template; raises `NotUsable` where it has errors for one of them."""
    usable = verdict_of(db, campaign, template).usable
    outline = outline_of(campaign)
    wrong = [outline.unit_kind(kind).label for kind in kinds if kind not in usable]
    if wrong:
        raise NotUsable(wrong)
    with write(db):
        before = template_uses.of_campaign(db, campaign.id)
        template_uses.use(db, campaign.id, kinds, template.id)
        for kind in kinds:
            if before.get(kind) != template:
                note(db, "template.use", campaign, kind, before.get(kind), template, by)


def take_out_of_use(db: Database, campaign: Campaign, kind: str, by: Actor) -> None:
    """Let the units of this kind print on our own template again."""
    with write(db):
        before = template_uses.of_campaign(db, campaign.id).get(kind)
        if template_uses.drop(db, campaign.id, kind):
            note(db, "template.drop", campaign, kind, before, None, by)


def note(
    db: Database, action: str, campaign: Campaign, kind: str, before: Template | None, after: Template | None, by: Actor
) -> None:
    """Write down which template a kind printed on before and prints on now."""
    detail = {"kind": kind, "before": called(before), "after": called(after)}
    audit.add(db, action, by.user_id, by.at, campaign.slug, detail, by.address)


def called(template: Template | None) -> str:
    """`Mẫu của tỉnh, bản 2`; "" for our own."""
    return f"{template.name}, bản {template.version}" if template else ""
