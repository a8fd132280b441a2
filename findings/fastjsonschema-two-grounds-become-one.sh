#!/usr/bin/env bash
# What one expects: a schema of JSON that names its draft in $schema is held by a validator that knows this draft, or refused by one
# that does not.
# What happens: fastjsonschema knows drafts 4 to 7, takes one that names 2020-12 for draft 7, and passes over each word that came
# later: of a listing that needs two grounds (minContains) it asks one, of an exception that needs a basis (dependentRequired)
# none, and next to a $ref nothing is read, so a limit of 100 that stands beside the kind of the number is gone. What it has not
# heard of, in an `unevaluatedProperties: false`, goes through. Required members, kinds and lists of values are held, so a
# first test is well. jsonschema and jsonschema_rs refuse each of these documents. No warning while it compiles.
# Seen with fastjsonschema 2.22.3, jsonschema 4.26.0, jsonschema_rs 0.61.2. Source: JSON Schema 2020-12, Core, 8.1.2 (who does not
# know a vocabulary that the draft requires must refuse); fastjsonschema's page, which names its drafts; its issue 81 (open).
# mou: its schemas use no word that came after draft 7, and nothing beside a $ref (tests/commands/test_json_schemas.py).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check fastjsonschema==2.22.3 jsonschema==4.26.0 jsonschema_rs==0.61.2 2>/dev/null
"$folder/venv/bin/python" -W error - <<'PY'
from importlib.metadata import version

import fastjsonschema
import jsonschema
import jsonschema_rs

print({name: version(name) for name in ("fastjsonschema", "jsonschema", "jsonschema_rs")})
DRAFT = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
ground = {"properties": {"kind": {"const": "ground"}}, "required": ["kind"]}
cases = {
    "two grounds": ({"contains": ground, "minContains": 2}, [{"kind": "ground"}, {"kind": "note"}]),
    "an exception with its basis": ({"dependentRequired": {"exception": ["basis"]}}, {"exception": "paid"}),
    "at most 100 days": (
        {"$defs": {"days": {"type": "integer"}}, "$ref": "#/$defs/days", "maximum": 100},
        500,
    ),
    "nothing but its owner": (
        {"allOf": [{"properties": {"by": {"type": "string"}}}], "unevaluatedProperties": False},
        {"by": "customs", "within": "5 days"},
    ),
    "a kind (known to each draft)": ({"required": ["kind"]}, {}),
}


def by_fastjsonschema(schema: dict, document: object) -> bool:
    try:
        fastjsonschema.compile(schema)(document)
    except fastjsonschema.JsonSchemaException:
        return False
    return True


answers = {}
for name, (schema, document) in cases.items():
    schema = DRAFT | schema
    jsonschema.Draft202012Validator.check_schema(schema)
    answers[name] = [
        by_fastjsonschema(schema, document),
        jsonschema.validators.validator_for(schema)(schema).is_valid(document),
        jsonschema_rs.is_valid(schema, document),
    ]
    print(f"{name}: " + ", ".join("held" if answer else "not held" for answer in answers[name]))
assert [answer for answer, *_ in answers.values()] == [True, True, True, True, False]
assert not any(answer for _, *others in answers.values() for answer in others)
PY
echo "as described: two grounds become one, and a limit none"
