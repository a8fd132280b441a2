#!/usr/bin/env bash
# What one expects: of kinds of norms declared in their order (an ENUM of notice, decree, law) those above a decree are the laws:
# PostgreSQL, from which duckdb has the type, answers `rank > 'decree'` by that order, and so does duckdb's own ORDER BY.
# What happens: beside a text the rank becomes a text too, and is compared by its letters: above a decree stands the notice as
# well, of equal weight with the law. max(rank) is the law, the last by ORDER BY is the law, and `rank > 'decree'::kind` finds
# the law alone, so one engine has two orders of precedence, and which of them holds hangs on how the other side is written.
# With a bound parameter, as programs ask, it is the letters again. Equality is right, and no test of one row shows it. polars
# and pandas take the text for one of the kinds. No error either way.
# Seen with duckdb 2.0.1, polars 2.1.0, pandas 3.1.1. Source: duckdb.org, "Enum Data Type" (compared by their order, and cast to
# text where a function wants text); duckdb, issue 16623 and pull request 19345 (closed, not merged).
# mou: a rank says which is right above it; what outranks what is worked out before tables are written.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check duckdb==2.0.1 polars==2.1.0 pandas==3.1.1 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
from importlib.metadata import version

import duckdb
import pandas
import polars

print({name: version(name) for name in ("duckdb", "polars", "pandas")})
order = ["notice", "decree", "law"]
norms = ["decree", "law", "notice"]
connection = duckdb.connect()
connection.execute("create type kind as enum ('notice', 'decree', 'law')")
connection.execute("create table norms as select unnest(['decree', 'law', 'notice'])::kind as rank")


def ask(query: str, *values: str) -> list[str]:
    return [row[0] for row in connection.execute(query, list(values)).fetchall()]


answers = {
    "order by rank": ask("select rank from norms order by rank"),
    "max(rank)": ask("select max(rank) from norms"),
    "rank > 'decree'::kind": ask("select rank from norms where rank > 'decree'::kind order by rank"),
    "rank > 'decree'": ask("select rank from norms where rank > 'decree' order by rank"),
    "rank > ?": ask("select rank from norms where rank > ? order by rank", "decree"),
}
frame = polars.DataFrame({"rank": polars.Series(norms, dtype=polars.Enum(order))})
answers["polars"] = frame.filter(polars.col("rank") > "decree")["rank"].to_list()
series = pandas.Series(pandas.Categorical(norms, categories=order, ordered=True))
answers["pandas"] = series[series > "decree"].tolist()
for name, answer in answers.items():
    print(f"{name}: {answer}")
assert answers["order by rank"] == order and answers["max(rank)"] == ["law"]
assert answers["rank > 'decree'::kind"] == answers["polars"] == answers["pandas"] == ["law"]
assert answers["rank > 'decree'"] == answers["rank > ?"] == ["notice", "law"]
PY
echo "as described: one engine has two orders of precedence"
