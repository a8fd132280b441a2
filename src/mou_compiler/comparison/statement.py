"""Statements: what a clause says of one matter, each with the situations in which it says so.

Two corpora mean the same where each statement of either holds in the same situations in both, whichever clauses make it
(grammar/meaning.md, Comparison).
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import NamedTuple

from mou_compiler.corpus.schema.declarations import Declaration
from mou_compiler.meaning.days import Days
from mou_compiler.meaning.region import Region
from mou_compiler.words import Text


@dataclass(frozen=True, slots=True)
class Value:
    """What a statement says in one respect: a key by which values are the same, and how people read it."""

    key: Hashable
    text: Text = field(compare=False)


class Matter(NamedTuple):
    """What a statement is about: its kind, and the names of what it concerns.

    An `act`, or a list that one is `led` to, of measures; of lists an `entry` by some conduct, an `exit` of some kind,
    or the list `itself`.
    """

    kind: str
    names: tuple[str, ...]


class Subject(NamedTuple):
    """What a statement is about: a matter, and of an act with which modality."""

    matter: Matter
    modality: Text


class Statement(NamedTuple):
    """A matter and what is said of it, respect by respect in a fixed order; what is not said is left out."""

    matter: Matter
    said: tuple[tuple[str, Value], ...]

    @property
    def subject(self) -> Subject:
        """What it is about."""
        modality = self.get("modality")
        return Subject(self.matter, Text("", "") if modality is None else modality.text)

    def get(self, respect: str) -> Value | None:
        """Return what it says in one respect."""
        return next((value for name, value in self.said if name == respect), None)

    def differences(self, other: Statement) -> tuple[str, ...]:
        """Return the respects in which two statements differ, in order of name."""
        mine, theirs = dict(self.said), dict(other.said)
        return tuple(
            sorted(name for name in mine.keys() | theirs.keys() if mine.get(name) != theirs.get(name))
        )


class Clause(NamedTuple):
    """A measure, or a part of a rule of a list: how it is known, where it stands, its days, and what it says.

    `item` is its number within the text that it belongs to (`home`), whatever that is called. `lasting` are the days on
    which it is in force, also where one day alone is compared; `unsure` are those of which it is not known whether it
    is. `laid_down_by` is the document that lays down a rule of a list, empty where the list itself does.
    """

    id: str
    kind: str
    declaration: Declaration
    home: str
    item: str
    days: Days
    statements: dict[Statement, Region]
    lasting: Days
    unsure: tuple[Days, ...] = ()
    laid_down_by: str = ""


class Beside(NamedTuple):
    """What another measure says of the same in a situation: its declaration, and the statement."""

    measure: Declaration
    statement: Statement
