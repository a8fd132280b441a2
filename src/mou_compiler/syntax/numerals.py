"""Numbers, dates, quantities and citations as drafters write them in either language, and back again."""

from __future__ import annotations

import re
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Context, Decimal
from typing import NamedTuple

from mou_compiler.words import (
    BOUNDS,
    CITATION_LEVELS,
    CITATION_LOWER,
    CITATION_PLURALS,
    PERCENT,
    UNITS,
    YEARS,
    Language,
    Word,
)

_DIGITS = {character: number for number, character in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_DIGITS |= {str(number): number for number in range(10)}
_PLACES = {"十": 10, "百": 100, "千": 1000}
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


_QUANTITY = re.compile(
    r"(\d+(?:\.\d+)?[百千]?[万亿]?|[零一二两三四五六七八九十百千万亿]+)[ \t]*(.*)", re.DOTALL
)
_MULTIPLE = {name: Decimal(size) for name, size in _PLACES.items()} | _MULTIPLES


def read_amount(text: str) -> Decimal:
    """Return the number that digits, Han numerals or both spell: 100万, 5千, 两百万, 一亿二千万."""
    if text[0].isascii():
        digits = re.match(r"[\d.]+", text)
        assert digits is not None  # it begins with one
        value = Decimal(digits[0])
        for name in text[digits.end() :]:
            value = _EXACT.multiply(value, _MULTIPLE[name])
        return value
    for name in ("亿", "万"):
        before, found, behind = text.rpartition(name)
        if found:
            upper = _EXACT.multiply(read_amount(before) if before else Decimal(1), _MULTIPLES[name])
            return _EXACT.add(upper, read_amount(behind) if behind else Decimal(0))
    return Decimal(read_han_number(text))


def read_quantity(text: str) -> Quantity:
    """Return the quantity that a NUMBER or QUANTITY token spells."""
    match = _QUANTITY.fullmatch(text)
    assert match is not None  # the lexer's patterns are narrower
    number, unit = match.groups()
    word = UNITS.find(unit) or UNITS.find(unit.lower())
    return Quantity(read_amount(number), word.en if word else unit)


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
    """Return an exact number without exponent; in Chinese, whole 万 and 亿 are written so."""
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
    looks_like_a_year = word is YEARS and re.fullmatch(r"\d{4}", number)
    if language == "zh" and not looks_like_a_year:
        return f"{number} {word.zh}" if word.zh.isalpha() and word.zh.isascii() else f"{number}{word.zh}"
    if word is PERCENT:
        return f"{number}%"
    singular = word.also[0] if quantity.value == 1 and word.also and word.also[0].isascii() else word.en
    return f"{number} {singular}"


_DATE = re.compile(r"(\d{4})[-年]?(?:(\d{1,2})[-月]?(?:(\d{1,2})日?)?)?")


def read_date(text: str) -> tuple[int, int | None, int | None]:
    """Return year, month and day of a DATE token (or of a year alone), None for what it leaves out."""
    match = _DATE.fullmatch(text)
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


_EN_LEVEL = re.compile(
    r"(§|[a-z]+)[ \t]*"
    r"((?:[A-Z]{0,2}\.?\d[\dA-Za-z.-]*|[IVXLC]+|[A-Z])(?:(?:[ \t]+to[ \t]+|,[ \t]*)\d+[A-Za-z]{0,2})*)?"
    r"((?:(?:,[ \t]*(?:and[ \t]+)?)?\([\dA-Za-z]+\))*)"
)
_ZH_LEVEL = re.compile(
    r"(至?)第([（()）、\dA-Za-z.〇零一二两三四五六七八九十百千-]+)"
    r"(部分|附件|附表|规例|规则|细目|子目|[编章节条款项目])(?:之([\d〇零一二三四五六七八九十百]+))?"
)
_LOWER = tuple(word.en for word in CITATION_LOWER.words)
RANGE, LIST = "..", ","
"""What stands between numbers of a step that names several places."""

_COLLOQUIAL = re.compile(r"百[一二三四五六七八九](?!十)|千[一二三四五六七八九](?![百十])")


def _below(level: str) -> tuple[str, ...]:
    """Return the levels of the brackets behind one: those below it."""
    if level in _LOWER:
        return _LOWER[_LOWER.index(level) + 1 :]
    return _LOWER[1:] if level == "part" else _LOWER


def _number(text: str) -> str:
    """Return the number of a step without noughts before it."""
    return str(int(text)) if text.isascii() and text.isdigit() else text


def is_colloquial(text: str) -> bool:
    """Tell whether a Chinese citation has a number that can be read in two ways: 一百五 is 105 or 150."""
    return text.startswith("第") and _COLLOQUIAL.search(text) is not None


def may_be_a_range(text: str) -> bool:
    """Tell whether an English citation has a number that may be a range: articles 5 to 9, or 第五条之九."""
    return any(
        int(low) < int(high)
        for low, high in re.findall(r"(?<![A-Za-z])(?:art|article)[ \t]+(\d+)-(\d+)(?![\w.-])", text)
    )


Steps = tuple[tuple[str, str], ...]


def read_citation(text: str) -> Steps | None:
    """Return the steps (level, number) of a CITATION token; None where brackets go deeper than levels do.

    It is None too where a list or range is not one of places side by side (`is_uneven`).
    The number of a step that names several places holds each between commas, or the first and last of a range.
    """
    steps = _read(text)
    return None if steps is None or _branches(steps) else steps


def is_uneven(text: str) -> bool:
    """Tell whether a list or range stands above a step, or runs between places of different levels."""
    steps = _read(text)
    return steps is not None and _branches(steps)


def _branches(steps: Steps) -> bool:
    return not steps or any(LIST in number or RANGE in number for _, number in steps[:-1])


def _read(text: str) -> Steps | None:
    """Return steps as they are written, or no step of a range whose ends are not side by side."""
    return _read_chinese(text) if text.startswith("第") else _read_english(text)


def _read_chinese(text: str) -> Steps:
    first: list[tuple[str, str]] = []
    last: list[tuple[str, str]] = []
    steps = first
    for until, numbers, level, suffix in _ZH_LEVEL.findall(text):
        steps = last if until else steps
        several = [_chinese_number(number.strip("（()）")) for number in numbers.split("、")]
        whole = LIST.join(several) + (f"-{read_han_number(suffix)}" if suffix else "")
        steps.append((CITATION_LEVELS.named(level).en, whole))
    if not last:
        return tuple(first)
    (level, low), (other, high) = first[-1], last[-1]
    above = last[:-1]
    if level != other or (above and above != first[-len(last) : -1]):
        return ()
    return (*first[:-1], (level, f"{low}{RANGE}{high}"))


def _chinese_number(text: str) -> str:
    return text if re.search(r"[A-Za-z.-]", text) else str(read_han_number(text))


def _read_english(text: str) -> Steps | None:
    steps: list[tuple[str, str]] = []
    for level, numbers, brackets in _EN_LEVEL.findall(text):
        word = CITATION_PLURALS.get(level) or CITATION_LEVELS.named(level)
        inner = [_number(part) for part in re.findall(r"\(([^)]*)\)", brackets)]
        if numbers:
            steps.append((word.en, _numbers_of(word.en, numbers)))
            below = _below(word.en)
        else:
            below = (word.en, *_below(word.en))
        more = re.findall(r",[^(]*\(([^)]*)\)", brackets)
        inner = inner[: len(inner) - len(more)]
        if len(inner) > len(below):
            return None
        steps.extend(zip(below, inner, strict=False))
        if more:
            steps[-1] = (steps[-1][0], LIST.join([steps[-1][1], *map(_number, more)]))
    return tuple(steps)


def _numbers_of(level: str, text: str) -> str:
    several = re.sub(r"[ \t]+to[ \t]+", RANGE, re.sub(r",[ \t]*", LIST, text))
    if level == "art" and re.fullmatch(r"\d+\.\d+", several):
        several = several.replace(".", "-")
    if re.fullmatch(r"\d+(?:-\d+)?", several):
        return "-".join(_number(part) for part in several.split("-"))
    return several


def write_citation(steps: Steps, language: Language) -> str:
    """Return a citation as the language writes it: `art 146(1)(2)` or 第一百四十六条第一款第（二）项."""
    if language == "zh":
        return _write_chinese(steps)
    out = ""
    below: tuple[str, ...] = ()
    for level, number in steps:
        bracketed = level in _LOWER and below[:1] == (level,) and RANGE not in number and "-" not in number
        if bracketed:
            out += ", ".join(f"({part})" for part in number.split(LIST))
        else:
            out += f"{' ' if out else ''}{_english_step(level, number)}"
        below = () if LIST in number or RANGE in number else _below(level)
    return out


def _english_step(level: str, number: str) -> str:
    if level in _LOWER and LIST in number and not number[:1].isdigit() and RANGE not in number:
        return f"{level} " + ", ".join(f"({part})" for part in number.split(LIST))
    if LIST in number or RANGE in number:
        plural = _PLURAL.get(level, level)
        return f"{plural} {number.replace(RANGE, ' to ').replace(LIST, ', ')}"
    low, _, high = number.partition("-")
    if level == "art" and low.isdigit() and high.isdigit() and int(low) < int(high):
        number = f"{low}.{high}"  # with a hyphen it could be a range
    if level in _LOWER and not number[:1].isdigit():
        return f"{level} ({number})"
    return f"{level} {number}"


_PLURAL = {word.en: spelling for spelling, word in reversed(CITATION_PLURALS.items())}
"""The first plural of each level."""


def _write_chinese(steps: Steps) -> str:
    if any(level == "§" for level, _ in steps):
        return write_citation(steps, "en")
    out, above = "", ""
    for level, number in steps:
        low, found, high = number.partition(RANGE)
        step = _chinese_step(level, low)
        out += f"{above}{step}至{_chinese_step(level, high)}" if found else step
    return out


def _chinese_step(level: str, number: str) -> str:
    name = CITATION_LEVELS.named(level).zh
    main, _, suffix = number.partition("-")
    if main.isdigit() and suffix.isdigit() and LIST not in number:
        return f"第{_chinese_part(level, main)}{name}之{write_han_number(int(suffix))}"
    return "第" + "、".join(_chinese_part(level, part) for part in number.split(LIST)) + name


def _chinese_part(level: str, number: str) -> str:
    han = write_han_number(int(number)) if number.isdigit() else number
    return f"（{han}）" if level == "item" or (level in _LOWER and not number.isdigit()) else han
