"""The demo's units held their reviews and told their Party committees."""

from forms.outline import load_outline, shipped
from reporting.demo import demo
from reporting.demo.steps import steps_of
from reporting.founding_steps import add_steps
from store import campaigns, milestones, units, users
from store.connection import Database

OUTLINE = load_outline(shipped("nq20-so-ket-5-nam"))
WAYS = {way for step in OUTLINE.campaign.steps for way in step.ways}


def test_every_unit_that_sent_has_held_its_review_in_a_way_of_the_outline() -> None:
    made = demo(OUTLINE, 60)
    by_code = {unit.code: unit for unit in made.units}
    for report in made.reports:
        found = {step.step: step for step in steps_of(by_code[report.unit_code], report)}
        assert ("so_ket" in found) == (report.status != "draft")
        assert not found or (found["so_ket"].way in WAYS and found["so_ket"].done_on.isoformat() < report.submitted_at)


def test_they_are_kept_with_the_campaign(db: Database) -> None:
    made = demo(OUTLINE, 16)
    campaign = campaigns.by_slug(db, "nq20")
    assert campaign
    members = {unit.code: unit for unit in units.all_units(db)}
    officers = {user.unit_id: user for user in users.all_users(db) if user.role == "officer"}
    add_steps(db, campaign, members, officers, made)
    known = milestones.of_campaign(db, campaign.id)
    assert {"so_ket"} <= set(known[members["H01"].id]) and members["N03"].id not in known
