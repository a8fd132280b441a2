"""The tables of an edition: one of all rows, and one for each body that carries something out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from mou_compiler.compilation import Compiled
from mou_compiler.publishing.naming import agency_file_names
from mou_compiler.words import Text

TITLE = Text("Enforcement table", "措施执行表")


class Sheet(NamedTuple):
    """One table: its path below tables/ without a suffix, its title, the numbers of its rows, whom it is about."""

    path: str
    title: Text
    rows: Sequence[int]
    about: tuple[str, str] | None = None


def sheets(compiled: Compiled) -> list[Sheet]:
    """Return the table of all rows, then one for each agency and role that acts, in order of id."""
    by_agency: dict[str, list[int]] = {}
    for number, row in enumerate(compiled.rows):
        if row.enforcer:
            by_agency.setdefault(row.enforcer, []).append(number)
    names = agency_file_names(compiled)
    corpus = compiled.corpus
    found = [Sheet("enforcement", TITLE, range(len(compiled.rows)))]
    for agency, numbers in sorted(by_agency.items()):
        declared = corpus.agencies.get(agency) or corpus.roles.get(agency)
        label = declared.label if declared else Text(agency, agency)
        found.append(Sheet(f"agencies/{names[agency]}", label, numbers, ("agency", agency)))
    return found
