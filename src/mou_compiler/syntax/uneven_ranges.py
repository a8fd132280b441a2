"""What to write for a range whose ends are not of one level: arts 60 to 63(2), 第六十条第二款至第六十三条.

Where it ends below an article, it is asked whether what stands there before is meant too.  Where it begins below one, the
text alone says how far that article goes; this is told with what is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from mou_compiler.findings.fix import Advice
from mou_compiler.pattern import Pattern
from mou_compiler.syntax.citation_steps import LIST, RANGE, Steps, TooDeep, Uneven
from mou_compiler.syntax.citations import read_citation
from mou_compiler.syntax.citations_meant import either, places_of
from mou_compiler.syntax.written_citations import shown_citations
from mou_compiler.words import CITATION_UNITS, Text

_PLACE = r"\d+(?:\(\w{1,5}\))*"
_LATIN = Pattern(
    rf"(?P<unit>[a-z]+\.?|§§?)[ \t]*(?P<all>{_PLACE}(?:[ \t]*(?:to|until|through|-|–|,[ \t]*(?:and[ \t]+)?|and)[ \t]*{_PLACE})+)",
    re.IGNORECASE,
)
_ONE = Pattern(rf"(?P<low>{_PLACE})(?:[ \t]*(?:to|until|through|-|–)[ \t]*(?P<high>{_PLACE}))?")
_HAN = Pattern(r"(第.+?)[至到](第?.+)")
_UNITS = {"arts": "art", "articles": "art", "sections": "section", "ss": "s", "rules": "rule", "regulations": "regulation", "regs": "reg", "§§": "§"}  # fmt: skip


class _Range(NamedTuple):
    """The ways in which a place or a range can be taken; the last place known of the article in which it begins, where that goes on.

    `uneven` says that it is a range with ends of several levels.
    """

    ways: tuple[tuple[Steps, ...], ...]
    goes_on: Steps = ()
    uneven: bool = True


def uneven_meant(text: str) -> Advice | Text | None:
    """Return what to write for a citation in which a range has ends of several levels; None where some of it is not known."""
    parts = _known(text)
    if not parts:
        shared = _below_several(text.strip())
        return either(map(shown_citations, shared)) if shared else None
    found = either(map(shown_citations, _ways(parts)))
    behind = [part.goes_on for part in parts if part.goes_on]
    if not behind:
        return found
    last = shown_citations(tuple(behind))
    return Text(
        f"{found.en}, and with it each place that the text has behind {last.en} in the same article",
        f"{found.zh}，并一并列出原文同条中{last.zh}之后的各处",
    )


_SEVERAL_ABOVE = Pattern(
    r"第(?P<numbers>[\d〇零一二两三四五六七八九十百千]+(?:[、和及]第?[\d〇零一二两三四五六七八九十百千]+)+)(?P<unit>[条節节條])(?P<below>第.+)"
)


def _below_several(text: str) -> list[tuple[Steps, ...]]:
    """Return what 第六十三、六十五条第一款 may be: the paragraph is of the last article, or of each."""
    match = _SEVERAL_ABOVE.fullmatch(text)
    if match is None:
        return []
    *others, last = (f"第{number}{match['unit']}" for number in re.split("[、和及]第?", match["numbers"]))
    each = [[*others, last + match["below"]], [one + match["below"] for one in (*others, last)]]
    ways = [tuple(_steps(one) for one in way) for way in each]
    return [tuple(step for step in way if step) for way in ways if all(way)]


def uneven_places(text: str) -> list[tuple[Steps, ...]]:
    """Return what a citation may name in which a range ends at another level than it begins; nothing where that is not known."""
    parts = _known(text)
    return [] if any(part.goes_on for part in parts) else _ways(parts)


def _known(text: str) -> list[_Range]:
    parts = list(_parts(text))
    known = [part for part in parts if part is not None]
    return known if len(known) == len(parts) and any(part.uneven for part in known) else []


def _ways(parts: list[_Range]) -> list[tuple[Steps, ...]]:
    return [sum(way, ()) for way in product(*(part.ways for part in parts))] if parts else []


def _parts(text: str) -> Iterator[_Range | None]:
    han = _HAN.fullmatch(text.strip())
    if han is not None:
        yield _between(_steps(han[1]), _steps(han[2] if han[2].startswith("第") else f"第{han[2]}"))
        return
    latin = _LATIN.fullmatch(text.strip())
    if latin is None:
        return
    unit = _UNITS.get(latin["unit"].casefold(), latin["unit"])
    for one in _ONE.finditer(latin["all"]):
        low = _steps(f"{unit} {one['low']}")
        if one["high"] is None:
            yield _Range(((low,),), uneven=False) if low else None
        else:
            yield _between(low, _steps(f"{unit} {one['high']}"))


def _steps(text: str) -> Steps | None:
    """Return the one place that a text names."""
    if text.startswith("第"):
        read = read_citation(text)
        return read[0] if not isinstance(read, Uneven | TooDeep) and len(read) == 1 else None
    places = places_of(text)
    return places[0] if places and len(places) == 1 else None


def _between(low: Steps | None, high: Steps | None) -> _Range | None:
    if low is None or high is None or low[0][0] != high[0][0]:
        return None
    if CITATION_UNITS.find(low[0][0]) is None or not all(number.isalnum() for _, number in (*low, *high)):
        return None
    unit, first, last = low[0][0], low[0][1], high[0][1]
    if not (first.isdecimal() and last.isdecimal() and int(first) < int(last)):
        return None
    begins: tuple[Steps, ...] = (low,) if len(low) > 1 else ()
    start, end = int(first) + len(begins), int(last) - (len(high) > 1)
    numbers = f"{start}{RANGE}{end}" if end > start else f"{start}"
    whole: tuple[Steps, ...] = (((unit, numbers),),) if start <= end else ()
    ends = tuple(_ends(high)) if len(high) > 1 else ((),)
    ways = tuple((*begins, *whole, *one) for one in ends)
    return _Range(ways, low if begins else (), uneven=len(low) > 1 or len(high) > 1)


def _ends(high: Steps) -> Iterator[tuple[Steps, ...]]:
    """Yield what a range takes in of the article in which it ends: what stands before that end too, or not."""
    level, number = high[-1]
    first = "1" if number.isdecimal() else "a" if re.fullmatch("[a-z]", number) else number
    if first != number and len(high) == 2:  # noqa: PLR2004 -- an article and what is below it
        second = number in ("2", "b")
        yield ((*high[:-1], (level, f"{first}{LIST if second else RANGE}{number}")),)
    yield (high,)
