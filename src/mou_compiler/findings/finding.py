"""A finding: a fact about the corpus with a code, a place and a remedy, in both languages."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, IntEnum
from typing import NamedTuple

from mou_compiler.findings.cause import Cause, Value
from mou_compiler.findings.fix import Fix
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


class Category(Enum):
    """What sort of thing a check tells of; programs go by it, and by no digit of a code."""

    UNREADABLE = "unreadable"
    """What could not be read: nothing of it was checked."""
    INVALID = "invalid"
    """What was read and cannot be meant: a name that is not declared, a value of another type."""
    ORPHAN = "orphan"
    """A consequence that has lost, or never had, something that it needs."""
    UNUSED = "unused"
    """What nothing uses, and what a source has and no rule encodes."""
    RECORD = "record"
    """What the corpus says of a text otherwise than a record of texts."""
    RELATION = "relation"
    """How rules stand to each other."""
    EXPIRY = "expiry"
    """What ends soon."""
    ACCEPTANCE = "acceptance"
    """What is wrong with an acceptance of findings."""
    OTHER = "other"
    """What a check from outside tells of, unless it says otherwise."""


class Related(NamedTuple):
    """Another party to the fault: what it has to do with it, and where it stands."""

    message: Text
    place: Place


class Needed(NamedTuple):
    """A clause without which a finding is gone: what it contributes, and where it stands."""

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

    def holds_on(self, day: date) -> bool:
        """Tell whether a day is one of them."""
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)


class Case(NamedTuple):
    """One of the pairs, single measures or other declarations that a grouped finding stands for.

    `stretches` are the days on which it does; empty where that is not told for each. `declarations` are named by
    kind and id, such as `agency STA`; `place` is where such a one stands, `name` how it is called.
    """

    measures: tuple[str, ...]
    witness: Witness | None
    stretches: tuple[Stretch, ...] = ()
    declarations: tuple[str, ...] = ()
    place: Place | None = None
    name: Text = Text("", "")

    @property
    def key(self) -> tuple[str, ...]:
        """By what it is known again: the measures or declarations that it is about."""
        return self.measures or self.declarations

    def holds_on(self, day: date) -> bool:
        """Tell whether it holds on a day; one without days always does."""
        return not self.stretches or any(stretch.holds_on(day) for stretch in self.stretches)


class Range(NamedTuple):
    """Values from one to another as the language writes them; `high` is None where there is no end, and equals `low` for a single value."""

    low: str
    high: str | None
    low_included: bool
    high_included: bool


class OpenBox(NamedTuple):
    """A part of what a gap leaves open: every situation whose parts are all among these. What is empty is free.

    `said` is the same in words. Each name stands for all of its own but for what stands at its place in `subjects_but`
    or `territories_but`.
    """

    subjects: tuple[str, ...]
    lists: tuple[str, ...]
    not_on: tuple[str, ...]
    territories: tuple[str, ...]
    days: Stretch
    values: tuple[tuple[str, tuple[Range, ...]], ...]
    said: Text
    subjects_but: tuple[tuple[str, ...], ...] = ()
    territories_but: tuple[tuple[str, ...], ...] = ()


class Shared(NamedTuple):
    """What a finding has in common with others of its code and kind of cause, with which it is told as one.

    `key` is that, as data; `name` is what sets this one apart, `said` the sentence for several, with `{findings}`,
    `{measures}` and `{cases}` where their numbers stand: None where that of the first speaks for all.
    """

    key: tuple[Value, ...]
    name: Text
    said: Text | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong, where, since when, who takes part in it, and what to do.

    `place` is None only for faults of the corpus as a whole; `path` then says where it was looked for.
    `since` is the first day on which the finding holds, None where it does not depend on a day;
    `until` is the first day on which it no longer does. In between it may pause. `cause` is what it is about and
    its cases have in common, as data: by its code and this a finding is known again. `left_out` is how many of its cases are not told,
    since they are accepted, known or of other days. `listing` is the message of a finding that names its cases, with `{}` where their names stand.
    `shared` is what it may be told with others by; `boxes` are what a gap leaves open, whole. `claim` is the message without
    the sentence that says in which situation it is so, for who tells the situation beside it; None where there is no such sentence.
    """

    code: str
    name: str
    category: Category
    severity: Severity
    message: Text
    place: Place | None
    help: Text
    cause: Cause
    path: str = ""
    related: tuple[Related, ...] = ()
    measures: tuple[str, ...] = ()
    witness: Witness | None = None
    cases: tuple[Case, ...] = ()
    listing: Text | None = None
    since: date | None = None
    until: date | None = None
    fixes: tuple[Fix, ...] = ()
    left_out: int = 0
    shared: Shared | None = None
    boxes: tuple[OpenBox, ...] = ()
    claim: Text | None = None

    @property
    def order(self) -> tuple[str, int, str, str]:
        """Sort key: path, place, code, then wording."""
        if self.place is None:
            return (self.path, -1, self.code, self.message.en)
        source, first, _ = self.place
        return (source.path, first + source.shift, self.code, self.message.en)

    def holds_on(self, day: date) -> bool:
        """Tell whether the finding holds on a day; one without days always does."""
        return Stretch(self.since, self.until).holds_on(day) and (
            not self.cases or any(case.holds_on(day) for case in self.cases)
        )

    def on(self, day: date) -> Finding:
        """Return the finding with those of its cases that hold on a day, on which it holds."""
        return self.narrowed(tuple(case for case in self.cases if case.holds_on(day)))

    def narrowed(self, cases: tuple[Case, ...]) -> Finding:
        """Return the finding with some of its cases; one that names them names only these, and stands at the first.

        Where the case that its message tells is not among them, it names the first of them beside that.
        """
        if len(cases) == len(self.cases):
            return self
        left_out = self.left_out + len(self.cases) - len(cases)
        concerned = {id_ for case in cases for id_ in case.measures}
        before = {id_ for case in self.cases for id_ in case.measures}
        measures = tuple(id_ for id_ in self.measures if id_ in concerned or id_ not in before)
        if self.listing is None:
            told = next((case for case in self.cases if case.witness == self.witness), None)
            narrowed = dataclasses.replace(self, cases=cases, measures=measures, left_out=left_out)
            if self.witness is None or told is None or told in cases or not cases[0].measures:
                return narrowed
            return dataclasses.replace(
                narrowed,
                message=_likewise(cases, self.message),
                claim=self.claim and _likewise(cases, self.claim),
                witness=cases[0].witness,
            )
        return dataclasses.replace(
            self,
            message=list_names(self.listing, cases),
            cases=cases,
            place=cases[0].place,
            related=related_cases(cases),
            left_out=left_out,
        )


def _likewise(cases: Sequence[Case], message: Text) -> Text:
    """Return that of the measures of these cases the same is found as of those of another, which a message tells."""
    ids, more = cases[0].measures, len(cases) - 1
    english = " and ".join(f"`{id_}`" for id_ in ids) + (f", and {more} more," if more else "")
    chinese = "与".join(f"「{id_}」" for id_ in ids) + (f"等{len(cases)}种情形" if more else "")
    return Text(f"{english} likewise, as in: {message.en}", f"{chinese}亦然，同于：{message.zh}")


MOST_NAMED = 5
"""How many cases a finding names that lists them."""


_ONE_OR_SEVERAL = re.compile(r"\{([^{}|]+)\|([^{}|]+)\}")


def list_names(listing: Text, cases: Sequence[Case]) -> Text:
    """Return a message with the names of the first few cases where `{}` stands, and how many more there are.

    Of `{law|laws}` the first word stands where there is one case, the second where there are several.
    """
    shown, more = [case.name for case in cases[:MOST_NAMED]], len(cases) - MOST_NAMED
    *head, last = [name.en for name in shown]
    english = f"{', '.join(head)} and {last}" if head else last
    chinese = "、".join(name.zh for name in shown)
    said = _ONE_OR_SEVERAL.sub(lambda words: words[1 if len(cases) == 1 else 2], listing.en)
    return Text(
        said.replace("{}", f"{english} and {more} more" if more > 0 else english),
        listing.zh.replace("{}", f"{chinese}等{len(cases)}项" if more > 0 else chinese),
    )


def related_cases(cases: Sequence[Case]) -> tuple[Related, ...]:
    """Return the cases that a finding names, but for the one at which it stands, as its parties."""
    return tuple(
        Related(case.name, case.place) for case in cases[1 : MOST_NAMED + 1] if case.place is not None
    )
