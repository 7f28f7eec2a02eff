"""What “Kiểm tra” says beside `check` of a unit with units below: rules 22, 23 and 25, warnings only."""

from collections.abc import Iterator

from forms.missing import Finding
from forms.outline import IndicatorsQuestion, Outline
from reporting.consolidation.comparing import Seat, as_findings, counted_twice
from reporting.consolidation.consolidating import Gathered, NothingBelow, gather
from reporting.consolidation.quoting import quoted
from reporting.consolidation.settling import differences_of
from reporting.desk import Desk, contents_of
from store import consolidations, entries, units
from store.connection import Database, snapshot


def cross_check(db: Database, desk: Desk, submitted: bool = False) -> list[Finding]:
    """Totals that differ from their parts, units counted by two parents, narratives that say another number.

    Nothing for a unit that has none below. None of it keeps a report from being handed in.
    """
    with snapshot(db):
        contents = contents_of(entries.of_report(db, desk.report.id))
        try:
            gathered = gather(db, desk, submitted)
        except NothingBelow:
            return []
        return [
            *as_findings(differences_of(db, gathered)),
            *twice(db, gathered),
            *quoted(desk.outline, desk.unit.kind, contents),
        ]


def twice(db: Database, gathered: Gathered) -> Iterator[Finding]:
    """Units that two of the children, or a child and this unit itself, count."""
    where = first_table(gathered.desk.outline, gathered.desk.unit.kind)
    for pair in counted_twice(seats(db, gathered)):
        yield Finding("warning", *where, pair.sentence)


def seats(db: Database, gathered: Gathered) -> Iterator[Seat]:
    """Whom this unit counts, and whom each of its children counts.

    A child counted those of its last consolidation; one that never consolidated here, those below it in the tree.
    """
    unit = gathered.desk.unit
    frozen = consolidations.latest_of_reports(db, [child.report_id for child in gathered.children])
    for child in gathered.children:
        yield Seat(child.code, child.name, unit.short_name, unit.kind)
        last = frozen.get(child.report_id)
        if last:
            below = [(one["code"], one["name"]) for one in last.children if one["version"]]
        else:
            found = units.children(db, child.unit_id, gathered.desk.campaign.tree_date)
            below = [(one.code, one.short_name) for one in found]
        for code, name in below:
            yield Seat(code, name, child.name, child.kind)


def first_table(outline: Outline, kind: str) -> tuple[str, str, str]:
    """The section, the question and the first input of the first table of figures a kind is asked."""
    for section in outline.sections_for(kind):
        for question in section.questions:
            if isinstance(question, IndicatorsQuestion):
                return section.id, question.id, f"{question.id}-{question.rows[0]}-{outline.periods[0].id}"
    return outline.sections_for(kind)[0].id, "", ""
