"""Orphan of legal basis: a measure that rests on nothing that is there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from typing import NamedTuple, TypeVar

from mou_compiler.analysis.burdened import burdened_days, lists_burdened
from mou_compiler.analysis.exactness import day_as_written, stretches_as_written
from mou_compiler.analysis.resting import (
    Clause,
    clauses_of_document,
    clauses_of_list,
    clauses_of_rating,
    clauses_without_days,
)
from mou_compiler.analysis.view import AsOf, View
from mou_compiler.analysis.wording import (
    counted,
    document_named,
    ending,
    joined,
    measure_in,
    named,
)
from mou_compiler.checking.check import Check, Part, documents, lists
from mou_compiler.checking.grouping import (
    Affected,
    affects,
    at_times,
    in_order,
    related,
    throughout,
    to_date,
    together,
)
from mou_compiler.corpus.schema.declarations import Declaration, Document, Entry, ListRule, Measure
from mou_compiler.corpus.schema.values import Basis, Citation, NoBasis, Ref, Unknown
from mou_compiler.findings.cause import Cause
from mou_compiler.findings.finding import Category, Finding, Related, Severity, Shared
from mou_compiler.findings.page import in_words_of
from mou_compiler.interpret.listrules import RuleInForce, by_rule
from mou_compiler.interpret.timeline import Standing
from mou_compiler.meaning.cover import merged
from mou_compiler.meaning.days import ALWAYS, Days
from mou_compiler.words import CITATION_LEVELS, Text

_Key = TypeVar("_Key")

_GIVEN = """
subject enterprise "Enterprise" "企业"
agency STA "Tax" "税务总局" { kind government }
rank law "Law" "法律" { may-burden }
act finance.loan "Loan" "贷款"
list tax-defaulters "Tax defaulters" "税收失信" {
    kind blacklist
    keeper STA
    entry 1 "Evasion" "偷税" { basis tax-law art 2 }
    exit 1 "Paid" "缴清" { kind fulfilment }
    notice 5 days before entry
    objection to STA within 5 days
}
"""

CHECK = Check(
    code="MOU303",
    name="orphan-basis",
    category=Category.ORPHAN,
    rests_on=frozenset({"basis", "in_force", "rank", "signed"}),
    severity=Severity.ERROR,
    what=Text(
        "A measure rests on nothing, on a law that has been repealed, on an article that the edition then in force does not have or that has moved to another number, on a text that begins only later, or on sources too low in rank for a burden; or a ground of entry, a way out, an exclusion, an exception or a channel does.",
        "措施没有依据；所依据的法律已经废止；所引条文在当时施行的版本中不存在或已移至他条；所依据的文本其后才施行；或依据的位阶过低，不足以设定负担；列入情形、移出途径、不列入、例外或通道的依据有上述情形的亦同。",
    ),
    why=Text(
        "A measure that diminishes rights needs a basis in law that exists on the day (of China: Legislation Law; State Council Office notice 49 of 2020; grammar/meaning.md, Orphans).",
        "减损权利的措施须有当日有效的法律依据（中国：立法法、国办发〔2020〕49号；见 grammar/meaning.md「孤儿」）。",
    ),
    fix=Text(
        "cite the article that is in force, or end the measure",
        "改引现行有效的条文，或终止该措施",
    ),
    failing=_GIVEN
    + """
law tax-law "Tax law" "税法" {
    rank law
    edition 2001 { adopted 2001-05-01; articles 1 to 90 }
    edition 2015 { adopted 2015-04-24; articles 1 to 94; moved art 1 to art 3 }
}
instrument rule-1 "Rule" "规定" {
    in force from 2015-01-01
    measure 1 { on tax-defaulters; by STA; restrict finance.loan; basis tax-law art 1 }
}
""",
    passing=_GIVEN
    + """
law tax-law "Tax law" "税法" {
    rank law
    edition 2001 { adopted 2001-05-01; articles 1 to 90 }
    edition 2015 { adopted 2015-04-24; articles 1 to 94; moved art 5 to art 6 }
}
instrument rule-1 "Rule" "规定" {
    in force from 2015-01-01
    measure 1 { on tax-defaulters; by STA; restrict finance.loan; basis tax-law art 1 }
}
""",
    elsewhere=(
        in_words_of(
            Text("Germany", "德国"),
            """
subject trader "Trader" "经营者"
agency authority "Trade authority" "营业主管机关" { kind government; level state }
rank statute "Federal Act" "联邦法律" { may-burden }
act trade "Trade" "营业"
law trade-code "Trade Code" "营业法" {
    rank statute
    edition 1999 { in force from 1999-02-22; articles 1 to 150 }
    edition 2010 { in force from 2010-01-01; articles 1 to 150; moved § 35 to § 36 }
}
list unreliable "Unreliable traders" "不可靠经营者名单" {
    kind      exclusion-list
    keeper    authority
    entry 1 "Unreliability" "不可靠" { basis trade-code@2010 § 36 Abs. 1 }
    exit 1 "Permission to resume" "准予恢复" { kind application; after 1 year }
    notice    2 weeks before decision
    objection to authority within 1 month from service
}
instrument order "Prohibition" "禁止营业" {
    rank     statute
    in force from 2005-01-01
    by       authority
    measure 1 "No trade" "不得营业" { on unreliable; prohibit trade; ⟨⟩ Abs. 1 Satz 2 }
}
""",
            "basis trade-code § 35",
            "in force from 2010-01-01; basis trade-code § 36",
        ),
    ),
)


def _in_need(view: View, id_: str) -> list[Measure]:
    """Return the measures of a document that burden somebody, where it is not itself of a rank that may."""
    document = view.corpus.documents[id_]
    rank = view.corpus.ranks.get(document.rank.id) if isinstance(document.rank, Ref) else None
    if rank is not None and rank.may_burden:
        return []
    burdening = view.burdening_in(id_)
    return [
        measure
        for measure in document.measures
        if measure.id in burdening
        and view.timeline.measure_days(measure)
        and not view.norms.unread(measure, "basis")
    ]


def _without(view: View, id_: str) -> Iterator[Finding]:
    """Yield a finding for the measures of a document that rest on nothing, and one for those of unknown basis."""
    groups: dict[tuple[str, str], list[Affected]] = {}
    for measure in _in_need(view, id_):
        basis = view.norms.basis(measure)
        if not basis or all(isinstance(item, NoBasis) for item in basis):
            groups.setdefault((measure.document, "none"), []).append(throughout(view, measure))
        elif all(isinstance(item, Unknown) for item in basis):
            groups.setdefault((measure.document, "unknown"), []).append(throughout(view, measure))
    for (document, kind), items in sorted(groups.items()):
        affected = in_order(items)
        known = kind == "none"
        yield CHECK.finding(
            Text(
                f"{counted(len(affected))} of {document_named(view, document).en} burden{ending(len(affected))} subjects on no legal basis"
                if known
                else f"the copy read does not show the legal basis of {counted(len(affected))} of {document_named(view, document).en}",
                f"{document_named(view, document).zh}有{len(affected)}项措施设定负担而没有法律依据"
                if known
                else f"所读文本未载明{document_named(view, document).zh}{len(affected)}项措施的法律依据",
            ),
            affected[0].measure.place,
            None if known else Text("read the annex of the document and cite it", "查阅文件附录并予引用"),
            cause=Cause.of("no-basis" if known else "basis-not-known", document=document),
            severity=Severity.ERROR if known else Severity.INFO,
            related=related(affected[1:]),
            shared=Shared((), document_named(view, document), _NO_BASIS if known else _NOT_READ),
            **together(affected),
        )


_NO_BASIS = Text(
    "{measures} measures of {findings} documents burden subjects on no legal basis",
    "{findings}份文件有{measures}项措施设定负担而没有法律依据",
)
_NOT_READ = Text(
    "the copies read do not show the legal basis of {measures} measures of {findings} documents",
    "所读文本未载明{findings}份文件{measures}项措施的法律依据",
)

_Cause = tuple[str, str, str, tuple[str, ...], str]


def _failing(view: View, document: str) -> Iterator[tuple[_Cause, Affected]]:
    """Yield what befalls the texts that measures of a document cite, and which measure it concerns when."""
    for measure in view.corpus.documents[document].measures:
        days = view.timeline.measure_days(measure)
        for item in view.norms.basis(measure):
            if not isinstance(item, Citation) or not item.source.found:
                continue
            for standing in view.timeline.standing(item, days.start):
                own = Days(standing.since, standing.until)
                fallen = merged(map(own.meet, view.timeline.stretches(measure)))
                if fallen:
                    # Of the same cause from different days on, as the measures begin: one finding.
                    whole = item.article is None or standing.state == "repealed"
                    article = "" if whole else f"{item.unit} {item.article}"
                    key = (item.source.id, article, standing.state, standing.numbers, standing.by)
                    yield key, Affected(measure, fallen)


def _tell_failing(view: View, found: Iterable[tuple[_Cause, Affected]], _: AsOf) -> Iterator[Finding]:
    groups = sorted(_grouped(found).items())
    alike = Counter(key[:-1] for key, _ in groups)  # but for the edition by which it is so
    for key, items in groups:
        source, article, state, numbers, by = key
        affected = in_order(items)
        standing = Standing(state, affected[0].since, numbers, by)
        edition = by.rpartition("/")[2] if alike[key[:-1]] > 1 and article else ""
        yield _finding(view, source, article, standing, affected, edition)


def _grouped(found: Iterable[tuple[_Key, Affected]]) -> dict[_Key, list[Affected]]:
    groups: dict[_Key, list[Affected]] = {}
    for key, affected in found:
        groups.setdefault(key, []).append(affected)
    return groups


def _finding(
    view: View, source: str, article: str, standing: Standing, affected: list[Affected], edition: str
) -> Finding:
    severity, what, fix = _befallen(view, source, article, standing, edition)
    count = len(affected)
    tail = Text(f"; {counted(count)} still cite{ending(count)} it", f"，仍有{count}项措施引用")
    return CHECK.finding(
        Text(what.en + tail.en, what.zh + tail.zh),
        affected[0].measure.place,
        fix,
        cause=Cause.of(
            "basis-fallen",
            text=source,
            article=article,
            state=standing.state,
            numbers=standing.numbers,
            by=standing.by,
        ),
        severity=severity,
        related=related(affected[1:]),
        shared=Shared((source, standing.state, standing.by), what),
        **together(affected),
    )


def _befallen(
    view: View, source: str, article: str, standing: Standing, edition: str = ""
) -> tuple[Severity, Text, Text]:
    """Return what befell a text, or its article, from which day on: how grave that is, the fact and the remedy.

    `edition` is that of which it is said, empty where none need be named.
    """
    name = document_named(view, source)
    day, since = day_as_written(view, to_date(standing.since)), to_date(standing.since)
    start = Text(f"from {day.en} ", f"自{day.zh}起，") if since is not None else Text("", "")
    unit, _, number = article.partition(" ")
    place = _place(unit, number)
    text = _edition(name, edition) if edition else name
    cited = Text(f"{place.en} of {text.en}", f"{text.zh}{place.zh}") if article else name
    if standing.state == "moved":
        places = joined(_place(unit, number) for number in standing.numbers)
        return (
            Severity.WARNING,
            Text(f"{start.en}{cited.en} is {places.en}", f"{start.zh}{cited.zh}已改为{places.zh}"),
            Text(f"cite {places.en} from then on", f"此后改引{places.zh}"),
        )
    if standing.state == "missing":
        return (
            Severity.ERROR,
            Text(
                f"{start.en}there is no {cited.en}",
                f"{start.zh}{cited.zh}" + ("已不存在" if since else "不存在"),
            ),
            Text("cite the article that took its place", "改引取代它的条文"),
        )
    by = view.corpus.laws.get(standing.by) or view.corpus.documents.get(standing.by)
    by_name = named(by, standing.by)
    return (
        Severity.ERROR,
        Text(
            f"{start.en}{name.en} is repealed" + (f" by {by_name.en}" if standing.by else ""),
            f"{start.zh}{name.zh}已" + (f"被{by_name.zh}" if standing.by else "") + "废止",
        ),
        Text("cite what took its place, or end the measure", "改引取代它的规定，或终止该措施"),
    )


def _edition(law: Text, edition: str) -> Text:
    """Return an edition of a law by its name."""
    return Text(f"edition {edition} of {law.en}", f"{law.zh}的版本「{edition}」")


def _place(unit: str, number: str) -> Text:
    """Return an article, or what a text has in its place."""
    if unit == "§":
        return Text(f"§ {number}", f"§ {number}")
    return Text(f"{unit} {number}", f"第{number}{CITATION_LEVELS.named(unit).zh}" if unit else "")


_Before = tuple[str, str, Standing]
"""A text, the article of it that is cited, and what is so of that before the text begins, or is known."""


def _before(view: View, document: str) -> Iterator[tuple[_Before, Affected]]:
    """Yield the texts that measures of a document cite before they begin, or before the first text known of them."""
    for measure in view.corpus.documents[document].measures:
        days = view.timeline.measure_days(measure)
        for item in view.norms.basis(measure) if days else ():
            if isinstance(item, Citation) and item.source.found:
                for standing in view.timeline.before_text(item, days):
                    own = Days(standing.since, standing.until)
                    met = map(own.meet, view.timeline.stretches(measure))
                    yield from ((_cited_before(item, standing), one) for one in affects(measure, met))


def _cited_before(item: Citation, standing: Standing) -> _Before:
    """Return what is cited, from whichever day on, before there is a text, or one known."""
    article = f"{item.unit} {item.article}" if standing.state == "older" else ""
    return item.source.id, article, standing._replace(since=ALWAYS)


def _tell_before(view: View, found: Iterable[tuple[_Before, Affected]], _: AsOf) -> Iterator[Finding]:
    for (source, article, standing), items in sorted(_grouped(found).items()):
        affected = in_order(items)
        severity, what, fix = _said_before(
            view, source, article, standing._replace(since=affected[0].days[0].start)
        )
        count, name = len(affected), named(view.corpus.laws.get(source), source)
        tail = Text(f"; {counted(count)} cite{ending(count)} it before", f"，有{count}项措施在此之前即引用")
        cause, shared = Cause.of("basis-to-come", text=source, edition=standing.by), None
        if standing.state == "behind":
            tail = Text(
                f"; {counted(count)} that cite{ending(count)} it ended before",
                f"，引用它的{count}项措施此前已经失效",
            )
            cause = Cause.of("basis-later", text=source, edition=standing.by)
        elif article:
            tail = Text(f"; {counted(count)} cite{ending(count)} it", f"，有{count}项措施引用")
            cause, place = (
                Cause.of("basis-older", text=source, article=article),
                _place(*article.split(" ", 1)),
            )
            shared = Shared((), Text(f"{place.en} of {name.en}", f"{name.zh}{place.zh}"), _OLDER)
        yield CHECK.finding(
            Text(what.en + tail.en, what.zh + tail.zh),
            affected[0].measure.place,
            fix,
            cause=cause,
            severity=severity,
            related=related(affected[1:]),
            shared=shared,
            **together(affected),
        )


def _said_before(view: View, source: str, article: str, standing: Standing) -> tuple[Severity, Text, Text]:
    """Return what is so before a text begins or is known: how grave that is, the fact and the remedy."""
    name = document_named(view, source)
    day = day_as_written(view, to_date(standing.until))
    if standing.state in ("to-come", "behind"):
        cited = _edition(name, standing.by) if standing.by else name
        return (
            Severity.ERROR if standing.state == "behind" else Severity.WARNING,
            Text(f"{cited.en} is in force only from {day.en}", f"{cited.zh}自{day.zh}起才施行"),
            Text("cite what was in force then", "改引当时施行的规定"),
        )
    place, cited_on = _place(*article.split(" ", 1)), day_as_written(view, to_date(standing.since))
    return (
        Severity.INFO,
        Text(
            f"the first text of {name.en} that is known is of {day.en}; what {place.en} said on {cited_on.en} is not known",
            f"所知{name.zh}的最早文本施行于{day.zh}；{cited_on.zh}时{place.zh}的内容不详",
        ),
        Text(
            f"read the text then in force and write it as an edition of {name.en}",
            f"查阅当时施行的文本，并写为{name.zh}的版本",
        ),
    )


_OLDER = Text(
    "the texts known do not show what {findings} articles said when the {measures} measures that cite them began",
    "所知文本未载明{findings}个条文在引用它们的{measures}项措施开始施行时的内容",
)


def _too_low(view: View, id_: str) -> Iterator[Finding]:
    """Yield a finding for the measures of a document that rest on sources of too low a rank."""
    if not any(rank.may_burden for rank in view.corpus.ranks.values()):
        return
    groups: dict[tuple[str, tuple[str, ...]], list[Affected]] = {}
    rank_of = cache(partial(_rank, view))
    for measure in _in_need(view, id_):
        basis = view.norms.basis(measure)
        if not basis:
            continue
        ranks = [rank_of(item.source.id) for item in basis if isinstance(item, Citation)]
        if len(ranks) < len(basis) or None in ranks:
            continue
        names = tuple(sorted({rank for rank in ranks if rank is not None}))
        if not any(view.corpus.ranks[rank].may_burden for rank in names):
            groups.setdefault((measure.document, names), []).append(throughout(view, measure))
    for (document, names), items in sorted(groups.items()):
        affected = in_order(items)
        labels = Text(
            ", ".join(view.corpus.ranks[name].label.en for name in names),
            "、".join(view.corpus.ranks[name].label.zh for name in names),
        )
        yield CHECK.finding(
            Text(
                f"{counted(len(affected))} of {document_named(view, document).en} burden{ending(len(affected))} subjects on sources of too low a rank ({labels.en})",
                f"{document_named(view, document).zh}有{len(affected)}项措施设定负担，而其依据的位阶过低（{labels.zh}）",
            ),
            affected[0].measure.place,
            Text("cite a source of a rank that may burden", "改引有权设定负担的规定"),
            cause=Cause.of("rank-too-low", document=document, ranks=names),
            severity=Severity.WARNING,
            related=related(affected[1:]),
            shared=Shared(
                names,
                document_named(view, document),
                Text(
                    f"{{measures}} measures of {{findings}} documents burden subjects on sources of too low a rank ({labels.en})",
                    f"{{findings}}份文件有{{measures}}项措施设定负担，而其依据的位阶过低（{labels.zh}）",
                ),
            ),
            **together(affected),
        )


def _rank(view: View, text: str) -> str | None:
    source = view.corpus.laws.get(text) or view.corpus.documents.get(text)
    rank = source.rank if source is not None else None
    return rank.id if isinstance(rank, Ref) and rank.id in view.corpus.ranks else None


# --- clauses beside measures ------------------------------------------------------------------------------


def _clauses(clauses: Callable[[View, str], Iterable[Clause]]) -> Callable[[View, str], Iterator[Finding]]:
    """Return the function that tells what befalls the texts on which the clauses of one thing rest."""

    def tell(view: View, id_: str) -> Iterator[Finding]:
        groups: dict[tuple[str, _Cause], list[_Fallen]] = {}
        for clause in clauses(view, id_):
            for item, standing, days in clause.befallen(view):
                whole = item.article is None or standing.state in ("repealed", "to-come", "behind")
                article = "" if whole else f"{item.unit} {item.article}"
                key = (item.source.id, article, standing.state, standing.numbers, standing.by)
                groups.setdefault((clause.of.id, key), []).append(_Fallen(days, clause, item, standing.until))
        for (_, key), found in sorted(groups.items(), key=lambda group: group[0]):
            yield _clause_finding(view, key, found)

    return tell


class _Fallen(NamedTuple):
    """A clause, a text that it rests on, and the days of the clause on which that is not right, as it is until a day."""

    days: tuple[Days, ...]
    clause: Clause
    item: Citation
    until: int


def _clause_finding(view: View, cause: _Cause, found: list[_Fallen]) -> Finding:
    source, article, state, numbers, by = cause
    whole = merged(part for one in found for part in one.days)
    before = state in ("to-come", "behind", "older")
    say = _said_before if before else _befallen
    severity, what, fix = say(
        view, source, article, Standing(state, whole[0].start, numbers, by, found[0].until)
    )
    clauses = list({one.clause.clause.place: one.clause for one in found}.values())
    who, many = _clauses_named(view, clauses), ending(len(clauses))
    tail = Text(f"{who.en} still rest{many} on it", f"而{who.zh}仍以其为据")
    if state == "to-come":
        tail = Text(f"{who.en} rest{many} on it before", f"而{who.zh}在此之前即以其为据")
    elif state == "behind":
        tail = Text(f"{who.en} rest{many} on it and ended before", f"而以其为据的{who.zh}此前已经失效")
    elif state == "older":
        tail = Text(f"{who.en} rest{many} on it", f"而{who.zh}以其为据")
    return CHECK.finding(
        Text(f"{what.en}; {tail.en}", f"{what.zh}，{tail.zh}"),
        min((one.item.place for one in found), key=lambda place: place.order),
        fix,
        cause=Cause.of(
            "clause-basis-before" if before else "clause-basis-fallen",
            of=clauses[0].of.id,
            text=source,
            article=article,
            state=state,
            numbers=numbers,
            by=by,
        ),
        severity=severity,
        shared=Shared((), who, _CLAUSES_OLDER) if state == "older" else None,
        related=[
            Related(_clauses_named(view, [one.clause]), one.item.place) for one in found[1 : 1 + _MOST_NAMED]
        ],
        **at_times(whole, ()),
    )


_CLAUSES_OLDER = Text(
    "in {findings} cases the texts known do not show what the article said on which clauses of lists and exceptions rest",
    "有{findings}处，所知文本未载明名单规定、例外等所依据条文当时的内容",
)
_MOST_NAMED = 3
"""How many clauses a sentence names."""


def _clauses_named(view: View, clauses: list[Clause]) -> Text:
    """Return clauses of one thing by their words and labels; a clause that is of nothing else by its label alone."""
    of = clauses[0].of
    owner = measure_in(view, of) if isinstance(of, Measure) else named(of, of.id)
    shown = [_word(item.clause) for item in clauses[:_MOST_NAMED] if item.clause is not of]
    more = len(clauses) - _MOST_NAMED
    if not shown:
        return owner
    if more > 0:
        shown.append(Text(f"{more} more", f"其他{more}处"))
    names = joined(shown)
    return Text(f"{names.en} of {owner.en}", f"{owner.zh}的{names.zh}")


def _word(clause: Declaration) -> Text:
    if isinstance(clause, ListRule):
        return Text("the definition", "设立")
    name, word = named(clause, clause.id.rpartition("/")[2]), type(clause).KEYWORD
    return Text(f"{word.en} {name.en}", f"{word.zh}{name.zh}")


def _ground_ranks(view: View, list_: str) -> Iterator[Finding]:
    """Yield each rule of a burdened list with grounds that rest on nothing, or on sources of too low a rank."""
    some = any(rank.may_burden for rank in view.corpus.ranks.values())
    burdened = burdened_days(view, list_)
    for items in by_rule(view.list_rules.surely(list_)):
        stretches = [days for one in items if (days := one.days.meet(burdened))]
        item = items[0]
        if not stretches or item.rule.unread & {"entries", "defined_by"}:
            continue
        if item.document is not None and item.document.unread & {"basis", "rank"}:
            continue
        low: dict[tuple[str, ...], list[Entry]] = {}
        for entry in item.rule.entries:
            ranks = _ranks_of(view, entry.basis, item.document)
            if ranks is not None and (some or not ranks) and "basis" not in entry.unread:
                low.setdefault(ranks, []).append(entry)
        for ranks, entries in sorted(low.items()):
            yield _ground_finding(view, list_, item, ranks, entries, stretches)


def _ranks_of(view: View, basis: Iterable[Basis], document: Document | None) -> tuple[str, ...] | None:
    """Return the ranks of what a ground rests on where none of them may burden; None where one may, or is not known.

    A ground rests on what it cites, on the document that lays it down and on what that cites for all its measures.
    """
    rests = (*basis, *(document.basis if document is not None else ()))
    if any(isinstance(item, Unknown) for item in rests):
        return None
    found = {_rank(view, item.source.id) for item in rests if isinstance(item, Citation)}
    if document is not None:
        found.add(_rank(view, document.id))
    if None in found or any(view.corpus.ranks[rank].may_burden for rank in found if rank is not None):
        return None
    return tuple(sorted(rank for rank in found if rank is not None))


def _ground_finding(
    view: View, list_: str, item: RuleInForce, ranks: tuple[str, ...], entries: list[Entry], on: list[Days]
) -> Finding:
    name, when = named(view.corpus.lists[list_], list_), stretches_as_written(view, merged(on))
    labels = Text(
        ", ".join(view.corpus.ranks[rank].label.en for rank in ranks),
        "、".join(view.corpus.ranks[rank].label.zh for rank in ranks),
    )
    count = len(entries)
    grounds = Text("1 ground" if count == 1 else f"{count} grounds", f"{count}项列入情形")
    laid = document_named(view, item.document.id) if item.document is not None else None
    of = Text(f" of {laid.en}", f"{laid.zh}") if laid is not None else Text("", "")
    many = ending(count)
    return CHECK.finding(
        Text(
            f"{when.en} {grounds.en}{of.en} rest{many} on sources of too low a rank ({labels.en}), and {name.en} carries burdens"
            if ranks
            else f"{when.en} {grounds.en} rest{many} on no legal basis, and {name.en} carries burdens",
            f"{when.zh}，{of.zh}有{grounds.zh}将主体列入带有负担的{name.zh}，而其依据的位阶过低（{labels.zh}）"
            if ranks
            else f"{when.zh}，有{grounds.zh}将主体列入带有负担的{name.zh}，而没有法律依据",
        ),
        entries[0].place,
        Text("cite a source of a rank that may burden", "改引有权设定负担的规定"),
        cause=Cause.of(
            "ground-rank-too-low" if ranks else "ground-without-basis",
            of=list_,
            document=item.document.id if item.document is not None else "",
            ranks=ranks,
        ),
        severity=Severity.WARNING if ranks else Severity.ERROR,
        related=[Related(named(entry, entry.id.rpartition("/")[2]), entry.place) for entry in entries[1:4]],
        **at_times(on, ()),
    )


PARTS = (
    Part(documents, _without),
    Part(documents, _failing, _tell_failing),
    Part(documents, _before, _tell_before),
    Part(documents, _too_low),
    Part(lists, _clauses(clauses_of_list)),
    Part(lambda view: view.corpus.ratings, _clauses(clauses_of_rating)),
    Part(documents, _clauses(clauses_of_document)),
    Part(lambda _: ("",), _clauses(lambda view, _: clauses_without_days(view))),
    Part(lists_burdened, _ground_ranks),
)
