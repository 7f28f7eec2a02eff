"""The words of a rule: text to tokens, each with its position."""

import re
from typing import NamedTuple

from forms.rules.tree import RuleSyntaxError

KEYWORDS = frozenset({"and", "or", "implies"})
SPELLINGS = {"×": "*", "÷": "/", "−": "-", "≤": "<=", "≥": ">=", "≠": "!="}

MOST_TOKENS = 200

_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<word>[A-Za-z][A-Za-z0-9_]*)"
    r"|(?P<sign><=|>=|!=|[-+*/=<>(),×÷−≤≥≠]))"
)


class Token(NamedTuple):
    """A word, number or sign of a rule; position counts characters from 1."""

    kind: str
    text: str
    position: int


def tokens_of(text: str) -> list[Token]:
    """The tokens of a rule and an "end" after them; raises RuleSyntaxError at an unknown character."""
    tokens: list[Token] = []
    place, end = 0, len(text.rstrip())
    while place < end:
        match = _TOKEN.match(text, place)
        if match is None or match.lastgroup is None:
            position = place + len(text[place:]) - len(text[place:].lstrip())
            raise RuleSyntaxError(position + 1, f"ký tự “{text[position]}” không dùng được trong quy tắc")
        word = match[match.lastgroup]
        kind = word if word in KEYWORDS else match.lastgroup
        tokens.append(Token(kind, SPELLINGS.get(word, word), match.start(match.lastgroup) + 1))
        place = match.end()
    if len(tokens) > MOST_TOKENS:
        raise RuleSyntaxError(tokens[MOST_TOKENS].position, "quy tắc quá dài, hãy tách thành nhiều quy tắc")
    return [*tokens, Token("end", "", end + 1)]
