"""What to write for so many of several conditions as documents word it: at least two of A, B and C; 符合下列情形之二."""

from __future__ import annotations

import re

from mou_compiler.findings.fix import advised
from mou_compiler.pattern import Pattern
from mou_compiler.syntax.number_words import read_number_words
from mou_compiler.syntax.numerals import read_han_number
from mou_compiler.words import Text

_WORDS = "one|two|three|four|five|six|seven|eight|nine|ten"
_SOME_EN = Pattern(
    rf"(?:(?P<limit>at[ \t]+least|(?:no|not)[ \t]+(?:fewer|less)[ \t]+than|a[ \t]+minimum[ \t]+of|any|more[ \t]+than|at[ \t]+most|up[ \t]+to|"
    rf"(?:no|not)[ \t]+more[ \t]+than|a[ \t]+maximum[ \t]+of|(?:fewer|less)[ \t]+than|exactly|only|just)[ \t]+)?"
    rf"(?P<number>{_WORDS}|\d+)(?P<more>[ \t]+or[ \t]+(?:more|less|fewer))?[ \t]+(?:out[ \t]+)?of[ \t:：]+"
    r"(?:(?:the|these)[ \t]+)?(?:(?:following|above)(?:[ \t]+[a-z]+)?[ \t:：]+)?",
    re.IGNORECASE,
)
_HAN_NUMBER = r"[\d一二两三四五六七八九十]+"
_SOME_ZH = Pattern(
    rf"(?:具备|具有|符合|满足|存在|属于|达到|有|在)?(?:以?下列?|上述|前述|其)?(?:各?项)?(?:情形|条件|情况|要求)?(?:之?中|当中)?(?:[的之])?"
    rf"(?P<limit>至少|最少|不少于|不低于|任意|任何|任|至多|最多|不超过|超过|仅|只|恰)?(?:有|具备|符合|满足)?"
    rf"(?P<number>{_HAN_NUMBER})(?:项|个|种|条|款|类|者)?(?:情形|条件)?(?P<more>及?以上|及?以下|或(?:者)?以上)?(?:情形|条件)?(?:者)?的?"
    r"(?:[ \t]*[之的][ \t]*|[ \t:：]+)"
)
_SURELY_SOME = Pattern(rf"[项个种条类]|至少|最少|不少于|任|之{_HAN_NUMBER}[ \t:：]|以上|至多|最多|不超过")
_MORE_THAN = ("more than", "超过")
_AT_MOST = ("at most", "up to", "no more than", "not more than", "a maximum of", "至多", "最多", "不超过")
_FEWER = ("fewer than", "less than")
_EXACTLY = ("exactly", "only", "just", "仅", "只", "恰")
_OVER = Pattern(r"[ \t]*(?:[)）;；。{}｛｝#\n]|//|$)")
_COMPARED = Pattern(r"[<>=≥≤≠＞＜＝]|\d")
_CLOSED = Pattern(r"[^;；。{}｛｝#\n()（）]*")
_BETWEEN = Pattern(
    r"[ \t]*[,，、][ \t]*(?:(?:and|or|和|及|与|或者?|以及)(?![\w]))?[ \t]*|[ \t]+(?:and|or|和|及|与|或者?|以及)[ \t]+"
)
_JOINED = Pattern(r"(?<!\w)(?:and|or)(?!\w)|[ \t](?:且|或者?)[ \t]")


def some_of_meant(line: str, taken: int, *, alone: bool) -> Text | None:
    """Return what to write for so many of several conditions with which a line begins, in the place of so many letters and the rest.

    `alone`: nothing else stands before it, so it needs no brackets.
    """
    match = _SOME_EN.match(line) or _SOME_ZH.match(line)
    if match is None or not _said_as_some(match):
        return None
    number, said = _number(match["number"]), _CLOSED.match(line, match.end())
    if number is None or said is None:
        return None
    members = [part for part in _BETWEEN.split(said[0].strip()) if part]
    ways = _ways(" ".join((match["limit"] or "").casefold().split()), match["more"] or "", number)
    plain = _OVER.match(line, said.end()) and not any(map(_JOINED.search, members))
    if not plain or len(members) < max(number, 2):
        shown = _written(("A", "B", "C"), ("甲", "乙", "丙"), *ways[0])
        return Text(
            f"write `{shown.en}`, in brackets beside other conditions",
            f"请写「{shown.zh}」，与其他条件并列时加括号",
        )
    why = None if ways[0][1] or len(ways) > 1 else Text(": so many, or more", "：即至少如此数目")
    written = [_whole(members, ways, alone=alone)]
    *inner, last = members
    if _LAST_JOINED.search(said[0].strip()) and _COMPARED.search(said[0]) and len(inner) >= max(number, 2):
        apart = _whole(inner, ways, alone=False)
        written.append(Text(f"{apart.en} and {last}", f"{apart.zh} 且 {last}"))
        why = Text(", as the source means", "，以原文之意为准")
    return advised(written, match.end() + len(said[0].rstrip()) - taken, why)


_LAST_JOINED = Pattern(r"(?<![,，、])[ \t]+and[ \t]+(?![^\n]*[,，、])")
"""A last one that is joined without a comma, behind a comparison: it may be one of the several, or a condition besides."""


def _whole(members: list[str], ways: list[tuple[int, bool]], *, alone: bool) -> Text:
    """Return the condition over these members: in brackets beside others, and from two sides where it is so many exactly."""
    names = tuple(members)
    each = [_written(names, names, count, denied) for count, denied in ways]
    if len(each) > 1:
        low, high = each
        return Text(f"({low.en}) and {high.en}", f"（{low.zh}）且 {high.zh}")
    (one,) = each
    return one if alone or ways[0][1] else Text(f"({one.en})", f"（{one.zh}）")


def _said_as_some(match: re.Match[str]) -> bool:
    """Tell whether a number counts conditions: `2 of` is read as it stands, and 二 alone may begin a name."""
    if match.re.pattern.startswith("(?:(?P<limit>at"):
        return not (match["number"].isdigit() and match["limit"] is None and match["more"] is None)
    return _SURELY_SOME.search(match[0]) is not None


def _number(text: str) -> int | None:
    if text.isdigit():
        return int(text)
    return read_number_words(text) if text.isascii() else read_han_number(text)


def _ways(limit: str, more: str, number: int) -> list[tuple[int, bool]]:
    """Return of how many at least it holds, each denied or not; both for so many exactly."""
    if limit in _EXACTLY:
        return [(number, False), (number + 1, True)]
    if limit in _AT_MOST or more.strip().endswith(("less", "fewer", "以下")):
        return [(number + 1, True)]
    if limit in _FEWER:
        return [(number, True)]
    return [(number + (limit in _MORE_THAN), False)]


def _written(en: tuple[str, ...], zh: tuple[str, ...], count: int, denied: bool) -> Text:
    """Return the condition that at least so many hold, or that they do not."""
    some = (
        Text(f"any of {', '.join(en)}", f"任一 之 {'、'.join(zh)}")
        if count == 1
        else Text(f"{count} of {', '.join(en)}", f"{count} 之 {'、'.join(zh)}")
    )
    return Text(f"not ({some.en})", f"非（{some.zh}）") if denied else some
