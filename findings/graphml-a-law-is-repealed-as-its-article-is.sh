#!/usr/bin/env bash
# What one expects: a graph in GraphML in which the articles of a law are nodes of a graph within the law's own node, as the
# format has it for parts, is read as it is, refused, or read without the parts: who cannot have them is to leave out the nodes
# that are not of the outermost graph, and each edge that has an end among them.
# What happens: three libraries have three graphs. Of a law in force of which article 1 is repealed networkx has the law, and
# article 1, by an edge of a decree that leads to it, as a node of which nothing is said; igraph has it as a node that is not
# repealed, as the key's default is given to the node that the edge made; neither has article 2 at all. graphology has all of
# them, and the law is repealed, by the word in its article; where nothing is said, the default false is there a text, which is
# true for who asks for it. No error and no warning, and a graph without parts is read alike by the first two.
# Seen with networkx 3.6.1, igraph 1.0.0, graphology-graphml 0.5.2. Source: GraphML Primer, "Nested Graphs" (with what to leave
# out); networkx, `read_graphml`, and igraph, `igraph_read_graph_graphml`, name nested graphs as what they do not read, not what
# becomes of them.
# mou: writes no graph within a node.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check networkx==3.6.1 igraph==1.0.0 2>/dev/null
npm install --silent --no-audit --no-fund --prefix "$folder" graphology@0.26.0 graphology-graphml@0.5.2 >/dev/null 2>&1
cat >laws.graphml <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="r" for="node" attr.name="repealed" attr.type="boolean"><default>false</default></key>
  <graph id="laws" edgedefault="directed">
    <node id="law">
      <graph id="law:" edgedefault="directed">
        <node id="law::1"><data key="r">true</data></node>
        <node id="law::2"/>
        <edge source="law::2" target="law::1"/>
      </graph>
    </node>
    <node id="decree"/>
    <edge source="decree" target="law::1"/>
  </graph>
</graphml>
XML
cat >read.cjs <<'JS'
const fs = require("node:fs");
const Graph = require("graphology");
const graphml = require("graphology-graphml");
console.error("graphology-graphml", JSON.parse(fs.readFileSync("node_modules/graphology-graphml/package.json")).version);
const graph = graphml.parse(Graph, fs.readFileSync("laws.graphml", "utf8"));
console.log(JSON.stringify({
  nodes: Object.fromEntries(graph.mapNodes((node, said) => [node, said])),
  edges: graph.mapEdges((edge, said, source, target) => [source, target]).sort(),
}));
JS
venv/bin/python -W error - <<'PY'
import json
import subprocess
from importlib.metadata import version

import igraph
import networkx

print({name: version(name) for name in ("networkx", "igraph")})
read = networkx.read_graphml("laws.graphml")
by_networkx = {"nodes": dict(read.nodes(data=True)), "edges": sorted(list(edge) for edge in read.edges())}
graph = igraph.Graph.Read_GraphML("laws.graphml")
names = graph.vs["id"]
by_igraph = {
    "nodes": {node["id"]: {"repealed": node["repealed"]} for node in graph.vs},
    "edges": sorted([names[a], names[b]] for a, b in graph.get_edgelist()),
}
by_graphology = json.loads(subprocess.run(["node", "read.cjs"], stdout=subprocess.PIPE, text=True, check=True).stdout)
for name, told in {"networkx": by_networkx, "igraph": by_igraph, "graphology": by_graphology}.items():
    print(name, told)
assert by_networkx["nodes"] == {"law": {}, "decree": {}, "law::1": {}}
assert by_igraph["nodes"] == {name: {"repealed": False} for name in ("law", "decree", "law::1")}
assert by_networkx["edges"] == by_igraph["edges"] == [["decree", "law::1"]]
assert by_graphology["nodes"]["law"] == {"repealed": True} == by_graphology["nodes"]["law::1"]
assert by_graphology["nodes"]["decree"] == {"repealed": "false"} == by_graphology["nodes"]["law::2"]
assert by_graphology["edges"] == [["decree", "law::1"], ["law::2", "law::1"]]
PY
echo "as described: the repealed article is not repealed, and its law is"
