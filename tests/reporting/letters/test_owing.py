from reporting.deadlines import REPORT_STEP
from reporting.letters.owing import note_reminded, owing
from store import Database, events, extensions, reminders, reports, write
from store.extensions import Extension
from tests.reporting.letters.ground import AFTER, BEFORE, seen

AT = "2012-07-10T08:00:00+07:00"
SENT = ("submitted", "accepted")


def statuses(db: Database) -> dict[int, str]:
    campaign = seen(db).campaign
    return {unit_id: report.status for unit_id, report in reports.of_campaign(db, campaign.id).items()}


def owed_by(db: Database, **more: str) -> set[int]:
    return {each.place.unit.id for each in owing(db, seen(db), BEFORE, **more)}


def test_exactly_those_who_have_not_sent_owe(db: Database) -> None:
    found, kept = seen(db), statuses(db)
    waiting = {place.unit.id for place in found.places if place.parent and kept[place.unit.id] not in SENT}
    assert owed_by(db) == waiting
    assert 0 < len(waiting) < len(kept) - 1


def test_control_who_hands_in_gets_no_letter_and_who_is_given_it_back_does(db: Database) -> None:
    unit_id = next(iter(owed_by(db)))
    report = reports.of_campaign(db, seen(db).campaign.id)[unit_id]
    with write(db):
        db.conn.execute("UPDATE reports SET status = 'submitted', submitted_at = ? WHERE id = ?", (AT, report.id))
        events.add(db, report.id, "submit", None, AT)
    assert unit_id not in owed_by(db)
    with write(db):
        db.conn.execute("UPDATE reports SET status = 'returned' WHERE id = ?", (report.id,))
    assert unit_id in owed_by(db)


def test_the_province_has_nobody_above_who_reminds_it(db: Database) -> None:
    assert seen(db).root.id not in owed_by(db)
    assert statuses(db)[seen(db).root.id] not in SENT


def test_a_district_looks_after_its_own_units_only(db: Database) -> None:
    found = seen(db)
    district = next(place.unit for place in found.places if place.row.code == "H01")
    below = found.directly_under(district.id)
    assert below.places and {place.parent.code for place in below.places if place.parent} == {"H01"}


def test_a_branch_is_its_head_and_all_below(db: Database) -> None:
    codes = [place.row.code for place in seen(db).under("H01").places]
    assert codes[0] == "H01" and len(codes) > 1
    assert "N01" not in codes


def test_the_letter_tells_those_who_are_late_from_those_who_are_not(db: Database) -> None:
    late = owing(db, seen(db, AFTER), AFTER, "qua-han")
    assert {each.place.unit.id for each in late} == owed_by(db)
    assert owing(db, seen(db, AFTER), AFTER, "chua-den-han") == []
    assert owing(db, seen(db), BEFORE, "qua-han") == []


def test_more_time_for_one_unit_is_its_own_deadline(db: Database) -> None:
    found = seen(db)
    unit_id = next(iter(owed_by(db)))
    extensions.grant(db, found.campaign.id, Extension(unit_id, REPORT_STEP, "2012-08-15", "mưa lũ", 1, AT))
    late = {each.place.unit.id for each in owing(db, seen(db, AFTER), AFTER, "qua-han")}
    assert late == owed_by(db) - {unit_id}
    given = next(each for each in owing(db, seen(db), BEFORE) if each.place.unit.id == unit_id)
    assert given.due and given.usual_due
    assert (given.due.isoformat(), given.usual_due.isoformat()) == ("2012-08-15", "2012-07-20")


def test_what_was_begun_is_not_missing(db: Database) -> None:
    begun = [each for each in owing(db, seen(db), BEFORE) if each.place.row.stage == "in_progress"]
    assert begun and all(each.missing is not None and len(each.missing) < each.sections for each in begun)


def test_who_was_reminded_is_written_down_with_how_far_it_was(db: Database) -> None:
    found = seen(db)
    late = owing(db, found, BEFORE)[:2]
    note_reminded(db, found, late, "letter", 1, BEFORE)
    kept = reminders.latest(db, found.campaign.id)
    assert {unit_id: each.stage for unit_id, each in kept.items()} == {
        each.place.unit.id: each.place.row.stage for each in late
    }
