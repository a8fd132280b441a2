"""What to write for lengths of time as documents word them: a period of 2 years and 6 months, drei Jahre, 1年零6个月.

A length is told whole or not at all: what is left out of a remedy would be lost without a word.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

from mou_compiler.findings.fix import Advice, advised
from mou_compiler.pattern import Pattern
from mou_compiler.syntax.amounts_meant import RANGE_SIGNS
from mou_compiler.syntax.number_words import read_number_words
from mou_compiler.syntax.numerals import (
    read_han_number,
    read_two_at_once,
    with_usual_signs,
)
from mou_compiler.words import EVENTS, Text, Word

_UNITS: tuple[tuple[str, int, str, str], ...] = (
    ((r"(?:working|business|work|banking|bank|trading|court|office)[ -]?days?|weekdays?|Werktage?n?|Arbeitstage?n?|"
     r"jours? ouvr(?:és?|ables?)|días? hábil(?:es)?|giorn[io] lavorativ[io]|dias? út(?:eis|il)|"
     r"[个個]?(?:营业|營業|工作|交易)[日天]|영업일|営業日"), 1, "working-days", "个工作日"),
    ((r"(?:calendar|natural|consecutive|running)?[ -]?days?|Tage?n?|Kalendertage?n?|jours?(?: calendaires?)?|días?|"
     r"giorn[io]|dias?|dage?n?|[个個]?(?:自然|日历|日曆)[日天]|[个個]?日|天|일"), 1, "days", "日"),
    (r"fortnights?", 2, "weeks", "周"), (r"wks?|weeks?|Wochen?|semaines?|semanas?|settiman[ae]|weken|[个個]?星期|周|週|주", 1, "weeks", "周"),
    (r"(?:calendar[ -]?)?quarters?|[个個]?季度|[个個]?季", 3, "months", "个月"),
    (r"half[ -]?years?|[个個]?半年|Halbjahre?", 6, "months", "个月"),
    ((r"(?:calendar|full|whole)?[ -]?months?|mths?|mos?|Monate?n?|mois|mes(?:es|i|e)?|mês|maand(?:en)?|"
     r"整?[个個]月|[か箇ヶカケヵ]月|개월|月"), 1, "months", "个月"),
    (r"(?:calendar|full|whole)?[ -]?years?|yrs?|y|Jahre?n?|ans?|années?|años?|ann[io]|anos?|ja(?:ar|ren)|lat[a]?|周年|[个個]?年度|整年|年|년",
     1, "years", "年"),
    (r"decades?", 10, "years", "年"), (r"个?旬", 10, "days", "日"),
)  # fmt: skip
"""Units of documents in the languages of many countries: how many of the language's own each is."""
_WAYS = "|".join(f"(?P<u{at}>{unit[0]})" for at, unit in enumerate(_UNITS))
_UNIT = Pattern(
    rf"[ -]*(?:{_WAYS.replace('[ -]?', '[ -]*').replace('[ -]d', '[ -]+d')})(?:(?<=[a-z])\.)?[間间간]?(?![A-Za-zÀ-ÿ])",
    re.IGNORECASE,
)
_HOURS = Pattern(r"[ -]*(?:hours?|hrs?|h|Stunden?|heures?|horas?|ore|个?小时)(?![A-Za-z])", re.IGNORECASE)
_OTHER_WORDS = {
    "a": 1, "an": 1, "ein": 1, "eine": 1, "einen": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "zehn": 10,
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "dix": 10, "una": 1, "dos": 2, "tres": 3,
    "cuatro": 4, "cinco": 5, "diez": 10, "due": 2, "tre": 3, "quattro": 4, "cinque": 5, "dieci": 10, "um": 1, "dois": 2,
    "três": 3,
}  # fmt: skip
_NUMBER = Pattern(
    r"(?P<digits>\d+)(?:(?P<half>½| 1/2|\.5(?!\d))|[.,](?P<part>\d+))?|"
    r"(?P<han>[一二两三四五六七八九十百壹贰叁肆伍陆柒捌玖拾佰貳參陸]+)|(?P<words>[A-Za-zÀ-ÿ]+(?:[ -][A-Za-z]+){0,5})",
)
_PLACES = Pattern("[十百拾佰]")
_AGAIN = Pattern(r"[ ]*[(（][ ]*([^()（）]{1,30}?)[ ]*[)）]")
_LEAD = Pattern(
    r"(?:for[ ]+)?(?:(?:a|the)[ ]+(?:further[ ]+)?(?:period|term|time)[ ]+(?:of[ ]+)?|期限(?:为)?|为期)?(?:for[ ]+)?",
    re.IGNORECASE,
)
_MOST = Pattern(
    r"(?:up to|at(?: the)? most|not? (?:more|longer|exceeding|exceed)(?: than)?|not exceeding|(?:a )?max(?:\.|imum)?(?: of)?|"
    r"höchstens|bis zu|au plus|au maximum|hasta|fino a|até|最长不超过|最长不得超过|不超过|不得超过|至多|最多|最长)[ ]*",
    re.IGNORECASE,
)
_LEAST = Pattern(
    r"(?:at(?: the)? least|not? (?:less|fewer|shorter)(?: than)?|(?:a )?min(?:\.|imum)?(?: of)?|mindestens|au moins|al menos|almeno|"
    r"至少|不得?少于|不得?低于|不得?短于|最短)[ ]*",
    re.IGNORECASE,
)
_OR_MORE = Pattern(
    r"[ ]+(?:or|and)[ ]+(?:more|longer|above|over)(?!\w)|,?[ ]+(?:as[ ]+a[ ]+)?min(?:imum)?(?!\w)|,?[ ]+at(?:[ ]+the)?[ ]+least(?!\w)|"
    r"及?以上|起",
    re.IGNORECASE,
)
_OR_LESS = Pattern(
    r"[ ]+(?:or|and)[ ]+(?:less|fewer|shorter|below|under)(?!\w)|,?[ ]+(?:as[ ]+a[ ]+)?max(?:imum)?(?!\w)|,?[ ]+at(?:[ ]+the)?[ ]+most(?!\w)|"
    r"及?以下",
    re.IGNORECASE,
)
_WITHIN = Pattern(r"within[ ]+", re.IGNORECASE)
_TO = Pattern(
    rf"[ ]*(?:,?[ ]*(?:but|nor|and)[ ]+(?=not|at|up|no|more)|,[ ]*(?=not|at most|up to|no )|[,，、]?[ ]*(?:(?:而|并|且|并且|但)[ ]*)?(?=至多|最多|不超过|不得超过|最长)|to|and|or|until|bis|à|hasta|至|到|から|부터|或者?|-|[{RANGE_SIGNS}])[ ]*",
    re.IGNORECASE,
)
_JOIN = Pattern(r"[ ]*(?:,|and|plus|und|et|y|e|零|又|加)?[ ]*")
_AND_A_HALF = Pattern(r"[ ]and[ ]a[ ]half(?=[ -])", re.IGNORECASE)
_HALF_BEHIND = Pattern(r"[ ]+and[ ]+a[ ]+half(?!\w)|半")
_INSIDE = Pattern(r"[之以]?[内內]")
_EVENT = Pattern(
    r"[ ]*(?:(?:counted|counting|calculated|computed|beginning|starting|running|commencing|as)[ ]+(?:from|on|with|at|after|upon|since)|"
    r"from|after|since|of|following|on|upon)[ ]+(?:and[ ]+including[ ]+)?"
    r"(?:the[ ]+|its[ ]+)*(?:(?:date|day|time)[ ]+(?:of|on[ ]+which|after|following)[ ]+)?(?:the[ ]+|its[ ]+)*(?P<event>[a-z-]+)"
    r"|[ ]*(?:à[ ]+compter|depuis|dès|ab|seit|nach|a[ ]+partir|a[ ]+contar|desde|dalla|dal|od|vanaf|fra|från)[ ]+"
    r"(?:(?:de|du|des|del|der|des|dem|la|le|o|os|as|da|do|dnia|tag|tage|dag|date|fecha|data|jour|día|den)[ ]+|[ld]')*(?P<other>[^\W\d_]+)"
    r"|[ ]*[(（]?自(?P<han>.{1,8}?)(?:之日|日)?(?:起算?|后)?[)）]?(?=[ ]*(?:[;；。}｝#]|$))",
    re.IGNORECASE,
)
_BEFORE_EVENT = Pattern(
    r"自(?P<han>[^\d]{1,8}?)(?:之日|日)?(?:的?(?:次日|翌日|第二[日天]))?(?:起算?|后)|"
    r"(?P<other>[^\W\d_]{1,8}?)(?:の日|した日|[ ]?일|한[ ]?날|된[ ]?날)(?:から(?:起算して)?|부터)[ ]*"
)
_END = Pattern(r"[ ]*(?:[;；。}｝#]|//|$)")


SURELY_BEHIND = Pattern(
    r"[ \t]*(?:before|from|since|after|to|at|within|by|extendable|decided|of|先于|自|于|至|期间|满|延长|决定|之)(?![\w])"
)
"""What surely belongs to the statement and not to the length before it."""


class _Length(NamedTuple):
    """So many of a unit, in its two spellings; and where it ends in the line."""

    number: Fraction
    unit: str
    han: str
    end: int


def length_meant(line: str, *, whole: bool = True, lasting: bool = False) -> Text | None:
    """Return what to write for the length of time with which a line begins.

    None where no length is read; `whole`: or where more stands behind it than is read.  `lasting`: it is how long
    something goes on, of which 1年以内 says the most; of a time to act it says no more than the length.
    """
    line = with_usual_signs(line)
    if (other := _not_a_length(line)) is not None:
        return other
    front = _BEFORE_EVENT.match(line)
    event = _event(front["han"] or front["other"]) if front else None
    at = front.end() if front and event else 0
    at += bool(at) and line.startswith("满", at)
    lead = _LEAD.match(line, at)
    at = lead.end() if lead else at
    if re.match(r"(?:from|between|von|entre|tra)[ ]", line[at:], re.IGNORECASE):
        at = line.index(" ", at) + 1
        return _range(line, at, event, whole=whole)
    most, least = _MOST.match(line, at), _LEAST.match(line, at)
    most = most or (_WITHIN.match(line, at) if lasting else None)
    limit = most or least
    if limit is None and (both := _range(line, at, event, whole=whole)):
        return both
    if least and (both := _range(line, least.end(), event, whole=whole)):
        return both
    length = _length(line, limit.end() if limit else at)
    if not isinstance(length, _Length):
        return length
    at = length.end
    behind = _INSIDE.match(line, at)
    at = behind.end() if behind else at
    more, less = _OR_MORE.match(line, at), _OR_LESS.match(line, at)
    at = (more or less).end() if more or less else at  # type: ignore[union-attr]
    prefix = (
        Text("at most ", "至多 ")
        if most or less or (behind and lasting)
        else Text("at least ", "至少 ")
        if least or more
        else Text("", "")
    )
    found = _said(prefix, (length,), line, at, event, whole=whole)
    if not (behind and lasting and front and event) or most or more or less or not isinstance(found, Advice):
        return found
    exact = Text(
        prefix.en and found.writes[0].en.removeprefix(prefix.en), found.writes[0].zh.removeprefix(prefix.zh)
    )
    return advised([exact, *found.writes], found.behind)


_CLEAR_DAYS = Pattern(r"(?:at least[ ]+)?(?P<number>\S+)[ ]+clear[ -]+days?(?!\w)", re.IGNORECASE)
_RENEWED = Pattern(
    r"(?P<length>[^;；。}｝#,，]+?)[ ]*[,，]?[ ]*(?:renewable|(?:and[ ]+)?(?:may|can)[ ]+be[ ]+(?:renewed|extended|prolonged)|verlängerbar|renouvelable|"
    r"prorrogables?|prorogabile|可续期|可延期)(?!\w)(?![ ]+(?:once[ ]+)?(?:by|for|um|pour)[ ])",
    re.IGNORECASE,
)
_OR_UNTIL = Pattern(
    r"(?P<length>[^;；。}｝#]+?)[ ]*,?[ ]*(?:or|and in any (?:case|event))[ ]+until[ ]+(?:(?!whichever)[^;；。}｝#,])+"
    r"(?:,?[ ]*whichever[ ]+(?:is|comes|occurs)[ ]+(?:the[ ]+)?(?:(?P<first>earlier|sooner|first|shorter)|later|longer))?",
    re.IGNORECASE,
)


def _not_a_length(line: str) -> Text | None:
    """Return what to do with what is told as a length and more: clear days, 5 years or until payment."""
    clear = _CLEAR_DAYS.match(line)
    days = _length(f"{clear['number']} days", 0) if clear else None
    if isinstance(days, _Length):
        shown = _shown(days)
        return Text(
            f"write `{shown.en}`, and in `note` that neither the first nor the last of them counts",
            f"请写「{shown.zh}」，首末两日不计入写入「说明」",
        )
    if renewed := _RENEWED.match(line):
        whole = _length(renewed["length"], 0)
        if isinstance(whole, _Length) and whole.end == len(renewed["length"]):
            shown = _shown(whole)
            return Text(
                f"write by how much it may be extended, such as `{shown.en} extendable {shown.en}` for as long again, once; how often stands in `note`",
                f"请写明可延长多久，如可再延长同样长的一次，写「{shown.zh} 延长 {shown.zh}」；可延长几次写入「说明」",
            )
    either = _OR_UNTIL.match(line)
    length = _length(either["length"], 0) if either else None
    if either is None or not isinstance(length, _Length) or length.end < len(either["length"]):
        return None
    shown = _shown(length)
    if "whichever" in either[0].casefold():
        limit = Text("at most", "至多") if either["first"] else Text("at least", "至少")
        return Text(
            f"a term is a length or ends with an event: write `{limit.en} {shown.en}`, and the event in `note`",
            f"期限为时间长度或至某一事件：请写「{limit.zh} {shown.zh}」，该事件写入「说明」",
        )
    return Text(
        f"a term is a length or ends with an event: write `at most {shown.en}` where the event ends it earlier, `at least "
        f"{shown.en}` where it lasts until then, and the event in `note`",
        f"期限为时间长度或至某一事件：事件使其提前终止的，写「至多 {shown.zh}」；持续至该事件的，写「至少 {shown.zh}」；该事件写入「说明」",
    )


_COMMA_BEFORE = Pattern(r"[ ]*[,，][ ]*")


def _said(
    prefix: Text, lengths: tuple[_Length, ...], line: str, at: int, event: Word | None, *, whole: bool
) -> Text | None:
    """Return what to write for lengths and the event behind them, if nothing more stands there."""
    comma = _COMMA_BEFORE.match(line, at)
    if extended := _EXTENDED.match(line, at):
        extension = length_meant(line[extended.end() :], whole=whole)
        if not isinstance(extension, Advice) or len(extension.writes) != 1:
            return None
        by = extension.writes[0]
        most = Text("at most ", "至多 ") if "最多" in extended[0] else Text("", "")
        longer = Text(f" extendable {most.en}{by.en}", f" 延长 {most.zh}{by.zh}")
        at = extended.end() + extension.behind
    else:
        longer = Text("", "")
    match = None
    if event is None:
        match = (
            _EVENT.match(line, at)
            or (_EVENT.match(line, comma.end()) if comma else None)
            or _EVENT_IN_BRACKETS.match(line, at)
        )
    if match:
        event = _event(match["event"] or match.groupdict().get("han") or match.groupdict().get("other"))
        at = match.end() if event else at
    if whole and not _END.match(line, at):
        return None
    en = prefix.en + " to ".join(_shown(one).en for one in lengths) + longer.en
    zh = prefix.zh + " 至 ".join(_shown(one).zh for one in lengths) + longer.zh
    way = Text(en + (f" from {event.en}" if event else ""), zh + (f" 自 {event.zh}" if event else ""))
    if event and _NEXT_DAY.search(line, 0, at):
        return Text(
            f"write `{way.en}`; that the day of the event does not count is `first day not-counted` of the document",
            f"请写「{way.zh}」；当日不计入的，在文件中写「起算日 不计入」",
        )
    return advised([way], at)


_EXTENDED = Pattern(
    r"[ ]*[,，]?[ ]*(?:并|且)?(?:(?:最多|必要时)?可以?再?延长|"
    r"(?:(?:and[ ]+)?(?:may|can)[ ]+be[ ]+extended|extendable|renewable|verlängerbar|renouvelable)[ ]+(?:once[ ]+)?(?:by|for|um|pour)[ ]+(?:a[ ]+further[ ]+)?)[ ]*(?=\S)",
    re.IGNORECASE,
)
_EVENT_IN_BRACKETS = Pattern(
    r"[ ]*[(（](?:from|since|after)[ ]+(?:the[ ]+)?(?:date[ ]+of[ ]+)?(?P<event>[a-z-]+)[)）]", re.IGNORECASE
)
_NEXT_DAY = Pattern(r"(?:day|date)[ ]+(?:after|following)[ ]|次日|翌日|第二[日天]", re.IGNORECASE)


def _range(line: str, at: int, event: Word | None, *, whole: bool) -> Text | None:
    """Return what to write for a range of two lengths, of which the first may leave its unit to the second."""
    first = _length(line, at)
    number = _number(line, at)
    end = first.end if isinstance(first, _Length) else number[1] if number else at
    to = _TO.match(line, end)
    limit = _MOST.match(line, to.end()) or _NOR_MORE.match(line, to.end()) if to else None
    if to and _ALTERNATIVE.fullmatch(to[0]):
        return _which(first, number, line, to.end()) if at == 0 else None
    second = _length(line, limit.end() if limit else to.end()) if to and to.end() > end else None
    if not isinstance(second, _Length):
        return None
    if not isinstance(first, _Length):
        if number is None:
            return None
        first = _Length(
            number[0] * _times(second, line, to.end() if to else at), second.unit, second.han, end
        )
    elif re.match(r"[ ]*and", line[end:]) and at == 0:  # 2 years and 6 months are one length
        return None
    return _said(Text("", ""), (first, second), line, second.end, event, whole=whole)


_NOR_MORE = Pattern(r"more than[ ]*")
_ALTERNATIVE = Pattern(r"[ ]*(?:or|或者?)[ ]*", re.IGNORECASE)


def _which(
    first: _Length | Text | None, number: tuple[Fraction, int] | None, line: str, at: int
) -> Text | None:
    """Return the question which of two lengths is meant: 2 or 3 years is no range, and neither of the two."""
    second = _length(line, at)
    if not isinstance(second, _Length):
        return None
    if not isinstance(first, _Length):
        if number is None:
            return None
        first = _Length(number[0] * _times(second, line, at), second.unit, second.han, at)
    one, other = _shown(first), _shown(second)
    return Text(
        f"say which is meant: `{one.en}`, `{other.en}`, or any length between them, `{one.en} to {other.en}`; on what it "
        "depends stands in `note`",
        f"须写明所指：「{one.zh}」「{other.zh}」，或其间的任一期限「{one.zh} 至 {other.zh}」；如何确定写入「说明」",
    )


def about_meant(line: str) -> Text | None:
    """Return what to do with a length that is said to be about so much, which none is here; None for others."""
    found = _ABOUT.match(line)
    if found is None:
        return None
    length = _length(line, found.end())
    shown = _shown(length) if isinstance(length, _Length) else Text("3 years", "3年")
    return _so_many(shown)


def _so_many(shown: Text) -> Text:
    return Text(
        f"a length is exact: write `{shown.en}` only where the source means just that, otherwise `unspecified`; that it is "
        "said to be about so much stands in `note`",
        f"期限须为确数：原文确指该期限的，写「{shown.zh}」，否则写「未定」；原文的“约”“左右”写入「说明」",
    )


_ABOUT = Pattern(
    r"(?:about|approximately|approx|around|circa|roughly|nearly|almost|some|etwa|ungefähr|environ|unos|circa|大约|大概|约|近|将近)[ ]*(?=\S)",
    re.IGNORECASE,
)
_OR_SO = Pattern(r"[ ]*(?:or so|or thereabouts|左右|上下|前后)")


def about_behind(length: str, behind: str) -> Text | None:
    """Return what to do with words behind a length that say that it is about so much: 3年左右."""
    if not _OR_SO.match(behind):
        return None
    found = length_meant(length)
    return _so_many(found.writes[0]) if isinstance(found, Advice) and found.writes else None


def _times(length: _Length, line: str, at: int) -> Fraction:
    """Return how many of the language's own unit one of the unit is that a length is written in."""
    number = _number(line, at)
    return length.number / number[0] if number and number[0] else Fraction(1)


def _shown(length: _Length) -> Text:
    number = int(length.number)
    return Text(
        f"{number} {length.unit.removesuffix('s') if number == 1 else length.unit}", f"{number}{length.han}"
    )


def _number(line: str, at: int) -> tuple[Fraction, int] | None:
    """Return the number at a place of a line, with the same number in brackets behind it, and where it ends."""
    if half := re.match(r"(?:half[ -](?:an?[ -])?|半(?:个)?)(?=\S)", line[at:], re.IGNORECASE):
        return Fraction(1, 2), at + half.end()
    if half := re.match(r"(?:½|1/2)(?=[ ]?[^\W\d])", line[at:]):
        return Fraction(1, 2), at + half.end()
    match = _NUMBER.match(line, at)
    while (
        match is not None and match["words"] and _value(match) is None
    ):  # the unit behind the number is no part of it
        shorter = re.search(r"[ -][A-Za-z]+$", match["words"])
        match = _NUMBER.match(line, at, match.start("words") + shorter.start()) if shorter else None
    value = _value(match) if match else None
    if match is None or value is None:
        return None
    end = match.end()
    if half := _AND_A_HALF.match(line, end):
        value, end = value + Fraction(1, 2), half.end()
    if again := _AGAIN.match(line, end):
        inner = _NUMBER.fullmatch(again[1]) or re.fullmatch(r"(?P<digits>)(?P<han>)(?P<words>.+)", again[1])
        if inner is None or _value(inner) != value:
            return None
        end = again.end()
    return value, end


def _value(match: re.Match[str]) -> Fraction | None:
    found = match.groupdict()
    if found["digits"]:
        value = Fraction(found["digits"])
        if found.get("half"):
            return value + Fraction(1, 2)
        return value + Fraction(int(found["part"]), 10 ** len(found["part"])) if found.get("part") else value
    if found["han"]:
        two = read_two_at_once(found["han"]) or (len(found["han"]) > 1 and not _PLACES.search(found["han"]))
        return None if two else Fraction(read_han_number(found["han"]))
    words = found["words"] or ""
    if words.casefold().endswith(" and"):  # it joins what stands behind it
        return None
    number = read_number_words(words) or _OTHER_WORDS.get(words.casefold())
    return None if number is None else Fraction(number)


def _length(line: str, at: int) -> _Length | Text | None:
    """Return the length at a place of a line, of one or several units; advice where they make no one unit."""
    first = _one(line, at)
    if first is None:
        return None
    while True:
        join = _JOIN.match(line, first.end)
        second = _one(line, join.end() if join else first.end)
        if second is None or (join and "," in join[0] and second.unit == first.unit):
            break
        months = {"months": 1, "years": 12}
        days = {"days": 1, "weeks": 7}
        for units, unit, han in ((months, "months", "个月"), (days, "days", "日")):
            if first.unit in units and second.unit in units:
                number = first.number * units[first.unit] + second.number * units[second.unit]
                first = _Length(number, unit, han, second.end)
                break
        else:
            one, other = _shown(first), _shown(second)
            return Text(
                f"a length is of one unit, and {one.en} and {other.en} are not: write the nearest, such as `{one.en}`, "
                "and the words of the text in `note`",
                f"期限只能用一种单位，{one.zh}与{other.zh}不能合写：请写相近的期限，如「{one.zh}」，并将原文写入「说明」",
            )
    if first.number.denominator == 1:
        return first
    if first.unit == "years" and (first.number * 12).denominator == 1:
        return _Length(first.number * 12, "months", "个月", first.end)
    if first.unit == "weeks" and (first.number * 7).denominator == 1:
        return _Length(first.number * 7, "days", "日", first.end)
    if first.unit == "days":
        rounded = int(first.number) + 1
        return Text(
            f"hours are told in days: write `{rounded} days` where part of a day counts as one, and the hours in `note`",
            f"小时须折合为日：不足一日按一日计的，请写「{rounded}日」，并将小时数写入「说明」",
        )
    return None


def _one(line: str, at: int) -> _Length | None:
    number = _number(line, at)
    if number is None:
        return None
    value, end = number
    if hours := _HOURS.match(line, end):
        return _Length(value / 24, "days", "日", hours.end())
    if half := re.match(r"个?半(?=年|月|个月)", line[end:]):
        value, end = value + Fraction(1, 2), end + half.end()
    unit = _UNIT.match(line, end)
    if unit is None:
        return None
    _, times, en, zh = _UNITS[int((unit.lastgroup or "u0")[1:])]
    end = unit.end()
    if half := _HALF_BEHIND.match(line, end):
        value, end = value + Fraction(1, 2), half.end()
    return _Length(value * times, en, zh, end)


_EVENTS_IN_WORDS = {
    "publishing": "publication", "published": "publication", "announcement": "publication", "inclusion": "entry", "listed": "entry",
    "being-listed": "entry", "issue": "decision", "order": "decision", "deciding": "decision", "served": "service", "paid": "payment",
    "payment-in-full": "payment", "full-payment-of-fine": "payment", "infringement": "conduct", "violation": "conduct",
    "offence": "conduct", "offense": "conduct", "act": "conduct", "entry-into-effect": "effect", "coming-into-force": "effect",
    "end-of-offence": "end-of-conduct", "end-of-offense": "end-of-conduct", "end-of-violation": "end-of-conduct",
    "cessation-of-conduct": "end-of-conduct", "cessation-of-infringement": "end-of-conduct",
    "completion-of-prison-sentence": "completion-of-sentence", "serving-of-sentence": "completion-of-sentence",
    "end-of-prison-sentence": "completion-of-sentence", "expiry-of-sentence": "completion-of-sentence",
    "judgment-becoming-final": "effective-judgment", "judgement-becoming-final": "effective-judgment",
    "final-judgment": "effective-judgment", "finality-of-judgment": "effective-judgment", "final-conviction": "effective-judgment",
    "release-from-prison": "completion-of-sentence", "end-of-sentence": "completion-of-sentence",
    "被撤销": "撤销", "被移出": "移出", "移出名单": "移出", "被移出名单": "移出", "列入名单": "列入", "被列入": "列入", "被列入名单": "列入",
    "刑满释放": "刑罚执行期满", "刑满": "刑罚执行期满", "缴清罚款": "缴清", "缴清欠款": "缴清", "缴纳完毕": "缴清", "全部缴清": "缴清",
    "整改": "改正", "整改完成": "改正", "改正完毕": "改正", "判决生效": "裁判生效", "处罚执行完毕": "处罚履行完毕",
    "veröffentlichung": "publication", "bekanntmachung": "publication", "verkündung": "publication", "publicación": "publication",
    "publicação": "publication", "pubblicazione": "publication", "publikacji": "publication", "ogłoszenia": "publication",
    "zustellung": "service", "doręczenia": "service", "notificación": "notice", "notificação": "notice", "notifica": "notice",
    "bekanntgabe": "notice", "décision": "decision", "entscheidung": "decision", "decisión": "decision", "decisão": "decision",
    "decisione": "decision", "wydania": "decision", "eintragung": "entry", "inscription": "entry", "inscripción": "entry",
    "inscrição": "entry", "iscrizione": "entry", "paiement": "payment", "zahlung": "payment", "pago": "payment",
    "pagamento": "payment", "zapłaty": "payment", "公表": "publication", "告示": "publication", "処分": "decision", "決定": "decision",
    "送達": "service", "支払": "payment", "納付": "payment", "登録": "entry", "공포": "publication", "공표": "publication", "공고": "publication",
    "통지": "notice", "처분": "decision", "결정": "decision", "송달": "service", "납부": "payment", "등재": "entry",
    "收到申请": "收到", "收到申请材料": "收到", "收到材料": "收到", "收到告知": "告知", "收到通知": "告知", "收到告知书": "告知", "收到决定": "送达",
    "收到决定书": "送达", "收到处罚决定书": "送达",
    "判決確定": "裁判生效", "判决确定": "裁判生效", "裁判確定": "裁判生效", "裁判确定": "裁判生效", "处罚决定生效": "生效", "決定生效": "生效",
    "决定生效": "生效", "行政处罚决定生效": "生效", "發布": "公布", "公佈": "公布", "通知送達": "告知",
    "公示": "公布", "作出": "决定作出", "决定": "决定作出", "认定之": "认定", "送达之": "送达",
}  # fmt: skip


def event_meant(line: str) -> Word | None:
    """Return the event with which a line begins, as documents put it: the date of publication; None for no other words."""
    if han := re.match(r"([^\s\d;；。}｝]{1,14}?)之?日(?:起算?)?(?=[\s;；。}｝]|$)", line):
        return _event(han[1])
    match = _EVENT.match(f"from {line}")
    if match is None:
        return None
    whole = _BEHIND_EVENT.match(line, match.end() - len("from ")) is not None
    return _event_of_words(line) or (
        _event(match["event"] or match["han"] or match["other"]) if whole else None
    )


_NAMED_EVENT = Pattern(
    r"(?:(?:the|an?|its|his|her|their)[ ]+)?(?:(?:date|day|time)[ ]+(?:of[ ]+)?)?(?:(?:the|an?|its|his|her|their)[ ]+)?"
    r"(?P<event>[^\s;；。}｝,，、]+)(?=[ ]*(?:[;；。}｝#]|//|$))",
    re.IGNORECASE,
)
_CARRIED_OUT = Pattern(
    r"(?:直至|持续至|至|到)?[ ]*(?:全部)?履行(?:完毕|完成|义务|完)?(?:义务|完毕)?(?:之日|之时)?(?:为?止)?(?=[ ]*(?:[;；。}｝#]|$))"
)


def event_named(line: str) -> Advice | None:
    """Return what to write for an event that is all a line says, as documents name it; both where it may be one of two."""
    match = _NAMED_EVENT.match(line)
    event = _event(match["event"]) if match else None
    if match is not None and event is not None:
        return advised([Text(event.en, event.zh)], match.end())
    carried = _CARRIED_OUT.match(line)
    if carried is None:
        return None
    ways = [EVENTS.named(name) for name in ("payment", "completion-of-penalty")]
    until = re.match("直至|持续至|至|到", line) is not None
    return advised(
        [Text(f"until {one.en}", f"直至 {one.zh}") if until else Text(one.en, one.zh) for one in ways],
        carried.end(),
    )


_BEHIND_EVENT = Pattern(r"[ ]*(?:[;；。}｝)），,#]|//|$|(?:of|in|extendable|within|decided|by)(?!\w))")
"""What may stand behind an event; behind `until the decision is not revoked` it is none."""


_SMALL = frozenset({"the", "a", "an", "its", "his", "her", "their", "date", "day", "time", "on", "which"})


def _event_of_words(line: str) -> Word | None:
    """Return the event of several words, such as the end of the conduct, which is written with hyphens; the longest."""
    words = re.findall(r"[a-z]+", re.split(r"[^A-Za-z -]", line.casefold())[0])[:9]
    kept = [word for word in words if word not in _SMALL]
    kept = kept[1:] if kept[:1] == ["of"] else kept
    found = (_event("-".join(kept[:count])) for count in range(min(len(kept), 5), 1, -1))
    return next(filter(None, found), None)


def _event(written: str | None) -> Word | None:
    if written is None:
        return None
    text = written.strip().casefold()
    return EVENTS.find(text) or EVENTS.find(_EVENTS_IN_WORDS.get(text, ""))


_UNTIL = {
    "indefinite": r"further notice|further order|other(?:wise)? (?:ordered|decided)|withdrawn by",
    "until payment": r".*(?:paid|payment|settled|repaid|discharged)",
    "until correction": r".*(?:corrected|remedied|rectified|cured|put right)",
    "until exit": r".*(?:removed|delisted|taken off|off the list|removal)",
    "until revocation": r".*(?:revoked|lifted|rescinded|annulled|cancelled|canceled|set aside)",
    "until completion-of-sentence": r".*(?:sentence|imprisonment|prison term).*(?:served|over|complete|ends?|expire)",
    "until completion-of-penalty": r".*(?:penalty|sanction).*(?:served|over|complete)",
    "until end-of-conduct": r".*(?:conduct|infringement|violation).*(?:ends|ended|ceases|stops|over)",
}
_OPEN = Pattern(
    r"(?:for[ ]?ever|forever|ever(?!\w)|in perpetuity|no (?:time )?limit|unlimited|without limit|(?:an? )?(?:indefinite|indeterminate|unlimited) (?:period|term|time|duration)(?: of time)?(?!\w)|不定期|无期限|无限期|永远|终生)",
    re.IGNORECASE,
)
_UNTIL_IN_CHINESE = Pattern(
    r"(?:直至|持续至|至|到)[ ]*(?P<event>[^\s\d;；。}｝#a-z]{2,12}?)(?:之日|之时)?(?:为?止)?(?=[ ]*(?:[;；。}｝#]|$))"
)
_WHILE = Pattern(
    r"(?:for[ ]+)?(?:the duration of|as long as|so long as|while|during|from[ ]+(?:the[ ]+)?(?:entry|listing|inclusion)[ ]+(?:until|to))[ ].*"
    r"(?:listed|listing|list|entry|exit|removal|deletion)(?!\w)|列入(?:名单)?(?:的)?期间|在(?:名单|列)期间|列入名单有效期内?|名单有效期内?|被列入期间|与列入期限?一致|"
    r"自?(?:被?列入|纳入)(?:名单)?(?:之日)?起?至(?:被?移出|移除|退出)(?:名单)?(?:之日)?(?:为?止)?",
    re.IGNORECASE,
)


def open_term_meant(line: str) -> Text | None:
    """Return what to write for a term that no length measures: forever, until the fine is paid, while listed."""
    if _OPEN.match(line):
        return _until_then("indefinite", "不限期", line)
    if _WHILE.match(line):
        return _until_then("until exit", "直至 移出", line)
    han = _UNTIL_IN_CHINESE.match(line)
    event = _event(han["event"]) if han else None
    if han is not None and event is not None:
        return advised([Text(f"until {event.en}", f"直至 {event.zh}")], han.end())
    if not line.isascii() and _CARRIED_OUT.match(line) and not line.startswith("履行"):
        return event_named(line)
    until = re.match(r"(?:until|till|直至|至)[ ]*(.*)", line)
    if until is None:
        return None
    rest = re.split(r"[;；。}｝#]", until[1])[0].strip()
    if re.search(r"\b(?:not|never|no longer|un[a-z]+ed|unpaid|appeal(?:ed)?|unless)\b", rest, re.IGNORECASE):
        return None
    for written, pattern in _UNTIL.items():
        if re.match(rf"(?:{pattern})\b", rest, re.IGNORECASE):
            event = EVENTS.find(written.partition(" ")[2])
            return _until_then(written, f"直至 {event.zh}" if event else "不限期", line)
    return None


def _until_then(en: str, zh: str, line: str) -> Text:
    end = re.split(r"[ ]*(?:[;；。}｝#]|$)", line)[0]
    return advised([Text(en, zh)], len(end))
