"""The graph in every format: the bytes of one small case, what programs read back, what people see."""

from __future__ import annotations

import importlib
import io
import json
import os
import pkgutil
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings

from mou_compiler import outputs
from mou_compiler.compilation import compile_text
from mou_compiler.corpus.corpus import resolve
from mou_compiler.graph.around import Part
from mou_compiler.graph.build import build_graph
from mou_compiler.graph.kinds import EDGE_KINDS, NODE_KINDS
from mou_compiler.graph.labels import inert, printable
from mou_compiler.graph.picture import draw
from mou_compiler.outputs import graph_dot, graph_graphml, graph_json, graph_mermaid, graph_svg
from mou_compiler.publishing.output import load_outputs
from mou_compiler.source.place import Source
from mou_compiler.words import Language
from programs import PRELUDE, programs

FOLDER = Path(__file__).parent / "graph"
CASE = (FOLDER / "case.mou").read_text(encoding="utf-8")
FORMATS = [
    importlib.import_module(f"mou_compiler.outputs.{info.name}")
    for info in pkgutil.iter_modules(outputs.__path__)
    if info.name.startswith("graph_")
]
LANGUAGES: tuple[Language | None, ...] = (None, "en", "zh")
SVG = "{http://www.w3.org/2000/svg}"


def part_of(*texts: str) -> Part:
    sources = [Source(f"{number}.mou", text) for number, text in enumerate(texts)]
    return Part(build_graph(resolve(sources)))


@pytest.fixture(scope="module")
def case() -> Part:
    compiled = resolve([Source("case.mou", CASE)])
    assert compiled.faults == ()
    return Part(build_graph(compiled))


def hostile(label: str) -> Part:
    """Return the graph of a list whose label is anything at all."""
    quoted = label.replace("\\", "\\\\").replace('"', '\\"')
    return part_of(
        f'agency A "{quoted}" "{quoted}" {{}}\nlist k "{quoted}" "{quoted}" {{ kind blacklist; keeper A }}'
    )


HOSTILE = (
    '"quoted"', "back\\slash", "trailing\\", "a\\nb \\N \\l", "<b>&amp;</b>", "&lt; &#65;", "'single'", "]]>", "中文「名」",
    "#34; #quot;", "|x| {y} [z] (w)", "1. item", "- item", "*em* _em_ `code` ~~x~~", "end", "subgraph x", "%% note", "style:x#y;",
    "$$x$$", "\u0001\u0008\u000b", "\u007f\u0085", "\u2028", "\U00020000", "\uffff", "tab\there", "https://example.org/x",
)  # fmt: skip


# The small case, byte for byte.


@pytest.mark.parametrize("module", FORMATS, ids=lambda module: module.__name__.rpartition("_")[2])
def test_small_case(module: Any, case: Part, request: pytest.FixtureRequest) -> None:
    golden = FOLDER / f"case{Path(module.FILE).suffix}"
    found = module.render(case)
    if request.config.getoption("--accept"):
        golden.write_bytes(found)
    assert found.decode() == golden.read_text(encoding="utf-8")


def test_each_format_is_an_output_of_its_own() -> None:
    made = {path for output in load_outputs() for path in output.render(compile_text("agency A {}"))}
    files = {module.FILE for module in FORMATS}
    assert files == {f"graph/graph.{suffix}" for suffix in ("json", "graphml", "gexf", "dot", "mmd", "svg")}
    assert files <= made


def test_rows_are_nodes_and_edges() -> None:
    (files,) = (output.render(compile_text(CASE)) for output in load_outputs() if output.name == "graph_json")
    body = json.loads(files[graph_json.FILE].content)
    assert files[graph_json.FILE].rows == len(body["nodes"]) + len(body["edges"])


# Read back.


def json_graph(content: bytes) -> Any:
    return nx.node_link_graph(json.loads(content), edges="edges")


def graphml_graph(content: bytes) -> Any:
    """Return what networkx reads, with the values that GraphML has only as text unpacked."""
    read = nx.read_graphml(io.BytesIO(content), force_multigraph=True)
    found = nx.MultiDiGraph()
    for _, said in read.nodes(data=True):
        assert said.pop("label") in (said["label_en"], f"{said['label_en']} · {said['label_zh']}")
    found.add_nodes_from((node, unpacked(said)) for node, said in read.nodes(data=True))
    for source, target, key, said in read.edges(keys=True, data=True):
        assert said.pop("key") == key
        verb = EDGE_KINDS[said["kind"]].label
        assert said.pop("label") == f"{verb.en} · {verb.zh}"
        found.add_edge(source, target, key, **unpacked(said))
    return found


def unpacked(said: Mapping[str, Any]) -> dict[str, Any]:
    packed = {
        "aliases",
        "always",
        "approval",
        "caps",
        "editions",
        "entries",
        "exceptions",
        "grade_labels",
        "grades",
        "modalities",
        "never",
        "possible",
        "stretches",
        "subjects",
        "territories",
    }
    return {
        name: json.loads(value) if name in packed and value[:1] == "[" else value
        for name, value in said.items()
    }


def legal(value: Any) -> Any:
    """Return a value as a format has it that cannot have every character."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, list):
        return [legal(item) for item in value]
    return {name: legal(item) for name, item in value.items()} if isinstance(value, dict) else value


def same(one: Any, other: Any) -> bool:
    return list(one.nodes(data=True)) == list(other.nodes(data=True)) and list(
        one.edges(keys=True, data=True)
    ) == list(other.edges(keys=True, data=True))


def legal_graph(graph: Any) -> Any:
    found = nx.MultiDiGraph()
    found.add_nodes_from((node, legal(said)) for node, said in graph.nodes(data=True))
    found.add_edges_from(
        (source, target, key, legal(said)) for source, target, key, said in graph.edges(keys=True, data=True)
    )
    return found


STRING = r'"((?:[^"\\]|\\.)*)"'
DOT_NODE = re.compile(rf"^ +{STRING} \[(.*)\];$")
# Every edge stands outside of frames: networkx passes over what is within (findings/dot-what-stands-in-a-frame-is-gone.sh).
DOT_EDGE = re.compile(rf"^  {STRING} -> {STRING} \[(.*)\];$")
DOT_ATTRIBUTE = re.compile(rf"(\w+)={STRING}(?:, |$)")


def dot_graph(content: bytes) -> tuple[dict[str, str], Counter[tuple[str, str, str]]]:
    """Return the label of each node, and each edge with its key; every line is one that Graphviz reads so."""
    nodes, edges = {}, Counter[tuple[str, str, str]]()
    for line in content.decode().split("\n")[4:-2]:
        if edge := DOT_EDGE.match(line):
            edges[unescaped(edge[1]), unescaped(edge[2]), unescaped(attributes(edge[3])["key"])] += 1
        elif node := DOT_NODE.match(line):
            nodes[unescaped(node[1])] = attributes(node[2])["label"]
        else:
            assert re.fullmatch(rf"  (subgraph {STRING} {{|}})", line), line
    return nodes, edges


def attributes(text: str) -> dict[str, str]:
    found = DOT_ATTRIBUTE.findall(text)
    assert ", ".join(f'{name}="{value}"' for name, value in found) == text
    return dict(found)


def unescaped(text: str) -> str:
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] == "n" else match[1], text)


def unbroken(text: str) -> str:
    return re.sub(r"[\s\ufffd]", "", text)


MERMAID_TEXT = r'"([^"]*)"'
MERMAID = {
    "box": re.compile(rf"^ +(\w+)\[{MERMAID_TEXT}\]:::\w+$"),
    "arrow": re.compile(rf"^  (\w+) -->\|{MERMAID_TEXT}\| (\w+)$"),
    "other": re.compile(
        rf"^  (%% .*|subgraph \w+\[{MERMAID_TEXT}\]|end|classDef \w+ \S+|linkStyle [\d,]+ .+)$"
    ),
}


def mermaid_graph(content: bytes) -> tuple[dict[str, str], list[tuple[str, str, str]]]:
    """Return the label of each box and every arrow; every line is one that Mermaid reads so."""
    first, *lines = content.decode().split("\n")[:-1]
    assert first == "flowchart LR"
    boxes, arrows = {}, []
    for line in lines:
        if box := MERMAID["box"].match(line):
            boxes[box[1]] = decoded(box[2])
        elif arrow := MERMAID["arrow"].match(line):
            arrows.append((arrow[1], decoded(arrow[2]), arrow[3]))
        else:
            assert MERMAID["other"].match(line), line
    return boxes, arrows


def decoded(text: str) -> str:
    """Return a label as Mermaid shows it."""
    assert not re.search(r"[\"<>&`]", text.replace("<br/>", ""))
    assert not re.search(r"#(?!\d+;)", text)
    return re.sub(r"#(\d+);", lambda match: chr(int(match[1])), text.replace("<br/>", "\n"))


def check_all(part: Part) -> None:
    graph = part.graph
    assert same(json_graph(graph_json.render(part)), graph)
    assert same(graphml_graph(graph_graphml.render(part)), legal_graph(graph))
    nodes, edges = dot_graph(graph_dot.render(part))
    assert nodes.keys() == set(graph)
    assert edges == Counter(iter(graph.edges(keys=True)))
    boxes, arrows = mermaid_graph(graph_mermaid.render(part))
    picture = draw(graph, ())
    assert len(boxes) == len(list(picture.boxes))
    assert Counter(label for _, label, _ in arrows).total() == len(picture.arrows)
    assert {end for source, _, target in arrows for end in (source, target)} <= boxes.keys()
    drawn = ET.fromstring(graph_svg.render(part))
    assert len(drawn.findall(f".//{SVG}g[@data-id]")) == len(list(draw(graph).boxes))


def test_the_case_reads_back(case: Part) -> None:
    check_all(case)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(programs())
def test_a_program_reads_back(program: str) -> None:
    check_all(part_of(PRELUDE, program))


@pytest.mark.parametrize("label", HOSTILE)
def test_any_label_comes_through(label: str) -> None:
    part = hostile(label)
    check_all(part)
    shown = inert(label)
    boxes, _ = mermaid_graph(graph_mermaid.render_in(part, "en"))
    assert shown in boxes.values()
    nodes, _ = dot_graph(graph_dot.render_in(part, "en"))
    assert unbroken(unescaped(nodes["list:k"]).replace("&amp;", "&")) == unbroken(shown), (
        "but for its line breaks"
    )
    titles = [title.text for title in ET.fromstring(graph_svg.render(part)).iter(f"{SVG}title")]
    assert any(
        shown.replace("\r", "\n") in (title or "").split("\n") or shown in (title or "") for title in titles
    )


# What the exports say of themselves.


def test_json_has_the_closed_tables(case: Part) -> None:
    body = json.loads(graph_json.render(case))
    assert body["format_version"] == "1.0"
    assert list(body["node_kinds"]) == list(NODE_KINDS)
    assert list(body["edge_kinds"]) == list(EDGE_KINDS)
    assert body["node_kinds"]["list"]["label"] == {"en": "list", "zh": "名单"}
    assert body["edge_kinds"]["triggers"]["label"] == {"en": "triggers", "zh": "触发"}
    assert body["counts"] == {"nodes": len(body["nodes"]), "edges": len(body["edges"])}
    for table, items in (("node_kinds", body["nodes"]), ("edge_kinds", body["edges"])):
        counts = Counter(item["kind"] for item in items)
        assert {name: kind["count"] for name, kind in body[table].items() if kind["count"]} == counts


def test_graphml_types(case: Part) -> None:
    read = nx.read_graphml(io.BytesIO(graph_graphml.render(case)), force_multigraph=True)
    assert read.is_directed()
    assert read.nodes["list:黑名单"]["line"] == 11
    assert read["list:黑名单"]["measure:m-1/2"]["triggers 黑名单"]["inherited"] is True


def test_dot_labels_edges_only_while_they_are_few() -> None:
    few, many = (part_of("agency K {}", many_edges(number)) for number in (3, graph_dot.MOST_LABELLED + 1))
    assert 'label="keeps\\n管理"' in graph_dot.render(few).decode()
    assert 'label="keeps' not in graph_dot.render(many).decode()


def many_edges(number: int) -> str:
    return "\n".join(f"list k{step} {{ kind blacklist; keeper K }}" for step in range(number))


@pytest.mark.parametrize(("documents", "measures"), [(1, 3), (20, 10), (150, 4)])
def test_mermaid_stays_within_its_limits_and_says_so(documents: int, measures: int) -> None:
    text = busy(documents, measures)
    content = graph_mermaid.render(part_of(text)).decode()
    boxes, arrows = mermaid_graph(content.encode())
    assert boxes
    assert len(arrows) <= graph_mermaid.MOST_ARROWS
    assert len(content.encode("utf-16-le")) // 2 <= graph_mermaid.MOST_LETTERS
    assert ("folded to be legible" in content) == (documents > 1)


def test_mermaid_leaves_out_what_still_does_not_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graph_mermaid, "MOST_LETTERS", 3000)
    content = graph_mermaid.render(part_of(busy(30, 4))).decode()
    boxes, arrows = mermaid_graph(content.encode())
    assert len(content) <= 3000
    assert arrows
    assert {end for source, _, target in arrows for end in (source, target)} == boxes.keys()
    assert re.search(r"left out, .*: the \d+ arrows that stand for the fewest edges", content)


def busy(documents: int, measures: int) -> str:
    """Return a corpus in which every measure has a list, a law, an act and two agencies of its own kind."""
    lines = ["rank r {}"]
    for number in range(documents):
        lines.append(f"agency A{number} {{ kind {('bank', 'court', 'party')[number % 3]} }}")
        lines.append(f"list k{number} {{ kind blacklist; keeper A{number} }}")
        lines.append(f"law l{number} {{ rank r }}")
        lines.append(f"memorandum m{number} {{ signed 2016; on k{number}")
        for step in range(measures):
            other = (number * 7 + step) % documents
            lines.append(
                f"measure {step} {{ by A{number}, A{other} jointly; prohibit t{other % 40}.x{step}; basis l{other} }}"
            )
        lines.append("}")
    lines += [f"act t{top}.x{step} {{}}" for top in range(min(documents, 40)) for step in range(measures)]
    return "\n".join(lines)


@pytest.mark.parametrize("language", LANGUAGES)
def test_drawing_is_one_file_without_script(case: Part, language: Language | None) -> None:
    content = graph_svg.render_in(case, language)
    root = ET.fromstring(content)
    names = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert names <= {
        "svg",
        "title",
        "style",
        "defs",
        "marker",
        "path",
        "rect",
        "g",
        "text",
        "tspan",
        "switch",
        "use",
    }
    ids = {element.get("id") for element in root.iter() if element.get("id")}
    for element in root.iter():
        for name, value in element.attrib.items():
            assert not name.startswith("on")
            if name.endswith("href"):
                assert value.removeprefix("#") in ids
    style = "".join(element.text or "" for element in root.iter(f"{SVG}style"))
    assert not re.search(r"@import|url\((?!#)|expression", style)
    assert set(re.findall(r"url\(#([\w-]+)\)", style)) <= ids
    assert not re.search(rb"https?://(?!www\.w3\.org/2000/svg)", content)


def test_drawing_has_both_languages_or_one(case: Part) -> None:
    drawn = {language: visible(graph_svg.render_in(case, language)) for language in LANGUAGES}
    assert "Documents and their measures" in drawn["en"]
    assert "文件及其措施" in drawn["zh"]
    assert "文件及其措施" not in drawn["en"]
    assert "Documents and their measures" not in drawn["zh"]
    assert {"Documents and their measures", "文件及其措施"} <= drawn[None]


def test_a_chinese_reader_sees_chinese_and_any_other_english(case: Part) -> None:
    (switch,) = ET.fromstring(graph_svg.render(case)).iter(f"{SVG}switch")
    chinese, english = switch
    assert {"zh", "zh-CN", "zh-TW"} <= set(chinese.attrib["systemLanguage"].split(","))
    assert "systemLanguage" not in english.attrib
    assert [len(group) for group in switch] == [len(english)] * 2
    assert "税收黑名单" in "".join(chinese.itertext())
    assert "Tax blacklist" in "".join(english.itertext())


def visible(content: bytes) -> set[str]:
    return {span.text or "" for span in ET.fromstring(content).iter(f"{SVG}tspan")}


def test_a_box_brings_its_own_arrows_forward(case: Part) -> None:
    root = ET.fromstring(graph_svg.render(case))
    boxes = {group.get("data-id"): group for group in root.iter(f"{SVG}g") if group.get("data-id")}
    arrows = {
        path.get("id"): path.find(f"{SVG}title").text for path in root.iter(f"{SVG}path") if path.get("id")
    }  # type: ignore[union-attr]
    brought = [arrows[use.get("href", "")[1:]] for use in boxes["list:黑名单"].iter(f"{SVG}use")]
    assert "Tax blacklist — triggers ×2 → Joint measures\n税收黑名单 — 触发 ×2 → 联合惩戒备忘录" in brought
    assert len(brought) == sum(1 for said in arrows.values() if "Tax blacklist" in (said or ""))


# Same bytes.


@pytest.mark.long
def test_same_bytes_whatever_the_hash_seed(tmp_path: Path) -> None:
    (tmp_path / "case.mou").write_text(CASE, encoding="utf-8")
    program = (
        "import hashlib, importlib, sys\n"
        "from mou_compiler.compilation import compile_paths\n"
        "assert 'networkx' not in sys.modules\n"
        "from mou_compiler.graph.around import Part, around\n"
        "compiled = compile_paths(['case.mou'])\n"
        f"modules = [importlib.import_module(name) for name in {[module.__name__ for module in FORMATS]}]\n"
        "assert 'networkx' not in sys.modules\n"
        "parts = [compiled, Part(around(compiled.graph, 'agency:STA', 1))]\n"
        "print([hashlib.sha256(module.render(part)).hexdigest() for module in modules for part in parts])\n"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=tmp_path,
            env={**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": "C", "TZ": zone},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed, zone in (("0", "UTC"), ("1", "Asia/Shanghai"))
    }
    assert len(printed) == 1


def test_no_attribute_bears_a_name_that_node_link_form_takes_for_its_own(case: Part) -> None:
    # networkx replaces them without a word (findings/networkx-node-link-loses-source.sh).
    graph = case.graph
    assert not {"id"} & {name for _, said in graph.nodes(data=True) for name in said}
    assert not {"source", "target", "key"} & {name for *_, said in graph.edges(data=True) for name in said}
