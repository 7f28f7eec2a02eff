"""Whose reports a visitor may export, and whose exports it may see: the clerk all, a unit its own branch."""

from flask import abort
from flask_login import current_user

from store import jobs, standings, unit_parents, users
from store.campaigns import Campaign
from store.errors import Missing
from store.jobs import Job
from store.units import Unit
from web.connection import get_db


def tops(campaign: Campaign) -> list[Unit]:
    """The units with others under them whose branches the visitor may export, its own first; 404 where none has."""
    above = {branch.parent_id for branch in standings.tree(get_db(), campaign.tree_date)}
    branch = unit_parents.subtree(get_db(), current_user.unit_id, campaign.tree_date)
    found = [unit for unit in branch if unit.id in above]
    if not found:
        abort(404)
    return found


def job_asked(job_id: int) -> Job:
    """The server's job, for the clerk and for the people of the unit that asked for it; 404 for a stranger."""
    try:
        job = jobs.get(get_db(), job_id)
    except Missing:
        abort(404)
    if not may_see(job):
        abort(404)
    return job


def may_see(job: Job) -> bool:
    """Whether the job is the visitor's business."""
    if job.runner != "server" or job.asked_by is None:
        return False
    return bool(current_user.role == "clerk" or users.get(get_db(), job.asked_by).unit_id == current_user.unit_id)


def seen_jobs(campaign: Campaign, limit: int = 20) -> list[Job]:
    """The visitor's latest exports of the campaign, the newest first."""
    return [job for job in jobs.of_campaign(get_db(), campaign.id, limit * 10) if may_see(job)][:limit]
