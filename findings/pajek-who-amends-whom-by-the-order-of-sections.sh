#!/usr/bin/env bash
# What one expects: a network in Pajek's format with arcs (a law amends another) and edges (two agencies work together), as its
# manual has both in one network, is read with the direction of the arcs, or refused by a library whose graphs are of one kind.
# What happens: one header decides for all. networkx goes by the one that comes first, igraph by the one that comes last. With
# the arcs first igraph has a graph without direction, so that who amends whom is gone, and networkx a directed one, in which
# the tax office is tied to the court and the court not to the tax office; with the edges first it is the other way round. Each
# is a network of the right number of ties, and nothing is told. networkx itself writes no file with both, and of a file with
# one section both libraries say the same.
# Seen with igraph 1.0.0, networkx 3.6.1. Source: Pajek, reference manual, "Pajek input files" (*Arcs are directed, *Edges
# undirected, and may stand in one file); networkx, issue 7640 (closed), of the two headers; socnetv, issue 182 (closed), of a
# network with both that another program loses in part.
# mou: writes no Pajek; what goes both ways is two edges of a directed graph.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check igraph==1.0.0 networkx==3.6.1 2>/dev/null
cd "$folder"
"$folder/venv/bin/python" -W error - <<'PY'
from importlib.metadata import version
from pathlib import Path

import igraph
import networkx

print({name: version(name) for name in ("igraph", "networkx")})
NAMES = ("law", "decree", "tax", "court")
VERTICES = f"*Vertices {len(NAMES)}\n" + "".join(f'{number} "{name}"\n' for number, name in enumerate(NAMES, 1))
ARCS, EDGES = "*Arcs\n1 2 1\n", "*Edges\n3 4 1\n"


def by_igraph(name: str) -> list[str]:
    graph = igraph.Graph.Read_Pajek(name)
    pairs = [(graph.vs[a]["name"], graph.vs[b]["name"]) for a, b in graph.get_edgelist()]
    return spelled(pairs, directed=graph.is_directed())


def by_networkx(name: str) -> list[str]:
    graph = networkx.read_pajek(name)
    return spelled(graph.edges(), directed=graph.is_directed())


def spelled(pairs, *, directed: bool) -> list[str]:
    return sorted(f"{a} {'->' if directed else '--'} {b}" for a, b in pairs)


directed, undirected = ["law -> decree", "tax -> court"], ["law -- decree", "tax -- court"]
for name, sections, expected in (
    ("arcs alone", ARCS, (directed[:1], directed[:1])),
    ("edges alone", EDGES, (undirected[1:], undirected[1:])),
    ("arcs first", ARCS + EDGES, (undirected, directed)),
    ("edges first", EDGES + ARCS, (directed, undirected)),
):
    Path("laws.net").write_text(VERTICES + sections, "utf-8")
    told = by_igraph("laws.net"), by_networkx("laws.net")
    print(f"{name}: igraph {told[0]}, networkx {told[1]}")
    assert told == expected
PY
echo "as described: the same two ties have a direction or none, by order and by library"
