#!/usr/bin/env bash
# What one expects: a table in dBase's format, as registers and the attributes of maps still come, gives the rows that are in
# it. A row that was struck out stays in the file, with an asterisk in front, until the file is packed; a reader leaves it out,
# or says so.
# What happens: of a list of three enterprises from which the second was struck shapefile (for maps in a browser, by way of
# topojson) reads three, the one struck off like the others; dbffile, dbf-reader and dbfread read two. pyshp says that there are
# three (len) and gives two. What is blank in a column of numbers is not known, by the format: null for four of them, and 0 for
# dbf-reader, so who owes an unknown sum owes nothing there, and a row with a real 0 looks the same. A file that was packed, and
# full, is read alike by all five.
# Seen with shapefile 0.6.6, dbffile 1.13.0, dbf-reader 1.0.3 (Node), dbfread 2.0.7, pyshp 3.1.6. Source: dBase III table format
# (the first byte of a record is a space, or an asterisk if it is deleted); dbffile, README, includeDeletedRecords; shapefile,
# README and dbf/read.js, which says nothing of the byte and reads past it.
# mou: reads and writes no dBase; who has left a list is told by days, never by a mark on a row.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check dbfread==2.0.7 pyshp==3.1.6 2>/dev/null
npm install --silent --no-audit --no-fund --prefix "$folder" shapefile@0.6.6 dbffile@1.13.0 dbf-reader@1.0.3 >/dev/null 2>&1
cat >read.cjs <<'JS'
const fs = require("node:fs");
const { DBFFile } = require("dbffile");
const { Dbf } = require("dbf-reader");
const shapefile = require("shapefile");
for (const name of ["shapefile", "dbffile", "dbf-reader"])
  console.error(name, JSON.parse(fs.readFileSync(`node_modules/${name}/package.json`)).version);
(async () => {
  const answers = {};
  for (const name of process.argv.slice(2)) {
    const source = await shapefile.openDbf(name);
    const byShapefile = [];
    for (let next = await source.read(); !next.done; next = await source.read()) byShapefile.push(next.value);
    answers[name] = {
      shapefile: byShapefile,
      dbffile: await (await DBFFile.open(name)).readRecords(),
      "dbf-reader": Dbf.read(fs.readFileSync(name)).rows,
    };
  }
  console.log(JSON.stringify(answers));
})();
JS
venv/bin/python -W error - <<'PY'
import json
import struct
import subprocess
from importlib.metadata import version
from pathlib import Path

import dbfread
import shapefile

print({name: version(name) for name in ("dbfread", "pyshp")})


def table(*rows: tuple[str, str, str]) -> bytes:
    """Return a table of dBase III: a header, a field of text and one of numbers, and the rows, each behind its mark."""
    fields = [
        struct.pack("<11sc4xBB14x", name, kind, width, 0) for name, kind, width in ((b"NAME", b"C", 8), (b"OWED", b"N", 8))
    ]
    length = 32 + 32 * len(fields) + 1
    head = struct.pack("<BBBBIHH20x", 3, 116, 1, 20, len(rows), length, 17)
    body = "".join(f"{mark}{name:<8}{owed:>8}" for mark, name, owed in rows)
    return head + b"".join(fields) + b"\r" + body.encode("ascii") + b"\x1a"


Path("marked.dbf").write_bytes(table((" ", "first", "100"), ("*", "struck", "200"), (" ", "third", "")))
Path("packed.dbf").write_bytes(table((" ", "first", "100"), (" ", "third", "0")))
names = ("marked.dbf", "packed.dbf")
asked = subprocess.run(["node", "read.cjs", *names], stdout=subprocess.PIPE, text=True, check=True)
told = json.loads(asked.stdout)
lengths = {}
for name in names:
    told[name]["dbfread"] = [dict(row) for row in dbfread.DBF(name)]
    with shapefile.Reader(dbf=name) as reader:
        told[name]["pyshp"] = [row.as_dict() for row in reader.records() if row is not None]
        lengths[name] = len(reader)
    for library, rows in told[name].items():
        print(f"{name}, {library}:", [tuple(row.values()) for row in rows])
print("pyshp, len:", lengths)
two = [{"NAME": "first", "OWED": 100}, {"NAME": "third", "OWED": None}]
others = {library: two for library in ("dbffile", "dbfread", "pyshp")}
assert told["marked.dbf"] == others | {
    "shapefile": [two[0], {"NAME": "struck", "OWED": 200}, two[1]],
    "dbf-reader": [two[0], {"NAME": "third", "OWED": 0}],
}
assert all(rows == [two[0], {"NAME": "third", "OWED": 0}] for rows in told["packed.dbf"].values())
assert lengths == {"marked.dbf": 3, "packed.dbf": 2}
PY
echo "as described: who was struck off the list is on it, by one of five"
