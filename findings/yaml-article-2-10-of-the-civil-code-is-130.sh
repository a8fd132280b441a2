#!/usr/bin/env bash
# What one expects: article 2:10 of the Dutch civil code, which numbers by book and article, is a text in YAML: a library that wrote it
# as a text and another that reads it are both of YAML, and ruamel.yaml puts in quotes what would be read as something else.
# What happens: ruamel.yaml follows YAML 1.2 and writes `2:10` bare, beside a quoted '0374'; PyYAML follows 1.1, which has numbers in
# sixties, and reads 130. Only where the part behind the colon is below 60: of 3:40, 3:84, 6:162 the first is 220 and the others are
# the texts they were, so one column has both kinds, and a table of rules by article loses one: `2:10` and `130`, article 130 of
# another code, are one key, of which the later is kept without a word. What PyYAML writes itself it quotes, and reads well,
# as does ruamel.yaml its own; only the way from the one to the other loses it.
# Seen with PyYAML 6.0.4, ruamel.yaml 0.19.1. Source: YAML 1.1, int.html (base 60); YAML 1.2.2, 10.3 (no such numbers); PyYAML, issue
# 395 (closed: as the standard has it); eemeli/yaml, issue 619 (closed), the same of another writer.
# mou: an article is written after `art`, and is never a number of another kind; it writes no YAML.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check PyYAML==6.0.4 ruamel.yaml==0.19.1 2>/dev/null
"$folder/venv/bin/python" -W error - <<'PY'
import io
from importlib.metadata import version

import ruamel.yaml
import yaml

print({name: version(name) for name in ("PyYAML", "ruamel.yaml")})


def write(value: object) -> str:
    stream = io.StringIO()
    ruamel.yaml.YAML().dump(value, stream)
    return stream.getvalue()


def read(text: str) -> object:
    return ruamel.yaml.YAML(typ="safe", pure=True).load(text)


articles = ["2:10", "3:40", "3:84", "6:162", "0374"]
text = write(articles)
print("written by ruamel.yaml:", text.split())
print("read by ruamel.yaml:", read(text), "by PyYAML:", yaml.safe_load(text))
assert read(text) == articles
assert yaml.safe_load(text) == [130, 220, "3:84", "6:162", "0374"]
assert yaml.safe_load(yaml.safe_dump(articles)) == read(yaml.safe_dump(articles)) == articles
rules = {"2:10": "keep the books", 130: "pay by the due day"}
print("two rules by article:", yaml.safe_load(write(rules)))
assert read(write(rules)) == rules and yaml.safe_load(write(rules)) == {130: "pay by the due day"}
PY
echo "as described: article 2:10 is 130"
