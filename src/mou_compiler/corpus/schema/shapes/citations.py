"""Articles, moved articles and citations."""

from __future__ import annotations

import re
from itertools import pairwise, takewhile
from typing import NoReturn
from unicodedata import normalize

from mou_compiler import words as w
from mou_compiler.corpus.schema import remedies
from mou_compiler.corpus.schema.cursor import Cursor, Misshapen, as_name
from mou_compiler.corpus.schema.shapes.doubtful_citations import (
    may_rise,
    refuse_below_or_beside,
    refuse_doubtful,
    refuse_rise,
    refuse_upwards,
)
from mou_compiler.corpus.schema.shapes.numbers import LONGEST_NUMBER
from mou_compiler.corpus.schema.shapes.pieces import DOCUMENTS, remedy, take_unknown
from mou_compiler.corpus.schema.shapes.time import read_period
from mou_compiler.corpus.schema.values import (
    Articles,
    Basis,
    Citation,
    Level,
    Moved,
    NoBasis,
    Suspension,
    Unknown,
)
from mou_compiler.findings.fix import Advice, advised, asked
from mou_compiler.source.place import Place, Source
from mou_compiler.syntax.citation_steps import (
    LIST,
    RANGE,
    Steps,
    TooDeep,
    Uneven,
)
from mou_compiler.syntax.citations import (
    read_citation,
)
from mou_compiler.syntax.citations_meant import citation_meant, either, places_of, statement_from
from mou_compiler.syntax.ranges import behind_put_in, count_between
from mou_compiler.syntax.tree import Both, Either, Expression, Reference, Token
from mou_compiler.syntax.uneven_ranges import uneven_meant
from mou_compiler.syntax.written_citations import shown_citations
from mou_compiler.words import Text


def read_articles(cursor: Cursor) -> Articles | Unknown:
    """Read the first and last article of a text."""
    unknown = take_unknown(cursor)
    if unknown is not None:
        return unknown
    wanted = Text("numbers such as `1 to 218`", "条数，如「1 至 218」")
    first = cursor.single(wanted)
    written = _range_of_articles(first)
    if written is not None:
        low, high = written
    else:
        low = _number_of_articles(cursor, first, wanted)
        last = _last_article(cursor, wanted)
        high = low if last is None else last
        if last is None and high > 1:
            cursor.fail(
                f"`{high}` may be how many articles there are, or the only one",
                f"「{high}」可能指共有{high}条，也可能仅指第{high}条",
                Text(
                    f"write `1 to {high}` or `{high} to {high}`", f"请写「1 至 {high}」或「{high} 至 {high}」"
                ),
                first,
            )
    if high < low:
        cursor.fail(
            f"the last article, {high}, comes before the first, {low}",
            f"末条（{high}）在首条（{low}）之前",
            Text(f"did you mean `{high} to {low}`?", f"是否想写「{high} 至 {low}」？"),
            first,
        )
    return Articles(low, high)


def _last_article(cursor: Cursor, wanted: Text) -> int | None:
    """Return the number behind `to`, None where there is no `to`."""
    if cursor.take(w.TO):
        return _number_of_articles(cursor, cursor.single(wanted), wanted)
    if cursor.done:
        return None
    node = cursor.single(wanted)
    if isinstance(node, Reference) and node.name.text in w.TO.spellings and len(node.citations) == 1:
        cursor.mark(node.name, w.TO)
        return _number_of_articles(cursor, node.citations[0], wanted)
    cursor.fail("numbers of articles belong here", "此处应为条数", remedy(wanted), node)


def _number_of_articles(cursor: Cursor, node: Expression, wanted: Text) -> int:
    if isinstance(node, Token) and re.fullmatch(rf"\d{{1,{LONGEST_NUMBER}}}", node.text):
        return int(node.text)
    if isinstance(node, Token) and node.kind == "CITATION":
        number = _article(cursor, node, wanted)
        if number.isdecimal():
            return int(number)
    cursor.fail("numbers of articles belong here", "此处应为条数", remedy(wanted), node)


def _range_of_articles(node: Expression) -> tuple[int, int] | None:
    """Return the numbers of articles written as one range: 第一条至第二十条."""
    (*_, (level, number)) = _one_place(node) or (("", ""),)
    low, range_, high = number.partition(RANGE)
    if w.CITATION_UNITS.find(level) and range_ and low.isdecimal() and high.isdecimal():
        return int(low), int(high)
    return None


def read_moved(cursor: Cursor) -> Moved:
    """Read an article and its new number."""
    wanted = Text("`art 146 to art 178`", "「第一百四十六条 至 第一百七十八条」")
    first = cursor.single(wanted)
    both = _one_place(first)
    if (
        len(both) == 1 and RANGE in both[0][1] and LIST not in both[0][1]
    ):  # 第六十三条至第六十条, without blanks
        low, _, high = both[0][1].partition(RANGE)
        return Moved(low, high)
    old = _article(cursor, first, wanted)
    node = cursor.single(wanted)
    if isinstance(node, Reference) and node.name.text in w.TO.spellings and len(node.citations) == 1:
        cursor.mark(node.name, w.TO)
        return Moved(old, _article(cursor, node.citations[0], wanted))
    cursor.fail("the new article is missing", "缺少移至的条文", remedy(wanted), node)


def _article(cursor: Cursor, node: Expression, wanted: Text) -> str:
    if isinstance(node, Token) and node.kind == "CITATION":
        refuse_doubtful(cursor, node)
        levels = _one_place(node)
        if levels and w.CITATION_UNITS.find(levels[-1][0]):
            number = levels[-1][1]
            if RANGE not in number and LIST not in number:
                return number
    cursor.fail("an article belongs here", "此处应为条文", remedy(wanted), node)


def _one_place(node: Expression) -> Steps:
    """Return the one place that a citation names; no steps where it is none, or names several."""
    read = read_citation(node.text) if isinstance(node, Token) and node.kind == "CITATION" else Uneven()
    return read[0] if not isinstance(read, Uneven | TooDeep) and len(read) == 1 else ()


A_BASIS = Text(
    "a citation such as `company-law art 146(1)`, `none`, or `unknown` with a reason",
    "条文，如「company-law 第一百四十六条第一款」，或「无」「不详」",
)


def read_basis(cursor: Cursor) -> tuple[Basis, ...]:
    """Read what something rests on: citations, `none`, or `unknown`."""
    place = cursor.place()
    unknown = take_unknown(cursor)
    if unknown is not None:
        return (unknown,)
    if cursor.take(w.NONE):
        return (NoBasis(place),)
    try:
        return _read_citations(cursor)
    except Misshapen as mistake:
        if isinstance(mistake.help, Advice):
            raise
        meant = cited_otherwise(cursor.source, mistake.place) or _cited_behind_name(mistake.place)
        if meant is not None:
            raise Misshapen(NOT_WRITTEN_SO, *meant) from mistake
        raise


def _cited_behind_name(place: Place) -> tuple[Place, Advice] | None:
    """Return what to write for all that is cited behind the name of a text with which a place in error begins."""
    found = cited_otherwise(place.source, Place(place.source, place.behind - 1, place.behind))
    return found if found and _NAME_ALONE.fullmatch(place.text[: found[0].first - place.first]) else None


_NAME_ALONE = re.compile(r"(?:《[^》]*》|[\"“「][^\"”」]*[\"”」]|[^\s,，、]+)[ \t\u3000]+")
NOT_WRITTEN_SO = Text("a place in a text is not written so here", "此处引注不这样写")


def cited_otherwise(source: Source, place: Place) -> tuple[Place, Advice] | None:
    """Return the whole of the citation around a place in error, and what to write for it; None where that is not known."""
    found = statement_from(source.text, place.start, place.end)
    return None if found is None else (Place(source, found.start, found.end), found.meant.advice)


def _read_citations(cursor: Cursor) -> tuple[Basis, ...]:
    found: list[Basis] = []
    first = cursor.place()
    items = cursor.series(A_BASIS).items
    for number, node in enumerate(items):
        above = _cited_last(items[number - 1]) if number else None
        begun = _starts_a_unit(found)
        if above and isinstance(node, Token) and node.kind == "CITATION" and may_rise(node, begun=begun):
            refuse_rise(cursor, above, node)
        if above and isinstance(node, Token) and node.kind == "CITATION":
            refuse_below_or_beside(cursor, above, node)
        if above:
            _refuse_lettered(cursor, node)
        more = _citations(cursor, node, found)
        if found and _goes_down(found[-1], node):
            found.pop()
        continues = bool(found) and _source_of(found[-1]) == _source_of(more[-1])
        if isinstance(node, Reference) and node.citations and not continues:
            first = cursor.place(node.citations[0])
        _refuse_twice(found, more, first)
        found.extend(more)
    if (token := cursor.peek()) is not None and token.text in w.TO.spellings:
        cursor.fail(
            "articles are cited one by one",
            "条文须逐条引用",
            Text("write `art 60, art 61`", "请写「第六十条、第六十一条」"),
        )
    return tuple(found)


_LETTERED = re.compile(r"[\"“「'‘][a-z][\"”」'’]")


def _refuse_lettered(cursor: Cursor, node: Expression) -> None:
    """Fail at a letter in quotes behind a citation, which is a place in it and no text: art. 37, II, "a", as in Brazil."""
    if not isinstance(node, Token):
        return
    word = node.kind == "NAME" and node.text.casefold() in w.LETTERED
    behind = cursor.peek() if word else node
    if behind is None or behind.kind != "STRING" or not _LETTERED.fullmatch(behind.text):
        return
    meant = cited_otherwise(cursor.source, Place(cursor.source, node.start, behind.end))
    if meant is not None:
        raise Misshapen(NOT_WRITTEN_SO, *meant)


def _refuse_twice(before: list[Basis], more: list[Citation], first: Place) -> None:
    """Fail where a place is cited that has been cited before in the same breath: art 5, art 5.

    `first` is where the first place of the source is cited.
    """
    beside = list(takewhile(lambda one: _source_of(one) == _source_of(more[-1]), reversed(before)))
    each = [*reversed(beside), *more]
    paths = [one.levels for one in each if isinstance(one, Citation)]
    once = list(dict.fromkeys(paths))
    elsewhere = {(_source_of(one), one.levels) for one in before if isinstance(one, Citation)}
    if len(once) == len(paths) and elsewhere.isdisjoint((_source_of(one), one.levels) for one in more):
        return
    places = tuple(tuple((step.level, step.number) for step in path) for path in once)
    shown = shown_citations(places) if all(places) and len(once) < len(paths) else None
    place = more[-1].place
    raise Misshapen(
        Text("a place is cited twice", "同一处重复引注"),
        place if shown is None else Place(place.source, first.first, place.behind),
        Advice("write it once", "只写一次") if shown is None else either([shown]),
    )


def _source_of(basis: Basis) -> tuple[str, str | None] | None:
    return (basis.source.id, basis.edition) if isinstance(basis, Citation) else None


def read_suspension(cursor: Cursor) -> Suspension:
    """Read the days of a suspension, and what it rests on."""
    place = cursor.place()
    days = read_period(cursor)
    return Suspension(days, read_basis(cursor) if cursor.take(w.BASIS) else (), place)


def _goes_down(before: Basis, node: Expression) -> bool:
    """Tell whether a citation goes on down from the one before it: `art 6(1), point (f)` is one place."""
    if not (isinstance(node, Token) and node.kind == "CITATION" and isinstance(before, Citation)):
        return False
    read = read_citation(node.text)
    if isinstance(read, Uneven | TooDeep) or not before.levels:
        return False
    return _DEPTHS[read[0][0][0]] > _DEPTHS[before.levels[-1].level]


_JOINED_TO_NAME = re.compile(r"(?P<law>[^\s第]+?)(?=第|[\d一二三四五六七八九十百]+条)")


def _refuse_joined(cursor: Cursor, name: Token) -> None:
    """Fail where a citation that is not read stands behind the name of a text without a blank: 采购法七十七条一款."""
    match = _JOINED_TO_NAME.match(name.text) if name.kind == "NAME" else None
    if (
        match is None
        or cursor.namer.knows(name.text, DOCUMENTS)
        or not cursor.namer.knows(match["law"], DOCUMENTS)
    ):
        return
    start = name.start + match.end()
    written = re.split(r"[;；}｝#\s]", cursor.source.text[start : start + 200])[0]
    way = _meant_whole(written)
    if way is None:
        return
    raise Misshapen(
        NOT_WRITTEN_SO,
        Place(cursor.source, name.start, start + len(written)),
        either([Text(f"{match['law']} {way.en}", f"{match['law']} {way.zh}")]),
    )


def _meant_whole(written: str) -> Text | None:
    """Return what to write for a citation, if it is known what all of it means."""
    places = places_of(written)
    if places:
        return shown_citations(places)
    meant = citation_meant(written)
    return meant.ways[0] if meant and not meant.narrower and meant.end == len(written) else None


def _cited_last(node: Expression) -> Token | None:
    """Return the last citation of an item of a list."""
    if isinstance(node, Reference):
        return node.citations[-1] if node.citations else None
    return node if isinstance(node, Token) and node.kind == "CITATION" else None


def _starts_a_unit(found: list[Basis]) -> bool:
    """Tell whether the last citation is of an article or what stands for it, or of what is above."""
    last = found[-1] if found else None
    return (
        isinstance(last, Citation) and bool(last.levels) and _DEPTHS[last.levels[0].level] <= _DEPTHS["art"]
    )


def _is_source(cursor: Cursor, name: Token) -> bool:
    return cursor.namer.knows(as_name(name).text.partition("@")[0], DOCUMENTS)


def _refuse_connective(cursor: Cursor, node: Both | Either) -> None:
    """Fail where a connective stands between places that are cited; of several of which one is meant, every one is asked for."""
    names = [item.name if isinstance(item, Reference) else item for item in node.items]
    if not all(isinstance(name, Token) and _is_source(cursor, name) for name in names):
        return
    said = [cursor.place(item).text for item in node.items]
    written = Text(", ".join(said), "、".join(said))
    help_: Text = Advice(
        f"write `{written.en}`: commas stand between several", f"请写「{written.zh}」，以顿号隔开", (written,)
    )
    if isinstance(node, Either):
        help_ = remedies.WHICH_IS_CITED
    cursor.fail("no connective stands between citations", "引注之间不用连接词", help_, node)


def _without_source(cursor: Cursor, node: Expression) -> Text | None:
    """Return what to write for a place that is cited of no text: `§ 6 Abs. 1` where the text is named elsewhere."""
    if not isinstance(node, Token) or node.kind != "CITATION":
        return None
    said = re.split(r"[;；。}｝#]", cursor.line(node))[0].strip()
    return Text(
        f"write of which text it is, before the place: `LAW {said}`",
        f"请在条文之前写明所引法律：「法律 {said}」",
    )


def _citations(cursor: Cursor, node: Expression, before: list[Basis]) -> list[Citation]:
    """Return the citations of one item; a bare citation belongs to the source named before it."""
    last = before[-1] if before else None
    if isinstance(node, Both | Either):
        _refuse_connective(cursor, node)
    name = node.name if isinstance(node, Reference) else node
    if (
        isinstance(last, Citation)
        and last.levels
        and isinstance(name, Token)
        and name.kind in ("NAME", "NUMBER")
        and not cursor.namer.knows(name.text.partition("@")[0], DOCUMENTS)
    ):
        meant = cited_otherwise(cursor.source, cursor.place(name))
        if meant is not None:
            raise Misshapen(NOT_WRITTEN_SO, *meant)
        article = remedies.for_article(name.text) or remedies.for_unknown_level(cursor.line(name))
        if article is not None:
            cursor.fail("a law or document belongs here", "此处应为法律或文件", article, name)
    if isinstance(node, Token) and node.kind == "CITATION" and isinstance(last, Citation):
        place, paths = cursor.place(node), _paths(cursor, node)
        _refuse_below_a_whole(place, last, paths)
        return [
            Citation(last.source, last.edition, _continued(last.levels, levels), place) for levels in paths
        ]
    name, citations = (node.name, node.citations) if isinstance(node, Reference) else (node, ())
    if not (isinstance(name, Token) and name.kind in ("NAME", "NUMBER", "STRING")):
        help_ = _without_source(cursor, node) or remedy(A_BASIS)
        cursor.fail("a law or document belongs here", "此处应为法律或文件", help_, node)
    _refuse_joined(cursor, name)
    law, _, edition = (name.text, "", "") if name.kind == "STRING" else name.text.partition("@")
    kind = "STRING" if " " in law and law[0] != "《" else name.kind  # 18 U.S.C. is a label without quotes
    law = f'"{law}"' if kind != name.kind else law
    source = cursor.namer.refer(as_name(Token(kind, law, name.start)), DOCUMENTS, cursor.source)
    if edition:
        edition = normalize("NFC", edition)
        cursor.namer.cite(source, edition, Place(cursor.source, name.start + len(law), name.end))
    if not citations:
        return [Citation(source, edition or None, (), cursor.place(node))]
    for one, other in pairwise(citations):
        refuse_rise(cursor, one, other)
    found = [
        Citation(source, edition or None, levels, cursor.place(node))
        for levels in _paths(cursor, citations[0])
    ]
    for token in citations[1:]:  # art 63 第一款 is one place, as with a comma between
        above = found.pop() if _goes_down(found[-1], token) else found[-1]
        found += [
            Citation(source, edition or None, _continued(above.levels, levels), cursor.place(token))
            for levels in _paths(cursor, token)
        ]
    return found


def _refuse_below_a_whole(place: Place, last: Citation, paths: list[tuple[Level, ...]]) -> None:
    """Fail where an article follows on a section that was cited with its paragraphs: section 12(1), art 14.

    A section that is counted in paragraphs holds no articles, and a text is seldom counted in both.
    """
    above = _continued(last.levels, paths[0])[: -len(paths[0])]
    if not (above and above[-1].level == w.SECTION.en and len(last.levels) > len(above)):
        return
    if w.CITATION_UNITS.find(paths[0][0].level) is None or w.CITATION_UNITS.find(
        last.levels[len(above)].level
    ):
        return
    whole = tuple(tuple((step.level, step.number) for step in (*above, *path)) for path in paths)
    alone = shown_citations(tuple(tuple((step.level, step.number) for step in path) for path in paths))
    id_ = last.source.id + (f"@{last.edition}" if last.edition else "")
    raise Misshapen(
        Text(
            f"`{place.text}` may be of section {above[-1].number}, or stand by itself",
            f"「{place.text}」可属第{above[-1].number}节，也可自成一处",
        ),
        place,
        either([shown_citations(whole), Text(f"{id_} {alone.en}", f"{id_} {alone.zh}")]),
    )


def _continued(before: tuple[Level, ...], levels: tuple[Level, ...]) -> tuple[Level, ...]:
    """Return a path that goes on from the one before it: 第六十三条第一款、第二款 is of one article."""
    first = _DEPTHS[levels[0].level]
    return (*takewhile(lambda level: _DEPTHS[level.level] < first, before), *levels)


_DEPTHS = {word.en: depth for depth, word in enumerate(w.CITATION_LEVELS.words)} | {
    word.en: w.CITATION_LEVELS.words.index(w.ARTICLE) for word in (*w.CITATION_UNITS.words, w.RECITAL)
}
_DEPTHS["section"] = _DEPTHS["art"] - 1
_MOST_PLACES = 400
"""So many places one citation may name: more than any text has in a row."""


def _paths(cursor: Cursor, token: Token) -> list[tuple[Level, ...]]:
    """Return every path that a citation names: of a range or a list, each place of it."""
    refuse_doubtful(cursor, token)
    places = read_citation(token.text)
    if isinstance(places, Uneven):
        cursor.fail(
            "only the last step of a citation can be a list or a range, and both ends of a range are of one level "
            "in one place",
            "引注中只有最后一级可以并列或写成区间，区间两端须同级，且上级相同",
            uneven_meant(token.text)
            or Text(
                "write two citations side by side, such as `art 3(1), arts 4 to 5`",
                "请并列写两处引注，如「第三条第一款、第四条至第五条」",
            ),
            token,
        )
    if isinstance(places, TooDeep):
        cursor.fail(
            "this citation has more brackets than there are levels below an article",
            "条文引注的括号层级过多",
            Text(
                "write at most five, such as `§ 1(a)(1)(i)(A)(1)`",
                "至多五层，如「第一条第一款第（一）项第一目」",
            ),
            token,
        )
    refuse_upwards(cursor, token, places)
    return [path for place in places for path in _paths_of(cursor, token, place)]


def _paths_of(cursor: Cursor, token: Token, place: Steps) -> list[tuple[Level, ...]]:
    above = tuple(Level(level, number) for level, number in place[:-1])
    level, numbers = place[-1]
    each = [one for part in numbers.split(LIST) for one in _each(cursor, token, part, (place[:-1], level))]
    return [(*above, Level(level, number)) for number in each]


def _each(cursor: Cursor, token: Token, numbers: str, at: tuple[Steps, str]) -> list[str]:
    """Return the numbers of a range, or the one number."""
    low, found, high = numbers.partition(RANGE)
    if not found:
        return [numbers]
    several = count_between(low, high)
    if not 1 < len(several) <= _MOST_PLACES:
        _fail_at_range(cursor, token, (low, high), at)
    return several


def _fail_at_range(cursor: Cursor, token: Token, ends: tuple[str, str], at: tuple[Steps, str]) -> NoReturn:
    """Fail at a range that does not run from a number to a higher one, or of which it is not known what it names."""
    low, high = ends

    def shown(*numbers: str) -> Text:
        return shown_citations(tuple((*at[0], (at[1], number)) for number in numbers))

    known = behind_put_in(low, high)
    if known is not None:
        rest = known if known == high else f"{known}{RANGE}{high}"
        way = shown(low, rest)
        cursor.fail(
            f"which places are put in behind {low} is not known without the text",
            f"{low}之后增补了哪些条文，须查原文方知",
            Text(
                f"write `{way.en}`, and with it each place that the text has between {low} and {known}",
                f"请写「{way.zh}」，并一并列出原文中{low}与{known}之间的各处",
            ),
            token,
        )
    if low == high:
        way = shown(low)
        cursor.fail("a range has two ends", "区间须有两端", advised([way]), token)
    if 1 < len(count_between(high, low)) <= _MOST_PLACES:
        way = shown(f"{high}{RANGE}{low}")
        cursor.fail(
            "a range runs from a number to a higher one", "区间须由小到大", asked(way.en, way.zh), token
        )
    cursor.fail(
        "what stands between the two ends of a range is not known",
        "区间两端之间有哪些条文无从得知",
        Text("cite them one by one", "请逐条引用"),
        token,
    )
