"""The pages that scripts fill: all measures, one measure, all findings, one finding, and the graph."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from mou_compiler.site.blocks import Leaf, Live, Page
from mou_compiler.site.book import Book
from mou_compiler.site.markup import Line, Link
from mou_compiler.site.things import FINDING_PAGE, GRAPH_PAGE, MEASURE_PAGE
from mou_compiler.text import Text

_FILES: Line = (
    Text(
        "This page is made by script. Without it: each document tells its measures (",
        "本页由脚本生成。无脚本时：各文件页载其措施（",
    ),
    Link(Text("documents", "文件"), "documents/index.html"),
    Text("), and all rows are in ", "），全部各行见 "),
    Link(Text("enforcement.csv", "enforcement.csv"), "../tables/enforcement.csv"),
    Text(".", "。"),
)
_FINDINGS: Line = (
    Text("This page is made by script. Without it: ", "本页由脚本生成。无脚本时："),
    Link(Text("the checks with what they find", "各检查项及其结果"), "checks/index.html"),
    Text(", or ", "，或 "),
    Link(Text("findings.md", "findings.md"), "../report/findings.md"),
    Text(".", "。"),
)
_GRAPH: Line = (
    Text(
        "The graph is drawn by script, from one node outwards. Without it: ",
        "依赖图由脚本自某节点起绘制。无脚本时：",
    ),
    Link(Text("the whole, drawn", "全图"), "../graph/graph.svg"),
    Text(".", "。"),
)


def pages(_: Book) -> Iterator[Leaf]:
    """Yield the shells."""
    for page in _shells():
        yield Leaf(page.path, page.title, partial(_as_it_is, page))


def _as_it_is(page: Page) -> Page:
    return page


def _shells() -> Iterator[Page]:
    yield Page(
        "measures.html",
        Text("Measures", "措施"),
        Text("The enforcement table", "措施执行表"),
        [Live(Text("Every row", "全部各行"), "rows", "", _FILES)],
        lead=Text(
            "One row for each measure, who carries it out, where, the act, and a stretch of days on which all that is said is the same.",
            "每行为一项措施、实施者、地域、行为，以及所述内容不变的一段期间。",
        ),
        scripts=("table",),
        here="measures.html",
    )
    yield Page(
        MEASURE_PAGE,
        Text("Measure", "措施"),
        Text("Measure", "措施"),
        [Live(Text("The whole rule", "规则全文"), "measure", "", _FILES)],
        scripts=("graph", "measure"),
        here="measures.html",
    )
    yield Page(
        "findings.html",
        Text("Findings", "检查结果"),
        Text("What is wrong with the rules", "规则存在的问题"),
        [Live(Text("Every finding", "全部检查结果"), "findings", "", _FINDINGS)],
        lead=(
            Text("Each with the smallest situation in which it shows. ", "每项附其显现的最小情形。"),
            Link(Text("What the checks look for", "各检查项说明"), "checks/index.html"),
        ),
        scripts=("finding",),
        here="findings.html",
    )
    yield Page(
        FINDING_PAGE,
        Text("Finding", "检查结果"),
        Text("Finding", "检查结果"),
        [Live(Text("The finding", "检查结果"), "finding", "", _FINDINGS)],
        scripts=("graph", "finding"),
        here="findings.html",
    )
    yield Page(
        GRAPH_PAGE,
        Text("Graph", "依赖图"),
        Text("How things hang together", "事物之间的联系"),
        [Live(Text("From one node outwards", "自某节点起"), "graph", "", _GRAPH)],
        scripts=("graph",),
        here=GRAPH_PAGE,
    )
