"""Shapes that are made for a field: a closed set of words, names of a kind, acts under a modality."""

from __future__ import annotations

import re
from typing import TypeVar

from mou_compiler import words as w
from mou_compiler.corpus.schema import refusals, remedies
from mou_compiler.corpus.schema.cursor import Cursor, Misshapen, with_article
from mou_compiler.corpus.schema.fields import Several, Shape
from mou_compiler.corpus.schema.shapes.pieces import AN_ACT, name_of, one_name, remedy, take_unknown, unquote
from mou_compiler.corpus.schema.suggest import asked_word
from mou_compiler.corpus.schema.values import Amount, Provision, Ref, Unknown
from mou_compiler.findings.fix import advised, asked
from mou_compiler.source.place import Place
from mou_compiler.syntax.numerals import read_quantity
from mou_compiler.syntax.tree import Bounded, Comparison, Expression, Token
from mou_compiler.words import Text, Word, Words

Value = TypeVar("Value")

UNKNOWN_HERE = Text("`unknown` cannot stand here", "此处不能写「不详」")


def leave_out(wanted: Text) -> Text:
    """Return the remedy where something cannot be said to be unknown."""
    return Text(f"write {wanted.en}, or leave the field out", f"请写{wanted.zh}，或删去该字段")


def choice(words: Words, named: Text | None = None) -> Shape[str]:
    """Return the shape of one word of a closed set, `named` where it is long; its English spelling is the value."""
    wanted = refusals.one_of(words) if named is None else named

    def read(cursor: Cursor) -> str:
        return _word_of(cursor, cursor.single(wanted), words, wanted)

    form = named or Text(" | ".join(x.en for x in words.words), "｜".join(x.zh for x in words.words))
    return Shape(form, read, words=words.words)


def choices(words: Words) -> Several[str]:
    """Return the shape of several words of a closed set, in order."""

    def read(cursor: Cursor) -> tuple[str, ...]:
        wanted = refusals.one_of(words)
        return tuple(_word_of(cursor, node, words, wanted) for node in cursor.series(wanted).items)

    form = Text(", ".join(x.en for x in words.words), "、".join(x.zh for x in words.words))
    return Several(form, read, words=words.words)


def _word_of(cursor: Cursor, node: Expression, words: Words, wanted: Text) -> str:
    """Return the English spelling of the word that a node spells."""
    word = cursor.word(node, words)
    if word is None:
        text = cursor.place(node).text.strip('"“”「」')
        parted = re.match(r"[a-z]+[ \t]+[a-z]+(?![\w-])", cursor.line(node), re.IGNORECASE)
        joined = "-".join(parted[0].casefold().split()) if parted else ""
        whole = words.find(joined) or words.find(_OTHER_WORDS.get(joined, "")) if joined else None
        if parted is not None and whole is not None:
            cursor.fail(
                f"`{parted[0]}` is not one of the words that can stand here",
                f"「{parted[0]}」不是此处可用的词",
                asked(whole.en, whole.zh, len(parted[0]) - len(text)),
                node,
            )
        cursor.fail(
            f"`{text}` is not one of the words that can stand here",
            f"「{text}」不是此处可用的词",
            _other_word(text, words) or asked_word(text, words.spellings) or wanted,
            node,
        )
    return word.en


_OTHER_WORDS = {
    "country": "national", "nation": "national", "nationwide": "national", "whitelist": "trusted-list", "white-list": "trusted-list",
    "白名单": "redlist", "percent": "share", "percentage": "share", "ratio": "share", "proportion": "share", "百分比": "share",
    "比率": "share", "比例": "share", "boolean": "flag", "bool": "flag", "yes/no": "flag", "yes-no": "flag", "是/否": "flag", "真假": "flag",
    "number": "count", "integer": "count", "数字": "count", "数量": "count", "amount": "money", "currency": "money", "enum": "choice",
    "option": "choice", "单选": "choice", "duration": "days", "department": "government",
    "provincial": "province", "can": "may", "optional": "may", "discretionary": "may", "permissive": "may", "obligatory": "mandatory",
    "compulsory": "mandatory", "required": "mandatory", "必须": "mandatory", "应该": "mandatory", "须": "mandatory", "可选": "may",
    "black": "blacklist", "black-list": "blacklist", "失信名单": "blacklist", "严重失信名单": "blacklist", "失信主体名单": "blacklist",
    "red": "redlist", "red-list": "redlist", "诚信名单": "redlist", "守信名单": "redlist", "debarment-list": "exclusion-list",
    "debarment": "exclusion-list", "exclusion": "exclusion-list", "watchlist": "watch-list", "watch": "watch-list",
    "部门": "government", "行政机关": "government", "企业": "company", "国企": "company", "国有企业": "company",
    "全国": "national",
    "years": "count", "months": "count", "年数": "count", "月数": "count", "年龄": "count", "land": "state", "bundesland": "state",
    "prefecture": "province", "automatically": "automatic", "expiry": "automatic", "on-expiry": "automatic", "lapse": "automatic", "on-application": "application",
    "upon-application": "application", "on-request": "application", "by-application": "application", "with-consent": "consent",
    "on-fulfilment": "fulfilment", "期满": "automatic", "期满自动移出": "automatic", "到期自动移出": "automatic", "自动移出": "automatic",
    "agency": "government", "government-agency": "government", "executive-agency": "government", "authority": "government",
    "党": "party", "党委": "party", "党的机关": "party", "党政机关": "party", "群团": "mass-organisation", "行业协会": "association",
    "履行义务后移出": "fulfilment", "履行完毕移出": "fulfilment", "申请移出": "application", "依申请移出": "application",
}  # fmt: skip
"""What drafters write for words of closed sets, each with the word that means it."""


def word_meant(written: str) -> str:
    """Return the word of a closed set, by its English spelling, for which another was written; empty where none is known."""
    return _OTHER_WORDS.get(written.casefold(), "")


def _other_word(written: str, words: Words) -> Text | None:
    """Return the question whether the word of a closed set was meant for which another was written."""
    meant = words.find(word_meant(written))
    return None if meant is None else asked(meant.en if written.isascii() else meant.zh)


def reference(*kinds: str, named: Text) -> Shape[Ref]:
    """Return the shape of one name of something of these kinds."""

    def read(cursor: Cursor) -> Ref:
        unknown = take_unknown(cursor)
        if unknown is not None:
            raise Misshapen(UNKNOWN_HERE, unknown.place, leave_out(wanted))
        return one_name(cursor, kinds, wanted)

    wanted = Text(f"the id of {with_article(named.en)}", named.zh)
    return Shape(Text(named.en.upper(), named.zh), read, kinds=kinds)


def references(*kinds: str, named: Text) -> Several[Ref]:
    """Return the shape of one name or more between commas."""

    def read(cursor: Cursor) -> tuple[Ref, ...]:
        return tuple(name_of(cursor, node, kinds, wanted) for node in cursor.series(wanted).items)

    wanted = Text(f"the id of {with_article(named.en)}", named.zh)
    return Several(Text(f"{named.en.upper()}, …", f"{named.zh}、…"), read, kinds=kinds)


def names(form: Text) -> Several[str]:
    """Return the shape of free names or strings, which nothing else declares."""

    def read(cursor: Cursor) -> tuple[str, ...]:
        found = []
        for node in cursor.series(form).items:
            if not isinstance(node, Token) or node.kind not in ("NAME", "STRING", "NUMBER"):
                cursor.fail(f"{form.en} belongs here", f"此处应为{form.zh}", remedy(form), node)
            found.append(unquote(node) if node.kind == "STRING" else node.text)
        return tuple(found)

    return Several(Text(f"{form.en}, …", f"{form.zh}、…"), read)


def _refuse_limit(cursor: Cursor, node: Expression) -> None:
    """Fail where it is said of a ceiling that it is the most: `to at most 5 yuan`."""
    if isinstance(node, Comparison | Bounded) and cursor.place(node.left).text in w.TO.spellings:
        meant = remedies.for_ceiling(cursor.line(node)[node.left.end - node.start :])
        if meant is not None:
            cursor.fail("a ceiling is the most already", "限额本身即为上限", meant, node)


def _refuse_joined_limit(cursor: Cursor) -> None:
    """Fail where the most stands behind an act as a comparison of it: 限额 finance.loan 不超过 50万元."""
    series = None if cursor.done else cursor.statement.phrase[cursor.position]
    node = series.items[-1] if series is not None else None
    if (
        not isinstance(node, Comparison)
        or w.COMPARISONS.find(" ".join(node.operator.text.split())) is not w.AT_MOST
    ):
        return
    amount = cursor.place(node.right).text
    raise Misshapen(
        Text("a ceiling stands behind `to`", "限额写在「至」之后"),
        Place(cursor.source, node.operator.start, node.end),
        advised([Text(f"to {amount}", f"至 {amount}")]),
    )


def _ceiling(cursor: Cursor) -> Amount:
    """Read the amount of a ceiling, telling what to write where it is worded as documents word it."""
    wanted = Text("an amount", "限额")
    series = cursor.series(wanted)
    node, *others = series.items
    meant = remedies.for_amount(cursor.line(node))
    if others or not (isinstance(node, Token) and node.kind in ("QUANTITY", "NUMBER")):
        cursor.fail(
            "an amount belongs here", "此处应为限额", meant or remedy(Text("`500 yuan`", "「500元」")), node
        )
    if not cursor.done and meant is not None:  # a unit that is not read stands behind the number
        cursor.fail("an amount belongs here", "此处应为限额", meant, node)
    refusals.refuse_two_readings(cursor, node)
    cursor.mark_number(node)
    return Amount(*read_quantity(node.text))


def provision(modality: Word) -> Shape[Provision]:
    """Return the shape of the acts that a modality governs."""

    def read(cursor: Cursor) -> Provision:
        place = cursor.whole
        if (first := cursor.peek()) is not None and first.kind in ("QUANTITY", "NUMBER", "BOUND"):
            cursor.fail(
                f"what `{modality.en}` concerns belongs here",
                f"此处应写明「{modality.zh}」何事",
                Text(
                    f"write `{modality.en} ACT`; how much it is stands in `note`",
                    f"请写「{modality.zh} 行为」；数额写入「说明」",
                ),
                first,
            )
        if modality is w.CAP:
            _refuse_joined_limit(cursor)
        acts = tuple(name_of(cursor, node, ("act",), AN_ACT) for node in cursor.series(AN_ACT).items)
        cap: Amount | Unknown | None = None
        if modality is w.CAP and not cursor.done:
            _refuse_limit(cursor, cursor.statement.phrase[cursor.position].items[0])
        if modality is w.CAP and cursor.take(w.TO):
            cap = take_unknown(cursor)
            if cap is None:
                cap = _ceiling(cursor)
        refusals.refuse_wording(cursor, modality)
        return Provision(modality.en, acts, cap, place)

    tail = (" [to AMOUNT]", "［至 限额］") if modality is w.CAP else ("", "")
    return Shape(Text(f"ACT, …{tail[0]}", f"行为、…{tail[1]}"), read, kinds=("act",))


def unknown_or(shape: Shape[Value]) -> Shape[Value | Unknown]:
    """Return a shape that also takes `unknown` with a reason."""

    def read(cursor: Cursor) -> Value | Unknown:
        unknown = take_unknown(cursor)
        return unknown if unknown is not None else shape.read(cursor)

    form = Text(f'{shape.form.en} | unknown "why"', f"{shape.form.zh}｜不详「原因」")
    return Shape(form, read, words=shape.words, kinds=shape.kinds)
