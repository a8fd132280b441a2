"""Citations that can be read in several ways: it is asked which is meant, and each way is told whole."""

from __future__ import annotations

import re
from collections.abc import Callable

from mou_compiler import words as w
from mou_compiler.corpus.schema.cursor import Cursor, Misshapen, with_article
from mou_compiler.findings.fix import Advice
from mou_compiler.source.place import Place
from mou_compiler.syntax.citation_steps import (
    BRANCHED,
    DEPTH,
    LIST,
    RANGE,
    Read,
    Steps,
    TooDeep,
    Uneven,
    levels_below,
    rises,
    rises_beside,
)
from mou_compiler.syntax.citations import (
    below_or_beside,
    doubtful_number,
    goes_on_in_doubt,
    is_colloquial,
    of_a_section,
    of_letters_or_roman,
    other_level,
    other_order,
    read_citation,
    upwards,
    with_number,
)
from mou_compiler.syntax.citations_meant import citation_meant, either, places_of
from mou_compiler.syntax.numerals import read_short_of_a_place
from mou_compiler.syntax.tree import Token
from mou_compiler.syntax.uneven_ranges import uneven_places
from mou_compiler.syntax.written_citations import shown_citations, write_citation
from mou_compiler.words import Text

_Doubt = tuple[str, str, Advice]
"""What can be read in several ways, in either language, and the ways."""


def refuse_doubtful(cursor: Cursor, token: Token) -> None:
    """Fail at a citation that can be read in several ways."""
    for doubt in _DOUBTS:
        found = doubt(cursor, token)
        if found is not None:
            cursor.fail(*found, token)


def places_in(text: str) -> tuple[Steps, ...]:
    """Return the places of a citation; none where it cannot be read."""
    return _if_read(read_citation(text))


def _if_read(read: Read) -> tuple[Steps, ...]:
    return () if isinstance(read, Uneven | TooDeep) else read


def _either(*ways: tuple[Steps, ...]) -> Advice:
    """Return the remedy to write one of several readings, each of them the whole of what was cited."""
    return either(shown_citations(way) for way in ways if way)


def _short_of_a_place(_: Cursor, token: Token) -> _Doubt | None:
    """Tell of a number that leaves out its last place: 第三百五条."""
    if not is_colloquial(token.text):
        return None
    both = read_short_of_a_place(token.text) or ()
    return (
        f"`{token.text}` can be read in two ways",
        f"「{token.text}」有两种读法",
        _either(*map(places_in, both)),
    )


def _item_or_paragraph(_: Cursor, token: Token) -> _Doubt | None:
    if not other_level(token.text):
        return None
    places = places_in(token.text)
    return (
        f"`{token.text}` may be an item of the article, as in Taiwan, or its paragraph",
        f"「{token.text}」的「款」可指项（如台湾地区法规），也可指款",
        _either(_with_levels(places, {"para": "item"}), places),
    )


def _paragraph_below_item(_: Cursor, token: Token) -> _Doubt | None:
    """Tell of 第一项第二款, which in Taiwan is what is paragraph 1, item 2 elsewhere."""
    if not other_order(token.text):
        return None
    return (
        f"`{token.text}` has a paragraph below an item",
        f"「{token.text}」中款在项之下",
        _either(_with_levels(places_in(token.text), {"item": "para", "para": "item"})),
    )


def _with_levels(places: tuple[Steps, ...], instead: dict[str, str]) -> tuple[Steps, ...]:
    """Return places with other levels for some."""
    return tuple(tuple((instead.get(level, level), number) for level, number in place) for place in places)


def _below_or_beside(_: Cursor, token: Token) -> _Doubt | None:
    ways = below_or_beside(token.text)
    if not ways:
        return None
    return (
        f"`{token.text}` may be one place or two",
        f"「{token.text}」可指一处，也可指两处",
        _either(*map(_if_read, ways)),
    )


def refuse_below_or_beside(cursor: Cursor, before: Token, behind: Token) -> None:
    """Fail where a paragraph with a letter follows on a paragraph: section 10(3), para (a) may be one place or two."""
    one, other = places_in(before.text), places_in(behind.text)
    if not (
        one
        and other
        and behind.text.isascii()
        and goes_on_in_doubt(cursor.source.text[before.start : behind.start], behind.text)
    ):
        return
    text = cursor.source.text[before.start : behind.end]
    letters = tuple(("item", number) for (_, number), *_ in other)
    ways = (
        (*one[:-1], *((*one[-1], letter) for letter in letters)),
        (
            *one,
            *((*one[-1][:-1], *place) for place in other),
        ),
    )
    raise Misshapen(
        Text(f"`{text}` may be one place or two", f"「{text}」可指一处，也可指两处"),
        Place(cursor.source, before.start, behind.end),
        _either(*ways),
    )


def _of_a_section(cursor: Cursor, token: Token) -> _Doubt | None:
    ways = of_a_section(token.text)
    if not ways or _ABOVE_BEHIND.match(cursor.source.text, token.end):
        return None
    return (
        f"`{token.text}` may be counted from a section, as in Canada and in bills, or for itself",
        f"「{token.text}」可自节起数（如加拿大法律及法案），也可自成编号",
        _either(*map(_if_read, ways)),
    )


_ABOVE_BEHIND = re.compile(r"(?i)[ \t]*,?[ \t]*(?:sch|annex|app|part|of[ \t])")
"""What a numbered paragraph is of, behind it: paragraph 3(a), Schedule 1."""


def _of_letters_or_roman(_: Cursor, token: Token) -> _Doubt | None:
    """Tell of section 5(u)(iv) and (v), where (v) may be a roman number or a letter."""
    ways = of_letters_or_roman(token.text)
    if not ways:
        return None
    return (
        f"the last of `{token.text}` may be counted in letters or in roman numbers",
        f"「{token.text}」的末项可按字母计，也可按罗马数字计",
        _either(*map(_if_read, ways)),
    )


def _number(cursor: Cursor, token: Token) -> _Doubt | None:
    """Tell of a number that may be one, a range, or an article and its paragraph."""
    doubtful = doubtful_number(token.text)
    if doubtful is None:
        return None
    level, number, sign = doubtful
    low, high = doubtful.ends
    whole = places_in(token.text)
    one = f"{low}-{high}"
    branch = Text(f"{_noun(level)} put in behind {_noun(level)} {low}", write_citation(((level, one),), "zh"))
    put_in = _renumbered(whole, number, one)
    number = number if sign == "." else one
    if sign != "-":
        below = tuple(zip(levels_below(level), high.split(sign), strict=False))
        ways = [with_number(whole, number, ((level, low), *below))]
        ways += [put_in] if level in BRANCHED and sign not in high else []
        inner = below[-1][0] if len(below) == 1 else ""
        return (
            f"`{token.text}` may be {_named(inner)}{high} of {_noun(level)} {low}, or {with_article(branch.en)}",
            f"「{token.text}」可指{write_citation(((level, low), *below), 'zh')}，也可指{branch.zh}",
            _either(*ways),
        )
    several = _renumbered(whole, number, f"{low}{RANGE}{high}")
    last = all(step[1] != number for place in whole for step in place[:-1])
    single = level not in BRANCHED and len(whole) == 1 and LIST not in whole[0][-1][1]
    ways = [put_in] if level in BRANCHED or single else []
    if last and _NUMBER_BEHIND.match(cursor.source.text, token.end):  # s 6-8, 9
        ways = []
    han = w.CITATION_LEVELS.named(level).zh
    return (
        f"`{token.text}` may be {with_article(branch.en)}, or the {_noun(level)}s {low} to {high}"
        if level in BRANCHED
        else f"`{number}` in `{token.text}` may be one {_noun(level)}, or {_noun(level)}s {low} to {high}",
        f"「{token.text}」可指{branch.zh}，也可指第{low}{han}至第{high}{han}",
        _either(*ways, *([several] if last else uneven_places(token.text))),
    )


def _noun(level: str) -> str:
    return {"art": "article", "para": "paragraph", "subpara": "subparagraph"}.get(level, level)


def _named(level: str) -> str:
    return f"{_noun(level)} " if level else ""


def _renumbered(places: tuple[Steps, ...], old: str, new: str) -> tuple[Steps, ...]:
    """Return places with another number for a number, in a list too."""
    return tuple(
        tuple(
            (level, LIST.join(new if one == old else one for one in number.split(LIST)))
            for level, number in place
        )
        for place in places
    )


_NUMBER_BEHIND = re.compile(r"[ \t]*,[ \t]*\d")
_DOUBTS: tuple[Callable[[Cursor, Token], _Doubt | None], ...] = (
    _short_of_a_place,
    _item_or_paragraph,
    _paragraph_below_item,
    _below_or_beside,
    _of_a_section,
    _of_letters_or_roman,
    _number,
)


def refuse_upwards(cursor: Cursor, token: Token, places: tuple[Steps, ...]) -> None:
    """Fail where a citation goes up: each step is of the one before it, or they are places side by side."""
    if not any(map(upwards, places)):
        return
    nested = tuple(_deeper(sorted(place, key=lambda step: DEPTH[step[0]])) for place in places)
    apart = tuple(part for place in places for part in _parted(place))
    cursor.fail(
        f"`{token.text}` goes up where a citation goes down",
        f"「{token.text}」由下而上，引注应由上而下",
        either(way for way in map(shown_citations, (nested, apart)) if places_of(way.en)),
        token,
    )


def _deeper(steps: list[tuple[str, str]]) -> Steps:
    """Return steps of which each is below the one before it: of two items the second is a subitem."""
    found: list[tuple[str, str]] = []
    for level, number in steps:
        below = levels_below(level)[:1] if found and found[-1][0] == level else ()
        found.append(((*below, level)[0], number))
    return tuple(found)


def _parted(place: Steps) -> tuple[Steps, ...]:
    """Return the places into which one falls apart where it goes up."""
    found: list[Steps] = [()]
    for step in place:
        if found[-1] and DEPTH[step[0]] <= DEPTH[found[-1][-1][0]]:
            found.append(())
        found[-1] = (*found[-1], step)
    return tuple(found)


_CHAPTER_OR_ITEM = re.compile(r"[Cc]h\.?[ \t]")
"""A word that is a chapter, or in Switzerland an item: art 5, ch 3."""


def may_rise(token: Token, *, begun: bool) -> bool:
    """Tell whether a citation behind a comma may be of what stands before it; behind an article only ch 3."""
    return not begun or _CHAPTER_OR_ITEM.match(token.text) is not None


def refuse_rise(cursor: Cursor, before: Token, behind: Token) -> None:
    """Fail where a citation is followed by what is above it: para 3 Sch 1 may be one place or two."""
    one, other = places_in(before.text), places_in(behind.text)
    if not one or not other or len(other) > 1:
        return
    between = cursor.source.text[before.end : behind.start]
    comma = "," in between or "，" in between or "、" in between
    apart = comma and _CHAPTER_OR_ITEM.match(behind.text) is None
    rising = rises(one[0], other[0]) if apart else rises_beside(one[0], other[0])
    if not rising or ":" in between or "：" in between:
        return
    text = cursor.source.text[before.start : behind.end]
    meant = citation_meant(text)
    nested, (first, second) = tuple((*other[0], *place) for place in one), map(shown_citations, (one, other))
    ways = [shown_citations(nested), Text(f"{first.en} and {second.en}", f"{first.zh}和{second.zh}")]
    if (
        meant
        and len(meant.ways) == 1
        and not meant.narrower
        and meant.end == len(text)
        and meant.ways[0] not in ways
    ):
        ways.insert(0, meant.ways[0])
    raise Misshapen(
        Text(f"`{text}` may be one place or two", f"「{text}」可指一处，也可指两处"),
        Place(cursor.source, before.start, behind.end),
        either(way for way in ways if places_of(way.en)),
    )
