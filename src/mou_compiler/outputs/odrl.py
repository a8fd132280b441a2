"""The enforcement table as policies of ODRL 2.2 in JSON-LD, with the profile that they need and SHACL shapes.

`odrl/policies.jsonld` has a policy for each document and a rule for each row, a line each; `odrl/terms.jsonld` what these name;
`odrl/profile.ttl` what ODRL has no word for; `odrl/shapes.ttl` what every file of policies keeps to. grammar/odrl.md maps it all.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from itertools import groupby
from typing import BinaryIO

from mou_compiler import __version__
from mou_compiler.compilation import Compiled
from mou_compiler.interchange.odrl import CONTEXT, Node, policies, profile, shapes, terms
from mou_compiler.publishing.output import File, Output
from mou_compiler.words import Text

POLICIES, TERMS = "odrl/policies.jsonld", "odrl/terms.jsonld"
PROFILE, SHAPES = "odrl/profile.ttl", "odrl/shapes.ttl"
JSON_LD, TURTLE = "application/ld+json", "text/turtle; charset=utf-8"


def files(compiled: Compiled) -> Mapping[str, File]:
    """Return policies, terms, profile and shapes."""
    policies_title = Text("Policies in ODRL 2.2", "ODRL 2.2 策略")
    return {
        POLICIES: File(policies_title, JSON_LD, _writing(lambda: _policies(compiled)), len(compiled.rows)),
        TERMS: File(
            Text("Terms that policies name", "策略所用的名称"), JSON_LD, _writing(lambda: _terms(compiled))
        ),
        PROFILE: File(Text("Profile of ODRL", "ODRL 规范扩展"), TURTLE, _writing(profile)),
        SHAPES: File(Text("Shapes that policies keep to", "策略须符合的形状"), TURTLE, _writing(shapes)),
    }


def _writing(made: Callable[[], bytes]) -> Callable[[BinaryIO], object]:
    def write(stream: BinaryIO) -> object:
        return stream.write(made())

    return write


def _policies(compiled: Compiled) -> bytes:
    graph = []
    encode = json.JSONEncoder(ensure_ascii=False).encode
    for head, rules in policies(compiled):
        lines = [encode(head).removesuffix("}")]
        for place, of_place in groupby(sorted(rules, key=lambda rule: rule[0]), key=lambda rule: rule[0]):
            each = ",\n   ".join(encode(rule) for _, rule in of_place)
            lines.append(f'  "{place}": [\n   {each}]')
        graph.append(",\n".join(lines) + "}")
    return _document(compiled, graph)


def _terms(compiled: Compiled) -> bytes:
    encode = json.JSONEncoder(ensure_ascii=False).encode
    return _document(compiled, (encode(term) for term in terms(compiled)))


def _document(compiled: Compiled, graph: Iterable[str]) -> bytes:
    about: Node = {
        "uid": "urn:mou:edition",
        "mou:generator": f"mou {__version__}",
        "mou:asOf": compiled.as_of.isoformat() if compiled.as_of else "all days",
    }
    head = json.dumps({"@context": CONTEXT}, ensure_ascii=False, indent=1).removesuffix("\n}")
    joined = ",\n ".join((json.dumps(about), *graph))
    return f'{head},\n "@graph": [\n {joined}\n ]\n}}\n'.encode("utf-8", "replace")


OUTPUT = Output("odrl", files)
