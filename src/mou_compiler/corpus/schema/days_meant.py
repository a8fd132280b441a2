"""What to write for days as documents of many countries write them: 1 January 2020, 31.12.2019, 令和2年4月1日."""

from __future__ import annotations

import re
from datetime import date

from mou_compiler.findings.fix import Advice
from mou_compiler.syntax.numerals import read_han_number, write_date
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
_NUMBER = r"\d{1,3}|[一二三四五六七八九十百]{1,5}|元"
_NAMED = (
    re.compile(
        rf"(?:the[ ]+)?(?P<day>\d{{1,2}})(?:\.|er|st|nd|rd|th|º|ª)?[ ]+(?:of[ ]+|de[ ]+)?(?P<month>{_NAMES})\.?,?[ ]+"
        rf"(?:of[ ]+|de[ ]+)?(?P<year>\d{{4}})(?!\w)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?P<month>{_NAMES})\.?[ ]+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?[ ]+(?P<year>\d{{4}})(?!\w)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?P<month>{_NAMES})\.?,?[ ]+(?:of[ ]+|de[ ]+)?(?P<year>\d{{4}})(?!\w)(?P<day>)", re.IGNORECASE
    ),
    re.compile(
        r"(?P<year>\d{4})[ ]*[-/.年년][ ]*(?P<month>\d{1,2})[ ]*[-/.月월][ ]*(?P<day>\d{1,2})[ ]*[日일.]?(?!\d)"
    ),
    re.compile(r"(?P<year>\d{4})[ ]*[年년][ ]*(?P<month>\d{1,2})[ ]*[月월](?P<day>)"),
    re.compile(
        r"(?P<year>[〇零一二三四五六七八九]{4})年(?P<month>[一二三四五六七八九十]{1,2})月"
        r"(?:(?P<day>[一二三四五六七八九十]{1,3})日)?"
    ),
)
_ERA = re.compile(
    rf"(?:中[華华])?(?P<era>{'|'.join(_ERAS)})[ ]*(?P<year>{_NUMBER})年[ ]*(?P<month>\d{{1,2}}|[一二三四五六七八九十]{{1,2}})月[ ]*"
    r"(?:(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})日)?"
)
_DAY_FIRST = re.compile(
    r"(?P<one>\d{1,2})(?P<sign>[./-])[ ]*(?P<other>\d{1,2})(?P=sign)[ ]*(?P<year>\d{4})(?!\w)"
)
_MOST_MONTHS = 12


def day_meant(line: str) -> Text | None:
    """Return what to write for the day with which a line begins; both readings where it has two.

    None where the line begins with no day of the calendar.
    """
    line = line.replace("\u3000", " ").replace("\t", " ")
    for pattern in _NAMED:
        if match := pattern.match(line):
            month = _MONTH_OF.get(match["month"].casefold()) or read_han_number(match["month"])
            day = read_han_number(match["day"]) if match["day"] else None
            return _written(read_han_number(match["year"]), month, day, match.end())
    if match := _ERA.match(line):
        return _of_an_era(match)
    if match := _DAY_FIRST.match(line):
        return _by_numbers(match)
    return None


def _of_an_era(match: re.Match[str]) -> Text | None:
    era = match["era"]
    year = 1 if match["year"] == "元" else read_han_number(match["year"])
    if year > _LAST_OF_ERA.get(era, year):
        return Text(f"{era} has {_LAST_OF_ERA[era]} years", f"{era}只有{_LAST_OF_ERA[era]}年")
    day = read_han_number(match["day"]) if match["day"] else None
    return _written(_ERAS[era] + year, read_han_number(match["month"]), day, match.end())


def _by_numbers(match: re.Match[str]) -> Text | None:
    """Return the day of 31.12.2019; of 01/02/2020, which has the month first in some countries, both."""
    one, other, year = int(match["one"]), int(match["other"]), int(match["year"])
    if match["sign"] == "." or one == other or one > _MOST_MONTHS:
        return _written(year, other, one, match.end())
    if other > _MOST_MONTHS:
        return _written(year, one, other, match.end())
    first, second = (_shown(year, month, day) for month, day in ((other, one), (one, other)))
    return Text(
        f"write `{first.en}` or `{second.en}`: the month stands first in some countries",
        f"请写「{first.zh}」或「{second.zh}」：有的国家先写月",
    )


def _shown(year: int, month: int, day: int | None) -> Text:
    return Text(write_date((year, month, day), "en"), write_date((year, month, day), "zh"))


def _written(year: int, month: int, day: int | None, behind: int) -> Text | None:
    try:
        date(year, month, day or 1)
    except ValueError:
        return None
    shown = _shown(year, month, day)
    return Advice(f"write `{shown.en}`", f"请写「{shown.zh}」", (shown,), behind)
