"""The graph as others read it: conditions and days on it, the day asked for in every file, rows, GEXF and igraph."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import igraph
import networkx as nx
import pytest

from mou_compiler import Compiled, compile_text
from mou_compiler.graph.columns import EDGE_COLUMNS, NODE_COLUMNS
from mou_compiler.outputs import (
    graph_dot,
    graph_gexf,
    graph_graphml,
    graph_json,
    graph_mermaid,
    graph_svg,
    tables_graph,
)
from mou_compiler.publishing.output import load_outputs
from mou_compiler.tables.columns import BY_NAME
from real import real_corpus

FAULTS = Path(__file__).parents[1] / "tables" / "faults"
MEMORANDA = Path(__file__).parents[2] / "memoranda"


def fault(name: str, as_of: date | None = None) -> Compiled:
    return compile_text((FAULTS / f"{name}.mou").read_text("utf-8"), as_of)


@pytest.fixture(scope="module")
def real() -> Compiled:
    return real_corpus()


def node(compiled: Compiled, name: str) -> dict[str, Any]:
    return dict(compiled.graph.nodes[name])


def test_what_tells_two_measures_apart_stands_on_their_nodes() -> None:
    made = fault("the-graph-does-not-know-conditions")
    one, other = node(made, "measure:a/1"), node(made, "measure:b/1")
    assert (one["condition"], other["condition"]) == (
        "P or amount >= 1000000 yuan",
        "P and amount >= 1000000 yuan",
    )
    assert (one["from"], one.get("until")) == ("2016-01-01", None)
    assert (other["from"], other["until"]) == ("2016-01-01", "2018-01-01")


def test_exceptions_and_subjects_stand_there_too() -> None:
    text = (FAULTS / "the-graph-does-not-know-conditions.mou").read_text("utf-8")
    text = text.replace(
        "on P; on amount", "to firm; exception leave { when Q; permitted by A }; on P; on amount"
    )
    assert text != (FAULTS / "the-graph-does-not-know-conditions.mou").read_text("utf-8")
    made = compile_text(text)
    said = node(made, "measure:a/1")
    assert said["subjects"] == ["firm"]
    assert said["exceptions"] == ["Q and permitted by A"]


def test_the_condition_of_every_node_is_that_of_its_rows(real: Compiled) -> None:
    for row in real.rows:
        said = node(real, f"measure:{row.measure}").get("condition", "none")
        assert said == BY_NAME["condition"].write(row, "en")


def test_the_day_asked_for_reaches_every_file() -> None:
    before, after = (fault("as-of-does-not-reach-the-graph", date(year, 6, 1)) for year in (2015, 2021))
    for made, there, day in ((before, False, b"2015-06-01"), (after, True, b"2021-06-01")):
        assert ("document:later" in made.graph, "measure:later/1" in made.graph) == (there, there)
        for output in load_outputs():
            if output.name.startswith("graph_"):
                for path, file in output.render(made).items():
                    assert day in file.content, path
        assert json.loads(graph_json.render(made))["graph"] == {"as_of": day.decode()}
    whole = fault("as-of-does-not-reach-the-graph")
    assert "document:later" in whole.graph
    assert all(
        b"as of" not in module.render(whole) for module in (graph_dot, graph_mermaid, graph_svg, graph_gexf)
    )


def test_on_a_day_who_acts_then_enforces() -> None:
    text = """
    agency old "Old" { kind government; existed until 2018-01-01 }
    agency new "New" { kind government; existed from 2018-01-01; succeeds old }
    act trade
    list L { kind blacklist; keeper old }
    memorandum m { signed 2016-01-01; measure 1 { on L; by old; prohibit trade } }
    """
    if compile_text(text).corpus.faults:
        text = text.replace("; succeeds old", "").replace(
            "until 2018-01-01 }", "until 2018-01-01; succeeded by new }"
        )
    made = compile_text(text)
    assert made.corpus.faults == ()

    def enforcing(day: date | None) -> list[tuple[str, str | None]]:
        edges = replace(made, as_of=day).graph.in_edges("measure:m/1", data=True)
        return [
            (source, said.get("declared_enforcer")) for source, _, said in edges if said["kind"] == "enforces"
        ]

    assert enforcing(None) == [("agency:old", None)]
    assert enforcing(date(2017, 1, 1)) == [("agency:old", None)]
    assert enforcing(date(2019, 1, 1)) == [("agency:new", "old")]
    assert "agency:new" not in replace(made, as_of=date(2017, 1, 1)).graph


def test_networkx_reads_gexf(real: Compiled) -> None:
    read = nx.read_gexf(io.BytesIO(graph_gexf.render(real)))
    assert list(read) == list(real.graph)
    assert read.number_of_edges() == real.graph.number_of_edges()
    for name, said in real.graph.nodes(data=True):
        assert read.nodes[name]["label"].startswith(said["label_en"].split("\n")[0])
        assert read.nodes[name].get("condition") == said.get("condition")
        first = said.get("from", "").partition("/")[0] or None
        assert read.nodes[name].get("start") == first
        # Some readers leave out days that are no values, or end an open period on a word (findings/gexf-….sh).
        assert [read.nodes[name].get(day) for day in ("from", "until")] == [
            said.get(day) for day in ("from", "until")
        ]
        assert ("end" in read.nodes[name]) is ("until" in said)
    spans = {name: (said.get("start"), said.get("end")) for name, said in read.nodes(data=True)}
    ended = [
        name for name, said in real.graph.nodes(data=True) if said["kind"] == "measure" and "until" in said
    ]
    assert ended
    for name in ended:
        last = date.fromisoformat(str(spans[name][1]))
        assert (date.fromisoformat(real.graph.nodes[name]["until"]) - last).days == 1


def test_igraph_reads_labels_and_chinese(real: Compiled, tmp_path: Path) -> None:
    file = tmp_path / "graph.graphml"
    file.write_bytes(graph_graphml.render_in(real, "zh"))
    read = igraph.Graph.Read_GraphML(str(file))
    assert [read.vcount(), read.ecount()] == [real.graph.number_of_nodes(), real.graph.number_of_edges()]
    assert read.vs["label"] == [said["label_zh"] for _, said in real.graph.nodes(data=True)]
    assert set(read.es["label"]) >= {"触发", "实施"}


def test_rows_of_nodes_and_edges_are_the_graph(real: Compiled) -> None:
    files = {path: file.content for path, file in tables_graph.files(real).items()}
    nodes = list(csv.DictReader(io.StringIO(files["graph/nodes.csv"].decode("utf-8-sig"))))
    edges = list(csv.DictReader(io.StringIO(files["graph/edges.csv"].decode("utf-8-sig"))))
    assert [row["node"] for row in nodes] == list(real.graph)
    assert [(row["source"], row["target"], row["edge"]) for row in edges] == list(real.graph.edges(keys=True))
    assert list(nodes[0]) == [column.name for column in NODE_COLUMNS]
    assert list(edges[0]) == [column.name for column in EDGE_COLUMNS]
    for row in nodes:
        said = real.graph.nodes[row["node"]]
        assert row["condition"].removeprefix("'") == said.get("condition", "")
        assert row["subjects"] == (
            json.dumps(said["subjects"], ensure_ascii=False) if "subjects" in said else ""
        )
    used = {name for _, said in real.graph.nodes(data=True) for name in said}
    assert used | {"node"} <= {column.name for column in NODE_COLUMNS}
