"""What to write for names as documents join and introduce them: both A and B, agency A and/or B, A as well as B, neither A nor B.

Nothing is told unless every name is borne by something, and no word that introduces or joins them is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from mou_compiler.corpus.schema import remedies
from mou_compiler.corpus.schema.suggest import singulars
from mou_compiler.findings.fix import Advice, advised
from mou_compiler.pattern import Pattern
from mou_compiler.syntax.piece_meant import PieceMeant
from mou_compiler.words import Text

_LEADS = {
    "both of": "and", "both": "and", "all of": "and", "each of": "and", "every one of": "and",
    "either of": "or", "either": "or", "any one of": "or", "any of": "or", "one of": "or", "one or more of": "or",
    "one or both of": "or", "at least one of": "or", "neither of": "nor", "neither": "nor", "jointly": "jointly", "共同": "jointly",
}  # fmt: skip
"""Words that only announce how the names behind them are joined."""
_KINDS = {
    "agency": "agencies|bodies|body|机构|单位", "role": "roles|角色", "subject": "subjects|主体", "relation": "relations|关系",
    "list": "lists|名单", "attribute": "attributes|flag|属性", "rating": "ratings|评级", "act": "acts|行为", "territory": "territories|地域",
    "law": "laws|法律", "memorandum": "memoranda|memorandums|备忘录", "instrument": "instruments|规范文件", "measure": "measures|措施",
    "rank": "ranks|位阶",
}  # fmt: skip
"""What the kinds of things are called, one or several, which may stand before the name of one."""
_KIND_WORDS = frozenset(_KINDS) | {word for words in _KINDS.values() for word in words.split("|")}
_ARTICLES = frozenset({"the", "a", "an"})
_AGAIN = frozenset({"by", "由", "to", "on", "in"})
"""Words of a statement that documents write again before each of several names."""
_JOINTS: tuple[tuple[str, str], ...] = (
    (r"and[ ]*/[ ]*or|or[ ]*/[ ]*and|(?:和|及|与|且)/或|或/(?:和|及|与|且)", "and/or"),
    (
        r"(?:(?:together|along|in[ ]+(?:conjunction|cooperation|co-operation|collaboration|coordination|co-ordination))[ ]+with|(?:assisted|supported)[ ]+by|会同|协同|配合)",
        "with",
    ),
    (
        r"(?:,[ ]*)?(?:in[ ]+agreement[ ]+with|(?:by|in)[ ]+(?:common[ ]+)?accord[ ]+with|(?:with|subject[ ]+to)[ ]+the[ ]+(?:consent|agreement|approval)[ ]+of)",
        "agreeing",
    ),
    (r"(?:,[ ]*)?(?:in|after)[ ]+consult(?:ation[ ]+with|ing)|商", "consulting"),
    (r"as[ ]+well[ ]+as|and[ ]+also|and[ ]+then|plus|以及|and|和|与|及|且", "and"),
    (r"or[ ]+(?:else|alternatively)|alternatively|或者|or|或", "or"),
    (r"nor", "nor"),
    (r"[,，、](?:[ ]*(?:and/or)(?!\w))", "and/or"),
    (r"[,，、](?:[ ]*(?:and|以及|及|和)(?![\w/]))", "and"),
    (r"[,，、](?:[ ]*(?:or|或者|或)(?![\w/]))", "or"),
    (r"[,，、]", ","),
)
_OF_ITS_OWN = r"(?!\w)"
_JOINT_AT = tuple(
    (Pattern(rf"[ \t]*(?:{words}){'' if said == ',' else _OF_ITS_OWN}[ \t]*", re.IGNORECASE), said)
    for words, said in _JOINTS
)
_USUAL = frozenset({"and", "or", ","})
"""What joins names by words that are read, or told elsewhere."""
_LEAD_AT = Pattern(
    rf"(?:{'|'.join(sorted(map(re.escape, _LEADS), key=len, reverse=True))})(?!\w)[ \t]*".replace(
        r"\ ", "[ ]+"
    ),
    re.IGNORECASE,
)
_WORD_AT = Pattern(r"[^\s,，、;；。:：{}｛｝#()（）\"“”「」]+[ \t]*")
_NAME_AT = Pattern(
    r"(?:\"[^\"\n]+\"|“[^”\n]+”|「[^」\n]+」|《[^》\n]+》|[^\s,，、;；。:：{}｛｝#()（）\"“”「」]+)"
)
_BEHIND_AT = Pattern(
    r"[ \t]*[,，]?[ \t]*(?:(?P<each>respectively|severally|separately|each|both|分别|各自|均)|"
    r"(?P<open>(?:as|where|whichever is)[ \t]+(?:the[ \t]+case[ \t]+may[ \t]+be|appropriate|applicable|competent)|(?:视情|酌情)))(?!\w)",
    re.IGNORECASE,
)
_INTRODUCING = {lead.split()[0] for lead in _LEADS} | _KIND_WORDS | _ARTICLES
_JOINING = {
    "and/or", "or/and", "和/或", "及/或", "与/或", "或/和", "as", "plus", "together", "along", "alternatively", "nor", "else", "assisted",
    "supported", "conjunction", "cooperation", "co-operation", "collaboration", "coordination", "co-ordination", "consultation",
    "agreement", "accord", "consent", "approval", "respectively", "severally", "separately", "by", "on", "listed", "no", "without", "never", "is", "are", "协同", "配合", "分别", "各自", "均", "由",
}  # fmt: skip
_SIGNALS = frozenset(_INTRODUCING | _JOINING)
"""Words of which one stands in every statement about which something may be told here."""
_SIGNAL_BEGINNINGS = (
    "未列入",
    "尚未列入",
    "已列入",
    "列入",
    "被列入",
    "已被列入",
    "未被列入",
    "没有列入",
    "未在",
    "已在",
    "非列入",
)
_SIGNAL_ENDS = ("配合", "协助", "协办")


def signals(word: str) -> bool:
    """Tell whether a word may say how names are joined or introduced, so that it is worth while to look."""
    if word.isascii():
        return word.casefold() in _SIGNALS
    return word in _SIGNALS or word.endswith(_SIGNAL_ENDS) or word.startswith(_SIGNAL_BEGINNINGS)


_OVER_AT = Pattern(
    r"[ \t]*(?:$|[;；。}｝#\n]|//|(?:jointly|with|within|before|decided|for|from|of|others|suspensive|at|to|共同|会同|期间|先于|决定|就|自|之|等)(?!\w))"
)
"""What may stand behind names: the end of the statement, or a word of the language."""


_ARTICLE = Pattern(r"(?<!\S)(the|an?)[ \t]+(?=\S)", re.IGNORECASE)
_LEADING = Pattern(
    r"([^\s,，、]+?)(?:牵头|主办|为主)(?:负责)?[ \t]*[,，、][ \t]*([^\s,，、]+?)(?:配合|协助|协办)(?:实施|落实)?[ \t]*(?=[;；。}｝#\n]|$)"
)


def _without(word: str, at: int) -> PieceMeant:
    """Return the advice to leave a word out, with the blank behind it."""
    return PieceMeant(at, at + len(word), Advice(f"remove `{word}`", f"删去「{word}」", (Text("", ""),), 1))


def kind_before_a_name(
    text: str, is_name: Callable[[str], bool], *, numbers: bool = False
) -> PieceMeant | None:
    """Return the first word of a text that says of what kind the name behind it is: `on the list L`, `basis law code art 9`."""
    for match in _KIND_AND_NAME.finditer(text):
        word, name = match["word"], match["name"]
        plain = word.split()[-1].casefold()
        known = is_name(name) or (numbers and name[0].isdecimal()) or name[0] in '"“「《'
        if plain in _KIND_WORDS and not is_name(word.split()[-1]) and known:
            return _without(word, match.start("word"))
    return None


_KIND_AND_NAME = Pattern(
    r"(?<![^\s(（,，、])(?P<word>(?:the[ \t]+)?[^\s,，、;；。(（)）\"“「]+)[ \t]+(?=(?P<name>[^\s,，、;；。(（)）]+))",
    re.IGNORECASE,
)


def article_before_a_name(text: str, is_name: Callable[[str], bool]) -> PieceMeant | None:
    """Return the first article of a text behind which a name stands: `to rep of the firm`; what is joined is told as joined."""
    words = [word.strip('"“”「」') for word in re.split(r"[\s,，、]+", text) if word]
    if not all(is_name(word) or word.casefold() in {*_ARTICLES, "of"} for word in words):
        return None
    for match in _ARTICLE.finditer(text):
        name = _NAME_AT.match(text, match.end())
        if not is_name(match[1]) and name is not None and is_name(name[0].strip('"“”「」')):
            return _without(match[1], match.start(1))
    return None


def article_in_a_condition(text: str, is_name: Callable[[str], bool]) -> PieceMeant | None:
    """Return the first article of a condition behind which a name stands: `the sum > 5 yuan`."""
    for match in _ARTICLE.finditer(text):
        name = _NAME_AT.match(text, match.end())
        if not is_name(match[1]) and name is not None and is_name(name[0].strip('"“”「」')):
            return _without(match[1], match.start(1))
    return None


def led_to_be_cited(text: str, is_name: Callable[[str], bool]) -> PieceMeant | None:
    """Return what to do with a word before places that are cited which only says that there are several: both, either."""
    lead = _LEAD_AT.match(text)
    if lead is None or is_name(lead[0].strip()):
        return None
    word = lead[0].strip()
    if _LEADS[" ".join(word.casefold().split())] == "and":
        return _without(word, 0)
    return PieceMeant(0, len(word), remedies.WHICH_IS_CITED)


class _Names(NamedTuple):
    names: list[str]
    said: set[str]
    unusual: bool
    end: int


def names_joined(text: str, form: str, is_name: Callable[[str], bool]) -> PieceMeant | None:
    """Return the names with which a text begins, or which stand behind `to` in it, that are not joined as they are read.

    `form` is how the values of the statement are written.
    """
    start = 0
    if "to AGENCY" in form and (to := re.match(r"(?:.*?(?<!\w))?(?:to|至|向)[ \t]+", text)):
        start = to.end()
    led = _LEADING.match(text)
    if led is not None and "with AGENCY" in form and is_name(led[1]) and is_name(led[2]):
        return PieceMeant(0, led.end(), advised([Text(f"{led[1]} with {led[2]}", f"{led[1]} 会同 {led[2]}")]))
    found = _read(text, start, is_name)
    if found is None or not (found.unusual or "article" in found.said):
        return None
    if not found.unusual:
        article = _ARTICLE.search(text[start:])
        return _without(article[1], start + article.start(1)) if article and len(found.names) == 1 else None
    advice = _advice(found, form)
    return None if advice is None else PieceMeant(start, found.end, advice)


def _read(text: str, at: int, is_name: Callable[[str], bool]) -> _Names | None:
    """Return the names from a place on, and how they are said to be joined; None where one of them is no name."""
    names: list[str] = []
    said: set[str] = set()
    unusual, end = False, at
    while True:
        at, led = _introduced(text, at, is_name)
        said |= led
        unusual = unusual or bool(led - {"article"})
        name = _NAME_AT.match(text, at)
        borne = _borne(name[0], is_name) if name else None
        if name is None or borne is None:
            return None
        names.append(borne)
        end = name.end()
        if _BEHIND_AT.match(text, end) is not None:
            break
        joint = next(((match, how) for sign, how in _JOINT_AT if (match := sign.match(text, end))), None)
        if joint is None:
            break
        at, how = joint[0].end(), joint[1]
        said |= {how} - {","}
        unusual = unusual or how not in _USUAL or joint[0][0].strip().casefold() not in _PLAIN
    behind = _BEHIND_AT.match(text, end)
    if behind is not None:
        unusual, end = True, behind.end()
        said |= {"or"} if behind["open"] else set()
    over = _OVER_AT.match(text, end)
    return None if over is None else _Names(names, said - {"word"}, unusual, end)


_PLAIN = frozenset({"and", "or", "和", "与", "及", "以及", "或", "或者", "且", ",", "，", "、"})


def _introduced(text: str, at: int, is_name: Callable[[str], bool]) -> tuple[int, set[str]]:
    """Return where a name begins behind the words that introduce it, and what these say."""
    said: set[str] = set()
    while True:
        lead = _LEAD_AT.match(text, at)
        if lead is not None and not is_name(lead[0].strip()) and lead.end() < len(text):
            said.add(_LEADS[" ".join(lead[0].casefold().split())])
            at = lead.end()
            continue
        word = _WORD_AT.match(text, at)
        plain = word[0].strip().casefold() if word else ""
        known = plain in _KIND_WORDS or plain in _ARTICLES or plain in _AGAIN
        if word is None or not known or word.end() >= len(text) or is_name(word[0].strip()):
            return at, said
        said.add("article" if plain in _ARTICLES else "word")
        at = word.end()


def _borne(name: str, is_name: Callable[[str], bool]) -> str | None:
    """Return as what a name is borne: itself, or what it says several of."""
    if name[0] in '"“「':
        return name if is_name(name[1:-1]) else None
    return next((one for one in (name, *singulars(name)) if is_name(one)), None)


def _advice(found: _Names, form: str) -> Text | None:
    names, said = found.names, found.said
    several = "…" in form and "to AGENCY" not in form
    if "nor" in said:
        return Text(
            "write those who are meant: what is not named is not meant",
            "请写所指者：未写者即不在其内",
        )
    if len(names) == 1:
        return advised([Text(names[0], names[0])])
    if not several:
        return remedies.for_one_of(names)
    if said & {"or", "and/or"} and "AGENCY" in form:
        return remedies.for_either_body(names) if not said & {"with", "jointly"} else None
    if "consulting" in said:
        if "with AGENCY" not in form or len(names) != 2 or len(said) > 1:  # noqa: PLR2004
            return None
        return remedies.for_asking(*names)
    if "agreeing" in said:
        if "with AGENCY" not in form or len(names) != 2 or len(said) > 1:  # noqa: PLR2004
            return None
        return Text(
            f"write `{names[0]}; approved by {names[1]}` where `{names[1]}` has to agree first; `{names[0]} with {names[1]}` where both "
            "carry it out",
            f"须先经{names[1]}同意的，写「{names[0]}；批准 {names[1]}」；{names[1]}参与实施的，写「{names[0]} 会同 {names[1]}」",
        )
    if "with" in said:
        if "with AGENCY" not in form or said - {"with"} or len(names) != 2:  # noqa: PLR2004
            return None
        return advised([Text(f"{names[0]} with {names[1]}", f"{names[0]} 会同 {names[1]}")])
    tail = Text(" jointly", " 共同") if "jointly" in said and "[jointly]" in form else Text("", "")
    return advised([Text(f"{', '.join(names)}{tail.en}", f"{'、'.join(names)}{tail.zh}")])


_CONNECTED: tuple[tuple[Pattern, Text], ...] = (
    (
        Pattern(r"(?:and[ ]*/[ ]*or|or[ ]*/[ ]*and|(?:和|及|与|且)/或|或/(?:和|及|与|且))(?!\w)"),
        Text("or", "或"),
    ),
    (
        Pattern(r"(?:as well as|and also|plus|along with|together with|以及|同时|并|和|与|及)(?!\w)"),
        Text("and", "且"),
    ),
    (
        Pattern(
            r"(?:but[ ]+(?:is[ ]+)?not|and[ ]+(?:is[ ]+)?not|without|unless|except(?:ing)?(?:[ ]+(?:if|when|where|for))?|"
            r"save[ ]+(?:if|where)|excluding|other[ ]+than|除非|但非|但不在|而非)(?![\w])"
        ),
        Text("and not", "且 非"),
    ),
    (Pattern(r"(?:but|yet)(?!\w)"), Text("and", "且")),
    (Pattern(r"(?:or else|alternatively|otherwise|要么)(?!\w)"), Text("or", "或")),
)
_SIMPLE = Pattern(r"[ \t]*[^\s,，、;；。{}｛｝#()（）]+[ \t]*(?:[;；。}｝#)）\n]|//|$)")


def connective_meant_by(line: str, written: int) -> Text | None:
    """Return what to write for words that join conditions, with which a line begins, of which so many letters are in error.

    What is denied by them has to stand in brackets, unless it is one name.
    """
    for words, meant in _CONNECTED:
        match = words.match(line)
        if match is None:
            continue
        if meant.en == "and not" and not _SIMPLE.match(line, match.end()):
            return Text(
                f"write `{meant.en} (…)`, with what `{match[0]}` leaves out in the brackets",
                f"请写「{meant.zh}（…）」，括号内写「{match[0]}」所排除者",
            )
        return Advice(
            f"write `{meant.en}` for `{match[0]}`",
            f"以「{meant.zh}」代替「{match[0]}」",
            (meant,),
            len(match[0]) - written,
        )
    return None


_ON = (
    r"(?:(?:is|are|was|were|being)[ \t]+)?(?:already[ \t]+)?(?:(?:listed|entered|included|placed|put)[ \t]+(?:on|in|under)|on|listed)[ \t]+"
    r"(?:the[ \t]+)?(?:list[ \t]+)?"
)
_HELD = Pattern(
    rf"(?<![^\s(（])(?:(?P<denied>(?:(?:is|are|was|were)[ \t]+)?(?:not|never)[ \t]+(?:{_ON})?|(?:no|without|nor)[ \t]+(?:{_ON})?|"
    rf"(?:尚?未|没有|非)被?列入[ \t]*|未在[ \t]*)|(?P<said>{_ON}|已?被?列入[ \t]*|已在[ \t]*))"
    r"(?P<name>\"[^\"\n]+\"|“[^”\n]+”|「[^」\n]+」|《[^》\n]+》|[^\s,，、;；。{}｛｝#()（）\"“「]+)",
    re.IGNORECASE,
)


def held_meant(text: str, is_name: Callable[[str], bool]) -> PieceMeant | None:
    """Return the first list in a condition behind words that say that one is on it, or is not: on L, listed on L, no L, 未列入 L."""
    for match in _HELD.finditer(text):
        name = match["name"]
        if not is_name(name.strip('"“”「」《》')) or any(
            map(is_name, re.findall(r"[^\s]+", match[0][: -len(name)]))
        ):
            continue
        if match["denied"] and match[0][: -len(name)].strip().casefold() == "not":
            continue
        written = Text(f"not {name}", f"非 {name}") if match["denied"] else Text(name, name)
        return PieceMeant(match.start(), match.end(), advised([written]))
    return None


_NEITHER = Pattern(
    r"neither[ \t]+(?P<one>[^\n;；。{}｛｝#()]+?)[ \t]+nor[ \t]+(?P<other>[^\n;；。{}｛｝#()]+?)[ \t]*(?=[;；。}｝#\n]|//|$)"
)


def neither_meant(text: str) -> PieceMeant | None:
    """Return what to write for the conditions neither of which holds, with which a text begins."""
    match = _NEITHER.match(text)
    if match is None:
        return None
    one, other = match["one"], match["other"]
    written = Text(f"not ({one} or {other})", f"非（{one} 或 {other}）")
    return PieceMeant(0, match.end(), advised([written]))
