#!/usr/bin/env bash
# What one expects: a node of a GraphML file without a value for a key of type boolean has no value for it (or the
# key's default); None in Python, as with networkx.
# What happens: igraph reads it as False, a missing string as an empty one, a missing number as nan: "not said to be repealed"
# becomes "said not to be repealed". Large whole numbers come back as floats.
# Seen with igraph 1.0.0 beside networkx 3.4.2. Source: run.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check igraph==1.0.0 networkx==3.4.2 2>/dev/null
(cd "$folder" && "$folder/venv/bin/python" - <<'PY'
import math

import igraph
import networkx

print("igraph", igraph.__version__, "networkx", networkx.__version__)
graph = networkx.DiGraph()
graph.add_node("law:a", repealed=True, label="Law", amount=4000000000)
graph.add_node("law:b")
networkx.write_graphml(graph, "laws.graphml")
print("networkx:", dict(networkx.read_graphml("laws.graphml").nodes(data=True)))
first, second = (node.attributes() for node in igraph.Graph.Read_GraphML("laws.graphml").vs)
print("igraph:", first, second)
assert networkx.read_graphml("laws.graphml").nodes["law:b"] == {}
assert first["repealed"] is True and second["repealed"] is False
assert second["label"] == "" and math.isnan(second["amount"])
assert isinstance(first["amount"], float)
PY
)
echo "as described: what is not said is said to be false"
