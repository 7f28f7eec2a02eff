"""The letters that mark the points of an official document."""

LIST_LETTERS = "abcdđeghiklmnopqrstuvxy"
"""Letters of points `a)`, `b)` …: the Vietnamese alphabet without ă â ê ô ơ ư (NĐ 30/2020 Phụ lục I, ô 6)."""
