"""Numbers as Vietnamese offices write them: 1.234.567,5 (domain.md 3, reliability.md B10, B11)."""

import re
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation

MAX_DIGITS = 15
"""Digits allowed before the decimal comma."""

_CONTEXT = Context(prec=100)
_SWAP_SEPARATORS = str.maketrans(",.", ".,")
_WIDE = {**{0xFF10 + digit: str(digit) for digit in range(10)}, 0xFF0C: ",", 0xFF0E: ".", 0x2212: "-"}
_TYPED = re.compile(
    r"(?P<sign>-?)(?P<whole>[0-9]+|[1-9][0-9]{0,2}(?P<mark>[. ])[0-9]{3}(?:(?P=mark)[0-9]{3})*)"
    r"(?:,(?P<part>[0-9]+))?"
)
_ONE_DOT = re.compile(r"-?([0-9]+)\.([0-9]+)")
_ONE_COMMA = re.compile(r"-?([1-9][0-9]{0,2}),([0-9]{3})")


class NumberError(ValueError):
    """Không đọc được số này."""


class AmbiguousNumber(NumberError):
    """Số này có hai cách hiểu."""


def parse_number(text: str, decimals: int = 0) -> Decimal | None:
    """Read a typed number with at most `decimals` digits after the comma; '' is None.

    "1234", "1.234", "1 234" and "1.234,5" are read, full-width digits too; the result carries no
    trailing zeros, so str() of it is the one form to keep. A minus is read, a plus is not.
    Raises NumberError with an example, AmbiguousNumber where a dot or comma could mean two things.
    """
    typed = text.strip()
    # Covers nearly all figures; isdigit() alone would let other scripts' digits in.
    if len(typed) <= MAX_DIGITS and typed.isascii() and typed.isdigit():
        return Decimal(int(typed))
    typed = " ".join(typed.translate(_WIDE).split())
    if not typed:
        return None
    match = _TYPED.fullmatch(typed)
    _refuse_two_meanings(typed, decimals)
    if match is None:
        raise NumberError(f"Không đọc được số {_shown(typed)}. Xin ghi như {_example(decimals)}.")
    return _value(match, decimals)


def _refuse_two_meanings(typed: str, decimals: int) -> None:
    sign = "-" if typed.startswith("-") else ""
    dotted = _ONE_DOT.fullmatch(typed)
    if dotted and (decimals > 0 or not _TYPED.fullmatch(typed)):
        whole, part = dotted.groups()
        if len(whole + part) <= MAX_DIGITS:
            _ask(typed, sign, whole, part)
    english = _ONE_COMMA.fullmatch(typed)
    if english and decimals < 3:
        _ask(typed, sign, *english.groups())


def _ask(typed: str, sign: str, whole: str, part: str) -> None:
    fraction = f"{sign}{format_number(str(int(whole)))},{part}"
    joined = f"{sign}{format_number(str(int(whole + part)))}"
    raise AmbiguousNumber(
        f"{_shown(typed)} có hai cách hiểu: {fraction} hay {joined}? "
        f"Xin dùng dấu phẩy cho phần thập phân ({sign}{int(whole)},{part}) "
        f"hoặc ghi liền ({sign}{int(whole + part)})."
    )


def _value(match: re.Match[str], decimals: int) -> Decimal:
    whole = match["whole"].replace(".", "").replace(" ", "")
    part = (match["part"] or "").rstrip("0")
    if len(whole) > MAX_DIGITS:
        raise NumberError(f"Số {_shown(match[0])} quá lớn: chỉ nhận đến {MAX_DIGITS} chữ số trước dấu phẩy.")
    if len(part) > decimals:
        allowed = f"tối đa {decimals} chữ số sau dấu phẩy" if decimals else "số nguyên"
        raise NumberError(
            f"Ô này chỉ nhận {allowed}, như {_example(decimals)}; xin sửa lại số {_shown(match[0])}."
        )
    value = Decimal(f"{int(whole)}.{part}" if part else int(whole))
    return -value if match["sign"] and value else value


def _shown(typed: str) -> str:
    return f"“{typed}”" if len(typed) <= 30 else f"“{typed[:30]}…”"


def _example(decimals: int) -> str:
    return f"1.234,{'5678'[:decimals]}" if decimals else "1.234"


def format_number(value: Decimal | str, decimals: int | None = None) -> str:
    """Write a decimal number (a Decimal, or its text with a point) the Vietnamese way: "1.234.567,5".

    With `decimals` it is rounded half away from zero to so many digits; without, written as it is.
    Raises NumberError on what is no finite number of ordinary size.
    """
    # Hundreds of cells a page are plain whole numbers; they skip Decimal.
    if not decimals and value.__class__ is str and value.isdigit() and value.isascii() and len(value) < 30:
        return value if len(value) < 4 and value[0] != "0" else f"{int(value):,}".replace(",", ".")
    number = _finite(value)
    if decimals is not None:
        number = round_half_up(number, decimals)
    return f"{number if number else abs(number):,f}".translate(_SWAP_SEPARATORS)


def _finite(value: Decimal | str) -> Decimal:
    try:
        number = Decimal(value)
    except InvalidOperation:
        raise NumberError(f"Không đọc được số {_shown(str(value))}.") from None
    if not number.is_finite() or not -40 < number.adjusted() < 40:
        raise NumberError(f"Số {_shown(str(value))} không dùng được trong báo cáo.")
    return number


def round_half_up(value: Decimal, decimals: int) -> Decimal:
    """Round to `decimals` digits after the comma, half away from zero; never gives minus zero."""
    rounded = value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP, context=_CONTEXT)
    return rounded if rounded else abs(rounded)
