"""The enforcement table: one row for each measure, enforcer where it acts, act or list led to, and stretch of days."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

from mou_compiler.analysis.burdened import graded, rules_of_status
from mou_compiler.analysis.view import ALL_TIME, AsOf, View
from mou_compiler.corpus.schema.declarations import Measure
from mou_compiler.corpus.schema.declarations.lists import ListRule
from mou_compiler.corpus.schema.values import (
    BY_ITSELF,
    AnyOf,
    Citation,
    Procedure,
    Ref,
)
from mou_compiler.findings.finding import Category, Finding, Severity, Stretch
from mou_compiler.interpret.enforcers import acts_of
from mou_compiler.interpret.timeline import Standing
from mou_compiler.interpret.whole import joined, whole_condition
from mou_compiler.meaning.days import ALWAYS, FOREVER, Days
from mou_compiler.meaning.rule import Rule
from mou_compiler.source.order import counting
from mou_compiler.tables.decisions import Decisions
from mou_compiler.tables.in_place import InPlace
from mou_compiler.tables.row import EntryTerm, Leave, OfList, Part, Resting, Row
from mou_compiler.tables.writing import ways_out
from mou_compiler.words import LEADS_TO, REFER, Text


class Told(NamedTuple):
    """What is found of a measure, or of one of its acts alone, and one stretch of days on which it is."""

    days: Days
    code: str
    message: Text
    orphaning: bool
    act: str = ""


class Acting(NamedTuple):
    """Who acts for a declared body on these days, and where; None for all of the measure's places.

    `territory` is what a row says, `places` the same as a mask.
    """

    days: Days
    body: str
    territory: tuple[Part, ...] | None = None
    places: int | None = None


def make_rows(
    view: View, findings: Iterable[Finding], as_of: AsOf = ALL_TIME, seen_from: Callable[[str], str] = str
) -> tuple[Row, ...]:
    """Return every row, by measure in order of id, then provision, enforcer, place and day; as of a day, its own.

    The findings are those of all days, whatever day is asked for: where they begin and end, rows are cut.
    `seen_from` says how a file is named.
    """
    maker = _RowMaker(view, findings_by_measure(findings), seen_from)
    rows = (
        row
        for id_ in sorted(view.corpus.measures, key=counting)
        for row in maker.rows(view.corpus.measures[id_])
    )
    if as_of.day is None:
        return tuple(rows)
    day = as_of.day.toordinal()
    return tuple(row for row in rows if day in row.days)


def findings_by_measure(findings: Iterable[Finding]) -> dict[str, list[Told]]:
    """Return what is found of each measure, and on which of its days."""
    found: dict[str, list[Told]] = {}
    for finding in findings:
        orphaning = finding.category is Category.ORPHAN and finding.severity is Severity.ERROR
        act = str(dict(finding.cause.about).get("act", "")) if finding.cause.kind == _OF_AN_ACT else ""
        each: dict[str, list[Stretch]] = {}
        for case in finding.cases:
            for measure in case.measures:
                each.setdefault(measure, []).extend(case.stretches)
        for measure in dict.fromkeys((*finding.measures, *each)):
            stretches = each.get(measure) or [Stretch(finding.since, finding.until)]
            told = [Told(_days(one), finding.code, finding.message, orphaning, act) for one in stretches]
            found.setdefault(measure, []).extend(told)
    return found


_OF_AN_ACT = "enforcer-gone"
"""The cause of what may be found of one act alone: that nobody carries it on."""


def _days(stretch: Stretch) -> Days:
    start = ALWAYS if stretch.since is None else stretch.since.toordinal()
    return Days(start, FOREVER if stretch.until is None else stretch.until.toordinal())


class _RowMaker:
    def __init__(self, view: View, told: dict[str, list[Told]], seen_from: Callable[[str], str]) -> None:
        self.view = view
        self.seen_from = seen_from
        self.told = told
        self.decisions = Decisions(view)
        self.in_place = InPlace(view)
        self.label = cache(self._label)
        self.channels = cache(self._channels)
        self.parts = cache(self._parts)

    def rows(self, measure: Measure) -> Iterator[Row]:
        """Yield the rows of a measure."""
        for days in self.view.timeline.stretches(measure):
            yield from self._rows_on(measure, days)

    def _rows_on(self, measure: Measure, days: Days) -> Iterator[Row]:
        """Yield the rows of a measure on a stretch of its days."""
        shared = self._shared(measure, days)
        edges = self._edges(measure, shared)
        corpus = self.view.corpus
        for provision in measure.provisions:
            for act in provision.acts:
                declared = corpus.acts.get(act.id)
                doing = replace(
                    shared,
                    modality=provision.modality,
                    act=act.id,
                    act_label=declared.label if declared else Text(act.id, act.id),
                    charged=(act.id,),
                    cap=provision.cap,
                    weight=(measure.weight or "") if provision.modality == REFER.en else "",
                )
                yield from self._by_enforcer(measure, doing, days, edges)
        for ref in measure.leads_to:
            led = corpus.lists.get(ref.id)
            label = led.label if led else Text(ref.id, ref.id)
            leading = replace(shared, modality=LEADS_TO.en, act=ref.id, act_label=label)
            yield from self._by_enforcer(measure, leading, days, edges)

    def _shared(self, measure: Measure, days: Days) -> Row:
        """Return what all rows of a measure say; the rest stands empty in it."""
        norms = self.view.norms
        document = norms.document(measure)
        applied: Ref | None = measure.applied or document.applied
        nothing = Text("", "")
        return Row(
            measure=measure.id,
            document=measure.document,
            document_number=document.number,
            measure_label=measure.label,
            trigger=joined(norms.trigger(measure), AnyOf),
            lists=norms.lists(measure),
            targets=norms.targets(measure),
            territory=tuple(Part(id_, rest=False) for id_ in sorted(norms.territories(measure))),
            condition=whole_condition(norms, measure),
            exceptions=tuple(
                Leave(item.when, item.permission.id if item.permission else None)
                for item in measure.exceptions
                if item.when is not None or item.permission is not None
            ),
            enforcer="",
            enforcer_unknown=norms.enforcement_unknown(measure) is not None,
            enforcer_label=nothing,
            declared_enforcer="",
            part="",
            others=False,
            force=norms.force(measure),
            modality="",
            act="",
            act_label=nothing,
            charged=tuple(sorted(acts_of(measure))),
            cap=None,
            weight="",
            term=norms.term(measure),
            deadline=measure.within or document.within,
            approval=tuple(ref.id for ref in measure.approval or document.approval),
            applied=applied.id if applied else "",
            days=days,
            basis=(),
            channels=(),
            entry_terms=(),
            exits=(),
            notices=(),
            objections=(),
            reviews=(),
            status="sound",
            findings=(),
            reasons=(),
            decided=(),
            path=self.seen_from(measure.place.path),
            line=measure.place.line,
        )

    def _by_enforcer(self, measure: Measure, shared: Row, days: Days, edges: set[int]) -> Iterator[Row]:
        norms = self.view.norms
        named = [
            (ref.id, item.part, item.open) for item in norms.enforcement(measure) for ref in item.enforcers
        ]
        if not named:
            part = BY_ITSELF if norms.binds_itself(measure) else ""
            yield from self._stretches(measure, replace(shared, part=part), days, edges)
        others = norms.enforcement_open(measure)
        for declared, part, open_ in named:
            for acting in self._acting(declared, shared.charged, measure, days):
                row = replace(
                    shared,
                    enforcer=acting.body,
                    enforcer_unknown=False,
                    enforcer_label=self.label(acting.body),
                    declared_enforcer=declared,
                    part=part,
                    others=open_ or others,
                    channels=self.channels(shared.lists, declared, acting.body),
                    territory=shared.territory if acting.territory is None else acting.territory,
                )
                yield from self._stretches(measure, row, acting.days, edges, acting.places)

    def _acting(self, declared: str, acts: tuple[str, ...], measure: Measure, days: Days) -> Iterator[Acting]:
        """Yield who acts for a declared body on the days of a measure, each where it does; "" for nobody."""
        enforcers = self.view.enforcers
        role = self.view.corpus.roles.get(declared)
        charged = enforcers.charged(declared, acts) if acts else declared
        if role is None or not any(filling.territory for filling in role.fillings):
            for item in enforcers.acting(charged):
                stretch = item.days.meet(days)
                if stretch:
                    yield from (Acting(stretch, body) for body in item.bodies or ("",))
            return
        reaches = enforcers.territories.over(self.view.norms.territories(measure), days)
        masks: dict[tuple[str, Days, int], int] = {}
        for share in enforcers.shares((charged,), ()):
            for held, reach in reaches:
                stretch, mask = share.days.meet(held), share.territories & reach
                for body in (share.mine or ("",)) if stretch and mask else ():
                    masks[body, stretch, reach] = masks.get((body, stretch, reach), 0) | mask
        # On the whole of where the measure holds, or on a part of it: on days on which that is another, it is so still.
        found: dict[tuple[str, int, int], list[Days]] = {}
        for (body, stretch, reach), mask in masks.items():
            key = (body, 1, 0) if mask == reach else (body, 0, mask)
            found.setdefault(key, []).append(stretch)
        for (body, whole, mask), stretches in sorted(found.items(), key=lambda item: item[0]):
            for stretch in _merged(stretches):
                yield (
                    Acting(stretch, body) if whole else Acting(stretch, body, self.parts(mask, stretch), mask)
                )

    def _parts(self, mask: int, days: Days) -> tuple[Part, ...]:
        """Return a set of territories as the widest that it holds whole on some days, and what it holds of others."""
        tree = self.view.enforcers.territories
        starts = [part.start for part in tree.parts(days)]
        whole = {
            id_
            for id_ in tree.ids
            if all((below := tree.on((id_,), day)) and not below & ~mask for day in starts)
        }
        inside = set(whole)
        for day in starts:
            around = {id_: tree.above(id_, day) - {id_} for id_ in whole}
            # Of two that are the same by now each stands for itself.
            inside &= {
                id_ for id_, above in around.items() if any(id_ not in around[one] for one in above & whole)
            }
        named = whole | set(tree.members(mask))
        return tuple(Part(id_, rest=id_ not in whole) for id_ in sorted(named - inside))

    def _stretches(
        self, measure: Measure, row: Row, days: Days, edges: set[int], places: int | None = None
    ) -> Iterator[Row]:
        """Yield a row for each longest stretch on which all that it says is the same."""
        cuts = sorted({days.start, days.end, *(edge for edge in edges if days.start < edge < days.end)})
        before: Row | None = None
        for start, end in pairwise(cuts):
            found = self._on(measure, replace(row, days=Days(start, end)), places)
            if before is not None and replace(found, days=before.days) == before:
                before = replace(before, days=Days(before.days.start, end))
                continue
            if before is not None:
                yield before
            before = found
        if before is not None:
            yield before

    def _on(self, measure: Measure, row: Row, places: int | None) -> Row:
        """Return a row with what changes from day to day filled in, as it is on the first of its days."""
        day, view = row.days.start, self.view
        rule = view.rules.rules[row.measure]
        told = [
            item
            for item in self.told.get(row.measure, ())
            if _is_of(item.act, row) and item.days.meet(row.days)
        ]
        rules = [(id_, self._rules(id_, day)) for id_ in (*row.lists, *graded(view, measure))]
        body = self.in_place.body
        said = sorted({(item.code, item.message.en, item.message.zh) for item in told})
        return replace(
            row,
            exceptions=tuple(
                leave._replace(permission=body(leave.permission, row.charged, day))
                if leave.permission
                else leave
                for leave in row.exceptions
            ),
            approval=tuple(body(id_, row.charged, day) for id_ in row.approval),
            applied=body(row.applied, row.charged, day) if row.applied else "",
            basis=tuple(self._resting(measure, day)),
            entry_terms=tuple(OfList(list_, tuple(_entry_terms(found))) for list_, found in rules),
            exits=tuple(
                OfList(
                    list_, tuple(self.in_place.value(way, day) for each in found for way in ways_out(each))
                )
                for list_, found in rules
            ),
            notices=self._procedures(view.norms.notice(measure), rules, "notice", day),
            objections=self._procedures(view.norms.objection(measure), rules, "objection", day),
            reviews=self._procedures(view.norms.review(measure), rules, "review", day),
            status=self._status(rule, row, places, told),
            findings=tuple(dict.fromkeys(code for code, *_ in said)),
            reasons=tuple(Text(en, zh) for _, en, zh in said),
            decided=tuple(self.decisions.texts(rule, next(iter(row.acts), ""), row.days, places)),
        )

    def _edges(self, measure: Measure, shared: Row) -> set[int]:
        """Return the days on which something that a row of the measure says may change."""
        found = self.decisions.edges(self.view.rules.rules[measure.id])
        cited_on = self.view.timeline.measure_days(measure).start
        for item in self.told.get(measure.id, ()):
            found |= {item.days.start, item.days.end}
        for status in (*shared.lists, *graded(self.view, measure)):
            for rule in rules_of_status(self.view, status):
                found |= {rule.days.start, rule.days.end}
                said = (*ways_out(rule.rule), rule.rule.notice, rule.rule.objection, rule.rule.review)
                found.update(self.in_place.edges(said))
        norms, leaves = self.view.norms, (leave.permission or "" for leave in shared.exceptions)
        own = (norms.notice(measure), norms.objection(measure), norms.review(measure))
        found.update(self.in_place.edges(own))
        for id_ in (*shared.approval, shared.applied, *leaves):
            found.update(self.in_place.changes(id_))
        for basis in self.view.norms.basis(measure):
            if isinstance(basis, Citation):
                for standing in self.view.timeline.standing(basis, cited_on):
                    found |= {standing.since, standing.until}
        return found

    def _resting(self, measure: Measure, day: int) -> Iterator[Resting]:
        """Yield what a measure rests on, with the last that has befallen it by a day."""
        cited_on = self.view.timeline.measure_days(measure).start
        for basis in self.view.norms.basis(measure):
            fate: Standing | None = None
            if isinstance(basis, Citation):
                for item in self.view.timeline.standing(basis, cited_on):
                    if item.since <= day < item.until:
                        fate = item
            yield Resting(basis, fate)

    def _procedures(
        self, own: Procedure | None, rules: Iterable[tuple[str, list[ListRule]]], name: str, day: int
    ) -> tuple[OfList[Procedure], ...]:
        """Return a step as the measure owes it, and as each list does, to whoever acts on a day."""
        of_rule: Callable[[ListRule], Any] = lambda rule: getattr(rule, name)  # noqa: E731
        value = self.in_place.value
        found = [
            OfList(list_, tuple(value(said, day) for said in map(of_rule, each) if said is not None))
            for list_, each in rules
        ]
        if own is None:
            return tuple(found)
        return (OfList("", (value(own, day),)), *(item for item in found if item.said))

    def _rules(self, list_: str, day: int) -> list[ListRule]:
        return [item.rule for item in rules_of_status(self.view, list_) if day in item.days]

    def _status(self, rule: Rule, row: Row, places: int | None, told: Iterable[Told]) -> str:
        if self.decisions.overridden(rule, next(iter(row.acts), ""), row.days, places):
            return "overridden"
        return "orphaned" if any(item.orphaning for item in told) else "sound"

    def _label(self, id_: str) -> Text:
        declared = self.view.corpus.agencies.get(id_) or self.view.corpus.roles.get(id_)
        return declared.label if declared else Text(id_, id_)

    def _channels(self, lists: tuple[str, ...], declared: str, body: str) -> tuple[str, ...]:
        return tuple(
            id_
            for id_, channel in self.view.corpus.channels.items()
            if {ref.id for ref in channel.receivers} & {declared, body}
            and (not channel.lists or {ref.id for ref in channel.lists} & set(lists))
        )


def _is_of(act: str, row: Row) -> bool:
    """Tell whether what is found of an act of a measure, or of all of it, is so of a row."""
    if not act or act in row.acts:
        return True
    return row.led and not row.enforcer and act in row.charged


def _merged(stretches: Iterable[Days]) -> Iterator[Days]:
    """Yield stretches in order, those that touch made one."""
    before: Days | None = None
    for days in sorted(stretches):
        if before is not None and before.end == days.start:
            before = Days(before.start, days.end)
            continue
        if before is not None:
            yield before
        before = days
    if before is not None:
        yield before


def _entry_terms(rules: Iterable[ListRule]) -> Iterator[EntryTerm]:
    for rule in rules:
        if rule.term is not None:
            yield EntryTerm("", rule.term)
        for entry in rule.entries:
            if entry.term is not None:
                yield EntryTerm(entry.id, entry.term)
