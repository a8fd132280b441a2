"""Orphans as an answer-set program: one answer set, from the facts of a corpus and what measures can reach."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import clingo

from mou_compiler.corpus.schema.declarations import Act
from mou_compiler.corpus.schema.values import AnyOf, Not
from referees.answer_sets import Answers, program
from referees.days import NEVER
from referees.facts import Facts, fact
from referees.guard_facts import bare, immured, judged_by
from referees.list_facts import ListFacts
from referees.list_faults import ListFaults, ending
from referees.norms import all_sets, of_kinds
from referees.situations import World
from referees.told import Told, at, counted, lasting
from referees.twice import Twice
from referees.unused import one_finding


def read(symbol: clingo.Symbol) -> Any:
    """Return a term as Python has it."""
    if symbol.type == clingo.SymbolType.Number:
        return symbol.number
    if symbol.type == clingo.SymbolType.String:
        return symbol.string
    return tuple(read(part) for part in symbol.arguments)


class OrphanAnswers:
    """What the answer set of one corpus says has been lost."""

    def __init__(self, answers: Answers, faults: ListFaults) -> None:
        self.answers = answers
        self.corpus = answers.brute.corpus
        self.faults = faults
        self.atoms: dict[str, list[Any]] = defaultdict(list)
        facts = ListFacts(Facts(answers.world), faults.barring, Twice(faults.orphans))
        self.clauses = facts.clauses
        control = clingo.Control(["--warn=none"])
        control.add("base", [], facts.all())
        control.add("base", [], program("time", "orphans"))
        for name, *arguments in answers.of("reached_excluded"):
            control.add("base", [], fact(name, *arguments))
        for name, *arguments in answers.of("kind_reached"):
            control.add("base", [], fact(name, *arguments))
        for name, *arguments in answers.of("itself_reached"):
            control.add("base", [], fact(name, *arguments))
        for name, *arguments in answers.of("listed_reached"):
            control.add("base", [], fact(name, *arguments))
        for arguments in self._leading_past():
            control.add("base", [], fact("leads_past", *arguments))
        control.ground([("base", [])])
        with control.solve(yield_=True) as handle:
            for model in handle:
                for symbol in model.symbols(shown=True):
                    self.atoms[symbol.name].append(tuple(read(part) for part in symbol.arguments))

    # --- what is told ---------------------------------------------------------------------------------

    def told(self) -> Iterator[Told]:
        """Yield what the answer set tells, one finding for each cause."""
        groups: dict[tuple[str, str, Any], list[tuple[int, int, str]]] = defaultdict(list)
        for code, kind, cause, measure, first, last in self.atoms["lacks"]:
            groups[code, kind, cause].append((first, last, measure))
        for (code, kind, cause), items in groups.items():
            yield self._one(code, kind, cause, sorted(items, key=lambda one: (one[0], counted(one[2]))))
        yield from self._ways_in()
        yield from self._circles()
        yield from self._unused()
        for document in self.corpus.documents.values():
            numbers = {number for id_, number in self.atoms["unencoded"] if id_ == document.id}
            if numbers and isinstance(document.numbering, tuple):
                left = ", ".join(number for number in document.numbering if number in numbers)
                yield Told("MOU311", at(document.place), (), " to ", left)
        yield from (Told("MOU317", at(self._text(id_).place)) for (id_,) in self.atoms["anew"])
        yield from self._always_open()
        yield from self._doubled()
        yield from self._clauses()

    def _declared(self, what: str, id_: str) -> Any:
        named = {
            "agency": self.corpus.agencies, "role": self.corpus.roles, "list": self.corpus.lists,
            "rating": self.corpus.ratings, "catalogue": self.corpus.catalogues,
            "guardrail": self.corpus.guardrails, "document": self.corpus.documents,
        }  # fmt: skip
        return named[what][id_]

    def _one(self, code: str, kind: str, cause: Any, items: list[tuple[int, int, str]]) -> Told:
        day, _, first = items[0]
        last = max(last for _, last, _ in items)
        behind = min((other for other in self.answers.brute.calendar.days if other > last), default=NEVER)
        days = lasting((day, behind))
        measures = tuple(sorted({measure for *_, measure in items if measure}))
        if code == "MOU307" and kind in ("no way", "no way there"):
            return Told(code, (0, 0), (), days, (at(self._status(cause[0]).place),))
        if (code, kind) == ("MOU307", "mismatch"):
            places = sorted(at(self._exit(*exit_).place) for exit_ in cause)
            return Told(code, (0, 0), (), days, tuple(places))
        if (code, kind) == ("MOU314", "odds"):
            return Told(code, (0, 0), (), days, tuple(sorted(at(self._rule(name).place) for name in cause)))
        if (code, kind) == ("MOU314", "late"):
            grounds, term, itself, *written = cause
            way = self._exit("", *written)
            rule = SimpleNamespace(
                entries=self._rule(grounds).entries if grounds else (),
                term=self._rule(term).term if term else None,
            )
            places = sorted((at(ending(rule, way, same=bool(itself))[0].place), at(way.place)))
            return Told(code, (0, 0), (), days, tuple(places))
        place: Any
        if (code, kind) in (
            ("MOU301", "list"),
            ("MOU301", "undefined"),
            ("MOU304", "unreached"),
            ("MOU308", "remedy there"),
            ("MOU316", "less"),
        ):
            place = self._status(cause).place
        elif (code, kind) in (("MOU321", "entry"), ("MOU322", "entry")):
            place = self._rule(cause).place
        elif kind == "futile":
            place = self._exit("", *cause[1:3]).place
        elif kind == "nothing":
            place = self._rule(cause[0]).entries[cause[1]].place
        elif kind in ("admitted", "decider", "remedy"):
            place = self._status(cause[0]).place
        elif code == "MOU323":
            place = self.corpus.agencies[cause[0]].successions[cause[1]].place
        elif kind in ("names early", "names late"):
            what, _, id_ = cause[0].partition(" ")
            place = self._declared(what, id_).place
        elif code == "MOU324" and not items[0][2]:
            place = self.corpus.territories[cause[0]].successions[cause[1]].place
        elif kind in ("gone by", "unborn by"):
            place = self.corpus.escalations[cause[0]].place
        elif kind == "unfilled":
            place = self.corpus.roles[cause].place
        elif kind == "repeated":
            catalogue = self.corpus.catalogues[cause[0].partition("/")[0]]
            place = next(item.place for item in catalogue.permissions if item.id == cause[0])
        else:
            place = self.corpus.measures[first].place
        return Told(code, at(place), measures, days)

    def _text(self, id_: str) -> Any:
        """Return a law or a document."""
        return self.corpus.laws.get(id_) or self.corpus.documents[id_]

    def _ways_in(self) -> Iterator[Told]:
        """Yield the measures that lead to lists at odds with the rules of these, those that do so alike together."""
        days: dict[Any, set[int]] = defaultdict(set)
        by: dict[Any, set[str]] = defaultdict(set)
        for measure, list_, kind, day in self.atoms["odd"]:
            days[measure, list_, kind].add(day)
        for measure, list_, kind, detail in self.atoms["odd_by"]:
            by[measure, list_, kind].add(detail)
        groups: dict[Any, list[tuple[int, int, str]]] = defaultdict(list)
        for key, on in days.items():
            measure, list_, kind = key
            if measure in self.corpus.escalations:
                place, behind = self.corpus.escalations[measure].place, self._behind(max(on))
                yield Told("MOU315", at(place), (), lasting((min(on), behind)))
                continue
            mine = self.answers.brute.world.norms[measure].measure
            force = mine.force or self.corpus.documents[mine.document].force or "mandatory"
            cause = (list_, kind, frozenset(by[key]), force if kind == "force" else "")
            groups[cause].append((min(on), max(on), measure))
        for cause, items in groups.items():
            yield self._one("MOU315", "odd", cause, sorted(items, key=lambda one: (one[0], counted(one[2]))))

    def _clauses(self) -> Iterator[Told]:
        """Yield what befalls what clauses rest on, those of one list or declaration together, and grounds of too low a rank."""
        days: dict[Any, set[int]] = defaultdict(set)
        places: dict[Any, set[tuple[int, int]]] = defaultdict(set)
        moved: dict[Any, set[str]] = defaultdict(set)
        for clause, item, edition, article in self.atoms["moved_to"]:
            moved[clause, item, edition].add(article)
        for clause, item, kind, cause, day in self.atoms["befalls"]:
            owner, basis = self.clauses.clauses[clause]
            where = frozenset(moved[clause, item, cause[2]]) if kind == "moved" else frozenset()
            key = (owner, kind, cause, where)
            days[key].add(day)
            places[key].add(at(basis[item].place))
        for key, on in days.items():
            yield Told("MOU303", min(places[key]), (), lasting((min(on), self._behind(max(on)))))
        low: dict[Any, set[int]] = defaultdict(set)
        for rule, written, place, day in self.atoms["low_ground"]:
            low[rule, written, place].add(day)
        for (_, written, place), on in low.items():
            entry = self._rule(written).entries[place]
            yield Told("MOU303", at(entry.place), (), lasting((min(on), self._behind(max(on)))))

    def _behind(self, last: int) -> int:
        """Return the first day behind the stretch that a day begins."""
        return min((day for day in self.answers.brute.calendar.days if day > last), default=NEVER)

    def _leading_past(self) -> Iterator[tuple[str, str, int]]:
        """Yield the escalations whose trigger somebody meets whom an exclusion leaves out, tried by answer sets of their own."""
        rules: list[tuple[str, str, Any]] = [
            (f"own {id_}", id_, item) for id_, item in self.corpus.lists.items()
        ]
        for document in self.corpus.documents.values():
            rules += [
                (f"{document.id} {place}", item.list.id if item.list else "", item)
                for place, item in enumerate(document.listings)
            ]
        for id_, escalation in self.corpus.escalations.items():
            led = {ref.id for ref in escalation.leads_to}
            for name, _, rule in (one for one in rules if one[1] in led):
                for place, one in enumerate(rule.exclusions):
                    whens = [AnyOf(escalation.trigger), *([one.when] if one.when is not None else [])]
                    kinds = {kind for kind, _ in all_sets(self.corpus.subjects)}
                    if one.subjects:
                        kinds = of_kinds(self.corpus.subjects, (ref.id for ref in one.subjects))
                    if self._can_hold_together(kinds, whens):
                        yield (id_, name, place)

    def _status(self, id_: str) -> Any:
        """Return a list or a rating."""
        return self.corpus.lists.get(id_) or self.corpus.ratings[id_]

    def _rule(self, rule: str) -> Any:
        """Return a rule of a list by its name."""
        name, _, number = rule.rpartition(" ")
        if name == "own":
            return self.corpus.lists[number]
        if name == "grades":
            return self.corpus.ratings[number]
        return self.corpus.documents[name].listings[int(number)]

    def _exit(self, _: str, origin: str, place: int) -> Any:
        """Return the exit that a rule was given, by the rule that writes it."""
        name, _, number = origin.rpartition(" ")
        if name == "own":
            return self.corpus.lists[number].exits[place]
        if name == "grades":
            return self.corpus.ratings[number].exits[place]
        return self.corpus.documents[name].listings[int(number)].exits[place]

    def _circles(self) -> Iterator[Told]:
        for code in ("MOU307", "MOU313"):

            def circles(day: int, code: str = code) -> set[frozenset[str]]:
                found: dict[Any, set[str]] = defaultdict(set)
                for told, bag, one, other, on in self.atoms["together"]:
                    if (told, on) == (code, day):
                        found[bag, one].add(other)
                return {frozenset(others) for others in found.values()}

            yield from self.faults.circles(code, circles)

    def _unused(self) -> Iterator[Told]:
        for kind, declared in (
            ("list", self.corpus.lists), ("act", self.corpus.of(Act)), ("law", self.corpus.laws),
            ("agency", self.corpus.agencies), ("role", self.corpus.roles), ("channel", self.corpus.channels),
        ):  # fmt: skip
            yield from one_finding([declared[id_] for name, id_ in self.atoms["unused"] if name == kind])
        for document in self.corpus.documents.values():
            idle = {id_ for name, id_ in self.atoms["idle"] if name == document.id}
            places = [at(ref.place) for ref in document.signatories if ref.id in idle]
            if places:
                yield Told("MOU310", places[0])

    def _always_open(self) -> Iterator[Told]:
        """Yield the grounds whose condition does not hold in no situation, tried by answer sets of their own."""
        kinds = {name for name, _ in all_sets(self.corpus.subjects)}
        for name, first, last in sorted(set(self.atoms["grounded"])):
            for entry in self._rule(name).entries:
                if entry.when is not None and not self._can_hold_together(kinds, [Not(entry.when)]):
                    behind = min(
                        (day for day in self.answers.brute.calendar.days if day > last), default=NEVER
                    )
                    yield Told("MOU320", at(entry.place), (), lasting((first, behind)))

    # --- double listing -------------------------------------------------------------------------------

    def _doubled(self) -> Iterator[Told]:
        """Yield double listings, each pair of conditions tried by answer sets of its own."""
        compatible: Callable[..., bool] = self._can_hold_together
        yield from self.faults.doubled(compatible)

    def _can_hold_together(self, kinds: set[str], whens: list[Any]) -> bool:
        brute = self.answers.brute
        facts = Facts(World(brute.corpus, brute.calendar, whens))
        numbers = [facts.condition(when) for when in whens]
        control = clingo.Control(["--warn=none"])
        control.add(
            "base", [], "\n".join([*facts.time(), *facts.trees(), *facts.situation(), *facts.written])
        )
        control.add("base", [], program("time", "situation"))
        for number in numbers:
            control.add("base", [], f':- not true({number}, "", here).')
        for kind in kinds:
            control.add("base", [], fact("wanted_kind", kind))
        control.add("base", [], ":- subject_is(S), not wanted_kind(S).")
        control.ground([("base", [])])
        return bool(control.solve().satisfiable)

    def disagreements(self, told: Counter[Told]) -> list[str]:
        """Return what only one of brute force and the answer set tells."""
        mine = Counter(self.told())
        guarded = self.answers.guarded
        if self.corpus.guardrails:
            for name, facts in (
                ("bare", bare(guarded)),
                ("immured_in", immured(guarded)),
                ("judged_by", judged_by(guarded)),
            ):
                ours, theirs = set(self.atoms[name]), set(facts)
                if ours != theirs:
                    return [f"{name}: only one of answer sets and brute force says {sorted(ours ^ theirs)}"]
        found = [f"{fact_.code} only by answer sets: {fact_}" for fact_ in mine - told]
        return found + [
            f"{fact_.code} only by brute force, not by answer sets: {fact_}" for fact_ in told - mine
        ]
