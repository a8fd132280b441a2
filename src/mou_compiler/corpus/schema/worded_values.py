"""Several options or grades with which one thing is compared at once: `standing = low or high`, `standing in low, high`."""

from __future__ import annotations

import re
from collections.abc import Callable

from mou_compiler.findings.fix import advised
from mou_compiler.pattern import Pattern
from mou_compiler.syntax.piece_meant import PieceMeant
from mou_compiler.words import Text

_VALUE = r"(?:\"[^\"\n]+\"|“[^”\n]+”|「[^」\n]+」|[^\s()（）,，、;；。{}｛｝<>=≥≤≠＞＜＝\"“「]+)"
_COMPARED = Pattern(
    rf"(?P<owner>[^\s()（）,，、<>=≥≤≠＞＜＝\"“「]+)[ \t]*(?:(?P<not>!=|≠|is[ \t]+not|不为|(?:is[ \t]+)?not[ \t]+(?:in|one[ \t]+of|any[ \t]+of)|is[ \t]+none[ \t]+of|不属于)"
    r"|=|＝|(?<=[ \t])(?:(?:is|为)[ \t]+(?:either|one[ \t]+of|any[ \t]+of)|is|为|in|属于)(?=[ \t(（\"“「]))"
    rf"[ \t]*(?:(?:either|one[ \t]+of|any[ \t]+of)[ \t]+)?(?P<open>[(（])?[ \t]*(?={_VALUE})"
)
_NEXT = Pattern(rf"(?P<value>{_VALUE})")
_JOINT = Pattern(
    r"[ \t]*[,，、][ \t]*(?:(?:or|nor|and|或者?|和)[ \t]+)?|[ \t]+(?:or|nor|and)[ \t]+|[ \t]*(?:或者?|和)[ \t]*"
)
_CLOSE = Pattern(r"[ \t]*[)）](?:[ \t]*之一)?|[ \t]*之一")
_BESIDE = Pattern(r"[ \t]*(?:and(?!\w)|且|并且)")
_BESIDE_BEFORE = re.compile(r"(?:(?<!\w)(?:and|not)|且|非|并且)[ \t]*$")


def values_listed(
    text: str, is_value: Callable[[str, str], bool], is_condition: Callable[[str], bool]
) -> PieceMeant | None:
    """Return what to write for the first comparison of a text with several values at once; None where there is none.

    `is_value` says whether something has an option or grade, `is_condition` whether a name is a condition by itself.
    """
    at = 0
    while (match := _COMPARED.search(text, at)) is not None:
        at = match.end()
        values, end = _values(text, match.end(), match["owner"], is_value)
        beyond_one = len(values) > 1 and not all(map(is_condition, values[1:]))
        listed = match[0].split(match["owner"], 1)[1].strip(" \t(（") not in (
            "=",
            "＝",
            "is",
            "为",
            "!=",
            "≠",
            "is not",
            "不为",
        )
        if not (beyond_one or (values and (listed or match["open"]))):
            continue
        if close := _CLOSE.match(text, end):
            end = close.end()
        elif match["open"]:
            continue
        sign, joint = (("!=", "≠"), ("and", "且")) if match["not"] else (("=", "＝"), ("or", "或"))
        en = f" {joint[0]} ".join(f"{match['owner']} {sign[0]} {one}" for one in values)
        zh = f" {joint[1]} ".join(f"{match['owner']} {sign[1]} {one}" for one in values)
        beside = _BESIDE.match(text, end) or _BESIDE_BEFORE.search(text[: match.start()])
        if beside and len(values) > 1 and not match["not"]:
            en, zh = f"({en})", f"（{zh}）"
        return PieceMeant(match.start(), end, advised([Text(en, zh)]))
    return None


def _values(text: str, at: int, owner: str, is_value: Callable[[str, str], bool]) -> tuple[list[str], int]:
    """Return the values of something that stand from a place on, joined, and where they end."""
    found: list[str] = []
    end = at
    while (match := _NEXT.match(text, at)) is not None and is_value(owner, match["value"]):
        found.append(match["value"])
        end = match.end()
        joint = _JOINT.match(text, end)
        if joint is None:
            break
        at = joint.end()
    return found, end
