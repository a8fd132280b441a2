"""`mou show DOC`: the text of a document in force on a day, each clause with where it comes from."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from mou_compiler.analysis.directory import bearing, directory
from mou_compiler.command_line import declaring, options
from mou_compiler.command_line.asked_back import LOOK, asked_back
from mou_compiler.command_line.session import compiled, stop_on_faults
from mou_compiler.command_line.telling import fail, put, put_json, room, say
from mou_compiler.command_line.what_it_is import what_it_is
from mou_compiler.compilation import Compiled
from mou_compiler.corpus.schema.declarations import Document, Instrument, Memorandum
from mou_compiler.corpus.schema.suggest import did_you_mean
from mou_compiler.publishing.output import Extra
from mou_compiler.tables.consolidated import Clause, Consolidated, consolidated
from mou_compiler.words import Language, Text

FORMAT_VERSION = "1.0"
DOCX = Extra("docx", "docx")


@declaring.command(
    "show",
    Text(
        "Print the text of DOC in force on a day, with what amends, replaces and withdraws it worked in, and where "
        "each clause comes from; of all days, each with its own.",
        "列出文件在某日施行的文本，修改、替代与撤回均已并入，并注明各条来源；不写日期则列出全部条款及其施行期间。",
    ),
)
@declaring.argument("name", Text("DOC", "文件"))
@options.paths_argument
@options.as_of_option
@options.format_option("text", "markdown", "html", "docx", "json")
@options.language_option
@options.color_option
def command(
    name: str, paths: tuple[Path, ...], as_of: date | None, form: str, lang: str | None, color: str
) -> None:
    """Print the text of one document."""
    from mou_compiler.tables import shown_text

    language = options.chosen_language(lang)
    result = compiled(paths, as_of)
    stop_on_faults(result, language, color)
    text = consolidated(result.view, _find(result, name, language), as_of)
    if form == "json":
        put_json(_body(text, result.seen_from))
        return
    page = shown_text.shown(text, language)
    if form == "docx":
        _refuse_docx(language)
        put_bytes(shown_text.as_docx(page))
    elif form == "html":
        put(shown_text.as_html(page).encode())
    elif form == "markdown":
        put(shown_text.as_markdown(page).encode())
    else:
        say("".join(f"{line}\n" for line in shown_text.as_text(page, room())), sys.stdout)


def put_bytes(content: bytes) -> None:
    """Write what is no text to standard output, which is no terminal."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def _refuse_docx(language: Language) -> None:
    """Stop where the extra is missing or a terminal would be written to."""
    if not DOCX.present:
        fail(
            Text("a Word document needs python-docx", "写 Word 文档需要 python-docx"),
            Text(f"pip install 'mou-compiler[{DOCX.name}]'", f"pip install 'mou-compiler[{DOCX.name}]'"),
            language,
        )
    if sys.stdout.isatty():
        fail(
            Text("a Word document is nothing for a terminal", "Word 文档不宜输出到终端"),
            Text("write it to a file: `> text.docx`", "请写入文件：「> text.docx」"),
            language,
        )


def _find(result: Compiled, name: str, language: Language) -> Document:
    """Return the document of a name; stop where that is nothing, or several."""
    documents = result.corpus.documents
    words = (Memorandum.KEYWORD, Instrument.KEYWORD)
    among = [entry for entry in directory(result.corpus) if entry.kind in words]
    found = bearing(among, name)
    if len(found) == 1:
        return documents[found[0].id]
    if found:
        fail(*asked_back(name, (Text(entry.id, entry.id) for entry in found)), language)
    if other := what_it_is(result.corpus, name, Text("document", "文件")):
        fail(*other, language)
    fail(
        Text(f"no document is named `{name}`", f"没有名为「{name}」的文件"),
        did_you_mean(name, [spelling for entry in among for spelling in entry.spellings]) or LOOK,
        language,
    )


def _body(text: Consolidated, seen_from: Callable[[str], str]) -> dict[str, Any]:
    return {
        "format_version": FORMAT_VERSION,
        "document": text.document.id,
        "as_of": text.day.isoformat() if text.day else None,
        "title": _both(text.document.label),
        "head": [{"role": _both(item.role), "says": _both(item.says)} for item in text.head],
        "clauses": [_clause(clause, seen_from) for clause in text.clauses],
        "list_rules": [_clause(clause, seen_from) for clause in text.rules],
        "escalations": [_clause(clause, seen_from) for clause in text.escalations],
        "not_known": [{**_clause(clause, seen_from), "why": _both(clause.when)} for clause in text.open],
        "not_in_force": [
            {"number": item.number, "id": item.id, "label": _both(item.label), "why": _both(item.why)}
            for item in text.gone
        ],
    }


def _clause(clause: Clause, seen_from: Callable[[str], str]) -> dict[str, Any]:
    return {
        "number": clause.number,
        "id": clause.id,
        "label": _both(clause.label),
        "says": [{"role": _both(item.role), "says": _both(item.says)} for item in clause.says],
        "origin": _both(clause.origin) if clause.origin.en else None,
        "valid_from": clause.days.first.isoformat() if clause.days.first else None,
        "valid_to": clause.days.behind.isoformat() if clause.days.behind else None,
        "path": seen_from(clause.place.path),
        "line": clause.place.line,
    }


def _both(text: Text) -> dict[str, str]:
    return {"en": text.en, "zh": text.zh}
