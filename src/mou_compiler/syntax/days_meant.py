"""What to write for days as documents of many countries write them: 1 January 2020, 31.12.2019, 令和2年4月1日."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import NamedTuple

from mou_compiler.findings.fix import advised
from mou_compiler.pattern import Pattern
from mou_compiler.syntax.numerals import read_han_number, with_usual_signs, write_date
from mou_compiler.words import Text

_MONTHS = (
    "january|januar|janvier|enero|gennaio|janeiro|januari|jan|janv",
    "february|februar|février|fevrier|febrero|febbraio|fevereiro|februari|feb|févr",
    "march|märz|maerz|mars|marzo|março|marco|maart|mar",
    "april|avril|abril|aprile|apr|avr",
    "may|mai|mayo|maggio|maio|mei",
    "june|juni|juin|junio|giugno|junho|jun",
    "july|juli|juillet|julio|luglio|julho|jul",
    "august|août|aout|agosto|augustus|aug",
    "september|septembre|septiembre|settembre|setembro|sept|sep",
    "october|oktober|octobre|octubre|ottobre|outubro|oct|okt",
    "november|novembre|noviembre|novembro|nov",
    "december|dezember|décembre|decembre|diciembre|dicembre|dezembro|dec|dez",
)  # fmt: skip
_MONTH_OF = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split("|")}
_NAMES = "|".join(sorted(_MONTH_OF, key=len, reverse=True))
_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018, "民国": 1911, "民國": 1911}
_LAST_OF_ERA = {"明治": 45, "大正": 15, "昭和": 64, "平成": 31}
_FIRST_BY_THE_SUN = {"明治": 6}
_NUMBER = r"\d{1,3}|[一二三四五六七八九十百]{1,5}|元"
_NAMED = (
    Pattern(
        rf"(?:the[ ]+)?(?P<day>\d{{1,2}})(?:\.|er|st|nd|rd|th|º|ª)?[ ]+(?:of[ ]+|de[ ]+)?(?P<month>{_NAMES})\.?,?[ ]+"
        rf"(?:of[ ]+|de[ ]+)?(?P<year>\d{{4}})(?!\w)",
        re.IGNORECASE,
    ),
    Pattern(
        rf"(?P<month>{_NAMES})\.?[ ]+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?[ ]+(?P<year>\d{{4}})(?!\w)",
        re.IGNORECASE,
    ),
    Pattern(
        rf"(?P<month>{_NAMES})\.?,?[ ]+(?:of[ ]+|de[ ]+)?(?P<year>\d{{4}})(?!\w)(?P<day>)", re.IGNORECASE
    ),
    Pattern(
        r"(?P<year>\d{4})[ ]*[-/.年년][ ]*(?P<month>\d{1,2})[ ]*[-/.月월][ ]*(?P<day>\d{1,2})[ ]*(?:[日일]|(?!\d))"
    ),
    Pattern(r"(?P<year>\d{4})[ ]*[年년][ ]*(?P<month>\d{1,2})[ ]*[月월](?P<day>)"),
    Pattern(r"(?P<year>\d{4})-(?P<month>\d{2})(?![\w-])(?P<day>)"),
    Pattern(
        r"(?P<year>[〇零一二三四五六七八九]{4})年(?P<month>[一二三四五六七八九十]{1,2})月"
        r"(?:(?P<day>[一二三四五六七八九十]{1,3})日)?"
    ),
)
_ERA = Pattern(
    rf"(?:中[華华])?(?P<era>{'|'.join(_ERAS)})[ ]*(?P<year>{_NUMBER})年[ ]*(?P<month>\d{{1,2}}|[一二三四五六七八九十]{{1,2}})月[ ]*"
    r"(?:(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})日)?"
)
_DAY_FIRST = Pattern(
    r"(?P<one>\d{1,2})(?P<sign>[./-])[ ]*(?P<other>\d{1,2})(?P=sign)[ ]*(?P<year>\d{4})(?!\w)"
)
_MOST_MONTHS = 12
_THAI = {
    name: number
    for number, name in enumerate(
        [
            "มกราคม",
            "กุมภาพันธ์",
            "มีนาคม",
            "เมษายน",
            "พฤษภาคม",
            "มิถุนายน",
            "กรกฎาคม",
            "สิงหาคม",
            "กันยายน",
            "ตุลาคม",
            "พฤศจิกายน",
            "ธันวาคม",
        ],
        1,
    )
}
_BUDDHIST_YEARS = 543
_FIRST_BUDDHIST_FROM_APRIL, _LAST_BUDDHIST_FROM_APRIL, _APRIL = 2432, 2483, 4
_BUDDHIST = Pattern(
    rf"(?:(?P<day>\d{{1,2}})[ ]+)?(?:(?P<thai>{'|'.join(_THAI)})[ ]+(?:พ\.ศ\.[ ]*)?|(?:(?P<month>{_NAMES})[ ]+)?(?:B\.?[ ]?E\.?|พ\.ศ\.)[ ]*)"
    r"(?P<year>2[4-6]\d{2})(?!\w)",
    re.IGNORECASE,
)
_AT_END = Pattern(
    rf"(?:the[ ]+)?(?:end|last[ ]+day|close)[ ]+of[ ]+(?:the[ ]+year[ ]+)?(?:(?P<month>{_NAMES})[ ]+)?(?P<year>\d{{4}})(?!\w)|"
    r"(?P<han_year>\d{4})年(?:(?P<han_month>\d{1,2})月)?(?:末|底)",
    re.IGNORECASE,
)
_LOOSE = Pattern(
    rf"(?:the[ ]+)?(?:early|mid|late|beginning[ ]+of|start[ ]+of|middle[ ]+of|spring|summer|autumn|fall|winter|Q[1-4]|"
    rf"(?:first|second|third|fourth)[ ]+(?:half|quarter)[ ]+of)[ -]+(?:in[ ]+)?(?:(?P<month>{_NAMES})[ ]+)?(?P<year>\d{{4}})(?!\w)|"
    r"(?P<han_year>\d{4})年(?:(?:上|下)半年|(?:第[一二三四]|[一二三四])季度|年?初|(?P<han_month>\d{1,2})月(?:上旬|中旬|下旬|初))",
    re.IGNORECASE,
)
_YEAR = Pattern(
    r"(?:the[ ]+year[ ]+)?(?P<year>\d{4})(?:(?!\w|[-/.]\d)|[ ]*[年년](?![ ]*(?:[\d一二三四五六七八九十]{1,3}[ ]*[月월]|度)))"
)
_PARTIAL = Pattern(
    rf"(?P<day>\d{{1,2}})(?:\.|er|st|nd|rd|th|º)?[ ]+(?:of[ ]+|de[ ]+)?(?P<month>{_NAMES})(?!\w)\.?|(?P<month_first>{_NAMES})\.?(?:[ ]+(?P<day_last>\d{{1,2}})(?:st|nd|rd|th)?)?(?!\w)|"
    r"(?P<han_month>\d{1,2})月(?:(?P<han_day>\d{1,2})日)?|(?P<number_day>\d{1,2})(?:\.(?P<number_month>\d{1,2})\.|st|nd|rd|th|\.)?(?![\w./-])",
    re.IGNORECASE,
)


class FoundDay(NamedTuple):
    """A day, month or year in a line: as what it can be taken, and where it ends.

    `at_end` says that it is the last day of a month or year; `loose` that the line says less than a day, so that each
    way is a part of what is said or a day of it; `asked` why several days are told of one.
    """

    ways: tuple[Parts, ...]
    end: int
    at_end: bool = False
    loose: bool = False
    asked: Text | None = None

    @property
    def why(self) -> Text | None:
        """Why there are several ways; None for one."""
        if len(self.ways) < 2:  # noqa: PLR2004 -- several
            return None
        return self.asked or (_AS_FAR if self.loose else _MONTH_FIRST)


_AS_FAR = Text(", as far as the source says", "，以原文所示为限")
_MONTH_FIRST = Text(": the month stands first in some countries", "：有的国家先写月")
Parts = tuple[int, int | None, int | None]
"""A year, and a month and a day of it where they are known."""


def day_meant(line: str) -> Text | None:
    """Return what to write for the day with which a line begins; both readings where it has two.

    None where the line begins with no day of the calendar.
    """
    found = first_day(with_usual_signs(line), 0)
    if found is None or isinstance(found, Text):
        return found
    return advised(map(shown_day, found.ways), found.end, found.why)


def shown_day(parts: Parts) -> Text:
    """Return a day, month or year as either language writes it."""
    return Text(write_date(parts, "en"), write_date(parts, "zh"))


def first_day(line: str, at: int) -> FoundDay | Text | None:
    """Return the day, month or year at a place of a line; what is wrong with it where no such day is there."""
    if match := _AT_END.match(line, at):
        return _at_end(match)
    if match := _LOOSE.match(line, at):
        month = _month(match["month"] or match["han_month"])
        return FoundDay(
            known_day(int(match["year"] or match["han_year"]), month, None), match.end(), loose=True
        )
    if match := _BUDDHIST.match(line, at):
        month = _THAI.get(match["thai"] or "") or _month(match["month"])
        day = int(match["day"]) if match["day"] else None
        return _buddhist(int(match["year"]), month, day, match.end())
    for pattern in _NAMED:
        if match := pattern.match(line, at):
            day = read_han_number(match["day"]) if match["day"] else None
            return _some(known_day(read_han_number(match["year"]), _month(match["month"]), day), match.end())
    if match := _ERA.match(line, at):
        return _of_an_era(match)
    if match := _DAY_FIRST.match(line, at):
        return _by_numbers(match)
    if match := _YEAR.match(line, at):
        return _some(known_day(int(match["year"]), None, None), match.end())
    return None


def partial_day(line: str, at: int) -> FoundDay | None:
    """Return a day without its year, or without its month too, as the first or last of two: 1 to 31 January 2020."""
    match = _PARTIAL.match(line, at)
    if match is None:
        return None
    month = match["month"] or match["month_first"] or match["han_month"] or match["number_month"]
    day = match["day"] or match["day_last"] or match["han_day"] or match["number_day"]
    return FoundDay(((0, _month(month), int(day) if day else None),), match.end())


def _month(written: str | None) -> int | None:
    if not written:
        return None
    return _MONTH_OF.get(written.casefold()) or read_han_number(written)


def _some(ways: tuple[Parts, ...], end: int) -> FoundDay | None:
    return FoundDay(ways, end) if ways else None


def _at_end(match: re.Match[str]) -> FoundDay | None:
    """Return the last day of a month or year, and the month or year itself where its end is not the very day."""
    year = int(match["year"] or match["han_year"])
    month = _month(match["month"] or match["han_month"])
    if (month is not None and not 1 <= month <= _MOST_MONTHS) or not year:
        return None
    last = month or _MOST_MONTHS
    day = calendar.monthrange(year, last)[1]
    return FoundDay(((year, last, day),), match.end(), at_end=True)


def _of_an_era(match: re.Match[str]) -> FoundDay | Text | None:
    era = match["era"]
    year = 1 if match["year"] == "元" else read_han_number(match["year"])
    if year > _LAST_OF_ERA.get(era, year):
        return Text(f"{era} has {_LAST_OF_ERA[era]} years", f"{era}只有{_LAST_OF_ERA[era]}年")
    if year < (first := _FIRST_BY_THE_SUN.get(era, year)):
        return Text(
            f"months and days of {era} are those of the moon until the year {first}: look up the day",
            f"{era}{first}年前用阴历：请查换算后的日期",
        )
    day = read_han_number(match["day"]) if match["day"] else None
    return _some(known_day(_ERAS[era] + year, read_han_number(match["month"]), day), match.end())


def _buddhist(year: int, month: int | None, day: int | None, end: int) -> FoundDay | None:
    """Return the day of a Thai year: until 2483 it began on 1 April, and that one had nine months."""
    since = year - _BUDDHIST_YEARS
    if year < _FIRST_BUDDHIST_FROM_APRIL:
        return None
    if year > _LAST_BUDDHIST_FROM_APRIL or (month and month >= _APRIL):
        return _some(known_day(since, month, day), end)
    if year == _LAST_BUDDHIST_FROM_APRIL:
        return None if month else _some(known_day(since, None, day), end)
    if month:
        return _some(known_day(since + 1, month, day), end)
    ways = (*known_day(since, None, day), *known_day(since + 1, None, day))
    return FoundDay(ways, end, loose=True) if ways else None


def _by_numbers(match: re.Match[str]) -> FoundDay | None:
    """Return the day of 31.12.2019; of 01/02/2020, which has the month first in some countries, both."""
    one, other, year = int(match["one"]), int(match["other"]), int(match["year"])
    if match["sign"] == "." or one == other or one > _MOST_MONTHS:
        return _some(known_day(year, other, one), match.end())
    if other > _MOST_MONTHS:
        return _some(known_day(year, one, other), match.end())
    return _some((*known_day(year, other, one), *known_day(year, one, other)), match.end())


def known_day(year: int, month: int | None, day: int | None) -> tuple[Parts, ...]:
    """Return the one day, month or year that these are; none where the calendar has none, or a day has no month."""
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return ()
    return ((year, month, day),) if month or not day else ()
