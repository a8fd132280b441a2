#!/usr/bin/env bash
# What one expects: a column of texts is printed as its texts: clause 2.10 as 2.10, whatever prints it.
# What happens: DataFrame.to_markdown gives the rows to tabulate, which looks at what the texts look like: if all of a column
# can be read as numbers they are printed as numbers. Clause 2.10 becomes 2.1, which is another clause and may stand in the
# same table; 1e5 and 12_0, as codes, become 100000 and 120. One value that is no number (2.10a) and the column is left alone.
# The frame, to_string, to_csv and to_html keep the texts, so what is reviewed as Markdown is not what was compiled.
# Seen with pandas 3.1.1, tabulate 0.10.0. Source: pandas, `DataFrame.to_markdown`, speaks of no conversion; tabulate's page,
# "Disabling number parsing", does.
# mou: writes its Markdown tables itself.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check pandas==3.1.1 tabulate==0.10.0 2>/dev/null
"$folder/venv/bin/python" -W ignore - <<'PY'
from importlib.metadata import version

import pandas as pd

print({name: version(name) for name in ("pandas", "tabulate")})


def cells(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()[2:]]


frame = pd.DataFrame({"clause": ["2.1", "2.9", "2.10"], "code": ["12_0", "1e5", "17"]})
print(frame.dtypes.to_dict())
read = cells(frame.to_markdown(index=False))
again = cells(pd.concat([frame, pd.DataFrame({"clause": ["2.10a"], "code": ["x"]})]).to_markdown(index=False))
print("written:", frame.values.tolist(), "Markdown:", read, "with one that is no number:", again)
assert [row[0] for row in read] == ["2.1", "2.9", "2.1"], "two clauses bear one number"
assert [row[0] for row in again] == ["2.1", "2.9", "2.10", "2.10a"]
assert read[1][1] == "100000" and again[1][1] == "1e5"
for text in (frame.to_string(), frame.to_csv(), frame.to_html()):
    assert "2.10" in text
PY
echo "as described: two clauses bear one number"
