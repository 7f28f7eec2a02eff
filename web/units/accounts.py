"""Accounts for all units that have none: how many, then each with its one-time code, told once."""

from datetime import datetime

from flask import Blueprint, render_template

from reporting.units.accounts import open_accounts, without_account
from web.access import CLERK, open_to
from web.configuration import real_time
from web.connection import get_db
from web.office import actor

ACCOUNTS = "/don-vi/mo-tai-khoan"

pages = Blueprint("unit_accounts", __name__)


@pages.get(ACCOUNTS)
@open_to(CLERK)
def waiting() -> str:
    """The units that nobody can sign in for yet."""
    return render_template("units/accounts.html", waiting=without_account(get_db()))


@pages.post(ACCOUNTS)
@open_to(CLERK)
def open_all() -> str:
    """Open their accounts and show the codes, this once."""
    made = open_accounts(get_db(), actor(), datetime.fromisoformat(real_time()))
    return render_template("units/opened.html", made=made)
