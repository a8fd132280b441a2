"""Days, periods and terms."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from math import inf

from mou_compiler import words as w
from mou_compiler.corpus.schema import refusals, remedies
from mou_compiler.corpus.schema.cursor import Cursor, Misshapen
from mou_compiler.corpus.schema.shapes.pieces import BODIES, remedy, take_string, take_unknown
from mou_compiler.corpus.schema.values import Day, Length, Period, Schedule, Term, Transition, Unknown
from mou_compiler.findings.fix import Advice, advised
from mou_compiler.source.place import Place, Source
from mou_compiler.syntax.days_meant import day_meant
from mou_compiler.syntax.numerals import (
    has_unit,
    read_bound,
    read_date,
    read_quantity,
)
from mou_compiler.syntax.periods_meant import period_from, period_meant
from mou_compiler.syntax.tree import Expression, Limit, Token
from mou_compiler.words import Text, Word

A_DAY = Text("a day such as 2016-01-20, or a month or year", "日期，如 2016年1月20日，或年月、年份")
A_TERM = Text("a term such as `2 years`, `unspecified` or `unknown`", "期限，如「2年」，或「未定」「不详」")


def day_of(cursor: Cursor, node: Expression) -> Day:
    """Return the day that a node spells; a month or a year stands for some day in it."""
    if isinstance(node, Token) and node.kind in ("DATE", "NUMBER"):
        year, month, number = read_date(node.text)
        if node.kind == "NUMBER" and len(node.text) in _NO_DAY:
            year = 0
        if month is None and year:
            cursor.mark(node, Word(f"{year:04d}", f"{year:04d}年"))
        try:
            first = date(year, month or 1, number or 1)
            last_month = month or 12
            last = first if number else date(year, last_month, calendar.monthrange(year, last_month)[1])
        except ValueError:
            otherwise = _day_meant(cursor, node)
            if otherwise is not None:  # 29 December 1986 is a day, and 29 is none
                cursor.fail(*_NOT_WRITTEN_SO, otherwise, node)
            cursor.fail(
                f"`{node.text}` is no day of the calendar",
                f"「{node.text}」不是历法中的日期",
                _last_day(year, month),
                node,
            )
        return Day(first, last, cursor.place(node))
    meant = _day_meant(cursor, node) or _beginning_meant(cursor.line(node))
    read = isinstance(meant, Advice) and bool(meant.writes)
    fact = _NOT_WRITTEN_SO if read else ("a day belongs here", "此处应为日期")
    cursor.fail(*fact, meant or remedy(A_DAY), node)


_NOT_WRITTEN_SO = ("a day is not written so here", "此处日期不这样写")
_NO_DAY = (5, 7)
"""So many digits are no year, month or day: 99999."""


def _last_day(year: int, month: int | None) -> Text:
    if not year:
        return Text(
            "write a year with its four digits, such as `2017-03-01`, `2017-03` or `2017`; the first is 0001",
            "年份须写四位数字，如「2017年3月1日」「2017年3月」「2017年」，自0001起",
        )
    if month is None or not 1 <= month <= 12:  # noqa: PLR2004 -- months of a year
        return Text("a year has 12 months, and the first is 0001", "一年有12个月，年份自0001起")
    days = calendar.monthrange(year, month)[1]
    return Text(f"{year:04d}-{month:02d} has {days} days", f"{year:04d}年{month}月只有{days}天")


_QUOTES = ('"', "“", "「")


def _day_meant(cursor: Cursor, node: Expression) -> Text | None:
    """Return what to write for a day that is written in another way, such as 2016/1/20."""
    line = cursor.line(node)
    before = cursor.source.text[max(node.start - 20, 0) : node.start].rstrip()
    if before.endswith(w.UNTIL.spellings) and (found := period_meant(f"until {line}")):
        writes = found[0].writes if isinstance(found[0], Advice) else ()
        ways = tuple(Text(way.en.removeprefix("until "), way.zh.removeprefix("失效 ")) for way in writes)
        return Advice(found[0].en, found[0].zh, ways, found[1] - len("until ") - (node.end - node.start))
    if line[:1] in _QUOTES and (quoted := day_meant(line[1:])):
        return Text(quoted.en, quoted.zh)
    meant = day_meant(line)
    if not isinstance(meant, Advice):
        return meant
    if re.match(r"[ \t]*(?:(?:or|ou|oder)(?!\w)|或)", line[meant.behind :]):
        return Text(
            'it is one day: write the one that is meant, or `unknown "why"` where the source does not say',
            "此处为一个日期：请写明所指之日；原文未写明的，写「不详「原因」」",
        )
    return meant.from_its_start(node.end - node.start)


def take_day(cursor: Cursor) -> Day | Unknown:
    """Read a day or `unknown`."""
    unknown = take_unknown(cursor)
    return unknown if unknown is not None else day_of(cursor, cursor.single(A_DAY))


def length_of(cursor: Cursor, node: Expression) -> Length:
    """Return the length of time that a node spells."""
    if isinstance(node, Token) and node.kind == "QUANTITY":
        quantity = read_quantity(node.text)
        refusals.refuse_two_readings(cursor, node)
        if quantity.unit in {unit.en for unit in w.TERM_UNITS} and quantity.value == int(quantity.value):
            return Length(int(quantity.value), quantity.unit)
        if quantity.unit in {unit.en for unit in w.TERM_UNITS}:
            cursor.fail(
                "a term is a whole number of days, weeks, months or years",
                "期限须为整数的日、周、月或年",
                remedies.for_length(cursor.line(node), len(node.text), lasting=_lasts(cursor))
                or Text("write it in a smaller unit", "改用较小的单位"),
                node,
            )
    if isinstance(node, Token) and node.kind == "NUMBER":
        refusals.fail_without_unit(cursor, node, lasting=_lasts(cursor))
    text, behind = cursor.place(node).text, cursor.peek()
    line, lasting = cursor.line(node), _lasts(cursor)
    meant = remedies.for_length(line, len(text), lasting=lasting) or remedies.for_term(
        text, behind.text if behind else "", line, lasting=lasting
    )
    cursor.fail("a length of time belongs here", "此处应为时间长度", meant or remedy(A_TERM), node)


def _lasts(cursor: Cursor) -> bool:
    return cursor.statement.keyword.text in remedies.LASTING


def read_day(cursor: Cursor) -> Day | Unknown:
    """Read a day or `unknown`."""
    return take_day(cursor)


def read_period(cursor: Cursor) -> Period:
    """Read a period: from a day, until a day, or both."""
    try:
        return _read_period(cursor)
    except Misshapen as mistake:
        meant = period_otherwise(cursor.source, mistake.place)
        if meant is not None:
            told = mistake.message if mistake.message == _ENDS_OUTSIDE else DAYS_NOT_WRITTEN_SO
            raise Misshapen(told, *meant) from mistake
        raise


DAYS_NOT_WRITTEN_SO = Text("days are not written so here", "此处起止日期不这样写")


def period_otherwise(source: Source, place: Place) -> tuple[Place, Text] | None:
    """Return the whole of the period around a place in error, and what to write for it; None where that is not known."""
    found = period_from(source.text, place.start, place.end)
    return None if found is None else (Place(source, found.start, found.end), found.advice)


def _read_period(cursor: Cursor) -> Period:
    unknown = take_unknown(cursor)
    if unknown is not None:
        return Period(unknown, None)
    begins = cursor.peek()
    bare = begins is not None and begins.kind in ("DATE", "NUMBER")
    start = take_day(cursor) if cursor.take(w.FROM) or bare else None
    if start is not None and (to := cursor.peek()) is not None and to.text in _THROUGH:
        cursor.fail(
            _ENDS_OUTSIDE.en,
            _ENDS_OUTSIDE.zh,
            _day_after(cursor.line(to)[len(to.text) :].strip()),
        )
    end = take_day(cursor) if cursor.take(w.UNTIL) else None
    if start is None and end is None:
        wanted = Text("`from` a day, `until` a day, or both", "「自」某日、「失效」某日，或两者")
        meant = (
            None if cursor.done else _beginning_meant(cursor.line(cursor.statement.phrase[cursor.position]))
        )
        fact = (
            ("the days are missing", "缺少起止日期")
            if cursor.done
            else ("days belong here", "此处应为起止日期")
        )
        cursor.fail(*fact, meant or remedy(wanted))
    return Period(start, end)


_ENDS_OUTSIDE = Text(
    "a period ends with `until` and the first day outside it", "期间以「失效」及不含在内之日结束"
)
_THROUGH = (*w.TO.spellings, "到", "—", "–", "-", "through", "thru", "bis", "till", "止", "ending")


def _day_after(line: str) -> Text:
    """Return that a period ends on the day after the last one, which is told where it can be read."""
    found = day_meant(line)
    last = found.writes[0].en if isinstance(found, Advice) and found.writes else ""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", last) or last >= "9999-12-31":
        return Text("write `until` and the day after the last", "请写「失效」及末日的次日")
    after = date.fromisoformat(last) + timedelta(days=1)
    chinese = f"{after.year:04d}年{after.month}月{after.day}日"
    return Text(
        f"write `until {after.isoformat()}` where {last} is the last day",
        f"末日为{last}的，请写「失效 {chinese}」",
    )


def _beginning_meant(line: str) -> Text | None:
    """Return what to write for a beginning that counts from an event: 自公布之日起施行, from the day after publication."""
    if re.match(
        r"自?.{2,8}?(?:之日|日)起|自.{2,8}?起|(?:(?:on|from|upon|after)[ ]+)?(?:the[ ]+(?:day|date)|its|publication)",
        line,
    ):
        return Text(
            'write the day itself, such as `from 2018-05-01`; where it cannot be told, `unknown "why"`',
            "请写明具体日期，如「自 2018年5月1日」；无从得知的，写「不详「原因」」",
        )
    if re.match(r"(?:on|from|upon|after)[ ]", line):
        return Text(
            "write the day itself, such as `from 2018-05-01`", "请写明具体日期，如「自 2018年5月1日」"
        )
    return None


def read_transition(cursor: Cursor) -> Transition:
    """Read until when what was begun goes on, and how the text puts it."""
    place = cursor.place()
    unknown = take_unknown(cursor)
    if unknown is not None:
        return Transition(None, "", place, unknown.reason)
    until = take_day(cursor) if cursor.take(w.UNTIL) else None
    said = take_string(cursor)
    if until is None and said is None:
        wanted = Text("`until` a day, or the words of the text in quotes", "「失效」某日，或以引号写明原文")
        cursor.fail("it does not say what goes on", "未写明何者继续有效", remedy(wanted))
    return Transition(until, said or "", place)


def read_term(cursor: Cursor) -> Term:
    """Read a term with what it counts from."""
    cursor.part_limits()
    place = cursor.place()
    unknown = take_unknown(cursor)
    if unknown is not None:
        return Term("unknown", None, None, None, _take_event(cursor), place, unknown.reason)
    for word in (w.UNSPECIFIED, w.INDEFINITE, w.ACTUAL_TERM):
        if cursor.take(word):
            return Term(word.en, None, None, None, _take_event(cursor), place)
    if cursor.take(w.UNTIL_EVENT):
        return Term("until", None, None, None, _event(cursor), place)
    if cursor.limit() is not None:
        return _limited(cursor, place)
    least, most = _lengths(cursor)
    extension = _extension(cursor)
    kind = "fixed" if least == most else "range"
    return Term(kind, least, most, extension, _take_event(cursor), place)


def _limited(cursor: Cursor, place: Place) -> Term:
    """Read a term of which the most or the least alone is said, or each behind its length."""
    least, most = _limits(cursor)
    extension = _extension(cursor)
    start = _take_event(cursor)
    if most is None:
        return Term("at-least", least, None, None, start, place)
    kind = "fixed" if least == most else "range"
    return Term(kind, least or Length(0, most.unit), most, extension, start, place)


def _limits(cursor: Cursor) -> tuple[Length | None, Length | None]:
    """Read limits side by side, and return the least and the most that they leave."""
    found: dict[Word, Length] = {}
    while (node := cursor.limit()) is not None:
        cursor.position += 1
        if isinstance(node, Limit):
            comparison = w.COMPARISONS.find(" ".join(node.operator.text.split()))
            length = length_of(cursor, node.right)
        else:
            written, bound = read_bound(node.text)
            comparison = w.BOUND_COMPARISONS[bound.en]
            kind = "QUANTITY" if has_unit(written) else "NUMBER"
            length = length_of(cursor, Token(kind, written, node.start))
        if comparison not in _LIMITS:
            raise Misshapen(
                Text("a term says its most or its least", "期限只能写明上限或下限"),
                cursor.place(node),
                Text(
                    "write `at most` or `at least`, which take in the length itself; where it is left out, say so in `note`",
                    "请写「至多」或「至少」，均含本数；原文不含本数的，写入「说明」",
                ),
            )
        word = _LIMITS[comparison]
        if isinstance(node, Limit):
            cursor.mark(node.operator, word)
        found[word] = length
    least, most = found.get(w.TERM_AT_LEAST), found.get(w.TERM_AT_MOST)
    if least is not None and most is not None:
        _refuse_backwards(cursor, least, most)
    return least, most


_LIMITS: dict[Word | None, Word] = {w.AT_LEAST: w.TERM_AT_LEAST, w.AT_MOST: w.TERM_AT_MOST}


def _extension(cursor: Cursor) -> tuple[Length, Length] | None:
    """Take by how much a term can be extended, if that comes next; `at most` alone is from nothing."""
    if not cursor.take(w.EXTENDABLE):
        return None
    if cursor.limit() is None:
        return _lengths(cursor)
    place = cursor.place()
    least, most = _limits(cursor)
    if most is None:
        raise Misshapen(
            Text("an extension without an end", "延长没有上限"),
            place,
            Text("write `at most` and a length", "请写「至多」及时间长度"),
        )
    return least or Length(0, most.unit), most


def _lengths(cursor: Cursor) -> tuple[Length, Length]:
    """Read a length of time or a range of two; the first may leave its unit to the second: 1 to 3 years."""
    refusals.refuse_comma(cursor)
    number = cursor.peek()
    to, last = cursor.peek(1), cursor.peek(2)
    if (
        number
        and to
        and last
        and number.text.isdecimal()
        and to.text in w.TO.spellings
        and last.kind == "QUANTITY"
    ):
        cursor.position += 1
        cursor.take(w.TO)
        upper = length_of(cursor, cursor.single(A_TERM))
        lower = Length(int(number.text), upper.unit)
        _refuse_backwards(cursor, lower, upper)
        return lower, upper
    lower = length_of(cursor, cursor.single(A_TERM))
    upper = _take_upper(cursor, lower)
    _refuse_backwards(cursor, lower, upper)
    return lower, upper


def _refuse_backwards(cursor: Cursor, least: Length, most: Length) -> None:
    """Fail at the last value where the least of a length is surely longer than the most."""
    if _is_surely_longer(least, most):
        cursor.fail(
            "the range runs backwards",
            "期限区间前后颠倒",
            Text("write the shorter length first", "先写较短的时间"),
            cursor.statement.phrase[cursor.position - 1],
        )


_MONTHS_IN = {"months": 1, "years": 12}
_DAYS_IN = {
    "days": (1, 1),
    "weeks": (7, 7),
    "working-days": (1, inf),
    "months": (28, 31),
    "years": (365, 366),
}
"""The fewest and the most days that a unit can take."""


def _is_surely_longer(one: Length, other: Length) -> bool:
    """Tell whether a length is longer than another by every calendar."""
    if one.unit == other.unit:
        return one.number > other.number
    if one.unit in _MONTHS_IN and other.unit in _MONTHS_IN:
        return one.number * _MONTHS_IN[one.unit] > other.number * _MONTHS_IN[other.unit]
    return one.number * _DAYS_IN[one.unit][0] > other.number * _DAYS_IN[other.unit][1]


def _take_upper(cursor: Cursor, lower: Length) -> Length:
    """Take the upper end of a range, if one comes next; `to` before a name says to whom, not how long."""
    following = cursor.first(1)
    _refuse_without_end(cursor, lower, following)
    if following is not None and following.kind in ("NAME", "STRING"):
        return lower
    return length_of(cursor, cursor.single(A_TERM)) if cursor.take(w.TO) else lower


def _refuse_without_end(cursor: Cursor, lower: Length, following: Token | None) -> None:
    """Fail at a range of which the most is no length: 1 year to life, 1年至长期."""
    to = cursor.peek()
    if to is None:
        return
    glued = next((sign for sign in w.TO.spellings if not sign.isascii() and to.text.startswith(sign)), None)
    if to.text in w.TO.spellings:
        last = following
    elif glued is not None:
        last = Token(to.kind, to.text.removeprefix(glued), to.start + len(glued))
    else:
        return
    if last is None or last.text not in w.INDEFINITE.spellings or cursor.namer.knows(last.text, BODIES):
        return
    begun = cursor.statement.phrase[cursor.position - 1]
    unit = w.UNITS.named(lower.unit)
    number = f"{lower.number} {lower.unit.removesuffix('s') if lower.number == 1 else lower.unit}"
    raise Misshapen(
        Text("a range ends with a length of time", "期限区间须以时间长度结束"),
        Place(cursor.source, begun.start, last.end),
        advised([Text(f"at least {number}", f"至少 {lower.number}{unit.zh}")]),
    )


def _take_event(cursor: Cursor) -> str | None:
    if not cursor.take(w.COUNTED_FROM):
        return None
    return _event(cursor)


def _event(cursor: Cursor) -> str:
    wanted = Text("an event such as `publication`", "起算点，如「公布」")
    node = cursor.single(wanted)
    event = cursor.word(node, w.EVENTS)
    if event is None:
        refusals.fail_at_event(cursor, node)
    return event.en


def begins_length(cursor: Cursor) -> bool:
    """Tell whether a length of time comes next."""
    token = cursor.peek()
    if cursor.limit() is not None or (token is not None and token.text in w.UNTIL_EVENT.spellings):
        return True
    if token is not None and token.kind == "NAME" and not cursor.namer.knows(token.text, BODIES):
        return remedies.for_length(cursor.line(token), len(token.text)) is not None
    if token is None or token.kind not in ("QUANTITY", "NUMBER"):
        return False
    return token.kind == "QUANTITY" or not cursor.namer.knows(token.text, BODIES)


def read_schedule(cursor: Cursor) -> Schedule:
    """Read within how much of each period entries are made public."""
    place = cursor.place()
    wanted = Text("`1 working-day of 1 month`", "「1个工作日 之 1个月」")
    within = length_of(cursor, cursor.single(wanted))
    if not cursor.take(w.OF):
        cursor.fail("the period is missing", "缺少周期", remedy(wanted))
    return Schedule(within, length_of(cursor, cursor.single(wanted)), place)
