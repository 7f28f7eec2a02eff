"""SHOWN: the pages. Each module attaches itself; the order is that in which a request meets them."""

from flask import Flask

from web import (
    access,
    accounts,
    addresses,
    assets,
    audit_pages,
    board,
    campaigns,
    consolidation,
    consolidation_files,
    cookies,
    errors,
    escaping,
    export_pages,
    format_pages,
    guard,
    headers,
    language,
    letters,
    navigation,
    offline,
    passwords,
    reports,
    sign_in,
    signed_paper,
    spelling,
    standing_in,
    template_pages,
    text_pages,
    units,
    units_pages,
    visitor,
    workbench,
)

ATTACHED = (
    escaping,
    errors,
    guard,
    addresses,
    headers,
    cookies,
    spelling,
    language,
    assets,
    navigation,
    passwords,
    visitor,
    access,
    sign_in,
    accounts,
    reports,
    units_pages,
    units,
    board,
    campaigns,
    letters,
    audit_pages,
    export_pages,
    template_pages,
    format_pages,
    consolidation,
    consolidation_files,
    workbench,
    text_pages,
    offline,
    signed_paper,
    standing_in,
)


def init_app(app: Flask) -> None:
    """Attach all there is to show."""
    for part in ATTACHED:
        part.init_app(app)
