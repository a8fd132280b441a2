"""A situation that is asked about: as a scenario in the language itself, and what follows in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from mou_compiler.analysis.in_force import is_doubtful
from mou_compiler.corpus.schema.declarations import Measure
from mou_compiler.meaning.boxes import contains as box_contains
from mou_compiler.meaning.region import contains
from mou_compiler.scenarios.hypothetical import MOST_BOXES, Hypothetical
from mou_compiler.scenarios.reasons import why_not
from mou_compiler.words import Text

QUESTION = "asked-on-the-command-line"
"""The id of the scenario that a question is."""


class Asked(NamedTuple):
    """What is asked: each as it is written in a scenario; `territory` is empty where none was given."""

    day: str
    subject: str
    territory: str
    on: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    conduct: tuple[str, ...] = ()

    @property
    def fields(self) -> tuple[tuple[str, str], ...]:
        """Each field of the scenario and what is written in it, in order."""
        written = [("day", self.day), ("subject", self.subject), ("in", self.territory)]
        written += [("on", item) for item in self.on]
        written += [("given", item) for item in self.given]
        written += [("conduct", ", ".join(self.conduct))] if self.conduct else []
        return tuple((keyword, " ".join(value.split())) for keyword, value in written if value)


def question(asked: Asked) -> str:
    """Return the question as the text of a scenario, one field on a line, the first on line 2."""
    fields = "".join(f"    {keyword} {value}\n" for keyword, value in asked.fields)
    return f"scenario {QUESTION} {{\n{fields}}}\n"


class Following(NamedTuple):
    """A measure that applies, with those who carry it out then and there."""

    measure: Measure
    bodies: tuple[str, ...]


class Wanting(NamedTuple):
    """A measure that does not apply, with all that keeps it from applying."""

    measure: Measure
    reasons: tuple[Text, ...]


def following(case: Hypothetical) -> tuple[Following, ...]:
    """Return the measures that apply, in order of document and place."""
    applying = frozenset(case.applying)
    return tuple(
        Following(measure, tuple(sorted(_bodies(case, measure))))
        for measure in case.view.corpus.measures.values()
        if measure.id in applying
    )


def wanting(case: Hypothetical) -> Iterator[Wanting]:
    """Yield the measures that do not apply, with why, in order of document and place."""
    applying = frozenset(case.applying)
    for measure in case.view.corpus.measures.values():
        if measure.id not in applying:
            yield Wanting(measure, why_not(case, measure))


def unsure(case: Hypothetical) -> tuple[Wanting, ...]:
    """Return the measures of which it is not known whether they apply, since it is not whether they are in force.

    In all else they do.
    """
    view, day = case.view, case.situation.day
    return tuple(
        Wanting(measure, reasons)
        for measure in view.corpus.measures.values()
        if is_doubtful(view, measure, day) and len(reasons := why_not(case, measure)) == 1
    )


class Hanging(NamedTuple):
    """How many measures would apply by other values of what is not given, and of what; and from which day others do.

    Each name is of a dimension; the day is the next on which a measure begins that would then apply, None where none does.
    """

    number: int
    names: tuple[str, ...]
    next_day: int | None


def hanging(case: Hypothetical, among: Callable[[Measure], bool]) -> Hanging:
    """Return on what it hangs that some measures do not apply: on values that are not given, or on the day."""
    world, situation = case.view.rules.world, case.situation
    number, names, days = 0, dict[str, None](), []
    for id_, rule in case.view.rules.rules.items():
        measure = case.view.corpus.measures.get(id_)
        if measure is None or not among(measure) or contains(world, rule.boxes, situation):
            continue
        open_ = case.open_in(rule.boxes)
        number += bool(open_)
        names |= dict.fromkeys(open_)
        days += [
            box.start
            for box in islice(rule.boxes, MOST_BOXES)
            if box.start > situation.day
            and box_contains(world, case.as_given(box)._replace(start=situation.day), situation)
        ]
    return Hanging(number, tuple(sorted(names)), min(days, default=None))


def led_to(case: Hypothetical, found: Sequence[Following]) -> dict[str, tuple[str, ...]]:
    """Return the lists to which measures that apply and escalations that are met lead, each with what leads there."""
    ways: dict[str, list[str]] = {}
    for item in found:
        for ref in item.measure.leads_to:
            ways.setdefault(ref.id, []).append(item.measure.id)
    for escalation in case.view.corpus.escalations.values():
        if escalation.leads_to and case.escalates(escalation):
            for ref in escalation.leads_to:
                ways.setdefault(ref.id, []).append(escalation.id)
    return {list_: tuple(by) for list_, by in sorted(ways.items())}


def _bodies(case: Hypothetical, measure: Measure) -> set[str]:
    rule = case.view.rules.rules[measure.id]
    return {body for charged in case.view.enforcers.doing(rule) for body in case.bodies(charged)}
