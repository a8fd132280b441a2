"""Guardrails by brute force: each asked of every measure in every situation."""

from __future__ import annotations

from typing import Any

from mou_compiler.corpus.schema.declarations import Guardrail, Measure
from mou_compiler.corpus.schema.values import Citation, Grade, Ref, Unknown
from referees.days import begin, surely_until
from referees.effects import BENEFITS, BURDENS, Effect, at_or_above, effects, named
from referees.list_faults import ListFaults
from referees.norms import all_below, below, of_kinds


class Guarded:
    """What the guardrails of one small corpus say of its measures."""

    def __init__(self, faults: ListFaults) -> None:
        self.faults = faults
        self.brute = faults.brute
        self.world = self.brute.world
        self.corpus = self.brute.corpus
        self.calendar = self.brute.calendar

    def forbidden(self) -> dict[tuple[str, str], dict[str, int]]:
        """Return, by guardrail and document, where measures do what none may ever do."""
        found: dict[tuple[str, str], dict[str, int]] = {}
        for guardrail in self.corpus.guardrails.values():
            for id_, measure in self.brute.measures.items():
                hit = any(self.meant(guardrail, effect, guardrail.never) for effect in effects(measure))
                if hit and self.binds(guardrail, measure.document) and self.done_so(guardrail, id_):
                    table = self.comes_under(guardrail, id_)
                    if table:
                        found.setdefault((guardrail.id, measure.document), {})[id_] = table
        return found

    def unaccompanied(self) -> dict[tuple[str, str, str], dict[str, int]]:
        """Return, by guardrail, document and what is lacking, where measures come without it."""
        found: dict[tuple[str, str, str], dict[str, int]] = {}
        for guardrail in self.corpus.guardrails.values():
            for owed in dict.fromkeys(guardrail.always):
                for id_, measure in self.brute.measures.items():
                    if self.speaks_of(guardrail, id_, guardrail.modalities or ("burden",)):
                        lacking = _any(
                            [
                                self.world.where("territory", place.__eq__)
                                & self.world.on_days(
                                    lambda day, id_=id_, owed=owed, guardrail=guardrail, place=place: (
                                        self.lacks(guardrail, id_, owed, self._cut(day), place)
                                    )
                                )
                                for place in self.world.territories
                            ]
                        )
                        table = self.comes_under(guardrail, id_) & lacking
                        if table:
                            found.setdefault((guardrail.id, measure.document, owed), {})[id_] = table
        return found

    def lacks(self, guardrail: Guardrail, id_: str, owed: str, day: int, place: str) -> bool:
        """Tell whether a measure lacks on a day in a place what must go with it."""
        measure = self.brute.measures[id_]
        document = self.corpus.documents[measure.document]
        if owed == "basis":
            return not self._based(guardrail, id_)
        term = measure.term or document.term
        if owed == "term" and term is not None and term.kind != "actual":
            return term.kind in ("unspecified", "indefinite")
        rules: list[Any] = [
            item.rule
            for list_ in self.faults.judged(id_)
            for item in self.faults.lists.rules(list_, day)
            if self.faults.binds(item, day, place)
        ]
        graded = self.faults.orphans.graded
        rules += [self.corpus.ratings[one] for one in self.faults.rated if measure in graded[one]]
        if any(rule.not_known for rule in rules):
            return False
        if owed == "term":
            return not any(self._limits(rule) for rule in rules)
        names = ("objection", "review") if owed == "remedy" else (owed,)
        steps = [getattr(measure, name) or getattr(document, name) for name in names]
        steps += [getattr(rule, name) for rule in rules for name in names]
        return not any(
            step is not None
            and not step.none
            and (not step.to or any(self.calendar.acting(ref.id, day) for ref in step.to))
            for step in steps
        )

    def _limits(self, rule: Any) -> bool:
        terms = [rule.term] if rule.term else [entry.term for entry in getattr(rule, "entries", ())]
        return bool(terms) and all(one and one.kind not in ("unspecified", "indefinite") for one in terms)

    def _based(self, guardrail: Guardrail, id_: str) -> bool:
        wanted = guardrail.resting_on
        texts: dict[str, Any] = {**self.corpus.laws, **self.corpus.documents}
        ranks = [self.corpus.documents[self.brute.measures[id_].document].rank if wanted else None]
        for basis in self.world.norms[id_].basis:
            if isinstance(basis, Unknown):
                return True
            if isinstance(basis, Citation):
                rank = texts[basis.source.id].rank
                if wanted is None or not isinstance(rank, Ref):
                    return True
                ranks.append(rank)
        high = {wanted.id} | self.brute._above(wanted.id) if wanted else set()
        return any(isinstance(rank, Ref) and rank.id in high for rank in ranks)

    # --- possible -------------------------------------------------------------------------------------

    def impossible(self) -> dict[tuple[str, str, str], int]:
        """Return, by guardrail, what it wants possible and of which act or list, where that is not so."""
        found = {}
        for guardrail in self.corpus.guardrails.values():
            whole, acts = self.situations(guardrail), [ref.id for ref in guardrail.provisions]
            if "act" in guardrail.possible and acts:
                table = whole
                for act in acts:
                    tables = [self.comes_under(guardrail, id_) for id_ in self.barring(guardrail, act)]
                    table &= _any(tables)
                found[guardrail.id, "act", ""] = table
            if "benefit" in guardrail.possible:
                for act in dict.fromkeys(acts):
                    given = _any([self.world.applies(id_) for id_ in self.giving(guardrail, act)])
                    found[guardrail.id, "benefit", act] = whole & self._listed(guardrail) & ~given
            if "exit" in guardrail.possible:
                for list_ in self.corpus.lists:
                    on = self.burdening(guardrail, list_)
                    there = _any(
                        [
                            self.world.where("territory", place.__eq__)
                            & self.world.on_days(
                                lambda day, list_=list_, place=place: self.immured(
                                    list_, self._cut(day), place
                                )
                            )
                            for place in self.world.territories
                        ]
                    )
                    found[guardrail.id, "exit", list_] = whole & on & there & self._held({list_})
                for rating in self.corpus.ratings:
                    stuck = self.world.on_days(lambda day, id_=rating: self.kept_low(id_, self._cut(day)))
                    found[guardrail.id, "exit", rating] = whole & self.grading(guardrail, rating) & stuck
        return {key: table for key, table in found.items() if table}

    def _cut(self, day: int) -> int:
        return max(cut for cut in self.calendar.days if cut <= day)

    def barring(self, guardrail: Guardrail, act: str) -> list[str]:
        """Return the measures of which a guardrail speaks that bar the whole of an act."""
        words = guardrail.modalities or ("prohibit",)
        return [id_ for id_ in self.brute.measures if self.speaks_of(guardrail, id_, words, act)]

    def giving(self, guardrail: Guardrail, act: str) -> list[str]:
        """Return the measures, whoever is bound, that give the whole of an act."""
        words = guardrail.modalities or ("benefit",)
        return [
            id_
            for id_ in self.brute.measures
            if self.done_so(guardrail, id_) and self._has(guardrail, id_, words, act)
        ]

    def named_for_acts(self, guardrail: Guardrail, table: int) -> list[str]:
        """Return the measures that are named for the smallest situation in which no act is free."""
        named_: list[str] = []
        for ref in guardrail.provisions:
            those = [
                id_
                for id_ in self.barring(guardrail, ref.id)
                if self.comes_under(guardrail, id_) & table & -table
            ]
            if not set(those) & set(named_):
                named_ += those[:1]
        return named_

    def named_for_benefit(self, guardrail: Guardrail, act: str, table: int) -> list[str]:
        """Return the measures that keep others from giving it in the smallest situation."""
        lowest = table & -table
        found: list[str] = []
        for id_ in self.giving(guardrail, act):
            if self.world.base(id_) & lowest:
                found += [one for one in self.world.overriders(id_) if self.world.applies(one) & lowest]
        return found

    def _listed(self, guardrail: Guardrail) -> int:
        lists, kinds = self.corpus.lists, guardrail.list_kinds
        if not guardrail.lists and not kinds:
            return self.world.everything
        among = [ref.id for ref in guardrail.lists] or list(lists)
        return self._held({id_ for id_ in among if not kinds or lists[id_].kind in kinds})

    def _held(self, lists: set[str]) -> int:
        parts = all_below(self.corpus.lists, lists)
        return self.world.where("held", lambda one: one[0] in parts and not one[1])

    def burdening(self, guardrail: Guardrail, list_: str) -> int:
        """Return the situations on the days and in the places of measures by which a list burdens as a guardrail means."""
        if self.corpus.lists[list_].kind in ("redlist", "trusted-list"):
            return 0
        words = guardrail.modalities or ("burden",)
        found = 0
        for id_, measure in self.brute.measures.items():
            if self.speaks_of(guardrail, id_, words):
                judged = {
                    one for reason in self.reasons(guardrail, id_) for one in self.faults._judged(reason)
                }
                if list_ in judged:
                    wanted = self.world.norms[id_].territories
                    days = self.world.on_days(lambda day, one=measure: self.calendar.measure(one, day))
                    found |= days & (self.world.placed(wanted) if wanted else days)
        return found

    def low(self, measure: Measure, rating: str) -> list[Grade]:
        """Return the comparisons with a grade of a rating that set a measure off, and that the best does not meet."""
        orphans = self.faults.orphans
        return [one for one in orphans._asked(measure, rating) if orphans._low(one)]

    def kept_low(self, rating: str, day: int) -> bool:
        """Tell whether a grade has neither a way out on a day nor a term, and all of it is known."""
        declared: Any = self.corpus.ratings[rating]
        fixed = declared.term is not None and declared.term.kind in ("fixed", "range")
        return not (fixed or declared.not_known or self.faults._open(rating, declared, day))

    def grading(self, guardrail: Guardrail, rating: str) -> int:
        """Return the situations on the days and in the places of measures that a low grade sets off, as a guardrail means."""
        if guardrail.lists or guardrail.list_kinds:
            return 0
        found, words = 0, guardrail.modalities or ("burden",)
        for measure in self.faults.orphans.graded[rating]:
            if self.speaks_of(guardrail, measure.id, words):
                wanted = self.world.norms[measure.id].territories
                days = self.world.on_days(lambda day, one=measure: self.calendar.measure(one, day))
                low = _any([self.world.holds(one, "") for one in self.low(measure, rating)])
                found |= low & days & (self.world.placed(wanted) if wanted else days)
        return found

    def immured(self, list_: str, day: int, place: str) -> bool:
        """Tell whether whoever is on a list by some ground has no way out on a day in a place, by what binds there."""
        faults = self.faults
        everywhere = [item.rule for item in faults.lists.rules(list_, day)]
        rules = [item.rule for item in faults.lists.rules(list_, day) if faults.binds(item, day, place)]
        sure = [item.rule for item in faults.lists.sure_rules(list_, day) if faults.binds(item, day, place)]
        ever = [
            item.rule
            for item in faults.lists.every[list_]
            if any(faults.lists.in_force(item, list_, one) for one in self.calendar.days)
        ]
        elsewhere = not any(faults._ways(one) or faults._ends_by_itself(one) or one.no_exit for one in ever)
        if any(rule.entries for rule in everywhere):
            grounds = [
                (rule, entry.id.rpartition("/")[2], entry.term) for rule in sure for entry in rule.entries
            ]
        else:
            grounds, rules = [(rule, "", None) for rule in sure], everywhere
        if any(rule.not_known or (rule.defined_by and elsewhere) for rule in rules):
            return False
        return any(not self._leaves(list_, rules, *ground, day) for ground in grounds)

    def _leaves(self, list_: str, rules: list[Any], rule: Any, number: str, term: Any, day: int) -> bool:
        term = term or rule.term
        return (term is not None and term.kind in ("fixed", "range")) or any(
            not exit_.entries or (other is rule and number in exit_.entries)
            for other in rules
            for exit_ in self.faults._open(list_, other, day)
        )

    # --- idle -----------------------------------------------------------------------------------------

    def idle(self) -> dict[str, tuple[str, tuple[str, ...]]]:
        """Return the guardrails that nothing can go beyond, and why."""
        found = {}
        for id_, guardrail in self.corpus.guardrails.items():
            why = self._idle(guardrail)
            if why is not None:
                found[id_] = why
        return found

    def _idle(self, guardrail: Guardrail) -> tuple[str, tuple[str, ...]] | None:
        if not (guardrail.never or guardrail.possible or guardrail.always):
            return "nothing", ()
        if not self.situations(guardrail):
            return "nowhere", ()
        touched = {effect.act for measure in self.brute.measures.values() for effect in effects(measure)}
        acts = tuple(
            ref.id
            for ref in guardrail.provisions
            if not any(at_or_above(ref.id, act) or at_or_above(act, ref.id) for act in touched)
        )
        given = "benefit" in guardrail.possible
        if acts and not given:
            return "acts", acts
        setting = {list_ for id_ in self.brute.measures for list_ in self.brute.lists(id_)}
        lists = tuple(
            ref.id for ref in guardrail.lists if not any(self._akin(ref.id, other) for other in setting)
        )
        if lists:
            return "lists", lists
        words = guardrail.never
        if guardrail.always or guardrail.possible:
            usual = "prohibit" if "act" in guardrail.possible else "burden"
            words += guardrail.modalities or (usual,)
        sides = {**dict.fromkeys(BURDENS, "burden"), **dict.fromkeys(BENEFITS, "benefit")}
        words = tuple(sides.get(word, word) for word in words)
        asked = guardrail.lists or guardrail.list_kinds
        spoken = any(
            self.speaks_of(guardrail, id_, words) and (not asked or self.reasons(guardrail, id_))
            for id_ in self.brute.measures
        )
        return None if spoken or given else ("none", ())

    def _akin(self, one: str, other: str) -> bool:
        lists = self.corpus.lists
        return one in below(lists, other) or other in below(lists, one)

    def speaks_of(self, guardrail: Guardrail, id_: str, words: tuple[str, ...], whole: str = "") -> bool:
        """Tell whether a guardrail speaks of a measure, and means an effect of it."""
        return (
            self.binds(guardrail, self.brute.measures[id_].document)
            and self.done_so(guardrail, id_)
            and self._has(guardrail, id_, words, whole)
        )

    def _has(self, guardrail: Guardrail, id_: str, words: tuple[str, ...], whole: str) -> bool:
        return any(
            self.meant(guardrail, effect, words, whole) for effect in effects(self.brute.measures[id_])
        )

    # --- whom it binds --------------------------------------------------------------------------------

    def rank(self, guardrail: Guardrail) -> str | None:
        """Return its rank: its own, or that of the first text it cites whose rank is known."""
        if guardrail.rank is not None:
            return guardrail.rank.id
        for basis in guardrail.basis:
            if isinstance(basis, Citation):
                texts: dict[str, Any] = {**self.corpus.laws, **self.corpus.documents}
                text = texts.get(basis.source.id)
                if text is not None and isinstance(text.rank, Ref):
                    found: str = text.rank.id
                    return found
        return None

    def binds(self, guardrail: Guardrail, document: str) -> bool:
        """Tell whether a document is not known to be of a rank that is neither that of a guardrail nor below it."""
        own, rank = self.rank(guardrail), self.corpus.documents[document].rank
        if own is None or not isinstance(rank, Ref):
            return True
        around = {rank.id}
        while True:
            more = {ref.id for id_ in around for ref in self.corpus.ranks[id_].above} - around
            if not more:
                return own in around
            around |= more

    # --- of which effects it speaks -------------------------------------------------------------------

    def meant(self, guardrail: Guardrail, effect: Effect, words: tuple[str, ...], whole: str = "") -> bool:
        """Tell whether an effect is of these words, on an act of a guardrail, above or below one, or a whole act."""
        wide = {"burden": BURDENS, "benefit": BENEFITS}
        said = {modality for word in words for modality in wide.get(word, (word,))}
        acts = [ref.id for ref in guardrail.provisions]
        near = [act for act in acts if at_or_above(act, effect.act) or at_or_above(effect.act, act)]
        if whole:
            return effect.modality in said and at_or_above(effect.act, whole)
        return effect.modality in said and (not acts or bool(near))

    def done_so(self, guardrail: Guardrail, id_: str) -> bool:
        """Tell whether a measure has a force and a body of which a guardrail speaks."""
        bodies = set(named(self.world.norms[id_].enforcement))
        for role in bodies & set(self.corpus.roles):
            bodies |= {ref.id for filling in self.corpus.roles[role].fillings for ref in filling.agencies}
        kinds = {self.corpus.agencies[body].kind for body in bodies if body in self.corpus.agencies}
        wanted = {ref.id for ref in guardrail.enforcers}
        return (
            (not guardrail.forces or self.brute._force(id_) in guardrail.forces)
            and (not wanted or bool(wanted & bodies))
            and (not guardrail.body_kinds or bool(kinds & set(guardrail.body_kinds)))
        )

    # --- of which situations --------------------------------------------------------------------------

    def situations(self, guardrail: Guardrail) -> int:
        """Return the situations of which a guardrail speaks."""
        first, behind = begin(guardrail.in_force), surely_until(guardrail.in_force)
        table = self.world.on_days(lambda day: first <= day < behind)
        if guardrail.subjects:
            kinds = of_kinds(self.corpus.subjects, (ref.id for ref in guardrail.subjects))
            table &= self.world.where("subject", kinds.__contains__)
        if guardrail.territory:
            table &= self.world.placed(ref.id for ref in guardrail.territory)
        for condition in guardrail.when:
            table &= self.world.holds(condition, "")
        return table

    def comes_under(self, guardrail: Guardrail, id_: str) -> int:
        """Return the situations of a guardrail in which a measure applies by reason of one of its lists."""
        table = self.situations(guardrail) & self.world.applies(id_)
        if not guardrail.lists and not guardrail.list_kinds:
            return table
        reasons = all_below(self.corpus.lists, self.reasons(guardrail, id_))
        found = 0
        for way in ("", *self.world.ways):
            held = self.world.where("held", lambda one, way=way: one[0] in reasons and one[1] == way)
            found |= self.world.base_by(id_, way) & held
        return table & found

    def reasons(self, guardrail: Guardrail, id_: str) -> list[str]:
        """Return the lists by reason of which a measure comes under a guardrail."""
        lists = self.corpus.lists
        mine = [
            list_
            for list_ in self.brute.lists(id_)
            if not guardrail.list_kinds or lists[list_].kind in guardrail.list_kinds
        ]
        if guardrail.lists:
            mine = [ref.id for ref in guardrail.lists if any(self._akin(ref.id, one) for one in mine)]
        return mine


def _any(tables: list[int]) -> int:
    found = 0
    for table in tables:
        found |= table
    return found
