"""Laws: what each is, its editions, and what rests on it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from mou_compiler.analysis.wording import days_text
from mou_compiler.corpus.schema.declarations import Law
from mou_compiler.corpus.schema.values import Articles, Citation, Ref
from mou_compiler.interpret.spelling import citation_text
from mou_compiler.site.blocks import Block, Facts, Grid, Item, Items, Leaf, Page, Record
from mou_compiler.site.book import Book
from mou_compiler.site.markup import Line, Link
from mou_compiler.site.telling import NOT_STATED, closing, day_line, days_line, number_text, refs_line
from mou_compiler.site.things import Thing
from mou_compiler.text import Text

INDEX = "laws/index.html"
_TITLE = Text("Laws", "法律")


def pages(book: Book) -> Iterator[Leaf]:
    """Yield the page of each law, and the index of all."""
    laws = book.of_kind("law")
    resting = _resting(book)
    yield Leaf(INDEX, _TITLE, partial(_index, book, laws, resting))
    for thing in laws:
        yield Leaf(thing.path, thing.label, partial(_page, book, thing, resting.get(thing.id, [])))


def _resting(book: Book) -> dict[str, list[tuple[str, Citation]]]:
    """Return the measures that rest on each law, and where."""
    found: dict[str, list[tuple[str, Citation]]] = {}
    for measure in book.corpus.measures.values():
        for item in book.view.norms.basis(measure):
            if isinstance(item, Citation):
                found.setdefault(item.source.id, []).append((measure.id, item))
    return found


def _rank(book: Book, law: Law) -> Text:
    if isinstance(law.rank, Ref) and law.rank.id in book.corpus.ranks:
        return book.corpus.ranks[law.rank.id].label
    return Text("not known", "不详") if law.rank is not None else NOT_STATED


def _index(book: Book, laws: list[Thing], resting: dict[str, list[tuple[str, Citation]]]) -> Page:
    records = [
        Record(
            (
                Link(thing.label, thing.address),
                _rank(book, book.corpus.laws[thing.id]),
                number_text(len({id_ for id_, _ in resting.get(thing.id, [])})),
                number_text(len(book.found_of.get(thing.key, ()))),
                days_line(thing.days),
            ),
            thing.days,
        )
        for thing in laws
    ]
    return Page(
        INDEX,
        _TITLE,
        Text("What measures rest on", "措施所依据的法律"),
        [
            Grid(
                Text("All of them", "全部"),
                (
                    Text("Name", "名称"),
                    Text("Rank", "位阶"),
                    Text("Measures", "措施"),
                    Text("Findings", "检查结果"),
                    Text("In force", "施行"),
                ),
                records,
                Text("The corpus declares no law.", "语料未声明任何法律。"),
                numbers=frozenset({2, 3}),
            )
        ],
        scripts=("grid",),
        here=INDEX,
    )


def _page(book: Book, thing: Thing, resting: list[tuple[str, Citation]]) -> Page:
    law = book.corpus.laws[thing.id]
    facts: list[tuple[Text, Line]] = [
        (Text("Rank", "位阶"), _rank(book, law)),
        (Text("Made by", "制定机关"), refs_line(book, law.issuers)),
        (Text("Adopted", "通过"), day_line(law.adopted)),
        (Text("In force", "施行"), days_line(thing.days)),
    ]
    if law.repealed is not None:
        facts.append((Text("Repealed by", "废止者"), refs_line(book, [law.repealed], "law", "document")))
    if law.aliases:
        facts.append((Text("Also called", "别名"), Text(", ".join(law.aliases), "、".join(law.aliases))))
    blocks: list[Block] = [
        Facts(Text("About it", "基本情况"), facts),
        _editions(book, law),
        Items(
            Text("Measures that rest on it", "以其为依据的措施"),
            [
                Item(
                    (
                        Link(Text(citation_text(cited), citation_text(cited, "zh")), thing.address),
                        Text(" — ", "——"),
                        book.link(id_, "measure"),
                        Text(" ", " "),
                        id_,
                    ),
                    book.things[f"measure:{id_}"].days,
                )
                for id_, cited in resting
            ],
            Text("No measure cites it.", "没有措施引用。"),
        ),
        *closing(book, thing, law),
    ]
    return Page(
        thing.path,
        thing.label,
        Text("Law", "法律"),
        blocks,
        scripts=("grid", "graph"),
        here=INDEX,
        key=thing.key,
    )


def _editions(book: Book, law: Law) -> Grid:
    records = []
    for edition in book.view.timeline.editions(law):
        days = book.view.timeline.edition_days(law, edition)
        articles = edition.articles
        span = f"{articles.first}–{articles.last}" if isinstance(articles, Articles) else ""
        moved = ", ".join(f"{one.old} → {one.new}" for one in edition.moved)
        records.append(
            Record(
                (
                    edition.id.rpartition("/")[2],
                    days_text(days),
                    Text(span or "not stated", span or "未载明"),
                    Text(moved or "none stated", moved or "未载明"),
                    Text(", ".join(edition.dropped) or "none stated", "、".join(edition.dropped) or "未载明"),
                ),
                days,
            )
        )
    return Grid(
        Text("Editions", "版本"),
        (
            Text("Edition", "版本"),
            Text("In force", "施行"),
            Text("Articles", "条文"),
            Text("Moved", "移置"),
            Text("Dropped", "删除"),
        ),
        records,
        Text("Its editions are not told apart.", "未区分版本。"),
    )
