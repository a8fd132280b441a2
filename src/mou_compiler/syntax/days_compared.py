"""What to write for days that are compared as documents word them: due before 2016-01-01, 到期日早于2016年1月1日.

A comparison is told whole or not at all.  Where the words leave open whether the day itself is meant, it is asked.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import replace
from typing import NamedTuple

from mou_compiler.findings.fix import Advice, advised
from mou_compiler.pattern import Pattern
from mou_compiler.syntax.days_meant import FoundDay, Parts, first_day, shown_day
from mou_compiler.syntax.numerals import with_usual_signs
from mou_compiler.words import AND, COMPARISONS, NOT, Language, Text

_BE = r"(?:(?:is|are|was|falls|fell|comes|lies|occurs?|dated)[ ]+)?"
_BEFORE: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        r"(?:on[ ]+or[ ]+before|before[ ]+or[ ]+on|(?:no|not)[ ]+later[ ]+than|not[ ]+after|by|不晚于|不迟于|不得晚于|不得迟于|至迟|最迟)",
        ("<=",),
    ),
    (
        (
            r"(?:on[ ]+or[ ]+after|after[ ]+or[ ]+on|on[ ]+and[ ]+after|(?:no|not)[ ]+(?:earlier|sooner)[ ]+than|not[ ]+before|from|"
            r"since|as[ ]+(?:of|from)|starting(?:[ ]+(?:on|from))?|不早于|不得早于|自|从)"
        ),
        (">=",),
    ),
    (r"(?:before|prior[ ]+to|earlier[ ]+than|ahead[ ]+of|早于|先于)", ("<",)),
    (r"(?:after|later[ ]+than|subsequent[ ]+to|past|晚于|迟于)", (">",)),
    (r"(?:until|till|up[ ]+to|up[ ]+until|through|截至|截止|直至|至|到)", ("<=", "<")),
    (r"(?:on|equals?(?:[ ]+to)?)", ("=",)),
    (r">=|≥|≧", (">=",)),
    (r"<=|≤|≦", ("<=",)),
    (r">|＞", (">",)),
    (r"<|＜", ("<",)),
    (r"!=|≠", ("!=",)),
    (r"=|＝", ("=",)),
    (r"(?:in|于|在|为)?", ()),
)  # fmt: skip
"""Words before a day, with the signs that they may stand for."""
_SIGNS_BEFORE = tuple(
    (Pattern(rf"[ ]*{_BE}(?:{words})(?![a-z])[ ]*" if signs else rf"[ ]*{words}[ ]*", re.IGNORECASE), signs)
    for words, signs in _BEFORE
)
_BEHIND: tuple[tuple[Pattern, tuple[str, ...]], ...] = (
    (Pattern(r"[ ]*[(（](?:含|包括)(?:当日|当天|本日|该日)?[)）][ ]*(?:之|以)?前的?"), ("<=",)),
    (Pattern(r"[ ]*[(（](?:含|包括)(?:当日|当天|本日|该日)?[)）][ ]*(?:之|以)?[后後]的?"), (">=",)),
    (Pattern(r"[ ]*以前的?"), ("<=", "<")),
    (Pattern(r"[ ]*以[后後]的?"), (">=", ">")),
    (Pattern(r"[ ]*之?前的?"), ("<", "<=")),
    (Pattern(r"[ ]*之?[后後]的?"), (">", ">=")),
    (Pattern(r"[ ]*(?:之日)?起的?"), (">=",)),
    (Pattern(r"[ ]*(?:为?止)的?"), ("<=",)),
    (Pattern(r"[ ]*(?:当日|当天)的?"), ("=",)),
    (Pattern(r"[ ]+or[ ]+(?:later|after|thereafter)(?!\w)", re.IGNORECASE), (">=",)),
    (Pattern(r"[ ]+or[ ]+(?:earlier|before)(?!\w)", re.IGNORECASE), ("<=",)),
)
"""Words behind a day, with the signs that they may stand for."""
_TO = Pattern(r"[ ]*(?:and|to|until|till|through|至|到|[-–—~～])[ ]*", re.IGNORECASE)
_BETWEEN = Pattern(rf"[ ]*{_BE}(?:between|from|介于|在|自|从)?[ ]*", re.IGNORECASE)
_CLOSING = Pattern(r"[ ]*(?:之间|期间)?的?")
_END = Pattern(r"[ ]*(?:[;；。}｝)）,，、#\n]|//|$|(?:and|or)(?!\w)|并?且|或者?)")
_STATEMENT = Pattern(r"[^;；。{}｛｝\n]*$")
_COMPARING = Pattern(r"(?<=.)(?:不?得?[早晚迟]于|先于|截至|截止|直至|自|于|在|至)$")
"""Words with which a day is compared, where they are one word with the attribute."""
_NAME = Pattern(r"[^\W\d](?:[^\s<>=≥≤≠＞＜＝()（）,，、;；。{}｛｝]*)")
_LONGEST = 160
_WHICH = Text(
    ": say whether the day itself is meant; `以` takes it in as in 以上 and 以下, unless the source says otherwise",
    "：须写明是否包括当日；「以」与以上、以下相同，除原文另有说明外包括本日",
)
_WHETHER = Text(": say whether the day itself is meant", "：须写明是否包括当日")


DAYS_COMPARED = Text("days are not compared so here", "此处日期不这样比较")
"""What is told of a comparison with a day that is worded as documents word it."""


class Compared(NamedTuple):
    """A comparison with a day in a source: where it begins and ends, and what to write for it."""

    start: int
    end: int
    advice: Advice


class _Said(NamedTuple):
    """The ways to read what stands behind an attribute, each of one sign or two with their days; where it ends, why it is asked."""

    ways: tuple[tuple[tuple[str, Parts], ...], ...]
    end: int
    why: Text | None = None


def day_compared(text: str, start: int, end: int) -> Compared | None:
    """Return the comparison with a day around a place of a text; None where none is, or not all of it is read."""
    before = _STATEMENT.search(text, max(start - _LONGEST, 0), start)
    begins = before.start() if before else start
    line = re.split(r"\n|[;；。}｝]", text[begins : begins + 2 * _LONGEST], maxsplit=1)[0]
    if not re.search(r"\d{4}|[〇零一二三四五六七八九]{4}年", line):
        return None
    for match in _NAME.finditer(line):
        if begins + match.start() > end:
            break
        glued = _COMPARING.search(match[0])
        name = match[0][: glued.start()] if glued else match[0]
        found = _behind_name(line, match.start() + len(name), name) if match.start() else None
        if found is not None and begins + match.start() <= start and begins + found.end >= end:
            joint = re.search(r"(?:(?<!\w)not[ \t]+|非[ \t]*)$", line[: match.start()])
            ends = begins + len(line[: found.end].rstrip())
            return Compared(begins + match.start(), ends, _advice(name, found, bound=bool(joint)))
    return None


def day_compared_behind(line: str, name: str) -> Advice | None:
    """Return what to write for the comparison with a day with which a line begins, of an attribute of this name."""
    said = _behind_name(line, len(name), name)
    return None if said is None else replace(_advice(name, said, bound=False), behind=said.end)


def _behind_name(line: str, at: int, name: str) -> _Said | None:
    line = with_usual_signs(line)
    if name.casefold() in _NO_ATTRIBUTES:
        return None
    return _between(line, at) or _one(line, at)


_NO_ATTRIBUTES = frozenset({
    "when", "on", "given", "and", "or", "not", "is", "are", "was", "in", "by", "to", "from", "since", "until", "till", "before",
    "after", "than", "later", "earlier", "no", "as", "of", "up", "条件", "触发", "已知", "且", "或", "非", "自", "至",
})  # fmt: skip


def _one(line: str, at: int) -> _Said | None:
    for pattern, signs in _SIGNS_BEFORE:
        match = pattern.match(line, at)
        found = _day(line, match.end()) if match else None
        if match is None or found is None:
            continue
        within = signs or (("=",) if not found.ways[0][2] and match[0].strip() else ())
        behind, at_end, why = within, found.end, None if len(signs) < 2 else _WHETHER  # noqa: PLR2004 -- several
        for tail, meant in _BEHIND:
            if (closing := tail.match(line, found.end)) and (not signs or signs == meant or signs == (">=",)):
                behind, at_end = meant, closing.end()
                why = None if len(meant) < 2 else _WHICH if "以" in closing[0] else _WHETHER  # noqa: PLR2004 -- several
                break
        if not behind or not _END.match(line, at_end):
            continue
        if not found.ways[0][2] and match[0].strip() in _SIGNS:
            continue  # 2016 behind a sign may be so many of something, and a month is told as the day that it is not
        ways = tuple(bounds_of(sign, day) for day in found.ways for sign in behind)
        return _Said(ways, at_end, why or found.why)
    return None


def _between(line: str, at: int) -> _Said | None:
    opening = _BETWEEN.match(line, at)
    first = _day(line, opening.end()) if opening else None
    step = _TO.match(line, first.end) if first else None
    last = _day(line, step.end()) if step else None
    closing = _CLOSING.match(line, last.end) if last else None
    if first is None or last is None or closing is None or not _END.match(line, closing.end()):
        return None
    if len(first.ways) > 1 or len(last.ways) > 1 or first.ways[0] > last.ways[0]:
        return None
    return _Said(((*bounds_of(">=", first.ways[0]), *bounds_of("<=", last.ways[0])),), closing.end())


def _day(line: str, at: int) -> FoundDay | None:
    """Return the day, month or year at a place of a line; None where it is only said to be about then."""
    found = first_day(line, at)
    return found if isinstance(found, FoundDay) and not found.loose else None


_SIGNS = frozenset({*"<>=≥≤≠＞＜＝≧≦", ">=", "<=", "!="})


def bounds_of(sign: str, day: Parts) -> tuple[tuple[str, Parts], ...]:
    """Return what a comparison with a day, a month or a year says, in days: before 2016 is before its first, after it its last."""
    year, month, number = day
    if number:
        return ((sign, day),)
    last_month = month or _LAST_MONTH
    first, last = (year, month or 1, 1), (year, last_month, calendar.monthrange(year, last_month)[1])
    if sign == "=":
        return ((">=", first), ("<=", last))
    return ((sign, first if sign in ("<", ">=") else last),)


_LAST_MONTH = 12


def comparison_with(name: str, sign: str, line: str) -> Advice | None:
    """Return what to write for an attribute compared with a day, month or year that is all a line says; None for anything else."""
    found = _day(with_usual_signs(line), 0)
    if found is None or found.end != len(line):
        return None
    if sign == "!=" and not found.ways[0][2]:
        within = _advice(name, _Said((bounds_of("=", found.ways[0]),), found.end), bound=True)
        return advised(Text(f"{NOT.en} {one.en}", f"{NOT.zh} {one.zh}") for one in within.writes)
    ways = tuple(bounds_of(sign, day) for day in found.ways)
    return _advice(name, _Said(ways, found.end, found.why), bound=True)


_LANGUAGES: tuple[Language, Language] = ("en", "zh")


def _advice(name: str, said: _Said, *, bound: bool) -> Advice:
    ways = []
    for way in said.ways:
        shown = [
            f" {AND.spelled(language)} ".join(
                f"{name} {COMPARISONS.named(sign).spelled(language)} {getattr(shown_day(day), language)}"
                for sign, day in way
            )
            for language in _LANGUAGES
        ]
        ways.append(Text(*(f"({one})" if bound and len(way) > 1 else one for one in shown)))
    return advised(ways, why=said.why if len(ways) > 1 else None)
