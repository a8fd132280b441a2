"""How a name that nothing bears is declared, or what to write in its place where it is no name at all."""

from __future__ import annotations

import re
from collections.abc import Callable

from mou_compiler.corpus.schema import remedies
from mou_compiler.corpus.schema.cursor import OPTION
from mou_compiler.corpus.schema.declarations import KINDS
from mou_compiler.corpus.schema.worded_procedures import KEEPERS, WHO_KEEPS
from mou_compiler.pattern import Pattern
from mou_compiler.source.place import Place
from mou_compiler.source.width import HAN
from mou_compiler.syntax.multiples import charged_multiple
from mou_compiler.syntax.numerals import read_han_number
from mou_compiler.syntax.quotes import write_quoted
from mou_compiler.syntax.tables import TERMINALS
from mou_compiler.words import NONE, OTHERS, UNKNOWN, Text

KIND_TEXT = {data.KEYWORD.en: Text(data.KEYWORD.en, data.KEYWORD.zh) for data in KINDS} | {
    "measure": Text("measure", "措施"), OPTION: Text("option", "选项"), "permission": Text("catalogue item", "清单事项"),
}  # fmt: skip
"""What the kinds of things are called."""


def to_declare(name: str, kinds: tuple[str, ...], place: Place) -> Text:
    """Return how to declare a name that nothing bears, or what to write instead: the first that is recognised of these."""
    known = (recognise(name, kinds, place) for recognise in _OTHERWISE)
    return next((meant for meant in known if meant is not None), None) or _declaration(name, kinds, place)


_BEFORE_A_NAME = Pattern(r"[ \t]+(?!(?:and|or|jointly|with|of)\b)[\w\"“]")
"""What follows an article: a body may be called A too."""


def _article(name: str, _: tuple[str, ...], place: Place) -> Text | None:
    """Recognise an article before a name."""
    if name.casefold() in ("a", "an", "the") and _BEFORE_A_NAME.match(place.source.text, place.end):
        return Text(f"remove `{name}`", f"删去「{name}」")
    return None


def _nothing(name: str, _: tuple[str, ...], __: Place) -> Text | None:
    """Recognise the words for nothing and not known where a name has to stand."""
    if name not in (*UNKNOWN.spellings, *NONE.spellings):
        return None
    return Text(
        "leave this statement out: what is not said is not so; what is not known of it stands in `note`",
        "请删去此项：未写即为无；不详之处写入「说明」",
    )


_EVERYBODY = frozenset({
    "everywhere", "nationwide", "anywhere", "everyone", "everybody", "anyone", "anybody", "whoever", "任何人", "所有人", "各地", "不限",
})  # fmt: skip
"""What says that there is no limit, which is said by saying nothing."""


def _no_limit(name: str, kinds: tuple[str, ...], _: Place) -> Text | None:
    """Recognise that there is no limit of place or person."""
    if not {"territory", "subject"} & {*kinds} or name.casefold() not in _EVERYBODY:
        return None
    if "territory" in kinds:
        return Text(
            "leave this statement out: it holds then where its document does",
            "请删去此项：未写即与文件的地域相同",
        )
    return Text(
        "leave this statement out: it reaches then whoever comes under it", "请删去此项：未写即及于凡符合者"
    )


def _all_of_them(name: str, kinds: tuple[str, ...], _: Place) -> Text | None:
    """Recognise words for all of those who have to be named."""
    if {"agency", "subject", "measure", "act", "list"} & {*kinds} and remedies.means_all_of_them(name):
        return remedies.for_all_of_them(kinds)
    return None


_SO_OFTEN = Pattern(
    r"([\d一二两三四五六七八九十]+)(年|个?月)(?:以?内)?(?:累计)?([\d一二两三四五六七八九十]+)次(?:以上)?(?:被?列入(.+))?"
)


def _so_often(name: str, _: tuple[str, ...], __: Place) -> Text | None:
    """Recognise a count of entries in one word: 两年内3次列入某名单."""
    often = _SO_OFTEN.fullmatch(name)
    if often is None:
        return None
    long, unit = read_han_number(often[1]), "month" if often[2] in "个月" else "year"
    english = f"{long} {unit}{'' if long == 1 else 's'}"
    chinese = f"{long}{'年' if unit == 'year' else '个月'}"
    return Text(
        f"write `{read_han_number(often[3])} times in {often[4] or 'LIST'} within {english}`",
        f"请写「{read_han_number(often[3])}次 于 {often[4] or '名单'} 期间 {chinese}」",
    )


_LEAVING_OUT = frozenset({"other", "except", "excepting", "excluding", "save", "but", "without", "unless"})
_LEFT_OUT_IN_HAN = Pattern(r"(?:除|但).+(?:除外|以外|之外|外)的?.*|.+(?:除外|以外的?.*)")
"""What begins or says who of several is left out."""


def _left_out(name: str, kinds: tuple[str, ...], _: Place) -> Text | None:
    """Recognise that some of those reached are left out."""
    if kinds != ("subject",) or not (name.casefold() in _LEAVING_OUT or _LEFT_OUT_IN_HAN.fullmatch(name)):
        return None
    return Text(
        "write those who are meant; who of them is left out is said by `exclusion 1 { of SUBJECT }` on a list, by `exception` or a "
        "narrower kind of subject elsewhere",
        "只写所指者；被排除者在名单中写「不列入 1｛主体 主体｝」，在他处写「例外」或更窄的主体类别",
    )


def _who_keeps(name: str, kinds: tuple[str, ...], _: Place) -> Text | None:
    """Recognise that whoever keeps a list is meant."""
    return WHO_KEEPS if "agency" in kinds and name in KEEPERS else None


def _much_charged(_: str, kinds: tuple[str, ...], place: Place) -> Text | None:
    """Recognise how much is charged, where the act stands."""
    rest = re.split(r"[\n;；。}｝#]", place.source.text[place.start : place.start + 200], maxsplit=1)[0]
    return charged_multiple(rest.strip()) if kinds == ("act",) else None


def _others(name: str, kinds: tuple[str, ...], _: Place) -> Text | None:
    """Recognise that there are others, where bodies are named that do not act: that is said of the document."""
    if "agency" not in kinds or "role" in kinds or name not in OTHERS.spellings:
        return None
    return Text(
        'leave it out: that the copy read does not name them all is said by `unknown "why"` on a line of its own',
        "请删去：所见文本未全部列明的，另起一行写「不详「原因」」",
    )


def _generic_body(name: str, kinds: tuple[str, ...], _: Place) -> Text | None:
    """Recognise bodies named by what they are: local authorities."""
    return remedies.for_generic_body(name, _declared_as(name)) if {"agency", "role"} <= {*kinds} else None


_OTHERWISE: tuple[Callable[[str, tuple[str, ...], Place], Text | None], ...] = (
    _article,
    _nothing,
    _no_limit,
    _all_of_them,
    _so_often,
    _left_out,
    _who_keeps,
    _much_charged,
    _others,
    _generic_body,
)
"""What a name may be that is none, in the order in which it is asked."""


_COMPARED = Pattern(
    r"[ \t]*(?:[<>!]=|[<>=≥≤≠＞＜＝]|\d|at (?:least|most)|(?:more|less|not more) than|不|超过|至)[^\n;；}｝]*"
)
_HOLDS_LISTS = Pattern(r"(?:on|off|触发|须先移出)[ \t:：][^\n;；]*$")
_TYPES = (
    (r"%|％|percent", Text("share", "比例")),
    (r"\d{4}-\d|\d{4}年", Text("date", "日期")),
    (r"working-day|days?(?!\w)|日|天", Text("days", "天数")),
    (r"yuan|元|[$€£₹¥]|(?i:usd|eur|gbp|inr|jpy|cny)(?!\w)", Text("money", "金额")),
    (r"\d", Text("count", "数量")),
)
"""Of what type an attribute is that is compared with a value, by what stands in the value."""


def _declaration(name: str, kinds: tuple[str, ...], place: Place) -> Text:
    """Return how to declare a name; of which a condition speaks, it may be a fact or a list.

    What is compared with a number is an attribute of a quantity, and what is one of several that a measure is `on` a list.
    """
    named = _declared_as(name)
    list_ = Text(f"{kinds[0]} {named.en} {{ … }}", f"{KIND_TEXT[kinds[0]].zh} {named.zh}｛…｝")
    text = place.source.text
    if (
        "attribute" not in kinds
        or "list" not in kinds
        or _HOLDS_LISTS.search(text[: place.start].rpartition("\n")[2])
    ):
        return Text(f"declare it: {list_.en}", f"请先声明：{list_.zh}")
    compared = _COMPARED.match(text, place.end)
    type_ = next((type_ for pattern, type_ in _TYPES if compared and re.search(pattern, compared[0])), None)
    if type_ is not None:
        return Text(
            f"declare it: attribute {named.en} {{ type {type_.en} }}",
            f"请先声明：属性 {named.zh}｛类型 {type_.zh}｝",
        )
    return Text(
        f"declare it: attribute {named.en} {{ type flag }} for a fact, or {list_.en}",
        f"请先声明：事实写「属性 {named.zh}｛类型 是否｝」，名单写「{list_.zh}」",
    )


_NAME = Pattern(next(pattern for name, pattern in TERMINALS if name == "NAME"))
_HAN_LETTER = Pattern(f"[{HAN}]")


def _declared_as(name: str) -> Text:
    """Return the id and labels with which a name can be declared: what has blanks or marks in it is a label and no id."""
    if _NAME.fullmatch(name):
        return Text(f'{name} "…" "…"', f"{name}「…」「…」")
    id_ = re.sub(r"[\W_]+", "-", name.casefold()).strip("-")
    id_ = id_ if _NAME.fullmatch(id_) else "ID"
    labels = ("…", name) if _HAN_LETTER.search(name) else (name, "…")
    en, zh = (
        " ".join(write_quoted(label, "en") for label in labels),
        "".join(write_quoted(label, "zh") for label in labels),
    )
    return Text(f"{id_} {en}", f"{id_}{zh}")
