"""The overview: how much there is, what is found, what every measure stands on, and the whole in one picture."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from markupsafe import Markup

from mou_compiler.findings.finding import Severity
from mou_compiler.graph.matrix import as_svg
from mou_compiler.site.blocks import Block, Drawn, Grid, Item, Items, Leaf, Page, Record, Tile, Tiles
from mou_compiler.site.book import Book
from mou_compiler.site.changed import CHANGED
from mou_compiler.site.markup import Link
from mou_compiler.site.telling import finding_item
from mou_compiler.site.whole import matrix
from mou_compiler.tables.ledger import SUPPORTS, State, counts
from mou_compiler.text import Text

_MOST = 12
_TITLE = Text("Overview", "概览")


def pages(book: Book) -> Iterator[Leaf]:
    """Yield the overview."""
    yield Leaf("index.html", _TITLE, partial(_overview, book))


def _overview(book: Book) -> Page:
    return Page(
        "index.html",
        _TITLE,
        Text("The whole corpus", "全部语料"),
        [*_changed(book), *_numbers(book), *_picture(book), *_findings(book), *_ledger(book)],
        lead=Text(
            "Who must do what, to whom, on what basis, since when and until when; and what is wrong with the rules.",
            "谁应当对谁采取何种措施、依据为何、自何时起至何时止；以及规则本身存在的问题。",
        ),
        scripts=("grid",),
        here="index.html",
    )


def _numbers(book: Book) -> Iterator[Block]:
    corpus = book.corpus
    report = book.compiled.report
    told = (
        (len(corpus.documents), Text("documents", "份文件"), "documents/index.html", ""),
        (len(corpus.measures), Text("measures", "项措施"), "measures.html", ""),
        (len(corpus.lists), Text("lists", "个名单"), "lists/index.html", ""),
        (
            len(corpus.agencies) + len(corpus.roles),
            Text("agencies and roles", "个机构与角色"),
            "agencies/index.html",
            "",
        ),
        (len(corpus.acts), Text("acts", "项行为"), "acts/index.html", ""),
        (len(corpus.laws), Text("laws", "部法律"), "laws/index.html", ""),
        (len(corpus.territories), Text("territories", "个地域"), "territories/index.html", ""),
        (len(book.compiled.rows), Text("rows of the table", "行执行表"), "measures.html", ""),
    )
    yield Tiles(
        Text("Numbers", "数字"),
        [Tile(f"{number:,}", text, address, mark) for number, text, address, mark in told],
    )
    grave = (
        (Severity.ERROR, Text("errors", "个错误")),
        (Severity.WARNING, Text("warnings", "个警告")),
        (Severity.INFO, Text("notes", "个提示")),
    )
    yield Tiles(
        Text("Findings by weight", "检查结果"),
        [
            Tile(f"{report.number(severity):,}", text, "findings.html", severity.label)
            for severity, text in grave
        ],
    )


def _changed(book: Book) -> Iterator[Block]:
    """Yield where it is told what differs from an earlier state, where that was asked for."""
    report = book.compiled.since
    if report is not None:
        since = Text(f"since {report.old}", f"自 {report.old} 以来")
        yield Items(
            Text(f"What changed {since.en}", f"{since.zh}的变化"),
            [
                Item((Text(report.tally("en"), report.tally("zh")),)),
                Item((Link(Text("In English", "英文页面"), CHANGED["en"]),)),
                Item((Link(Text("In Chinese", "中文页面"), CHANGED["zh"]),)),
            ],
        )


def _picture(book: Book) -> Iterator[Block]:
    whole = matrix(book.compiled)
    if not whole.rows:
        return

    def address(key: str) -> str:
        thing = book.find(key, "list", "act")
        return thing.address if thing is not None else ""

    yield Drawn(
        Text("The whole at a glance", "总览"),
        Markup(as_svg(whole, address=address)),  # noqa: S704 -- made of escaped text alone
        (
            whole.says,
            Text(" Beside the site: ", "站旁另有："),
            Link(Text("the picture by itself", "单独的图"), "../graph/matrix.svg"),
            Text(", ", "、"),
            Link(Text("the graph, drawn whole", "依赖图全图"), "../graph/graph.svg"),
            Text(".", "。"),
        ),
    )


def _findings(book: Book) -> Iterator[Block]:
    worst = sorted(book.found, key=lambda one: -one.finding.severity)[:_MOST]
    yield Items(
        Text("The gravest findings", "最严重的检查结果"),
        [finding_item(one) for one in worst],
        Text("Every check looked and found nothing.", "各项检查均未发现问题。"),
    )


def _ledger(book: Book) -> Iterator[Block]:
    counted = counts(book.ledger)
    headings = (Text("Support", "依托"), *(Text(state.value.en, state.value.zh) for state in State))
    records = [
        Record(
            (
                Text(support.name.en, support.name.zh),
                *(_number(counted[support.name.en][state]) for state in State),
            )
        )
        for support in SUPPORTS
    ]
    yield Grid(
        Text("What the measures stand on", "措施的依托"),
        headings,
        records,
        Text("No measure is ever in force.", "没有任何措施曾经施行。"),
        left_out=(
            Text("Of each measure: ", "各措施详见："),
            Link(Text("all measures", "全部措施"), "measures.html"),
        ),
        numbers=frozenset(range(1, len(headings))),
    )


def _number(number: int) -> Text:
    return Text(str(number), str(number))
