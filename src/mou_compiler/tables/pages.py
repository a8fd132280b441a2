"""Tables for people, made of templates: Markdown for a comment or a note, HTML for a browser."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from mou_compiler.source import standalone
from mou_compiler.source.frames import visible
from mou_compiler.source.inert import in_markdown
from mou_compiler.tables.columns import BY_NAME
from mou_compiler.tables.layout import Shown, shown_cell, shown_of
from mou_compiler.tables.row import Row
from mou_compiler.words import Languages

if TYPE_CHECKING:
    from jinja2 import Environment

_MARKUP = re.compile(r"([\\|<>*_`\[\]~&!])")
_BEGINS = re.compile(r"^(\s*)([#+=-]|\d+[.)])")
MORE = ("entry_term", "exit", "notice", "objection", "reason_en", "reason_zh")
"""The columns that a page in HTML has beside those of every table for people."""


def as_markdown(head: str, rows: Sequence[Row], language: Languages, below: Sequence[str] = ()) -> str:
    """Return rows as a table of Markdown under a head, and lines below; no cell is markup, mention or link."""
    return _made("table.md.jinja", head, head, rows, shown_of(rows, language), language, below)


def as_html(
    title: str, head: str, rows: Sequence[Row], language: Languages, below: Sequence[str] = ()
) -> str:
    """Return rows as a page that asks for nothing from outside, with lines below; no cell is markup."""
    shown = shown_of(rows, language)
    there = {item.name for item in shown}
    other = {"en": "reason_zh", "zh": "reason_en", "both": ""}[language]
    more = tuple(
        Shown(name, BY_NAME[name].title, BY_NAME[name].write, folds=False)
        for name in MORE
        if name != other and name not in there
    )
    body = _made("table.html.jinja", title, head, rows, (*shown, *more), language, below)
    return standalone.page(title, body.rstrip(), language, _LOOKS)


_LOOKS = """\
body { font: 14px/1.45 system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; margin: 1.5rem; }
.rows { overflow: auto; max-height: 90vh; border: 1px solid #8886; }
table { border-collapse: collapse; }
th, td { border: 1px solid #8884; padding: .3rem .5rem; text-align: start; vertical-align: top; min-width: 5rem; max-width: 28rem; overflow-wrap: anywhere; }
thead th { position: sticky; top: 0; background: Canvas; }
@media print { .rows { overflow: visible; max-height: none; border: 0; } thead { display: table-header-group; } }"""


def _made(
    template: str,
    title: str,
    head: str,
    rows: Sequence[Row],
    shown: Sequence[Shown],
    language: Languages,
    below: Sequence[str],
) -> str:
    return (
        _templates()
        .get_template(template)
        .render(
            title=visible(title),
            head=visible(head),
            headings=[item.heading.spelled(language) for item in shown],
            rules=["---"] * len(shown),
            below=list(map(visible, below)),
            lines=[[shown_cell(item, row, language) for item in shown] for row in rows],
        )
    )


@cache
def _templates() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

    made = Environment(
        loader=PackageLoader("mou_compiler.tables"),
        autoescape=select_autoescape(("html.jinja",), default_for_string=True),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    made.filters["inert"] = inert
    return made


def inert(text: str) -> str:
    """Return a text that Markdown and forges show as it is, on one line."""
    return _BEGINS.sub(r"\1\\\2", in_markdown(_MARKUP.sub(r"\\\1", text)))
