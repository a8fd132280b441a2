#!/usr/bin/env bash
# What one expects: a full-text index finds a document by its whole title, copied from it; how Chinese is cut into words matters only
# to whoever looks for a part.
# What happens: tantivy's default tokenizer cuts at spaces and marks, so a Chinese title is one word, and drops each word of 40 bytes or more.
# Thirteen Han letters are 39 bytes: a title of thirteen is found, one of fourteen is in no index, whatever is asked for. The
# same limit is 39 letters in English, which no word reaches. It counts between marks, so of two sentences with commas the short pieces
# are found, and a corpus of short titles shows nothing. The document itself is there, is counted and is stored; no call warns. SQLite's
# FTS5 finds each title whole. So it is with `en_stem`; with `raw` it is found.
# Seen with tantivy 0.27.0, and the SQLite of Python. Source: tantivy, tokenizer_manager.rs (the default drops tokens that are too long) and
# RemoveLongFilter (of bytes); quickwit, pull request 3664, paradedb, pull request 3288 (both merged), which changed the limit.
# mou: its site looks for letters within texts, of any length.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check tantivy==0.27.0 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
import sqlite3
from importlib.metadata import version

import tantivy

print("tantivy", version("tantivy"), "SQLite", sqlite3.sqlite_version)
TITLES = ["失信被执行人名单", "海关失信企业联合惩戒备忘录", "统计失信企业联合惩戒合作备忘录", "关于对失信被执行人实施联合惩戒的合作备忘录", "Joint memorandum"]


def by_tantivy(tokenizer: str = "default") -> list[bool]:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("title", stored=True, tokenizer_name=tokenizer)
    schema = builder.build()
    index = tantivy.Index(schema)
    writer = index.writer()
    for title in TITLES:
        writer.add_document(tantivy.Document(title=title))
    writer.commit()
    index.reload()
    searcher = index.searcher()
    assert searcher.num_docs == len(TITLES)
    return [bool(searcher.search(index.parse_query(f'"{title}"', ["title"])).hits) for title in TITLES]


def by_sqlite() -> list[bool]:
    connection = sqlite3.connect(":memory:")
    connection.execute("create virtual table titles using fts5(title)")
    connection.executemany("insert into titles values (?)", [[title] for title in TITLES])
    found = "select count(*) from titles where titles match ?"
    return [connection.execute(found, [f'"{title}"']).fetchone()[0] == 1 for title in TITLES]


default, stemmed, raw, sqlite = by_tantivy(), by_tantivy("en_stem"), by_tantivy("raw"), by_sqlite()
for title, *found in zip(TITLES, default, stemmed, raw, sqlite):
    print(f"{title} ({len(title)} letters, {len(title.encode())} bytes): default, en_stem, raw, FTS5", *found)
assert [len(title) for title in TITLES[:3]] == [8, 13, 15]
assert default == stemmed == [True, True, False, False, True]
assert all(raw) and all(sqlite)
for letters in (13, 14):
    TITLES = ["法" * letters]
    assert by_tantivy() == [letters == 13]
PY
echo "as described: a title of fourteen letters is in no index"
