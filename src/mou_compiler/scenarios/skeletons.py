"""Situations as scenarios in the language: what a witness says, with what is expected of measures in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from mou_compiler.findings.finding import Witness
from mou_compiler.meaning.world import PRINCIPAL

_ENTRIES = "entries in "
_COUNTED = re.compile(r"(\d+)(?: in (\S+))? within (\d+) ([\w-]+)")


def scenario_text(id_: str, witness: Witness, expected: Mapping[str, bool]) -> str:
    """Return a scenario of a situation that has a day and a place; `expected` says which measures apply in it."""
    assert witness.date is not None
    lines = [f"day {witness.date.isoformat()}", f"subject {witness.subject}", f"in {witness.territory}"]
    lines += _said(witness)
    lines += [f"expect {'' if applies else 'no '}measure {measure}" for measure, applies in expected.items()]
    return "\n".join([f"scenario {id_} {{", *(f"    {line}" for line in lines), "}", ""])


def can_be_written(witness: Witness) -> bool:
    """Tell whether a situation can stand as a scenario: whom one is attached to is told with what is said of that one."""
    lines = " ".join(_said(witness))
    attached = [name.removeprefix(PRINCIPAL) for name, _ in witness.values if name.startswith(PRINCIPAL)]
    said = all(f" via {relation} of " in f"{lines} " for relation in attached)
    return witness.date is not None and bool(witness.territory) and said


def _said(witness: Witness) -> Iterator[str]:
    values = dict(witness.values)
    kinds = {
        name.removeprefix(PRINCIPAL): kind for name, kind in values.items() if name.startswith(PRINCIPAL)
    }
    for held in witness.lists:
        list_, _, relation = held.partition("@")
        yield f"on {list_}{_via(relation, kinds)}"
    for name, value in values.items():
        if name.startswith(PRINCIPAL):
            continue
        own, relation = _party(name)
        if own.startswith(_ENTRIES):
            yield from _counts(own.removeprefix(_ENTRIES).split(", "), value, _via(relation, kinds))
        elif value != "no":
            said = own if value == "yes" else f"{own} = {value}"
            yield f"given {said}{_via(relation, kinds)}"


def _party(name: str) -> tuple[str, str]:
    """Return what a value is of, and by which way, which may be that to a second one; empty where it is the subject's own."""
    own, _, relation = name.partition("@")
    return own, relation


def _via(relation: str, kinds: Mapping[str, str]) -> str:
    if not relation:
        return ""
    return f" via {relation} of {kinds[relation]}" if relation in kinds else f" via {relation}"


def _counts(lists: Iterable[str], value: str, via: str) -> Iterator[str]:
    first = next(iter(lists))
    for number, list_, length, unit in _COUNTED.findall(value):
        yield f"given {number} times in {list_ or first} within {length} {unit}{via}"
