"""A report made by hand, with every kind of party, to be rendered in each format."""

from __future__ import annotations

from datetime import date

from mou_compiler.checking.check import Check, load_checks
from mou_compiler.findings.cause import Cause, written_at
from mou_compiler.findings.finding import Case, Category, Finding, Related, Severity, Stretch, Witness
from mou_compiler.findings.report import Heading, Report
from mou_compiler.source.place import Place, Source
from mou_compiler.words import Text

RULES = Source(
    "memoranda/海关 1.mou",
    """\
备忘录 规定-1 「Rule 1」 「规定一」 ｛
    措施 1 ｛ 触发 失信名单； 禁止 快速通关 ｝
    措施 2 ｛ 触发 守信名单； 给予 快速通关 ｝
｝
""",
)
LISTS = Source("memoranda/lists.mou", '\tlist 失信名单 "Defaulters, all" {\n')
CHECKS: tuple[Check, ...] = tuple(item.check for item in load_checks())


def place(source: Source, words: str) -> Place:
    """Return the first place where some words stand."""
    start = source.text.index(words)
    return Place(source, start, start + len(words))


def headings(where: Place) -> Heading | None:
    """Return the heading of what stands in the rules."""
    if where.source is not RULES:
        return None
    return Heading(Text("memorandum", "备忘录"), "规定-1", Text("Rule 1", "规定一"))


LATER = (Stretch(date(2018, 1, 1), date(2019, 1, 1)), Stretch(date(2020, 1, 1), None))
WITNESS = Witness("enterprise", ("失信名单", "守信名单"), "Zhejiang", date(2017, 3, 1), (("debt", "10000"),))
COLLISION = Finding(
    "MOU401",
    "collision",
    Category.RELATION,
    Severity.ERROR,
    Text("`禁止` meets `给予`, 100% of *it*", "「禁止」与「给予」相冲突"),
    place(RULES, "禁止 快速通关"),
    Text("let one override the other", "以「优先于」指明何者优先"),
    Cause.of("collision", lists=("失信名单",), others=("守信名单",), act="快速通关"),
    related=(
        Related(Text("`规定-1/2` (Rule 2)", "「规定-1/2」（规定二）"), place(RULES, "给予 快速通关")),
        Related(Text("the list", "名单"), place(LISTS, "失信名单")),
    ),
    measures=("规定-1/1", "规定-1/2"),
    witness=WITNESS,
    cases=(Case(("规定-1/1", "规定-1/2"), WITNESS), Case(("规定-1/1", "规定-1/3"), None, LATER)),
    since=date(2017, 3, 1),
)
EXPIRY = Finding(
    "MOU501",
    "expiry",
    Category.EXPIRY,
    Severity.WARNING,
    Text("`规定-1` ends on 2019-01-01, in 31 days", "「规定-1」将失效"),
    place(RULES, "规定-1"),
    Text("renew it", "予以延续"),
    Cause.of("expiry", ends="document 规定-1"),
    until=date(2019, 1, 1),
)
UNUSED = Finding(
    "MOU310",
    "unused",
    Category.UNUSED,
    Severity.INFO,
    Text("nothing uses <b>`x`</b>\x1b[31m", "无用"),
    place(LISTS, "失信名单"),
    Text("remove it", "删去"),
    Cause.of("unused", declared="list"),
)
EMPTY = Finding(
    "MOU112",
    "empty-corpus",
    Category.UNREADABLE,
    Severity.ERROR,
    Text("no file here", "没有文件"),
    None,
    Text("look", "查看"),
    written_at(None, "./空"),
    "./空",
)
FINDINGS = tuple(sorted((COLLISION, EXPIRY, UNUSED, EMPTY), key=lambda finding: finding.order))
REPORT = Report(FINDINGS, {"documents": 1, "agencies": 2}, 3, headings, CHECKS, "1.2.3")
