"""A resolved corpus as facts for the answer-set programs: what is declared, and nothing that follows from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from mou_compiler.corpus.corpus import Corpus
from mou_compiler.corpus.schema.declarations import Document, Measure, Territory
from mou_compiler.corpus.schema.values import (
    AllOf,
    Amount,
    AnyOf,
    Compare,
    Condition,
    Count,
    Day,
    Grade,
    Holds,
    IsTrue,
    Not,
    Ref,
)
from referees.days import ALWAYS, NEVER, begin, end, inside, surely_until
from referees.effects import binds_itself, effects, long, named
from referees.norms import alike, all_sets
from referees.samples import Value, compare, same
from referees.situations import World, counting


def text(value: Any) -> str:
    """Return a value as a term."""
    if isinstance(value, bool | int):
        return str(int(value))
    escaped = str(value).replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'"{escaped}"'


def fact(name: str, *values: Any) -> str:
    """Return one fact."""
    return f"{name}({','.join(text(value) for value in values)})." if values else f"{name}."


def _ends(day: Any) -> tuple[int, int]:
    """Return the first and the last day that a written day may be."""
    return day.first.toordinal(), day.last.toordinal()


def _opening(item: Document | Measure) -> Iterator[str]:
    """Yield what a document or measure says of its first day."""
    day = item.in_force.start if item.in_force is not None else None
    if day is None and isinstance(item, Document):
        day = item.signed
    if isinstance(day, Day):
        yield fact("opens", item.id, *_ends(day))
    else:
        yield fact("silent" if day is None else "untold", item.id)


def _mentions(id_: str, declared: Any) -> Iterator[str]:
    """Yield the texts and measures that a declaration names."""
    named = {item.id for item in inside(declared) if isinstance(item, Ref) and item.kind in TEXTS}
    yield from (fact("mentions", id_, other) for other in sorted(named))


TEXTS = ("law", "memorandum", "instrument", "measure")


class Facts:
    """The facts of one corpus; the world lends only its samples of values and days."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.corpus: Corpus = world.corpus
        self.calendar = world.calendar
        self._conditions: dict[Any, int] = {}
        self.written: list[str] = []

    def all(self) -> str:
        """Return every fact that the programs of time, situations and relations need."""
        lines = [*self.time(), *self.trees(), *self.situation()]
        for id_, measure in self.corpus.measures.items():
            lines += self.measure(id_, measure)
        return "\n".join(lines)

    # --- time -----------------------------------------------------------------------------------------

    def time(self) -> Iterator[str]:
        """Yield documents, their days and what they end, agencies and roles."""
        for day in sorted({*self.calendar.days, self.world.horizon}):
            yield fact("day", day)
        for id_, document in self.corpus.documents.items():
            yield fact("document", id_)
            yield from _opening(document)
            if isinstance(document.signed, Day):
                yield fact("made", id_, *_ends(document.signed))
            if isinstance(document.known_in_force, Day):
                yield fact("seen", id_, _ends(document.known_in_force)[1])
            yield fact("ends", id_, surely_until(document.in_force), end(document.in_force))
            yield from _mentions(id_, replace(document, measures=()))
            yield from (fact("replaces", id_, ref.id) for ref in document.replaces_documents)
            yield from (fact("withdraws", id_, ref.id) for ref in document.withdraws)
            yield from (fact("suspends", id_, ref.id) for ref in document.suspends)
            for item in (document, *document.measures):
                yield from (
                    fact("paused", item.id, *_ends(one.days.start), surely_until(one.days), end(one.days))
                    for one in item.suspended
                    if one.days is not None and isinstance(one.days.start, Day)
                )
            for measure in document.measures:
                yield fact("of", measure.id, id_)
                yield from _opening(measure)
                yield fact("until", measure.id, surely_until(measure.in_force), end(measure.in_force))
                yield from _mentions(measure.id, measure)
                yield from (fact("supersedes", measure.id, ref.id) for ref in measure.replaces)
                yield from (fact("changes", measure.id, ref.id) for ref in (measure.changes,) if ref)
        for id_, catalogue in self.corpus.catalogues.items():
            if begin(catalogue.in_force) > ALWAYS:
                yield fact("opens", id_, begin(catalogue.in_force), begin(catalogue.in_force))
                yield from _mentions(id_, catalogue)
        for law in self.corpus.laws.values():
            if law.repealed is not None and isinstance(law.repealed_on, Day):
                yield fact("seen", law.repealed.id, _ends(law.repealed_on)[1])
        for id_, agency in self.corpus.agencies.items():
            yield fact("agency", id_)
            if end(agency.existed) < NEVER:
                yield fact("abolished", id_, end(agency.existed))
            if agency.existed is not None and isinstance(agency.existed.start, Day):
                yield fact("born", id_, _ends(agency.existed.start)[0])
            for place, item in enumerate(agency.successions):
                yield from (fact("succeeded", id_, place, ref.id) for ref in item.heirs)
                yield from (fact("succeeded_for", id_, place, ref.id) for ref in item.acts)
                if isinstance(item.start, Day):
                    yield fact("passes", id_, place, _ends(item.start)[1])
                elif item.start is not None:
                    yield fact("open_day", id_, place)
        for id_, role in self.corpus.roles.items():
            yield fact("role", id_)
            for place, filling in enumerate(role.fillings):
                yield fact("during", f"{id_} {place}", begin(filling.during), end(filling.during))
                yield from (fact("fills", id_, f"{id_} {place}", ref.id) for ref in filling.agencies)
                if filling.territory is not None:
                    yield fact("filling_in", f"{id_} {place}", filling.territory.id)

    def _over_time(self, id_: str, territory: Territory) -> Iterator[str]:
        """Yield when a territory was there, and what succeeds it."""
        if end(territory.existed) < NEVER:
            yield fact("place_ends", id_, end(territory.existed))
        if territory.existed is not None and isinstance(territory.existed.start, Day):
            yield fact("place_born", id_, *_ends(territory.existed.start))
        for number, item in enumerate(territory.successions):
            yield from (fact("place_heir", id_, number, ref.id) for ref in item.heirs)
            if isinstance(item.start, Day):
                yield fact("place_passes", id_, number, _ends(item.start)[1])
            elif item.start is not None:
                yield fact("place_open", id_, number)

    # --- trees ----------------------------------------------------------------------------------------

    def trees(self) -> Iterator[str]:
        """Yield kinds of subject, territories, acts, lists and relations."""
        for place, (name, kinds) in enumerate(all_sets(self.corpus.subjects)):
            yield fact("candidate", name)
            yield fact("subject_rank", name, place)
            yield from (fact("in_set", name, id_) for id_ in sorted(kinds))
        for id_, kind in self.corpus.subjects.items():
            yield from (fact("subkind", id_, ref.id) for ref in kind.parents)
            yield from (fact("divides", id_) for _ in range(bool(kind.apart)))
            for ref in kind.exclusive:
                if ref.id != id_:
                    yield fact("apart_kinds", id_, ref.id)
                    yield fact("apart_kinds", ref.id, id_)
        for place, id_ in enumerate(self.world.territories):
            yield fact("place", id_)
            yield fact("territory_rank", id_, place)
        for id_, territory in self.corpus.territories.items():
            yield from (fact("inside", id_, ref.id) for ref in territory.parents)
            yield from self._over_time(id_, territory)
        for act in self.corpus.acts:
            yield fact("act", act)
            if "." in act:
                yield fact("step", act, act.rpartition(".")[0])
        for id_, item in self.corpus.lists.items():
            yield fact("list", id_)
            if item.parent is not None:
                yield fact("part", id_, item.parent.id)
            for name, refs in (("covers", item.covers), ("excludes", item.excludes)):
                yield from (fact(name, id_, ref.id) for ref in refs)
            for ref in item.exclusive:
                yield fact("exclusive", id_, ref.id)
                yield fact("exclusive", ref.id, id_)
        for way in self.world.ways:
            relation = self.corpus.relations[way.partition("@")[0]]
            yield from (fact("attaches", way, ref.id) for ref in relation.attached)
            yield from (fact("attaches_to", way, ref.id) for ref in relation.principals)
            yield from (fact("second", way) for _ in range("@" in way))

    # --- situations -----------------------------------------------------------------------------------

    def situation(self) -> Iterator[str]:
        """Yield what a situation is made of."""
        world = self.world
        for rank, day in enumerate(world.days):
            yield fact("day_rank", self.cell(day), rank)
        yield from (fact("way", way) for way in ("", *world.ways))
        for order, (list_, way) in enumerate(world.holdings):
            yield fact("holding", list_, way, order)
        for place, (name, values) in enumerate(world.dimensions.items(), 1):
            if name.startswith("principal of "):
                yield fact("principal_rank", name.removeprefix("principal of "), place)
                continue
            yield fact("dimension", name)
            yield fact("dimension_rank", name, place)
            yield from (fact("value", name, value.rank, value.rank) for value in values)
            own, _, relation = name.partition("@")
            yield fact("of_party", own, relation, name)
            yield from (fact("read_by", own, by, name) for by in self.read_by(own, relation))
        for document in self.corpus.documents.values():
            for place, ref in enumerate(document.complete):
                yield fact("over", document.id, place, ref.kind, ref.id)
            yield from (fact("document_in", document.id, ref.id) for ref in document.territory)

    def read_by(self, own: str, relation: str) -> Iterator[str]:
        """Yield the ways by which a value is read: that of its party, and every one where it is always one's own."""
        if own in self.corpus.attributes and self.corpus.attributes[own].own:
            yield from ("", *self.world.ways)
        else:
            yield relation

    def cell(self, day: int) -> int:
        """Return the first day of the stretch that a sample day stands for."""
        return max(cut for cut in (*self.calendar.days, self.world.horizon) if cut <= day)

    # --- conditions -----------------------------------------------------------------------------------

    def condition(self, item: Condition) -> int:
        """Return the number of a condition, written out as facts the first time."""
        key = repr(item)
        if key in self._conditions:
            return self._conditions[key]
        own = self._conditions[key] = len(self._conditions)
        if isinstance(item, Not):
            self.written.append(fact("is_not", own, self.condition(item.item)))
        elif isinstance(item, Holds):
            self.written.append(fact("is_held", own, item.list.id))
        elif hasattr(item, "items"):
            least = (
                len(item.items) if isinstance(item, AllOf) else 1 if isinstance(item, AnyOf) else item.number
            )
            # A member that is written twice counts twice.
            self.written += [
                fact("member", own, self._copy(inner, place)) for place, inner in enumerate(item.items)
            ]
            self.written.append(fact("at_least", own, least))
        else:
            name, fits = self._simple(item)
            self.written += [fact("is_value", own, name, value.rank) for value in fits]
        return own

    def _copy(self, item: Condition, place: int) -> int:
        inner = self.condition(item)
        own = self._conditions[repr(item), place, len(self._conditions)] = len(self._conditions)
        self.written += [fact("at_least", own, 1), fact("member", own, inner)]
        return own

    def _simple(self, item: Condition) -> tuple[str, list[Value]]:
        """Return the dimension of a simple condition, and the sample values that satisfy it."""
        match item:
            case IsTrue(ref):
                return ref.id, [one for one in self.world.dimensions[ref.id] if one.value == "yes"]
            case Grade(rating, operator, grade, _):
                best = self.corpus.ratings[rating.id].grades
                fits = [
                    one
                    for one in self.world.dimensions[rating.id]
                    if one.value in best and compare(-best.index(one.value), operator, -best.index(grade))
                ]
                return rating.id, fits
            case Count(list_, window, _, least, _):
                name, key = counting(list_.id, self.world.dimensions), (list_.id, same(window))
                return name, [one for one in self.world.dimensions[name] if dict(one.value)[key] >= least]
            case Compare(attribute, operator, wanted, _):
                against: Any = wanted.value if isinstance(wanted, Amount) else wanted
                values = self.world.dimensions[attribute.id]
                return attribute.id, [one for one in values if compare(one.value, operator, against)]
        raise AssertionError(item)

    # --- measures -------------------------------------------------------------------------------------

    def measure(self, id_: str, measure: Measure) -> Iterator[str]:
        """Yield what a measure says, with its document's defaults."""
        document, item = self.corpus.documents[measure.document], self.world.norms[id_]
        if item.trigger:
            yield fact("trigger_of", id_, self.condition(AnyOf(item.trigger)))
        yield from (fact("needs", id_, self.condition(one)) for one in item.when)
        for one in measure.exceptions:
            if one.when is not None or one.permission is not None:
                yield fact("excepts", id_, one.id)
            if one.when is not None:
                yield fact("excepts_when", one.id, self.condition(one.when))
            if one.when is not None and one.permission is None:
                yield fact("waives", id_, self.condition(one.when))
            if one.permission is not None:
                case = () if one.when is None else (self.condition(one.when),)
                yield fact("leave", id_, one.permission.id, *case)
        yield from (fact("within", id_, place) for place in item.territories)
        for target in item.targets:
            relation = target.relation.id if target.relation else ""
            for way in ("", *self.world.ways):
                if way.partition("@")[0] == relation:
                    yield from (fact("target", id_, way, ref.id) for ref in target.subjects)
        yield from (fact("overrides", id_, ref.id) for ref in measure.overrides)
        yield from (fact("leads", id_, ref.id) for ref in measure.leads_to)
        for place, effect in enumerate(effects(measure)):
            cap = "" if effect.cap is None else effect.cap
            yield fact("effect", id_, place, effect.modality, effect.act, cap)
        yield fact("forced", id_, measure.force or document.force or "mandatory")
        term = long(measure.term or document.term)
        if term is not None:
            yield fact("term", id_, *term)
        within = long(measure.within or document.within)
        if within is not None:
            yield fact("deadline", id_, *within)
        for ref in measure.approval or document.approval:
            yield fact("asks_for", id_, "approval", ref.id)
        applied = measure.applied or document.applied
        if applied is not None:
            yield fact("asks_for", id_, "application", applied.id)
        if measure.weight is not None:
            yield fact("weighs", id_, measure.weight)
        yield from (fact("named", id_, body) for body in sorted(set(named(item.enforcement))))
        if binds_itself(item.enforcement):
            yield fact("by_itself", id_)
        if any(not hasattr(one, "open") or one.open for one in item.enforcement):
            yield fact("open_ended", id_)
        key = repr(alike(item.trigger))
        others = list(self.corpus.measures)
        for other in others[others.index(id_) + 1 :]:
            if repr(alike(self.world.norms[other].trigger)) == key:
                yield fact("alike", id_, other)

    def left_out(self) -> Iterator[str]:
        """Yield whom the rules of lists leave out, for the lists to which some measure leads."""
        led = {ref.id for measure in self.corpus.measures.values() for ref in measure.leads_to}
        rules: list[tuple[str, str, Any]] = [
            (f"own {id_}", id_, item) for id_, item in self.corpus.lists.items()
        ]
        for document in self.corpus.documents.values():
            rules += [
                (f"{document.id} {place}", item.list.id if item.list else "", item)
                for place, item in enumerate(document.listings)
            ]
        for name, list_, rule in rules:
            for place, one in enumerate(rule.exclusions if list_ in led else ()):
                yield fact("left_out", name, place, list_)
                yield from (fact("left_out_kind", name, place, ref.id) for ref in one.subjects)
                if one.when is not None:
                    yield fact("left_out_when", name, place, self.condition(one.when))

    def lines(self) -> dict[int, list[Any]]:
        """Return the lines of `when` by the number of their condition, as the places of those who write them."""
        found: dict[int, list[Any]] = {}
        for document in self.corpus.documents.values():
            for owner in (document, *document.measures):
                for item in owner.when:
                    found.setdefault(self.condition(item), []).append(owner.place)
        return found
