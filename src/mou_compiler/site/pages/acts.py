"""Acts: what a subject may do or receive, and every measure that touches it, above and below it in the tree."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from mou_compiler import words as w
from mou_compiler.site.blocks import Block, Grid, Item, Items, Leaf, Live, Page, Record
from mou_compiler.site.book import Book
from mou_compiler.site.markup import Link
from mou_compiler.site.telling import WHOLE_TABLE, closing, number_text, rows_grid
from mou_compiler.site.things import Thing
from mou_compiler.tables.row import Row
from mou_compiler.text import Text

INDEX = "acts/index.html"
_TITLE = Text("Acts", "行为")


def pages(book: Book) -> Iterator[Leaf]:
    """Yield the page of each act, and the index of all."""
    acts = book.of_kind("act")
    touching: dict[str, list[Row]] = {}
    for row in book.compiled.rows:
        for act in row.acts:
            touching.setdefault(act, []).append(row)
    yield Leaf(INDEX, _TITLE, partial(_index, acts, touching))
    children: dict[str, list[Thing]] = {}
    for thing in acts:
        children.setdefault(thing.id.rpartition(".")[0], []).append(thing)
    for thing in acts:
        yield Leaf(thing.path, thing.label, partial(_page, book, thing, touching, children.get(thing.id, [])))


def _index(acts: list[Thing], touching: dict[str, list[Row]]) -> Page:
    sides = (w.BURDENS, w.BENEFITS, w.NEUTRAL)
    records = []
    for thing in acts:
        rows = touching.get(thing.id, [])
        numbers = [len({row.measure for row in rows if side.find(row.modality)}) for side in sides]
        records.append(
            Record(
                (
                    Link(thing.label, thing.address),
                    thing.id,
                    *map(number_text, numbers),
                    number_text(len({list_ for row in rows for list_ in row.lists})),
                )
            )
        )
    return Page(
        INDEX,
        _TITLE,
        Text("What one may do or receive", "可为或可得之事"),
        [
            Grid(
                Text("All of them", "全部"),
                (
                    Text("Name", "名称"),
                    Text("Path", "路径"),
                    Text("Burdens", "负担"),
                    Text("Benefits", "优惠"),
                    Text("Neither", "其他"),
                    Text("Lists", "名单"),
                ),
                records,
                Text("The corpus declares no act.", "语料未声明任何行为。"),
                numbers=frozenset({2, 3, 4, 5}),
            )
        ],
        lead=Text("How many measures touch each act itself.", "直接涉及各行为的措施数。"),
        scripts=("grid",),
        here=INDEX,
    )


def _page(book: Book, thing: Thing, touching: dict[str, list[Row]], children: list[Thing]) -> Page:
    rows = touching.get(thing.id, [])
    above, wider = thing.id, []
    while "." in above:
        above = above.rpartition(".")[0]
        other = book.find(above, "act")
        if other is not None:
            wider.append(other)
    blocks: list[Block] = [
        Live(
            Text("Measures on it, on what it is part of, and on parts of it", "涉及该行为及其上下级的措施"),
            "rows",
            f"act={thing.key}",
            Text("Those on the act itself:", "直接涉及该行为者："),
        ),
        rows_grid(
            book,
            Text("Measures on the act itself", "直接涉及该行为的措施"),
            rows,
            Text(
                "No measure touches this act itself; see those above and below it.",
                "没有措施直接涉及该行为；请看其上下级。",
            ),
            WHOLE_TABLE,
        ),
        Items(
            Text("Part of", "上级行为"),
            [Item((Link(one.label, one.address), Text(" ", " "), one.id)) for one in wider],
            Text("It stands at the top.", "已是最上级。"),
        ),
        Items(
            Text("Its parts", "下级行为"),
            [Item((Link(one.label, one.address), Text(" ", " "), one.id)) for one in children],
            Text("It has no parts.", "没有下级。"),
        ),
        *closing(book, thing),
    ]
    return Page(
        thing.path,
        thing.label,
        Text("Act", "行为"),
        blocks,
        scripts=("grid", "table", "graph"),
        here=INDEX,
        key=thing.key,
    )
