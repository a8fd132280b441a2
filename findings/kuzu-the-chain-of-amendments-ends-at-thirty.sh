#!/usr/bin/env bash
# What one expects: `(law)-[:Amends*]->(other)` finds whatever a law amends at any remove, as Cypher has the star without numbers
# for no bound, and as recursion in SQL and SPARQL's plus find it.
# What happens: the star means at most thirty steps in Kuzu and in Ladybug, which goes on from it, and the answer that was cut is
# like one that was not: of forty laws, each amending the one before, the last reaches thirty, and the law that began it is not
# among them. Asked for `*1..100` both refuse (at most 30), so whoever names a bound is told, and whoever wants none is
# not. In a chain of five all agree. The star also walks in circles: of two laws that refer to one another one reaches the two
# by thirty ways. Told to look deeper (var_length_extend_max_depth) they find the whole chain.
# Seen with kuzu 0.11.3, real-ladybug 0.15.3, pyoxigraph 0.5.13, and the SQLite of Python. Source: kuzu-docs, cypher/difference.md
# (a bound of 30 where none is given) and configuration.md; kuzu, issues 1866 (open) and 2640 (closed).
# mou: what lies within what is followed to its end (tests/language/test_misread_elsewhere.py).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check kuzu==0.11.3 real-ladybug==0.15.3 pyoxigraph==0.5.13 2>/dev/null
cat >"$folder/ask.py" <<'PY'
import sqlite3
import sys
from importlib import import_module
from importlib.metadata import version

import pyoxigraph

# The two libraries share names within, so that each has a process of its own.
library = import_module(sys.argv[1].replace("-", "_"))
print({name: version(name) for name in (sys.argv[1], "pyoxigraph")})
STAR = "match (law:Law {id: %d})-[:Amends*]->(other:Law) return "


def connect(links: list[tuple[int, int]]):
    connection = library.Connection(library.Database(":memory:"))
    connection.execute("create node table Law(id int64 primary key)")
    connection.execute("create rel table Amends(from Law to Law)")
    for law in sorted({law for link in links for law in link}):
        connection.execute(f"create (:Law {{id: {law}}})")
    for law, other in links:
        connection.execute(f"match (a:Law {{id: {law}}}), (b:Law {{id: {other}}}) create (a)-[:Amends]->(b)")
    return connection


def by_cypher(links: list[tuple[int, int]], last: int, *, deeper: int | None = None) -> list[int]:
    connection = connect(links)
    if deeper:
        connection.execute(f"call var_length_extend_max_depth={deeper}")
    answer = connection.execute(STAR % last + "count(distinct other), min(other.id)")
    return answer.get_next()


def by_sqlite(links: list[tuple[int, int]], last: int) -> list[int]:
    connection = sqlite3.connect(":memory:")
    connection.execute("create table amends (law, other)")
    connection.executemany("insert into amends values (?, ?)", links)
    reached = "with recursive reached(id) as (select other from amends where law = ? union select other from amends join reached on law = id)"
    return list(connection.execute(f"{reached} select count(*), min(id) from reached", [last]).fetchone())


def by_sparql(links: list[tuple[int, int]], last: int) -> list[int]:
    store = pyoxigraph.Store()
    named = [[pyoxigraph.NamedNode(f"https://example.org/{what}") for what in (a, "amends", b)] for a, b in links]
    store.extend(pyoxigraph.Quad(*statement) for statement in named)
    found = store.query(f"select ?other {{ <https://example.org/{last}> <https://example.org/amends>+ ?other }}")
    reached = [int(row["other"].value.rsplit("/", 1)[1]) for row in found]
    return [len(reached), min(reached)]


for length, cut in ((5, [5, 0]), (40, [30, 10])):
    chain = [(law + 1, law) for law in range(length)]
    answers = {
        sys.argv[1]: by_cypher(chain, length),
        "SQLite": by_sqlite(chain, length),
        "SPARQL": by_sparql(chain, length),
    }
    print(f"a chain of {length}: how many are reached, and the first of them", answers)
    assert list(answers.values()) == [cut, [length, 0], [length, 0]]
    assert by_cypher(chain, length, deeper=100) == [length, 0]

circle = connect([(1, 2), (2, 1)])
try:
    circle.execute("match (law:Law)-[:Amends*1..100]->(other) return other.id")
except RuntimeError as error:
    print("asked for 100:", error)
else:
    raise AssertionError("a bound of 100 is taken")
ways = circle.execute(STAR % 1 + "count(*)").get_next()
print(f"from one of two laws that amend each other: {ways[0]} ways")
assert ways == [30]
PY
for library in kuzu real-ladybug; do
    "$folder/venv/bin/python" "$folder/ask.py" "$library"
done
echo "as described: the thirty-first amendment is not found, and nothing says so"
