"""Territories: what each lies in, what it has become, what holds there, and who acts there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from mou_compiler import words as w
from mou_compiler.analysis.wording import day_text
from mou_compiler.corpus.schema.declarations import Territory
from mou_compiler.corpus.schema.values import Ref
from mou_compiler.interpret.timeline import days_of
from mou_compiler.meaning.days import Days
from mou_compiler.site.blocks import Block, Facts, Grid, Item, Items, Leaf, Live, Page, Record
from mou_compiler.site.book import Book
from mou_compiler.site.markup import Bit, Line, Link
from mou_compiler.site.telling import (
    WHOLE_TABLE,
    closing,
    days_line,
    named_word,
    number_text,
    period_line,
    refs_line,
    rows_grid,
)
from mou_compiler.site.things import Thing
from mou_compiler.tables.events import DOUBTS, Event, events
from mou_compiler.tables.row import Row
from mou_compiler.text import Text

INDEX = "territories/index.html"
_TITLE = Text("Territories", "地域")


def pages(book: Book) -> Iterator[Leaf]:
    """Yield the page of each territory, and the index of all."""
    territories = book.of_kind("territory")
    rows: dict[str, list[Row]] = {}
    for row in book.compiled.rows:
        for id_ in dict.fromkeys(part.territory for part in row.territory):
            rows.setdefault(id_, []).append(row)
    happened: dict[str, list[Event]] = {}
    for event in events(book.view) if territories else ():
        if event.kind is Territory.KEYWORD:
            happened.setdefault(event.id, []).append(event)
    tree = _tree(book.corpus.territories)
    everywhere = len({row.measure for row in book.compiled.rows if not row.territory})
    yield Leaf(INDEX, _TITLE, partial(_index, book, territories, rows))
    for thing in territories:
        told = rows.get(thing.id, []), tree, everywhere, happened.get(thing.id, [])
        yield Leaf(thing.path, thing.label, partial(_page, book, thing, *told))


class _Tree(NamedTuple):
    """What each territory lies in directly, and what lies directly in each."""

    above: Mapping[str, Sequence[str]]
    below: Mapping[str, Sequence[str]]


def _tree(territories: Mapping[str, Territory]) -> _Tree:
    above = {id_: [ref.id for ref in territory.parents] for id_, territory in territories.items()}
    below: dict[str, list[str]] = {}
    for id_, wholes in above.items():
        for whole in wholes:
            below.setdefault(whole, []).append(id_)
    return _Tree(above, below)


def _along(start: str, next_of: Mapping[str, Iterable[str]]) -> list[str]:
    """Return all that is reached from a territory, nearest first, without itself."""
    found: dict[str, None] = {start: None}
    for id_ in (order := [start]):
        fresh = [one for one in next_of.get(id_, ()) if one not in found]
        found.update(dict.fromkeys(fresh))
        order += fresh
    return list(found)[1:]


def _index(book: Book, territories: list[Thing], rows: Mapping[str, Sequence[Row]]) -> Page:
    records = []
    for thing in territories:
        territory = book.corpus.territories[thing.id]
        records.append(
            Record(
                (
                    Link(thing.label, thing.address),
                    named_word(w.LEVELS, territory.level),
                    refs_line(book, territory.parents, "territory"),
                    number_text(len({row.measure for row in rows.get(thing.id, ())})),
                    number_text(len(book.found_of.get(thing.key, ()))),
                    days_line(thing.days),
                ),
                thing.days,
            )
        )
    return Page(
        INDEX,
        _TITLE,
        Text("Where rules hold", "规则适用的地域"),
        [
            Grid(
                Text("All of them", "全部"),
                (
                    Text("Name", "名称"),
                    Text("Level", "层级"),
                    Text("Lies in", "隶属"),
                    Text("Measures", "措施"),
                    Text("Findings", "检查结果"),
                    Text("Days", "存续"),
                ),
                records,
                Text("The corpus declares no territory.", "语料未声明任何地域。"),
                numbers=frozenset({3, 4}),
            )
        ],
        lead=Text(
            "How many measures hold in each by its own name; those that hold everywhere are not counted.",
            "各地域本身所适用的措施数，不含不限地域的措施。",
        ),
        scripts=("grid",),
        here=INDEX,
    )


def _page(
    book: Book, thing: Thing, rows: Sequence[Row], tree: _Tree, everywhere: int, happened: Sequence[Event]
) -> Page:
    territory = book.corpus.territories[thing.id]
    wider, within = _along(thing.id, tree.above), _along(thing.id, tree.below)
    blocks: list[Block] = [
        _about(book, thing, territory),
        Items(
            Text("What becomes of it", "沿革"),
            [_event(event) for event in happened],
            Text("Nothing is written of its beginning or end.", "未载明其设立或撤销。"),
        ),
        *_holding(book, rows, (thing.id, *wider, *within)),
        _everywhere(everywhere),
        Items(
            Text("Who acts there", "在此实施的机构"),
            [*_bodies(book, thing.id)],
            Text("No body is told to act there in particular.", "没有写明在此地的机构。"),
        ),
        _places(book, Text("Lies in", "上级地域"), wider, Text("It lies in nothing.", "已是最上级。")),
        _places(book, Text("Its parts", "下级地域"), within, Text("It has no parts.", "没有下级地域。")),
        *closing(book, thing, territory),
    ]
    return Page(
        thing.path,
        thing.label,
        Text("Territory", "地域"),
        blocks,
        scripts=("grid", "table", "graph"),
        here=INDEX,
        key=thing.key,
    )


def _holding(book: Book, rows: Sequence[Row], ids: Iterable[str]) -> Iterator[Block]:
    """Yield what holds in a territory and in those around it, and the rows that name it, to be read without script."""
    keys = " ".join(f"territory:{id_}" for id_ in ids)
    yield Live(
        Text("What holds in it, in what it lies in, and in its parts", "该地域及其上下级地域的措施"),
        "rows",
        f"territories={keys}",
        Text("What names the territory itself:", "写明该地域者："),
    )
    yield rows_grid(
        book,
        Text("What names the territory itself", "写明该地域的措施"),
        rows,
        Text(
            "No measure names this territory; see those of what it lies in.",
            "没有措施写明该地域；请看其上级地域。",
        ),
        WHOLE_TABLE,
    )


def _everywhere(number: int) -> Items:
    """Return how many measures hold everywhere, and so in each territory."""
    said = Text(f"{number} measure{'' if number == 1 else 's'}", f"{number}项措施")
    return Items(
        Text("What holds everywhere, here too", "不限地域，此处亦适用"),
        [Item((Link(said, "measures.html"),))] if number else [],
        Text("No measure holds everywhere.", "没有不限地域的措施。"),
    )


def _about(book: Book, thing: Thing, territory: Territory) -> Facts:
    facts: list[tuple[Text, Line]] = [
        (Text("Level", "层级"), named_word(w.LEVELS, territory.level)),
        (Text("Days", "存续"), days_line(thing.days)),
    ]
    if territory.existed is not None:
        facts.append((Text("As written", "所载存续期间"), period_line(territory.existed)))
    if territory.divided:
        said = Text("its parts are all of it", "下级地域合为其全部")
        facts.append((Text("Divided wholly", "全部划分"), said))
    if thing.names:
        facts.append((Text("Also called", "别名"), Text(", ".join(thing.names), "、".join(thing.names))))
    facts.append((Text("Written in", "所在文件"), book.where(territory.place)))
    return Facts(Text("About it", "基本情况"), facts)


def _event(event: Event) -> Item:
    day, doubt = day_text(Days(event.day, event.day + 1).first), DOUBTS[event.doubt]
    return Item((Text(f"{day.en}: {event.what.en}{doubt.en}", f"{day.zh}：{event.what.zh}{doubt.zh}"),))


def _bodies(book: Book, id_: str) -> Iterator[Item]:
    """Yield the agencies whose territory it is, and who fills a role there."""
    for agency in book.of_kind("agency"):
        of = book.corpus.agencies[agency.id].territory
        if isinstance(of, Ref) and of.id == id_:
            yield Item((Link(agency.label, agency.address),), agency.days)
    for role in book.of_kind("role"):
        for filling in book.corpus.roles[role.id].fillings:
            if filling.territory is not None and filling.territory.id == id_:
                bits: list[Bit] = [Link(role.label, role.address), Text(": ", "：")]
                for number, ref in enumerate(filling.agencies):
                    bits += [Text(", ", "、")] * bool(number) + [book.body(ref.id)]
                yield Item(tuple(bits), days_of(filling.during))


def _places(book: Book, heading: Text, ids: Iterable[str], empty: Text) -> Items:
    found = [(book.link(id_, "territory"), book.find(id_, "territory")) for id_ in ids]
    return Items(heading, [Item((link,), one.days if one else None) for link, one in found], empty)
