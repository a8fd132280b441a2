"""The shapes of values: for each, how a drafter writes it and what reads it."""

from __future__ import annotations

import calendar
import re
from datetime import date
from decimal import Decimal
from typing import Any
from unicodedata import normalize

from mou_compiler import words as w
from mou_compiler.corpus import refusals, remedies
from mou_compiler.corpus.conditions import read_condition, read_trigger
from mou_compiler.corpus.cursor import Cursor, with_article
from mou_compiler.corpus.schema import Shape
from mou_compiler.corpus.suggest import did_you_mean
from mou_compiler.corpus.values import (
    Allowance,
    Amount,
    Articles,
    Basis,
    Citation,
    Day,
    Enforcement,
    Expectation,
    Given,
    GradeRange,
    Holding,
    Length,
    Level,
    Moved,
    NamedFile,
    NoBasis,
    Period,
    Procedure,
    Provision,
    Ref,
    Schedule,
    Succession,
    Target,
    Term,
    Unknown,
    Waived,
)
from mou_compiler.source.place import Place
from mou_compiler.syntax.numerals import (
    read_citation,
    read_date,
    read_han_number,
    read_quantity,
    write_date,
)
from mou_compiler.syntax.quotes import read_quoted
from mou_compiler.syntax.tree import Both, Either, Expression, Reference, Token
from mou_compiler.words import Text, Word, Words

DOCUMENTS = ("law", "memorandum", "instrument")
BODIES = ("agency", "role")

A_NAME = Text("a name", "一个名称")
A_STRING = Text("text in quotes", "引号内的文字")
A_DAY = Text("a day such as 2016-01-20, or a month or year", "日期，如 2016年1月20日，或年月、年份")
A_TERM = Text("a term such as `2 years`, `unspecified` or `unknown`", "期限，如「2年」，或「未定」「不详」")


_LONGEST_NUMBER = 5
"""How many digits the number of an article or measure may have."""


def _say(sample: Text, template: Text) -> Text:
    return Text(template.en.format(sample.en), template.zh.format(sample.zh))


def remedy(sample: Text) -> Text:
    """Return the advice to write a sample instead."""
    return _say(sample, Text("write {}", "请写{}"))


# --- small pieces ------------------------------------------------------------------------------------------


def take_string(cursor: Cursor) -> str | None:
    """Take a string, without its quotes, if one comes next."""
    token = cursor.take_kind("STRING")
    return None if token is None else unquote(token)


def unquote(token: Token) -> str:
    """Return what a STRING token says."""
    return read_quoted(token.text)


def read_text(cursor: Cursor) -> str:
    """Read one string."""
    node = cursor.single(A_STRING)
    if isinstance(node, Token) and node.kind == "STRING":
        return unquote(node)
    written = cursor.place(node).text
    quoted = Text(f'write it in quotes: `"{written}"`', f"请加引号：「{written}」")
    cursor.fail("text in quotes belongs here", "此处应为引号内的文字", quoted, node)


def read_label(cursor: Cursor) -> Text:
    """Read one string or two, English first; a single one serves both languages."""
    first = read_text(cursor)
    second = take_string(cursor)
    return Text(first, first if second is None else second)


def take_unknown(cursor: Cursor) -> Unknown | None:
    """Take `unknown` with its reason, if it comes next."""
    token = cursor.peek()
    if token is None or cursor.take(w.UNKNOWN) is None:
        return None
    return Unknown(take_string(cursor) or "", cursor.place(token))


def name_of(cursor: Cursor, node: Expression, kinds: tuple[str, ...], wanted: Text) -> Ref:
    """Return what a node names; numbers may be names too."""
    if isinstance(node, Token) and node.kind in ("NAME", "NUMBER"):
        return cursor.namer.refer(node, kinds, cursor.source)
    near = None
    if isinstance(node, Token) and node.kind == "STRING":
        near = cursor.namer.nearest(unquote(node), kinds)
    help_ = remedy(wanted) if near is None else remedies.asked(near)
    if isinstance(node, Both | Either) and all(isinstance(item, Token) for item in node.items):
        help_ = remedies.for_names([cursor.place(item).text for item in node.items])
    cursor.fail(f"{wanted.en} belongs here", f"此处应为{wanted.zh}", help_, node)


def day_of(cursor: Cursor, node: Expression) -> Day:
    """Return the day that a node spells; a month or a year stands for some day in it."""
    if isinstance(node, Token) and node.kind in ("DATE", "NUMBER"):
        year, month, number = read_date(node.text)
        if month is None and year:
            cursor.mark(node, Word(f"{year:04d}", f"{year:04d}年"))
        try:
            first = date(year, month or 1, number or 1)
            last_month = month or 12
            last = first if number else date(year, last_month, calendar.monthrange(year, last_month)[1])
        except ValueError:
            cursor.fail(
                f"`{node.text}` is no day of the calendar",
                f"「{node.text}」不是历法中的日期",
                _last_day(year, month),
                node,
            )
        return Day(first, last, cursor.place(node))
    cursor.fail(
        "a day belongs here", "此处应为日期", _day_meant(cursor.place(node).text) or remedy(A_DAY), node
    )


def _last_day(year: int, month: int | None) -> Text:
    if month is None or not 1 <= month <= 12 or not year:  # noqa: PLR2004 -- months of a year
        return Text("a year has 12 months, and the first is 0001", "一年有12个月，年份自0001起")
    days = calendar.monthrange(year, month)[1]
    return Text(f"{year:04d}-{month:02d} has {days} days", f"{year:04d}年{month}月只有{days}天")


_PARTS_OF_A_DAY = re.compile(
    r"\D*(\d{4}|[〇零一二三四五六七八九]{4})\s*[-/.年]\s*(\d{1,2}|[一二三四五六七八九十]{1,2})\s*[-/.月]\s*"
    r"(\d{1,2}|[一二三四五六七八九十]{1,3})日?\D*"
)


def _day_meant(text: str) -> Text | None:
    """Return the question whether a day was meant that is written in another way, such as 2016/1/20."""
    match = _PARTS_OF_A_DAY.fullmatch(text)
    if match is None:
        return None
    parts = (read_han_number(match[1]), read_han_number(match[2]), read_han_number(match[3]))
    en, zh = write_date(parts, "en"), write_date(parts, "zh")
    return Text(f"did you mean `{en}`?", f"是否想写「{zh}」？")


def take_day(cursor: Cursor) -> Day | Unknown:
    """Read a day or `unknown`."""
    unknown = take_unknown(cursor)
    return unknown if unknown is not None else day_of(cursor, cursor.single(A_DAY))


def length_of(cursor: Cursor, node: Expression) -> Length:
    """Return the length of time that a node spells."""
    if isinstance(node, Token) and node.kind == "QUANTITY":
        quantity = read_quantity(node.text)
        if quantity.unit in {unit.en for unit in w.TERM_UNITS} and quantity.value == int(quantity.value):
            return Length(int(quantity.value), quantity.unit)
        if quantity.unit in {unit.en for unit in w.TERM_UNITS}:
            cursor.fail(
                "a term is a whole number of days, weeks, months or years",
                "期限须为整数的日、周、月或年",
                Text("write it in a smaller unit", "改用较小的单位"),
                node,
            )
    if isinstance(node, Token) and node.kind == "NUMBER":
        refusals.fail_without_unit(cursor, node)
    text, behind = cursor.place(node).text, cursor.peek()
    meant = remedies.for_term(text, behind.text if behind else "")
    cursor.fail("a length of time belongs here", "此处应为时间长度", meant or remedy(A_TERM), node)


# --- shapes without parameters -----------------------------------------------------------------------------


def _read_flag(cursor: Cursor) -> bool:
    del cursor
    return True


def _read_day(cursor: Cursor) -> Day | Unknown:
    return take_day(cursor)


def _read_period(cursor: Cursor) -> Period:
    unknown = take_unknown(cursor)
    if unknown is not None:
        return Period(unknown, None)
    begins = cursor.peek()
    bare = begins is not None and begins.kind in ("DATE", "NUMBER")
    start = take_day(cursor) if cursor.take(w.FROM) or bare else None
    if start is not None and (to := cursor.peek()) is not None and to.text in (*w.TO.spellings, "到", "—"):
        cursor.fail(
            "a period ends with `until` and the first day outside it",
            "期间以「失效」及不含在内之日结束",
            Text("write `until` and the day after the last", "请写「失效」及末日的次日"),
        )
    end = take_day(cursor) if cursor.take(w.UNTIL) else None
    if start is None and end is None:
        wanted = Text("`from` a day, `until` a day, or both", "「自」某日、「失效」某日，或两者")
        cursor.fail("the days are missing", "缺少起止日期", remedy(wanted))
    return Period(start, end)


def read_term(cursor: Cursor) -> Term:
    """Read a term with what it counts from."""
    place = cursor.place()
    unknown = take_unknown(cursor)
    if unknown is not None:
        return Term("unknown", None, None, None, _take_event(cursor), place, unknown.reason)
    for word in (w.UNSPECIFIED, w.INDEFINITE, w.ACTUAL_TERM):
        if cursor.take(word):
            return Term(word.en, None, None, None, _take_event(cursor), place)
    least, most = _lengths(cursor)
    extension = _lengths(cursor) if cursor.take(w.EXTENDABLE) else None
    if least.unit == most.unit and least.number > most.number:
        cursor.fail(
            "the range runs backwards",
            "期限区间前后颠倒",
            Text("write the shorter term first", "先写较短的期限"),
            cursor.statement.phrase[cursor.position - 1],
        )
    kind = "fixed" if least == most else "range"
    return Term(kind, least, most, extension, _take_event(cursor), place)


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
        return Length(int(number.text), upper.unit), upper
    lower = length_of(cursor, cursor.single(A_TERM))
    return lower, _take_upper(cursor, lower)


def _take_upper(cursor: Cursor, lower: Length) -> Length:
    """Take the upper end of a range, if one comes next; `to` before a name says to whom, not how long."""
    following = cursor.peek(1)
    if following is not None and following.kind == "NAME":
        return lower
    return length_of(cursor, cursor.single(A_TERM)) if cursor.take(w.TO) else lower


def _take_event(cursor: Cursor) -> str | None:
    if not cursor.take(w.COUNTED_FROM):
        return None
    wanted = Text("an event such as `publication`", "起算点，如「公布」")
    node = cursor.single(wanted)
    event = cursor.word(node, w.EVENTS)
    if event is None:
        refusals.fail_at_event(cursor, node)
    return event.en


def _read_articles(cursor: Cursor) -> Articles | Unknown:
    unknown = take_unknown(cursor)
    if unknown is not None:
        return unknown
    wanted = Text("numbers such as `1 to 218`", "条数，如「1 至 218」")
    first = cursor.single(wanted)
    last = cursor.single(wanted) if cursor.take(w.TO) else first
    for node in (first, last):
        if not (isinstance(node, Token) and re.fullmatch(rf"\d{{1,{_LONGEST_NUMBER}}}", node.text)):
            cursor.fail("numbers of articles belong here", "此处应为条数", remedy(wanted), node)
    assert isinstance(first, Token)
    assert isinstance(last, Token)
    return Articles(int(first.text), int(last.text))


def _read_moved(cursor: Cursor) -> Moved:
    wanted = Text("`art 146 to art 178`", "「第一百四十六条 至 第一百七十八条」")
    old = _article(cursor, cursor.single(wanted), wanted)
    node = cursor.single(wanted)
    if isinstance(node, Reference) and node.name.text in w.TO.spellings and len(node.citations) == 1:
        cursor.mark(node.name, w.TO)
        return Moved(old, _article(cursor, node.citations[0], wanted))
    cursor.fail("the new article is missing", "缺少移至的条文", remedy(wanted), node)


def _article(cursor: Cursor, node: Expression, wanted: Text) -> str:
    if isinstance(node, Token) and node.kind == "CITATION":
        levels = read_citation(node.text)
        if levels and levels[0][0] == "art":
            return levels[0][1]
    cursor.fail("an article belongs here", "此处应为条文", remedy(wanted), node)


A_BASIS = Text(
    "a citation such as `company-law art 146(1)`, `none`, or `unknown` with a reason",
    "条文，如「company-law 第一百四十六条第一款」，或「无」「不详」",
)


def _read_basis(cursor: Cursor) -> tuple[Basis, ...]:
    place = cursor.place()
    unknown = take_unknown(cursor)
    if unknown is not None:
        return (unknown,)
    if cursor.take(w.NONE):
        return (NoBasis(place),)
    found: list[Basis] = []
    for node in cursor.series(A_BASIS).items:
        found.extend(_citations(cursor, node, found))
    if (token := cursor.peek()) is not None and token.text in w.TO.spellings:
        cursor.fail(
            "articles are cited one by one",
            "条文须逐条引用",
            Text("write `art 60, art 61`", "请写「第六十条、第六十一条」"),
        )
    return tuple(found)


def _citations(cursor: Cursor, node: Expression, before: list[Basis]) -> list[Citation]:
    """Return the citations of one item; a bare citation belongs to the source named before it."""
    last = before[-1] if before else None
    if (
        isinstance(last, Citation)
        and isinstance(node, Token)
        and not cursor.namer.knows(node.text, DOCUMENTS)
    ):
        meant = remedies.for_article(node.text) if last.levels else None
        if meant is not None:
            cursor.fail("a law or document belongs here", "此处应为法律或文件", meant, node)
    if isinstance(node, Token) and node.kind == "CITATION" and isinstance(last, Citation):
        return [Citation(last.source, last.edition, _levels(cursor, node), cursor.place(node))]
    name, citations = (node.name, node.citations) if isinstance(node, Reference) else (node, ())
    if not (isinstance(name, Token) and name.kind in ("NAME", "NUMBER")):
        cursor.fail("a law or document belongs here", "此处应为法律或文件", remedy(A_BASIS), node)
    law, _, edition = name.text.partition("@")
    source = cursor.namer.refer(Token(name.kind, law, name.start), DOCUMENTS, cursor.source)
    if edition:
        edition = normalize("NFC", edition)
        cursor.namer.cite(source, edition, Place(cursor.source, name.start + len(law), name.end))
    if not citations:
        return [Citation(source, edition or None, (), cursor.place(node))]
    return [
        Citation(source, edition or None, _levels(cursor, token), cursor.place(token if number else node))
        for number, token in enumerate(citations)
    ]


def _levels(cursor: Cursor, token: Token) -> tuple[Level, ...]:
    levels = read_citation(token.text)
    if levels is None:
        cursor.fail(
            "this citation has more brackets than there are levels below an article",
            "条文引注的括号层级过多",
            Text("write at most `art 1(1)(1)(1)`", "至多写到「第一条第一款第（一）项第一目」"),
            token,
        )
    return tuple(Level(*level) for level in levels)


A_BODY = Text("an agency or role", "机构或角色")


def _read_enforcement(cursor: Cursor) -> tuple[Enforcement | Unknown, ...]:
    place = cursor.place()
    unknown = take_unknown(cursor)
    if unknown is not None:
        return (unknown,)
    found: list[Enforcement] = []
    if not _begins_with_others(cursor):
        enforcers, is_open = _bodies(cursor)
        part = "joint" if cursor.take(w.JOINTLY) else "sole"
        found.append(Enforcement(enforcers, part, is_open, place))
    if cursor.take(w.WITH):
        enforcers, is_open = _bodies(cursor)
        found.append(Enforcement(enforcers, "cooperating", is_open, place))
    return tuple(found)


def _begins_with_others(cursor: Cursor) -> bool:
    token = cursor.peek()
    return token is not None and token.text in w.WITH.spellings


def _bodies(cursor: Cursor) -> tuple[tuple[Ref, ...], bool]:
    """Read bodies between commas, and whether others are meant too: `A, B, others`, or A、B 等."""
    found: list[Ref] = []
    is_open = False
    items = cursor.series(A_BODY).items
    for node in items:
        if isinstance(node, Token) and node.text in w.OTHERS.spellings:
            cursor.mark(node, w.OTHERS)
            is_open = True
        elif found and node is items[-1] and isinstance(node, Token) and node.text in w.WITH.spellings:
            cursor.fail(
                "no comma stands before those who cooperate",
                "会同单位之前不加逗号",
                Text(f"remove the comma before `{node.text}`", f"删去「{node.text}」前的逗号"),
                node,
            )
        else:
            found.append(name_of(cursor, node, BODIES, A_BODY))
    return tuple(found), is_open or cursor.take(w.OTHERS) is not None


A_TARGET = Text(
    "kinds of subject, or `legal-representative of enterprise`",
    "主体类别，或「法定代表人 之 企业」",
)


def _read_targets(cursor: Cursor) -> tuple[Target, ...]:
    items = cursor.series(A_TARGET).items
    refusals.refuse_mixture(cursor, items)
    if cursor.take(w.OF):
        refusals.refuse_reversal(cursor, items)
        relations = [name_of(cursor, node, ("relation",), Text("a relation", "关系")) for node in items]
        owners = tuple(
            name_of(cursor, node, ("subject",), A_TARGET) for node in cursor.series(A_TARGET).items
        )
        return tuple(Target(owners, relation) for relation in relations)
    return (Target(tuple(name_of(cursor, node, ("subject",), A_TARGET) for node in items), None),)


def _read_procedure(cursor: Cursor) -> Procedure:
    place = cursor.place()
    unknown = take_unknown(cursor)
    none = unknown is None and cursor.take(w.NONE) is not None
    to: Ref | None = None
    deadline: Term | None = None
    before: str | None = None
    decided: Term | None = None
    suspensive = False
    while not cursor.done:
        if cursor.take(w.TO):
            to = name_of(cursor, cursor.single(A_BODY), BODIES, A_BODY)
        elif cursor.take(w.WITHIN):
            deadline = read_term(cursor)
        elif cursor.take(w.DECIDED):
            decided = read_term(cursor)
        elif cursor.take(w.SUSPENSIVE):
            suspensive = True
        elif cursor.take(w.BEFORE):
            event = cursor.word(node := cursor.single(Text("an event", "事件")), w.EVENTS)
            if event is None:
                refusals.fail_at_event(cursor, node)
            before = event.en
        elif deadline is None and _begins_length(cursor):
            deadline = read_term(cursor)
        elif to is None and not none and unknown is None and cursor.peek() is not None:
            to = name_of(cursor, cursor.single(A_BODY), BODIES, A_BODY)
        else:
            break
    return Procedure(none, unknown, to, deadline, before, decided, suspensive, place)


def _begins_length(cursor: Cursor) -> bool:
    token = cursor.peek()
    if token is None or token.kind not in ("QUANTITY", "NUMBER"):
        return False
    return token.kind == "QUANTITY" or not cursor.namer.knows(token.text, BODIES)


def _read_succession(cursor: Cursor) -> Succession:
    agencies = tuple(
        name_of(cursor, node, ("agency",), Text("an agency", "机构"))
        for node in cursor.series(Text("an agency", "机构")).items
    )
    start = take_day(cursor) if cursor.take(w.FROM) else None
    return Succession(agencies, start if isinstance(start, Day) else None)


def _plain_name(cursor: Cursor, node: Expression, wanted: Text) -> str:
    if isinstance(node, Token) and node.kind in ("NAME", "NUMBER"):
        return node.text
    cursor.fail(f"{wanted.en} belong here", f"此处应为{wanted.zh}", remedy(wanted), node)


def _read_numbers(cursor: Cursor) -> tuple[str, ...]:
    wanted = Text("numbers of the source", "原文编号")
    names = [_plain_name(cursor, node, wanted) for node in cursor.series(wanted).items]
    while cursor.take(w.TO):
        last, *others = cursor.series(wanted).items
        names += _rest_of_range(cursor, names[-1], last)
        names += [_plain_name(cursor, node, wanted) for node in others]
    return tuple(names)


def _rest_of_range(cursor: Cursor, low: str, node: Expression) -> list[str]:
    """Return the numbers behind the first of a range: `1 to 18`, or `2-1 to 2-33` under one heading."""
    high = node.text if isinstance(node, Token) else ""
    first, last = re.search(r"\d+$", low), re.search(r"\d+$", high)
    if first is None or last is None or low[: first.start()] != high[: last.start()]:
        wanted = Text("a range such as `1 to 18` or `2-1 to 2-33`", "区间，如「1 至 18」或「2-1 至 2-33」")
        cursor.fail(
            "a range runs from one number to another under the same heading",
            "区间须为同一标题下的两个数字",
            remedy(wanted),
            node,
        )
    if len(last.group()) > _LONGEST_NUMBER or int(last.group()) < int(first.group()):
        cursor.fail(
            "this range runs backwards, or further than any document does",
            "区间前后颠倒，或超出任何文件的编号",
            Text("write the smaller number first", "先写较小的编号"),
            node,
        )
    return [
        f"{low[: first.start()]}{number}" for number in range(int(first.group()) + 1, int(last.group()) + 1)
    ]


def _read_numbered(cursor: Cursor) -> tuple[str, ...] | Unknown:
    unknown = take_unknown(cursor)
    return unknown if unknown is not None else _read_numbers(cursor)


def _read_waived(cursor: Cursor) -> Waived:
    place = cursor.whole
    numbers = _read_numbers(cursor)
    return Waived(numbers, read_text(cursor), known=True, place=place)


def _read_not_known(cursor: Cursor) -> Waived:
    place = cursor.whole
    numbers = () if (token := cursor.peek()) and token.kind == "STRING" else _read_numbers(cursor)
    return Waived(numbers, read_text(cursor), known=False, place=place)


def _read_allowance(cursor: Cursor) -> Allowance:
    place = cursor.whole
    wanted = Text("the code of a finding, such as MOU401", "检查结果的代码，如 MOU401")
    node = cursor.single(wanted)
    if not isinstance(node, Token) or node.kind != "NAME":
        cursor.fail("the code of a finding belongs here", "此处应为检查代码", remedy(wanted), node)
    reason = take_string(cursor)
    if not reason or not reason.strip():
        cursor.fail(
            "a finding is accepted only for a reason",
            "接受一项检查结果须说明理由",
            Text("write the reason in quotes behind the code", "在代码后用引号写明理由"),
        )
    until = take_day(cursor) if cursor.take(w.UNTIL) else None
    return Allowance(node.text, reason, until if isinstance(until, Day) else None, place)


def _read_grades(cursor: Cursor) -> tuple[str, ...]:
    wanted = Text("grades, the best first", "等级，由高到低")
    return tuple(_plain_name(cursor, node, wanted) for node in cursor.series(wanted).items)


def _read_expectation(cursor: Cursor) -> Expectation:
    from mou_compiler.corpus.expectations import read_expectation  # it reads with the shapes of this file

    return read_expectation(cursor)


AN_ACT = Text("an act such as `travel.rail`", "行为，如「travel.rail」")


def _read_holding(cursor: Cursor) -> tuple[Holding, ...]:
    wanted = Text("a list", "名单")
    lists = [name_of(cursor, node, ("list",), wanted) for node in cursor.series(wanted).items]
    relation = principal = None
    if cursor.take(w.VIA):
        relation = name_of(
            cursor, cursor.single(Text("a relation", "关系")), ("relation",), Text("a relation", "关系")
        )
        if cursor.take(w.OF):
            principal = name_of(cursor, cursor.single(A_TARGET), ("subject",), A_TARGET)
    return tuple(Holding(item, relation, principal) for item in lists)


def _read_given(cursor: Cursor) -> Given:
    from mou_compiler.corpus.conditions import read_given  # the same operands as in conditions

    return read_given(cursor)


def _read_schedule(cursor: Cursor) -> Schedule:
    place = cursor.place()
    wanted = Text("`1 working-day of 1 month`", "「1个工作日 之 1个月」")
    within = length_of(cursor, cursor.single(wanted))
    if not cursor.take(w.OF):
        cursor.fail("the period is missing", "缺少周期", remedy(wanted))
    return Schedule(within, length_of(cursor, cursor.single(wanted)), place)


def _read_file(cursor: Cursor) -> NamedFile:
    place = cursor.place()
    return NamedFile(read_text(cursor), place)


def _read_range(cursor: Cursor) -> GradeRange:
    place = cursor.place()
    wanted = Text("`A from 960 to 1029`", "「A 自 960 至 1029」")
    grade = _plain_name(cursor, cursor.single(wanted), wanted)
    least = _points(cursor, wanted) if cursor.take(w.FROM) else None
    most = _points(cursor, wanted) if cursor.take(w.TO) else None
    if least is None and most is None:
        cursor.fail("the points are missing", "缺少分值", remedy(wanted))
    return GradeRange(grade, least, most, place)


def _points(cursor: Cursor, wanted: Text) -> Decimal:
    node = cursor.single(wanted)
    if isinstance(node, Token) and node.kind == "NUMBER":
        cursor.mark_number(node)
        return read_quantity(node.text).value
    cursor.fail("a number of points belongs here", "此处应为分值", remedy(wanted), node)


FLAG = Shape(Text("(nothing)", "（无值）"), _read_flag)
STRING = Shape(Text('"…"', "「…」"), read_text)
TITLE = Shape(Text('"…"', "「…」"), read_text)
FILE = Shape(Text('"laws.csv"', "「laws.csv」"), _read_file)
LABEL = Shape(Text('"English" "中文"', "「English」「中文」"), read_label)
DAY = Shape(
    Text('2016-01-20 | 2016-01 | 2016 | unknown "why"', "2016年1月20日｜2016年1月｜2016年｜不详「原因」"),
    _read_day,
)
PERIOD = Shape(
    Text(
        "[from] DAY [until DAY (that day excluded)] | until DAY",
        "［自］日期［失效 日期（不含当日）］｜失效 日期",
    ),
    _read_period,
)
TERM = Shape(
    Text(
        "2 years [to 5 years] [extendable 1 year to 3 years] [from EVENT] | unspecified | indefinite | actual",
        "2年［至 5年］［延长 1年 至 3年］［自 起算点］｜未定｜不限期｜实际期限",
    ),
    read_term,
)
ARTICLES = Shape(Text("1 to 218", "1 至 218"), _read_articles)
MOVED = Shape(Text("art 146 to art 178", "第一百四十六条 至 第一百七十八条"), _read_moved)
BASIS = Shape(
    Text(
        'LAW[@EDITION] art 146(1)(2), … | none | unknown "why"',
        "法律［@版本］第一百四十六条第一款第（二）项、…｜无｜不详「原因」",
    ),
    _read_basis,
    plural=True,
)
ENFORCEMENT = Shape(
    Text(
        'AGENCY, … [, others] [jointly] [with AGENCY, …] | with AGENCY, … | unknown "why"',
        "机构、…［等］［共同］［会同 机构、…］｜会同 机构、…｜不详「原因」",
    ),
    _read_enforcement,
    spread=True,
)
TARGETS = Shape(Text("SUBJECT, … | RELATION, … of SUBJECT, …", "主体、…｜关系、… 之 主体、…"), _read_targets)
TRIGGER = Shape(
    Text(
        "LIST | any of LIST, … | all of LIST, … | 3 of LIST, … | RATING <= GRADE | 3 times in LIST within 1 year",
        "名单｜任一 之 名单、…｜全部 之 名单、…｜3 之 名单、…｜评级 ≤ 等级｜3次 于 名单 期间 1年",
    ),
    read_trigger,
)
CONDITION = Shape(
    Text(
        "ATTRIBUTE >= 100 yuan and (LIST or not FLAG)",
        "属性 ≥ 100元 且（名单 或 非 标志）",
    ),
    read_condition,
)
PROCEDURE = Shape(
    Text(
        '[to AGENCY] [within TERM] [before EVENT] [decided TERM] [suspensive] | none | unknown "why"',
        "［至 机构］［期间 期限］［先于 事件］［决定 期限］［停止执行］｜无｜不详「原因」",
    ),
    _read_procedure,
)
SUCCESSION = Shape(Text("AGENCY, … [from DAY]", "机构、…［自 日期］"), _read_succession)
NUMBERED = Shape(
    Text("1 to 18 | 1, 4 to 9, 2-1 to 2-5 | unknown", "1 至 18｜1、4 至 9、2-1 至 2-5｜不详"), _read_numbered
)
WAIVED = Shape(Text('5, 8 to 10, 12 "why"', "5、8 至 10、12「原因」"), _read_waived)
NOT_KNOWN = Shape(Text('[16 to 18] "why"', "［16 至 18］「原因」"), _read_not_known)
ALLOWANCE = Shape(Text('CODE "why" [until DAY]', "代码「理由」［失效 日期］"), _read_allowance)
SCHEDULE = Shape(Text("1 working-day of 1 month", "1个工作日 之 1个月"), _read_schedule)
RANGE = Shape(Text("GRADE [from NUMBER] [to NUMBER]", "等级［自 分值］［至 分值］"), _read_range)
GRADES = Shape(Text("AAA, AA, A, B (best first)", "AAA、AA、A、B（由高到低）"), _read_grades, plural=True)
EXPECTATION = Shape(
    Text(
        "[no] [FORCE] MODALITY ACT [by AGENCY] [for TERM] | [no] [FORCE] entry LIST [for TERM] | "
        "[no] [KIND] exit LIST [after TERM] | [no] measure MEASURE | [no] escalation ESCALATION",
        "［无］［应当］禁止 行为［由 机构］［期限 期限］｜［无］［应当］列入 名单［期限 期限］｜"
        "［无］［方式］移出 名单［满 期限］｜［无］措施 编号｜［无］升级 编号",
    ),
    _read_expectation,
)
HOLDING = Shape(Text("LIST, … [via RELATION of SUBJECT]", "名单、…［经由 关系 之 主体］"), _read_holding)
GIVEN = Shape(Text("ATTRIBUTE = VALUE | RATING = GRADE | FLAG", "属性 = 值｜评级 = 等级｜标志"), _read_given)


# --- shapes with parameters --------------------------------------------------------------------------------


def choice(words: Words) -> Shape:
    """Return the shape of one word of a closed set; its English spelling is the value."""

    def read(cursor: Cursor) -> str:
        return _word_of(cursor, cursor.single(refusals.one_of(words)), words)

    form = Text(" | ".join(x.en for x in words.words), "｜".join(x.zh for x in words.words))
    return Shape(form, read, words=words.words)


def choices(words: Words) -> Shape:
    """Return the shape of several words of a closed set, in order."""

    def read(cursor: Cursor) -> tuple[str, ...]:
        return tuple(_word_of(cursor, node, words) for node in cursor.series(refusals.one_of(words)).items)

    form = Text(", ".join(x.en for x in words.words), "、".join(x.zh for x in words.words))
    return Shape(form, read, plural=True, words=words.words)


def _word_of(cursor: Cursor, node: Expression, words: Words) -> str:
    """Return the English spelling of the word that a node spells."""
    word = cursor.word(node, words)
    if word is None:
        text = cursor.place(node).text.strip('"“”「」')
        cursor.fail(
            f"`{text}` is not one of the words that can stand here",
            f"「{text}」不是此处可用的词",
            did_you_mean(text, words.spellings) or refusals.one_of(words),
            node,
        )
    return word.en


def reference(*kinds: str, named: Text) -> Shape:
    """Return the shape of one name of something of these kinds."""

    def read(cursor: Cursor) -> Ref | Unknown:
        unknown = take_unknown(cursor)
        if unknown is not None:
            return unknown
        return name_of(cursor, cursor.single(wanted), kinds, wanted)

    wanted = Text(f"the id of {with_article(named.en)}", named.zh)
    return Shape(Text(named.en.upper(), named.zh), read, kinds=kinds)


def references(*kinds: str, named: Text) -> Shape:
    """Return the shape of one name or more between commas."""

    def read(cursor: Cursor) -> tuple[Ref, ...]:
        return tuple(name_of(cursor, node, kinds, wanted) for node in cursor.series(wanted).items)

    wanted = Text(f"the id of {with_article(named.en)}", named.zh)
    return Shape(Text(f"{named.en.upper()}, …", f"{named.zh}、…"), read, plural=True, kinds=kinds)


def names(form: Text) -> Shape:
    """Return the shape of free names or strings, which nothing else declares."""

    def read(cursor: Cursor) -> tuple[str, ...]:
        found = []
        for node in cursor.series(form).items:
            if not isinstance(node, Token) or node.kind not in ("NAME", "STRING", "NUMBER"):
                cursor.fail(f"{form.en} belongs here", f"此处应为{form.zh}", remedy(form), node)
            found.append(unquote(node) if node.kind == "STRING" else node.text)
        return tuple(found)

    return Shape(Text(f"{form.en}, …", f"{form.zh}、…"), read, plural=True)


def provision(modality: Word) -> Shape:
    """Return the shape of the acts that a modality governs."""

    def read(cursor: Cursor) -> Provision:
        place = cursor.whole
        acts = tuple(name_of(cursor, node, ("act",), AN_ACT) for node in cursor.series(AN_ACT).items)
        cap: Amount | Unknown | None = None
        if modality is w.CAP and cursor.take(w.TO):
            cap = take_unknown(cursor)
            if cap is None:
                node = cursor.single(Text("an amount", "限额"))
                if not (isinstance(node, Token) and node.kind in ("QUANTITY", "NUMBER")):
                    cursor.fail(
                        "an amount belongs here",
                        "此处应为限额",
                        remedy(Text("`500 yuan`", "「500元」")),
                        node,
                    )
                cursor.mark_number(node)
                cap = Amount(*read_quantity(node.text))
        refusals.refuse_wording(cursor, modality)
        return Provision(modality.en, acts, cap, place)

    tail = (" [to AMOUNT]", "［至 限额］") if modality is w.CAP else ("", "")
    return Shape(Text(f"ACT, …{tail[0]}", f"行为、…{tail[1]}"), read, kinds=("act",))


def unknown_or(shape: Shape) -> Shape:
    """Return a shape that also takes `unknown` with a reason."""

    def read(cursor: Cursor) -> Any:
        unknown = take_unknown(cursor)
        return unknown if unknown is not None else shape.read(cursor)

    form = Text(f'{shape.form.en} | unknown "why"', f"{shape.form.zh}｜不详「原因」")
    return Shape(form, read)


def placed(place: Place) -> str:
    """Return `path:line` of a place."""
    return f"{place.path}:{place.line}"
