"""Collision: a burden and a benefit on comparable acts, or publishing and not, that apply in one situation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain

from mou_compiler.analysis.collisions import Collision, collisions_on, witness_on
from mou_compiler.analysis.pairs import Pair, acts_touched
from mou_compiler.analysis.view import AsOf, View
from mou_compiler.analysis.wording import (
    BOTH_APPLY,
    IT_APPLIES,
    act_named,
    body_named,
    joined,
    measure_in,
    measure_named,
    modality_text,
    number_told,
    numbered_in,
    shown,
    shown_by,
)
from mou_compiler.checking.allowances import accepts
from mou_compiler.checking.check import Check, whole
from mou_compiler.checking.grouping import to_date
from mou_compiler.findings.cause import Cause
from mou_compiler.findings.finding import Case, Category, Finding, Related, Severity, Shared, Stretch
from mou_compiler.findings.page import in_words_of
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
    elsewhere=(
        in_words_of(
            Text("European Union", "欧洲联盟"),
            """
subject operator "Economic operator" "经济经营者"
agency body "Contracting authority" "采购机关" { kind public-body; level supranational }
rank regulation "Regulation" "条例" { may-burden }
act award "Award of a contract" "授予合同"
law financial-regulation "Financial Regulation" "财务条例" { rank regulation; in force from 2018-08-02 }
list excluded "Excluded operators" "被排除经营者名单" {
    kind      exclusion-list
    keeper    body
    entry 1 "Grave professional misconduct" "严重职业失范" { basis financial-regulation art 136(1), point (c) }
    term      at most 3 years
    notice    10 days before entry
    objection to body within 1 month
}
list corrected "Operators that took remedial measures" "已采取补救措施者名单" {
    kind   trusted-list
    keeper body
    entry 1 "Measures that show reliability" "足以证明可靠的措施" { basis financial-regulation art 136(7) }
}
instrument exclusion "Exclusion" "排除" {
    rank     regulation
    in force from 2018-08-02
    by       body
    basis    financial-regulation art 136
    measure 1 "Excluded" "排除" { on excluded; prohibit award }
    measure 2 "Not excluded" "不予排除" { on corrected; grant ⟨⟩ }
}
""",
            "award",
            "award; overrides 1",
        ),
    ),
)


def _tell(view: View, as_of: AsOf) -> Iterator[Finding]:
    """Yield one finding for each act and pair of triggers on which measures collide and nothing decides."""
    for act in acts_touched(view):
        yield from view.ask(_tell_of, act, as_of)


def _tell_of(view: View, act: str, as_of: AsOf) -> tuple[Finding, ...]:
    """Return those of an act.

    Pairs accepted in place are told apart, so that what is left names none of them.
    """
    groups: dict[tuple[tuple[str, ...], tuple[str, ...], str, bool], list[int]] = {}
    collisions = view.ask(_on_act, act)
    for number, collision in enumerate(collisions):
        pair = collision.pair
        if collision.decision is None:
            accepted = accepts(view, CHECK.code, (pair.one.id, pair.other.id), as_of)
            groups.setdefault((pair.one.lists, pair.other.lists, pair.act, accepted), []).append(number)
    return tuple(
        # On a day of none of them they are told as of all days.
        view.ask(_finding, act, tuple(group), as_of.day if _on_day(collisions, group, as_of.day) else None)
        for group in groups.values()
    )


def _on_act(view: View, act: str) -> tuple[Collision, ...]:
    return tuple(chain.from_iterable(collisions_on(view, act)))


def _finding(view: View, act: str, group: tuple[int, ...], day: date | None) -> Finding:
    """Return the finding of some collisions of an act, by their numbers, as of a day on which one of them is."""
    world, collisions = view.rules.world, view.ask(_on_act, act)
    witnesses = {number: witness_on(view, collisions[number], AsOf(day)) for number in group}
    told = group if day is None else _on_day(collisions, group, day)
    number = min(told, key=lambda at: (order_of(world, witnesses[at]), _ids(collisions[at])))
    pair, witness = collisions[number].pair, witnesses[number]
    one = view.corpus.measures[pair.one.id]
    other = view.corpus.measures[pair.other.id]
    acts = act_named(view, pair.act)
    mandatory = any(
        collisions[at].pair.one.force == collisions[at].pair.other.force == "mandatory" for at in told
    )
    days = view.ask(_stretches_told, act)
    whole = span(days for at in group for days in collisions[at].stretches)
    cases = dict.fromkeys(Case(_ids(collisions[at]), shown(view, witnesses[at]), days[at]) for at in group)
    ones, others = ([_ids(collisions[at])[side] for at in group] for side in (0, 1))
    return CHECK.finding(
        _does(view, act, number, witness),
        one.place,
        _remedy(pair),
        cause=Cause.of("collision", lists=pair.one.lists, others=pair.other.lists, act=pair.act),
        shared=Shared(
            (other.document,),
            Text(f"{acts.en}, {measure_in(view, one).en}", f"{acts.zh}，{measure_in(view, one).zh}"),
        ),
        situation=shown_by(view, witness, IT_APPLIES if one is other else BOTH_APPLY),
        severity=Severity.ERROR if mandatory else Severity.WARNING,
        related=_related(view, [other.id, *ones, *others], one.id),
        measures=sorted({*ones, *others}),
        witness=shown(view, witness),
        cases=sorted(cases, key=lambda case: case.measures),
        since=to_date(whole.start),
        until=to_date(whole.end),
    )


def _remedy(pair: Pair) -> Text | None:
    """Return how to settle a collision where not all that the page says would: one measure, or lists that cannot exclude each other."""
    if pair.one.id == pair.other.id:
        return Text(
            "take one of the two out of the measure, or say in measures of their own, by `when`, which applies where",
            "从该措施中删去其一，或分作两项措施，以「条件」写明各自适用的情形",
        )
    if set(pair.one.lists) - set(pair.other.lists) and set(pair.other.lists) - set(pair.one.lists):
        return None
    return Text(
        "let one override the other, narrow one by `when`, or declare a `precedence`",
        "以「优先于」指明何者优先，或以「条件」缩小其一，或声明「优先规则」",
    )


def _ids(collision: Collision) -> tuple[str, str]:
    return collision.pair.one.id, collision.pair.other.id


def _stretches_told(view: View, act: str) -> tuple[tuple[Stretch, ...], ...]:
    """Return the days of each collision of an act."""
    return tuple(
        tuple(Stretch(to_date(days.start), to_date(days.end)) for days in item.stretches)
        for item in view.ask(_on_act, act)
    )


def _on_day(collisions: Sequence[Collision], group: Iterable[int], day: date | None) -> list[int]:
    """Return those of a group that collide on a day; none where there is no day."""
    if day is None:
        return []
    number = day.toordinal()
    return [at for at in group if any(number in days for days in collisions[at].stretches)]


def _related(view: View, ids: Iterable[str], first: str) -> list[Related]:
    told = dict.fromkeys(id_ for id_ in ids if id_ != first)
    return [view.ask(_party, id_) for id_ in list(told)[:6]]


def _party(view: View, measure: str) -> Related:
    declared = view.corpus.measures[measure]
    return Related(joined([measure_named(declared)]), declared.place)


def _does(view: View, act: str, number: int, witness: Witness) -> Text:
    """Return who does the one and who the other in a situation, each with the force of its measure."""
    pair = view.ask(_on_act, act)[number].pair
    mine, yours = (
        {
            body
            for item in view.enforcers.doing(rule)
            for body in view.enforcers.bodies_in(item, witness.day, witness.territory)
        }
        for rule in (pair.one, pair.other)
    )
    both = sorted(mine & yours)
    first, second = (both[0] if both else min(ids) if ids else "" for ids in (mine, yours))
    return view.ask(_done_by, act, number, first, second)


def _done_by(view: View, act: str, number: int, first: str, second: str) -> Text:
    """Return the same by the ids of the bodies, empty for nobody."""
    pair = view.ask(_on_act, act)[number].pair
    one, other = (
        _with_force(*party) for party in ((pair.one, pair.one_effect), (pair.other, pair.other_effect))
    )
    what = act_named(view, pair.act)
    by, by2 = _by(view, pair)
    mine = _by_whom(view, pair.one, first, by, Text(_doing(one.en, what.en), f"{one.zh}{what.zh}"))
    it = Text(_doing(other.en, "it"), _doing_it(pair.other, pair.other_effect))
    if pair.one.id == pair.other.id and view.norms.binds_itself(view.corpus.measures[pair.one.id]):
        return Text(f"{mine.en}, and {it.en}", f"{mine.zh}，又{it.zh}")
    if first and first == second:
        return Text(f"{mine.en}, and {it.en} by {by2.en}", f"{mine.zh}，又依{by2.zh}{it.zh}")
    yours = _by_whom(view, pair.other, second, by2, it)
    return Text(f"{mine.en}, and {yours.en}", f"{mine.zh}，而{yours.zh}")


def _by_whom(view: View, rule: Rule, body: str, by: Text, does: Text) -> Text:
    """Return by whom something is done, and by which measure: one that binds by itself needs nobody."""
    if view.norms.binds_itself(view.corpus.measures[rule.id]):
        return Text(f"{by.en}, which binds by itself, {does.en}", f"{by.zh}自行生效，{does.zh}")
    who = body_named(view, body) if body else Text("whoever carries it out", "其实施者")
    return Text(f"{who.en} {does.en} by {by.en}", f"{who.zh}依{by.zh}{does.zh}")


def _doing_it(rule: Rule, effect: Effect) -> str:
    """Return in Chinese that the same as before is done: 须给予之, but of four letters 须对其减少检查."""
    force, word = _FORCE[rule.force].zh, modality_text(effect.modality).zh
    return f"{force}{word}之" if len(word) <= _LETTERS_BEFORE_IT else f"{force}对其{word}"


_LETTERS_BEFORE_IT = 2


def _doing(verb: str, what: str) -> str:
    """Return an English verb with what is done, before its adverb: must inspect it less, review it strictly."""
    head, _, adverb = verb.rpartition(" ")
    return f"{head} {what} {adverb}" if adverb in ("less", "strictly", "free") else f"{verb} {what}"


def _by(view: View, pair: Pair) -> tuple[Text, Text]:
    """Return both measures; the second without its document where that is the same."""
    one, other = (view.corpus.measures[rule.id] for rule in (pair.one, pair.other))
    named_one = numbered_in(view, one)
    if one.id == other.id:
        return named_one, Text("the same measure", "同一措施")
    if one.document != other.document:
        return named_one, numbered_in(view, other)
    number = number_told(other)
    return named_one, Text(f"measure {number.en}", f"措施{number.zh}")


_FORCE = {
    "mandatory": Text("must", "须"),
    "may": Text("may", "可"),
    "reference": Text("may weigh whether to", "可酌情"),
}


def _with_force(rule: Rule, effect: Effect) -> Text:
    word, force = modality_text(effect.modality), _FORCE[rule.force]
    return Text(f"{force.en} {word.en.replace('-', ' ')}", f"{force.zh}{word.zh}")


PARTS = (whole(_tell),)
