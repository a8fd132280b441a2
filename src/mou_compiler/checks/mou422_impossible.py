"""Impossible: what a guardrail wants possible is not, in some situation: a way out, a benefit, or any of several acts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from mou_compiler import words as w
from mou_compiler.analysis.burdened import status
from mou_compiler.analysis.guarding import (
    Loss,
    acts_barred,
    barring_in,
    benefits_lost,
    burdening_parts,
    exits_lost,
    withdrawn_in,
)
from mou_compiler.analysis.view import AsOf, View
from mou_compiler.analysis.wording import (
    SO_IT_IS,
    act_named,
    joined,
    measure_named,
    named,
    numbered_in,
    shown,
    shown_by,
    status_named,
)
from mou_compiler.checking.check import Check, Part
from mou_compiler.checking.grouping import MOST_SHOWN, to_date
from mou_compiler.checking.guarded import as_dates, witness_as_of
from mou_compiler.corpus.schema.declarations import Guardrail
from mou_compiler.findings.cause import Cause
from mou_compiler.findings.finding import Case, Category, Finding, Related, Severity
from mou_compiler.meaning.boxes import Witness, order_of
from mou_compiler.meaning.cover import merged, span
from mou_compiler.meaning.region import join_all, stretches
from mou_compiler.words import Text

_GIVEN = """
subject natural-person "Natural person" "自然人"
agency CRC "Railway" "铁路总公司" { kind company }
rank law "Law" "法律" { may-burden }
law travel-law "Travel law" "出行法" { rank law }
act travel.rail "Trains" "乘坐火车"
act travel.air "Air" "乘坐飞机"
list defaulters "Defaulters" "失信人" {
    kind blacklist; keeper CRC; covers natural-person
    entry 1 "Unpaid" "欠缴" { basis travel-law art 2 }
    exit 1 "Paid" "缴清" { kind fulfilment }
    notice 5 days before effect
    objection to CRC within 5 days
}
guardrail moving "One can travel in some way" "总有一种出行方式" {
    possible act
    acts     travel.rail, travel.air
    basis    travel-law art 3
}
"""

CHECK = Check(
    code="MOU422",
    name="impossible",
    category=Category.RELATION,
    severity=Severity.ERROR,
    what=Text(
        "In some situation there is not what a guardrail wants possible: no way out of a burdening list, nobody who gives "
        "the benefit, or none of the acts that is left free.",
        "在某一情形下，底线所要求保留者并不存在：名单没有移出途径，无人给予该利益，或所列行为均被禁止。",
    ),
    why=Text(
        "Rules that are each harmless can together leave nothing; only a look at all situations and days shows it "
        "(grammar/meaning.md, Guardrails).",
        "各自无害的规定合起来可能不留余地；须就一切情形与日期查看方能发现（见 grammar/meaning.md「底线」）。",
    ),
    fix=Text(
        "narrow one of the measures, give a way out, or grant what is wanted",
        "缩小其中一项措施，规定移出途径，或给予该利益",
    ),
    failing=_GIVEN
    + """
instrument rule-1 "Rule" "规定" {
    in force from 2018-05-01; on defaulters; by CRC; basis travel-law art 1
    measure 1 { prohibit travel.rail }
    measure 2 { prohibit travel.air }
}
""",
    passing=_GIVEN
    + """
instrument rule-1 "Rule" "规定" {
    in force from 2018-05-01; on defaulters; by CRC; basis travel-law art 1
    measure 1 { prohibit travel.rail }
    measure 2 { restrict travel.air }
}
""",
)


def _wanted(view: View) -> Iterator[tuple[str, str, str]]:
    """Yield each guardrail with each thing that it wants possible; a way out, for each list."""
    for id_, guardrail in view.corpus.guardrails.items():
        for word in dict.fromkeys(guardrail.possible):
            if word == w.EXIT_POSSIBLE.en:
                yield from ((id_, word, list_) for list_ in burdening_parts(view, id_))
            else:
                yield id_, word, ""


def _losses(view: View, unit: tuple[str, str, str]) -> Iterator[tuple[Loss, ...]]:
    """Yield what is lost of one thing that a guardrail wants possible."""
    id_, word, list_ = unit
    if word == w.EXIT_POSSIBLE.en:
        found = exits_lost(view, id_, list_)
        yield from [found] if found else []
    else:
        asked = acts_barred if word == w.ACT_POSSIBLE.en else benefits_lost
        yield from ((loss,) for loss in asked(view, id_))


def _tell(view: View, found: Sequence[tuple[Loss, ...]], as_of: AsOf) -> Iterator[Finding]:
    for losses in found:
        yield _finding(view, losses, as_of)


def _finding(view: View, losses: tuple[Loss, ...], as_of: AsOf) -> Finding:
    witnesses = [witness_as_of(view, loss.region, as_of) for loss in losses]
    first = min(range(len(losses)), key=lambda place: order_of(view.rules.world, witnesses[place]))
    loss, witness = losses[first], witnesses[first]
    guardrail = view.corpus.guardrails[loss.guardrail]
    region = join_all(view.rules.world, [item.region for item in losses])
    days = merged(stretches(region))
    message, measures = _SAID[loss.kind](view, guardrail, loss, witness)
    whole = span(days)
    parties = [view.corpus.measures[id_] for id_ in measures]
    about = status(view, loss.about) if loss.kind == w.EXIT_POSSIBLE.en else None
    return CHECK.finding(
        message,
        guardrail.place if about is None else about.place,
        cause=Cause.of("impossible", guardrail=guardrail.id, possible=loss.kind, about=loss.about),
        related=[
            *([Related(named(guardrail, guardrail.id), guardrail.place)] if about is not None else []),
            *(Related(measure_named(measure), measure.place) for measure in parties[:MOST_SHOWN]),
        ],
        measures=measures,
        witness=shown(view, witness),
        situation=shown_by(view, witness, SO_IT_IS),
        cases=[Case(tuple(measures), shown(view, witness), as_dates(days))] if measures else [],
        since=to_date(whole.start),
        until=to_date(whole.end),
    )


def _acts(view: View, guardrail: Guardrail, _: Loss, witness: Witness) -> tuple[Text, list[str]]:
    measures = barring_in(view, guardrail, witness)
    acts = joined(act_named(view, ref.id) for ref in guardrail.provisions)
    by = joined(numbered_in(view, view.corpus.measures[id_]) for id_ in measures)
    name = named(guardrail, guardrail.id)
    return (
        Text(
            f"{name.en} wants one of {acts.en} possible, and {by.en} bar{'' if measures[1:] else 's'} all of them",
            f"底线{name.zh}要求{acts.zh}之一须可为，而{by.zh}均予禁止",
        ),
        measures,
    )


def _benefit(view: View, guardrail: Guardrail, loss: Loss, witness: Witness) -> tuple[Text, list[str]]:
    measures = withdrawn_in(view, guardrail, loss.about, witness)
    act, name = act_named(view, loss.about), named(guardrail, guardrail.id)
    return (
        Text(
            f"{name.en} wants {act.en} possible, and no measure gives it",
            f"底线{name.zh}要求{act.zh}须可得，而没有任何措施给予",
        ),
        measures,
    )


def _exit(view: View, guardrail: Guardrail, loss: Loss, _: Witness) -> tuple[Text, list[str]]:
    list_, name = status_named(view, loss.about), named(guardrail, guardrail.id)
    ground = loss.ground.rpartition("/")[2]
    english = f" after ground {ground}" if ground else ""
    return (
        Text(
            f"{name.en} wants a way to leave {list_.en}, and there is none{english}",
            f"底线{name.zh}要求须可移出{list_.zh}，而{f'因情形{ground}列入者' if ground else ''}无从移出",
        ),
        [],
    )


_SAID: dict[str, Callable[[View, Guardrail, Loss, Witness], tuple[Text, list[str]]]] = {
    w.ACT_POSSIBLE.en: _acts,
    w.BENEFIT_POSSIBLE.en: _benefit,
    w.EXIT_POSSIBLE.en: _exit,
}

PARTS = (Part(_wanted, _losses, _tell),)
