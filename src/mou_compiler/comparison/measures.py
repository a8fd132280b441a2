"""Measures as clauses: what each says of each act, by whom it is carried out where and when."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property

from mou_compiler.analysis.wording import listed, named
from mou_compiler.comparison.statement import Beside, Clause, Matter, Statement, Subject, Value
from mou_compiler.comparison.worded import basis_worded, procedure_worded
from mou_compiler.corpus.corpus import Corpus
from mou_compiler.corpus.schema.declarations import Measure
from mou_compiler.corpus.schema.values import BY_ITSELF, Basis, Procedure, Ref, Term
from mou_compiler.interpret.enforcers import Enforcers, acts_of, plain
from mou_compiler.interpret.joining import Side
from mou_compiler.interpret.rules import cap_text, duration
from mou_compiler.interpret.spelling import basis_text, term_text
from mou_compiler.meaning.boxes import Witness, everything
from mou_compiler.meaning.cover import uncovered
from mou_compiler.meaning.days import ALL_DAYS, Days
from mou_compiler.meaning.region import Region, condensed, contains, join_all, meet_all, spread, subtract_all
from mou_compiler.meaning.rule import Rule, RuleBook, lies_within
from mou_compiler.meaning.world import World
from mou_compiler.words import FORCES, MODALITIES, WEIGHTS, Text, Words

Said = tuple[tuple[str, Value], ...]
Head = tuple[Matter, frozenset[tuple[str, Value]]]
"""What is said of a matter, whoever carries it out, whoever may give leave, and wherever it holds."""

Charged = tuple[tuple[str, tuple[str, ...]], ...]


class Measures:
    """The measures of one side as clauses."""

    def __init__(self, side: Side, day: int | None = None) -> None:
        """Read the measures of a side, of all days or of one alone."""
        self.side = side
        self._day = day
        self._regions: dict[str, Region] = {}
        self._clauses: dict[str, Clause] = {}

    @cached_property
    def enforcers(self) -> Enforcers:
        """Who acts for whom on this side."""
        return Enforcers(self.side.corpus, self.side.timeline, territories=self.side.world.territories)

    def _closure(self, id_: str) -> dict[str, Rule]:
        """Return a rule with all that override it, over any number of steps."""
        found, waiting = {}, [id_]
        while waiting:
            one = waiting.pop()
            if one not in found and one in self.side.own.measures:
                found[one] = self.side.rule(one)
                waiting.extend(found[one].overriders)
        return found

    def region(self, measure: Measure) -> Region:
        """Return the situations in which a measure applies."""
        rule = self.side.rule(measure.id)
        if not rule.overriders:
            return rule.boxes
        return RuleBook(self.side.world, self._closure(measure.id)).region(rule)

    def holding(self, subject: Subject, witness: Witness) -> Iterator[Beside]:
        """Yield which measures have an effect on an act, or on one that it is part of, in a situation."""
        (act,) = subject.matter.names
        for measure in self._naming.get(act, ()):
            if self._is_out_of_force(measure) or not _has(measure, act, subject.modality):
                continue
            if contains(self.side.world, self._asked_of(self._region(measure.id)), witness):
                for statement, region in self._clause(measure.id).statements.items():
                    said = statement.subject
                    if (
                        said.matter.kind == "act"
                        and said.modality == subject.modality
                        and lies_within(act, said.matter.names[0])
                        and contains(self.side.world, region, witness)
                    ):
                        yield Beside(measure, statement)

    def _is_out_of_force(self, measure: Measure) -> bool:
        """Tell whether a measure is not in force on the day that is asked about."""
        day = self._day
        return day is not None and not any(day in days for days in self.side.timeline.stretches(measure))

    @cached_property
    def _naming(self) -> dict[str, list[Measure]]:
        """Return by act the measures with an effect on it, or on one that it is part of."""
        found: dict[str, list[Measure]] = {}
        for measure in self.side.own.measures.values():
            for act in acts_of(measure):
                found.setdefault(act, []).append(measure)
        return {
            act: [one for above in _around(act) for one in found.get(above, ())]
            for act in self.side.corpus.acts
        }

    def _region(self, id_: str) -> Region:
        if id_ not in self._regions:
            self._regions[id_] = self.region(self.side.own.measures[id_])
        return self._regions[id_]

    def _clause(self, id_: str) -> Clause:
        if id_ not in self._clauses:
            self._clauses[id_] = self.clause(self.side.own.measures[id_])
        return self._clauses[id_]

    def clause(self, measure: Measure) -> Clause:
        """Return a measure as a clause."""
        norms, timeline = self.side.norms, self.side.timeline
        statements: dict[Statement, Region] = {}
        region = self._asked_of(self.region(measure))
        if region:
            shared = self._shared(measure)
            permitted = list(self._permitted(measure, region))
            by_charged: dict[Charged, list[tuple[Said, Region]]] = {}
            for matter, own in self._matters(measure):
                acts = matter.names if matter.kind == "act" else acts_of(measure)
                charged = self._charged(measure, acts)
                if charged not in by_charged:
                    by_charged[charged] = [
                        ((*shared, *leave, *who), piece)
                        for leave, part in permitted
                        for piece, who in self._enforced(measure, charged, part)
                    ]
                for said, piece in by_charged[charged]:
                    statement = Statement(matter, tuple(sorted((*own, *said), key=lambda pair: pair[0])))
                    before = statements.get(statement)
                    statements[statement] = (
                        piece if before is None else join_all(self.side.world, [before, piece])
                    )
        days = lasting = timeline.measure_days(measure)
        if self._day is not None:
            there = any(self._day in stretch for stretch in timeline.stretches(measure))
            days = ALL_DAYS if there else Days(0, 0)
        document = norms.document(measure)
        number = document.number if isinstance(document.number, str) else document.id
        unsure = self._unsure(measure)
        return Clause(
            measure.id, "measure", measure, number, measure.number, days, statements, lasting, unsure
        )

    def _unsure(self, measure: Measure) -> tuple[Days, ...]:
        """Return the days of which it is not known whether a measure is in force."""
        certain, possible = (
            self.side.timeline.stretches(measure),
            self.side.timeline.possible_stretches(measure),
        )
        return tuple(part for days in possible for part in uncovered(days, certain))

    def _asked_of(self, region: Region) -> Region:
        """Return a region as it is on the day that is asked about, on every day; of all days as it is."""
        return region if self._day is None else spread(region, self._day)

    def may_say(self, measure: Measure, heads: Collection[Head]) -> bool:
        """Tell whether a measure may have one of these heads, by what of them it says of each matter alone."""
        return any(
            matter == asked and set(own) <= said
            for matter, own in self._matters(measure)
            for asked, said in heads
        )

    def heads(self, measure: Measure) -> set[Head]:
        """Return its statements without who carries them out and who may give leave, and without where they hold."""
        shared = self._shared(measure)
        return {(matter, frozenset((*own, *shared))) for matter, own in self._matters(measure)}

    def _matters(self, measure: Measure) -> Iterator[tuple[Matter, Said]]:
        """Yield each act that a measure is about, with the modality, and each list that it leads to."""
        weight: Said = ()
        if measure.weight is not None:
            weight = (("weight", _word(WEIGHTS, measure.weight)),)
        for provision in measure.provisions:
            own: Said = (("modality", _word(MODALITIES, provision.modality)),)
            if provision.cap is not None:
                own = (*own, ("cap", _same(cap_text(provision.cap))))
            for act in provision.acts:
                yield Matter("act", (act.id,)), (*own, *(weight if provision.modality == "refer" else ()))
        for ref in measure.leads_to:
            yield Matter("led", (ref.id,)), ()

    def _shared(self, measure: Measure) -> Said:
        """Return what a measure says of all that it is about, whoever carries it out."""
        norms = self.side.norms
        document = norms.document(measure)
        applied: Ref | None = measure.applied or document.applied
        approval = measure.approval or document.approval
        said = {
            "force": _word(FORCES, norms.force(measure)),
            "term": term_value(norms.term(measure)),
            "within": term_value(measure.within or document.within),
            "basis": basis_value(self.side.own, norms.basis(measure)),
            "approval": refs_value(self.side.own, approval),
            "applied": refs_value(self.side.own, (applied,) if applied else ()),
            "notice": procedure_value(self.side.own, norms.notice(measure)),
            "objection": procedure_value(self.side.own, norms.objection(measure)),
            "review": procedure_value(self.side.own, norms.review(measure)),
        }
        return tuple((name, value) for name, value in said.items() if value is not None)

    def _permitted(self, measure: Measure, region: Region) -> Iterator[tuple[Said, Region]]:
        """Yield the parts of a region, each with the bodies that may give leave there."""
        world = self.side.world
        parts: list[tuple[tuple[str, ...], Region]] = [((), region)]
        for leave in self.side.rule(measure.id).leaves:
            given_in = self._asked_of(leave.region)
            cut = []
            for bodies, part in parts:
                cut.append(((*bodies, leave.body), condensed(world, meet_all(world, part, given_in))))
                cut.append((bodies, subtract_all(world, part, given_in)))
            parts = [item for item in cut if item[1]]
        for bodies, part in parts:
            names = tuple(sorted(set(bodies)))
            given = Value(names, bodies_named(self.side.own, names))
            yield ((("leave", given),) if names else ()), part

    def _charged(self, measure: Measure, acts: Iterable[str]) -> Charged:
        """Return in which parts a measure is carried out, each with whom to ask who does so for some of its acts."""
        return tuple(
            (item.part, tuple(self.enforcers.charged(ref.id, acts) for ref in item.enforcers))
            for item in self.side.norms.enforcement(measure)
        )

    def _enforced(self, measure: Measure, charged: Charged, region: Region) -> Iterator[tuple[Region, Said]]:
        """Yield the parts of a region, each with who carries a measure out there."""
        for part, ids in charged:
            if part == BY_ITSELF:
                yield region, (("enforcer", _same(BY_ITSELF)),)
            for group in [ids] if part == "joint" else [(id_,) for id_ in ids]:
                for piece, bodies in acting(self.enforcers, self.side.world, group, region, self._day):
                    yield piece, (("enforcer", self._bodies_value(part, group, bodies)),)
        norms = self.side.norms
        nobody = not any(ids or part == BY_ITSELF for part, ids in charged)
        if norms.enforcement_open(measure):
            others = Text("others, not named", "未列明的其他机关")
            if norms.enforcement_unknown(measure) is not None:
                others = Text("not known", "不详")
            yield region, (("enforcer", Value(("others", nobody), others)),)
        elif nobody:
            yield region, (("enforcer", Value((), Text("nobody", "无"))),)

    def _bodies_value(self, part: str, group: Sequence[str], bodies: tuple[str, ...]) -> Value:
        """Return who acts for a group in a part; where nobody does, for whom."""
        told = bodies or tuple(map(plain, group))
        who = bodies_named(self.side.own, told)
        if not bodies:
            who = Text(f"nobody for {who.en}", f"无人接替{who.zh}")
        return Value((told, bool(bodies), part), _part_text(who, part))


def _has(measure: Measure, act: str, modality: Text) -> bool:
    """Tell whether a measure has an effect of a modality on an act, or on one that it is part of."""
    return any(
        lies_within(act, ref.id)
        for provision in measure.provisions
        if _word(MODALITIES, provision.modality).text == modality
        for ref in provision.acts
    )


def _around(act: str) -> Iterator[str]:
    """Yield an act and all that it is part of, the nearest first."""
    while act:
        yield act
        act = act.rpartition(".")[0]


def acting(
    enforcers: Enforcers, world: World, group: Iterable[str], region: Region, day: int | None = None
) -> Iterator[tuple[Region, tuple[str, ...]]]:
    """Yield the parts of a region in which the same bodies act for a group; those of a day as if it were every day."""
    shares = enforcers.shares(group, ())
    if len({share.mine for share in shares}) == 1:
        yield region, shares[0].mine
        return
    found: dict[tuple[str, ...], list[Region]] = {}
    for share in shares:
        if day is not None and day not in share.days:
            continue
        days = share.days if day is None else ALL_DAYS
        box = everything(world)._replace(territories=share.territories, start=days.start, end=days.end)
        met = meet_all(world, region, [box])
        if met:
            found.setdefault(share.mine, []).append(met)
    for bodies, regions in found.items():
        yield join_all(world, regions), bodies


def _part_text(named: Text, part: str) -> Text:
    match part:
        case "joint":
            return Text(f"{named.en} jointly", f"{named.zh}共同")
        case "cooperating":
            return Text(f"{named.en} (cooperating)", f"{named.zh}（配合）")
        case _:
            return named


def _word(words: Words, english: str) -> Value:
    word = words.named(english)
    return Value(english, Text(word.en, word.zh))


def _same(text: str) -> Value:
    return Value(text, Text(text, text))


def bodies_named(corpus: Corpus, ids: Iterable[str]) -> Text:
    """Return agencies and roles by their labels, in the order given."""
    return listed(named(corpus.agencies.get(id_) or corpus.roles.get(id_), id_) for id_ in ids)


def refs_value(corpus: Corpus, refs: Iterable[Ref]) -> Value | None:
    """Return what is referred to, in the order given: bodies in which they are asked, lists, acts."""
    found = tuple(refs)
    if not found:
        return None
    kinds = (corpus.agencies, corpus.roles, corpus.lists, corpus.acts)
    bearers = (next((each[ref.id] for each in kinds if ref.id in each), None) for ref in found)
    said = listed(named(bearer, ref.id) for bearer, ref in zip(bearers, found, strict=True))
    return Value(tuple(ref.id for ref in found), said)


def term_value(term: Term | None) -> Value | None:
    """Return a term; two are the same where their lengths are (grammar/meaning.md, Effects)."""
    if term is None:
        return None
    return Value(duration(term), Text(term_text(term), term_text(term, "zh")))


def basis_value(corpus: Corpus, basis: Iterable[Basis]) -> Value | None:
    """Return what something rests on, whatever the order."""
    items = tuple(basis)
    key = "; ".join(sorted(basis_text([item]) for item in items))
    return Value(key, basis_worded(corpus, items)) if items else None


def procedure_value(corpus: Corpus, procedure: Procedure | None) -> Value | None:
    """Return a step that is owed to the subject."""
    if procedure is None:
        return None
    key = (
        procedure.none,
        procedure.unknown is not None,
        tuple(sorted(ref.id for ref in procedure.to)),
        duration(procedure.deadline),
        procedure.before,
        duration(procedure.decided),
        procedure.suspensive,
    )
    return Value(key, procedure_worded(corpus, procedure))
