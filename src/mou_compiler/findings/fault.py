"""A fault: what a stage before the checks could not take, to be told as a finding by the check of its code."""

from __future__ import annotations

from typing import NamedTuple

from mou_compiler.findings.finding import Related
from mou_compiler.source.place import Place
from mou_compiler.words import Text


MOST_FAULTS = 100
"""How many faults of one file are told."""


class Fault(NamedTuple):
    """The code of the check that explains it, the fact, its place (or only a path) and the remedy."""

    code: str
    message: Text
    place: Place | None
    help: Text
    related: tuple[Related, ...] = ()
    path: str = ""
