#!/usr/bin/env bash
# What one expects: a graph over time in GEXF, in which a list is kept by the court until the end of 2015 and by the tax office
# from then on, is read with its days; and a period without an end, which the format writes by leaving the end out, has none.
# What happens: networkx has the days, and for the end that is not there the text None, in a period of a value as of a node: no
# day, and not nothing either, so `if end` and `end is not None` hold of it, and pandas takes it for a text. Written again by
# networkx it stands in the file, end="None", which is no date by the schema of the format. graphology leaves out days of nodes,
# edges and values, without a word, so that what ended in 2015 is there like the rest, and of the values of one node over time
# keeps the one that stands last in the file: the tax office, or the court if the same two lines stand the other way round. A
# single period of a node that has an end is right in networkx, and a graph without days is read alike by both.
# Seen with networkx 3.6.1, graphology-gexf 0.13.2. Source: gexf.net, "Dynamics" (start and end may be left out: open ends),
# gexf.xsd; networkx, readwrite/gexf.py (str of what is not there); graphology, "GEXF" (says nothing of dynamics).
# mou: states the days of a rule a second time as values, from and until, and leaves out what has no end
# (tests/outputs/test_graph_read_back.py).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check networkx==3.6.1 2>/dev/null
npm install --silent --no-audit --no-fund --prefix "$folder" graphology@0.26.0 graphology-gexf@0.13.2 >/dev/null 2>&1
cat >read.cjs <<'JS'
const fs = require("node:fs");
const Graph = require("graphology");
const gexf = require("graphology-gexf");
console.error("graphology-gexf", JSON.parse(fs.readFileSync("node_modules/graphology-gexf/package.json")).version);
const read = (name) => gexf.parse(Graph, fs.readFileSync(name, "utf8"));
const said = (graph) => ({
  nodes: Object.fromEntries(graph.mapNodes((node, attributes) => [node, attributes])),
  edges: graph.mapEdges((edge, attributes, source, target) => [source, target, attributes]),
});
console.log(JSON.stringify(process.argv.slice(2).map((name) => said(read(name)))));
JS
venv/bin/python -W error - <<'PY'
import json
import subprocess
from importlib.metadata import version
from pathlib import Path

import networkx

print({name: version(name) for name in ("networkx",)})
COURT = '<attvalue for="0" value="court" start="2014-01-01" end="2015-12-31"/>'
TAX = '<attvalue for="0" value="tax office" start="2016-01-01"/>'


def gexf(*keepers: str) -> str:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3">
  <graph mode="dynamic" defaultedgetype="directed" timeformat="date">
    <attributes class="node" mode="dynamic"><attribute id="0" title="keeper" type="string"/></attributes>
    <nodes>
      <node id="list" label="list">
        <attvalues>{"".join(keepers)}</attvalues>
        <spells><spell start="2014-01-01" end="2015-06-30"/><spell start="2016-01-01"/></spells>
      </node>
      <node id="ban" label="ban" start="2014-01-01" end="2015-12-31"/>
    </nodes>
    <edges><edge id="e" source="list" target="ban" start="2014-01-01" end="2015-12-31"/></edges>
  </graph>
</gexf>
"""


names = ("in-order.gexf", "turned.gexf")
for name, keepers in zip(names, ((COURT, TAX), (TAX, COURT))):
    Path(name).write_text(gexf(*keepers), "utf-8")
graph = networkx.read_gexf("in-order.gexf")
for node, said in graph.nodes(data=True):
    print("networkx:", node, said)
assert graph.nodes["list"]["keeper"] == [("court", "2014-01-01", "2015-12-31"), ("tax office", "2016-01-01", "None")]
assert graph.nodes["list"]["spells"] == [("2014-01-01", "2015-06-30"), ("2016-01-01", "None")]
assert (graph.nodes["ban"]["start"], graph.nodes["ban"]["end"]) == ("2014-01-01", "2015-12-31")
networkx.write_gexf(graph, "again.gexf")
again = Path("again.gexf").read_text("utf-8")
print("written again:", [line.strip() for line in again.splitlines() if "None" in line])
assert again.count('end="None"') == 2

asked = subprocess.run(["node", "read.cjs", *names], stdout=subprocess.PIPE, text=True, check=True)
for name, told, keeper in zip(names, json.loads(asked.stdout), ("tax office", "court")):
    print(f"graphology, {name}:", told)
    assert told["nodes"] == {"list": {"label": "list", "keeper": keeper}, "ban": {"label": "ban"}}
    assert told["edges"] == [["list", "ban", {}]]
PY
echo "as described: what has no end ends on None, or has no days at all"
