"""Whether indicators, the tables that ask them and the rules between them fit together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from forms.outline.tree import Part, Problem, questions
from forms.rules.text import parse
from forms.rules.tree import RuleSyntaxError

EVERY = "*"
IN_EACH = re.compile(r"\bX\b")
NAME_IN_MESSAGE = "{chi_tieu}"
MOST_RULES = 3000


def with_indicator(check: str, id: str) -> str:
    """The check of an `each` rule for one indicator."""
    return IN_EACH.sub(id, check)


def indicators_fit(tree: Part) -> Iterator[Problem]:
    """Each indicator is asked once, in periods that exist, of somebody, and reaches only what can be reached."""
    known = _by_id(tree.parts("indicators"))
    yield from _asked_once(tree, known)
    periods = {period.text("id") for period in tree.parts("periods")}
    for indicator in tree.parts("indicators"):
        for period, line in indicator.texts("not_asked"):
            if period not in periods:
                yield Problem(line, f"không có kỳ “{period}” trong periods.")
        yield from _ratio_fits(indicator, known)
        yield from _mean_fits(tree, indicator, known)
        if not _seen_by(tree, indicator, known):
            id = indicator.text("id")
            yield Problem(indicator.line, f"chỉ tiêu “{id}” không loại đơn vị nào thấy (xem entry và only_for).")


def _by_id(parts: list[Part]) -> dict[str, Part]:
    return {part.text("id"): part for part in reversed(parts)}


def _asked_once(tree: Part, known: dict[str, Part]) -> Iterator[Problem]:
    asked: dict[str, int] = {}
    for row, line in [row for question in questions(tree) for row in question.texts("rows")]:
        if row not in known:
            yield Problem(line, f"không có chỉ tiêu “{row}” trong indicators.")
        elif row in asked:
            yield Problem(line, f"chỉ tiêu “{row}” đã được hỏi ở dòng {asked[row]}; chỉ hỏi một lần.")
        else:
            asked[row] = line
    for id, indicator in known.items():
        if id and id not in asked:
            yield Problem(indicator.line_of("id"), f"chỉ tiêu “{id}” không có câu hỏi nào hỏi (thêm vào rows).")


def _ratio_fits(indicator: Part, known: dict[str, Part]) -> Iterator[Problem]:
    id = indicator.text("id")
    if not indicator.get("ratio"):
        if not indicator.get("period"):
            yield Problem(indicator.line, f"chỉ tiêu “{id}” thiếu period (stock hoặc flow).")
        return
    for operand, line in indicator.texts("ratio"):
        other = known.get(operand)
        if other is None:
            yield Problem(line, f"tỷ lệ “{id}” dùng chỉ tiêu không có: “{operand}”.")
        elif other.get("ratio"):
            yield Problem(line, f"tỷ lệ “{id}” phải tính từ chỉ tiêu được nhập; “{operand}” cũng là tỷ lệ.")


def _mean_fits(tree: Part, indicator: Part, known: dict[str, Part]) -> Iterator[Problem]:
    units = indicator.get("units")
    weight = units.text("mean") if units else ""
    if not units or not weight:
        return
    id, line, other = indicator.text("id"), units.line_of("mean"), known.get(weight)
    if other is None:
        yield Problem(line, f"số bình quân “{id}” tính theo chỉ tiêu không có: “{weight}”.")
    elif other.get("ratio") or _weight(other) or weight == id:
        yield Problem(line, f"số bình quân “{id}” phải tính theo một chỉ tiêu cộng được; “{weight}” không cộng được.")
    elif not _seen_by(tree, indicator, known) <= _seen_by(tree, other, known):
        yield Problem(line, f"đơn vị nào được hỏi “{id}” cũng phải được hỏi “{weight}” (xem entry và only_for).")


def _weight(indicator: Part) -> str:
    units = indicator.get("units")
    return units.text("mean") if units else ""


def _seen_by(tree: Part, indicator: Part, known: dict[str, Part]) -> set[str]:
    """The kinds of unit that see an indicator; what does not exist is seen by all."""
    kinds = {kind.text("id") for kind in tree.parts("unit_kinds") if _sees(kind, indicator)}
    for operand, _ in indicator.texts("ratio"):
        if operand in known and not known[operand].get("ratio"):
            kinds &= _seen_by(tree, known[operand], known)
    return kinds


def _sees(kind: Part, indicator: Part) -> bool:
    receives = kind.get("receives")
    only_for = {name for name, _ in indicator.texts("only_for")}
    if indicator.text("entry") == "upper" and not (receives and receives.value):
        return False
    return not only_for or kind.text("id") in only_for


def rules_fit(tree: Part) -> Iterator[Problem]:
    """Each rule is a check that can be read, of indicators that exist, or a rule on the rows of a table."""
    known = set(_by_id(tree.parts("indicators"))) - {""}
    for rule in tree.parts("rules"):
        if bool(rule.text("check")) == bool(rule.get("same_measure")):
            yield Problem(rule.line, f"quy tắc “{rule.text('id')}” phải có check hoặc có rows và same_measure.")
        yield from _each_fits(rule, known)
        yield from _check_fits(rule, known)
        yield from _table_fits(tree, rule)


def rules_are_few(tree: Part) -> Iterator[Problem]:
    """Rules with `each` do not multiply beyond what every page of a report can ask."""
    everyone, made = len(tree.parts("indicators")), 0
    for rule in tree.parts("rules"):
        each = rule.texts("each")
        made += everyone if [id for id, _ in each] == [EVERY] else max(len(each), 1)
        if made > MOST_RULES:
            yield Problem(rule.line, f"từ đây đề cương có quá {MOST_RULES} quy tắc (each: mỗi chỉ tiêu một quy tắc).")
            return


def _each_fits(rule: Part, known: set[str]) -> Iterator[Problem]:
    each = rule.texts("each")
    for id, line in each:
        if id not in known and not (id == EVERY and len(each) == 1):
            yield Problem(line, f"không có chỉ tiêu “{id}” trong indicators.")
    check = rule.text("check")
    if each and not IN_EACH.search(check):
        yield Problem(rule.line_of("check"), "quy tắc có each thì check phải dùng X thay cho chỉ tiêu.")
    if not each and NAME_IN_MESSAGE in rule.text("message"):
        yield Problem(rule.line_of("message"), f"{NAME_IN_MESSAGE} chỉ dùng trong quy tắc có each.")


def _check_fits(rule: Part, known: set[str]) -> Iterator[Problem]:
    check, line = rule.text("check"), rule.line_of("check")
    if not check:
        return
    try:
        named = parse(check).operands()
    except RuleSyntaxError as error:
        yield Problem(line, f"{error}")
        return
    for id in sorted(named - known - ({"X"} if rule.get("each") else set())):
        yield Problem(line, f"quy tắc “{rule.text('id')}” dùng chỉ tiêu không có: “{id}”.")


def _table_fits(tree: Part, rule: Part) -> Iterator[Problem]:
    if not rule.get("same_measure"):
        return
    tables = [question for question in questions(tree) if question.text("kind") == "rows"]
    table = _by_id(tables).get(rule.text("rows"))
    if table is None:
        yield Problem(rule.line_of("rows"), f"không có bảng nào (kind: rows) mang mã “{rule.text('rows')}”.")
        return
    columns = {column.text("id"): column for column in table.parts("columns")}
    for place, (id, line) in enumerate(rule.texts("same_measure")):
        if id not in columns:
            yield Problem(line, f"bảng “{rule.text('rows')}” không có cột “{id}”.")
        elif place == 1 and columns[id].text("options_from") != "indicators":
            yield Problem(line, f"cột “{id}” phải có options_from: indicators.")
