#!/usr/bin/env bash
# What one expects: a search over rules tells `may list` from `must not list`: those are the words for which one searches
# rules.
# What happens: `may`, `must`, `not`, `no`, `can`, `cannot`, `should`, `only` and `or` are stop words of lunr, which is behind
# many static sites: `must` finds nothing, `must list` finds both rules with one score, the other one first. Whoosh keeps
# `must` and drops `may` and `not`, from the text too, so that even the phrase "may list" finds the rule that forbids it, and
# "not list" the one that allows it. Nothing tells that the query was cut.
# Seen with lunr 0.8.0, Whoosh 2.7.4. Source: lunrjs.com, "Core concepts", which names words such as `and` and `the`;
# lunr/stop_word_filter.py; whoosh.readthedocs.io, "About analyzers".
# mou: the search of its site leaves out no word.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check lunr==0.8.0 Whoosh==2.7.4 2>/dev/null
"$folder/venv/bin/python" -W ignore - <<'PY'
from importlib.metadata import version

from lunr import lunr
from lunr.stop_word_filter import WORDS
from whoosh.fields import ID, TEXT, Schema
from whoosh.filedb.filestore import RamStorage
from whoosh.qparser import QueryParser

print({name: version(name) for name in ("lunr", "Whoosh")})
RULES = [{"ref": "allows", "text": "Agencies may list the firm"}, {"ref": "forbids", "text": "Agencies must not list the firm"}]
ours = ["may", "must", "not", "no", "can", "cannot", "should", "only", "or"]
print("stop words of lunr:", *(word for word in ours if word in WORDS))
assert set(ours) <= set(WORDS)
index = lunr(ref="ref", fields=("text",), documents=RULES)
store = RamStorage().create_index(Schema(ref=ID(stored=True), text=TEXT))
writer = store.writer()
for rule in RULES:
    writer.add_document(**rule)
writer.commit()


def by_lunr(query: str) -> list[tuple[str, float]]:
    return [(found["ref"], found["score"]) for found in index.search(query)]


def by_whoosh(query: str) -> list[str]:
    with store.searcher() as searcher:
        return sorted(found["ref"] for found in searcher.search(QueryParser("text", store.schema).parse(query)))


for query in ("must", "must list", "may list"):
    print("lunr:", query, by_lunr(query))
for query in ('"may list"', '"not list"', '"must not list"', "may", "must"):
    print("Whoosh:", query, by_whoosh(query))
assert by_lunr("must") == by_lunr("not") == by_lunr("may") == []
assert [ref for ref, _ in by_lunr("must list")] == ["allows", "forbids"]
assert len({score for _, score in by_lunr("must list")}) == 1 and by_lunr("must list") == by_lunr("may list")
assert by_whoosh('"may list"') == by_whoosh('"not list"') == ["allows", "forbids"]
assert by_whoosh("may") == [] and by_whoosh("must") == ["forbids"]
PY
echo "as described: what is allowed and what is forbidden are found by the same words"
