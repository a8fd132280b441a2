"""What to write for periods as documents word them: 自…起至…止, until 31 December 2019 inclusive, from 1 to 31 January 2020.

Whether the last day counts is kept: behind `until` stands the first day outside, so the day after the last one where
that day counts; where a document does not say whether it does, both are told.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from itertools import product
from typing import NamedTuple

from mou_compiler.findings.fix import Advice, advised
from mou_compiler.pattern import Pattern
from mou_compiler.syntax.days_meant import FoundDay, Parts, first_day, known_day, partial_day, shown_day
from mou_compiler.syntax.number_words import read_number_words
from mou_compiler.syntax.numerals import read_han_number, with_usual_signs
from mou_compiler.syntax.piece_meant import PieceMeant
from mou_compiler.words import Text

_FIELD = Pattern(
    r"(?:^|(?<=[\s;；{｛]))(?:in[ \t]+force|existed|suspended|during|施行|存续|暂停施行|期间)[ \t\u3000]*"
)
_WITH = (
    r"(?:(?:with[ ]+effect[ ]+)?from|as[ ]+(?:of|from)|since|on[ ]+and[ ]+from|effective(?:[ ]+from|[ ]+on)?|"
    r"(?:starting|beginning|commencing)(?:[ ]+on|[ ]+from)?|between|自|从|由|于|在|vom|ab(?:[ ]+dem)?|du|à[ ]+(?:partir|compter)[ ]+du|"
    r"desde(?:[ ]+el)?|dal)"
)
_SINCE = (
    r"(?:>=|=>|≥|≧|on[ ]+(?:or|and)[ ]+after|after[ ]+(?:or|and)[ ]+on|(?:no|not)[ ]+(?:earlier|sooner)[ ]+than|not[ ]+before|"
    r"at[ ]+(?:the[ ]+)?earliest(?:[ ]+on)?|不得?早于|最早(?:于|自)?|on)"
)
_LATER = r"(?:>|＞|(?:strictly[ ]+)?after|(?:strictly[ ]+)?later[ ]+than|subsequent[ ]+to|晚于|迟于)"
_FROM = Pattern(
    rf"(?:{_WITH}[ ]*)?(?:{_SINCE}|(?P<after>{_LATER}))?(?![a-z])[ ]*(?:and[ ]+including[ ]+)?(?:the[ ]+)?",
    re.IGNORECASE,
)
_BEGUN = Pattern(
    r"[ ]*(?:or[ ]+(?:later|after)|起?(?:施行|实施|生效|执行)|起|から|onwards?|[(（]?(?:inclusive|含(?:当日|本日)?)[)）]?)?[ ]*[,，]?[ ]*"
)
_EITHER_SIDE = Pattern(
    r"[ ]*(?P<counted>[(（](?:含|包括)(?:当日|当天|本日|该日)?[)）])?[ ]*"
    r"(?:(?P<later>以[后後]|之?[后後](?!的))|(?P<earlier>以前)|(?P<before>之?前)|or[ ]+(?P<or_earlier>earlier|before))"
    r"(?:施行|实施|生效|执行|有效)?[ ]*"
)
"""Words behind a day that say on which side of it the period lies; some leave open whether the day is in it."""
_TILL = r"(?:(?:up[ ]+)?(?:to|until|till)|失效|截[至止]|至|到|止于|ending|expir(?:es|ing))"
_COUNTED = (
    rf"(?:up[ ]+)?(?:to|until|till)[ ]+and[ ]+including|through|thru|(?:up[ ]+)?to[ ]+the[ ]+end[ ]+of|有效期(?:限)?[至到]|{_TILL}[ ]+after|"
    rf"(?:{_TILL}[ ]*)?(?:<=|=<|≤|≦|on[ ]+or[ ]+before|before[ ]+or[ ]+on|(?:no|not)[ ]+later[ ]+than|not[ ]+(?:after|beyond)|"
    rf"at[ ]+(?:the[ ]+)?latest(?:[ ]+(?:on|by))?|by|不得?[晚迟]于|至迟|最[迟晚])(?:于)?|截[至止]|至|到|止于"
)
_NOT_COUNTED = (
    r"(?:up[ ]+)?(?:to|until|till)[ ]+but[ ]+(?:excluding|not[ ]+including|excl\.?)|"
    rf"(?:{_TILL}[ ]*)?(?:<|＜|(?:strictly[ ]+)?before|prior[ ]+to|(?:earlier|sooner)[ ]+than|早于|先于)"
)
_UNSURE = (
    r"(?:and[ ]+)?(?:up[ ]+to|to|until|till|ending(?:[ ]+on)?|expir(?:es|ing)(?:[ ]+on)?|and|bis(?:[ ]+zum)?|au|al|hasta(?:[ ]+el)?|fino[ ]+al)"
    r"|失效|止|[–—~～-]|/"
)
_TO = Pattern(
    rf"[ ]*(?:and[ ]+)?(?:(?P<counted>{_COUNTED})|(?P<not_counted>{_NOT_COUNTED})|(?P<unsure>{_UNSURE}))(?![a-z])[ ]*(?:the[ ]+)?",
    re.IGNORECASE,
)
_ENDED = Pattern(
    r"[ ]*,?[ ]*(?:(?P<counted>[(（]?(?:inclusive|included|incl\.?)[)）]?|both[ ]+(?:dates|days)[ ]+inclusive|at[ ]+(?:the[ ]+)?latest|or[ ]+(?:earlier|before)|为?止|まで|[(（]含[^()（）]{0,3}[)）](?:[以之]?前)?|24时止?)|"
    r"(?P<not_counted>[(（]?(?:exclusive|excluded|excl\.?)[)）]?|[(（]不含[^()（）]{0,3}[)）](?:[以之]?前)?|之?前)|(?P<unsure>以前))?(?:有效|施行)?[ ]*"
)
_LASTS = Pattern(
    r"[ ]*(?:有效期(?:限)?(?:为)?|期限为?)[ ]*(?P<han>[\d一二两三四五六七八九十]+)年|[ ]*for[ ]+(?:a[ ]+period[ ]+of[ ]+)?(?P<number>\d+|[a-z]+)[ ]+years?",
    re.IGNORECASE,
)
_OVER = Pattern(r"[ ]*(?:[;；。}｝#]|//|$|(?:basis|依据)(?!\w))")
_LONGEST_FIELD = 20


class _End(NamedTuple):
    day: FoundDay
    counts: bool | None
    """Whether the day itself belongs to the period; None where that is not said."""


def period_from(text: str, offset: int, behind: int) -> PieceMeant | None:
    """Return the period around a stretch of a text, if all of it is known; it stands behind its keyword."""
    begin = max(text.rfind(sign, 0, offset) for sign in "\n;；{｛") + 1
    field = _FIELD.search(text, begin, offset + _LONGEST_FIELD)
    if field is None or field.start() > offset:
        return None
    start = field.end()
    line = text[start : start + 200].partition("\n")[0]
    found = period_meant(line)
    if found is None or behind > start + found[1]:
        return None
    return PieceMeant(start, start + found[1], found[0])


def period_meant(line: str) -> tuple[Text, int] | None:
    """Return what to write for the period with which a line begins, and where it ends; None where not all of it is known."""
    line = with_usual_signs(line)
    start, at = _beginning(line)
    if isinstance(start, Text):
        return start, _end_of_statement(line)
    end: _End | None = None
    if isinstance(start, _End):
        start, end = None, start
    elif (to := _TO.match(line, at)) and not (start and _LASTS.match(line, at)):
        day = first_day(line, to.end()) or partial_day(line, to.end())
        if day is None:
            return None
        if isinstance(day, Text):
            return day, _end_of_statement(line)
        start, day = _completed(start, day)
        tail = _ENDED.match(line, day.end)
        end, at = _ended(to, tail, day), tail.end() if tail else day.end
    elif start and (lasts := _LASTS.match(line, at)):
        end = _lasting(start, lasts)
        at = lasts.end()
    elif start and (day := first_day(line, at)) and isinstance(day, FoundDay):
        tail = _ENDED.match(line, day.end)
        if tail is None or not tail["counted"]:
            return None
        end, at = _End(day, counts=True), tail.end()
    over = _OVER.match(line, at)
    if (
        over is None
        or (start is None and end is None)
        or any(one and not (one.ways and all(way[0] for way in one.ways)) for one in (start, end and end.day))
    ):
        return None
    return _advice(start, end), len(line[:at].rstrip())


def _end_of_statement(line: str) -> int:
    return len(re.split(r"[;；。}｝#]", line, maxsplit=1)[0].rstrip())


def _beginning(line: str) -> tuple[FoundDay | _End | Text | None, int]:
    """Return the first day of a period, or its end where that alone is said behind the day, and where what follows begins.

    None where it begins with its end.
    """
    lead = _FROM.match(line)
    at = lead.end() if lead else 0
    to = _TO.match(line)
    found = first_day(line, at) or (None if to and at == 0 else partial_day(line, at))
    if found is None or isinstance(found, Text):
        return found, 0
    after = lead is not None and lead["after"] is not None
    side = None if after else _EITHER_SIDE.match(line, found.end)
    if side is not None and not side["later"]:
        counts = True if side["counted"] or side["or_earlier"] else None if side["earlier"] else False
        return _End(found if counts is not False else _from_its_first_day(found), counts), side.end()
    if after:
        return _later(found, also=False), _behind(line, found.end)
    if side is not None:
        return found if side["counted"] else _later(found, also=True), _behind(line, side.end())
    if found.at_end:
        year, month, _ = found.ways[0]
        found = found._replace(ways=(*found.ways, (year, month, None)), loose=True)
    return found, _behind(line, found.end)


def _behind(line: str, at: int) -> int:
    begun = _BEGUN.match(line, at)
    return begun.end() if begun else at


def _later(found: FoundDay, *, also: bool) -> FoundDay | Text:
    """Return the day behind one, and where it is not said which is meant the day itself too; that there is none, where so."""
    behind = [after for after in map(_next, found.ways) if after is not None]
    if len(behind) < len(found.ways):
        return Text(
            "no day lies behind 9999-12-31, the last of the calendar: write the day itself",
            "9999年12月31日是历法的最后一日，其后无日可写：请写明具体日期",
        )
    return found._replace(
        ways=(*found.ways, *behind) if also else tuple(behind), asked=_WHETHER if also else None
    )


def _from_its_first_day(found: FoundDay) -> FoundDay:
    """Return the first day of a month or a year, before all of which something is said to lie."""
    return found._replace(ways=tuple((year, month or 1, day or 1) for year, month, day in found.ways))


def _ended(to: re.Match[str], tail: re.Match[str] | None, day: FoundDay) -> _End:
    if tail and tail["not_counted"]:
        return _End(day, counts=False)
    if tail and tail["unsure"]:
        return _End(day, counts=None)
    if (tail and tail["counted"]) or to["counted"] or day.at_end:
        return _End(day, counts=True)
    return _End(_from_its_first_day(day), counts=False) if to["not_counted"] else _End(day, counts=None)


def _completed(start: FoundDay | None, end: FoundDay) -> tuple[FoundDay | None, FoundDay]:
    """Return both days, each with the year and month that only the other one says: from 1 to 31 January 2020."""
    if start is None:
        return start, end
    if len(start.ways) == len(end.ways) == 1:
        (year, month, day), (other, last_month, last) = start.ways[0], end.ways[0]
        if year == 0:
            start = start._replace(ways=known_day(other, month or last_month, day))
        if other == 0:
            end = end._replace(ways=known_day(year, last_month or month, last))
    return start, end


def _lasting(start: FoundDay, lasts: re.Match[str]) -> _End | None:
    """Return the end of what lasts so many years from an exact day."""
    number = read_han_number(lasts["han"]) if lasts["han"] else _number(lasts["number"])
    if not number or len(start.ways) != 1 or start.ways[0][2] is None:
        return _End(start._replace(ways=()), counts=False)
    year, month, day = start.ways[0]
    return _End(start._replace(ways=known_day(year + number, month, day)), counts=False)


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() else read_number_words(text)


def _next(parts: Parts) -> Parts | None:
    """Return the first day behind a day, a month or a year; None behind the last of the calendar."""
    year, month, day = parts
    last = date(year, month or _MOST_MONTHS, day or calendar.monthrange(year, month or _MOST_MONTHS)[1])
    if last == date.max:
        return None
    after = last + timedelta(days=1)
    return after.year, after.month, after.day


_MOST_MONTHS = 12


def _advice(start: FoundDay | None, end: _End | None) -> Text:
    """Return the remedy: the whole period, once for each way in which its days can be taken."""
    starts: list[Parts | None] = list(start.ways) if start else [None]
    if end is None:
        return advised((_written(one, None) for one in starts), why=start.why if start else None)
    both = list(product(starts, end.day.ways))
    if start is None and end.counts is not False and None in map(_next, end.day.ways):
        return Text(
            "it never ends within the calendar: leave this out",
            "在历法之内不会终止：请删去此项",
        )
    if len(both) > 1 or end.counts is not None:
        ways = [_written(one, other if end.counts is False else _next(other)) for one, other in both]
        if end.counts is None:
            ways += [_written(one, other) for one, other in both]
        return advised(ways, why=_FIRST_OUTSIDE if any("until" in way.en for way in ways) else None)
    (one, other) = both[0]
    counted, not_counted, last = _written(one, _next(other)), _written(one, other), shown_day(other)
    return Advice(
        f"write `{counted.en}` where {last.en} is the last day, or `{not_counted.en}` where it is the first day outside",
        f"{last.zh}当日仍有效的，请写「{counted.zh}」；当日已失效的，请写「{not_counted.zh}」",
        (counted, not_counted),
    )


_FIRST_OUTSIDE = Text(": `until` names the first day outside", "：「失效」写不再有效的首日")
_WHETHER = Text(": say whether the day itself is meant", "：须写明是否包括当日")


def _written(start: Parts | None, end: Parts | None) -> Text:
    first, last = (None if one is None else shown_day(one) for one in (start, end))
    en = [f"from {first.en}"] if first else []
    zh = [f"自 {first.zh}"] if first else []
    return Text(
        " ".join([*en, *([f"until {last.en}"] if last else [])]),
        " ".join([*zh, *([f"失效 {last.zh}"] if last else [])]),
    )
