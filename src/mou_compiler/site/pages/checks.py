"""Checks: what each looks for, why that matters, how to mend it, and what it finds here."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from mou_compiler.checking.check import Check, load_checks
from mou_compiler.findings.page import examples, sections
from mou_compiler.site.blocks import Block, Code, Grid, Leaf, Page, Prose, Record
from mou_compiler.site.book import Book, Found
from mou_compiler.site.markup import Link
from mou_compiler.site.telling import findings_items, number_text
from mou_compiler.text import Text

INDEX = "checks/index.html"
_TITLE = Text("Checks", "检查项")
_HERE = "findings.html"


def pages(book: Book) -> Iterator[Leaf]:
    """Yield the page of each check, and the index of all."""
    checks = [item.check for item in load_checks()]
    found: dict[str, list[Found]] = {}
    for one in book.found:
        found.setdefault(one.finding.code, []).append(one)
    yield Leaf(INDEX, _TITLE, partial(_index, checks, found))
    for check in checks:
        yield Leaf(address(check.code), _title(check), partial(_page, check, found.get(check.code, [])))


def address(code: str) -> str:
    """Return where the page of a check is, from the folder of the site."""
    return f"checks/{code}.html"


def _title(check: Check) -> Text:
    return Text(f"{check.code} {check.name}", f"{check.code} {check.name}")


def _index(checks: list[Check], found: dict[str, list[Found]]) -> Page:
    records = [
        Record(
            (
                Link(_title(check), address(check.code)),
                check.severity.word,
                check.what,
                number_text(len(found.get(check.code, []))),
            )
        )
        for check in checks
    ]
    return Page(
        INDEX,
        _TITLE,
        Text("What is looked for", "所检查的内容"),
        [
            Grid(
                Text("All of them", "全部"),
                (
                    Text("Check", "检查"),
                    Text("Severity", "程度"),
                    Text("What it finds", "内容"),
                    Text("Found here", "此处结果"),
                ),
                records,
                numbers=frozenset({3}),
            )
        ],
        scripts=("grid",),
        here=_HERE,
    )


def _page(check: Check, found: list[Found]) -> Page:
    blocks: list[Block] = [Prose(heading, [text]) for heading, text in sections(check)]
    blocks.append(
        findings_items(
            found,
            Text("Found here", "此处结果"),
            Text("It looked at the whole corpus and found nothing.", "已检查全部语料，未发现问题。"),
        )
    )
    blocks += [Code(example.heading, example.text) for example in examples(check)]
    return Page(
        address(check.code),
        _title(check),
        Text(f"Check ({check.severity.word.en})", f"检查（{check.severity.word.zh}）"),
        blocks,
        here=_HERE,
    )
