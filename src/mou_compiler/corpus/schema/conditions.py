"""Conditions and triggers: expressions of the tree to typed conditions."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

from mou_compiler import words as w
from mou_compiler.corpus.schema import remedies
from mou_compiler.corpus.schema.attached import attached_by, part, take_attached
from mou_compiler.corpus.schema.cursor import NO_COMMAS, OPTION, Cursor, Misshapen, as_name
from mou_compiler.corpus.schema.refusals import refuse_days_compared, refuse_two_readings, whole_number
from mou_compiler.corpus.schema.values import (
    AllOf,
    Amount,
    AnyOf,
    Compare,
    Condition,
    Count,
    Given,
    Grade,
    Holds,
    IsTrue,
    Length,
    Not,
    Ref,
    SomeOf,
)
from mou_compiler.findings.fix import Advice, advised
from mou_compiler.source.place import Place
from mou_compiler.syntax.counts_meant import by_itself, in_brackets
from mou_compiler.syntax.days_compared import comparison_with
from mou_compiler.syntax.lookalikes import right_digits
from mou_compiler.syntax.multiples import compared_with_multiple
from mou_compiler.syntax.number_words import begins_number
from mou_compiler.syntax.numerals import read_bound, read_date, read_quantity
from mou_compiler.syntax.quotes import read_quoted
from mou_compiler.syntax.some_meant import some_of_meant
from mou_compiler.syntax.tree import (
    Both,
    Bounded,
    Comparison,
    Either,
    Expression,
    Group,
    Limit,
    Negation,
    Series,
    Token,
)
from mou_compiler.words import Text

SPEAKABLE = ("list", "attribute", "rating")
A_CONDITION = Text("a condition such as `tax-evaded >= 1000000 yuan`", "条件，如「欠税额 ≥ 100万元」")
A_LIST = Text("a list, or a rating with a grade", "名单，或评级与等级")


_TURNED = {"<=": ">=", ">=": "<=", "<": ">", ">": "<", "≤": "≥", "≥": "≤", "＜": "＞", "＞": "＜"}


def _remedy(sample: Text) -> Text:
    return Text(f"write {sample.en}", f"请写{sample.zh}")


def read_condition(cursor: Cursor) -> Condition:
    """Read a condition over attributes, lists, ratings and flags."""
    return _phrase(cursor, A_CONDITION)


def read_trigger(cursor: Cursor) -> Condition:
    """Read what sets a measure off: `A`, `any of A, B`, `all of A, B`, `3 of A, B, C`, or a condition."""
    return _phrase(cursor, A_LIST)


def _phrase(cursor: Cursor, wanted: Text) -> Condition:
    first = cursor.peek()
    if cursor.take(w.ANY):
        if first is not None and (behind := cursor.peek()) is not None and behind.text not in w.OF.spellings:
            _refuse_worded_some(cursor, first)
        return AnyOf(_members(cursor, wanted))
    if cursor.take(w.ALL):
        return AllOf(_members(cursor, wanted))
    _refuse_limited_count(cursor)
    token = cursor.peek()
    if token is not None and token.kind == "NUMBER" and token.text.isdigit():
        cursor.position += 1
        return SomeOf(int(token.text), _members(cursor, wanted))
    if token is not None and token.kind == "QUANTITY":
        quantity = read_quantity(token.text)
        if quantity.unit == w.TIMES.en:
            cursor.position += 1
            return _count(cursor, whole_number(cursor, token), token)
    series = cursor.series(wanted)
    return _any_of(cursor, series)


def _refuse_limited_count(cursor: Cursor) -> None:
    """Fail at a count that has a limit: without its sign, at most 2 times would be 2 times or more."""
    limit = cursor.limit()
    if limit is None:
        return
    line = cursor.line(limit)
    sign = limit.operator.text if isinstance(limit, Limit) else limit.text
    meant = by_itself(line, len(sign))
    if meant is not None:
        raise Misshapen(
            Text(f"`{sign}` cannot stand here", f"「{sign}」不能出现在此处"),
            Place(cursor.source, limit.start, limit.start + len(sign)),
            meant,
        )
    place = Place(cursor.source, limit.start, limit.start + len(sign))
    some = some_of_meant(line, len(sign), alone=cursor.position == 0)
    if some is not None:
        raise Misshapen(SO_MANY_OF, place, some)
    if isinstance(limit, Limit):
        raise Misshapen(
            Text(f"it is not said what is compared by `{sign}`", f"「{sign}」之前未写明所比较者"),
            place,
            Text(f"write an attribute before it: `ATTRIBUTE {sign} …`", f"其前写属性：「属性 {sign} …」"),
        )


SO_MANY_OF = Text("so many of several are not written so here", "此处数项之中的若干项不这样写")


def _refuse_worded_some(cursor: Cursor, node: Token) -> None:
    """Fail at so many of several conditions in words: two or more of A, B; 至少两项 之 甲、乙."""
    alone = node.start == cursor.statement.phrase[0].start
    some = some_of_meant(cursor.line(node), len(node.text), alone=alone)
    if some is not None:
        raise Misshapen(SO_MANY_OF, cursor.place(node), some)


def _any_of(cursor: Cursor, series: Series) -> Condition:
    first, *others = series.items
    rest = others[0].left if others and isinstance(others[0], Bounded) else others[0] if others else None
    if isinstance(first, Comparison) and isinstance(rest, Token) and rest.text[0].isdecimal():
        meant = remedies.for_threshold(cursor.source, cursor.place(first).text, cursor.line(first))
        cursor.fail("a number is written without commas", "数字之间不加逗号", meant or NO_COMMAS, rest)
    items = tuple(_condition(cursor, node) for node in series.items)
    return items[0] if len(items) == 1 else AnyOf(items)


def _members(cursor: Cursor, wanted: Text) -> tuple[Condition, ...]:
    if not cursor.take(w.OF):
        behind = cursor.peek()
        form: Text = Text("write `3 of A, B, C`", "请写「3 之 甲、乙、丙」")
        counted = remedies.for_count_over_time(f"3 {cursor.line(behind)}") if behind is not None else None
        if counted is not None:
            form = counted
        elif behind is not None and cursor.namer.knows(behind.text, SPEAKABLE):
            form = advised([Text(f"of {behind.text}", f"之 {behind.text}")])
        cursor.fail("`of` belongs here", "此处应为「之」", form)
    return tuple(_condition(cursor, node) for node in cursor.series(wanted).items)


def _count(cursor: Cursor, number: int, first: Token) -> Condition:
    form = Text("`3 times in LIST within 1 year`", "「3次 于 名单 期间 1年」")
    if not cursor.take(w.IN):
        cursor.fail("the list is missing", "缺少名单", _remedy(form))
    node = cursor.single(form)
    if not isinstance(node, Token):
        cursor.fail("a list belongs here", "此处应为名单", _remedy(form), node)
    list_ = cursor.namer.refer(as_name(node), ("list",), cursor.source)
    if not cursor.take(w.WITHIN):
        cursor.fail("the window is missing", "缺少期间", _remedy(form))
    place = cursor.place()
    window = cursor.single(form)
    if (
        not isinstance(window, Token)
        or window.kind != "QUANTITY"
        or read_quantity(window.text).unit not in _OF_TIME
    ):
        _refuse_joined_count(cursor, first, cursor.line(first))
        meant = remedies.for_length(cursor.line(window), window.end - window.start)
        cursor.fail("a length of time belongs here", "此处应为时间长度", meant or _remedy(form), window)
    length = Length(whole_number(cursor, window), read_quantity(window.text).unit)
    return Count(list_, length, ">=", number, place)


def _refuse_joined_count(cursor: Cursor, node: Token, line: str) -> None:
    """Fail at a count of entries that is joined to others, or denied, without brackets."""
    meant = in_brackets(line, len(node.text))
    if meant is not None:
        raise Misshapen(
            Text("a count stands here without brackets", "此处的次数未加括号"), cursor.place(node), meant
        )


def _refuse_worded_count(cursor: Cursor, node: Token) -> None:
    """Fail at a count of entries in words: three times in LIST within two years, twice in LIST within 1 year."""
    line, alone = cursor.line(node), node.start == cursor.statement.phrase[0].start
    meant = by_itself(line, len(node.text)) if alone else in_brackets(line, len(node.text))
    if meant is not None:
        raise Misshapen(
            Text("a number of times is not written so here", "此处次数不这样写"), cursor.place(node), meant
        )


_OF_TIME = frozenset(unit.en for unit in w.TERM_UNITS)


def _condition(cursor: Cursor, node: Expression) -> Condition:
    match node:
        case Both(items):
            return AllOf(tuple(_condition(cursor, item) for item in items))
        case Either(items):
            return AnyOf(tuple(_condition(cursor, item) for item in items))
        case Negation(_, operand):
            return Not(_condition(cursor, operand))
        case Group():
            return _group(cursor, node)
        case Comparison(left, operator, right):
            return _comparison(cursor, left, operator, right)
        case Bounded():
            return _bounded(cursor, node)
        case Token("NAME" | "STRING"):
            _refuse_joint(cursor, node)
            if node.kind == "NAME" and not cursor.namer.knows(node.text, SPEAKABLE):
                _refuse_worded_count(cursor, node)
                _refuse_worded_some(cursor, node)
            ref = cursor.namer.refer(as_name(node), SPEAKABLE, cursor.source)
            return IsTrue(ref) if ref.kind == "attribute" else Holds(ref)
        case Token("BOUND"):
            _refuse_worded_count(cursor, node)
            _refuse_worded_some(cursor, node)
            cursor.fail("a condition belongs here", "此处应为条件", _remedy(A_CONDITION), node)
        case Token("NUMBER" | "QUANTITY"):
            _refuse_joined_count(cursor, node, cursor.line(node))
            start = cursor.whole.start
            said = cursor.source.text[start : node.start].split(maxsplit=1)
            meant = (
                remedies.for_alternative(cursor.source, said[-1], cursor.line(node))
                if len(said) > 1
                else None
            )
            cursor.fail(
                "a condition belongs here", "此处应为条件", meant or _amount_alone(cursor, node), node
            )
        case _:
            cursor.fail("a condition belongs here", "此处应为条件", _remedy(A_CONDITION), node)


_JOINTS = ("either", "both", "whether", "或者", "要么", "既")


def _refuse_joint(cursor: Cursor, node: Token) -> None:
    """Fail at a word that only announces what is joined: either A or B."""
    word = node.text.casefold()
    if word not in _JOINTS or cursor.namer.knows(node.text, SPEAKABLE):
        return
    alone = node.start == cursor.statement.phrase[0].start and cursor.source.text[node.end] == " "
    of = re.match(r"[ \t]+of(?=[ \t])", cursor.source.text[node.end : node.end + 20])
    said = f"{node.text}{of[0] if of else ''}"
    remove = Text(f"remove `{said}`", f"删去「{said}」")
    brackets = Text(
        f"{remove.en}, and put what it joins in brackets: `A and (B or C)`",
        f"{remove.zh}，并给所连接者加括号：「甲 且（乙 或 丙）」",
    )
    cursor.fail(
        f"`{node.text}` names no list, attribute or rating",
        f"「{node.text}」不是名单、属性或评级",
        Advice(remove.en, remove.zh, (Text("", ""),), 1 + len(said) - len(node.text)) if alone else brackets,
        node,
    )


def _amount_alone(cursor: Cursor, node: Token) -> Text:
    """Return what to do with an amount where a condition belongs: part of a number with commas, or of nothing."""
    text = cursor.source.text
    grouped = re.search(r"\d[,，、][ \t]*$", text[max(node.start - 8, 0) : node.start]) and re.match(
        r"\d{3}(?!\d)", node.text
    )
    return NO_COMMAS if grouped else _remedy(A_CONDITION)


def _bounded(cursor: Cursor, node: Bounded) -> Condition:
    """Return what the bounds behind an attribute say: `sum 10000 yuan or more`, 金额10万元以上50万元以下."""
    said: list[Condition] = []
    for bound in node.bounds:
        amount, word = read_bound(bound.text)
        comparison = w.BOUND_COMPARISONS[word.en]
        operator = Token("COMPARE", comparison.en, bound.start + len(amount))
        # Not a NUMBER, which could be marked as such: the bound is spelled as a whole, 3万以上 with its 以上.
        value = Token("QUANTITY", amount, bound.start)
        said.append(_comparison(cursor, node.left, operator, value, marks=False))
    if node.operator is not None and node.right is not None:
        said.append(_comparison(cursor, node.left, node.operator, node.right))
    return said[0] if len(said) == 1 else AllOf(tuple(said))


def _group(cursor: Cursor, group: Group) -> Condition:
    """Read a phrase in brackets as a statement of its own, so that `3 of A, B, C` can stand inside."""
    inner = Cursor(cursor.statement._replace(phrase=group.phrase), 0, cursor.source, cursor.namer)
    condition = _phrase(inner, A_CONDITION)
    cursor.keywords.update(inner.keywords)
    if not inner.done:
        refuse_days_compared(inner)
        inner.fail("nothing more can stand here", "此处不能再有其他内容", Text("remove it", "请删去"))
    return condition


def _comparison(
    cursor: Cursor, left: Expression, operator: Token, right: Expression, *, marks: bool = True
) -> Condition:
    if not isinstance(left, Token) or left.kind not in ("NAME", "STRING"):
        turned = None
        if isinstance(right, Token) and right.kind == "NAME":
            sign = _TURNED.get(" ".join(operator.text.split()), operator.text)
            said = f"{right.text} {sign} {cursor.place(left).text}"
            behind = cursor.place(right).end - cursor.place(left).end
            turned = advised([Text(said, said)], behind)
        cursor.fail(
            "an attribute or rating belongs here", "此处应为属性或评级", turned or _remedy(A_CONDITION), left
        )
    word = w.COMPARISONS.find(" ".join(operator.text.split()))
    assert word is not None  # the lexer's pattern holds the same spellings
    if marks:
        cursor.mark(operator, word)
    ref = cursor.namer.refer(as_name(left), SPEAKABLE, cursor.source)
    place = cursor.place(Comparison(left, operator, right))
    if ref.kind == "list" and ref.found:
        cursor.fail(
            "a list is held or not; it has no value",
            "名单只有列入与否，没有数值",
            advised(
                [Text(left.text, left.text), Text(f"not {left.text}", f"非 {left.text}")],
                cursor.place(right).end - cursor.place(left).end,
            ),
            left,
        )
    if ref.kind == "rating":
        if not isinstance(right, Token) or right.kind not in ("NAME", "NUMBER", "STRING"):
            cursor.fail(
                "a grade belongs here",
                "此处应为等级",
                _remedy(Text("the name of a grade", "等级名称")),
                right,
            )
        return Grade(ref, word.en, _labelled(cursor, ref, right), place)
    if isinstance(right, Token) and right.kind == "STRING":
        return Compare(ref, word.en, _labelled(cursor, ref, right), place)
    if isinstance(right, Token) and right.kind == "NAME":
        _refuse_letters_among_digits(cursor, right)
    if isinstance(right, Token) and begins_number(right.text):
        meant = remedies.for_threshold(cursor.source, "", cursor.line(left)) or compared_with_multiple(
            re.split(r"[;；。}｝#]", cursor.line(right))[0], word
        )
        cursor.fail("an amount belongs here", "此处应为数值", meant or _remedy(A_CONDITION), right)
    if isinstance(right, Token) and right.kind == "DATE":
        _refuse_less_than_a_day(cursor, left, word, right)
    return Compare(ref, word.en, _value(cursor, right), place)


def _refuse_less_than_a_day(cursor: Cursor, left: Token, word: w.Word, right: Token) -> None:
    """Fail where an attribute is compared with a month or a year: before 2016 is before its first day, after it its last."""
    if read_date(right.text)[2] is not None:
        return
    meant = comparison_with(left.text, word.en, right.text)
    if meant is not None:
        behind = cursor.place(right).end - cursor.place(left).end
        cursor.fail("a full day belongs here", "此处应为完整日期", replace(meant, behind=behind), left)


_DIGITS_AND_LETTERS = re.compile(r"[\dOoIl]+")


def _refuse_letters_among_digits(cursor: Cursor, node: Token) -> None:
    """Fail at a number before a unit that has letters among its digits: 1O0 yuan."""
    match = _DIGITS_AND_LETTERS.match(node.text)
    unit = node.text[match.end() :] if match else ""
    number = right_digits(match[0], unit or cursor.behind(node)) if match else None
    if match is None or number is None:
        return
    letter, digit = next(pair for pair in zip(match[0], number, strict=True) if pair[0] != pair[1])
    cursor.fail(
        f"`{letter}` is a letter that looks like `{digit}`",
        f"「{letter}」是字母，形似「{digit}」",
        advised([Text(f"{number}{unit}", f"{number}{unit}")]),
        node,
    )


def _labelled(cursor: Cursor, owner: Ref, token: Token) -> str:
    """Return the option or grade that a token names, by its id or by its label in quotes; else what is written."""
    if token.kind != "STRING":
        return token.text
    label = read_quoted(token.text)
    name = f"《{owner.id}/{label}》"
    if not label or not cursor.namer.knows(name, (OPTION,)):
        return label
    ref = cursor.namer.refer(Token("NAME", name, token.start), (OPTION,), cursor.source)
    return ref.id.removeprefix(f"{owner.id}/")


def _value(cursor: Cursor, node: Expression) -> Amount | date | str:
    match node:
        case Token("NUMBER" | "QUANTITY", text):
            cursor.mark_number(node)
            refuse_two_readings(cursor, node)
            return Amount(*read_quantity(text))
        case Token("DATE", text):
            year, month, day = read_date(text)
            try:
                if month and day:
                    return date(year, month, day)
            except ValueError:
                pass
            cursor.fail(
                "a full day belongs here",
                "此处应为完整日期",
                _remedy(Text("`2016-01-20`", "「2016年1月20日」")),
                node,
            )
        case Token("NAME", text):
            return text
        case _:
            cursor.fail("a value belongs here", "此处应为数值", _remedy(A_CONDITION), node)


def _parted(node: Expression) -> tuple[Expression, Token | None]:
    """Return a simple condition of the scenario's subject, and the relation by which it is another's: `sum@head = 5`."""
    match node:
        case Token():
            return part(node)
        case Negation(_, Token() as operand):
            name, relation = part(operand)
            return node._replace(operand=name), relation
        case Comparison(Token() as left):
            name, relation = part(left)
            return node._replace(left=name), relation
        case _:
            return node, None


def read_given(cursor: Cursor) -> Given:
    """Read the value of one attribute, rating or count in a scenario."""
    place = cursor.whole
    token = cursor.peek()
    if token is not None and token.kind == "QUANTITY":
        cursor.position += 1
        counted = _count(cursor, whole_number(cursor, token), token)
        assert isinstance(counted, Count)
        whose, _ = take_attached(cursor)
        return Given(counted.list, Amount(Decimal(counted.number), ""), counted.window, place, whose)
    node, relation = _parted(cursor.single(A_CONDITION))
    by = None if relation is None else attached_by(cursor, relation)
    whose, compared = take_attached(cursor)
    if compared is not None:
        node = Comparison(node, compared.operator, compared.right)
    condition = _condition(cursor, node)
    match condition:
        case Compare(ref, "=", value, _):
            return Given(ref, value, None, place, whose or by)
        case Grade(ref, "=", grade, _):
            return Given(ref, grade, None, place, whose or by)
        case IsTrue(ref):
            return Given(ref, True, None, place, whose or by)
        case Not(IsTrue(ref)):
            return Given(ref, False, None, place, whose or by)
        case _:
            cursor.fail(
                "one value is given here",
                "此处给定一个值",
                Text("write `ATTRIBUTE = VALUE`", "请写「属性 = 值」"),
                node,
            )
