#!/usr/bin/env bash
# What one expects: SQLite's full-text tokenizer `trigram` finds any part of a word, so it is the one for Chinese, where
# `unicode61` takes a whole name for one word.
# What happens: a search for two letters, as most Chinese words are, finds nothing with either, without an error: 税务 in
# 国家税务总局. Three letters are found by `trigram` alone, the whole name by both.
# Seen with SQLite 3.51.1 (pysqlite3-binary 0.5.4.post2). Source: sqlite.org/fts5.html, "The Trigram Tokenizer", says that
# fewer than three letters match no row.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check pysqlite3-binary==0.5.4.post2 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
import pysqlite3 as sqlite

print("SQLite", sqlite.sqlite_version)
store = sqlite.connect(":memory:")
found = {}
for tokenizer in ("unicode61", "trigram"):
    store.execute(f"create virtual table {tokenizer}_names using fts5(name, tokenize='{tokenizer}')")
    store.execute(f"insert into {tokenizer}_names values ('国家税务总局')")
    for word in ("税务", "税务总", "国家税务总局"):
        query = f"select count(*) from {tokenizer}_names where {tokenizer}_names match ?"
        found[tokenizer, word] = store.execute(query, (f'"{word}"',)).fetchone()[0]
        print(tokenizer, word, found[tokenizer, word])
assert [found["unicode61", word] for word in ("税务", "税务总", "国家税务总局")] == [0, 0, 1]
assert [found["trigram", word] for word in ("税务", "税务总", "国家税务总局")] == [0, 1, 1]
PY
echo "as described: two letters are found by neither"
