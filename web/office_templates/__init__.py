"""Offices' own templates on the screen: sent in, checked, tried, used."""

from web.office_templates.pages import init_app

__all__ = ["init_app"]
