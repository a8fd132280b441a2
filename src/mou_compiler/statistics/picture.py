"""Statistics as a picture: one panel of bars for each ranking, the first column drawn, all of them in numbers."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape

from mou_compiler.source.width import elide
from mou_compiler.statistics.numbers import Ranking, Statistics
from mou_compiler.words import Language

WIDE = 620
LEFT = 24
LABEL = 250
BAR = 210
ROW = 21
HEAD = 58
LETTER = 6.1
_COLOURS = ("#1d4ed8", "#b45309", "#15803d", "#7e22ce")
_FONT = (
    "'Helvetica Neue',Arial,'Liberation Sans','PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif"
)


def as_svg(found: Statistics, language: Language, top: int) -> str:
    """Return the rankings as SVG, two panels side by side, `top` rows in each."""
    panels = [ranking for ranking in found.rankings if ranking.rows]
    heights = [HEAD + ROW * min(len(ranking.rows), top) + 24 for ranking in panels]
    tops, bottom = _arrange(heights)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {2 * WIDE} {bottom}" width="{2 * WIDE}" height="{bottom}">',
        f"<style>text{{font-family:{_FONT};font-size:12px;fill:#1f2937}}</style>",
        "<style>.t{font-size:15px;font-weight:600}.q{fill:#64748b;font-size:11px}.e{text-anchor:end}</style>",
        '<rect width="100%" height="100%" fill="#fff"/>',
    ]
    for number, (ranking, top_of) in enumerate(zip(panels, tops, strict=True)):
        x = LEFT + (number % 2) * WIDE
        lines += _panel(ranking, language, top, (x, top_of), _COLOURS[number % len(_COLOURS)])
    return "\n".join([*lines, "</svg>"]) + "\n"


def _arrange(heights: list[int]) -> tuple[list[int], int]:
    """Return the top of each panel, in rows of two, and where the last ends."""
    tops, top = [], 20
    for number in range(0, len(heights), 2):
        pair = heights[number : number + 2]
        tops += [top] * len(pair)
        top += max(pair)
    return tops, top


def _panel(
    ranking: Ranking, language: Language, top: int, origin: tuple[int, int], colour: str
) -> Iterator[str]:
    x, y = origin
    yield f'<text class="t" x="{x}" y="{y + 16}">{escape(ranking.title.spelled(language))}</text>'
    heads = [text.spelled(language) for _, text in ranking.columns]
    yield f'<text class="q" x="{x}" y="{y + 36}">{escape(" · ".join(heads))}</text>'
    most = max(row.cells[0].number for row in ranking.rows) or 1
    for number, row in enumerate(ranking.rows[:top]):
        base = y + HEAD + ROW * number
        label = elide(row.label.spelled(language), int(LABEL / LETTER))
        size = BAR * row.cells[0].number / most
        numbers = " · ".join(str(cell.number) for cell in row.cells)
        yield f'<text class="e" x="{x + LABEL - 8}" y="{base + 4}">{escape(label)}<title>{escape(row.id)}</title></text>'
        yield f'<rect x="{x + LABEL}" y="{base - 9}" width="{size:.1f}" height="15" fill="{colour}" opacity=".8"/>'
        yield f'<text class="q" x="{x + LABEL + size + 6:.0f}" y="{base + 3}">{numbers}</text>'
    more = len(ranking.rows) - top
    if more > 0:
        yield f'<text class="q" x="{x + LABEL}" y="{y + HEAD + ROW * top + 4}">+{more}</text>'
