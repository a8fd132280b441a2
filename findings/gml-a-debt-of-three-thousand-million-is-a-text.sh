#!/usr/bin/env bash
# What one expects: a graph with amounts of yuan at its nodes, all of them whole numbers, comes back from a file as it was, or
# the writer says that the format cannot hold one of them.
# What happens: numbers of GML have 32 bits, and networkx writes a larger one as a text, in quotes, beside the others as
# numbers. So the column has two kinds: its own reader gives '3000000000' and 2000000000, and igraph, in which a column has one
# kind, makes a text of each, by which 900000 is more than 3000000000 and the smallest debt is the largest. Up to 2,147,483,647
# all are numbers. True comes back as 1, and of a list of kinds, firm and office, igraph keeps the last. Nothing is told by
# writer or readers. In GraphML the same graph keeps its amounts, and its lists are refused.
# Seen with networkx 3.6.1, igraph 1.0.0. Source: networkx, `write_gml` (without a stringizer it writes whole numbers, by its
# notes); readwrite/gml.py, and GML, technical report (numbers of 32 bits); igraph, `Read_GML`.
# mou: writes no GML; an amount is written in full in GraphML and JSON.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check networkx==3.6.1 igraph==1.0.0 2>/dev/null
cd "$folder"
"$folder/venv/bin/python" -W error - <<'PY'
from importlib.metadata import version

import igraph
import networkx

print({name: version(name) for name in ("networkx", "igraph")})
OWED = {"a": 900_000, "b": 2_000_000_000, "c": 3_000_000_000}
graph = networkx.DiGraph()
for name, owed in OWED.items():
    graph.add_node(name, owed=owed)
networkx.write_gml(graph, "amounts.gml")
by_networkx = {name: said["owed"] for name, said in networkx.read_gml("amounts.gml").nodes(data=True)}
by_igraph = {node["label"]: node["owed"] for node in igraph.Graph.Read_GML("amounts.gml").vs}
print("networkx:", by_networkx)
print("igraph:", by_igraph, "the largest:", max(by_igraph, key=by_igraph.get))
assert by_networkx == OWED | {"c": "3000000000"}
assert by_igraph == {name: str(owed) for name, owed in OWED.items()}
assert sorted(by_igraph, key=by_igraph.get) == ["b", "c", "a"]

networkx.write_graphml(graph, "amounts.graphml")
assert {name: said["owed"] for name, said in networkx.read_graphml("amounts.graphml").nodes(data=True)} == OWED
del graph.nodes["c"]["owed"]
networkx.write_gml(graph, "smaller.gml")
smaller = {name: said.get("owed") for name, said in networkx.read_gml("smaller.gml").nodes(data=True)}
print("without the third:", smaller)
assert smaller == OWED | {"c": None}

kinds = networkx.DiGraph()
kinds.add_node("x", kinds=["firm"], listed=True)
kinds.add_node("y", kinds=["firm", "office"], listed=False)
networkx.write_gml(kinds, "kinds.gml")
told = dict(networkx.read_gml("kinds.gml").nodes(data=True))
of_igraph = {node["label"]: node["kinds"] for node in igraph.Graph.Read_GML("kinds.gml").vs}
print("kinds, networkx:", told, "igraph:", of_igraph)
assert told == {"x": {"kinds": ["firm"], "listed": 1}, "y": {"kinds": ["firm", "office"], "listed": 0}}
assert not any(isinstance(said["listed"], bool) for said in told.values())
assert of_igraph == {"x": "firm", "y": "office"}
try:
    networkx.write_graphml(kinds, "kinds.graphml")
except (TypeError, networkx.NetworkXError) as error:  # the one with lxml beside it, the other without
    print("GraphML:", error)
else:
    raise AssertionError("GraphML takes a list")
PY
echo "as described: three thousand million are a text, and the smallest of three debts is the largest"
