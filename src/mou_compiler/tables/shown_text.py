"""A consolidated text in the form that memoranda have: as plain text, Markdown, a page of HTML or a Word document."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

from mou_compiler.analysis.wording import day_text
from mou_compiler.source import standalone
from mou_compiler.source.frames import visible
from mou_compiler.source.standalone import as_markup
from mou_compiler.source.width import wrap
from mou_compiler.tables.consolidated import Clause, Consolidated
from mou_compiler.tables.pages import inert
from mou_compiler.words import Language, Text

_NUMERALS = "一二三四五六七八九十"
_MADE = (1980, 1, 1, 0, 0, 0)


class Part(NamedTuple):
    """A part of the text: its heading, and paragraphs, each with the lines below it."""

    heading: str
    items: Sequence[tuple[str, Sequence[str]]]


class Shown(NamedTuple):
    """A text in one language: its title, the lines of its head, and its parts."""

    title: str
    head: Sequence[str]
    parts: Sequence[Part]
    language: Language


def shown(text: Consolidated, language: Language) -> Shown:
    """Return a consolidated text in one language, every letter visible."""
    colon = "：" if language == "zh" else ": "
    when = Text("as of all days", "全部日期") if text.day is None else day_text(text.day)
    if text.day is not None:
        when = Text(f"as of {when.en}", f"截至{when.zh}")
    title = text.document.label.spelled(language)
    head = [when.spelled(language)]
    head += [f"{item.role.spelled(language)}{colon}{item.says.spelled(language)}" for item in text.head]
    parts: list[Part] = []
    for heading, items in (
        (Text("Measures", "措施"), [_clause(one, text, language) for one in text.clauses]),
        (Text("Rules of lists", "名单规则"), [_clause(one, text, language) for one in text.rules]),
        (Text("Escalations", "升级"), [_clause(one, text, language) for one in text.escalations]),
        (
            Text("Not known whether in force", "是否施行不详的条款"),
            [_clause(one, text, language, unsure=True) for one in text.open],
        ),
        (
            Text("Not in force", "未在施行的条款"),
            [(_headed(one.number, one.label, language), (one.why.spelled(language),)) for one in text.gone],
        ),
    ):
        if items:
            number = f"{_NUMERALS[len(parts)]}、" if language == "zh" else ""
            parts.append(Part(f"{number}{heading.spelled(language)}", items))
    return Shown(
        visible(title),
        [visible(line) for line in head],
        [
            Part(
                part.heading,
                [(visible(first), [visible(line) for line in rest]) for first, rest in part.items],
            )
            for part in parts
        ],
        language,
    )


def _headed(number: str, label: Text, language: Language) -> str:
    name = label.spelled(language)
    if not number:
        return name
    own = "" if name == number else name
    return f"（{number}）{own}" if language == "zh" else f"({number}) {own}".rstrip()


def _clause(
    clause: Clause, text: Consolidated, language: Language, *, unsure: bool = False
) -> tuple[str, Sequence[str]]:
    colon = "：" if language == "zh" else ": "
    lines = [f"{item.role.spelled(language)}{colon}{item.says.spelled(language)}" for item in clause.says]
    if text.day is None or unsure:
        role = Text("Not known", "不详") if unsure and text.day is not None else Text("In force", "施行")
        lines.append(f"{role.spelled(language)}{colon}{clause.when.spelled(language)}")
    origin = clause.origin if clause.origin.en else Text("as first laid down", "原文")
    lines.append(f"[{origin.spelled(language)}; {clause.place.path}:{clause.place.line}]")
    return _headed(clause.number, clause.label, language), lines


def as_text(page: Shown, columns: int) -> Iterator[str]:
    """Yield the lines of the text for a terminal."""
    yield from wrap(page.title, columns)
    for line in page.head:
        yield from (f"  {piece}" for piece in wrap(line, columns - 2))
    for part in page.parts:
        yield ""
        yield part.heading
        for first, rest in part.items:
            yield ""
            yield from (f"  {piece}" for piece in wrap(first, columns - 2))
            for line in rest:
                yield from (f"    {piece}" for piece in wrap(line, columns - 4))


def as_markdown(page: Shown) -> str:
    """Return the text as Markdown, of which nothing is markup but the headings and lists."""
    lines = [f"# {inert(page.title)}", "", *(f"- {inert(line)}" for line in page.head)]
    for part in page.parts:
        lines += ["", f"## {inert(part.heading)}"]
        for first, rest in part.items:
            lines += ["", f"### {inert(first)}", "", *(f"- {inert(line)}" for line in rest)]
    return "\n".join([*lines, ""])


def as_html(page: Shown) -> str:
    """Return the text as a page that asks for nothing from outside."""
    body = [f"<h1>{escape(page.title)}</h1>", *(f"<p>{as_markup(line)}</p>" for line in page.head)]
    for part in page.parts:
        body.append(f"<h2>{escape(part.heading)}</h2>")
        for first, rest in part.items:
            lines = "".join(f"<li>{as_markup(line)}</li>" for line in rest)
            body.append(f"<section><h3>{as_markup(first)}</h3><ul>{lines}</ul></section>")
    return standalone.page(page.title, "\n".join(body), page.language, _LOOKS)


_LOOKS = """\
body { font: 16px/1.6 system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1 { text-align: center; }
ul { list-style: none; padding-inline-start: 1.5rem; }
@media print { section { break-inside: avoid; } }"""


def as_docx(page: Shown) -> bytes:
    """Return the text as a Word document, the same bytes whenever it is made."""
    from datetime import datetime

    from docx import Document
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn
    from docx.shared import Pt

    made = Document()
    day = datetime(*_MADE)  # noqa: DTZ001 -- a day that says nothing, in place of the clock
    properties = made.core_properties
    properties.title, properties.author, properties.comments = page.title, "mou", ""
    properties.created = properties.modified = day
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(12)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "宋体")
    made.add_heading(page.title, 0).alignment = WD_ALIGN_PARAGRAPH.CENTER
    for line in page.head:
        made.add_paragraph(line)
    for part in page.parts:
        made.add_heading(part.heading, 1)
        for first, rest in part.items:
            made.add_paragraph().add_run(first).bold = True
            for line in rest:
                made.add_paragraph(line).paragraph_format.left_indent = Pt(24)
    stream = io.BytesIO()
    made.save(stream)
    return _undated(stream.getvalue())


def _undated(raw: bytes) -> bytes:
    """Return an archive in which no file has a day."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _MADE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return stream.getvalue()
