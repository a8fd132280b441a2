"""What to write for who is heard, and in how long, as documents put it: may be made to A within 5 days, 5日内 向 A 提出.

Nothing is told unless all that was written is read: what is left out of a remedy would be lost without a word.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from mou_compiler.corpus.schema.suggest import singulars
from mou_compiler.findings.fix import Advice, advised
from mou_compiler.pattern import Pattern
from mou_compiler.syntax.lengths_meant import event_meant, event_named, length_meant
from mou_compiler.syntax.piece_meant import PieceMeant
from mou_compiler.words import Text

_DONE = "made|filed|lodged|submitted|raised|brought|sent|addressed|given|presented|served|put|heard|reviewed|considered|decided"
_FILLING = Pattern(
    rf"(?:(?:may|shall|must|can|could|should|will|is[ ]+to|are[ ]+to|has[ ]+to)(?:[ ]+also)?[ ]+be[ ]+(?:{_DONE})|(?:{_DONE})(?=[ ]+(?:to|with|by|before|within|in)(?!\w)))(?!\w)[ ]*",
    re.IGNORECASE,
)
_TO = Pattern(r"(?:to|with|before|by)[ ]+(?=\S)", re.IGNORECASE)
_WITHIN = Pattern(
    r"(?P<decided>decided[ ]+(?:within[ ]+|in[ ]+)?)?(?:within|in|no later than|not later than)?[ ]*",
    re.IGNORECASE,
)
_MANNER = Pattern(
    r"(?:in[ ]+(?:writing|person)|orally|electronically|online|by[ ]+(?:letter|post|registered post|e-?mail|fax))(?!\w)[ ]*",
    re.IGNORECASE,
)
"""How a step is taken, for which the language has no word."""
_OF_EVENT = Pattern(
    r"of[ ]+(?:the|its|that|this)[ ]+(?!agency)[a-z]+(?:[ ]+of[ ]+(?:the[ ]+)?[a-z]+)?", re.IGNORECASE
)
"""What an event is of, for which the language has no word: service of the decision."""
_SUSPENSIVE = Pattern(r"suspensive(?!\w)", re.IGNORECASE)
_ARTICLE = Pattern(r"(?:the|an?)[ ]+(?=\S)", re.IGNORECASE)
_NAME = Pattern(
    r"(?P<quoted>\"[^\"\n]+\"|“[^”\n]+”|「[^」\n]+」|《[^》\n]+》)|[^\s,，、;；。:：{}｛｝#()（）\"“”「」]+"
)
_JOINT = Pattern(r"[ ]*(?:[,，、][ ]*(?:(?:and|or)(?!\w)[ ]*)?|(?:and|or|及|和|与|或)(?!\w)[ ]*)")
_SIGNAL = Pattern(
    rf"(?<!\w)(?:be|the|with|keeper|and|or|{_DONE})(?!\w)|向|或|和|及|与|,[ ]+(?:within|decided)",
    re.IGNORECASE,
)
"""Without one of these nothing is said otherwise than it is written."""
_GOES_ON = Pattern(r"(?:[,，、(（]|(?<!\w)(?:and|or)|[或和及与])$")
"""A line that ends so is not the whole statement."""
_BETWEEN = Pattern(r"[ ]*[,，]?[ ]*")

KEEPERS = frozenset({"keeper", "list-keeper", "管理机关", "管理单位", "列入机关", "认定单位"})
"""What documents write for a body that a list names elsewhere; a reference names it itself."""
WHO_KEEPS = Text("write the id of the agency that keeps the list", "请写出管理该名单的机构的编号")

_HAN = Pattern(
    r"(?:当事人|被列入者|相对人)?(?:有权|可以?|应当?|须|应该)?(?:自)?(?:在)?(?:(?:自)?(?:收到)?(?P<event>[^\d自]{1,12}?)之日起|自(?P<since>[^\d自]{1,8}?)起)?"
    r"(?:(?P<length>[\d一二两三四五六七八九十百]+(?:个工作日|工作日|个星期|个月|日|天|周|年))(?:以|之)?内)?，?(?:有权|可以?|应当?|须)?(?P<written>以?书面(?:形式)?)?向(?P<bodies>.+?)(?P<also>书面)?"
    r"(?:提出|申请|申诉|反映|提起|提交)(?:异议|申诉|复核|复议|复查|申请|陈述申辩|陈述和申辩|意见|的)*"
)


class _Parts(NamedTuple):
    """What was read of a step, in the words of either language."""

    bodies: list[str]
    within: Text | None
    decided: Text | None
    before: Text | None
    suspensive: bool

    def written(self) -> Text:
        """Return the step in the order in which the language writes it."""
        en, zh = [], []
        for word, word_zh, value in (
            ("to", "至", Text(", ".join(self.bodies), "、".join(self.bodies)) if self.bodies else None),
            ("" if self.before else "within", "" if self.before else "期间", self.within),
            ("before", "先于", self.before),
            ("decided", "决定", self.decided),
        ):
            if value is not None:
                en.append(f"{word} {value.en}".strip())
                zh.append(f"{word_zh} {value.zh}".strip())
        if self.suspensive:
            en.append("suspensive")
            zh.append("停止执行")
        return Text(" ".join(en), " ".join(zh))


def heard_meant(text: str, is_name: Callable[[str], bool]) -> PieceMeant | None:
    """Return what to write for a step that a text begins with, as documents put it; None where it is not all read."""
    said = re.split(r"[;；。}｝#\n]|//", text, maxsplit=1)[0].rstrip()
    if _SIGNAL.search(said) is None or _GOES_ON.search(said) is not None:
        return None
    return _in_chinese(said, is_name) or _in_english(said, is_name)


def _in_chinese(said: str, is_name: Callable[[str], bool]) -> PieceMeant | None:
    match = _HAN.fullmatch("".join(said.split()))
    if match is None:
        return None
    bodies = [part for part in re.split(r"[、，,]|以及|或者|[及和与或]", match["bodies"]) if part]
    if is_name(match["bodies"]):
        bodies = [match["bodies"]]
    if any(body in KEEPERS and not is_name(body) for body in bodies):
        return PieceMeant(0, len(said), WHO_KEEPS)
    if not bodies or not all(map(is_name, bodies)):
        return None
    within: Text | None = None
    event = match["event"] or match["since"]
    counted = event_named(event) if event else None
    if event and not (isinstance(counted, Advice) and counted.writes and match["length"]):
        return None
    if match["length"]:
        length = length_meant(match["length"])
        if not (isinstance(length, Advice) and len(length.writes) == 1):
            return None
        within = length.writes[0]
        if isinstance(counted, Advice):
            start = counted.writes[0]
            within = Text(f"{within.en} from {start.en}", f"{within.zh} 自 {start.zh}")
    written = _Parts(bodies, within, None, None, suspensive=False).written()
    return PieceMeant(
        0, len(said), _with_manner(written, "书面提出" if match["written"] or match["also"] else "")
    )


def _in_english(said: str, is_name: Callable[[str], bool]) -> PieceMeant | None:
    bodies: list[str] = []
    within = decided = before = None
    suspensive = worded = False
    aside: list[str] = []
    at = 0
    while at < len(said):
        start = at
        if filling := _FILLING.match(said, at):
            at, worded = filling.end(), True
        elif (found := _bodies_at(said, at, is_name, bare=not bodies)) is not None:
            named, at, otherwise, keeper = found
            if keeper:
                return PieceMeant(start, at, WHO_KEEPS)
            if bodies or not named:
                return None
            bodies, worded = named, worded or otherwise
        elif (event := _event_at(said, at)) is not None and before is None:
            before, at = event
        elif (length := _length_at(said, at)) is not None:
            value, at, answer = length
            if decided is not None if answer else within is not None:
                return None
            within, decided = (within, value) if answer else (value, decided)
            of = _OF_EVENT.match(said, at + 1) if said[at : at + 1] == " " and " from " in value.en else None
            if of is not None:
                at, worded = of.end(), True
                aside.append(f"{value.en.rpartition(' ')[2]} {of[0]}")
        elif sign := _SUSPENSIVE.match(said, at):
            at, suspensive = sign.end(), True
        elif manner := _MANNER.match(said, at):
            at, worded = manner.end(), True
            aside.append(manner[0].strip())
        else:
            return None
        between = _BETWEEN.match(said, at)
        worded = worded or bool(between and between[0].strip())
        at = between.end() if between else at
    if not worded or not (bodies or within or decided or before):
        return None
    written = _Parts(bodies, within, decided, before, suspensive).written()
    return PieceMeant(0, len(said), _with_manner(written, " ".join(aside)))


def _with_manner(written: Text, manner: str) -> Text:
    """Return the advice to write a step, and in a remark how it is to be taken, for which the language has no word."""
    if not manner:
        return advised([written])
    return Text(
        f'write `{written.en}`, and on a line of its own `note "{manner}"`',
        f"请写「{written.zh}」，并将“{manner}”写入「说明」",
    )


def _bodies_at(
    said: str, at: int, is_name: Callable[[str], bool], *, bare: bool
) -> tuple[list[str], int, bool, bool] | None:
    """Return the bodies named at a place, where they end, whether they are named otherwise than they are written, and whether the keeper is one."""
    to = _TO.match(said, at)
    if to is None and not bare:
        return None
    names: list[str] = []
    end = at = to.end() if to else at
    otherwise = to is not None and to[0].strip() != "to"
    while True:
        article = _ARTICLE.match(said, at)
        if article is not None and not is_name(article[0].strip()):
            at = article.end()
        name = _NAME.match(said, at)
        borne = None if name is None else _borne(name[0], is_name)
        if name is not None and borne is None and name[0].casefold() in KEEPERS and not names:
            return [], name.end(), True, True
        if name is None or borne is None:
            return (names, end, otherwise, False) if names else None
        otherwise = otherwise or borne != name[0]
        names.append(borne)
        end = name.end()
        joint = _JOINT.match(said, end)
        if joint is None:
            return names, end, otherwise, False
        otherwise = otherwise or re.search(r"(?<!\w)or(?!\w)|或", joint[0]) is not None
        at = joint.end()


def _borne(name: str, is_name: Callable[[str], bool]) -> str | None:
    """Return as what a body is borne: itself, or what it says several of."""
    if name[0] in '"“「《':
        return name if is_name(name[1:-1]) else None
    return next((one for one in (name, *singulars(name)) if is_name(one)), None)


def _length_at(said: str, at: int) -> tuple[Text, int, bool] | None:
    """Return the length of time at a place with its event, where it ends, and whether it is that of the answer."""
    lead = _WITHIN.match(said, at)
    start = lead.end() if lead else at
    meant = length_meant(said[start:], whole=False)
    if not (isinstance(meant, Advice) and len(meant.writes) == 1 and meant.behind):
        return None
    return meant.writes[0], start + meant.behind, bool(lead and lead["decided"])


def _event_at(said: str, at: int) -> tuple[Text, int] | None:
    """Return the event behind `before` at a place, and where it ends."""
    match = re.match(r"(?:before|prior to|先于)[ ]+(?P<event>[^\s,，;；]+)", said[at:])
    event = event_meant(match["event"]) if match else None
    return None if match is None or event is None else (Text(event.en, event.zh), at + match.end())
