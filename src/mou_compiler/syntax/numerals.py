"""Numbers, dates and quantities as drafters write them in either language, and back again."""

from __future__ import annotations

import re
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Context, Decimal
from typing import NamedTuple

from mou_compiler.syntax.number_words import LARGE, read_number_words
from mou_compiler.words import BOUNDS, COPIES, PERCENT, TERM_UNITS, TIMES, UNITS, YEARS, Language, Word

FORMAL = "壹贰叁肆伍陆柒捌玖貳參陸"
"""Numerals that are written where nobody is to change them, in both kinds of letters."""
PLAIN = str.maketrans(FORMAL + "拾佰仟", "一二三四五六七八九二三六十百千")
"""The usual numerals in their place."""

_DIGITS = {character: number for number, character in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_DIGITS |= {str(number): number for number in range(10)}
_DIGITS |= {character: number for number, character in enumerate(FORMAL[:9], 1)}
_DIGITS |= {"貳": 2, "參": 3, "陸": 6}
_PLACES = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
_MULTIPLES = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}
_EXACT = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)  # the default one rounds at 28 digits


def read_han_number(text: str) -> int:
    """Return the number written with Han numerals or digits: 一百四十六 is 146, 二〇一六 is 2016."""
    if text.isdigit():
        return int(text)
    if not any(character in _PLACES for character in text):
        return int("".join(str(_DIGITS.get(character, character)) for character in text))
    total = 0
    digit = 1 if text[0] in _PLACES else 0
    for character in text:
        if character in _PLACES:
            total += (digit or 1) * _PLACES[character] if digit or not total else _PLACES[character]
            digit = 0
        else:
            digit = _DIGITS.get(character, 0)
    return total + digit


_TWO_AT_ONCE = re.compile(r"([一二两三四五六七八九])([一二两三四五六七八九])")


def read_two_at_once(text: str) -> tuple[str, str] | None:
    """Return the two numbers that a Han numeral names at once, least and most: 十二三日 is 十二日 and 十三日.

    None where it names one: digits without a place, as in 二〇一六 and 二三, are read one by one.
    """
    match = _TWO_AT_ONCE.search(text)
    if match is None or not any(character in _PLACES or character in _MULTIPLES for character in text):
        return None
    before, behind = text[: match.start()], text[match.end() :]
    return before + match[1] + behind, before + match[2] + behind


_SHORT = re.compile(
    r"([百千万亿佰仟萬億])([一二两三四五六七八九壹贰叁肆伍陆柒捌玖貳參陸])(?![零〇一二两三四五六七八九十百千万亿拾佰仟萬億\d])"
)
_BELOW = {"百": "十", "佰": "拾", "千": "百", "仟": "佰", "万": "千", "萬": "千", "亿": "千万", "億": "千萬"}


def read_short_of_a_place(text: str) -> tuple[str, str] | None:
    """Return both numbers that a Han numeral without its last place may be: 三万五元 is 三万零五元 or 三万五千元."""
    match = _SHORT.search(text)
    if match is None:
        return None
    before, behind = text[: match.start()] + match[1], text[match.end() :]
    return f"{before}零{match[2]}{behind}", f"{before}{match[2]}{_BELOW[match[1]]}{behind}"


def write_han_number(number: int) -> str:
    """Return a number up to 9999 in Han numerals: 146 is 一百四十六, 10 is 十, 105 is 一百零五."""
    if number >= 10_000:  # noqa: PLR2004 -- no text has so many articles
        return str(number)
    if number == 0:
        return "零"
    out = ""
    zero = False
    for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, place)
        if digit:
            out += ("零" if zero and out else "") + "零一二三四五六七八九"[digit] + name
            zero = False
        else:
            zero = True
    return out.removeprefix("一") if out.startswith("一十") else out


class Quantity(NamedTuple):
    """A number and the English spelling of its unit, empty for a plain number."""

    value: Decimal
    unit: str


SIZES = {name: Decimal(size) for name, size in LARGE.items()} | {
    "": Decimal(1), "k": Decimal(1_000), "m": Decimal(1_000_000), "mn": Decimal(1_000_000), "bn": Decimal(1_000_000_000),
}  # fmt: skip
"""By what words and letters behind a number multiply it."""
_LARGE_WORDS = "|".join(sorted(LARGE, key=len, reverse=True))
_HAN_NUMERALS = "零一二两三四五六七八九十百千万亿拾佰仟萬億" + FORMAL
_QUANTITY = re.compile(
    rf"(\d[\d,'’\u00a0\u202f ]*?(?:\.\d+)?(?:[百千万亿][\d零百千万亿]*)?|[{_HAN_NUMERALS}]+)"
    rf"(?:[ \t]+({_LARGE_WORDS})(?![a-z])|((?:[kKmM]|[mMbB]n)(?![A-Za-z])))?"
    r"[ \t]*((?:[^\d,.'’\u00a0\u202f ].*)?)",
    re.DOTALL,
)
SIGNS = {
    "$": "usd", "US$": "usd", "HK$": "hkd", "NT$": "twd", "AU$": "aud", "A$": "aud", "CA$": "cad", "C$": "cad",
    "NZ$": "nzd", "R$": "brl", "S$": "sgd", "€": "eur", "£": "gbp", "₹": "inr", "Rs": "inr", "Rs.": "inr",
    "₩": "krw", "₽": "rub", "₫": "vnd", "₱": "php", "฿": "thb", "₺": "try", "₴": "uah", "₪": "ils", "₦": "ngn",
    "RMB": "yuan", "人民币": "yuan",
}  # fmt: skip
_IN_FRONT = re.compile(
    rf"({'|'.join(map(re.escape, sorted(SIGNS, key=len, reverse=True)))}|[A-Za-z]{{3,9}}(?=[ \t]))[ \t]*(.*)",
    re.DOTALL,
)
_TWICE = re.compile(r"[ \t]*[(（]([^()（）]*)[)）]")
_SPELLED_OUT = re.compile(r"((?:[a-z]+[ \t-]+)+?)(?=(?:[a-zA-Z]+-?[a-zA-Z]*)[ \t]*$)")
_MULTIPLE = {name: Decimal(size) for name, size in _PLACES.items()} | _MULTIPLES
_WITH_PLACE = re.compile(r"(\d+(?:\.\d+)?)([十百千拾佰仟]?)")
_PER_HUNDRED = re.compile(r"百分之([^以及超不]+)(.*)", re.DOTALL)


def read_amount(text: str) -> Decimal:
    """Return the number that digits, Han numerals or both spell: 100万, 5千, 两百万, 一亿二千万, 1亿2000万, 3万5千."""
    for name in ("亿", "万"):
        before, found, behind = text.rpartition(name)
        if found:
            upper = _EXACT.multiply(read_amount(before) if before else Decimal(1), _MULTIPLES[name])
            return _EXACT.add(upper, read_amount(behind) if behind else Decimal(0))
    text = text.removeprefix("零") or "零"
    if not text[0].isdecimal():
        return Decimal(read_han_number(text))
    value = Decimal(0)
    for digits, place in _WITH_PLACE.findall(text):
        value = _EXACT.add(value, _EXACT.multiply(Decimal(digits), _MULTIPLE.get(place, Decimal(1))))
    return value


_USUAL = str.maketrans("萬億\u3000", "万亿 ")


def with_usual_digits(text: str) -> str:
    """Return a text with the digits 0 to 9 for those of other scripts and widths, letter for letter."""
    return text if text.isascii() else _DIGIT.sub(lambda match: str(int(match[0])), text)


_DIGIT = re.compile(r"\d")


def with_usual_signs(text: str) -> str:
    """Return a text with plain blanks and the usual digits, letter for letter."""
    return with_usual_digits(text.translate(_BLANKS))


_BLANKS = str.maketrans(dict.fromkeys("\u3000\t\u00a0\u202f", " "))


def read_quantity(text: str) -> Quantity:
    """Return the quantity that a NUMBER or QUANTITY token spells."""
    text = _in_digits(_TWICE.sub("", with_usual_digits(text.translate(_USUAL)), count=1))
    if hundredth := _PER_HUNDRED.fullmatch(text):
        return Quantity(read_amount(hundredth[1].strip()), PERCENT.en)
    front = _IN_FRONT.fullmatch(text)
    match = _QUANTITY.fullmatch(front[2] if front else text)
    assert match is not None  # the lexer's patterns are narrower
    number, large, short, unit = match.groups()
    unit = SIGNS.get(front[1], front[1]) if front else SIGNS.get(unit, unit)
    word = UNITS.find(unit) or UNITS.find(unit.lower())
    value = read_amount(re.sub(r"[,'’\u00a0\u202f ]", "", number))
    return Quantity(
        _EXACT.multiply(value, SIZES[large or (short or "").casefold()]), word.en if word else unit
    )


def _in_digits(text: str) -> str:
    """Return a quantity with digits in the place of English words: `forty-five days` is `45 days`."""
    spelled = _SPELLED_OUT.match(text)
    number = None if spelled is None else read_number_words(spelled[1])
    return text if spelled is None or number is None else f"{number} {text[spelled.end() :]}"


def read_said_twice(text: str) -> tuple[str, str] | None:
    """Return both numbers of a quantity that says its number twice, where they differ: three (4) years."""
    again = _TWICE.search(text)
    if again is None:
        return None
    first, second = (read_quantity(one) for one in (text, f"{again[1]} {text[again.end() :]}"))
    if first == second:
        return None
    return _TWICE.sub("", text), f"{again[1]} {text[again.end() :].strip()}"


_BEHIND = "|".join(sorted(BOUNDS.spellings, key=len, reverse=True)).replace(" ", "[ \\t]+")
_BOUND = re.compile(rf"(.*?)[ \t\u3000]*({_BEHIND})", re.DOTALL)


def read_bound(text: str) -> tuple[str, Word]:
    """Return the amount that a BOUND token spells, and the word behind it: `100 yuan or more`, 100元以上."""
    match = _BOUND.fullmatch(text)
    assert match is not None  # the lexer's pattern holds the same spellings
    word = BOUNDS.find(" ".join(match[2].split()))
    assert word is not None
    return match[1], word


def has_unit(text: str) -> bool:
    """Tell whether a number has a unit behind it."""
    return bool(read_quantity(text).unit)


def write_number(value: Decimal, language: Language) -> str:
    """Return an exact number without exponent; in Chinese, whole 万 and 亿 are written so.

    What could be read as thousands elsewhere is written so that it cannot: 1.2340 and not 1.234.
    """
    number = _number(value, language)
    return f"{number}0" if _LIKE_THOUSANDS.fullmatch(number) else number


_LIKE_THOUSANDS = re.compile(r"[1-9]\d{0,2}\.\d{3}")


def _number(value: Decimal, language: Language) -> str:
    if language == "zh":
        for name, zeros in (("亿", 8), ("万", 4)):
            if value and _EXACT.remainder(value, _MULTIPLES[name]) == 0:
                return f"{_plain(_EXACT.scaleb(value, -zeros))}{name}"
    return _plain(value)


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def write_quantity(quantity: Quantity, language: Language) -> str:
    """Return a quantity as the language writes it: `3 years`, `1 year`, `100万元`."""
    number = write_number(quantity.value, language)
    if not quantity.unit:
        return number
    word = UNITS.named(quantity.unit)
    if word is PERCENT:
        number = _number(quantity.value, language)
    looks_like_a_year = word is YEARS and re.fullmatch(r"\d{4}", number)
    if language == "zh" and not looks_like_a_year:
        return f"{number} {word.zh}" if word.zh.isalpha() and word.zh.isascii() else f"{number}{word.zh}"
    if word is PERCENT:
        return f"{number}%"
    counted = word in (*TERM_UNITS, TIMES, COPIES)  # the names of a currency are one for one and for many
    singular = word.also[0] if quantity.value == 1 and counted else word.en
    return f"{number} {singular}"


_DATE = re.compile(r"(\d{4})[-年]?(?:(\d{1,2})[-月]?(?:(\d{1,2})日?)?)?")
_HAN_DATE = re.compile(r"(\D{4})年(?:(\D{1,2})月(?:(\D{1,3})日)?)?")


def read_date(text: str) -> tuple[int, int | None, int | None]:
    """Return year, month and day of a DATE token (or of a year alone), None for what it leaves out."""
    match = _DATE.fullmatch(text)
    if han := _HAN_DATE.fullmatch(text):
        parts = [read_han_number(part) if part else None for part in han.groups()]
        return parts[0] or 0, parts[1], parts[2]
    if match is None:
        return (0, None, None)
    year, month, day = match.groups()
    return int(year), int(month) if month else None, int(day) if day else None


def write_date(parts: tuple[int, int | None, int | None], language: Language) -> str:
    """Return a date as the language writes it: 2016-01-20 or 2016年1月20日."""
    year, month, day = parts
    if language == "zh":
        return f"{year:04d}年" + ("" if month is None else f"{month}月") + ("" if day is None else f"{day}日")
    return f"{year:04d}" + ("" if month is None else f"-{month:02d}") + ("" if day is None else f"-{day:02d}")
