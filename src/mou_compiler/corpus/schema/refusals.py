"""Values that are worded as documents word them, in ways that are not read: told with what to write instead."""

from __future__ import annotations

import re
from typing import NoReturn

from mou_compiler import words as w
from mou_compiler.corpus.schema import remedies
from mou_compiler.corpus.schema.cursor import Cursor, Misshapen
from mou_compiler.corpus.schema.events_near import events_near
from mou_compiler.corpus.schema.suggest import asked_word, nearest_word, singulars
from mou_compiler.findings.fix import Advice, advised
from mou_compiler.pattern import Pattern
from mou_compiler.source.place import Place
from mou_compiler.syntax.amounts_meant import two_readings
from mou_compiler.syntax.days_compared import DAYS_COMPARED, day_compared
from mou_compiler.syntax.numerals import read_quantity, write_quantity
from mou_compiler.syntax.tree import Expression, Token
from mou_compiler.words import Text, Word, Words


def one_of(words: Words) -> Text:
    """Return the advice to write one of a closed set of words."""
    en = ", ".join(word.en for word in words.words)
    return Text(f"one of: {en}", "以下之一：" + "、".join(word.zh for word in words.words))


def fail_without_unit(cursor: Cursor, number: Token, *, lasting: bool) -> NoReturn:
    """Fail at a number without its unit of time, asking for the unit that a word behind it was meant for.

    `lasting`: it is how long something goes on.
    """
    following = cursor.peek()
    spellings = [spelling for unit in w.TERM_UNITS for spelling in unit.spellings]
    written = following.text if following is not None and following.kind == "NAME" else ""
    meant = remedies.for_length(cursor.line(number), len(number.text), lasting=lasting)
    near = _unit_in_number(nearest_word(written, spellings) if written else None, number.text)
    shown = number.text
    cursor.fail(
        f"`{shown}` has no unit of time",
        f"「{shown}」缺少时间单位",
        meant
        or (
            Text(f"did you mean `{shown} {near}`?", f"是否想写「{shown} {near}」？")
            if near
            else Text(
                f"write `{_units(shown, 'years')}`, `{_units(shown, 'months')}` or `{_units(shown, 'days')}`",
                f"请写「{shown}年」「{shown}个月」或「{shown}日」",
            )
        ),
        number,
    )


def _units(number: str, unit: str) -> str:
    return f"{number} {unit.removesuffix('s') if number == '1' else unit}"


def _unit_in_number(near: str | None, number: str) -> str | None:
    """Return the plural of an English unit where there are several."""
    unit = next((one for one in w.TERM_UNITS if near in one.also and near and near.isascii()), None)
    return near if unit is None or number == "1" else unit.en


_WITHOUT_NUMBER = Pattern(r"[百千万亿萬億]\s*(?:元|圆|圓|[^\W\d_百千万亿萬億十分]*元|$)")


def refuse_two_readings(cursor: Cursor, node: Token) -> None:
    """Fail at 15.000 euro, which is fifteen thousand in one country and fifteen in another."""
    if _WITHOUT_NUMBER.match(node.text):
        cursor.fail(
            f"`{node.text}` does not say how many",
            f"「{node.text}」未写明数额",
            Text(
                f"write the number before it, such as `1{node.text}`", f"请在其前写明数字，如「1{node.text}」"
            ),
            node,
        )
    both = two_readings(node.text)
    if both is not None:
        cursor.fail(
            f"`{node.text}` can be read in two ways",
            f"「{node.text}」有两种读法",
            advised(Text(write_quantity(one, "en"), write_quantity(one, "zh")) for one in both),
            node,
        )


_VAGUE = frozenset(
    (
        "soon", "promptly", "immediately", "forthwith", "without", "timely", "beforehand", "reasonable", "in", "as", "及时", "立即",
        "尽快", "事先告知", "提前告知", "事前告知", "预先告知", "提前", "事先", "事前", "当场", "随时", "即时", "unverzüglich", "rapidement", "速やかに", "遅滞なく",
    )
)  # fmt: skip


_IN_SO_LONG = Pattern(r"in[ \t]+")


def refuse_vague_time(cursor: Cursor, token: Token | None) -> None:
    """Fail at words that do not say how long, unless a body bears them."""
    if (
        token is None
        or token.text.casefold() not in _VAGUE
        or cursor.namer.knows(token.text, ("agency", "role"))
    ):
        return
    said = re.split(r"[;；。}｝\n\"#]", cursor.line(token))[0].strip()
    inside = _IN_SO_LONG.match(said)
    length = remedies.for_length(said[inside.end() :], len(said) - inside.end()) if inside else None
    if isinstance(length, Advice) and length.writes:
        ways = [Text(f"within {way.en}", f"期间 {way.zh}") for way in length.writes]
        cursor.fail(
            f"`{token.text}` is no word for how long",
            f"「{token.text}」不表示时间长度",
            advised(ways, len(said) - len(token.text)),
            token,
        )
    cursor.fail(
        "it is not said how long",
        "未写明具体时间",
        Text(
            f'write how long, such as `5 working-days before entry`; where the text says no more, `unknown "{said}"`',
            f"请写明时间长度，如「5个工作日 先于 列入」；原文未写明的，写「不详「{said}」」",
        ),
        token,
    )


def whole_number(cursor: Cursor, node: Token) -> int:
    """Return the number of a quantity of which there are no parts; fail at 2.5 times."""
    refuse_two_readings(cursor, node)
    value = read_quantity(node.text).value
    if value != int(value):
        cursor.fail(
            f"`{node.text}` is no whole number",
            f"「{node.text}」不是整数",
            Text("write a whole number, of a smaller unit where there is one", "请写整数；可改用较小的单位"),
            node,
        )
    return int(value)


def refuse_comma(cursor: Cursor) -> None:
    """Fail where a comma stands before `extendable`, or between the units of one length."""
    items = () if cursor.done else cursor.statement.phrase[cursor.position].items
    if len(items) < 2:  # noqa: PLR2004 -- a comma stands between two
        return
    if cursor.place(items[1]).text in w.EXTENDABLE.spellings:
        cursor.fail(*_NO_COMMA, Text("remove the comma before it", "删去其前的逗号"), items[1])
    meant = remedies.for_length(cursor.line(items[0]), len(cursor.place(items[0]).text))
    if meant is not None:
        extended = w.EXTENDABLE.en in meant.en
        wrong = _NO_COMMA if extended else ("a length of time is written in one unit", "时间长度只用一种单位")
        cursor.fail(*wrong, meant, items[0])


_NO_COMMA = ("no comma stands within a term", "期限之内不加逗号")


def fail_at_event(cursor: Cursor, node: Expression) -> NoReturn:
    """Fail at what is no event from which time counts."""
    text, behind = cursor.place(node).text, cursor.peek()
    said = re.split(r"[;；。}｝#,，、]", cursor.line(node))[0]
    meant = (
        remedies.for_until(cursor.source.text[cursor.whole.start : node.start], cursor.line(node), len(text))
        or remedies.for_event(text, behind.text if behind else "", cursor.line(node))
        or asked_word(text, w.EVENTS.spellings)
    )
    cursor.fail(
        "this is no event from which time counts", "不能由此起算时间", meant or events_near(said), node
    )


_JOINED_TARGETS = Pattern(
    r"[ \t]*(?:[,，、]|(?<!\w)(?:and|or)(?!\w)|以及其?|[及和与]其|[及和与或](?=[\s\w]))[ \t]*"
)
_WHOSE = Pattern(r"(?:(?:the|a|an|its|their|his|her|any|all|each|every)[ \t]+)+|其[ \t]*", re.IGNORECASE)
_OF_WHOM = Pattern(r"[ \t]+(?:of|之)[ \t]+")


def _refuse_targets_together(cursor: Cursor, items: tuple[Expression, ...]) -> None:
    """Fail where kinds of subject and those attached to them stand in one statement: `firm and its representatives`."""
    for kind in ("subject", "relation"):
        if (cursor.done or kind == "relation") and all(
            isinstance(node, Token) and cursor.namer.knows(node.text, (kind,)) for node in items
        ):
            return
    start, end = items[0].start, cursor.statement.phrase[-1].end
    said, _, owned = _split_once(_OF_WHOM, cursor.source.text[start:end])

    def named(text: str) -> list[tuple[str, str]] | None:
        found = []
        for part in _split_targets(cursor, text):
            kind = next((one for one in ("subject", "relation") if cursor.namer.knows(part, (one,))), None)
            if kind is None:
                return None
            found.append((kind, part))
        return found

    reached, of = named(said), named(owned) if owned else []
    if not reached or of is None:
        return
    subjects, attached = ([part for kind, part in reached if kind == one] for one in ("subject", "relation"))
    owners = [part for _, part in of] or subjects
    if not subjects or not attached or any(kind != "subject" for kind, _ in of):
        return
    cursor.fail(
        "kinds of subject and those attached to them stand in statements of their own",
        "主体与其关系人须分项书写",
        remedies.for_targets(subjects, attached, owners),
        Token("NAME", cursor.source.text[start:end], start),
    )


def _split_once(pattern: Pattern, text: str) -> tuple[str, str, str]:
    match = pattern.search(text)
    return (text[: match.start()], match[0], text[match.end() :]) if match else (text, "", "")


def _split_targets(cursor: Cursor, text: str) -> list[str]:
    """Return the names that a text joins, each as something bears it: in the singular, without an article."""
    found: list[str] = []
    for part in re.split(r"[ \t]*[,，、][ \t]*", text.strip()):
        whole = _borne(cursor, part)
        found += [whole] if whole else [_borne(cursor, one) or one for one in _JOINED_TARGETS.split(part)]
    return [one for one in found if one]


def _borne(cursor: Cursor, text: str) -> str | None:
    """Return as what a kind of subject or a relation is borne that a text names, perhaps in the plural or with an article."""
    name = _WHOSE.sub("", text.strip(), count=1) if _WHOSE.match(text.strip()) else text.strip()
    for one in (name, *(way for single in singulars(name) for way in (single, single.capitalize()))):
        if one and cursor.namer.knows(one, ("subject", "relation")):
            return one
    if name[:1].islower() and cursor.namer.knows(name.capitalize(), ("subject", "relation")):
        return name.capitalize()
    return None


def refuse_mixture(cursor: Cursor, items: tuple[Expression, ...]) -> None:
    """Fail where a kind of subject and a relation stand in one list, or a relation without its kind."""
    _refuse_targets_together(cursor, items)
    of = (token := cursor.peek()) is not None and token.text in w.OF.spellings
    behind = () if cursor.done else cursor.statement.phrase[cursor.position].items
    attached = "、".join(cursor.place(node).text for node in behind)
    for node in items:
        text = cursor.place(node).text
        if text.endswith("的") and cursor.namer.knows(text[:-1], ("subject",)):
            cursor.fail(
                f"`{text}` is no kind of subject",
                f"「{text}」不是主体类别",
                Text(
                    f"write `{attached or 'RELATION'} 之 {text[:-1]}`",
                    f"请写「{attached or '关系'} 之 {text[:-1]}」",
                ),
                node,
            )
        if not of and cursor.namer.knows(text, ("relation",)):
            each = [cursor.place(one).text for one in items]
            each = each if all(cursor.namer.knows(one, ("relation",)) for one in each) else [text]
            cursor.fail(
                "it is not said to whom these are attached",
                "未写明与何种主体有此关系",
                Text(f"write `{', '.join(each)} of SUBJECT`", f"请写「{'、'.join(each)} 之 主体」"),
                node,
            )


def refuse_reversal(cursor: Cursor, items: tuple[Expression, ...]) -> None:
    """Fail where the kind of subject stands before the relation, as the Chinese order of words has it."""
    behind = cursor.statement.phrase[cursor.position].items if not cursor.done else ()
    owner, attached = (
        [cursor.place(node).text for node in items],
        [cursor.place(node).text for node in behind],
    )
    if (
        attached
        and all(cursor.namer.knows(name, ("subject",)) for name in owner)
        and all(cursor.namer.knows(name, ("relation",)) for name in attached)
    ):
        cursor.fail(
            "the relation stands first, then the kind of subject",
            "先写关系，后写主体",
            Text(
                f"write `{', '.join(attached)} of {', '.join(owner)}`",
                f"请写「{'、'.join(attached)} 之 {'、'.join(owner)}」",
            ),
            items[0],
        )


def refuse_days_compared(cursor: Cursor) -> None:
    """Fail where a day is compared as documents word it: `due before 2016-01-01`."""
    place = cursor.place()
    found = day_compared(cursor.source.text, place.start, place.end)
    if found is not None:
        raise Misshapen(DAYS_COMPARED, Place(cursor.source, found.start, found.end), found.advice)


def refuse_wording(cursor: Cursor, modality: Word) -> None:
    """Fail where a ceiling or the weight of a reference stands behind the acts as documents word it."""
    token, behind = cursor.peek(), cursor.peek(1)
    if token is None:
        return
    if modality is w.CAP:
        amount = token if token.kind in ("QUANTITY", "NUMBER") else behind
        if amount is not None and amount.kind in ("QUANTITY", "NUMBER"):
            help_ = Text(f"write `to {amount.text}`", f"请写「至 {amount.text}」")
            cursor.fail("a ceiling stands behind `to`", "上限写在「至」之后", help_)
    weight = behind and w.WEIGHTS.find(behind.text)
    if modality is w.REFER and token.text in ("as", "作为", "为") and weight:
        help_ = Text(
            f"write `weight {weight.en}` on a line of its own", f"另起一行写「参考程度 {weight.zh}」"
        )
        cursor.fail("how much it weighs is said apart", "参考程度须另行写明", help_)
