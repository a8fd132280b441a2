"""Documents: each a page of its own, with the numbering of its source beside what is encoded of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from mou_compiler.analysis.in_force import days_told
from mou_compiler.analysis.wording import unknown_text
from mou_compiler.corpus.schema.declarations import Document, Memorandum
from mou_compiler.corpus.schema.values import Waived
from mou_compiler.site.blocks import Block, Facts, Grid, Item, Items, Leaf, Live, Page, Record
from mou_compiler.site.book import Book
from mou_compiler.site.markup import Bit, Line, Link, listed
from mou_compiler.site.sentences import sentence
from mou_compiler.site.telling import (
    NOT_STATED,
    basis_line,
    day_line,
    findings_items,
    graph_of,
    number_text,
    period_line,
    refs_line,
)
from mou_compiler.site.things import Thing
from mou_compiler.source.order import counting
from mou_compiler.tables.coverage import Coverage, coverage
from mou_compiler.text import Text

INDEX = "documents/index.html"
_TITLE = Text("Documents", "文件")
_MEMORANDUM, _INSTRUMENT = Text("Memorandum", "备忘录"), Text("Instrument", "规范文件")


def pages(book: Book) -> Iterator[Leaf]:
    """Yield the page of each document, and the index of all."""
    documents = book.of_kind("document")
    covered = {one.document: one for one in coverage(book.corpus)}
    yield Leaf(INDEX, _TITLE, partial(_index, book, documents, covered))
    for thing in documents:
        yield Leaf(thing.path, thing.label, partial(_page, book, thing, covered[thing.id]))


def _sort(document: Document) -> Text:
    return _MEMORANDUM if isinstance(document, Memorandum) else _INSTRUMENT


def _number(document: Document) -> Text:
    number = document.number
    if isinstance(number, str) and number:
        return Text(number, number)
    return Text("not known", "不详") if number is not None else NOT_STATED


def _index(book: Book, documents: list[Thing], covered: dict[str, Coverage]) -> Page:
    records = [
        Record(
            (
                Link(thing.label, thing.address),
                _number(book.corpus.documents[thing.id]),
                _sort(book.corpus.documents[thing.id]),
                number_text(len(book.corpus.documents[thing.id].measures)),
                _share(covered[thing.id]),
                number_text(len(book.found_of.get(thing.key, ()))),
                days_told(book.view, book.corpus.documents[thing.id]),
            ),
            thing.days,
        )
        for thing in documents
    ]
    return Page(
        INDEX,
        _TITLE,
        Text("Memoranda and instruments", "备忘录与规范文件"),
        [
            Grid(
                Text("All of them", "全部"),
                (
                    Text("Name", "名称"),
                    Text("Number", "文号"),
                    Text("Kind", "类别"),
                    Text("Measures", "措施"),
                    Text("Encoded", "编码情况"),
                    Text("Findings", "检查结果"),
                    Text("In force", "施行"),
                ),
                records,
                Text("The corpus declares no document.", "语料未声明任何文件。"),
                numbers=frozenset({3, 5}),
            )
        ],
        scripts=("grid",),
        here=INDEX,
    )


def _share(one: Coverage) -> Text:
    if one.clauses is None:
        return Text("numbering not known", "原文编号不详")
    done = len(one.encoded)
    whole = len(one.clauses)
    return Text(f"{done} of {whole} clauses", f"{whole}条中的{done}条")


def _page(book: Book, thing: Thing, one: Coverage) -> Page:
    document = book.corpus.documents[thing.id]
    blocks: list[Block] = [
        _about(book, document),
        _clauses(book, document, one),
        Live(
            Text("Who does what", "执行表"),
            "rows",
            f"document={thing.key}",
            Text("Each measure is told above in a sentence.", "各措施的内容见上。"),
        ),
        _lists(book, document),
        findings_items(
            book.found_of.get(thing.key, ()),
            Text("Findings", "检查结果"),
            Text("Nothing is found of it or of its measures.", "该文件及其措施无检查结果。"),
        ),
        graph_of(thing),
    ]
    return Page(
        thing.path,
        thing.label,
        _sort(document),
        blocks,
        lead=_number(document),
        scripts=("grid", "table", "graph"),
        here=INDEX,
        key=thing.key,
    )


def _about(book: Book, document: Document) -> Facts:
    facts: list[tuple[Text, Line]] = [
        (Text("Number", "文号"), _number(document)),
        (Text("Issued by", "制定机关"), refs_line(book, document.issuers)),
        (Text("Signed", "签署"), day_line(document.signed)),
        (Text("In force", "施行"), days_told(book.view, document)),
    ]
    if document.signatories:
        facts.append((Text("Signatories", "签署单位"), refs_line(book, document.signatories)))
    if document.in_force is not None:
        facts.append((Text("In force as written", "所载施行期间"), period_line(document.in_force)))
    for refs, head in (
        (document.amends, Text("Amends", "修改")),
        (document.replaces_documents, Text("Replaces", "废止")),
        (document.yields_to, Text("Yields to", "从其规定")),
    ):
        if refs:
            facts.append((head, refs_line(book, refs)))
    if document.withdraws:
        lines = (book.link(ref.id, "measure") for ref in document.withdraws)
        facts.append((Text("Withdraws", "撤回"), listed(lines)))
    if document.suspends:
        facts.append((Text("Suspends", "暂停"), refs_line(book, document.suspends)))
    facts += [(Text("Suspended", "暂停施行"), period_line(one.days)) for one in document.suspended]
    if document.source:
        facts.append((Text("Source", "来源"), Text(document.source, document.source)))
    facts.append((Text("Written in", "所在文件"), book.where(document.place)))
    return Facts(Text("About it", "基本情况"), facts)


def _clauses(book: Book, document: Document, one: Coverage) -> Grid:
    """Return the numbering of the source in its order, and what became of each clause; then measures beside it."""
    done: dict[str, list[str]] = {}
    for measure in document.measures:
        for number in measure.clauses:
            done.setdefault(number, []).append(measure.id)
    told: set[str] = set()
    records = []
    for number in one.clauses or ():
        ids = done.get(number, [])
        told.update(ids)
        records += [_clause(book, number, id_) for id_ in ids] or [_gap(number, one)]
    measures = {measure.id: measure.number for measure in document.measures}
    rest = sorted(set(measures) - told, key=counting)
    records += [_clause(book, measures[id_], id_) for id_ in rest]
    empty = Text("None of its measures is encoded.", "其措施均未编码。")
    notes = [
        ": ".join(filter(None, (", ".join(item.numbers), item.reason))) for item in one.unknown if item.reason
    ]
    gaps = unknown_text("; ".join(notes))
    left = Text(f"; {gaps.en}", f"；{gaps.zh}") if notes else Text("", "")
    if one.clauses is None:
        numbering = one.no_numbering
        said = Text(
            f"The numbering of the source is {numbering.en}{left.en}", f"原文编号{numbering.zh}{left.zh}"
        )
    else:
        share = _share(one)
        said = Text(f"Encoded: {share.en}{left.en}", f"已编码：{share.zh}{left.zh}")
    return Grid(
        Text("Clause by clause", "逐条对照"),
        (
            Text("Clause", "原文编号"),
            Text("Measure", "措施"),
            Text("What it says", "内容"),
            Text("At", "出处"),
        ),
        records,
        empty,
        left_out=said,
    )


def _clause(book: Book, number: str, id_: str) -> Record:
    measure = book.corpus.measures[id_]
    thing = book.things[f"measure:{id_}"]
    return Record(
        (
            number,
            (Link(thing.label, thing.address), Text(" ", " "), id_),
            sentence(book, measure),
            basis_line(book, measure.at) if measure.at else book.where(measure.place),
        ),
        thing.days,
    )


def _gap(number: str, one: Coverage) -> Record:
    for waived, head in (
        (one.waived, Text("not encoded, for a reason", "不编码，理由")),
        (one.unknown, Text("not known", "不详")),
    ):
        why = _why(number, waived)
        if why is not None:
            return Record((number, head, Text(why, why), ""))
    return Record(
        (
            number,
            Text("not encoded", "未编码"),
            Text("No rule encodes this clause and nothing says why.", "没有规则编码此条，也未说明理由。"),
            "",
        )
    )


def _why(number: str, among: tuple[Waived, ...]) -> str | None:
    return next((item.reason for item in among if number in item.numbers), None)


def _lists(book: Book, document: Document) -> Items:
    found = []
    for listing in document.listings:
        if listing.list is not None:
            bits: list[Bit] = [*listed([book.link(listing.list.id, "list")])]
            number = len(listing.entries), len(listing.exits)
            bits.append(
                Text(
                    f": {number[0]} grounds of entry, {number[1]} ways out",
                    f"：列入情形{number[0]}项，移出途径{number[1]}项",
                )
            )
            found.append(Item(tuple(bits)))
    return Items(
        Text("Lists for which it lays down rules", "所规定的名单"),
        found,
        Text("It lays down no rule of a list.", "未规定名单规则。"),
    )
