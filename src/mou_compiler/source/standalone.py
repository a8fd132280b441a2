"""Pages of HTML that stand by themselves: they ask for nothing from outside, run nothing, and show each text inert."""

from __future__ import annotations

from functools import cache
from html import escape
from typing import TYPE_CHECKING

from mou_compiler.source.frames import visible
from mou_compiler.words import Languages

if TYPE_CHECKING:
    from jinja2 import Template

_TAGS: dict[Languages, str] = {"en": "en", "zh": "zh-Hans", "both": "mul"}


def page(title: str, body: str, language: Languages, looks: str) -> str:
    """Return a page with a title; `body` is markup of ours, and `looks` rules of style."""
    return _template().render(lang=_TAGS[language], title=visible(title), body=body, looks=looks)


def as_markup(text: str) -> str:
    """Return a text that is no markup, whatever its letters and their direction."""
    return f"<bdi>{escape(visible(text))}</bdi>"


@cache
def _template() -> Template:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("mou_compiler.source"),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    return made.get_template("standalone.html.jinja")
