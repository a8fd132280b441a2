"""`mou table NAME` as a page or a workbook: what a label says is shown, and does nothing."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import openpyxl
import pytest
from markdown_it import MarkdownIt

from mou_compiler import Compiled, compile_text
from mou_compiler.source.frames import visible
from mou_compiler.tables.layout import shown_cell, shown_of
from mou_compiler.tables.pages import as_html, as_markdown

FAULT = Path(__file__).parents[1] / "tables" / "faults" / "may-stands-under-must.mou"
HOSTILE = (
    "<script>alert(1)</script>", "</td></tr></table><h1>x", "&lt;b&gt;", '"><img src=x onerror=alert(1)>', "{{ 7 * 7 }}", "{% raw %}",
    "**bold** _em_ `code`", "[x](javascript:alert(1))", "![x](https://example.org/x.png)", "a | b", "# head", "- item", "1. item", "@octocat #12",
    "https://example.org", "www.example.org", "<https://example.org>", "~~x~~", "a\u202eb", "中文「名」（甲）",
)  # fmt: skip


def labelled(label: str) -> Compiled:
    quoted = label.replace("\\", "\\\\").replace('"', '\\"')
    text = FAULT.read_text("utf-8").replace("act trade", f'act trade "{quoted}"')
    made = compile_text(text)
    assert made.corpus.faults == ()
    return made


class Cells(HTMLParser):
    """Collects the text of cells, and every element there is."""

    def __init__(self) -> None:
        super().__init__()
        self.cells: list[str] = []
        self.elements: set[str] = set()
        self.inside = False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.elements.add(tag)
        if tag in ("td", "th"):
            self.inside = True
            self.cells.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.cells[-1] += data


def cells_of(text: str) -> Cells:
    found = Cells()
    found.feed(text)
    return found


@pytest.mark.parametrize("label", HOSTILE)
def test_html_shows_a_label_as_it_is(label: str) -> None:
    made = labelled(label)
    found = cells_of(as_html(label, label, made.rows, "en"))
    assert f"trade ({visible(label)})" in found.cells
    assert found.elements == {"html", "head", "meta", "title", "style", "body", "h1", "p", "div", "table", "thead", "tbody", "tr", "th", "td", "bdi"}  # fmt: skip


@pytest.mark.parametrize("label", HOSTILE)
def test_markdown_shows_a_label_as_it_is(label: str) -> None:
    made = labelled(label)
    text = as_markdown(label, made.rows, "en")
    html = MarkdownIt("gfm-like", {"linkify": False}).render(text)
    found = cells_of(html)
    assert f"trade ({visible(label)})" in [cell.replace("\u200b", "") for cell in found.cells]
    assert len(found.cells) == len(shown_of(made.rows, "en")) * (len(made.rows) + 1)
    assert found.elements <= {"p", "table", "thead", "tbody", "tr", "th", "td"}
    assert not re.search(r"@\w|#\d|https?://|www\.", text.replace("&#8203;", "\u200b"))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_row_is_on_the_page_whole(language: str) -> None:
    made = compile_text((FAULT.parent / "the-csv-has-no-labels-and-no-chinese.mou").read_text("utf-8"))
    page = as_html("x", "x", made.rows, language)  # type: ignore[arg-type]
    found = cells_of(page)
    for row in made.rows:
        for item in shown_of(made.rows, language):  # type: ignore[arg-type]
            assert shown_cell(item, row, language) in found.cells  # type: ignore[arg-type]
    assert f'<html lang="{"zh-Hans" if language == "zh" else "en"}">' in page
    assert "default-src 'none'" in page


def run(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    program = "from mou_compiler.command_line.main import main; main()"
    return subprocess.run(
        [sys.executable, "-c", program, "table", *arguments], capture_output=True, check=False
    )


def test_the_command_writes_pages_and_workbooks() -> None:
    book = run("A", str(FAULT), "--format", "xlsx", "--lang", "zh")
    assert book.returncode == 0, book.stderr
    read = openpyxl.load_workbook(io.BytesIO(book.stdout))
    assert [row[0] for row in read["执行表"].iter_rows(min_row=2, values_only=True)] == ["m/1", "m/2"]
    page = run("m", str(FAULT), "--format", "html", "--lang", "en").stdout.decode()
    assert "<p>Memorandum (m): 2 rows</p>" in page
    assert cells_of(page).cells.count("m/1") == 1
