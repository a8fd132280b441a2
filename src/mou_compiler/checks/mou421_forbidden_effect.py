"""Forbidden effect: a measure that does, in some situation, what a guardrail says no rule may ever do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from mou_compiler.analysis.guardrails import bound, carried_out_so, comes_under, meant
from mou_compiler.analysis.view import AsOf, View
from mou_compiler.analysis.wording import (
    act_named,
    measure_in,
    measure_named,
    modality_text,
    named,
    shown,
    situation,
)
from mou_compiler.checking.check import Check, Part
from mou_compiler.checking.grouping import MOST_SHOWN, to_date
from mou_compiler.findings.cause import Cause
from mou_compiler.findings.finding import Case, Category, Finding, Related, Severity, Stretch
from mou_compiler.meaning.boxes import Witness, order_of
from mou_compiler.meaning.cover import merged, span
from mou_compiler.meaning.region import Region, on_day, smallest, stretches
from mou_compiler.meaning.rule import Effect
from mou_compiler.words import Text

_GIVEN = """
subject natural-person "Natural person" "自然人"
subject minor "Minor" "未成年人" { within natural-person }
subject adult "Adult" "成年人" { within natural-person; exclusive with minor }
agency MOE "Education" "教育部" { kind government }
rank law "Law" "法律" { may-burden }
law education-law "Education law" "教育法" { rank law }
act education.school "School" "入学"
list defaulters "Defaulters" "失信人" {
    kind blacklist; keeper MOE; covers natural-person
    entry 1 "Unpaid" "欠缴" { basis education-law art 2 }
    exit 1 "Paid" "缴清" { kind fulfilment }
    notice 5 days before effect
    objection to MOE within 5 days
}
guardrail schooling "No schooling is barred to a minor" "不得限制未成年人入学" {
    never burden
    acts  education
    to    minor
    basis education-law art 3
}
"""

CHECK = Check(
    code="MOU421",
    name="forbidden-effect",
    category=Category.RELATION,
    severity=Severity.ERROR,
    what=Text(
        "In some situation a measure has an effect of which a guardrail says that no rule may ever have it. "
        "Measures of one document that go beyond one guardrail are one finding.",
        "在某一情形下，措施产生了底线所不允许的效果。同一文件中逾越同一底线的措施合并为一项。",
    ),
    why=Text(
        "What must never happen to anybody is written down so that it is proved of every rule, in all situations and on "
        "all days (grammar/meaning.md, Guardrails).",
        "绝不允许发生之事须写明，以便就每项规定在一切情形与日期予以证明（见 grammar/meaning.md「底线」）。",
    ),
    fix=Text(
        "narrow the measure by `to`, `when` or an `exception`, or let one that is milder override it",
        "以「对象」「条件」或「例外」缩小该措施，或以较轻的措施优先于它",
    ),
    failing=_GIVEN
    + """
instrument rule-1 "Rule" "规定" {
    in force from 2018-05-01
    measure 1 { on defaulters; by MOE; restrict education.school; basis education-law art 1 }
}
""",
    passing=_GIVEN
    + """
instrument rule-1 "Rule" "规定" {
    in force from 2018-05-01
    measure 1 { on defaulters; by MOE; to adult; restrict education.school; basis education-law art 1 }
}
""",
)


class Breach(NamedTuple):
    """A measure, the effect by which it goes beyond a guardrail, and the situations in which it does."""

    guardrail: str
    measure: str
    effect: Effect
    region: Region


def _pairs(view: View) -> Iterator[tuple[str, str]]:
    """Yield each guardrail that says `never` with each document that it binds."""
    for id_, guardrail in view.corpus.guardrails.items():
        if guardrail.never:
            yield from ((id_, document) for document in bound(view, id_))


def _breaches(view: View, pair: tuple[str, str]) -> Iterator[tuple[Breach, ...]]:
    """Yield the breaches of a guardrail by the measures of a document, together, if there are any."""
    id_, document = pair
    guardrail = view.corpus.guardrails[id_]
    found: list[Breach] = []
    for measure in view.corpus.documents[document].measures:
        rule = view.rules.rules[measure.id]
        effects = meant(guardrail, rule, guardrail.never)
        if effects and carried_out_so(view, guardrail, measure):
            region = comes_under(view, guardrail, rule)
            if region:
                found.append(Breach(id_, measure.id, effects[0], _frozen(region)))
    if found:
        yield tuple(found)


def _frozen(region: Region) -> Region:
    return tuple(region) if isinstance(region, list) else region


def _tell(view: View, found: Sequence[tuple[Breach, ...]], as_of: AsOf) -> Iterator[Finding]:
    for breaches in found:
        yield _finding(view, breaches, as_of)


def _finding(view: View, breaches: tuple[Breach, ...], as_of: AsOf) -> Finding:
    days = {breach.measure: merged(stretches(breach.region)) for breach in breaches}
    witnesses = {breach.measure: _witness(view, breach.region, as_of) for breach in breaches}
    first = min(_on_day(breaches, as_of), key=lambda one: order_of(view.rules.world, witnesses[one.measure]))
    witness, guardrail = witnesses[first.measure], view.corpus.guardrails[first.guardrail]
    measure = view.corpus.measures[first.measure]
    place, name = situation(view, witness), named(guardrail, guardrail.id)
    does, act = modality_text(first.effect.modality), act_named(view, first.effect.act)
    whole = span(part for parts in days.values() for part in parts)
    where = measure_in(view, measure)
    return CHECK.finding(
        Text(
            f"{place.en} comes under {where.en} ({does.en} {act.en}), which {name.en} never allows",
            f"{place.zh}适用{where.zh}（{does.zh}{act.zh}），为底线{name.zh}所不许",
        ),
        measure.place,
        cause=Cause.of(
            "forbidden-effect", guardrail=guardrail.id, document=view.corpus.measures[first.measure].document
        ),
        related=_related(view, breaches, first.measure),
        measures=[breach.measure for breach in breaches],
        witness=shown(view, witness),
        cases=[
            Case(
                (breach.measure,),
                shown(view, witnesses[breach.measure]),
                tuple(Stretch(to_date(part.start), to_date(part.end)) for part in days[breach.measure]),
            )
            for breach in breaches
        ],
        since=to_date(whole.start),
        until=to_date(whole.end),
    )


def _on_day(breaches: tuple[Breach, ...], as_of: AsOf) -> Iterable[Breach]:
    """Return those of the day asked about, all where there is none."""
    return [breach for breach in breaches if on_day(breach.region, as_of.day)] or breaches


def _witness(view: View, region: Region, as_of: AsOf) -> Witness:
    """Return the smallest situation of a set as of a day; of all days where there is none on that one."""
    found = smallest(view.rules.world, on_day(region, as_of.day)) or smallest(view.rules.world, region)
    assert found is not None  # what is empty is no breach
    return found


def _related(view: View, breaches: Iterable[Breach], first: str) -> list[Related]:
    """Return the guardrail, and the further measures, as parties of a finding."""
    guardrail = view.corpus.guardrails[next(iter(breaches)).guardrail]
    others = [view.corpus.measures[one.measure] for one in breaches if one.measure != first]
    return [
        Related(named(guardrail, guardrail.id), guardrail.place),
        *(Related(measure_named(other), other.place) for other in others[:MOST_SHOWN]),
    ]


PARTS = (Part(_pairs, _breaches, _tell),)
