#!/usr/bin/env bash
# What one expects: a graph whose nodes are called `law:a` and `law:b` has these two nodes in DOT, quoted as the language
# wants it for a name with a colon.
# What happens: networkx, by pydot, writes the colon bare, which in DOT means a port: the nodes written out are `law` and
# `measure`, all edges run between these two, and as the graph is `strict` all but one of them are gone: of four nodes and two
# edges one edge remains. Each statement is valid, so no reader objects, and the drawing looks like a law with a measure. The
# package graphviz does so with the ends of edges, and quotes the same name where it declares a node. igraph quotes it
# everywhere.
# Seen with networkx 3.6.1, pydot 4.0.1, graphviz 0.21, igraph 1.0.0. Source: graphviz.org, "DOT Language", node_id and port;
# the page of graphviz for Python tells of ports, those of networkx and pydot do not.
# mou: puts each name in its DOT in quotation marks.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check networkx==3.6.1 pydot==4.0.1 graphviz==0.21 igraph==1.0.0 2>/dev/null
cd "$folder"
"$folder/venv/bin/python" - <<'PY'
import warnings
from importlib.metadata import version

import graphviz
import igraph
import networkx as nx
import pydot

warnings.simplefilter("ignore")
print({name: version(name) for name in ("networkx", "pydot", "graphviz", "igraph")})
EDGES = [("law:a", "measure:1"), ("law:b", "measure:2")]
graph = nx.DiGraph(EDGES)
assert len(graph) == 4 and graph.size() == 2
text = nx.nx_pydot.to_pydot(graph).to_string()
print("networkx by pydot:", text.replace("\n", " "))


def drawn(text: str) -> tuple[set[str], set[tuple[str, str]]]:
    """Return the nodes and edges as the language has them: what follows a bare colon is a port."""
    (read,) = pydot.graph_from_dot_data(text)

    def node(name: str) -> str:
        return name.strip('"') if name.startswith('"') else name.partition(":")[0]

    edges = {(node(edge.get_source()), node(edge.get_destination())) for edge in read.get_edges()}
    return {node(each.get_name()) for each in read.get_nodes()} | {end for edge in edges for end in edge}, edges


by_pydot = drawn(text)
other = graphviz.Digraph(strict=True)
for edge in EDGES:
    other.edge(*edge)
other.node("law:a", "Law A")
by_graphviz = drawn(other.source)
igraph.Graph.TupleList(EDGES, directed=True).write_dot("laws.dot")
by_igraph = open("laws.dot", encoding="utf-8").read()
print("read as DOT: networkx", by_pydot, "graphviz", by_graphviz)
print("igraph:", by_igraph.replace("\n", " "))
assert by_pydot == ({"law", "measure"}, {("law", "measure")})
assert by_graphviz == ({"law", "measure", "law:a"}, {("law", "measure")})
assert '"law:a"' in by_igraph
PY
echo "as described: two laws are one, and two edges are one"
