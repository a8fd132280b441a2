"""The ledger as a picture: one bar for each support, cut by what is known of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from xml.sax.saxutils import escape

from mou_compiler.tables.ledger import SUPPORTS, State
from mou_compiler.words import Language, Text

_WIDE, _LEFT, _BAR, _ROW, _HEAD = 860, 130, 690, 30, 84
_COLOURS = {
    State.ESTABLISHED: "#15803d",
    State.FAULTY: "#b91c1c",
    State.NOT_KNOWN: "#d97706",
    State.NOT_NEEDED: "#e2e8f0",
}
_FONT = (
    "'Helvetica Neue',Arial,'Liberation Sans','PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif"
)
_LEAST = 22
"""The narrowest piece of a bar, in pixels, that has room for its number."""


def as_svg(counted: Mapping[str, Counter[State]], measures: int, language: Language) -> str:
    """Return the bars as SVG; every piece says its number, in a tooltip where it is too narrow."""
    high = _HEAD + _ROW * len(SUPPORTS) + 16
    title = Text(f"What {measures} measures stand on", f"{measures}项措施的依托").spelled(language)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {high}" width="{_WIDE}" height="{high}" role="img">',
        f"<title>{escape(title)}</title>",
        f"<style>text{{font-family:{_FONT};font-size:12px;fill:#1f2937}}</style>",
        "<style>.t{font-size:15px;font-weight:600}.e{text-anchor:end}.m,.d{text-anchor:middle}.m{fill:#fff}</style>",
        '<rect width="100%" height="100%" fill="#fff"/>',
        f'<text class="t" x="{_LEFT}" y="28">{escape(title)}</text>',
        *_legend(language),
    ]
    for number, support in enumerate(SUPPORTS):
        name = support.name.spelled(language)
        lines += _bar(counted[support.name.en], measures, _HEAD + _ROW * number, name, language)
    return "\n".join([*lines, "</svg>"]) + "\n"


def _legend(language: Language) -> Iterator[str]:
    for number, state in enumerate(State):
        x = _LEFT + 150 * number
        yield f'<rect x="{x}" y="46" width="13" height="13" fill="{_COLOURS[state]}"/>'
        yield f'<text x="{x + 19}" y="57">{escape(state.value.spelled(language))}</text>'


def _bar(found: Counter[State], whole: int, top: int, name: str, language: Language) -> Iterator[str]:
    yield f'<text class="e" x="{_LEFT - 10}" y="{top + 15}">{escape(name)}</text>'
    at = float(_LEFT)
    for state in State:
        if not found[state]:
            continue
        size = _BAR * found[state] / (whole or 1)
        said = f"{name}: {state.value.spelled(language)} {found[state]}"
        yield (
            f'<rect x="{at:.1f}" y="{top}" width="{size:.1f}" height="21" fill="{_COLOURS[state]}">'
            f"<title>{escape(said)}</title></rect>"
        )
        if size >= _LEAST:
            colour = "d" if state is State.NOT_NEEDED else "m"
            yield f'<text class="{colour}" x="{at + size / 2:.1f}" y="{top + 15}">{found[state]}</text>'
        at += size
