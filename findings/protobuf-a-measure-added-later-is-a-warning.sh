#!/usr/bin/env bash
# What one expects: an agency that has last year's schema reads a message of this year's, in which a kind of measure was added,
# and sees that it does not know the kind: messages of both years are the same but for that.
# What happens: by proto2 an enum is closed: a value that is not in it is put aside, the field counts as unset, and who asks for
# it gets the first of the kinds. A ban, added after warning and fine, is a warning. In a list it is left out: two measures of three.
# Passed on, the list has the ban again, at its end: [fine, ban, warning] comes back as [fine, warning, ban], so an order
# of precedence is another. By proto3, and by an enum of editions that is open, the number stays where it was, and has no name.
# fastavro refuses the ban, or, where the older schema names a default, reads that. A test by one schema shows nothing.
# Seen with protobuf 7.36.2, fastavro 1.13.1. Source: protobuf.dev, "Enum Behavior" (which has the list out of order as an unexpected
# consequence); Avro 1.12 specification, "Schema Resolution", enum.
# mou: writes no protobuf; a kind of measure that a reader does not know stands in the tables by its name.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check protobuf==7.36.2 fastavro==1.13.1 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
import io
from importlib.metadata import version

import fastavro
from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

print({name: version(name) for name in ("protobuf", "fastavro")})
LAST_YEAR, THIS_YEAR = ["warning", "fine"], ["warning", "fine", "ban"]
MEASURES = ["fine", "ban", "warning"]


def message(kinds: list[str], syntax: str):
    file = descriptor_pb2.FileDescriptorProto(name="measures.proto", package="measures", syntax=syntax)
    enum = file.enum_type.add(name="Kind")
    for number, kind in enumerate(kinds):
        enum.value.add(name=kind, number=number)
    document = file.message_type.add(name="Document")
    field = descriptor_pb2.FieldDescriptorProto
    for number, (name, label) in enumerate((("gravest", field.LABEL_OPTIONAL), ("all", field.LABEL_REPEATED)), 1):
        document.field.add(name=name, number=number, type=field.TYPE_ENUM, type_name=".measures.Kind", label=label)
    pool = descriptor_pool.DescriptorPool()
    pool.Add(file)
    return message_factory.GetMessageClass(pool.FindMessageTypeByName("measures.Document"))


def told(kinds: list[str], numbers) -> list:
    return [kinds[number] if number < len(kinds) else number for number in numbers]


def pass_on(syntax: str) -> tuple[list, list, list]:
    old, new = message(LAST_YEAR, syntax), message(THIS_YEAR, syntax)
    sent = new(gravest=THIS_YEAR.index("ban"), all=[THIS_YEAR.index(kind) for kind in MEASURES])
    read = old.FromString(sent.SerializeToString())
    back = new.FromString(read.SerializeToString())
    answer = told(LAST_YEAR, [read.gravest]), told(LAST_YEAR, read.all), told(THIS_YEAR, back.all)
    print(f"{syntax}: the gravest is {answer[0][0]!r}, all are {answer[1]}, passed on {answer[2]}")
    return answer


assert pass_on("proto2") == (["warning"], ["fine", "warning"], ["fine", "warning", "ban"])
assert pass_on("proto3") == ([2], ["fine", 2, "warning"], MEASURES)


def avro(kinds: list[str], **default) -> dict:
    return fastavro.parse_schema({"type": "enum", "name": "Kind", "symbols": kinds, **default})


def by_avro(reader: dict) -> str:
    file = io.BytesIO()
    fastavro.schemaless_writer(file, avro(THIS_YEAR), "ban")
    file.seek(0)
    return fastavro.schemaless_reader(file, avro(THIS_YEAR), reader)


try:
    by_avro(avro(LAST_YEAR))
except fastavro.read.SchemaResolutionError as error:
    print("fastavro:", error)
else:
    raise AssertionError("fastavro reads a kind that the schema does not have")
assert by_avro(avro(LAST_YEAR, default="fine")) == "fine"
PY
echo "as described: a kind that was added later is the first kind, and goes to the end of the list"
