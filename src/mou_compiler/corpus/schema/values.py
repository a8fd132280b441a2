"""The typed values that fields carry. Each is frozen and says where it was written where that can matter."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from mou_compiler.source.place import Place
from mou_compiler.words import Text


class Ref(NamedTuple):
    """A use of a name: the id it stands for, the kind of what it names, and where it was written.

    `found` is False where nothing of that name is declared; `id` is then the name as written. `acting` are those who
    act on a day in the place of an agency that has ended, where that is nobody or several; None says nothing of it.
    """

    id: str
    kind: str
    place: Place
    found: bool = True
    acting: tuple[str, ...] | None = None


class Unknown(NamedTuple):
    """What a document does not say, or the copy read does not show, and why."""

    reason: str
    place: Place


class Day(NamedTuple):
    """A day, perhaps known only to the month or the year: some day from `first` to `last`, both included.

    Nothing is said before it is certain (grammar/meaning.md, Days).
    """

    first: date
    last: date
    place: Place

    @property
    def exact(self) -> bool:
        """Whether the very day is known."""
        return self.first == self.last


class Period(NamedTuple):
    """From a day until a day, the latter excluded; None leaves an end open."""

    start: Day | Unknown | None
    end: Day | Unknown | None


class Transition(NamedTuple):
    """What was begun under an earlier text goes on under it: until when, and in the words of the text."""

    until: Day | Unknown | None
    said: str
    place: Place
    unknown: str = ""
    """Why it is not known what goes on; empty where it is."""


class Suspension(NamedTuple):
    """Days on which a text is not in force though it has not ended, and what suspends it."""

    days: Period
    basis: tuple[Basis, ...]
    place: Place


class Length(NamedTuple):
    """A length of time: a number and a unit (`days`, `working-days`, `weeks`, `months`, `years`)."""

    number: int
    unit: str


class Term(NamedTuple):
    """How long something lasts, or by when it must be done.

    `kind` is `fixed`, `range`, `at-least`, `until`, `unspecified`, `indefinite`, `actual` or `unknown`; `least`
    and `most` are equal for a fixed term and None where there is no length (of `at-least`, only the most);
    `extension` is the least and most that can be added; `start` is the event from which it counts, or which
    ends it where it is `until`.
    """

    kind: str
    least: Length | None
    most: Length | None
    extension: tuple[Length, Length] | None
    start: str | None
    place: Place
    reason: str = ""


class Level(NamedTuple):
    """One step of a citation: `art` 146, `para` 1, `item` 2; the number as text, since 100-1 occurs."""

    level: str
    number: str


_UNITS = frozenset({"section", "regulation", "rule", "§"})
_BESIDE = frozenset({"annex", "appendix", "schedule", "supplement"})
"""Parts of a text with numbers of their own: their article 3 is not article 3 of the text."""


class Citation(NamedTuple):
    """A place in a law or document: whose, which edition where one is named, and the steps down to it."""

    source: Ref
    edition: str | None
    levels: tuple[Level, ...]
    place: Place

    @property
    def unit(self) -> str:
        """The level of the numbered unit that is cited: `art`, or `section`, `rule`, … where a text has those."""
        return self._numbered.level

    @property
    def article(self) -> str | None:
        """The number of the article, or of the section or rule that stands for it, where one is cited."""
        return self._numbered.number or None

    @property
    def _numbered(self) -> Level:
        """The article, or the unit that a text has in its place; a section below a chapter is none."""
        nothing = Level("art", "")
        for number, level in enumerate(self.levels):
            if level.level in _BESIDE:
                return nothing
            if level.level == "art":
                return level
            above = self.levels[number - 1].level if number else ""
            if level.level in _UNITS and not (level.level == "section" and above in ("chapter", "part")):
                nothing = nothing if nothing.number else level
        return nothing


class NoBasis(NamedTuple):
    """The statement that a measure rests on nothing."""

    place: Place


Basis: TypeAlias = Citation | NoBasis | Unknown


class Amount(NamedTuple):
    """An exact quantity; the unit is empty for a plain number."""

    value: Decimal
    unit: str


class Holds(NamedTuple):
    """On a list. Of the party that triggers: the subject itself, or the one it is attached to."""

    list: Ref


class Grade(NamedTuple):
    """A rating compared with one of its grades."""

    rating: Ref
    operator: str
    grade: str
    place: Place


class Labelled(NamedTuple):
    """A grade of a rating or an option of a choice: its id, and its label, which is the id where none is written."""

    id: str
    label: Text


class Count(NamedTuple):
    """So many entries on a list within a rolling window."""

    list: Ref
    window: Length
    operator: str
    number: int
    place: Place


class Compare(NamedTuple):
    """An attribute compared with a constant: an amount, a day, or one of its choices."""

    attribute: Ref
    operator: str
    value: Amount | date | str
    place: Place


class IsTrue(NamedTuple):
    """A flag that is set."""

    attribute: Ref


class AllOf(NamedTuple):
    """Every one of these."""

    items: tuple[Condition, ...]


class AnyOf(NamedTuple):
    """At least one of these."""

    items: tuple[Condition, ...]


class SomeOf(NamedTuple):
    """At least `number` of these."""

    number: int
    items: tuple[Condition, ...]


class Not(NamedTuple):
    """Not this."""

    item: Condition


Condition: TypeAlias = Holds | Grade | Count | Compare | IsTrue | AllOf | AnyOf | SomeOf | Not


class Target(NamedTuple):
    """Whom a measure reaches: kinds of subject, themselves or those attached to them by a relation."""

    subjects: tuple[Ref, ...]
    relation: Ref | None


BY_ITSELF = "binds by itself"
"""The part of nobody: a measure that binds by itself (`by none`)."""


class Enforcement(NamedTuple):
    """Who carries a measure out, and how they share it: `sole`, `joint` or `cooperating`; nobody where it binds by itself.

    `open` says that the document adds "and others".
    """

    enforcers: tuple[Ref, ...]
    part: str
    open: bool
    place: Place


class Provision(NamedTuple):
    """One modality over one or more acts, with a cap where the modality is one."""

    modality: str
    acts: tuple[Ref, ...]
    cap: Amount | Unknown | None
    place: Place


class Procedure(NamedTuple):
    """A step that is owed to the subject: notice, objection or review.

    `none` is the statement that there is no such step; `to` is who receives it, one or several; `deadline` is the time
    allowed for it and `decided` the time allowed for the answer.
    """

    none: bool
    unknown: Unknown | None
    to: tuple[Ref, ...]
    deadline: Term | None
    before: str | None
    decided: Term | None
    suspensive: bool
    place: Place


class Schedule(NamedTuple):
    """When entries are made public: within so much of the beginning of each period."""

    within: Length
    every: Length
    place: Place


class GradeRange(NamedTuple):
    """The points that a grade stands for, both ends included; None leaves an end open."""

    grade: str
    least: Decimal | None
    most: Decimal | None
    place: Place


class Succession(NamedTuple):
    """What carries on after an agency or territory, from when where it is said; after an agency for which acts.

    No acts are all duties.
    """

    heirs: tuple[Ref, ...]
    start: Day | Unknown | None
    acts: tuple[Ref, ...]
    place: Place


class Moved(NamedTuple):
    """An article of the edition before and its number in this one."""

    old: str
    new: str


class Articles(NamedTuple):
    """The first and last article of a text."""

    first: int
    last: int


class Expectation(NamedTuple):
    """What a scenario expects to be there, or to be absent.

    One of these is given: a `modality`, with an act, who enforces it, its force and term as far as said; a
    `measure`; an `escalation`; an `entry` on a list, with its force and term; an `exit` from a list, of an
    `exit_kind` where said, whose `term` is the time after which it opens.
    """

    present: bool
    place: Place
    modality: str | None = None
    act: Ref | None = None
    enforcer: Ref | None = None
    force: str | None = None
    term: Term | None = None
    measure: Ref | None = None
    escalation: Ref | None = None
    entry: Ref | None = None
    exit: Ref | None = None
    exit_kind: str | None = None


class Attached(NamedTuple):
    """One to whom the subject of a scenario is attached: by which relation, of what kind where said, and which of them."""

    relation: Ref
    kind: Ref | None
    number: int


class Holding(NamedTuple):
    """A list held in a scenario, by the subject itself or by one that it is attached to."""

    list: Ref
    by: Attached | None


class Given(NamedTuple):
    """The value of an attribute, the grade of a rating, or a number of entries in a scenario, and whose where not its own."""

    name: Ref
    value: Amount | date | str | bool
    window: Length | None
    place: Place
    by: Attached | None = None


class Allowance(NamedTuple):
    """A finding accepted in place: its code, the reason given, and the day until which."""

    code: str
    reason: str
    until: Day | None
    place: Place


class NamedFile(NamedTuple):
    """A file beside the corpus: its path as written, and where it was written."""

    path: str
    place: Place


class Waived(NamedTuple):
    """A numbered clause of the source that no rule encodes, and why; `known` is False for an unknown one."""

    numbers: tuple[str, ...]
    reason: str
    known: bool
    place: Place
