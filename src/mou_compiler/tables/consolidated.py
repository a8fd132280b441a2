"""The text of a document as it is in force on a day: each clause with where it comes from, and what is no longer there.

A measure of another text that `replaces` one of this takes its place; what another text that `amends` this one adds
stands behind; what was withdrawn, replaced or has ended is told apart, with the day and by what.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from mou_compiler.analysis.acting import (
    Moment,
    bodies_told,
    carried_out,
    carrying_open_ends,
    enforcement_told,
)
from mou_compiler.analysis.exactness import days_as_written
from mou_compiler.analysis.in_force import (
    day_behind,
    days_told,
    doubt_text,
    first_day,
    is_doubtful,
    open_end,
    possible,
    sure,
    why_not_in_force,
)
from mou_compiler.analysis.labelling import basis_told, resting_on, written
from mou_compiler.analysis.view import View
from mou_compiler.analysis.wording import (
    day_text,
    item_named,
    joined,
    measure_in,
    modality_text,
    note_text,
    separated,
    transition_text,
)
from mou_compiler.corpus.schema.declarations import Declaration, Document, Escalation, Listing, Measure
from mou_compiler.corpus.schema.values import Day, Ref, Target, Unknown
from mou_compiler.interpret.enforcers import acts_of
from mou_compiler.interpret.spelling import condition_written, procedure_written, term_text
from mou_compiler.meaning.cover import span
from mou_compiler.meaning.days import ALL_DAYS, FOREVER, Days
from mou_compiler.source.place import Place
from mou_compiler.tables import writing as to
from mou_compiler.tables.list_rules import parts_of
from mou_compiler.words import ACCESSION_RULES, FIRST_DAYS, FORCES, WEIGHTS, Text


class Said(NamedTuple):
    """One thing that a clause says: in what respect, and what."""

    role: Text
    says: Text


class Clause(NamedTuple):
    """A clause in force: its number, its label, what it says, from which text it is, and since when.

    `origin` is empty for a clause that is as the document had it from the beginning; `when` says on which days it is
    in force, or why it is not known whether it is.
    """

    number: str
    id: str
    label: Text
    says: tuple[Said, ...]
    origin: Text
    days: Days
    place: Place
    when: Text


class Gone(NamedTuple):
    """A clause that is not in force: its number, its label, and why."""

    number: str
    id: str
    label: Text
    why: Text


class Consolidated(NamedTuple):
    """A document on a day, None for all days: its head, clauses, rules of lists, escalations, and what is not in force.

    `open` are the clauses of which it is not known whether they are in force, on the day or ever.
    """

    document: Document
    day: date | None
    head: tuple[Said, ...]
    clauses: tuple[Clause, ...]
    rules: tuple[Clause, ...]
    escalations: tuple[Clause, ...]
    open: tuple[Clause, ...]
    gone: tuple[Gone, ...]


NOTHING = Text("", "")


def consolidated(view: View, document: Document, day: date | None) -> Consolidated:
    """Return the text of a document as of a day; of all days, each clause with the days on which it is."""
    return _Reader(view, document, day).read()


class _Reader:
    def __init__(self, view: View, document: Document, day: date | None) -> None:
        self.view = view
        self.document = document
        self.day = day
        self.number = None if day is None else day.toordinal()

    def read(self) -> Consolidated:
        """Return the whole."""
        clauses: list[Clause] = []
        unsure: list[Clause] = []
        gone: list[Gone] = []
        told: set[str] = set()
        for measure in self.document.measures:
            if self._holds(measure):
                clauses.append(self._clause(measure, measure.number, NOTHING))
            for other in self._in_place_of(measure):
                if other.id not in told and self._may_hold(other):
                    told.add(other.id)
                    among = clauses if self._holds(other) else unsure
                    among.append(self._clause(other, measure.number, self._origin(other, measure)))
            if self._is_open(measure):
                unsure.append(self._clause(measure, measure.number, NOTHING))
            elif not self._holds(measure):
                last = self._last_form(measure)
                gone.append(Gone(measure.number, measure.id, measure.label, self._why_gone(last)))
        for other in self._added():
            if other.id not in told and self._may_hold(other):
                among = clauses if self._holds(other) else unsure
                among.append(self._clause(other, other.number, self._origin(other, None)))
        there = self._is_in_force() or self._is_open(self.document)
        rules = tuple(map(self._rule, self.document.listings)) if there else ()
        escalations = tuple(map(self._escalation, self.document.escalations)) if there else ()
        return Consolidated(
            self.document,
            self.day,
            tuple(self._head()),
            tuple(clauses),
            rules,
            escalations,
            tuple(unsure),
            tuple(gone),
        )

    # --- which clauses -----------------------------------------------------------------------------------

    def _holds(self, measure: Measure) -> bool:
        return self._among(self.view.timeline.stretches(measure))

    def _is_open(self, item: Document | Measure) -> bool:
        """Tell whether it is not known whether something is in force, on the day or ever."""
        return is_doubtful(self.view, item, self.number)

    def _may_hold(self, measure: Measure) -> bool:
        return self._holds(measure) or self._is_open(measure)

    def _is_in_force(self) -> bool:
        return self.number is None or self._among(self.view.timeline.document_stretches(self.document))

    def _among(self, stretches: tuple[Days, ...]) -> bool:
        """Tell whether the day lies in some stretches; without a day, whether there are any."""
        return bool(stretches) if self.number is None else any(self.number in days for days in stretches)

    def _suspended(self, *items: Document | Measure) -> Text | None:
        """Return that one of these is suspended on the day, until when and by what; None where none is."""
        for item in items:
            for one in self.view.timeline.suspensions(item):
                if self.number is not None and self.number in one.certain:
                    when, who = (
                        days_as_written(self.view, one.certain),
                        joined(self._text(id_) for id_ in one.by),
                    )
                    return Text(
                        f"suspended {when.en}" + (f" by {who.en}" if one.by else ""),
                        f"{when.zh}" + (f"由{who.zh}" if one.by else "") + "暂停施行",
                    )
        return None

    def _last_form(self, measure: Measure) -> Measure:
        """Return a measure as it was last changed by the day, where no form of it is in force; else as it was."""
        start = self.view.timeline.measure_days
        forms = [
            other
            for other in self._in_place_of(measure)
            if other.changes and (self.number is None or start(other).start <= self.number)
        ]
        if not forms or any(map(self._may_hold, forms)):
            return measure
        return max(forms, key=lambda other: (start(other).start, other.id))

    def _in_place_of(self, measure: Measure) -> Iterator[Measure]:
        """Yield the measures of other texts that take the place of one."""
        for other in self.view.corpus.measures.values():
            if other.document != self.document.id and any(ref.id == measure.id for ref in other.replaces):
                yield other

    def _added(self) -> Iterator[Measure]:
        """Yield the measures of texts that amend this one; some of them may take the place of its own."""
        for document in self._amending():
            yield from document.measures

    def _amending(self) -> list[Document]:
        found = [
            item
            for item in self.view.corpus.documents.values()
            if any(ref.id == self.document.id for ref in item.amends)
        ]
        days = self.view.timeline.document_days
        return sorted(found, key=lambda item: (days(item).start, item.id))

    def _origin(self, measure: Measure, place: Measure | None) -> Text:
        text = self._text(measure.document)
        since = days_as_written(self.view, Days(self.view.timeline.measure_days(measure).start, FOREVER))
        if place is None:
            return Text(
                f"added by {text.en}, number {measure.number}, {since.en}",
                f"{since.zh}由{text.zh}第{measure.number}项增补",
            )
        if measure.changes is not None:
            return Text(
                f"changed by {text.en}, number {measure.number}, {since.en}; what that leaves unsaid is as before",
                f"{since.zh}由{text.zh}第{measure.number}项变更，其未写明的从原文",
            )
        return Text(
            f"in place of the former text, by {text.en}, number {measure.number}, {since.en}",
            f"{since.zh}由{text.zh}第{measure.number}项替代原文",
        )

    def _why_gone(self, measure: Measure) -> Text:
        timeline = self.view.timeline
        may = timeline.possible_stretches(measure)
        days = span(may) if may else timeline.measure_days(measure)
        certain = sure(self.view, measure) or None
        if days and self.number is not None and self.number < days.start:
            day = first_day(days, certain)
            return Text(f"in force only from {day.en}", f"自{day.zh}起施行")
        # A later form of the clause is suspended with the text that makes it, whichever is asked for.
        suspended = self._suspended(measure, *timeline.under(measure))
        if suspended is not None and (self.number is not None and self.number in days):
            return suspended
        if not may and days.behind is None:
            return Text("on no day in force", "无任何一日施行")
        end = day_behind(days, certain)
        ending = [item for item in self._ending(measure) if self.number is None or item[0] <= self.number]
        there = [item for item in ending if item[0] == days.end] or ending
        changed = [document for _, document, one in there if one is not None and one.changes is not None]
        by = changed or [document for _, document, _ in there]
        replaced = timeline.replaced_by(self.document.id)
        if not by and replaced is not None and days.behind == timeline.document_days(self.document).behind:
            by = [item for item in self.view.corpus.documents.values() if item.id == replaced]
        if by:
            who = joined(map(self._text, dict.fromkeys(item.id for item in by)))
            told = [transition_text(item.transition) for item in {item.id: item for item in by}.values()]
            after = Text(
                "".join(f"; {one.en}" for one in told if one.en),
                "".join(f"；{one.zh}" for one in told if one.zh),
            )
            if changed:
                return Text(
                    f"changed on {end.en} by {who.en}{after.en}", f"自{end.zh}起由{who.zh}变更{after.zh}"
                )
            return Text(f"ended on {end.en} by {who.en}{after.en}", f"自{end.zh}起因{who.zh}失效{after.zh}")
        return Text(f"ended on {end.en}", f"自{end.zh}起失效")

    def _ending(self, measure: Measure) -> Iterator[tuple[int, Document, Measure | None]]:
        """Yield what ends a measure: from which day, the document, and which measure of it, where one takes its place."""
        timeline = self.view.timeline
        for item in self.view.corpus.documents.values():
            if any(ref.id == measure.id for ref in item.withdraws):
                yield timeline.document_days(item).start, item, None
            for one in item.measures:
                if any(ref.id == measure.id for ref in one.replaces):
                    yield timeline.measure_days(one).start, item, one

    # --- what they say -----------------------------------------------------------------------------------

    def _head(self) -> Iterator[Said]:
        document, days = self.document, self.view.timeline.document_days(self.document)
        if isinstance(document.number, str):
            yield Said(Text("Number", "文号"), Text(document.number, document.number))
        rank = self.view.corpus.ranks.get(document.rank.id) if isinstance(document.rank, Ref) else None
        if rank is not None:
            yield Said(Text("Rank", "位阶"), rank.label)
        if document.issuers:
            yield Said(Text("Issued by", "制定机关"), self._bodies(document.issuers))
        if isinstance(document.signed, Day):
            day = day_text(document.signed.last)
            about = not document.signed.exact
            yield Said(
                Text("Signed", "签署日期"),
                Text(f"{'by ' if about else ''}{day.en}", f"{'不晚于' if about else ''}{day.zh}"),
            )
        yield Said(Text("In force", "施行"), days_told(self.view, document))
        yield from self._signatories()
        yield from self._done_to_others()
        yield from self._of_all_measures()
        for other in self._amending():
            start = self.view.timeline.document_days(other).start
            if self.number is None or start <= self.number:
                text, since = self._text(other.id), days_as_written(self.view, Days(start, FOREVER))
                yield Said(
                    Text("Amended", "修改"), Text(f"{since.en} by {text.en}", f"{since.zh}由{text.zh}")
                )
        suspended = self._suspended(document)
        if suspended is not None and self.number in days:
            yield Said(Text("Note", "注意"), suspended)
        elif self._is_open(document) and self.number is not None:
            yield Said(Text("Note", "注意"), why_not_in_force(self.view, document, self.number) or NOTHING)
        elif self.number is not None and self.number not in days:
            yield Said(Text("Note", "注意"), self._not_in_force())

    def _signatories(self) -> Iterator[Said]:
        """Yield who has signed by the day; without a day, by stretches where they are not the same throughout."""
        for days, signed in self.view.timeline.signatories(self.document):
            if signed and (self.number is None or self.number in days):
                written = [ref.id for ref in self.document.signatories if ref.id in signed]
                ids = [*written, *sorted(signed.difference(written))]
                when = days_as_written(self.view, days)
                always = self.number is not None or days == ALL_DAYS
                role = Text("Signatories", "签署单位")
                names = joined(self._label("body", id_) for id_ in ids)
                yield Said(
                    role if always else Text(f"{role.en}, {when.en}", f"{role.zh}（{when.zh}）"), names
                )

    def _done_to_others(self) -> Iterator[Said]:
        """Yield what the text does to other texts and to their measures, in the order in which it is written."""
        document = self.document
        for role, refs in (
            (Text("Admits", "增加签署单位"), document.admits),
            (Text("Releases", "退出签署单位"), document.releases),
            (Text("Amends", "修改"), document.amends),
            (Text("Replaces", "废止"), document.replaces_documents),
            (Text("Withdraws", "撤回"), document.withdraws),
            (Text("Suspends", "暂停"), document.suspends),
        ):
            if refs:
                yield Said(role, joined(map(self._named, dict.fromkeys(ref.id for ref in refs))))

    def _of_all_measures(self) -> Iterator[Said]:
        """Yield what the text says of itself that bears on its measures, and what the copy read does not show."""
        document = self.document
        for role, words, value in (
            (Text("Accession", "加入"), ACCESSION_RULES, document.accession),
            (Text("First day of a term", "期限首日"), FIRST_DAYS, document.first_day),
        ):
            if value is not None:
                word = words.named(value)
                yield Said(role, Text(word.en, word.zh))
        for role, refs in (
            (Text("Yields to", "从其规定"), document.yields_to),
            (Text("Complete over", "穷尽"), document.complete),
        ):
            yield from (Said(role, joined(map(self._referred, refs))) for _ in refs[:1])
        goes_on = transition_text(document.transition)
        if goes_on.en:
            yield Said(Text("Transition", "过渡"), goes_on)
        for gap in document.not_known:
            numbers, why = ", ".join(gap.numbers), note_text(gap.reason)
            said = Text(f"{numbers}{why.en}", f"{numbers}{why.zh}")
            if not gap.numbers:
                said = Text(gap.reason, f"编者注：{gap.reason}")
            yield Said(Text("Not known", "不详"), said)

    def _referred(self, ref: Ref) -> Text:
        """Return what a reference names, by its label."""
        corpus = self.view.corpus
        if ref.kind in ("law", "memorandum", "instrument"):
            return self._text(ref.id)
        tables: dict[str, Mapping[str, Declaration]] = {
            "rank": corpus.ranks,
            "attribute": corpus.attributes,
            "list": corpus.lists,
            "subject": corpus.subjects,
        }
        found = tables[ref.kind].get(ref.id)
        return found.label if found is not None else Text(ref.id, ref.id)

    def _named(self, id_: str) -> Text:
        """Return the name of an agency, a text or a measure of one."""
        measure = self.view.corpus.measures.get(id_)
        if measure is not None:
            return measure_in(self.view, measure)
        return self._label("body", id_) if id_ in self.view.corpus.agencies else self._text(id_)

    def _not_in_force(self) -> Text:
        asked = day_text(self.day)
        by = self.view.timeline.replaced_by(self.document.id)
        text = self._text(by) if by else NOTHING
        may = self.view.timeline.possible_document_stretches(self.document)
        if self.number is not None and may and self.number < may[0].start:
            return Text(f"not yet in force on {asked.en}", f"{asked.zh}尚未施行")
        other = self.view.corpus.documents.get(by or "")
        goes_on = transition_text(other.transition if other else None)
        return Text(
            f"no longer in force on {asked.en}"
            + (f": replaced by {text.en}" if by else "")
            + (f"; {goes_on.en}" if goes_on.en else ""),
            f"{asked.zh}已失效"
            + (f"：由{text.zh}替代" if by else "")
            + (f"；{goes_on.zh}" if goes_on.zh else ""),
        )

    def _clause(self, measure: Measure, number: str, origin: Text) -> Clause:
        days = self.view.timeline.measure_days(measure)
        says = tuple(item for item in (*self._place_taken(measure), *self._says(measure)) if item.says.en)
        label = NOTHING if measure.label.en in (number, measure.number) else measure.label
        return Clause(number, measure.id, label, says, origin, days, measure.place, self._when(measure))

    def _when(self, item: Document | Measure) -> Text:
        if self._is_open(item) and self.number is not None:
            return doubt_text(self.view, item, self.number)
        return days_told(self.view, item)

    def _place_taken(self, measure: Measure) -> Iterator[Said]:
        """Yield of which measures of other texts one of this text takes the place; of others its origin tells it."""
        if measure.document == self.document.id:
            role = Text("Replaces", "替代") if measure.changes is None else Text("Changes", "变更")
            yield Said(role, joined(self._named(ref.id) for ref in measure.replaces))

    def _says(self, measure: Measure) -> Iterator[Said]:
        when = self._when_acting(measure)
        yield from self._ordering(measure)
        yield from self._reaching(measure)
        yield from self._sparing(measure, when)
        yield from self._carrying_out(measure, when)
        yield from self._lasting(measure)
        yield from self._hearing(measure, when)
        yield Said(Text("Basis", "法律及政策依据"), basis_told(self.view, self.view.norms.basis(measure)))
        yield Said(Text("Source", "出处"), basis_told(self.view, measure.at))

    def _ordering(self, measure: Measure) -> Iterator[Said]:
        """Yield which acts a measure touches and how, up to what, with what weight, and on which lists it leads."""
        for provision in measure.provisions:
            most = NOTHING
            if provision.cap is not None:
                most = Text(
                    f" ({to.cap_cell(provision.cap, 'en')})", f"（{to.cap_cell(provision.cap, 'zh')}）"
                )
            touched = joined(self._label("act", ref.id) for ref in provision.acts)
            role = _capital(modality_text(provision.modality))
            yield Said(role, Text(f"{touched.en}{most.en}", f"{touched.zh}{most.zh}"))
        if measure.weight is not None:
            weight = WEIGHTS.named(measure.weight)
            yield Said(Text("Weight", "参考程度"), Text(weight.en, weight.zh))
        yield from self._leading(measure.leads_to)

    def _reaching(self, measure: Measure) -> Iterator[Said]:
        """Yield what sets a measure off, whom it is directed at, and in which cases."""
        norms = self.view.norms
        conditions = [self._condition(item) for item in norms.trigger(measure)]
        yield Said(Text("Set off by", "触发"), joined(conditions, "or", "；或"))
        yield Said(Text("To", "对象"), joined(map(self._target, norms.targets(measure))))
        whens = [self._condition(item) for item in norms.when(measure)]
        yield Said(Text("When", "条件"), joined(whens, "and", "，且"))

    def _sparing(self, measure: Measure, when: Days | Moment) -> Iterator[Said]:
        """Yield the exceptions of a measure, what it overrides, and as which items of catalogues it is permitted."""
        for exception in measure.exceptions:
            case = NOTHING if exception.when is None else self._condition(exception.when)
            if exception.permission:
                leave = bodies_told(self.view, (exception.permission,), acts_of(measure), when)
                case = Text(
                    ", ".join(filter(None, (case.en, f"by leave of {leave.en}"))),
                    "，".join(filter(None, (case.zh, f"经{leave.zh}许可"))),
                )
            parts = (case, resting_on(self.view, exception.basis))
            yield Said(Text("Except", "例外"), separated(item for item in parts if item.en))
        yield Said(Text("Overrides", "优先于"), joined(self._named(ref.id) for ref in measure.overrides))
        yield Said(
            Text("Permitted as", "清单事项"),
            joined(item_named(self.view, ref.id) for ref in measure.permission),
        )

    def _carrying_out(self, measure: Measure, when: Days | Moment) -> Iterator[Said]:
        """Yield where a measure holds, who carries it out, and what is not certain of that."""
        places = self.view.norms.territories(measure)
        yield Said(Text("In", "地域"), joined(self._label("territory", ref) for ref in places))
        yield Said(Text("By", "实施单位"), carried_out(self.view, measure, when))
        yield Said(Text("Note", "注意"), carrying_open_ends(self.view, measure, when))

    def _lasting(self, measure: Measure) -> Iterator[Said]:
        """Yield when a measure is in force where that is open, with what force it binds, for how long and until when."""
        norms = self.view.norms
        own_end = measure.in_force.end if measure.in_force is not None else None
        if self.number is not None and isinstance(own_end, Unknown) and open_end(self.view, measure).en:
            yield Said(Text("In force", "施行"), days_told(self.view, measure))
        force = FORCES.named(norms.force(measure))
        yield Said(Text("Force", "效力"), Text(force.en, force.zh))
        for role, term in (
            (Text("For", "期限"), norms.term(measure)),
            (Text("Within", "落实时限"), measure.within or norms.document(measure).within),
        ):
            yield Said(role, Text(term_text(term), term_text(term, "zh")))

    def _hearing(self, measure: Measure, when: Days | Moment) -> Iterator[Said]:
        """Yield who asks for a measure, who approves it, how one is told of it and who hears objections."""
        norms = self.view.norms
        document = norms.document(measure)
        applied = measure.applied or document.applied
        for role, refs in (
            (Text("Applied for by", "提出"), (applied,) if applied else ()),
            (Text("Approved by", "批准"), measure.approval or document.approval),
        ):
            yield Said(role, bodies_told(self.view, refs, acts_of(measure), when))
        for role, step in (
            (Text("Notice", "告知"), norms.notice(measure)),
            (Text("Objection", "异议"), norms.objection(measure)),
            (Text("Review", "复议"), norms.review(measure)),
        ):
            if step is not None:
                yield Said(role, written(self.view, step, procedure_written, when))

    def _leading(self, lists: Iterable[Ref]) -> Iterator[Said]:
        yield Said(Text("Leads to", "导致列入"), joined(self._label("list", ref.id) for ref in lists))

    def _escalation(self, item: Escalation) -> Clause:
        """Return what so many entries lead to, in labels."""
        when = self._when_acting(self.document)
        says = (
            Said(
                Text("Set off by", "触发"),
                joined([self._condition(one) for one in item.trigger], "or", "；或"),
            ),
            *self._leading(item.leads_to),
            Said(Text("Flag", "标记"), item.flag or NOTHING),
            Said(Text("By", "实施单位"), enforcement_told(self.view, item.enforcement, (), when)),
            Said(Text("Automatic", "自动"), Text("yes", "是") if item.automatic else NOTHING),
            Said(Text("Basis", "法律及政策依据"), basis_told(self.view, item.basis)),
        )
        days = self.view.timeline.document_days(self.document)
        told = tuple(one for one in says if one.says.en)
        return Clause("", item.id, item.label, told, NOTHING, days, item.place, self._when(self.document))

    def _when_acting(self, item: Document | Measure) -> Days | Moment:
        """Return when to say who acts: on the day, or on all days on which something is or may be in force."""
        if self.number is not None:
            return Moment(self.number)
        found = [*sure(self.view, item), *possible(self.view, item)]
        return span(found) if found else ALL_DAYS

    def _rule(self, listing: Listing) -> Clause:
        name = self._label("list", listing.list.id) if listing.list else NOTHING
        parts = parts_of(self.view, listing, self._when_acting(self.document))
        says = tuple(Said(_capital(part.role), part.says) for part in parts)
        days = self.view.timeline.document_days(self.document)
        when = self._when(self.document)
        return Clause("", listing.id, name, says, NOTHING, days, listing.place, when)

    # --- in labels ---------------------------------------------------------------------------------------

    def _label(self, kind: str, id_: str) -> Text:
        corpus = self.view.corpus
        tables: dict[str, Any] = {
            "act": corpus.acts,
            "list": corpus.lists,
            "territory": corpus.territories,
            "subject": corpus.subjects,
            "body": {**corpus.agencies, **corpus.roles},
        }
        found = tables[kind].get(id_)
        return found.label if found is not None else Text(id_, id_)

    def _text(self, id_: str) -> Text:
        corpus = self.view.corpus
        found = corpus.documents.get(id_) or corpus.laws.get(id_)
        if found is None:
            return Text(f"`{id_}`", f"「{id_}」")
        number = f" ({found.number})" if isinstance(found.number, str) else ""
        return Text(
            f"“{found.label.en}”{number}",
            f"《{found.label.zh}》{number.replace(' (', '（').replace(')', '）')}",
        )

    def _bodies(self, refs: Iterable[Ref]) -> Text:
        return joined(self._label("body", ref.id) for ref in refs)

    def _target(self, target: Target) -> Text:
        kinds = joined((self._label("subject", ref.id) for ref in target.subjects), "or", "或")
        if target.relation is None:
            return kinds
        found = self.view.corpus.relations.get(target.relation.id)
        relation = found.label if found else Text(target.relation.id, target.relation.id)
        return Text(f"{relation.en} of {kinds.en}", f"{kinds.zh}的{relation.zh}")

    def _condition(self, condition: Any) -> Text:
        return written(self.view, condition, condition_written)


def _capital(text: Text) -> Text:
    return Text(text.en[:1].upper() + text.en[1:], text.zh)
