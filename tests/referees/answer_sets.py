"""The relations of measures as an answer-set program: what holds in some situation are its brave consequences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import clingo

from mou_compiler.compilation import Compiled
from mou_compiler.findings.finding import Witness
from referees.agreement import situation_of
from referees.brute import Brute, Clash
from referees.facts import Facts, fact
from referees.guard_facts import guard_facts
from referees.guarded import Guarded
from referees.list_facts import asked
from referees.norms import all_sets
from referees.situations import NOBODY, PRINCIPAL, Situation, World
from referees.told import at, findings

FOLDER = Path(__file__).parent / "answers"

Atom = tuple[Any, ...]


@cache
def program(*names: str) -> str:
    """Return the text of some programs."""
    return "\n".join((FOLDER / f"{name}.lp").read_text(encoding="utf-8") for name in names)


def plain(symbol: clingo.Symbol) -> Atom:
    """Return an atom as a tuple: its name, then its arguments."""
    arguments = (
        part.number if part.type == clingo.SymbolType.Number else part.string for part in symbol.arguments
    )
    return (symbol.name, *arguments)


def brave(control: clingo.Control) -> set[Atom]:
    """Return every atom that is in some answer set."""
    symbols: Sequence[clingo.Symbol] = ()
    with control.solve(yield_=True) as handle:
        for model in handle:
            symbols = model.symbols(shown=True)  # each model holds what those before it held
    return {plain(symbol) for symbol in symbols}


class Answers:
    """What the answer sets of one corpus say of its measures."""

    def __init__(self, compiled: Compiled, brute: Brute, guarded: Guarded) -> None:
        self.compiled = compiled
        self.brute = brute
        self.world: World = brute.world
        self.facts = Facts(self.world)
        self.wrong: list[str] = []
        self._watched: list[str] = []
        lines = "\n".join(
            (self.facts.all(), *guard_facts(self.facts, guarded), *self.facts.left_out(), *self._set_off())
        )
        self.guarded = guarded
        self.conditions = self.facts.lines()
        written = [*self.facts.written, *(fact("line", "", number) for number in self.conditions)]
        witnesses = list(self._witnesses())
        self.control = clingo.Control(["--enum-mode=brave", "--warn=none", "0"])
        self.control.add("base", [], "\n".join((lines, *written, *witnesses)))
        self.control.add("base", [], program("time", "situation", "relations", "guardrails"))
        self.control.add("base", [], "#external removed(M) : of(M, _).")
        self.control.ground([("base", [])])
        self.atoms = brave(self.control)
        self._remove()

    def _set_off(self) -> Iterator[str]:
        """Yield the lists that set measures off."""
        for id_, norm in self.world.norms.items():
            for list_ in {list_ for condition in norm.trigger for list_ in asked(condition)}:
                yield fact("set_off_by", id_, list_)

    def _remove(self) -> None:
        """Take the redundant measures out, and see which of the others are of use then."""
        self.useful_beside_all = {atom[1] for atom in self.of("useful")}
        for id_ in self.brute.redundant():
            self.control.assign_external(clingo.Function("removed", [clingo.String(id_)]), True)
        self.useful = {atom[1] for atom in brave(self.control) if atom[0] == "useful"}

    def of(self, name: str) -> list[Atom]:
        """Return the atoms of one name."""
        return [atom for atom in self.atoms if atom[0] == name]

    def _vacuous(self, idle: set[Any]) -> set[Any]:
        """Return those that hold nowhere without those of which it is only not known on which days they do."""
        conceivable, ever = ({atom[1] for atom in self.of(name)} for name in ("conceivable", "ever_on"))
        return {id_ for id_ in idle if id_ in ever or id_ not in conceivable}

    # --- witnesses ------------------------------------------------------------------------------------

    def _witnesses(self) -> Iterator[str]:
        """Yield the situations that the compiler shows, as facts."""
        for code, kind in (("MOU401", "collision"), ("MOU402", "divergence")):
            for finding in findings(self.compiled, code):
                for case in finding.cases:
                    yield from self._watch(kind, case.measures, case.witness)
        for finding in findings(self.compiled, "MOU412"):
            for case in finding.cases:
                exception = dict(finding.cause.about)["exception"]
                yield from self._watch(
                    "unshared", (case.measures[0], exception, case.measures[1]), case.witness
                )
        for finding in findings(self.compiled, "MOU421"):
            for case in finding.cases:
                guardrail = dict(finding.cause.about)["guardrail"]
                yield from self._watch("forbidden", (guardrail, *case.measures), case.witness)
        for finding in findings(self.compiled, "MOU422"):
            said = dict(finding.cause.about)
            place = len(self._watched)
            yield from self._watch("lost", (said["guardrail"], said["possible"]), finding.witness)
            yield from (fact("lost_of", id_, said["about"]) for id_ in self._watched[place:])
        for finding in findings(self.compiled, "MOU423"):
            for case in finding.cases:
                said = dict(finding.cause.about)
                place = len(self._watched)
                yield from self._watch("lacking", (said["guardrail"], *case.measures), case.witness)
                yield from (fact("lacking_of", id_, said["lacking"]) for id_ in self._watched[place:])
        for finding in findings(self.compiled, "MOU407"):
            for document in self.brute.corpus.documents.values():
                for place, over in enumerate(document.complete):
                    if at(over.place) == at(finding.place):
                        yield from self._watch("gap", (document.id, place), finding.witness)

    def _watch(self, kind: str, parties: Iterable[Any], witness: Witness | None) -> Iterator[str]:
        situation = situation_of(self.world, witness)
        if situation is None:
            self.wrong.append(f"{kind} of {parties} shows no situation of the samples: {witness}")
            return
        id_ = f"{kind} {len(self._watched)} of {parties}"
        self._watched.append(id_)
        yield fact("witness", id_, kind, *parties)
        yield from self._told(id_, situation)

    def _told(self, id_: str, situation: Situation) -> Iterator[str]:
        world = self.world
        subjects = [name for name, _ in all_sets(world.corpus.subjects)]
        somebody = [
            name
            for name, value in zip(world.dimensions, situation.values, strict=True)
            if name.startswith(PRINCIPAL) and value.value != NOBODY
        ]
        parts = (
            len(situation.held),
            sum(way != "" for _, way in situation.held),
            len(somebody),
            sum("@" in name for name in somebody),
            world.days.index(situation.day),
            subjects.index(situation.subject),
            world.territories.index(situation.territory),
        )
        yield from (fact("told", id_, place, value) for place, value in enumerate(parts, 1))
        for place, (name, value) in enumerate(zip(world.dimensions, situation.values, strict=True), 1):
            kind = name.startswith(PRINCIPAL) and value.value != NOBODY
            yield fact("told", id_, 8 + place, subjects.index(value.value) + 1 if kind else value.rank)
        for one in situation.held:
            yield fact("told_held", id_, world.holdings.index(one))

    # --- agreement ------------------------------------------------------------------------------------

    def disagreements(self) -> list[str]:
        """Return what the answer sets say otherwise than brute force, or than the compiler's witnesses."""
        brute = self.brute
        found = list(self.wrong)
        measures = set(brute.measures)
        some = {atom[1] for atom in self.of("some")}
        applies = {atom[1] for atom in self.of("some_applies")}
        fruitful = {id_ for id_ in applies if any(atom[1] == id_ for atom in self._effects())}
        gaps = {
            (document.id, place)
            for document in brute.corpus.documents.values()
            for place, over in enumerate(document.complete)
            if brute.gap(document, over)
        }
        always = [
            at(place)
            for number, places in self.conditions.items()
            if ("fails", number) not in self.atoms
            for place in places
        ]
        for what, mine, theirs in (
            (
                "collisions",
                {atom[1:] for atom in self.of("collide")},
                {(*clash,) for clash in brute.collisions()},
            ),
            ("divergences", {atom[1:] for atom in self.of("diverge")}, set(brute.divergences())),
            ("dispensable", fruitful - self.useful_beside_all, set(filter(brute.dispensable, measures))),
            ("redundant", fruitful - self.useful, set(brute.redundant())),
            ("shadowed", some - applies, set(brute.shadowed())),
            ("vacuous", self._vacuous(measures - some), set(brute.vacuous())),
            ("always true", sorted(always), sorted(self._always())),
            ("gaps", {atom[1:] for atom in self.of("open")}, gaps),
            ("circles", {atom[1] for atom in self.of("circle")}, set().union(*brute.circles())),
            ("overrides that meet", {atom[1:] for atom in self.of("together")}, self._together()),
            ("special", self._narrower(), self._special()),
            ("silent", self._silent(), set(brute.silent())),
            ("unshared", {atom[1:] for atom in self.of("unshared")}, set(brute.unshared())),
            ("forbidden", {atom[1:] for atom in self.of("forbidden")}, self._forbidden()),
            ("lost", {atom[1:] for atom in self.of("lost")}, set(self.guarded.impossible())),
            ("lacking", {atom[1:] for atom in self.of("lacking")}, self._lacking()),
            ("idle", self._idle(), self.guarded.idle()),
        ):
            if mine != theirs:
                found.append(f"{what}: answer sets {mine}, brute force {theirs}")
        for id_ in self._watched:
            if ("reproduces", id_) not in self.atoms:
                found.append(f"the witness of {id_} does not reproduce")
            if ("smaller", id_) in self.atoms:
                found.append(f"the witness of {id_} is not the smallest")
        return found

    def _effects(self) -> list[tuple[str, str]]:
        return [("", id_) for id_, measure in self.brute.measures.items() if measure.provisions]

    def _always(self) -> list[tuple[int, int]]:
        return [
            at(owner.place)
            for document in self.brute.corpus.documents.values()
            for owner in (document, *document.measures)
            for _ in self.brute.always_true(owner.when)
        ]

    def _together(self) -> set[tuple[str, str]]:
        return {
            (id_, ref.id)
            for id_, measure in self.brute.measures.items()
            for ref in measure.overrides
            if self.world.base(id_) & self.world.base(ref.id)
        }

    def _lacking(self) -> set[tuple[str, str, str]]:
        return {
            (guardrail, owed, id_)
            for (guardrail, _, owed), tables in self.guarded.unaccompanied().items()
            for id_ in tables
        }

    def _idle(self) -> dict[str, tuple[str, tuple[str, ...]]]:
        """Return the guardrails that nothing can go beyond, by what holds in no situation."""
        found: dict[str, tuple[str, tuple[str, ...]]] = {}
        for id_, guardrail in self.brute.corpus.guardrails.items():
            given = "benefit" in guardrail.possible
            acts = tuple(ref.id for ref in guardrail.provisions if ("untouched", id_, ref.id) in self.atoms)
            lists = tuple(ref.id for ref in guardrail.lists if ("unset", id_, ref.id) in self.atoms)
            if ("demands", id_) not in self.atoms:
                found[id_] = ("nothing", ())
            elif ("speaks", id_) not in self.atoms:
                found[id_] = ("nowhere", ())
            elif acts and not given:
                found[id_] = ("acts", acts)
            elif lists:
                found[id_] = ("lists", lists)
            elif ("of_some", id_) not in self.atoms and not given:
                found[id_] = ("none", ())
        return found

    def _forbidden(self) -> set[tuple[str, str]]:
        return {
            (guardrail, id_) for (guardrail, _), tables in self.guarded.forbidden().items() for id_ in tables
        }

    def _colliding(self) -> set[tuple[str, str]]:
        return {pair[:2] for pair in self.brute.collisions()} | {
            pair[1::-1] for pair in self.brute.collisions()
        }

    def _narrower(self) -> set[tuple[str, str]]:
        return {
            pair for pair in self._colliding() if pair[0] != pair[1] and ("outside", *pair) not in self.atoms
        }

    def _silent(self) -> set[tuple[str, str]]:
        """Return who wins over one that is narrower, with what the answer sets say of collisions and situations."""
        narrower, found = self._narrower(), set()
        for _, one, other, act, place in self.of("collide"):
            decision = self.brute.decide(Clash(one, other, act, place))
            if decision is not None and decision.winner and decision.by in (("rank",), ("later",)):
                loser = other if decision.winner == one else one
                if (loser, decision.winner) in narrower and (decision.winner, loser) not in narrower:
                    found.add((decision.winner, loser))
        return found

    def _special(self) -> set[tuple[str, str]]:
        return {pair for pair in self._colliding() if pair[0] != pair[1] and self.brute._special(*pair)}
