#!/usr/bin/env bash
# What one expects: a table says of each listing where it binds, by an empty text where no place is named, which is everywhere, and by
# null where the place is not known. Partitioned by place, for speed, it says the same.
# What happens: in a Delta table the value of a partition is kept in the log as text, and the standard has an empty one for null, of
# whatever type. deltalake writes the two apart, and reads both as null: what binds everywhere comes back as not known where.
# polars, which reads Delta by way of deltalake, gives the empty text, so who asks where a listing binds has two answers from one
# table. deltalake's own list of partitions has the two apart as well, so its rows and its list part too. The same
# table without partitions comes back as it was, by both. No row is lost, and no call fails.
# Seen with deltalake 1.6.6, polars 2.1.0, pyarrow 26.0.1. Source: Delta, PROTOCOL.md, "Partition Value Serialization" (an empty text
# is null, of any type); delta-io/delta, pull requests 6150 and 7091 (both open).
# mou: writes no Delta; in its facts a row without places is `everywhere`, by a fact of its own.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check deltalake==1.6.6 polars==2.1.0 pyarrow==26.0.1 2>/dev/null
(cd "$folder" && "$folder/venv/bin/python" -W ignore - <<'PY'
from importlib.metadata import version

import deltalake
import polars
import pyarrow

print({name: version(name) for name in ("deltalake", "polars", "pyarrow")})
places = {"in Beijing": "beijing", "everywhere": "", "not known": None}
listings = pyarrow.table({"listing": list(places), "place": list(places.values())})
deltalake.write_deltalake("whole", listings)
deltalake.write_deltalake("parted", listings, partition_by=["place"])


def by_deltalake(name: str) -> dict:
    rows = deltalake.DeltaTable(name).to_pyarrow_table().to_pylist()
    return {row["listing"]: row["place"] for row in rows}


def by_polars(name: str) -> dict:
    return {row["listing"]: row["place"] for row in polars.read_delta(name).to_dicts()}


for reader in (by_deltalake, by_polars):
    print(f"{reader.__name__}: whole {reader('whole')}, by place {reader('parted')}")
    assert reader("whole") == places
assert by_deltalake("parted") == places | {"everywhere": None}
assert by_polars("parted") == places
named = [part["place"] for part in deltalake.DeltaTable("parted").partitions()]
print("partitions, as deltalake lists them:", named)
assert sorted(named, key=str) == ["", None, "beijing"]
PY
)
echo "as described: what binds everywhere is not known where, by the reader"
