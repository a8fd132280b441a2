"""A row of the enforcement table as values; text is made of it at the edge (tables/columns.py)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Generic, NamedTuple, TypeVar

from mou_compiler.corpus.schema.declarations.lists import Bar, Exit, Lock
from mou_compiler.corpus.schema.values import (
    Amount,
    Basis,
    Condition,
    Procedure,
    Target,
    Term,
    Unknown,
)
from mou_compiler.interpret.timeline import Standing
from mou_compiler.meaning.days import Days
from mou_compiler.words import LEADS_TO, Text

Said = TypeVar("Said")


class Part(NamedTuple):
    """A territory with all below it, or what is left of it where other rows tell of some below."""

    territory: str
    rest: bool


class Leave(NamedTuple):
    """A case in which a measure gives way: in which case, and who may permit it; None where that is not said."""

    when: Condition | None
    permission: str | None


class Resting(NamedTuple):
    """What a measure rests on, and what has become of it by these days."""

    basis: Basis
    fate: Standing | None


@dataclass(frozen=True, slots=True)
class OfList(Generic[Said]):
    """What the rules in force of one list say of something; of the measure itself where `list` is empty."""

    list: str
    said: tuple[Said, ...]


class EntryTerm(NamedTuple):
    """How long one is on a list; by which ground where that is said of one alone."""

    ground: str
    term: Term


@dataclass(frozen=True, slots=True)
class Row:
    """What one body carries out of one measure, on one act, in the place where it acts, on `days`.

    Where it puts the subject on a list, `act` is that list (`led`). Who acts for a body does so for one of the acts `charged`: its own act, or, of a
    list, any of the measure. All that is said is so on each of these days. `enforcer` acts on them, `declared_enforcer` is whom the
    document names; where the former is empty nobody acts, or it is not known who (`enforcer_unknown`).
    `others` says that the document adds "and others". No targets are everybody, no territory is everywhere.
    `weight` is that of what is referred to, and empty for what is done otherwise.
    """

    measure: str
    document: str
    document_number: str | Unknown | None
    measure_label: Text
    trigger: Condition | None
    lists: tuple[str, ...]
    targets: tuple[Target, ...]
    territory: tuple[Part, ...]
    condition: Condition | None
    exceptions: tuple[Leave, ...]
    enforcer: str
    enforcer_unknown: bool
    enforcer_label: Text
    declared_enforcer: str
    part: str
    others: bool
    force: str
    modality: str
    act: str
    act_label: Text
    charged: tuple[str, ...]
    cap: Amount | Unknown | None
    weight: str
    term: Term | None
    deadline: Term | None
    approval: tuple[str, ...]
    applied: str
    days: Days
    basis: tuple[Resting, ...]
    channels: tuple[str, ...]
    entry_terms: tuple[OfList[EntryTerm], ...]
    exits: tuple[OfList[Exit | Bar | Lock | None], ...]
    notices: tuple[OfList[Procedure], ...]
    objections: tuple[OfList[Procedure], ...]
    reviews: tuple[OfList[Procedure], ...]
    status: str
    findings: tuple[str, ...]
    reasons: tuple[Text, ...]
    decided: tuple[Text, ...]
    path: str
    line: int

    @property
    def led(self) -> bool:
        """Whether the row is of a list that the measure leads to, and of no act."""
        return self.modality == LEADS_TO.en

    @property
    def touched(self) -> tuple[str, str]:
        """The kind and the id of what it touches: an act, or a list."""
        return ("list" if self.led else "act", self.act)

    @property
    def acts(self) -> tuple[str, ...]:
        """The act that it touches; none where it leads to a list."""
        return () if self.led else (self.act,)

    @property
    def valid_from(self) -> date | None:
        """The first day, None where the beginning is not known."""
        return self.days.first

    @property
    def valid_to(self) -> date | None:
        """The first day no longer in force, None where no end is known."""
        return self.days.behind
