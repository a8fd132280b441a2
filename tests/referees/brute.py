"""The relations of measures by brute force: every definition asked of every situation."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cmp_to_key
from itertools import combinations
from typing import Any, NamedTuple

from mou_compiler.corpus.schema.declarations import Document
from mou_compiler.corpus.schema.values import Condition, Count, Holds, Ref, Unknown
from referees.days import NEVER, Calendar
from referees.days import number as day_number
from referees.effects import (
    BENEFITS,
    BURDENS,
    FORCES,
    HIDING,
    SCALES,
    Effect,
    all_known,
    as_long,
    as_short,
    as_strong,
    at_or_above,
    binds_itself,
    effects,
    long,
    longer,
    named,
)
from referees.norms import alike, of_kinds, required
from referees.situations import NOBODY, World
from referees.told import counted


class Shadowed(NamedTuple):
    """The smallest sets that shadow a measure, and the overriders that do something else there."""

    covers: list[frozenset[str]]
    different: frozenset[str]


class Clash(NamedTuple):
    """Two measures that collide, the longer act, and which of the two has it alone: 1, 2, or 0 for both."""

    one: str
    other: str
    act: str
    narrower: int


class Decision(NamedTuple):
    """Who wins a collision, empty where principles disagree; and by what."""

    winner: str
    by: tuple[str, ...]


class Brute:
    """Everything that can be asked about the measures of one small corpus."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.corpus = world.corpus
        self.calendar: Calendar = world.calendar
        self.measures = dict(world.corpus.measures)

    # --- collision and precedence ---------------------------------------------------------------------

    def collisions(self) -> dict[Clash, int]:
        """Return where each burden and each benefit collide."""
        found: dict[Clash, int] = {}
        for one, other in ((one, other) for one in self.measures for other in self.measures):
            for burden in effects(self.measures[one]):
                for benefit in effects(self.measures[other]):
                    act = longer(burden.act, benefit.act)
                    if self._exclude(burden, benefit) and act is not None:
                        both = self.world.applies(one) & self.world.applies(other)
                        narrower = 0 if burden.act == benefit.act else 1 if act == burden.act else 2
                        if both:
                            found[Clash(one, other, act, narrower)] = both
        return found

    def _exclude(self, one: Effect, other: Effect) -> bool:
        """Tell whether one burdens and the other benefits, or one publishes and the other hides."""
        if one.modality == "publish":
            return other.modality in HIDING
        return one.modality in BURDENS and other.modality in BENEFITS

    def principles(self) -> list[str]:
        """Return every declared principle."""
        return list(
            dict.fromkeys(name for item in self.corpus.precedences.values() for name in item.principles)
        )

    def votes(self, clash: Clash) -> dict[str, str]:
        """Return whom each principle prefers, of those that say something; nobody where a clause settles it."""
        one, other = clash.one, clash.other
        if self._yields(one, other) != self._yields(other, one):
            return {}
        asked = {"rank": self._higher, "later": self._later}
        told = {}
        for name in self.principles():
            if name == "special":
                special = self._specials(clash)
                told |= {name: special.pop()} if len(special) == 1 else {}
                continue
            first, second = asked[name](one, other), asked[name](other, one)
            if first != second:
                told[name] = one if first else other
        return told

    def _specials(self, clash: Clash) -> set[str]:
        """Return the measures that are narrower than the other, in situations or in act."""
        one, other, _, narrower = clash
        found = set()
        if self._special(one, other) != self._special(other, one):
            found.add(one if self._special(one, other) else other)
        if narrower and one != other:
            found.add(one if narrower == 1 else other)
        return found

    def decide(self, clash: Clash) -> Decision | None:
        """Return what settles a collision."""
        one, other = clash.one, clash.other
        first, second = self._yields(one, other), self._yields(other, one)
        if first != second:
            return Decision(other if first else one, ("yields to",))
        told = self.votes(clash)
        if "rank" in told:
            return Decision(told["rank"], ("rank",))
        if not told or ("rank" in self.principles() and not self._equals(one, other)):
            return None
        winners = set(told.values())
        return Decision(winners.pop() if len(winners) == 1 else "", tuple(told))

    def silent(self) -> dict[tuple[str, str], int]:
        """Return where a measure wins by rank or by time alone over one that is narrower, the winner first."""
        found: dict[tuple[str, str], int] = {}
        for clash, table in self.collisions().items():
            decision = self.decide(clash)
            if decision is not None and decision.winner and decision.by in (("rank",), ("later",)):
                loser = clash.other if decision.winner == clash.one else clash.one
                narrower = self._special(loser, decision.winner)
                if narrower and not self._special(decision.winner, loser):
                    found.setdefault((decision.winner, loser), table)
        return found

    def _equals(self, one: str, other: str) -> bool:
        """Tell whether two measures are of one document, of one known rank, or neither writes a rank."""
        documents = [self._document(one), self._document(other)]
        if documents[0].id == documents[1].id:
            return True
        ranks = [document.rank for document in documents]
        if any(isinstance(rank, Unknown) for rank in ranks):
            return False
        return len({rank.id if isinstance(rank, Ref) else "" for rank in ranks}) == 1

    def _document(self, id_: str) -> Document:
        return self.corpus.documents[self.measures[id_].document]

    def _ranks(self, id_: str) -> set[str]:
        """Return the rank of a measure's document; none where it is not known."""
        rank = self._document(id_).rank
        return {rank.id} if isinstance(rank, Ref) else set()

    def _above(self, rank: str) -> set[str]:
        found: set[str] = set()
        waiting = [rank]
        while waiting:
            more = {ref.id for ref in self.corpus.ranks[waiting.pop()].above} - found
            found |= more
            waiting += more
        return found

    def _higher(self, one: str, other: str) -> bool:
        return any(rank in self._above(low) for rank in self._ranks(one) for low in self._ranks(other))

    def _later(self, one: str, other: str) -> bool:
        first, second = (self.calendar.measure_begins(self.measures[id_]) for id_ in (one, other))
        return first is not None and second is not None and first > second

    def _special(self, one: str, other: str) -> bool:
        both = []
        for id_ in (one, other):
            on = [day for day in self.calendar.days if self.calendar.measure(self.measures[id_], day)]
            both.append((min(on), max(on)))
        start, last = max(first for first, _ in both), min(last for _, last in both)
        days = self.calendar.days
        behind = next((day for day in days if day > last), NEVER)
        window = self.world.on_days(lambda day: start <= day < behind)
        return not self.world.base(one) & window & ~self.world.base(other)

    def _yields(self, one: str, other: str) -> bool:
        document, against = self._document(one), self._document(other)
        if document.id == against.id:
            return False
        return any(
            ref.id in self._ranks(other) if ref.kind == "rank" else ref.id == against.id
            for ref in document.yields_to
        )

    # --- divergence -----------------------------------------------------------------------------------

    def divergences(self) -> dict[tuple[str, str], tuple[int, set[str]]]:
        """Return where measures diverge, and on which acts."""
        found: dict[tuple[str, str], tuple[int, set[str]]] = {}
        for one, other in combinations(self.measures, 2):
            if alike(self.world.norms[one].trigger) != alike(self.world.norms[other].trigger):
                continue
            acts = {
                effect.act
                for effect in effects(self.measures[one])
                for effect2 in effects(self.measures[other])
                if self._differ(one, effect, other, effect2)
            }
            table = self._same_way(one, other) & self._same_body(one, other)
            if acts and table:
                found[one, other] = (table, acts)
        return found

    def _differ(self, one: str, effect: Effect, other: str, effect2: Effect) -> bool:
        comparable = any(effect.modality in scale and effect2.modality in scale for scale in SCALES)
        if effect.act != effect2.act or not comparable:
            return False
        if effect.modality != effect2.modality or self._force(one) != self._force(other):
            return True
        if effect.cap != effect2.cap and "unknown" not in (effect.cap, effect2.cap):
            return True
        term, term2 = self._term(one), self._term(other)
        stated = term and term2 and "unknown" not in (term.kind, term2.kind)
        return bool(stated) and term != term2

    def _same_way(self, one: str, other: str) -> int:
        """Return where both apply and reach the subject in the same way."""
        world = self.world
        found = 0
        for relation in ("", *world.ways):
            found |= world.base_by(one, relation) & world.base_by(other, relation)
        return found & world.applies(one) & world.applies(other)

    def _bodies(self, id_: str, day: int, territory: str) -> frozenset[str]:
        ids = named(self.world.norms[id_].enforcement)
        return frozenset().union(
            *(self.calendar.acting(body, day, territory, self.acts(id_)) for body in ids)
        )

    def acts(self, id_: str) -> set[str]:
        """Return the acts on which a measure has an effect."""
        return {effect.act for effect in effects(self.measures[id_])}

    def _where_bodies(self, one: str, other: str, holds: Any) -> int:
        """Return the situations on whose day and in whose territory two sets of enforcers satisfy something."""
        found = 0
        for territory in self.world.territories:
            days = self.world.on_days(
                lambda day, place=territory: holds(
                    self._bodies(one, day, place), self._bodies(other, day, place)
                )
            )
            found |= days & self.world.where("territory", lambda value, place=territory: value == place)
        return found

    def _same_body(self, one: str, other: str) -> int:
        by_themselves = all(binds_itself(self.world.norms[id_].enforcement) for id_ in (one, other))
        return self._where_bodies(one, other, lambda mine, theirs: by_themselves or bool(mine & theirs))

    def _force(self, id_: str) -> str:
        return self.measures[id_].force or self._document(id_).force or "mandatory"

    def _term(self, id_: str) -> Any:
        return long(self.measures[id_].term or self._document(id_).term)

    # --- redundancy -----------------------------------------------------------------------------------

    def dispensable(self, id_: str, removed: Collection[str] = ()) -> list[list[frozenset[str]]]:
        """Return, for all that a measure does, the smallest covers by measures that stay; none where something is lost."""
        measure, region = self.measures[id_], self.world.applies(id_)
        if not region or not effects(measure) or measure.leads_to:
            return []
        stay = [other for other in self.measures if other != id_ and other not in removed]
        covers = []
        for effect in effects(measure):
            tables = {other: self.does_as_much(id_, effect, other) for other in stay}
            covers.append(smallest_covers(region, tables))
        for other in self.measures:
            overriders = self.world.overriders(other)
            if id_ in overriders:
                tables = {rival: self.world.applies(rival) for rival in overriders if rival in stay}
                covers.append(smallest_covers(region & self.world.base(other), tables))
        return covers if all(covers) else []

    def redundant(self) -> dict[str, list[list[frozenset[str]]]]:
        """Return the redundant measures, with the smallest covers, by those that stay, of all that each does."""
        removed: list[str] = []
        for id_ in sorted(filter(self.dispensable, self.measures), key=cmp_to_key(self._order)):
            if self.dispensable(id_, removed):
                removed.append(id_)
        return {id_: self.dispensable(id_, removed) for id_ in removed}

    def _order(self, one: str, other: str) -> int:
        """Tell which of two measures is asked about first: a negative number for the first."""
        mine, theirs = self.world.applies(one), self.world.applies(other)
        alone = mine ^ theirs
        if alone:
            return 1 if mine & alone & -alone else -1
        return 1 if self._age(one) < self._age(other) else -1

    def _age(self, id_: str) -> tuple[int, str, Any]:
        return (day_number(self._document(id_).signed, 0), self.measures[id_].document, counted(id_))

    def does_as_much(self, id_: str, effect: Effect, other: str) -> int:
        """Return where another measure applies and one of its effects does as much."""
        if not any(
            self._statically(id_, effect, other, effect2) for effect2 in effects(self.measures[other])
        ):
            return 0
        found = self.world.applies(other) & self._enforced_by(id_, other)
        for body in self.waivers(other):
            found &= ~self.waivable(other, body) | self.waivable(id_, body)
        return found

    def waivers(self, id_: str) -> set[str]:
        """Return the bodies that may give leave from a measure."""
        return {one.permission.id for one in self.measures[id_].exceptions if one.permission is not None}

    def waivable(self, id_: str, body: str) -> int:
        """Return where a body may give leave from a measure."""
        found = 0
        for one in self.measures[id_].exceptions:
            if one.permission is not None and one.permission.id == body:
                if one.when is None:
                    return self.world.everything
                for way in ("", *self.world.ways):
                    found |= self.world.holds(one.when, way) & self.world.reached(id_, way)
        return found

    def _statically(self, id_: str, effect: Effect, other: str, effect2: Effect) -> bool:
        return (
            at_or_above(effect2.act, effect.act)
            and as_strong(effect, effect2)
            and FORCES.index(self._force(other)) >= FORCES.index(self._force(id_))
            and as_long(self._term(id_), self._term(other))
            and as_short(self._deadline(id_), self._deadline(other))
            and self.measures[id_].weight == self.measures[other].weight
            and self._needed(other) <= self._needed(id_)
        )

    def _deadline(self, id_: str) -> Any:
        return long(self.measures[id_].within or self._document(id_).within)

    def _needed(self, id_: str) -> set[tuple[str, str]]:
        """Return whose approval and whose application a measure needs."""
        measure, document = self.measures[id_], self._document(id_)
        approved = {("approval", ref.id) for ref in measure.approval or document.approval}
        applied = measure.applied or document.applied
        return approved | ({("application", applied.id)} if applied else set())

    def _enforced_by(self, id_: str, other: str) -> int:
        """Return where every body that enforces a measure enforces another too."""
        if not all_known(self.world.norms[id_].enforcement):
            return 0
        return self._where_bodies(id_, other, lambda mine, theirs: mine <= theirs)

    # --- unshared exceptions --------------------------------------------------------------------------

    def unshared(self) -> dict[tuple[str, str, str], int]:
        """Return by measure, exception and other measure where the one spares somebody whom the other burdens alike."""
        found: dict[tuple[str, str, str], int] = {}
        for one, measure in self.measures.items():
            for other in self.measures:
                if one == other or not self._alike(one, other):
                    continue
                for exception in measure.exceptions:
                    table = 0
                    for way in ("", *self.world.ways):
                        table |= self._spared(one, exception, way) & self.world.base_by(other, way)
                    table &= self.world.applies(other)
                    for body in self.waivers(other):
                        table &= ~self.waivable(other, body)
                    if table:
                        found[one, exception.id, other] = table
        return found

    def _spared(self, id_: str, exception: Any, way: str) -> int:
        """Return whom an exception spares, reached by a way."""
        if exception.when is None and exception.permission is None:
            return 0
        table = self.world.base_by(id_, way, bare=True)
        for other in self.world.overriders(id_):
            table &= ~self.world.applies(other)
        return table if exception.when is None else table & self.world.holds(exception.when, way)

    def _alike(self, one: str, other: str) -> bool:
        """Tell whether two measures of one list or document have a burden of one modality on comparable acts."""
        if self._document(one) is not self._document(other) and not set(self.lists(one)) & set(
            self.lists(other)
        ):
            return False
        return any(
            effect.modality in BURDENS
            and effect.modality == effect2.modality
            and longer(effect.act, effect2.act) is not None
            for effect in effects(self.measures[one])
            for effect2 in effects(self.measures[other])
        )

    # --- shadowing, vacuity, conditions, gaps, overrides ----------------------------------------------

    def shadowed(self) -> dict[str, Shadowed]:
        """Return the measures that never act, and what keeps them from it."""
        found = {}
        for id_, measure in self.measures.items():
            base = self.world.base(id_)
            if not base or self.world.applies(id_):
                continue
            tables = {other: self.world.applies(other) for other in self.world.overriders(id_)}
            different = {
                other
                for other, table in tables.items()
                if table & base and effects(self.measures[other]) != effects(measure)
            }
            found[id_] = Shadowed(smallest_covers(base, tables), frozenset(different))
        return found

    def vacuous(self) -> list[str]:
        """Return the measures that hold nowhere, save those of which it is only not known on which days they do."""
        return [
            id_
            for id_, measure in self.measures.items()
            if not self.world.base(id_)
            and (
                any(self.calendar.measure(measure, day) for day in self.calendar.days)
                or not self.calendar.possible(measure)
            )
        ]

    def always_true(self, conditions: Iterable[Condition]) -> list[Condition]:
        """Return those of some conditions that hold everywhere, by way of the subject itself."""
        return [item for item in conditions if self.world.holds(item, "") == self.world.everything]

    def gap(self, document: Document, over: Ref) -> int:
        """Return the situations that a document claims and leaves open."""
        world = self.world
        claimed = 0
        if over.kind == "list":
            claimed = world.on_days(lambda day: self.calendar.document(document, day))
            claimed &= world.where("held", lambda one: one == (over.id, ""))
            if document.territory:
                claimed &= world.placed(ref.id for ref in document.territory)
        for measure in document.measures:
            if over.kind == "attribute":
                claimed |= world.base(measure.id)
                for name in world.dimensions:
                    if name.partition("@")[0] == over.id:
                        claimed |= self._freed(world.base(measure.id), name)
            elif over.kind == "subject":
                kinds = of_kinds(self.corpus.subjects, [over.id])
                freed = self._freed(world.base(measure.id), "")
                claimed |= freed & world.where("subject", kinds.__contains__)
        for way in world.ways:
            if "@" in way:
                claimed &= world.where(f"principal of {way}", lambda kind: kind == NOBODY)
        for measure in document.measures:
            claimed &= ~world.applies(measure.id)
        return claimed

    def _freed(self, table: int, dimension: str) -> int:
        """Return the situations that differ from one of a set in one dimension at most; empty for the subject."""
        names = list(self.world.dimensions)
        place = names.index(dimension) if dimension in names else -1

        def rest(situation: Any) -> Any:
            if not dimension:
                return situation._replace(subject="")
            values = situation.values
            return (
                situation._replace(values=values[:place] + values[place + 1 :]) if place >= 0 else situation
            )

        seen = {rest(one) for number, one in enumerate(self.world.situations) if table >> number & 1}
        found = 0
        for number, one in enumerate(self.world.situations):
            if rest(one) in seen:
                found |= 1 << number
        return found

    def circles(self) -> set[frozenset[str]]:
        """Return the sets of measures that override each other in a circle."""
        reach = {id_: self.world.overridden(id_) for id_ in self.measures}
        return {
            frozenset(other for other in reach[id_] if id_ in reach[other])
            for id_ in reach
            if id_ in reach[id_]
        }

    def never_meet(self) -> set[tuple[str, str]]:
        """Return the overrides between measures that each hold somewhere, but never together."""
        return {
            (id_, ref.id)
            for id_, measure in self.measures.items()
            for ref in measure.overrides
            if ref.id != id_
            and self.world.base(id_)
            and self.world.base(ref.id)
            and not self.world.base(id_) & self.world.base(ref.id)
        }

    def lists(self, id_: str) -> tuple[str, ...]:
        """Return the lists that a measure's trigger names, but not under `not`."""
        simple = [leaf for item in self.world.norms[id_].trigger for leaf in required(item)]
        return tuple(sorted({leaf.list.id for leaf in simple if isinstance(leaf, Holds | Count)}))


def smallest_covers(table: int, tables: dict[str, int]) -> list[frozenset[str]]:
    """Return every smallest set whose tables together hold all of one; none where none does."""
    for size in range(len(tables) + 1):
        found = []
        for chosen in combinations(sorted(tables), size):
            left = table
            for id_ in chosen:
                left &= ~tables[id_]
            if not left:
                found.append(frozenset(chosen))
        if found:
            return found
    return []
