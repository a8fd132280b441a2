"""What is said of lists, texts, channels and catalogues, as facts for the answer-set program of orphans."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from typing import Any

from mou_compiler.corpus.schema.declarations import Act, Exit, ListRule, Memorandum, Rating
from mou_compiler.corpus.schema.values import (
    AllOf,
    AnyOf,
    Citation,
    Condition,
    Count,
    Day,
    Enforcement,
    Grade,
    Holds,
    NoBasis,
    Not,
    Ref,
    SomeOf,
    Unknown,
)
from referees.bodies import needed
from referees.clause_facts import ClauseFacts
from referees.days import ALWAYS, NEVER, begin, earliest, edition_begins, end, inside, number, surely_until
from referees.effects import bounded, long
from referees.facts import Facts, fact
from referees.list_faults import COMPARED, unlike
from referees.twice import Twice
from referees.ways_out import alone

FIELDS = (
    "entries",
    "exits",
    "term",
    "publicity",
    "published",
    "notice",
    "objection",
    "review",
    "no_exit",
    "defined_by",
    "bars",
    "locks",
    "exclusions",
    "not_known",
)

ROUND = str.maketrans("（〔［【[{〈<）〕］】]}〉>", "(" * 8 + ")" * 8)


def asked(condition: Condition | None, *, positive: bool = True, counts: bool = True) -> Iterator[str]:
    """Yield the lists that a condition names but not under `not`, nor under an odd number of them."""
    match condition:
        case Not(item):
            yield from asked(item, positive=not positive, counts=counts)
        case AllOf(items) | AnyOf(items) | SomeOf(_, items):
            for item in items:
                yield from asked(item, positive=positive, counts=counts)
        case Holds(ref) if positive:
            yield ref.id
        case Count(ref) if positive and counts:
            yield ref.id
        case _:
            return


def graded(condition: Condition, *, positive: bool = True) -> Iterator[Grade]:
    """Yield the grades that a condition asks for, those under `not` left out."""
    match condition:
        case Not(item):
            yield from graded(item, positive=not positive)
        case AllOf(items) | AnyOf(items) | SomeOf(_, items):
            for item in items:
                yield from graded(item, positive=positive)
        case Grade() if positive:
            yield condition
        case _:
            return


def _low(asked_for: Grade, grades: tuple[str, ...]) -> bool:
    """Tell whether the best grade does not meet a comparison with another."""
    best = asked_for.grade == grades[0]
    return {"=": not best, "<=": not best, "<": True, ">": best, "!=": best, ">=": False}[asked_for.operator]


class ListFacts:
    """The facts about orphans of one corpus; `barring` says which lists keep one from an exit by its conditions."""

    def __init__(self, facts: Facts, barring: Any, twofold: Twice) -> None:
        self.facts = facts
        self.twofold = twofold
        self.corpus = facts.corpus
        self.calendar = facts.calendar
        self.world = facts.world
        self.barring = barring
        self.clauses = ClauseFacts(self.corpus, self.calendar)

    def all(self) -> str:
        """Return every fact."""
        lines = [*self.facts.time(), *self.facts.trees(), *self.lists(), *self.texts(), *self.bodies()]
        lines += [
            *self.catalogues(),
            *self.places(),
            *self.use(),
            *self.odds(),
            *self.twice(),
            *self.clauses.all(),
        ]
        for id_, measure in self.corpus.measures.items():
            lines += [*self.facts.measure(id_, measure), *self.measure(id_, measure)]
        return "\n".join((*lines, *self.facts.written))

    # --- lists ----------------------------------------------------------------------------------------

    def lists(self) -> Iterator[str]:
        """Yield the rules of lists with what each of them writes."""
        yield from (fact("field", name) for name in FIELDS)
        for id_, item in self.corpus.lists.items():
            yield fact("existed", id_, begin(item.existed), end(item.existed))
            yield fact("till", id_, surely_until(item.existed))
            yield fact("list_born", id_, earliest(item.existed.start if item.existed else None, ALWAYS))
            yield fact("own_rule", f"own {id_}", id_)
            yield from self._rule(f"own {id_}", item)
            if item.kind in ("redlist", "trusted-list"):
                yield fact("redlist", id_)
            if isinstance(item.keeper, Ref):
                yield fact("keeper", id_, item.keeper.id)
        for id_, rating in self.corpus.ratings.items():
            yield from self._rating(id_, rating)
        for document in self.corpus.documents.values():
            yield from (fact("escalation_in", item.id, document.id) for item in document.escalations)
            yield from (fact("amends", document.id, ref.id) for ref in document.amends)
            for place, listing in enumerate(document.listings):
                assert listing.list is not None
                name = f"{document.id} {place}"
                yield fact("laid", name, listing.list.id, document.id)
                yield from self._rule(name, listing)
        for id_, escalation in self.corpus.escalations.items():
            yield from (fact("escalates", id_, ref.id) for ref in escalation.leads_to)
            for condition in escalation.trigger:
                yield from (fact("escalation_asks", id_, list_) for list_ in asked(condition))
                yield from (fact("escalation_sure", id_, list_) for list_ in asked(condition, counts=False))
                yield from (fact("enough_trigger", id_, list_) for list_ in sorted(alone(condition)))

    def _waiting(self, name: str, place: int, rule: ListRule, exit_: Exit) -> Iterator[str]:
        """Yield for which lists a way out waits: those it names, and those on which its condition or a bar shuts it."""
        yield from (fact("waits_for", name, place, ref.id) for ref in exit_.off)
        itself = self.barring(dataclasses.replace(rule, bars=()), exit_)
        yield from (fact("shut_itself", name, place, list_) for list_ in sorted(itself))
        for other, barring in self._rules():
            shut = self.barring(dataclasses.replace(rule, bars=barring.bars), exit_) if barring.bars else ()
            yield from (fact("shut_by", name, place, other, list_) for list_ in sorted(shut))

    def _rating(self, id_: str, rating: Rating) -> Iterator[str]:
        """Yield what a rating says of its grades, as a rule of it that is always in force."""
        name = f"grades {id_}"
        yield fact("rated", name, id_)
        yield fact("rule", name)
        yield from (
            fact("writes", name, part) for part in FIELDS if getattr(rating, part, None) not in (None, ())
        )
        for place, way in enumerate(rating.exits):
            yield fact("exit", name, place, way.kind)
            yield from (fact("needed", name, place, ref.id) for ref in way.needs)
            yield from (fact("approves", name, place, ref.id) for ref in way.approval)
            yield from _asked_after(name, place, way)
        yield from _lengths(name, rating)
        yield from _notice(name, rating.notice)
        yield from _beginning("term", (name,), rating.term)
        if _shows(rating.publicity):
            yield fact("shown", name)
        if rating.published is not None:
            yield fact("open", name)
        for part in ("notice", "objection", "review"):
            yield from _step("step", name, part, getattr(rating, part))
        if isinstance(rating.keeper, Ref):
            yield fact("keeper", id_, rating.keeper.id)
        for id2, measure in self.corpus.measures.items():
            for condition in self.world.norms[id2].trigger:
                for leaf in graded(condition):
                    if leaf.rating.id == id_ and _low(leaf, rating.grades):
                        yield fact("low", measure.id, id_)

    def _rule(self, name: str, rule: ListRule) -> Iterator[str]:
        yield fact("rule", name)
        yield from self._limits(name, rule)
        yield from self._asked(name, rule)
        yield from (fact("writes", name, part) for part in FIELDS if getattr(rule, part) not in (None, ()))
        for place, entry in enumerate(rule.entries):
            yield fact("entry", name, place)
            yield from (fact("entry_asks", name, place, list_) for list_ in asked(entry.when))
            if entry.force in (None, "mandatory"):
                yield from (
                    fact("entry_sure", name, place, list_) for list_ in asked(entry.when, counts=False)
                )
            if entry.term is not None and entry.term.kind in ("fixed", "range"):
                yield fact("entry_ending", name, place)
            yield fact("ground_of", name, place, entry.id.split("/")[-1])
            if entry.term is not None and (own := long(entry.term)) and own.kind in ("fixed", "range"):
                yield fact("entry_runs", name, place, own.most, own.working)
            if entry.term is None:
                yield fact("entry_silent", name, place)
            elif entry.term.kind == "unspecified":
                yield fact("entry_unfixed", name, place)
            if (most := _days(entry.term)) > 0:
                yield fact("entry_lasting", name, place, most)
        for place, exit_ in enumerate(rule.exits):
            yield fact("exit", name, place, exit_.kind)
            yield from (fact("exit_for", name, place, entry) for entry in exit_.entries)
            yield from (fact("needed", name, place, ref.id) for ref in exit_.needs)
            yield from (fact("approves", name, place, ref.id) for ref in exit_.approval)
            yield from _asked_after(name, place, exit_)
            yield from self._waiting(name, place, rule, exit_)
            after = long(exit_.after)
            if after is not None and after.most:
                yield fact("after", name, place, after.least, after.working)
        yield from _lengths(name, rule)
        shown = _shows(rule.publicity)
        if shown:
            yield fact("shown", name)
        if rule.published is not None:
            yield fact("open", name)
        for place, entry in enumerate(rule.entries):
            if not _shows(entry.publicity):
                yield fact("entry_hidden", name, place)
        for part in ("notice", "objection", "review"):
            yield from _step("step", name, part, getattr(rule, part))
        for basis in rule.defined_by:
            if not isinstance(basis, NoBasis):
                yield fact("defines", name, basis.source.id if isinstance(basis, Citation) else "somewhere")

    def _asked(self, name: str, rule: ListRule) -> Iterator[str]:
        """Yield what grounds ask for, who approves them, whom they leave out, and what keeps one from coming back."""
        for place, one in enumerate(rule.exclusions):
            yield fact("exclusion", name, place, one.id)
            yield from (fact("exclusion_for", name, place, number_) for number_ in one.entries)
        for place, entry in enumerate(rule.entries):
            yield fact("entry_force", name, place, entry.force or "mandatory")
            yield from (fact("admits", name, ref.id) for ref in entry.approval)
            if entry.force in (None, "mandatory") and not entry.subjects and entry.when is not None:
                yield from (fact("enough", name, place, list_) for list_ in sorted(alone(entry.when)))
            if entry.when is not None or entry.conduct:
                yield fact("asks_something", name)
            elif not entry.subjects:
                yield fact("asks_nothing", name, place)
        for place, lock in enumerate(rule.locks):
            yield fact("lock", name, place)
            yield from (fact("locks_after", name, place, one) for one in lock.exits)
        for place, exit_ in enumerate(rule.exits):
            yield fact("exit_number", name, place, exit_.id.split("/")[-1])

    def _limits(self, name: str, rule: ListRule) -> Iterator[str]:
        yield from _notice(name, rule.notice)
        yield from _beginning("term", (name,), rule.term)
        for place, entry in enumerate(rule.entries):
            yield from _beginning("entry", (name, place), entry.term)
            if entry.term is not None and not bounded(entry.term):
                yield fact("boundless_entry", name, place)
        if bounded(rule.term):
            yield fact("bounded_term", name)
        endless = ("unspecified", "indefinite")
        for place, entry in enumerate(rule.entries):
            if entry.term is not None and entry.term.kind not in endless:
                yield fact("entry_limited", name, place)

    def odds(self) -> Iterator[str]:
        """Yield which rules of one list say different things, as far as they write them themselves."""
        for one, rule in self._rules():
            for other, second in self._rules():
                if one < other:
                    yield from (
                        fact("unlike", one, other, part) for part in COMPARED if unlike(rule, second, part)
                    )
        for document in self.corpus.documents.values():
            yield from (fact("laid_in", document.id, ref.id) for ref in document.territory)

    def twice(self) -> Iterator[str]:
        """Yield the numbers of texts with what tells them apart, and which measures say the same."""
        texts = {**self.corpus.laws, **self.corpus.documents}
        order = sorted(texts, key=lambda id_: (number(_made(texts[id_]), 0), id_ in self.corpus.laws, id_))
        for place, id_ in enumerate(order):
            text = texts[id_]
            if isinstance(text.number, str):
                yield fact("bears", id_, place, text.number.translate(ROUND).replace(" ", ""))
            yield from (fact("issued", id_, ref.id) for ref in text.issuers)
            made = _made(text)
            if isinstance(made, Day):
                yield fact("made", id_, made.first.toordinal(), made.last.toordinal())
            changed = getattr(text, "amends", ()) + getattr(text, "replaces_documents", ())
            repealed = getattr(text, "repealed", None)
            yield from (fact("changes", id_, ref.id) for ref in (*changed, *([repealed] if repealed else [])))
        keys: list[Any] = []
        by_age = sorted(self.corpus.measures.values(), key=self.twofold.age)
        for place, measure in enumerate(by_age):
            key = self.twofold.key(measure)
            keys += [] if key in keys else [key]
            yield fact("put", measure.id, keys.index(key), place)
            if self.twofold.in_part_unknown(measure):
                yield fact("doubtful", measure.id)

    def _rules(self) -> Iterator[tuple[str, ListRule]]:
        """Yield every rule of a list with its name."""
        yield from ((f"own {id_}", item) for id_, item in self.corpus.lists.items())
        for document in self.corpus.documents.values():
            yield from ((f"{document.id} {place}", rule) for place, rule in enumerate(document.listings))

    # --- texts ----------------------------------------------------------------------------------------

    def texts(self) -> Iterator[str]:
        """Yield laws with their editions, and what documents say of themselves."""
        for id_, rank in self.corpus.ranks.items():
            if rank.may_burden:
                yield fact("may_burden", id_)
            yield from (fact("right_above", ref.id, id_) for ref in rank.above)
        for id_, item in {**self.corpus.laws, **self.corpus.documents}.items():
            yield fact("text_begins", id_, self.calendar.text_begins(id_))
            if isinstance(item.rank, Ref):
                yield fact("text_rank", id_, item.rank.id)
        for id_, law in self.corpus.laws.items():
            yield fact("law", id_)
            yield fact("law_ends", id_, min(end(law.in_force), number(law.repealed_on, NEVER)))
            if law.repealed is not None and law.repealed_on is None:
                yield fact("repealed_by", id_, law.repealed.id)
            ordered = sorted(law.editions, key=lambda edition: (edition_begins(edition), edition.id))
            for place, edition in enumerate(ordered):
                yield fact("edition", id_, edition.id, place, edition_begins(edition))
                yield from _articles(edition.id, edition.articles)
                yield from (fact("strikes", edition.id, article) for article in edition.dropped)
                for article in sorted({*edition.dropped, *(item for move in edition.moved for item in move)}):
                    yield fact("numeric", article, int(article.split("-")[0]))
                arrived = {move.new for move in edition.moved}
                yield from (
                    fact("drops", edition.id, number) for number in edition.dropped if number not in arrived
                )
                for move in edition.moved[::-1]:
                    yield fact("moves", edition.id, move.old, move.new)
        for id_, document in self.corpus.documents.items():
            yield from _articles(id_, document.articles)
            if isinstance(document, Memorandum):
                yield fact("memorandum", id_)
            if end(document.in_force) < NEVER:
                yield fact("stated_end", id_)
            if document.accession in ("by-amendment", "none"):
                yield fact("closed", id_)
            yield from (fact("signs", id_, ref.id) for ref in document.signatories)
            yield from (fact("alters", id_, ref.id) for ref in document.amends)
            yield from (fact("admits", id_, ref.id) for ref in document.admits)
            yield from (fact("releases", id_, ref.id) for ref in document.releases)

    # --- agencies, channels, catalogues ---------------------------------------------------------------

    def bodies(self) -> Iterator[str]:
        """Yield where agencies are competent and to whom they belong, and the channels between them."""
        for id_, agency in self.corpus.agencies.items():
            if isinstance(agency.territory, Ref):
                yield fact("jurisdiction", id_, agency.territory.id)
            if isinstance(agency.parent, Ref):
                yield fact("under", id_, agency.parent.id)
        for id_, channel in self.corpus.channels.items():
            yield fact("channel", id_)
            yield from (fact("sends", id_, ref.id) for ref in channel.senders)
            yield from (fact("receives", id_, ref.id) for ref in channel.receivers)
            yield from (fact("carries", id_, ref.id) for ref in channel.lists)
            terms = [term for term in (long(channel.every), long(channel.within)) if term is not None]
            working = sum(term.most for term in terms if term.working)
            yield fact("delay", id_, sum(term.most for term in terms), working)

    def places(self) -> Iterator[str]:
        """Yield what names territories besides measures, and when it is there."""
        corpus = self.corpus
        for id_, agency in corpus.agencies.items():
            yield from self._for_place(f"agency {id_}", "", [agency.territory])
            yield fact("body_lasts", f"agency {id_} ", id_, begin(agency.existed))
        for id_, role in corpus.roles.items():
            for at, filling in enumerate(role.fillings):
                yield from self._for_place(f"role {id_}", str(at), [filling.territory])
                yield fact("lasts_over", f"role {id_} {at}", begin(filling.during), end(filling.during))
        for id_, list_ in corpus.lists.items():
            yield from self._for_place(f"list {id_}", "", [list_.territory])
            yield fact("lasts_over", f"list {id_} ", begin(list_.existed), end(list_.existed))
        for id_, rating in corpus.ratings.items():
            yield from self._for_place(f"rating {id_}", "", [rating.territory])
            yield fact("lasts_over", f"rating {id_} ", ALWAYS, NEVER)
        for id_, catalogue in corpus.catalogues.items():
            yield from self._for_place(f"catalogue {id_}", "", [catalogue.territory])
            yield fact("item_list", f"catalogue {id_} ", id_)
        for id_, guardrail in corpus.guardrails.items():
            yield from self._for_place(f"guardrail {id_}", "", guardrail.territory)
            days = guardrail.in_force
            yield fact("lasts_over", f"guardrail {id_} ", begin(days), surely_until(days))
        for id_, document in corpus.documents.items():
            if (document.listings or document.escalations) and all(
                one.territory for one in document.measures
            ):
                yield from self._for_place(f"document {id_}", "", document.territory)
                yield fact("laying", f"document {id_} ", id_)

    def _for_place(self, group: str, number: str, named: Iterable[Any]) -> Iterator[str]:
        for ref in named:
            if isinstance(ref, Ref):
                yield fact("for_place", group, f"{group} {number}", ref.id)

    def catalogues(self) -> Iterator[str]:
        """Yield catalogues and their items."""
        for id_, catalogue in self.corpus.catalogues.items():
            yield fact("catalogue", id_, begin(catalogue.in_force), end(catalogue.in_force))
            yield from (fact("newer", id_, ref.id) for ref in catalogue.replaces)
            yield from (fact("above", id_, ref.id) for ref in catalogue.parent)
            yield from (fact("governs", id_, ref.id) for ref in catalogue.lists)
            if isinstance(catalogue.territory, Ref):
                yield fact("catalogue_in", id_, catalogue.territory.id)
            if isinstance(catalogue.partial, Unknown):
                yield fact("partial", id_)
            for item in catalogue.permissions:
                yield fact("item", id_, item.id)
                yield from (fact("item_act", item.id, ref.id) for ref in item.provisions)
                yield from (fact("item_way", item.id, modality) for modality in item.modalities)
                yield from (fact("item_for", item.id, ref.id) for ref in item.subjects)

    # --- measures, and what is used -------------------------------------------------------------------

    def measure(self, id_: str, measure: Any) -> Iterator[str]:
        """Yield what a measure says that bears on what it can lose."""
        item, document = self.world.norms[id_], self.corpus.documents[measure.document]
        for condition in item.trigger:
            yield from (fact("triggers", id_, list_) for list_ in asked(condition))
            yield from (fact("sure_trigger", id_, list_) for list_ in asked(condition, counts=False))
        if not (item.when or item.targets or measure.exceptions):
            for condition in item.trigger:
                yield from (fact("enough_trigger", id_, list_) for list_ in sorted(alone(condition)))
        if item.enforcement:
            yield fact("enforced", id_)
        if any(isinstance(one, Enforcement) and one.open for one in item.enforcement):
            yield fact("others", id_)
        ranks = set()
        for place, basis in enumerate(item.basis):
            if not isinstance(basis, Citation):
                yield fact("basis", id_, place, "none" if isinstance(basis, NoBasis) else "unknown")
                continue
            yield fact("basis", id_, place, "cites")
            yield fact("cites", id_, place, basis.source.id, basis.article or "")
            surely = self.calendar.surely_begins(basis.source.id, basis.edition)
            if surely is not None:
                yield fact("surely_begins", id_, place, basis.edition or "", surely)
            if basis.article:
                yield fact("number", id_, place, int(basis.article.split("-")[0]))
                yield fact("numeric", basis.article, int(basis.article.split("-")[0]))
            if basis.edition:
                yield fact("cited_edition", id_, place, f"{basis.source.id}/{basis.edition}")
            text = self.corpus.laws.get(basis.source.id) or self.corpus.documents[basis.source.id]
            ranks.add(text.rank.id if isinstance(text.rank, Ref) else "")
        yield fact("ranks_of", id_, " ".join(sorted(ranks)))
        if (most := _days(measure.term or document.term)) > 0:
            yield fact("runs", id_, most)
        least = long(measure.term or document.term)
        if least is not None and least.kind == "indefinite":
            yield fact("runs_on", id_, 9_999_999)
        elif least is not None and least.kind == "at-least" and not least.working:
            yield fact("runs_on", id_, least.least)
        allowed = long(measure.within or document.within)
        if allowed is not None and allowed.kind in ("fixed", "range"):
            yield fact("allowed", id_, allowed.most, allowed.working)
        for part in ("notice", "objection", "review"):
            yield from _step("own_step", id_, part, getattr(measure, part) or getattr(document, part))
        notice = measure.notice or document.notice
        yield from [fact("own_notice", id_)] if notice is not None else []
        yield from _notice(id_, notice)
        yield from _beginning("own_term", (id_,), measure.term or document.term)
        yield from (fact("permitted", id_, ref.id) for ref in measure.permission)
        yield from (fact("depends", id_, need, body) for body, need in sorted(needed(measure)))

    def use(self) -> Iterator[str]:
        """Yield what is declared, what is named, and how the source numbers its measures."""
        for declaration in self.corpus.everything():
            for item in inside(declaration):
                if isinstance(item, Ref):
                    yield fact("refers", item.kind, item.id)
                elif isinstance(item, Holds | Count):
                    yield fact("spoken_of", item.list.id)
        for guardrail in self.corpus.guardrails.values():
            yield from (fact("spoken_of", ref.id) for ref in guardrail.lists)
        for kind, ids in (
            ("list", self.corpus.lists), ("act", self.corpus.of(Act)), ("law", self.corpus.laws),
            ("agency", self.corpus.agencies), ("role", self.corpus.roles),
        ):  # fmt: skip
            yield from (fact("declared", kind, id_) for id_ in ids)
        for document in self.corpus.documents.values():
            if document.not_known:
                yield fact("gaps_known", document.id)
            for item in (*document.waived, *document.not_known):
                yield from (fact("explained", document.id, number) for number in item.numbers)
            if document.numbering and not isinstance(document.numbering, Unknown):
                yield from (fact("clause", document.id, number) for number in document.numbering)
            for measure in document.measures:
                for place in range(1, len(measure.number) + 1):
                    if measure.number[place:][:1] in ("", "-", "."):
                        yield fact("encoded", document.id, measure.number[:place])


def _made(text: Any) -> Any:
    return text.adopted if hasattr(text, "adopted") else text.signed


def _days(term: Any) -> int:
    found = long(term)
    return found.most if found is not None and not found.working else 0


def _asked_after(name: str, place: int, exit_: Any) -> Iterator[str]:
    """Yield after how long one may ask for a way out."""
    if exit_.kind in ("application", "consent", "fulfilment") and (late := long(exit_.after)):
        yield fact("asks_after", name, place, late.least, late.working)


def _lengths(name: str, rule: ListRule | Rating) -> Iterator[str]:
    """Yield how long one is on a list by a rule, or keeps a grade, and how long that is public."""
    term = rule.term
    if term is not None and term.kind in ("fixed", "range"):
        yield fact("ending", name)
    if term is not None and (own := long(term)) and own.kind in ("fixed", "range"):
        yield fact("term_runs", name, own.most, own.working)
    if term is not None and term.kind == "unspecified":
        yield fact("term_unfixed", name)
    if term is not None and term.kind not in ("unspecified", "indefinite"):
        yield fact("term_limited", name)
    for part, length in (("lasting", term), ("public", rule.publicity)):
        if (most := _days(length)) > 0:
            yield fact(part, name, most)


def _shows(publicity: Any) -> bool:
    """Tell whether a publicity lasts some time, or for one that is not known."""
    return publicity is not None and (publicity.most is None or publicity.most.number > 0)


def _notice(of: str, notice: Any) -> Iterator[str]:
    """Yield before which event a notice is owed, or from which it may be given so much later."""
    if notice is None or notice.none or notice.unknown:
        return
    timed = notice.deadline is not None and notice.deadline.most is not None
    if notice.before:
        yield fact("notice_before", of, notice.before)
        yield from [fact("notice_timed", of)] if timed else []
    elif timed and notice.deadline.start:
        yield fact("notice_due", of, notice.deadline.start)


def _beginning(name: str, of: tuple[Any, ...], term: Any) -> Iterator[str]:
    """Yield from which event a length counts, or that it counts from none."""
    if term is not None and term.kind in ("fixed", "range", "at-least"):
        if term.start:
            yield fact(f"{name}_from", *of, term.start)
        elif term.kind == "fixed":
            yield fact(f"{name}_open", *of)


def _step(name: str, of: str, part: str, step: Any) -> Iterator[str]:
    if step is not None and not step.none:
        yield fact(name, of, part, bool(step.unknown or step.deadline or step.decided))
        yield from (fact(f"{name}_to", of, part, ref.id) for ref in step.to)


def _articles(id_: str, articles: Any) -> Iterator[str]:
    if articles is not None and not isinstance(articles, Unknown):
        yield fact("articles", id_, articles.first, articles.last)
