"""The ledger: for every measure and every support that it needs, whether that is established, faulty or not known.

Silence of a check is no proof: it may not have been able to look. So a support is established only where there
was something to look at, and nothing was found (grammar/meaning.md, Ledger).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import Enum
from functools import cache
from typing import NamedTuple

from mou_compiler.analysis.burdened import graded, judged, rules_of_status, status
from mou_compiler.analysis.guardrails import akin
from mou_compiler.analysis.leaving import ends_by_itself, ways_out
from mou_compiler.analysis.view import View
from mou_compiler.analysis.wording import day_text, document_named, joined, named, rule_named
from mou_compiler.corpus.schema.declarations import Catalogue, Law, ListRule, Measure, Rating
from mou_compiler.corpus.schema.values import Articles, Citation, NoBasis, Period, Procedure, Ref, Unknown
from mou_compiler.findings.finding import Finding, Severity
from mou_compiler.interpret.enforcers import acts_of
from mou_compiler.interpret.timeline import carrying_on, days_of
from mou_compiler.meaning.cover import uncovered
from mou_compiler.meaning.days import FOREVER, Days
from mou_compiler.words import FAVOURABLE_LISTS, Text, Word


class State(Enum):
    """What is known of a support."""

    ESTABLISHED = Word("established", "已证实")
    FAULTY = Word("faulty", "有缺陷")
    NOT_KNOWN = Word("not known", "不详")
    NOT_NEEDED = Word("not needed", "无须")


class Support(NamedTuple):
    """Something that a measure may need: its name, the check that looks for it, who needs it, and what is not known.

    The check is empty where none looks for it. `causes` are those findings of the check that are about this support; empty for all that no other claims.
    """

    name: Word
    check: str
    needed: Callable[[View, Measure], bool]
    unknown: Callable[[View, Measure], Iterable[Text]]
    causes: tuple[str, ...] = ()


class Entry(NamedTuple):
    """A line of the ledger: a measure, one support, what is known of it, the findings or reasons that say so."""

    measure: Measure
    support: Word
    state: State
    findings: tuple[Finding, ...]
    reasons: tuple[Text, ...]


def ledger(view: View, told: Iterable[Finding], as_of: date | None = None) -> tuple[Entry, ...]:
    """Return the ledger of the measures that are ever in force, or on a day; `told` is what every check tells."""
    looked = _Told(told, SUPPORTS, view.corpus.measures)
    return tuple(
        _entry(view, measure, support, about)
        for measure in view.corpus.measures.values()
        if _is_asked_about(view, measure, as_of)
        for about in [looked.about(view, measure, as_of)]
        for support in SUPPORTS
    )


Verdicts = frozenset[tuple[str, bool]]
"""Things of which something is told, each with whether that is a fault."""


class _Told:
    """What checks tell of some supports, by the measures and by the lists that it is about, or whose clauses."""

    def __init__(
        self, told: Iterable[Finding], supports: Iterable[Support], measures: Container[str]
    ) -> None:
        checks = {support.check for support in supports}
        self.by_measure: dict[str, list[Finding]] = {}
        self.by_list: dict[str, list[Finding]] = {}
        for finding in told:
            if finding.name not in checks:
                continue
            ids = {*finding.measures, *(id_ for case in finding.cases for id_ in case.measures)}
            for id_ in ids:
                self.by_measure.setdefault(id_, []).append(finding)
            if ids:
                continue
            about = dict(finding.cause.about)
            of = about.get("list", about.get("of"))
            if isinstance(of, str):
                among = self.by_measure if of in measures else self.by_list
                among.setdefault(of, []).append(finding)

    def about(self, view: View, measure: Measure, as_of: date | None) -> list[Finding]:
        """Return what is told of a measure, or of a list by which it is judged, on a day if one is asked about."""
        found = self.by_measure.get(measure.id, [])
        if self.by_list:
            lists = view.ask(_judging_of, measure.id)
            found = [*found, *(finding for list_ in lists for finding in self.by_list.get(list_, ()))]
        if as_of is None:
            return found
        return [finding for finding in found if _holds(finding, measure.id, as_of)]

    def of_measures(self, support: Support, day: date | None) -> dict[str, list[tuple[str, bool]]]:
        """Return by document the measures of which themselves anything is told of a support, on a day if one is asked about."""
        found: dict[str, list[tuple[str, bool]]] = {}
        for id_, findings in self.by_measure.items():
            document = id_.rpartition("/")[0]
            for finding in findings:
                if _is_about(finding, support) and (day is None or _holds(finding, id_, day)):
                    found.setdefault(document, []).append((id_, finding.severity > Severity.INFO))
        return found

    def of_lists(self, support: Support, day: date | None) -> Verdicts:
        """Return the lists of which anything is told of a support, on a day if one is asked about; whether as a fault."""
        return frozenset(
            (list_, finding.severity > Severity.INFO)
            for list_, findings in self.by_list.items()
            for finding in findings
            if _is_about(finding, support) and (day is None or finding.holds_on(day))
        )


def _is_asked_about(view: View, measure: Measure, as_of: date | None) -> bool:
    """Tell whether a measure is ever in force or, as far as is known, may be; or is in force on a day."""
    stretches = view.timeline.stretches(measure)
    if as_of is not None:
        return any(as_of.toordinal() in days for days in stretches)
    return bool(stretches) or view.timeline.may_hold(measure)


def _holds(finding: Finding, measure: str, day: date) -> bool:
    """Tell whether a finding holds on a day of a measure."""
    cases = [case for case in finding.cases if measure in case.measures]
    return any(case.holds_on(day) for case in cases) if cases else finding.holds_on(day)


def _entry(view: View, measure: Measure, support: Support, told: Sequence[Finding]) -> Entry:
    about = (
        tuple(finding for finding in told if finding.name == support.check and _is_about(finding, support))
        if told
        else ()
    )
    faults = tuple(finding for finding in about if finding.severity > Severity.INFO)
    if faults:
        return Entry(measure, support.name, State.FAULTY, faults, ())
    return _faultless(view, measure, support, about) if about else view.ask(_silent, measure.id, support)


def _silent(view: View, measure: str, support: Support) -> Entry:
    """Return the line of a support of which no check tells anything."""
    return _faultless(view, view.corpus.measures[measure], support, ())


def _faultless(view: View, measure: Measure, support: Support, about: tuple[Finding, ...]) -> Entry:
    reasons = view.ask(_unknown_of, support, measure.id)
    if reasons is None:
        return Entry(measure, support.name, State.NOT_NEEDED, (), ())
    if about or reasons:
        return Entry(measure, support.name, State.NOT_KNOWN, about, reasons)
    return Entry(measure, support.name, State.ESTABLISHED, (), ())


def _unknown_of(view: View, support: Support, measure: str) -> tuple[Text, ...] | None:
    """Return what is not known of a support of a measure, each once; None where the measure needs none."""
    declared = view.corpus.measures[measure]
    if not support.needed(view, declared):
        return None
    return tuple(dict.fromkeys(support.unknown(view, declared)))


def _is_about(finding: Finding, support: Support) -> bool:
    if support.causes:
        return finding.cause.kind in support.causes
    claimed = _claimed(support.check)
    return finding.cause.kind not in claimed


@cache
def _claimed(check: str) -> frozenset[str]:
    """Return the causes of a check of which it is known to which of its supports they belong."""
    return frozenset(cause for one in SUPPORTS if one.check == check for cause in one.causes)


def counts(entries: Iterable[Entry]) -> dict[str, Counter[State]]:
    """Return how many measures have each support in each state, support by support in their order."""
    found: dict[str, Counter[State]] = {support.name.en: Counter() for support in SUPPORTS}
    for entry in entries:
        found[entry.support.en][entry.state] += 1
    return found


def basis_sentence(counted: Mapping[str, Counter[State]], measures: int) -> Text:
    """Return how many measures stand on a basis that was checked."""
    basis = counted["basis"]
    checked, faulty, unknown, free = (basis[state] for state in State)
    stand = "stands" if checked == 1 else "stand"
    need = "needs" if free == 1 else "need"
    others = [
        (faulty, Text(f"of {faulty} the basis is faulty", f"有缺陷者{faulty}项")),
        (unknown, Text(f"of {unknown} it is not known", f"不详者{unknown}项")),
        (free, Text(f"{free} {need} none", f"无须依据者{free}项")),
    ]
    said = [text for number, text in others if number]
    return Text(
        "; ".join(
            [
                f"of {measures} measure{'' if measures == 1 else 's'} {checked} {stand} on a basis that was checked",
                *(text.en for text in said),
            ]
        ),
        "，".join([f"{measures}项措施中，依据经核实者{checked}项", *(text.zh for text in said)]),
    )


def standing(
    view: View, told: Iterable[Finding], as_of: date | None, has: Callable[[Measure], bool] | None = None
) -> Text | None:
    """Return on what basis the measures stand that are asked about, all or some; None where there are none."""
    looked = _Told(told, (_BASIS,), view.corpus.measures)
    counted: Counter[State] = Counter()
    if has is None:
        by_list = looked.of_lists(_BASIS, as_of)
        by_document = looked.of_measures(_BASIS, as_of)
        for id_ in view.corpus.documents:
            told_here = frozenset(by_document.get(id_, ()))
            counted.update(view.ask(_count_in, id_, as_of, by_list, told_here))
    else:
        for measure in filter(has, view.corpus.measures.values()):
            if _is_asked_about(view, measure, as_of):
                counted[_entry(view, measure, _BASIS, looked.about(view, measure, as_of)).state] += 1
    measures = counted.total()
    if not measures:
        return None
    said = basis_sentence({_BASIS.name.en: counted}, measures)
    return Text(f"{said.en} (`mou audit`)", f"{said.zh}（「mou audit」）")


def _count_in(
    view: View, document: str, as_of: date | None, of_lists: Verdicts, of_measures: Verdicts
) -> Counter[State]:
    """Return how the measures of a document stand on their basis where this is told of lists and of some of them."""
    return Counter(
        _state_of(view, measure.id, of_lists, of_measures)
        for measure in view.corpus.documents[document].measures
        if _is_asked_about(view, measure, as_of)
    )


def _state_of(view: View, measure: str, of_lists: Verdicts, of_measures: Verdicts) -> State:
    """Return how a measure stands on its basis where this is told of it and of the lists by which it is judged."""
    judging = view.ask(_judging_of, measure) if of_lists else ()
    if (measure, True) in of_measures or any((list_, True) in of_lists for list_ in judging):
        return State.FAULTY
    silent = view.ask(_silent, measure, _BASIS).state
    told = (measure, False) in of_measures or any((list_, False) in of_lists for list_ in judging)
    return State.NOT_KNOWN if told and silent is State.ESTABLISHED else silent


# --- who needs what, and what of it is not known ----------------------------------------------------------


def _judging(view: View, measure: Measure) -> tuple[str, ...]:
    """Return the lists, and the ratings of which a low grade sets it off, by which a measure is judged."""
    return (*judged(view, view.rules.rules[measure.id].lists), *graded(view, measure))


def _judging_of(view: View, measure: str) -> tuple[str, ...]:
    return _judging(view, view.corpus.measures[measure])


def _unknown_days(view: View, measure: Measure) -> Iterator[Text]:
    """Yield that it is not known from when on a measure is in force, and since when it surely is."""
    document = view.norms.document(measure)
    open_ = [
        (begins, named(thing, thing.id))
        for begins, thing in (
            (view.timeline.beginning(document.id), document),
            (view.timeline.measure_beginning(measure), measure),
        )
        if not begins.known
    ]
    for begins, name in open_:
        if begins.surely < FOREVER:
            day = day_text(date.fromordinal(begins.surely))
            yield Text(
                f"since when {name.en} is in force is not known; it surely is from {day.en}",
                f"{name.zh}何时施行不详，可确定自{day.zh}起已施行",
            )
        else:
            yield Text(
                f"since when {name.en} is in force is not known, and nothing that bears a day tells of it",
                f"{name.zh}何时施行不详，也没有载明日期的文件提及",
            )
    if not open_ and not view.timeline.stretches(measure):
        yield Text("on no day is it certain that it is in force", "没有任何一日可确定其已施行")


def _always(_: View, __: Measure) -> bool:
    return True


def _on_lists(view: View, measure: Measure) -> bool:
    return bool(view.rules.rules[measure.id].lists)


def _graded_burden(view: View, measure: Measure) -> bool:
    return bool(graded(view, measure)) and _burdens(view, measure)


def _burdens(view: View, measure: Measure) -> bool:
    return measure.id in view.burdening_in(measure.document)


def _burdens_by_list(view: View, measure: Measure) -> bool:
    return _burdens(view, measure) and any(
        isinstance(item, Rating) or item.kind not in FAVOURABLE_LISTS
        for item in (status(view, id_) for id_ in _judging(view, measure))
    )


def _may_itself(view: View, measure: Measure) -> bool:
    """Tell whether the document of a measure is of a rank that may burden."""
    rank = view.norms.document(measure).rank
    return isinstance(rank, Ref) and rank.found and bool(view.corpus.ranks[rank.id].may_burden)


def _rests(view: View, measure: Measure) -> bool:
    cites = any(not isinstance(item, NoBasis) for item in view.norms.basis(measure))
    return cites or (_burdens(view, measure) and not _may_itself(view, measure))


def _ranked(view: View, measure: Measure) -> bool:
    return _burdens(view, measure) and any(rank.may_burden for rank in view.corpus.ranks.values())


def _catalogues(view: View, measure: Measure) -> Iterator[Catalogue]:
    """Yield the catalogues that bind a burden by its days, its place and its lists."""
    if not _burdens(view, measure) or _may_itself(view, measure):
        return
    days, lists = view.timeline.measure_days(measure), view.rules.rules[measure.id].lists
    places, wanted = view.rules.world.territories, view.norms.territories(measure)
    for item in view.corpus.catalogues.values():
        reach = (item.territory.id,) if isinstance(item.territory, Ref) else ()
        on_them = not item.lists or any(akin(view, ref.id, list_) for ref in item.lists for list_ in lists)
        shared = days_of(item.in_force).meet(days)
        if on_them and shared and places.shared(wanted, reach, shared):
            yield item


def _catalogued(view: View, measure: Measure) -> bool:
    return any(_catalogues(view, measure))


def _joins(view: View, measure: Measure) -> bool:
    """Tell whether a measure begins later than its document."""
    whole = view.timeline.document_days(view.norms.document(measure))
    return view.timeline.measure_days(measure).start > whole.start


def _said_unknown(what: Text, unknown: Unknown) -> Text:
    because = f": {unknown.reason}" if unknown.reason else ""
    return Text(f"{what.en} is not known{because}", f"{what.zh}不详{because.replace(': ', '：', 1)}")


def _rules(view: View, measure: Measure) -> Iterator[tuple[str, ListRule]]:
    days = view.timeline.measure_days(measure)
    for list_ in _judging(view, measure):
        yield from ((list_, item.rule) for item in rules_of_status(view, list_) if item.days.meet(days))


def _not_read(view: View, measure: Measure, has: Callable[[ListRule], bool]) -> Iterator[Text]:
    """Yield what is not known of the rules of a measure's lists that do not say something themselves."""
    for list_, rule in _rules(view, measure):
        if not has(rule):
            for item in rule.not_known:
                name = named(status(view, list_), list_)
                yield Text(
                    f"the copy read does not show all of the rule of {name.en}: {item.reason}",
                    f"所见文本未载明{name.zh}的全部规定：{item.reason}",
                )


def _not_surely(view: View, measure: Measure, has: Callable[[ListRule], object]) -> Iterator[Text]:
    """Yield the rules of a measure's lists of which it is not known since when they say something that none surely does."""
    for list_ in _judging(view, measure):
        if list_ not in view.corpus.lists:
            continue
        sure = [item.days for item in view.list_rules.surely(list_) if has(item.rule)]
        for item in view.list_rules.of(list_):
            if item.document is None or view.timeline.beginning(item.document.id).known or not has(item.rule):
                continue
            shared = [days for one in view.timeline.stretches(measure) if (days := item.days.meet(one))]
            if any(uncovered(days, sure) for days in shared):
                of, by = named(view.corpus.lists[list_], list_), rule_named(view, item, list_)
                yield Text(
                    f"since when the rule of {of.en} by {by.en} is in force is not known",
                    f"{by.zh}关于{of.zh}的规定何时施行不详",
                )


def _unknown_trigger(view: View, measure: Measure) -> Iterator[Text]:
    yield from _not_surely(view, measure, lambda rule: rule.entries or rule.defined_by)
    yield from _not_read(view, measure, lambda rule: bool(rule.entries or rule.defined_by))
    for list_, rule in _rules(view, measure):
        for item in rule.defined_by:
            if isinstance(item, Unknown):
                name = named(status(view, list_), list_)
                yield _said_unknown(Text(f"the rule that defines {name.en}", f"设立{name.zh}的规定"), item)


def _unknown_enforcer(view: View, measure: Measure) -> Iterator[Text]:
    unknown = view.norms.enforcement_unknown(measure)
    if unknown is not None:
        yield _said_unknown(Text("who carries it out", "由谁实施"), unknown)
    acts = tuple(sorted(acts_of(measure)))
    last = view.timeline.measure_days(measure).end
    ids = dict.fromkeys(ref.id for item in view.norms.enforcement(measure) for ref in item.enforcers)
    for id_ in ids:
        yield from view.ask(_unknown_days_of, id_, acts, last)


def _unknown_days_of(view: View, body: str, acts: tuple[str, ...], last: int) -> tuple[Text, ...]:
    """Return what is not known, before the end of some days, of when who acts for a body for some acts."""
    return tuple(_not_dated(view, body, acts, last))


def _not_dated(view: View, body: str, acts: tuple[str, ...], last: int) -> Iterator[Text]:
    role, waiting, seen = view.corpus.roles.get(body), [body], set[str]()
    if role is not None:
        waiting = [ref.id for item in role.fillings for ref in item.agencies]
        name = named(role, body)
        for item in role.fillings:
            during = item.during or Period(None, None)
            for unknown in (day for day in during if isinstance(day, Unknown)):
                who = joined(named(view.corpus.agencies.get(ref.id), ref.id) for ref in item.agencies)
                what = Text(f"when {who.en} acts as {name.en}", f"{who.zh}何时承担{name.zh}")
                yield _said_unknown(what, unknown)
    while waiting:
        agency = view.corpus.agencies.get(waiting.pop())
        if agency is None or agency.id in seen:
            continue
        seen.add(agency.id)
        days, name = view.timeline.agency_days(agency.id), named(agency, agency.id)
        ends = agency.existed.end if agency.existed is not None else None
        if isinstance(ends, Unknown) and days.end >= FOREVER:
            yield _said_unknown(Text(f"until when {name.en} exists", f"{name.zh}存续至何时"), ends)
        passing = [item for act in acts or (None,) for item in carrying_on(agency, act)]
        for one in dict.fromkeys(passing):
            who = joined(named(view.corpus.agencies.get(ref.id), ref.id) for ref in one.heirs)
            if not view.timeline.is_dated(agency, one) and (days.end < last or days.end >= FOREVER):
                what = Text(f"from when {who.en} acts for {name.en}", f"{who.zh}自何时起代行{name.zh}之职")
                why = one.start if isinstance(one.start, Unknown) else Unknown("", one.place)
                yield _said_unknown(what, why)
            waiting += [ref.id for ref in one.heirs]


def _carried_out(view: View, measure: Measure) -> bool:
    return not view.norms.binds_itself(measure)


def _unknown_basis(view: View, measure: Measure) -> Iterator[Text]:
    days = view.timeline.measure_days(measure)
    for item in view.norms.basis(measure):
        if isinstance(item, Unknown):
            yield _said_unknown(Text("the legal basis", "法律依据"), item)
        elif isinstance(item, Citation):
            yield from _unread_citation(view, item, days)


def _unread_citation(view: View, item: Citation, days: Days) -> Iterator[Text]:
    """Yield what keeps a citation from being looked up: a text, or its articles, that are not known."""
    source = item.source.id
    name = document_named(view, source)
    if item.article is None:
        return
    law, document = view.corpus.laws.get(source), view.corpus.documents.get(source)
    articles: object = document.articles if document is not None else None
    if law is not None:
        editions = view.timeline.editions(law)
        if (
            editions
            and item.edition is None
            and days.start < view.timeline.edition_days(law, editions[0]).start
        ):
            yield Text(
                f"what {name.en} said when the measure began is older than the first text known",
                f"措施施行时{name.zh}的文本早于所知的最早文本",
            )
            return
        articles = _articles(view, law, item, days.start)
    if not isinstance(articles, Articles):
        yield Text(f"which articles {name.en} has is not known", f"{name.zh}有哪些条文不详")


def _articles(view: View, law: Law, item: Citation, day: int) -> object:
    edition = next((one for one in law.editions if one.id == f"{law.id}/{item.edition}"), None)
    found = edition or view.timeline.edition_on(law, day)
    return None if found is None else found.articles


def _unknown_rank(view: View, measure: Measure) -> Iterator[Text]:
    """Yield the ranks that are not known, unless one that is may burden."""
    if _may_itself(view, measure):
        return
    document = view.norms.document(measure)
    cited = [item for item in view.norms.basis(measure) if isinstance(item, Citation)]
    ranks = [_rank_of(view, item) for item in cited]
    if any(rank is not None and view.corpus.ranks[rank].may_burden for rank in ranks):
        return
    if not isinstance(document.rank, Ref):
        own = document_named(view, document.id)
        yield Text(f"the rank of {own.en} is not known", f"{own.zh}的位阶不详")
    for item, rank in zip(cited, ranks, strict=True):
        if rank is None:
            name = document_named(view, item.source.id)
            yield Text(f"the rank of {name.en} is not known", f"{name.zh}的位阶不详")
    if not cited and all(isinstance(item, Unknown) for item in view.norms.basis(measure)):
        yield Text("it is not known what it rests on", "所依据的规定不详")


def _rank_of(view: View, item: Citation) -> str | None:
    source = view.corpus.laws.get(item.source.id) or view.corpus.documents.get(item.source.id)
    rank = source.rank if source is not None else None
    return rank.id if isinstance(rank, Ref) and rank.found else None


def _unknown_route(view: View, measure: Measure) -> Iterator[Text]:
    for list_ in (*view.rules.rules[measure.id].lists, *graded(view, measure)):
        keeper = status(view, list_).keeper
        if not isinstance(keeper, Ref):
            name = named(status(view, list_), list_)
            what = Text(f"who keeps {name.en}", f"由谁管理{name.zh}")
            yield (
                _said_unknown(what, keeper)
                if isinstance(keeper, Unknown)
                else Text(f"{what.en} is not known", f"{what.zh}不详")
            )
    yield from _unknown_enforcer(view, measure)


def _routed(view: View, measure: Measure) -> bool:
    on = _on_lists(view, measure) or _graded_burden(view, measure)
    return on and _carried_out(view, measure)


def _unknown_catalogue(view: View, measure: Measure) -> Iterator[Text]:
    for item in _catalogues(view, measure):
        if item.partial is not None:
            name = named(item, item.id)
            yield _said_unknown(Text(f"what {name.en} permits", f"{name.zh}准许哪些措施"), item.partial)


def _unknown_term(view: View, measure: Measure) -> Iterator[Text]:
    term = view.norms.term(measure)
    if term is not None and term.kind == "unknown":
        yield Text("how long it lasts is not known", "持续多久不详")
    if term is None or term.kind == "actual":
        yield from _not_read(view, measure, lambda rule: rule.term is not None or bool(rule.exits))


def _unknown_exit(view: View, measure: Measure) -> Iterator[Text]:
    yield from _not_surely(view, measure, lambda rule: ways_out(rule) or ends_by_itself(rule))
    yield from _not_read(view, measure, lambda rule: bool(rule.exits) or bool(rule.no_exit))


def _unknown_remedy(view: View, measure: Measure) -> Iterator[Text]:
    own = (view.norms.notice(measure), view.norms.objection(measure), view.norms.review(measure))
    steps: list[Procedure | None] = [*own]
    for _, rule in _rules(view, measure):
        steps += [rule.notice, rule.objection, rule.review]
    for step in steps:
        if step is not None and step.unknown is not None:
            yield _said_unknown(Text("a remedy", "救济途径"), step.unknown)
    if not any(own):
        yield from _not_surely(view, measure, lambda rule: rule.notice)
        yield from _not_surely(view, measure, lambda rule: rule.objection or rule.review)
        yield from _not_read(view, measure, lambda rule: any((rule.notice, rule.objection, rule.review)))


def _nothing(_: View, __: Measure) -> Iterator[Text]:
    yield from ()


_BASIS = Support(Word("basis", "依据"), "orphan-basis", _rests, _unknown_basis)
_DAYS = Support(Word("days", "施行期间"), "", _always, _unknown_days)
SUPPORTS = (
    _DAYS,
    Support(Word("trigger", "触发"), "orphan-trigger", _on_lists, _unknown_trigger),
    Support(Word("enforcer", "实施机关"), "orphan-enforcer", _carried_out, _unknown_enforcer),
    _BASIS,
    Support(
        Word("rank", "位阶"), "orphan-basis", _ranked, _unknown_rank, ("rank-too-low", "ground-rank-too-low")
    ),
    Support(Word("route", "信息通道"), "orphan-information", _routed, _unknown_route),
    Support(Word("catalogue", "清单"), "orphan-catalogue", _catalogued, _unknown_catalogue),
    Support(Word("term", "期限"), "orphan-time", _always, _unknown_term),
    Support(Word("exit", "移出"), "orphan-exit", _burdens_by_list, _unknown_exit),
    Support(Word("remedy", "救济"), "orphan-remedy", _burdens_by_list, _unknown_remedy),
    Support(Word("accession", "加入"), "orphan-accession", _joins, _nothing),
)
"""What a measure may need, in the order of the codes of their checks."""
