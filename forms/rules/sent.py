"""The rules as a browser is sent them: plain lists that `rules.js` works out as `reading` does here."""

from typing import TYPE_CHECKING, Any

from forms.rules.text import parse
from forms.rules.tree import Arithmetic, Comparison, Gathering, Logic, Node, Number, Reading

if TYPE_CHECKING:
    from forms.outline import Outline, Rule

Sent = dict[str, Any]


def rules_sent(outline: "Outline", kind: str, rows: frozenset[str]) -> Sent:
    """What the tables with these rows are watched by while a unit of this kind types: JSON-like data.

    `{periods: [{id, printed, partial, plain, carried, total}], indicators: {id: {label, decimals, flow, ratio,
    percent}}, rules: [{id, severity, message, whole, tree}]}`. A rule is among them where it reads a row, itself or
    through a ratio; the indicators are those that rules read, and the ratios among the rows with their parts.
    """
    shown = {indicator.id for indicator in outline.indicators_for(kind)}
    watched = [rule for rule in outline.rules if rule.check and concerns(outline, rule, kind, rows)]
    read = [operand for rule in watched for operand in operands(rule)]
    ratios = [row for row in rows if parts(outline, row)]
    named = {each for one in (*read, *ratios) for each in (one, *parts(outline, one))}
    return {
        "periods": [
            {
                "id": each.id,
                "printed": each.printed,
                "partial": each.partial,
                "plain": each.plain,
                "carried": each.carried is not None,
                "total": list(each.derived.total) if each.derived else [],
            }
            for each in outline.periods
        ],
        "indicators": {each: indicator_sent(outline, each) for each in sorted(named & shown)},
        "rules": [rule_sent(rule) for rule in watched],
    }


def concerns(outline: "Outline", rule: "Rule", kind: str, rows: frozenset[str]) -> bool:
    """Whether a rule is asked of this kind and reads one of the rows."""
    if rule.only_for and kind not in rule.only_for:
        return False
    return any(rows.intersection((operand, *parts(outline, operand))) for operand in operands(rule))


def operands(rule: "Rule") -> frozenset[str]:
    return parse(rule.check).operands()


def parts(outline: "Outline", indicator: str) -> tuple[str, ...]:
    """What a ratio is made of; nothing for a typed figure."""
    return tuple(outline.indicator(indicator).ratio or ())


def indicator_sent(outline: "Outline", name: str) -> Sent:
    indicator = outline.indicator(name)
    return {
        "label": indicator.label,
        "decimals": indicator.decimals,
        "flow": indicator.period == "flow",
        "ratio": indicator.ratio,
        "percent": indicator.measure == "%",
    }


def rule_sent(rule: "Rule") -> Sent:
    expression = parse(rule.check)
    return {
        "id": rule.id,
        "severity": rule.severity,
        "message": rule.message,
        "whole": expression.whole_report,
        "tree": node_sent(expression.tree),
    }


def node_sent(node: Node) -> list[Any]:
    """A node as `[what, …]`: `["number", 30]`, `["previous", "A01"]`, `["+", left, right]`, `["min", a, b, c]`."""
    if isinstance(node, Number):
        return ["number", float(node.value)]
    if isinstance(node, Reading):
        return [node.source, node.indicator]
    if isinstance(node, Gathering):
        return [node.name, *map(node_sent, node.members)]
    assert isinstance(node, Arithmetic | Comparison | Logic)
    what = node.word if isinstance(node, Logic) else node.sign
    return [what, node_sent(node.left), node_sent(node.right)]
