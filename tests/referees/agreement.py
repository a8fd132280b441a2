"""Compares what the compiler tells of the relations of measures with what brute force finds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import Any

from mou_compiler.compilation import Compiled
from mou_compiler.corpus.schema.values import Length
from mou_compiler.findings.finding import Witness
from mou_compiler.interpret.situations import Situation as Situated
from mou_compiler.interpret.spelling import condition_written
from mou_compiler.meaning.boxes import contains, order_of
from referees import unused
from referees.brute import Brute
from referees.days import ALWAYS
from referees.effects import named
from referees.guarded import Guarded
from referees.list_faults import ListFaults
from referees.norms import narrowest, written_out
from referees.orphans import Orphans
from referees.samples import same
from referees.situations import Situation, World
from referees.told import Told, at, days_of, findings, lasting, told_by_compiler

Facts = Counter[Any]
"""What is told, each fact as often as it is told."""


def situation_of(world: World, witness: Witness | None) -> Situation | None:
    """Return the situation that a witness shows; None where there is no such one among the samples."""
    if witness is None:
        return None
    told = dict(witness.values)
    values = []
    for name, samples in world.dimensions.items():
        text = told.get(name)
        if text is not None and name.startswith("principal of "):
            text = written_out(world.corpus.subjects, text)
        fits = samples[:1] if text is None else [one for one in samples if _says(one.value, text)]
        if not fits:
            return None
        values.append(fits[0])
    held = tuple(sorted((name.partition("@")[0], name.partition("@")[2]) for name in witness.lists))
    day = witness.date.toordinal() if witness.date else ALWAYS
    found = Situation(
        held, day, written_out(world.corpus.subjects, witness.subject), witness.territory, tuple(values)
    )
    return found if found in world.places else None


def _says(value: Any, text: str) -> bool:
    """Tell whether a sample is the one that a witness writes so."""
    if isinstance(value, tuple):
        told = re.findall(r"(\d+)(?: in (\S+))? within (\d+) (\S+?)s?(?:,|$)", text)
        return len(told) == len(value) and all(
            count == str(number_) and name in ("", list_) and same(Length(int(length), f"{unit}s")) == window
            for (count, name, length, unit), ((list_, window), number_) in zip(told, value, strict=True)
        )
    if isinstance(value, Decimal):
        try:
            return Decimal(text.split(" ", maxsplit=1)[0].rstrip("%")) == value
        except InvalidOperation:
            return False
    return (value.isoformat() if hasattr(value, "isoformat") else str(value)) == text


def _said(world: World, value: Any) -> str:
    """Return a sample as a witness writes it."""
    if isinstance(value, tuple):
        several = len({list_ for (list_, _), _ in value}) > 1
        return ", ".join(
            f"{count}{f' in {list_}' if several else ''} within {_length(world.spelled[window])}"
            for (list_, window), count in value
        )
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _length(length: Length) -> str:
    return f"{length.number} {length.unit.removesuffix('s' if length.number == 1 else '')}"


ASKED = 60
"""In how many situations of a corpus, spread over all of them, each measure is asked whether it applies."""


class Agreement:
    """One compiled corpus beside its referee: by code, what each of them tells."""

    def __init__(self, compiled: Compiled, brute: Brute) -> None:
        self.compiled = compiled
        self.brute = brute
        self.world = brute.world

    def disagreements(self) -> list[str]:
        """Return every fact that only one of the two tells."""
        found = []
        for code in (
            "401",
            "402",
            "403",
            "404",
            "405",
            "406",
            "407",
            "409",
            "410",
            "411",
            "412",
            "421",
            "422",
            "423",
            "424",
        ):
            mine = Counter(getattr(self, f"_brute_{code}")())
            theirs = Counter(getattr(self, f"_compiled_{code}")())
            found += [f"MOU{code} only by brute force: {fact}" for fact in mine - theirs]
            found += [f"MOU{code} only by the compiler: {fact}" for fact in theirs - mine]
        return found + self._orphans() + self._asked()

    def _asked(self) -> list[str]:
        """Return the situations in which a measure applies by one of the two alone, or that stand out of order."""
        rules, situations = self.compiled.rules, self.world.situations
        step = max(1, len(situations) // ASKED)
        found: list[str] = []
        before: Any = None
        for place in range(0, len(situations), step):
            witness = self.compiled.witness(self._hypothetical(situations[place]))
            key = order_of(rules.world, witness)
            if before is not None and key < before:
                found.append(f"{situations[place]} stands behind a simpler one")
            before = key
            for id_, rule in rules.rules.items():
                mine = bool(self.world.applies(id_) >> place & 1)
                inside = any(contains(rules.world, box, witness) for box in rules.region(rule))
                if not mine == inside == rules.applies(rule, witness):
                    found.append(f"{id_} applies by brute force: {mine}, in {situations[place]}")
        return found

    def _hypothetical(self, situation: Situation) -> Situated:
        """Return a situation as one asks the compiler of it; what is at its simplest is not said."""
        named_ = zip(self.world.dimensions, situation.values, strict=True)
        return Situated(
            narrowest(self.world.corpus.subjects, situation.subject),
            [f"{list_}@{relation}" if relation else list_ for list_, relation in situation.held],
            situation.territory,
            date.fromordinal(situation.day),
            {
                name: narrowest(self.world.corpus.subjects, value.value)
                if name.startswith("principal of ")
                else _said(self.world, value.value)
                for name, value in named_
                if value.rank
            },
        )

    @cached_property
    def faults(self) -> ListFaults:
        """What of lists is lost or amiss."""
        return ListFaults(Orphans(self.brute))

    @cached_property
    def told(self) -> Counter[Told]:
        """What brute force tells of orphans, lists and declarations."""
        orphans = self.faults.orphans
        return Counter((*orphans.told(), *self.faults.told(), *unused.told(orphans)))

    def _orphans(self) -> list[str]:
        """Return the findings about orphans, lists and declarations that only one of the two tells."""
        entries, mine = self.faults.entry_lists(), self.told
        codes = {"MOU408", *(f"MOU{number}" for number in (*range(301, 312), *range(313, 326)))}
        theirs = Counter(
            told_by_compiler(finding, entries) for finding in self.compiled.findings if finding.code in codes
        )
        found = [f"{fact.code} only by brute force: {fact}" for fact in mine - theirs]
        return found + [f"{fact.code} only by the compiler: {fact}" for fact in theirs - mine]

    def _smallest(self, table: int) -> Situation:
        return self.world.smallest(table)

    def _days(self, table: int) -> str:
        return lasting((self.world.first_day(table), self.world.behind(table)))

    def _read(self, witness: Witness | None) -> Any:
        return situation_of(self.world, witness) or ("not a smallest sample", witness)

    # --- MOU401 ---------------------------------------------------------------------------------------

    def _brute_401(self) -> Iterator[Any]:
        groups: dict[Any, dict[tuple[str, str], int]] = {}
        for clash, table in self.brute.collisions().items():
            one, other, act, _ = clash
            if self.brute.decide(clash) is None:
                key = (self.brute.lists(one), self.brute.lists(other), act)
                groups.setdefault(key, {})[one, other] = table
        for pairs in groups.values():
            whole = 0
            for table in pairs.values():
                whole |= table
            witness = self._smallest(whole)
            pair = min(pair for pair, table in pairs.items() if self._smallest(table) == witness)
            yield (
                at(self.brute.measures[pair[0]].place),
                tuple(sorted({id_ for pair in pairs for id_ in pair})),
                self._days(whole),
                witness,
                tuple(sorted((pair, self._smallest(table)) for pair, table in pairs.items())),
                self._one_body(pair, witness),
            )

    def _one_body(self, pair: tuple[str, str], witness: Situation) -> bool:
        one, other = (
            frozenset().union(
                *(
                    self.brute.calendar.acting(body, witness.day, witness.territory, self.brute.acts(id_))
                    for body in named(self.world.norms[id_].enforcement)
                )
            )
            for id_ in pair
        )
        return bool(one & other)

    def _compiled_401(self) -> Iterator[Any]:
        for finding in findings(self.compiled, "MOU401"):
            cases = sorted((case.measures, self._read(case.witness)) for case in finding.cases)
            yield (
                at(finding.place),
                finding.measures,
                days_of(finding),
                self._read(finding.witness),
                tuple(cases),
                "，又依" in finding.message.zh,
            )

    # --- MOU402 ---------------------------------------------------------------------------------------

    def _brute_402(self) -> Iterator[Any]:
        redundant = {
            frozenset((id_, other))
            for id_, *others in (finding.measures for finding in findings(self.compiled, "MOU403"))
            for other in others
        }
        for pair, (table, acts) in self.brute.divergences().items():
            if frozenset(pair) in redundant:
                continue
            yield (pair, self._days(table), self._smallest(table), len(acts))

    def _compiled_402(self) -> Iterator[Any]:
        for finding in findings(self.compiled, "MOU402"):
            witness = self._read(finding.witness)
            days = days_of(finding)
            if any(
                case.measures != finding.measures or self._read(case.witness) != witness
                for case in finding.cases
            ):
                yield ("a case of another pair or situation", finding)
            if len(finding.cases) != 1:
                yield ("a pair that is not one case", finding)
            more = re.search(r"` and (\d+) more\. ", finding.message.en)
            yield (finding.measures, days, witness, 1 + int(more[1]) if more else 1)

    # --- MOU403, MOU404 -------------------------------------------------------------------------------

    def _brute_403(self) -> Iterator[Any]:
        for id_ in self.brute.redundant():
            yield (id_, self._days(self.world.applies(id_)), "by smallest covers")

    def _compiled_403(self) -> Iterator[Any]:
        redundant = self.brute.redundant()
        for finding in findings(self.compiled, "MOU403"):
            id_, *others = finding.measures
            unions = {frozenset()}
            for covers in redundant.get(id_, []):
                unions = {union | cover for union in unions for cover in covers}
            how = "by smallest covers" if frozenset(others) in unions else ("by", tuple(others))
            yield (id_, days_of(finding), how)

    def _brute_404(self) -> Iterator[Any]:
        for id_ in self.brute.shadowed():
            yield (id_, self._days(self.world.base(id_)), "by a smallest cover")

    def _compiled_404(self) -> Iterator[Any]:
        shadowed = self.brute.shadowed()
        for finding in findings(self.compiled, "MOU404"):
            id_, *parties = finding.measures
            verdict: Any = ("by", tuple(parties))
            if id_ in shadowed:
                covers, different = shadowed[id_]
                told = frozenset(parties)
                named_with_it = told in {cover | {other} for cover in covers for other in different - cover}
                differs = bool(told & different) or not different
                if differs and (
                    told in covers or (named_with_it and not self._differing(told, covers, different))
                ):
                    verdict = "by a smallest cover"
            yield (id_, days_of(finding), verdict)

    @staticmethod
    def _differing(told: frozenset[str], covers: list[frozenset[str]], different: frozenset[str]) -> bool:
        """Tell whether a smallest cover within what is told has one that differs already."""
        return any(cover < told and cover & different for cover in covers)

    # --- MOU405, MOU406, MOU407 -----------------------------------------------------------------------

    def _brute_405(self) -> Iterator[Any]:
        for id_ in self.brute.vacuous():
            yield (id_, at(self.brute.measures[id_].place))

    def _compiled_405(self) -> Iterator[Any]:
        for finding in findings(self.compiled, "MOU405"):
            yield (finding.measures[0], at(finding.place))

    def _brute_406(self) -> Iterator[Any]:
        for document in self.brute.corpus.documents.values():
            for item in (document, *document.measures):
                always = self.brute.always_true(item.when)
                for _ in {condition_written(condition, "en") for condition in always}:
                    yield at(item.place)

    def _compiled_406(self) -> Iterator[Any]:
        for finding in findings(self.compiled, "MOU406"):
            yield at(finding.place)

    def _brute_407(self) -> Iterator[Any]:
        for document in self.brute.corpus.documents.values():
            for over in document.complete:
                table = self.brute.gap(document, over)
                if table:
                    yield (at(over.place), self._days(table), self._smallest(table), "all open")

    def _compiled_407(self) -> Iterator[Any]:
        tables = {
            at(over.place): self.brute.gap(document, over)
            for document in self.brute.corpus.documents.values()
            for over in document.complete
        }
        for finding in findings(self.compiled, "MOU407"):
            table = tables[at(finding.place)]
            seen = [situation_of(self.world, self._spoken(case.witness)) for case in finding.cases]
            open_ = all(one is not None and table >> self.world.places[one] & 1 for one in seen)
            days = days_of(finding)
            verdict = "all open" if seen and open_ else ("not open", finding.cases)
            yield (at(finding.place), days, self._read(finding.witness), verdict)

    def _spoken(self, witness: Witness | None) -> Witness | None:
        """Return a witness without the lists of which no measure speaks: whether they are held is all one."""
        if witness is None:
            return None
        lists = tuple(name for name in witness.lists if name.partition("@")[0] in self.world.lists)
        return replace(witness, lists=lists)

    # --- MOU421 ---------------------------------------------------------------------------------------

    def _brute_421(self) -> Iterator[Any]:
        for (guardrail, _), tables in self.guarded.forbidden().items():
            yield (guardrail, *self._breach(tables))

    @cached_property
    def guarded(self) -> Guarded:
        """What guardrails say of the measures."""
        return Guarded(self.faults)

    def _breach(self, tables: dict[str, int]) -> Any:
        whole = 0
        for table in tables.values():
            whole |= table
        witness = self._smallest(whole)
        first = next(id_ for id_, table in tables.items() if self._smallest(table) == witness)
        cases = tuple(sorted((id_, self._smallest(table)) for id_, table in tables.items()))
        return at(self.brute.measures[first].place), self._days(whole), witness, cases

    def _compiled_breach(self, code: str, *about: str) -> Iterator[Any]:
        for finding in findings(self.compiled, code):
            cases = sorted((case.measures[0], self._read(case.witness)) for case in finding.cases)
            said = dict(finding.cause.about)
            yield (
                *(said[name] for name in about),
                at(finding.place),
                days_of(finding),
                self._read(finding.witness),
                tuple(cases),
            )

    def _compiled_421(self) -> Iterator[Any]:
        yield from self._compiled_breach("MOU421", "guardrail")

    # --- MOU422, MOU423, MOU424 -----------------------------------------------------------------------

    def _brute_422(self) -> Iterator[Any]:
        for (id_, kind, about), table in self.guarded.impossible().items():
            guardrail = self.world.corpus.guardrails[id_]
            measures: list[str] = []
            if kind == "act":
                measures = self.guarded.named_for_acts(guardrail, table)
            elif kind == "benefit":
                measures = self.guarded.named_for_benefit(guardrail, about, table)
            named_ = tuple(sorted(set(measures)))
            yield (id_, kind, about, named_, self._days(table), self._smallest(table))

    def _compiled_422(self) -> Iterator[Any]:
        for finding in findings(self.compiled, "MOU422"):
            said = dict(finding.cause.about)
            yield (
                said["guardrail"],
                said["possible"],
                said["about"],
                tuple(sorted(finding.measures)),
                days_of(finding),
                self._read(finding.witness),
            )

    def _brute_423(self) -> Iterator[Any]:
        for (guardrail, _, owed), tables in self.guarded.unaccompanied().items():
            yield (guardrail, owed, *self._breach(tables))

    def _compiled_423(self) -> Iterator[Any]:
        yield from self._compiled_breach("MOU423", "guardrail", "lacking")

    def _brute_424(self) -> Iterator[Any]:
        for id_, (why, names) in self.guarded.idle().items():
            yield (at(self.world.corpus.guardrails[id_].place), why, names)

    def _compiled_424(self) -> Iterator[Any]:
        for finding in findings(self.compiled, "MOU424"):
            said = dict(finding.cause.about)
            yield (at(finding.place), said["why"], said["names"])

    # --- MOU409, MOU410 -------------------------------------------------------------------------------

    def _brute_409(self) -> Iterator[Any]:
        for circle in self.brute.circles():
            yield ("circle", tuple(sorted(circle)))
        for pair in self.brute.never_meet():
            yield ("never", pair)

    def _compiled_409(self) -> Iterator[Any]:
        for finding in findings(self.compiled, "MOU409"):
            if finding.severity.label == "error":
                yield ("circle", tuple(sorted(finding.measures)))
            else:
                yield ("never", finding.measures)

    def _brute_410(self) -> Iterator[Any]:
        tables: dict[tuple[str, str], int] = {}
        said: set[str] = set()
        for clash, table in self.brute.collisions().items():
            decision = self.brute.decide(clash)
            said |= set(self.brute.votes(clash))
            if decision is not None and not decision.winner:
                tables[clash.one, clash.other] = table
        for pair, table in tables.items():
            yield ("disagree", pair, self._smallest(table), self._days(table))
        for declared in self.brute.corpus.precedences.values():
            if self.brute.collisions() and set(declared.principles) - said:
                yield ("idle", at(declared.place))

    def _brute_411(self) -> Iterator[Any]:
        yield from (
            (*pair, self._smallest(table), self._days(table)) for pair, table in self.brute.silent().items()
        )

    def _compiled_411(self) -> Iterator[Any]:
        for finding in findings(self.compiled, "MOU411"):
            yield (*finding.measures, self._read(finding.witness), days_of(finding))

    def _brute_412(self) -> Iterator[Any]:
        tables: dict[tuple[str, str], dict[str, int]] = {}
        for (measure, exception, other), table in self.brute.unshared().items():
            tables.setdefault((measure, exception), {})[other] = table
        for (measure, exception), those in tables.items():
            whole = 0
            for table in those.values():
                whole |= table
            place = next(one.place for one in self.brute.measures[measure].exceptions if one.id == exception)
            cases = tuple(
                sorted(
                    ((measure, other), self._smallest(table), self._days(table))
                    for other, table in those.items()
                )
            )
            measures = (measure, *sorted(those))
            yield (at(place), measures, self._smallest(whole), self._days(whole), cases)

    def _compiled_412(self) -> Iterator[Any]:
        for finding in findings(self.compiled, "MOU412"):
            measure, *others = finding.measures
            cases = tuple(
                sorted(
                    (
                        case.measures,
                        self._read(case.witness),
                        f"{case.stretches[0].since or ''} to {case.stretches[-1].until or ''}",
                    )
                    for case in finding.cases
                )
            )
            measures = (measure, *sorted(others))
            yield (at(finding.place), measures, self._read(finding.witness), days_of(finding), cases)

    def _compiled_410(self) -> Iterator[Any]:
        for finding in findings(self.compiled, "MOU410"):
            if finding.measures:
                days = days_of(finding)
                yield ("disagree", finding.measures, self._read(finding.witness), days)
            else:
                yield ("idle", at(finding.place))
