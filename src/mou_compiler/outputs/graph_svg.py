"""The graph as a picture: columns of boxes under headings, arrows that come forward under the pointer.

It needs no script and nothing from elsewhere. Without a language it carries the labels in both, and the
reader's own viewer chooses (`systemLanguage`); hovering over a box shows both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from mou_compiler.graph.figure import LINE, MARGIN, WIDTHS, Curve, Figure, Frame, Lines, Shape, set_out
from mou_compiler.graph.kinds import NODE_KINDS
from mou_compiler.graph.picture import COLUMNS, Arrow, Picture, draw, relation_text
from mou_compiler.graph.view import HasGraph
from mou_compiler.words import Language, Text

FILE = "graph/graph.svg"
MEDIA_TYPE = "image/svg+xml"
TITLE = Text("Dependency graph, drawn", "依赖图（图形）")

_HEAD = 132
_STROKES: dict[str, tuple[str, Text]] = {
    "trigger": ("#b45309", Text("list triggers, leads to", "名单触发、导致")),
    "enforce": ("#1d4ed8", Text("agency enforces", "机构实施")),
    "burden": ("#b91c1c", Text("measure burdens an act", "措施限制行为")),
    "benefit": ("#15803d", Text("measure benefits an act", "措施给予便利")),
    "neutral": ("#57534e", Text("publishes, refers", "公布、参考")),
    "basis": ("#7e22ce", Text("rests on", "依据")),
    "charge": ("#0f766e", Text("issues, signs, keeps, defines", "制定、签署、管理、规定")),
    "route": ("#0369a1", Text("sends, carries, reaches", "提供、传递、送达")),
    "change": ("#111827", Text("amends, replaces, overrides", "修改、替代、优先")),
    "procedure": ("#94a3b8", Text("approves, hears, permits", "批准、受理、准许")),
}
_DASHED = frozenset({"change", "procedure"})
_FILLS = {
    "law": ("#faf5ff", "#c4a5e6"),
    "document": ("#1f2937", "#1f2937"),
    "catalogue": ("#134e4a", "#134e4a"),
    "permission": ("#f0fdfa", "#99c9c3"),
    "measure": ("#ffffff", "#cbd5e1"),
    "escalation": ("#fff7ed", "#e0a96d"),
    "list": ("#fff7ed", "#e0a96d"),
    "rating": ("#fefce8", "#d6c04a"),
    "channel": ("#f0f9ff", "#86bcdc"),
    "act": ("#f8fafc", "#b6c2d1"),
    "agency": ("#eff6ff", "#93b4e8"),
    "role": ("#ffffff", "#93b4e8"),
}
_DARK = frozenset({"document", "catalogue"})
_COLUMN_TITLES = (
    Text("Legal bases", "法律依据"),
    Text("Lists and routes", "名单与通道"),
    Text("Documents and their measures", "文件及其措施"),
    Text("Acts touched", "所涉行为"),
    Text("Agencies and roles", "机构与角色"),
)
_FONT = (
    "'Helvetica Neue',Arial,'Liberation Sans','PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif"
)


def render(compiled: HasGraph, language: Language | None = None) -> bytes:
    """Return the picture as SVG, in one language or in both."""
    languages: tuple[Language, ...] = ("en", "zh") if language is None else (language,)
    picture = draw(compiled.graph)
    figure = set_out(picture, languages, _HEAD)
    return ("\n".join(_svg(picture, figure, languages)) + "\n").encode()


def _svg(picture: Picture, figure: Figure, languages: tuple[Language, ...]) -> Iterator[str]:
    width, height = round(figure.width), round(figure.height)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" role="img">'
    )
    yield f"<title>{escape(f'{TITLE.en} · {TITLE.zh}')}</title>"
    yield from _style()
    yield f'<rect width="{width}" height="{height}" fill="#fff"/>'
    yield from _top(picture, figure, languages)
    incident: dict[str, list[int]] = {}
    yield '<g class="edges">'
    labels = {shape.box.id: shape.box.label for shape in figure.shapes}
    for index, curve in enumerate(figure.curves):
        for end in (curve.arrow.source, curve.arrow.target):
            incident.setdefault(end, []).append(index)
        yield _curve(curve, index, labels)
    yield "</g>"
    for frame in figure.frames:
        yield from _frame(frame, languages)
    for shape in figure.shapes:
        yield from _shape(shape, incident.get(shape.box.id, []))
    yield "</svg>"


def _style() -> Iterator[str]:
    yield "<style>"
    yield f"text{{font-family:{_FONT};font-size:11px;fill:#1f2937}}"
    yield ".b{font-weight:600}.w{fill:#fff}.q{fill:#64748b}"
    yield "path{fill:none}.edges{opacity:.3}.f{fill:#f8fafc;stroke:#e2e8f0}"
    yield ".n .h{display:none;pointer-events:none;stroke-width:2}"
    yield ".n:hover .h,.n:focus .h{display:inline}.n{outline:none;cursor:default}"
    yield ".n:hover>rect,.n:focus>rect{stroke:#111827;stroke-width:2}"
    yield "svg:has(.n:hover) .edges,svg:has(.n:focus) .edges{opacity:.08}"
    for name, (colour, _) in _STROKES.items():
        dash = ";stroke-dasharray:5 3" if name in _DASHED else ""
        yield f".{name}{{stroke:{colour};marker-end:url(#to-{name}){dash}}}"
    yield "@media print{.edges{opacity:.45}}"
    yield "</style>"
    yield "<defs>"
    for name, (colour, _) in _STROKES.items():
        yield (
            f'<marker id="to-{name}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" '
            f'markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0.5L8 4L0 7.5Z" style="fill:{colour}"/></marker>'
        )
    yield "</defs>"


def _top(picture: Picture, figure: Figure, languages: tuple[Language, ...]) -> Iterator[str]:
    heading = Text("Dependency graph", "依赖图")
    yield from _text(MARGIN, 34, heading, languages, 'class="b" style="font-size:18px"')
    yield from _text(MARGIN, 54, _summary(picture), languages, 'class="q"')
    yield from _legend(languages)
    for left, title in zip(figure.lefts, _COLUMN_TITLES, strict=True):
        yield from _text(left, _HEAD - 16, title, languages, 'class="b" style="font-size:13px"')
    for left, width in zip(figure.lefts, WIDTHS, strict=True):
        yield f'<path d="M{left:.0f} {_HEAD - 9}h{width}" stroke="#1f2937"/>'


def _summary(picture: Picture) -> Text:
    en = [f"{number} {_plural(kind).en.lower()}" for kind, number in picture.counts.items() if number]
    zh = [f"{_plural(kind).zh} {number}" for kind, number in picture.counts.items() if number]
    says_en, says_zh = [", ".join(en)], ["，".join(zh)]
    if picture.unused:
        parts = picture.unused.items()
        says_en.append("not drawn, since no rule uses them: " + ", ".join(f"{n} {_plural(k).en.lower()}" for k, n in parts))  # fmt: skip
        says_zh.append("未被规则使用、未画出：" + "，".join(f"{_plural(k).zh} {n}" for k, n in parts))
    for fold in picture.folds:
        says_en.append(fold.says.en)
        says_zh.append(fold.says.zh)
    says_en.append("point at a box to bring its arrows forward")
    says_zh.append("指向方框以突出其连线")
    return Text("; ".join(says_en), "；".join(says_zh))


def _plural(kind: str) -> Text:
    return NODE_KINDS[kind].plural


def _legend(languages: tuple[Language, ...]) -> Iterator[str]:
    step = 161
    for index, (name, (_, label)) in enumerate(_STROKES.items()):
        x, y = MARGIN + index % 10 * step, 78 + index // 10 * 18
        yield f'<path class="{name}" d="M{x} {y - 4}h22" style="stroke-width:1.6"/>'
        yield from _text(x + 27, y, label, languages, 'style="font-size:10px"')


def _text(x: float, y: float, text: Text, languages: tuple[Language, ...], about: str = "") -> Iterator[str]:
    lines: Lines = {language: (text.spelled(language),) for language in languages}
    yield from _lines(x, y, lines, about)


def _lines(x: float, y: float, lines: Lines, about: str) -> Iterator[str]:
    """Yield the text in its language; with both, in a switch whose last choice is English."""
    both = len(lines) > 1
    if both:
        yield "<switch>"
    for language in ("zh", "en"):
        if language not in lines:
            continue
        chosen = ' systemLanguage="zh"' if both and language == "zh" else ""
        spans = "".join(
            f'<tspan x="{x:.0f}" y="{y + LINE * row:.1f}">{_clean(line)}</tspan>'
            for row, line in enumerate(lines[language])
        )
        yield f"<text {about}{chosen}>{spans}</text>"
    if both:
        yield "</switch>"


def _frame(frame: Frame, languages: tuple[Language, ...]) -> Iterator[str]:
    yield (
        f'<rect class="f" x="{frame.x:.0f}" y="{frame.y:.1f}" width="{frame.width:.0f}" '
        f'height="{frame.height:.1f}" rx="4"/>'
    )
    if frame.caption is not None:
        yield from _lines(frame.x + 8, frame.y + 14, frame.caption, 'class="b q"')


def _curve(curve: Curve, index: int, labels: dict[str, Text]) -> str:
    said = _clean(_sentence(curve.arrow, labels))
    return f'<path id="e{index}" class="{curve.arrow.stroke}" d="{curve.path}"><title>{said}</title></path>'


def _sentence(arrow: Arrow, labels: dict[str, Text]) -> str:
    """Return what an arrow says, in both languages."""
    made = []
    for language, comma in (("en", ", "), ("zh", "、")):
        words = comma.join(
            relation_text(name).spelled(language) + (f" ×{number}" if number > 1 else "")  # type: ignore[arg-type]
            for name, number in arrow.relations
        )
        source, target = labels[arrow.source], labels[arrow.target]
        made.append(f"{source.spelled(language)} — {words} → {target.spelled(language)}")  # type: ignore[arg-type]
    return "\n".join(made)


def _shape(shape: Shape, incident: Iterable[int]) -> Iterator[str]:
    box = shape.box
    fill, stroke = _FILLS[box.kind]
    kind = NODE_KINDS[box.kind].label
    dash = ' stroke-dasharray="4 2"' if box.kind == "role" else ""
    where = f' x="{shape.x:.0f}" y="{shape.y:.1f}" width="{shape.width:.0f}" height="{shape.height:.1f}"'
    yield f'<g class="n" tabindex="0" data-id={quoteattr(_legal(box.id))}>'
    told = (box.label.zh, box.label.en, f"{kind.zh} {kind.en}: {box.name}", box.where)
    yield f"<title>{_clean(chr(10).join(told))}</title>"
    yield f'<rect{where} rx="3" fill="{fill}" stroke="{stroke}"{dash}/>'
    if box.side:
        colour = _STROKES[box.side][0] if box.side in _STROKES else "#a16207"
        yield f'<path d="M{shape.x + 3:.0f} {shape.y + 4:.1f}v{shape.height - 8:.1f}" stroke="{colour}" stroke-width="3"/>'
    weight = "b" if shape.heads or box.kind in _DARK else ""
    about = f'class="{weight} {"w" if box.kind in _DARK else ""}"'.replace(' "', '"').replace('class=""', "")
    rows = max(len(lines) for lines in shape.lines.values())
    yield from _lines(shape.x + 9, shape.y + (shape.height - LINE * rows) / 2 + 11, shape.lines, about)
    for index in incident:
        yield f'<use class="h" href="#e{index}"/>'
    yield "</g>"


def _legal(text: str) -> str:
    """Return the text without the control characters that XML does not allow."""
    return "".join(letter for letter in text if letter >= " " or letter in "\t\n")


def _clean(text: str) -> str:
    return escape(_legal(text))


assert len(_COLUMN_TITLES) == len(COLUMNS)
