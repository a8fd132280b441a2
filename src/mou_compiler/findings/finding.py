"""A finding: a fact about the corpus with a code, a place and a remedy, in both languages."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from typing import NamedTuple

from mou_compiler.source.place import Place
from mou_compiler.words import Text


class Severity(IntEnum):
    """How much a finding weighs; ordered, so that a threshold can be compared."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        """The word used in configuration and for programs."""
        return self.name.lower()

    @property
    def word(self) -> Text:
        """The word shown to people."""
        return Text(self.label, {1: "提示", 2: "警告", 3: "错误"}[self.value])


class Related(NamedTuple):
    """Another party to the fault: what it has to do with it, and where it stands."""

    message: Text
    place: Place


@dataclass(frozen=True, slots=True)
class Witness:
    """A situation in which a finding shows, as a person reads it: ids only, day in ISO form or none.

    `lists` names each list held, `list@relation` where one that the subject is attached to holds it;
    `values` maps attributes (and `principal of <relation>`) to values as written in the language.
    """

    subject: str
    lists: tuple[str, ...]
    territory: str
    date: date | None
    values: tuple[tuple[str, str], ...] = ()


class Stretch(NamedTuple):
    """The days from `since` up to, and without, `until`; None where it is at either end of time."""

    since: date | None
    until: date | None


class Case(NamedTuple):
    """One of the pairs, or single measures, that a grouped finding stands for.

    `stretches` are the days on which it does; empty where that is not told for each.
    """

    measures: tuple[str, ...]
    witness: Witness | None
    stretches: tuple[Stretch, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong, where, since when, who takes part in it, and what to do.

    `place` is None only for faults of the corpus as a whole; `path` then says where it was looked for.
    `since` is the first day on which the finding holds, None where it does not depend on a day;
    `until` is the first day on which it no longer does. In between it may pause.
    """

    code: str
    name: str
    severity: Severity
    message: Text
    place: Place | None
    help: Text
    path: str = ""
    related: tuple[Related, ...] = ()
    measures: tuple[str, ...] = ()
    witness: Witness | None = None
    cases: tuple[Case, ...] = field(default=())
    since: date | None = None
    until: date | None = None

    @property
    def order(self) -> tuple[str, int, str, str]:
        """Sort key: path, place, code, then wording."""
        if self.place is None:
            return (self.path, -1, self.code, self.message.en)
        return (self.place.path, self.place.start, self.code, self.message.en)

    def holds_on(self, day: date) -> bool:
        """Tell whether the finding holds on a day; one without days always does."""
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)
