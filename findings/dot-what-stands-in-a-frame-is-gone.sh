#!/usr/bin/env bash
# What one expects: a drawing in DOT in which the measures of a document stand in a frame (a subgraph, called a cluster to be
# drawn as one) is read as a graph with all of its nodes and edges: in DOT what stands in a subgraph is in the graph around it.
# What happens: networkx, by pydot, reads what stands outside of frames. The edge from a measure to another within the frame is
# gone; a measure to which an edge from outside leads is there by that edge, and nothing is known of it, neither its label nor
# what it does; one without such an edge is not there. graphlib-dot has all of them, and has each frame for a node as well, so
# that a graph of four nodes has five. Of the same drawing without the frame both say the same. pydot, asked itself, has the
# frames with all they hold, and no call warns.
# Seen with networkx 3.6.1, pydot 4.0.1, graphlib-dot 0.6.4. Source: graphviz.org, "DOT Language", subgraphs and clusters;
# networkx, `read_dot` (says nothing of them), issues 5665 (open: of the attributes), 672 and 3196 (closed).
# mou: draws frames in DOT, and says of it that it is to be drawn; all edges stand outside
# (tests/outputs/test_graph_formats.py).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check networkx==3.6.1 pydot==4.0.1 2>/dev/null
npm install --silent --no-audit --no-fund --prefix "$folder" graphlib-dot@0.6.4 >/dev/null 2>&1
cat >framed.dot <<'DOT'
digraph {
  subgraph cluster_document {
    bar [label="no bids"];
    warn [label="a warning"];
    bar -> warn;
    report [label="a report"];
  }
  law -> bar;
}
DOT
grep -vE 'subgraph|^  }' framed.dot >plain.dot
cat >read.cjs <<'JS'
const fs = require("node:fs");
const dot = require("graphlib-dot");
console.error("graphlib-dot", JSON.parse(fs.readFileSync("node_modules/graphlib-dot/package.json")).version);
const read = (name) => {
  const graph = dot.read(fs.readFileSync(name, "utf8"));
  const labels = Object.fromEntries(graph.nodes().map((node) => [node, graph.node(node)?.label ?? null]));
  return [labels, graph.edges().map((edge) => [edge.v, edge.w]).sort()];
};
console.log(JSON.stringify({ framed: read("framed.dot"), plain: read("plain.dot") }));
JS
venv/bin/python -W ignore - <<'PY'
import json
import subprocess
from importlib.metadata import version

import networkx
import pydot

print({name: version(name) for name in ("networkx", "pydot")})


def by_networkx(name: str) -> list:
    graph = networkx.drawing.nx_pydot.read_dot(f"{name}.dot")
    labels = {node: said["label"].strip('"') if "label" in said else None for node, said in graph.nodes(data=True)}
    return [labels, sorted([source, target] for source, target in graph.edges())]


by_graphlib = json.loads(subprocess.run(["node", "read.cjs"], stdout=subprocess.PIPE, text=True, check=True).stdout)
whole = [
    {"bar": "no bids", "warn": "a warning", "report": "a report", "law": None},
    [["bar", "warn"], ["law", "bar"]],
]
for name, of_networkx, of_graphlib in (
    ("plain", whole, whole),
    ("framed", [{"bar": None, "law": None}, [["law", "bar"]]], [whole[0] | {"cluster_document": None}, whole[1]]),
):
    told = by_networkx(name), by_graphlib[name]
    print(f"{name}: networkx {told[0]}, graphlib-dot {told[1]}")
    assert told == (of_networkx, of_graphlib)
(frame,) = pydot.graph_from_dot_file("framed.dot")[0].get_subgraphs()
print("pydot, in the frame:", [node.get_name() for node in frame.get_nodes()], len(frame.get_edges()))
assert [node.get_name() for node in frame.get_nodes()] == ["bar", "warn", "report"] and len(frame.get_edges()) == 1
PY
echo "as described: of three measures in the frame one is there, and nothing is known of it"
