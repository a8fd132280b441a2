"""The graph as a Mermaid flowchart, for documents that draw one; folded as far as Mermaid's limits ask for.

Mermaid refuses more than 500 arrows or 50,000 characters, and draws half as many better. What the text
folds or leaves out it says in comments.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Mapping
from hashlib import blake2s
from typing import NamedTuple

from mou_compiler.graph.figure import shown
from mou_compiler.graph.labels import AS_OF, inert, spell
from mou_compiler.graph.palette import FILLS, STROKES
from mou_compiler.graph.picture import Arrow, Box, Cluster, Picture, legible
from mou_compiler.graph.summary import counted, relations_text, unused
from mou_compiler.graph.view import HasGraph
from mou_compiler.publishing.output import one_file
from mou_compiler.source.frames import visible
from mou_compiler.words import Language, Text

FILE = "graph/graph.mmd"
MEDIA_TYPE = "text/vnd.mermaid"
TITLE = Text("Dependency graph, Mermaid", "依赖图（Mermaid）")

MOST_ARROWS = 500
LEGIBLE = 300
"""With more arrows than this the drawing is folded further, as long as there is a way."""
MOST_LETTERS = 50_000
_SPECIAL = re.compile(r"""["#&<>`*_~\\:;$]""")
_BULLET = re.compile(r"^(\s*(?:\d+)?)([-+.)])", re.MULTILINE)
"""What Mermaid would take for an item of a Markdown list."""
_NOT_IN_IDS = re.compile(r"[^A-Za-z0-9]+")


class Chart(NamedTuple):
    """What is drawn: a picture, those of its arrows for which there is room, and whether there is for what rules say."""

    picture: Picture
    arrows: tuple[Arrow, ...]
    rules: bool = True


def render(compiled: HasGraph) -> bytes:
    """Return the graph as a flowchart, with labels in both languages."""
    return render_in(compiled, None)


def render_in(compiled: HasGraph, language: Language | None) -> bytes:
    """Return the graph as a flowchart within Mermaid's limits, with labels in one language, or in both."""
    day = compiled.graph.graph.get("as_of")
    return _within(compiled, language) + (f"%% {AS_OF.en} {day}\n".encode() if day else b"")


def _within(compiled: HasGraph, language: Language | None) -> bytes:
    for picture in legible(compiled.graph, LEGIBLE):
        if len(picture.arrows) <= LEGIBLE:
            for rules in (True, False):
                text = _text(Chart(picture, picture.arrows, rules), language)
                if _letters(text) <= MOST_LETTERS:
                    return text.encode()
    return _cut(picture, language).encode()


def _cut(picture: Picture, language: Language | None) -> str:
    """Return the chart of those arrows that stand for most edges, as many as there is room for."""
    ranked = sorted(picture.arrows, key=lambda arrow: (-arrow.weight, arrow))

    def chart(number: int) -> str:
        return _text(Chart(picture, tuple(sorted(ranked[:number])), rules=False), language)

    sizes = range(min(len(ranked), MOST_ARROWS) + 1)
    return chart(bisect_right(sizes, MOST_LETTERS, key=lambda number: _letters(chart(number))) - 1)


def _letters(text: str) -> int:
    """Return the length as Mermaid counts it."""
    return len(text.encode("utf-16-le")) // 2


def _text(chart: Chart, language: Language | None) -> str:
    return "\n".join(_flowchart(chart, language)) + "\n"


def _flowchart(chart: Chart, language: Language | None) -> Iterator[str]:
    picture = chart.picture
    whole = len(chart.arrows) == len(picture.arrows)
    ends = {end for arrow in chart.arrows for end in (arrow.source, arrow.target)}
    boxes = [box for box in picture.boxes if whole or box.id in ends]
    ids = _ids([box.id for box in boxes] + [cluster.id for cluster in picture.clusters])
    yield "flowchart LR"
    yield from (f"  %% {visible(line)}" for line in _comments(chart, len(boxes), language))
    for cluster in picture.clusters:
        yield from _cluster(cluster, {box.id for box in boxes}, ids, language, chart.rules)
    for arrow in chart.arrows:
        says = _escape(spell(relations_text(arrow), language, " "))
        yield f'  {ids[arrow.source]} -->|"{says}"| {ids[arrow.target]}'
    yield from _styles(boxes, chart.arrows)


def _comments(chart: Chart, boxes: int, language: Language | None) -> Iterator[str]:
    picture = chart.picture
    drawn = len(chart.arrows)
    yield spell(
        Text(f"{counted(picture).en}; drawn as {boxes} boxes and {drawn} arrows",
             f"{counted(picture).zh}；画作 {boxes} 个方框、{drawn} 条连线"), language, " / ",
    )  # fmt: skip
    yield from (spell(text, language, " / ") for text in unused(picture))
    if not chart.rules and any(box.rule for box in picture.boxes):
        left = Text(
            "there is no room for what the rules say: see the table, or one node with `mou graph --around`",
            "各规则的条件与期间容纳不下：见执行表，或以「mou graph --around」看其一",
        )
        yield spell(left, language, " / ")
    limits = Text(
        f"Mermaid draws at most {MOST_ARROWS} arrows and {MOST_LETTERS} letters",
        f"Mermaid 最多绘制 {MOST_ARROWS} 条连线、{MOST_LETTERS} 个字符",
    )
    if picture.folds:
        folded = Text(
            f"folded to be legible, and since {limits.en}:", f"为便于阅读，且因 {limits.zh}，以下合并："
        )
        yield spell(folded, language, " / ")
        yield from (spell(fold.says, language, " / ") for fold in picture.folds)
    if drawn < len(picture.arrows):
        number = len(picture.arrows) - drawn
        left = Text(
            f"left out, since {limits.en}: the {number} arrows that stand for the fewest edges, and boxes without arrows",
            f"因 {limits.zh}，略去所代表关系最少的 {number} 条连线及无连线的方框",
        )
        yield spell(left, language, " / ")


def _cluster(
    cluster: Cluster, drawn: Container[str], ids: Mapping[str, str], language: Language | None, rules: bool
) -> Iterator[str]:
    boxes = [box for box in cluster.boxes if box.id in drawn]
    head = cluster.head
    own = [head] if isinstance(head, Box) and head.id in drawn else []
    if not boxes or head is None:
        yield from (f"  {_box(box, ids, language, rules)}" for box in (*own, *boxes))
        return
    title = shown(head) if isinstance(head, Box) else head
    yield f'  subgraph in_{ids[cluster.id]}["{_escape(spell(title, language, " "))}"]'
    yield from (f"    {_box(box, ids, language, rules)}" for box in (*own, *boxes))
    yield "  end"


def _box(box: Box, ids: Mapping[str, str], language: Language | None, rules: bool) -> str:
    lines = [spell(shown(box), language, "\n")]
    if rules:
        lines += [line.spelled(language) for line in box.rule]
    return f'{ids[box.id]}["{_escape(chr(10).join(lines))}"]:::{box.kind}'


def _styles(boxes: Iterable[Box], arrows: Iterable[Arrow]) -> Iterator[str]:
    for kind in dict.fromkeys(sorted(box.kind for box in boxes)):
        fill = FILLS[kind]
        yield f"  classDef {kind} fill:{fill.ground},stroke:{fill.border},color:{fill.text}"
    numbers: dict[str, list[str]] = {}
    for number, arrow in enumerate(arrows):
        numbers.setdefault(arrow.stroke, []).append(str(number))
    for name, drawn in sorted(numbers.items()):
        dashes = ",stroke-dasharray:5 3" if STROKES[name].dashed else ""
        yield f"  linkStyle {','.join(drawn)} stroke:{STROKES[name].colour}{dashes}"


def _ids(keys: Iterable[str]) -> dict[str, str]:
    """Return an id of letters, digits and low lines for each key, made of the key alone.

    A key that has other letters too gets a digest, so that no two of them share an id.
    """
    found = {}
    for key in keys:
        plain = _NOT_IN_IDS.sub("_", key).strip("_")
        exact = plain == key.replace(":", "_", 1)
        found[key] = plain if exact else f"{plain}_{blake2s(key.encode(), digest_size=4).hexdigest()}"
    return found


def _escape(text: str) -> str:
    """Return the text for a quoted label: what has a meaning in Mermaid or Markdown as an entity."""
    escaped = _SPECIAL.sub(lambda match: f"#{ord(match[0])};", inert(text))
    listed = _BULLET.sub(lambda match: f"{match[1]}#{ord(match[2])};", escaped)
    return listed.replace("\r", "").replace("\n", "<br/>")


OUTPUT = one_file("graph_mermaid", FILE, TITLE, MEDIA_TYPE, render)
