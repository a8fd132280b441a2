"""The graph as a picture: columns of boxes under headings, arrows that come forward under the pointer.

It needs no script and nothing from elsewhere. Without a language it carries the labels in both, and the
reader's own viewer chooses (`systemLanguage`); resting on a box or an arrow shows both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log2
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from mou_compiler.analysis.wording import separated
from mou_compiler.graph.figure import LINE, MARGIN, WIDTHS, Curve, Figure, Frame, Lines, Shape, set_out
from mou_compiler.graph.kinds import NODE_KINDS
from mou_compiler.graph.labels import AS_OF, inert, printable
from mou_compiler.graph.palette import FILLS, STROKES
from mou_compiler.graph.picture import COLUMNS, Arrow, Box, Picture, draw
from mou_compiler.graph.summary import counted, relations_text, unused
from mou_compiler.graph.view import HasGraph
from mou_compiler.publishing.output import one_file
from mou_compiler.words import Language, Text

FILE = "graph/graph.svg"
MEDIA_TYPE = "image/svg+xml"
TITLE = Text("Dependency graph, drawn", "依赖图（图形）")

_HEADING = Text("Dependency graph", "依赖图")
_HINT = Text(
    "an arrow reads from its tail to its tip; point at a box to bring its arrows forward, at an arrow to read it",
    "箭头由起点读向终点；指向方框以突出其连线，指向连线以阅读其含义",
)
_COLUMN_TITLES = (
    Text("Legal bases", "法律依据"),
    Text("Conduct that lists take in", "列入情形"),
    Text("Lists and routes", "名单与通道"),
    Text("Documents and their measures", "文件及其措施"),
    Text("Acts touched", "所涉行为"),
    Text("Agencies and roles", "机构与角色"),
)
_FONT = (
    "'Helvetica Neue',Arial,'Liberation Sans','PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif"
)
_CHINESE = "zh,zh-CN,zh-Hans,zh-Hans-CN,zh-SG,zh-TW,zh-HK,zh-MO,zh-Hant"
"""A viewer looks for its reader's own tag among these, and does not take zh for zh-CN."""
_MOST_TOLD = 40
_FEW = 120
_MIXED = "#a16207"
_KEY_WIDTH, _KEYS_IN_ROW = 240, 4
"""The room for one entry of the legend, and how many stand beside each other."""


class Top(NamedTuple):
    """What stands above the columns: lines about the picture, the strokes explained, and where the columns begin."""

    lines: tuple[Text, ...]
    strokes: tuple[str, ...]
    height: int


class Writing(NamedTuple):
    """Lines of text with the first baseline; fewer than `rows` of them stand in the middle of the room for as many."""

    x: float
    y: float
    lines: Lines
    style: str = ""
    rows: int = 0


def render(compiled: HasGraph) -> bytes:
    """Return the picture as SVG, with labels in both languages."""
    return render_in(compiled, None)


def render_in(compiled: HasGraph, language: Language | None) -> bytes:
    """Return the picture as SVG, with labels in one language, or in both."""
    languages: tuple[Language, ...] = ("en", "zh") if language is None else (language,)
    picture = draw(compiled.graph)
    top = _top_of(picture, compiled.graph.graph.get("as_of"))
    figure = set_out(picture, languages, top.height)
    return ("\n".join(_svg(figure, top, languages)) + "\n").encode()


def _top_of(picture: Picture, day: str | None) -> Top:
    used = {arrow.stroke for arrow in picture.arrows}
    strokes = tuple(name for name in STROKES if name in used)
    of_day = (Text(f"{AS_OF.en} {day}", f"{AS_OF.zh} {day}"),) if day else ()
    lines = (counted(picture), *of_day, *unused(picture), *_folds(picture), _HINT)
    return Top(lines, strokes, 44 + 17 * len(lines) + 18 * _rows(strokes) + 42)


def _folds(picture: Picture) -> Iterator[Text]:
    """Yield what is drawn together, if anything, two folds to a line."""
    for first in range(0, len(picture.folds), 2):
        en, zh = ("too many to draw each: ", "为便于阅读：") if first == 0 else ("", "")
        both = separated(fold.says for fold in picture.folds[first : first + 2])
        yield Text(en + both.en, zh + both.zh)


def _rows(strokes: tuple[str, ...]) -> int:
    return -(-len(strokes) // _KEYS_IN_ROW)


def _svg(figure: Figure, top: Top, languages: tuple[Language, ...]) -> Iterator[str]:
    width, height = round(figure.width), round(figure.height)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" role="img">'
    )
    yield f"<title>{escape(f'{TITLE.en} · {TITLE.zh}')}</title>"
    yield from _style(top.strokes, _faintness(len(figure.curves)))
    yield f'<rect width="{width}" height="{height}" fill="#fff"/>'
    yield from _rules(figure, top)
    incident: dict[str, list[int]] = {}
    labels = {shape.box.id: shape.box.label for shape in figure.shapes}
    yield '<g class="edges">'
    for index, curve in enumerate(figure.curves):
        for end in (curve.arrow.source, curve.arrow.target):
            incident.setdefault(end, []).append(index)
        yield _curve(curve, index, labels)
    yield "</g>"
    for frame in figure.frames:
        yield _frame(frame)
    for shape in figure.shapes:
        yield from _shape(shape)
    yield from _written((*_head(figure, top), *_labels(figure)), languages)
    # What answers to the pointer lies above every box, so that an arrow brought forward is seen whole.
    for shape in figure.shapes:
        yield from _answer(shape, incident.get(shape.box.id, []))
    yield "</svg>"


def _style(strokes: Iterable[str], faintness: float) -> Iterator[str]:
    yield "<style>"
    yield f"text{{font-family:{_FONT};font-size:11px;fill:#1f2937}}"
    yield ".b{font-weight:600}.w{fill:#fff}.q{fill:#64748b}.large{font-size:18px}.title{font-size:13px}"
    yield f"path{{fill:none}}.edges{{opacity:{faintness}}}"
    yield ".f{fill:#f8fafc;stroke:#e2e8f0}"
    yield ".n{outline:none;cursor:default}.n rect{fill:none;pointer-events:all}.n .h{display:none;pointer-events:none}"
    yield ".n:hover .h,.n:focus .h{display:inline}.edges path:hover{stroke-width:4}"
    yield ".n:hover rect,.n:focus rect{stroke:#111827;stroke-width:2}"
    yield "svg:has(.n:hover) .edges,svg:has(.n:focus) .edges{opacity:.08}"
    for name in strokes:
        dash = ";stroke-dasharray:5 3" if STROKES[name].dashed else ""
        yield f".{name}{{stroke:{STROKES[name].colour};marker-end:url(#to-{name}){dash}}}"
    yield "@media print{.edges{opacity:.6}}"
    yield "</style>"
    yield "<defs>"
    for name in strokes:
        yield (
            f'<marker id="to-{name}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" '
            f'markerUnits="userSpaceOnUse" orient="auto">'
            f'<path d="M0 0.5L8 4L0 7.5Z" style="fill:{STROKES[name].colour}"/></marker>'
        )
    yield "</defs>"


def _faintness(arrows: int) -> float:
    """Return the opacity of arrows that nobody points at: the more there are, the fainter."""
    return 0.8 if arrows <= _FEW else 0.4


def _rules(figure: Figure, top: Top) -> Iterator[str]:
    """Yield the lines below the titles of the columns, and the strokes that the legend explains."""
    for column, left in figure.lefts.items():
        yield f'<path d="M{left:.0f} {top.height - 10}h{WIDTHS[column]}" stroke="#1f2937"/>'
    for name, (x, y) in zip(top.strokes, _places(top), strict=True):
        yield f'<path class="{name}" d="M{x} {y - 4}h26" stroke-width="1.6"/>'


def _places(top: Top) -> Iterator[tuple[int, int]]:
    """Yield where each entry of the legend stands."""
    for index in range(len(top.strokes)):
        row, column = divmod(index, _KEYS_IN_ROW)
        yield MARGIN + column * _KEY_WIDTH, 60 + 17 * len(top.lines) + 18 * row


def _head(figure: Figure, top: Top) -> Iterator[Writing]:
    yield _line(MARGIN, 34, _HEADING, "b large")
    for row, line in enumerate(top.lines):
        yield _line(MARGIN, 54 + 17 * row, line, "q")
    for name, (x, y) in zip(top.strokes, _places(top), strict=True):
        yield _line(x + 32, y, STROKES[name].label)
    for column, left in figure.lefts.items():
        yield _line(left, top.height - 18, _COLUMN_TITLES[column], "b title")


def _line(x: float, y: float, text: Text, style: str = "") -> Writing:
    return Writing(x, y, {"en": (text.en,), "zh": (text.zh,)}, style)


def _labels(figure: Figure) -> Iterator[Writing]:
    for frame in figure.frames:
        if frame.caption is not None:
            yield Writing(frame.x + 8, frame.y + 14, frame.caption, "b q")
    for shape in figure.shapes:
        dark = FILLS[shape.box.kind].text == "#ffffff"
        style = "b w" if dark else "b" if shape.heads else ""
        rows = max(len(lines) for lines in shape.lines.values())
        top = shape.y + (shape.height - LINE * rows) / 2 + 11
        yield Writing(shape.x + 9, top, shape.lines, style, rows)


def _written(writings: Sequence[Writing], languages: tuple[Language, ...]) -> Iterator[str]:
    """Yield everything written; with both languages as two groups, of which a viewer shows one, English at last."""
    both = len(languages) > 1
    if both:
        yield "<switch>"
    for language in sorted(languages, reverse=True):
        yield f'<g systemLanguage="{_CHINESE}">' if both and language == "zh" else "<g>"
        yield from (_text(writing, language) for writing in writings)
        yield "</g>"
    if both:
        yield "</switch>"


def _text(writing: Writing, language: Language) -> str:
    lines = writing.lines[language]
    top = writing.y + LINE * max(writing.rows - len(lines), 0) / 2
    style = f' class="{writing.style}"' if writing.style else ""
    spans = "".join(
        f'<tspan x="{writing.x:.0f}" y="{top + LINE * row:.1f}">{_clean(line)}</tspan>'
        for row, line in enumerate(lines)
    )
    return f"<text{style}>{spans}</text>"


def _frame(frame: Frame) -> str:
    return (
        f'<rect class="f" x="{frame.x:.0f}" y="{frame.y:.1f}" width="{frame.width:.0f}" '
        f'height="{frame.height:.1f}" rx="4"/>'
    )


def _curve(curve: Curve, index: int, labels: Mapping[str, Text]) -> str:
    arrow = curve.arrow
    width = f' stroke-width="{1 + log2(arrow.weight) / 2:.1f}"' if arrow.weight > 1 else ""
    said = _clean(_sentence(arrow, labels))
    return f'<path id="e{index}" class="{arrow.stroke}"{width} d="{curve.path}"><title>{said}</title></path>'


def _sentence(arrow: Arrow, labels: Mapping[str, Text]) -> str:
    """Return what an arrow says, in both languages."""
    source, target, says = labels[arrow.source], labels[arrow.target], relations_text(arrow)
    return f"{source.en} — {says.en} → {target.en}\n{source.zh} — {says.zh} → {target.zh}"


def _shape(shape: Shape) -> Iterator[str]:
    box = shape.box
    fill = FILLS[box.kind]
    dash = ' stroke-dasharray="4 2"' if box.kind == "role" else ""
    yield f'<rect{_where(shape)} fill="{fill.ground}" stroke="{fill.border}"{dash}/>'
    if box.side:
        colour = STROKES[box.side].colour if box.side in STROKES else _MIXED
        mark = f"M{shape.x + 3:.0f} {shape.y + 4:.1f}v{shape.height - 8:.1f}"
        yield f'<path d="{mark}" stroke="{colour}" stroke-width="3"/>'


def _answer(shape: Shape, incident: Iterable[int]) -> Iterator[str]:
    """Yield what answers to the pointer: who it is, a border, and the arrows of the box."""
    box = shape.box
    kind = NODE_KINDS[box.kind].label
    named = f"{kind.zh} {kind.en}: {box.name}\n{box.where}" if box.name else f"{kind.zh} {kind.en}"
    told = "\n".join((box.label.zh, box.label.en, named, *_rule(box), *_members(box)))
    yield f'<g class="n" tabindex="0" data-id={quoteattr(printable(box.id))}>'
    yield f"<title>{_clean(told)}</title><rect{_where(shape)}/>"
    yield "".join(f'<use class="h" href="#e{index}"/>' for index in incident)
    yield "</g>"


def _rule(box: Box) -> Iterator[str]:
    """Yield what decides whether and how a measure applies."""
    yield from (line.spelled(None) for line in box.rule)


def _members(box: Box) -> Iterator[str]:
    yield from (f"· {label.zh} {label.en}" for label in box.members[:_MOST_TOLD])
    if len(box.members) > _MOST_TOLD:
        yield f"· … {len(box.members)}"


def _where(shape: Shape) -> str:
    return (
        f' x="{shape.x:.0f}" y="{shape.y:.1f}" width="{shape.width:.0f}" height="{shape.height:.1f}" rx="3"'
    )


def _clean(text: str) -> str:
    return escape(inert(text))


assert len(_COLUMN_TITLES) == len(WIDTHS) == len(COLUMNS)


OUTPUT = one_file("graph_svg", FILE, TITLE, MEDIA_TYPE, render)
