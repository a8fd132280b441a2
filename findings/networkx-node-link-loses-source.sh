#!/usr/bin/env bash
# What one expects: node-link JSON is a lossless form of a graph, so an edge may have an attribute of any name.
# What happens: an edge's own attribute `source` (where a rule was read, say) and a node's own `id` are silently
# replaced by the ends of the edge and the key of the node; reading back gives a graph without them.
# Seen with networkx 3.4.2, `json_graph.node_link_data(edges="edges")`; the names are parameters of the function,
# and only a clash among those names is an error. Source: networkx/readwrite/json_graph/node_link.py.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check networkx==3.4.2 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
import networkx as nx
from networkx.readwrite import json_graph

print("networkx", nx.__version__)
graph = nx.MultiDiGraph()
graph.add_node("measure:1", id="of the document")
graph.add_edge("law:a", "measure:1", key="basis", source="gazette 12", line=7)
body = json_graph.node_link_data(graph, edges="edges")
again = json_graph.node_link_graph(body, edges="edges")
print("written:", body["edges"], [node for node in body["nodes"] if node["id"] != "law:a"])
print("read back:", dict(again.edges["law:a", "measure:1", "basis"]), dict(again.nodes["measure:1"]))
assert "source" not in again.edges["law:a", "measure:1", "basis"]
assert body["edges"][0]["source"] == "law:a"
assert "id" not in again.nodes["measure:1"]
PY
echo "as described: the attributes are gone, without an error"
