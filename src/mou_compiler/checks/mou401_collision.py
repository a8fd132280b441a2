"""Collision: a burden and a benefit on comparable acts, or publishing and not, that apply in one situation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from mou_compiler.analysis.collisions import Collision, collisions_on, witness_on
from mou_compiler.analysis.pairs import Pair, acts_touched
from mou_compiler.analysis.view import AsOf, View
from mou_compiler.analysis.wording import (
    act_named,
    body_named,
    joined,
    measure_in,
    measure_named,
    modality_text,
    shown,
    situation,
)
from mou_compiler.checking.allowances import accepts
from mou_compiler.checking.check import Check, whole
from mou_compiler.checking.grouping import to_date
from mou_compiler.findings.cause import Cause
from mou_compiler.findings.finding import Case, Category, Finding, Related, Severity, Shared, Stretch
from mou_compiler.meaning.boxes import Witness, order_of
from mou_compiler.meaning.cover import span
from mou_compiler.meaning.rule import Effect, Rule
from mou_compiler.words import Text

_GIVEN = """
subject enterprise "Enterprise" "企业"
agency GACC "Customs" "海关总署" { kind government }
rank law "Law" "法律" { may-burden }
law customs-law "Customs law" "海关法" { rank law }
act customs.fast-track "Fast track" "快速通关"
list defaulters "Defaulters" "失信企业" {
    kind blacklist; keeper GACC; covers enterprise
    entry 1 "Smuggling" "走私" { basis customs-law art 2 }
    exit 1 "Duties paid" "补缴税款" { kind fulfilment }
}
list trusted "Trusted" "守信企业" {
    kind redlist; keeper GACC; covers enterprise
    entry 1 "Three years without a fault" "三年无违规"
}
"""

CHECK = Check(
    code="MOU401",
    name="collision",
    category=Category.RELATION,
    severity=Severity.ERROR,
    what=Text(
        "Two measures apply in one situation; one burdens and the other benefits the same act, or an act and one "
        "below it; or one publishes it and the other withholds, prohibits or exempts from it. Both cannot be carried "
        "out. Collisions of the same lists on the same act are one finding.",
        "两项措施在同一情形下同时适用，一项对某行为设负担，另一项对同一行为（或其上下级行为）给予利益；"
        "或者一项予以公布，另一项不公布、禁止公布或免于公布。二者无法同时执行。"
        "相同名单、相同行为上的冲突合并为一项。",
    ),
    why=Text(
        "Whoever enforces them must break one rule to follow the other (grammar/meaning.md, Collision; "
        "Ross, On Law and Justice, 1958, inconsistency of norms).",
        "执行者遵守其一必违反其二（见 grammar/meaning.md「冲突」；Ross《论法律与正义》1958 年，规范的矛盾）。",
    ),
    fix=Text(
        "let one override the other, narrow one by `when`, declare the lists `exclusive with` each other, "
        "or declare a `precedence`",
        "以「优先于」指明何者优先，或以「条件」缩小其一，或声明两名单「互斥」，或声明「优先规则」",
    ),
    failing=_GIVEN
    + """
instrument rule-1 "Rule" "规定" {
    in force from 2017-03-01
    measure 1 { on defaulters; by GACC; prohibit customs.fast-track; basis customs-law art 1 }
    measure 2 { on trusted; by GACC; grant customs.fast-track; basis customs-law art 2 }
}
""",
    passing=_GIVEN
    + """
instrument rule-1 "Rule" "规定" {
    in force from 2017-03-01
    measure 1 { on defaulters; by GACC; prohibit customs.fast-track; basis customs-law art 1; overrides 2 }
    measure 2 { on trusted; by GACC; grant customs.fast-track; basis customs-law art 2 }
}
""",
)


def _tell(view: View, as_of: AsOf) -> Iterator[Finding]:
    """Yield one finding for each act and pair of triggers on which measures collide and nothing decides."""
    for act in acts_touched(view):
        yield from view.ask(_tell_of, act, as_of)


def _tell_of(view: View, act: str, as_of: AsOf) -> tuple[Finding, ...]:
    """Return those of an act.

    Pairs accepted in place are told apart, so that what is left names none of them.
    """
    groups: dict[tuple[tuple[str, ...], tuple[str, ...], str, bool], list[Collision]] = {}
    for collision in chain.from_iterable(collisions_on(view, act)):
        pair = collision.pair
        if collision.decision is None:
            accepted = accepts(view, CHECK.code, (pair.one.id, pair.other.id), as_of)
            groups.setdefault((pair.one.lists, pair.other.lists, pair.act, accepted), []).append(collision)
    return tuple(_finding(view, group, as_of) for group in groups.values())


def _finding(view: View, found: list[Collision], as_of: AsOf) -> Finding:
    world = view.rules.world
    witnesses = {id(item): witness_on(view, item, as_of) for item in found}
    told = _on_day(found, as_of)
    first = min(
        told,
        key=lambda item: (order_of(world, witnesses[id(item)]), item.pair.one.id, item.pair.other.id),
    )
    pair, witness = first.pair, witnesses[id(first)]
    one = view.corpus.measures[pair.one.id]
    other = view.corpus.measures[pair.other.id]
    place = situation(view, witness)
    act = act_named(view, pair.act)
    does = _does(view, pair, witness)
    message = Text(f"{place.en}: {does.en}", f"{place.zh.rstrip('，')}：{does.zh}")
    mandatory = any(item.pair.one.force == item.pair.other.force == "mandatory" for item in told)
    whole = span(days for item in found for days in item.stretches)
    cases = dict.fromkeys(
        Case(
            (item.pair.one.id, item.pair.other.id),
            shown(view, witnesses[id(item)]),
            tuple(Stretch(to_date(days.start), to_date(days.end)) for days in item.stretches),
        )
        for item in found
    )
    parties = [item.pair for item in found]
    return CHECK.finding(
        message,
        one.place,
        cause=Cause.of("collision", lists=pair.one.lists, others=pair.other.lists, act=pair.act),
        shared=Shared(
            (other.document,),
            Text(f"{act.en}, {measure_in(view, one).en}", f"{act.zh}，{measure_in(view, one).zh}"),
        ),
        severity=Severity.ERROR if mandatory else Severity.WARNING,
        related=_related(
            view,
            [other.id, *(item.one.id for item in parties), *(item.other.id for item in parties)],
            one.id,
        ),
        measures=sorted({id_ for item in parties for id_ in (item.one.id, item.other.id)}),
        witness=shown(view, witness),
        cases=sorted(cases, key=lambda case: case.measures),
        since=to_date(whole.start),
        until=to_date(whole.end),
    )


def _on_day(found: list[Collision], as_of: AsOf) -> list[Collision]:
    """Return those that collide on the day asked about, all where there is none."""
    if as_of.day is None:
        return found
    day = as_of.day.toordinal()
    return [item for item in found if any(day in days for days in item.stretches)] or found


def _related(view: View, ids: Iterable[str], first: str) -> list[Related]:
    told = dict.fromkeys(id_ for id_ in ids if id_ != first)
    return [
        Related(
            joined([measure_named(view.corpus.measures[id_])]),
            view.corpus.measures[id_].place,
        )
        for id_ in list(told)[:6]
    ]


def _does(view: View, pair: Pair, witness: Witness) -> Text:
    """Return who does the one and who the other, each with the force of its measure."""
    one, other = (
        _with_force(*party) for party in ((pair.one, pair.one_effect), (pair.other, pair.other_effect))
    )
    mine, yours = (
        {
            body
            for item in rule.enforcers
            for body in view.enforcers.bodies_in(item.id, witness.day, witness.territory)
        }
        for rule in (pair.one, pair.other)
    )
    act = act_named(view, pair.act)
    by, by2 = _by(view, pair)
    somebody = Text("whoever carries it out", "其实施者")
    both = sorted(mine & yours)
    first, second = (
        body_named(view, both[0]) if both else body_named(view, min(ids)) if ids else somebody
        for ids in (mine, yours)
    )
    again = Text("", "又") if both else Text(f", {second.en}", f"而{second.zh}")
    return Text(
        f"{first.en} {one.en} {act.en} by {by.en}, and{again.en.removeprefix(',')} {other.en} it by {by2.en}",
        f"{first.zh}依{by.zh}{one.zh}{act.zh}，{again.zh}依{by2.zh}{other.zh}之",
    )


def _by(view: View, pair: Pair) -> tuple[Text, Text]:
    """Return both measures; the second without its document where that is the same."""
    one, other = (view.corpus.measures[rule.id] for rule in (pair.one, pair.other))
    named_one = measure_in(view, one)
    if one.id == other.id:
        return named_one, Text("the same measure", "同一措施")
    return named_one, measure_named(other) if one.document == other.document else measure_in(view, other)


_FORCE = {
    "mandatory": Text("must", "须"),
    "may": Text("may", "可"),
    "reference": Text("may weigh whether to", "可酌情"),
}


def _with_force(rule: Rule, effect: Effect) -> Text:
    word, force = modality_text(effect.modality), _FORCE[rule.force]
    return Text(f"{force.en} {word.en.replace('-', ' ')}", f"{force.zh}{word.zh}")


PARTS = (whole(_tell),)
