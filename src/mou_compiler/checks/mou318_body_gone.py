"""Body gone: nobody acts for one whose approval, application or leave is needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mou_compiler.analysis.burdened import (
    burdened_days,
    graded,
    judged,
    lists_burdened,
    status,
    statuses_burdened,
    surely_of_status,
)
from mou_compiler.analysis.exactness import day_as_written, stretches_as_written
from mou_compiler.analysis.hearing import objected
from mou_compiler.analysis.leaving import left_on, ways_out
from mou_compiler.analysis.view import AsOf, View
from mou_compiler.analysis.wording import (
    body_named,
    counted,
    joined,
    named,
    status_named,
)
from mou_compiler.checking.check import Check, Part, documents
from mou_compiler.checking.grouping import Affected, affects, at_times, in_order, related, to_date, together
from mou_compiler.corpus.schema.declarations import Entry, Measure
from mou_compiler.corpus.schema.values import Ref
from mou_compiler.findings.cause import Cause
from mou_compiler.findings.finding import Category, Finding, Related, Severity
from mou_compiler.interpret.enforcers import acts_of, needed_bodies
from mou_compiler.meaning.cover import merged, uncovered
from mou_compiler.meaning.days import Days
from mou_compiler.words import Text

_GIVEN = """
subject enterprise "Enterprise" "企业"
agency STA "Tax" "税务总局" { kind government }
rank law "Law" "法律" { may-burden }
act finance.loan "Loan" "贷款"
law tax-law "Tax law" "税法" { rank law }
list tax-defaulters "Tax defaulters" "税收失信" {
    kind blacklist
    keeper STA
    entry 1 "Evasion" "偷税" { basis tax-law art 2 }
    exit 1 "Paid" "缴清" { kind fulfilment }
    notice 5 days before entry
    objection to STA within 5 days
}
instrument rule-1 "Rule" "规定" {
    in force from 2015-01-01
    measure 1 {
        on tax-defaulters; by STA; restrict finance.loan; basis tax-law art 1
        exception 1 { permitted by CIRC }
    }
}
"""

CHECK = Check(
    code="MOU318",
    name="body-gone",
    category=Category.ORPHAN,
    rests_on=frozenset(
        {"approval", "applied", "exceptions", "in_force", "signed", "objection", "review", "trigger"}
    ),
    severity=Severity.WARNING,
    what=Text(
        "Nobody acts any more for a body that approves a measure, a ground of entry or a way out, that must apply for a measure, that alone may give leave from it, that keeps a list, or that hears those concerned.",
        "批准措施、列入情形或移出，提出措施，有权准予例外，管理名单，或受理异议、复核的机关已无机构代行其职。",
    ),
    why=Text(
        "What only a body that is gone may decide is decided by nobody: neither the burden nor the leave from it can rightly come about (grammar/meaning.md, Body gone).",
        "只有已不存在的机关才能决定的事，无人可以决定：负担不能依法作出，例外也无从准予（见 grammar/meaning.md「机关不存」）。",
    ),
    fix=Text(
        "declare who succeeds it with `succeeded by`, or say who decides instead",
        "以「职责划入」声明承接者，或写明改由何机关决定",
    ),
    failing='agency CIRC "Insurance" "保监会" { kind government; existed until 2018-04-01 }' + _GIVEN,
    passing='agency CIRC "Insurance" "保监会" { kind government; existed until 2018-04-01; succeeded by STA }'
    + _GIVEN,
)

_NEEDS = {
    "approval": (Text("need its approval", "须经其批准"), Text("needs its approval", "须经其批准")),
    "application": (Text("come about at its request", "须由其提出"), Text("comes about at its request", "须由其提出")),
    "hearing": (Text("send objections or reviews to it", "以其受理异议或复核"), Text("sends objections or reviews to it", "以其受理异议或复核")),
    "leave": (Text("know its leave as an exception", "以其准许为例外"), Text("knows its leave as an exception", "以其准许为例外")),
}  # fmt: skip


def _needing(view: View, document: str) -> Iterator[tuple[tuple[str, str], Affected]]:
    """Yield the bodies for which nobody acts on a day of a measure of a document that needs them."""
    for measure in view.corpus.documents[document].measures:
        for body, need in needed_bodies(measure):
            gone = view.enforcers.absent(view.enforcers.charged(body, acts_of(measure)))
            lost = [days.meet(part) for days in view.timeline.stretches(measure) for part in gone]
            for affected in affects(measure, lost):
                yield (body, need), affected


def _tell(view: View, found: Iterable[tuple[tuple[str, str], Affected]], _: AsOf) -> Iterator[Finding]:
    groups: dict[tuple[str, str], list[Affected]] = {}
    for key, item in found:
        groups.setdefault(key, []).append(item)
    for (body, need), items in sorted(groups.items()):
        if _in_error(view, body):
            continue
        affected = in_order(items)
        name, many = body_named(view, body), len(affected)
        day, what = day_as_written(view, to_date(affected[0].since)), _NEEDS[need][many == 1]
        yield CHECK.finding(
            Text(
                f"from {day.en} nobody acts for {name.en}; {counted(many)} {what.en}",
                f"自{day.zh}起已无机构代行{name.zh}之职，而有{many}项措施{what.zh}",
            ),
            affected[0].measure.place,
            cause=Cause.of("needed-body-gone", body=body, need=need),
            related=related(affected[1:]),
            **together(affected),
        )


def _in_error(view: View, body: str) -> bool:
    """Tell whether what is said of the days of a body could not be read."""
    declared = view.corpus.agencies.get(body) or view.corpus.roles.get(body)
    return declared is None or not declared.unread.isdisjoint(("successions", "existed", "fillings"))


def _admitting(view: View, list_: str) -> Iterator[Finding]:
    """Yield the bodies for which nobody acts that approve grounds of a burdened list."""
    burdened = burdened_days(view, list_)
    gone: dict[str, list[tuple[Entry, tuple[Days, ...]]]] = {}
    for item in view.list_rules.surely(list_):
        stretch = item.days.meet(burdened)
        for entry in item.rule.entries if stretch else ():
            for ref in entry.approval:
                days = merged(map(stretch.meet, view.enforcers.absent(ref.id)))
                if days and not _in_error(view, ref.id):
                    gone.setdefault(ref.id, []).append((entry, days))
    declared = view.corpus.lists[list_]
    for body, found in sorted(gone.items()):
        whole = merged(part for _, days in found for part in days)
        when, name, of = stretches_as_written(view, whole), body_named(view, body), named(declared, list_)
        entries = list({entry.place: entry for entry, _ in found}.values())
        what = joined(named(entry, entry.id.rpartition("/")[2]) for entry in entries)
        yield CHECK.finding(
            Text(
                f"{when.en} nobody acts for {name.en}, who must approve that somebody is put on {of.en}: {what.en}",
                f"{when.zh}，已无机构代行{name.zh}之职，而列入{of.zh}须经其批准：{what.zh}",
            ),
            declared.place,
            cause=Cause.of("approver-gone", list=list_, body=body),
            related=[Related(Text("the ground", "列入情形"), entry.place) for entry in entries[:3]],
            **at_times(whole, ()),
        )


_Found = dict[tuple[str, str], list[Days]]


def _deciding(view: View, id_: str) -> Iterator[Finding]:
    """Yield the bodies for which nobody acts that keep a list or rating, let off it or hear those on it.

    On days on which nobody can be let off at all, or is heard at all, that alone is told.
    """
    found: _Found = {}
    for body, need, lost in (*_letting_off(view, id_), *_hearing(view, id_)):
        if lost and not _in_error(view, body):
            found.setdefault((body, need), []).extend(lost)
    declared = status(view, id_)
    for body in sorted({body for body, _ in found}):
        needs = [need for need in _DECIDING if (body, need) in found]
        whole = merged(days for need in needs for days in found[body, need])
        when, name, of = stretches_as_written(view, whole), body_named(view, body), status_named(view, id_)
        what = joined(_DECIDING[need] for need in needs)
        yield CHECK.finding(
            Text(
                f"{when.en} nobody acts for {name.en}, who {what.en}: {of.en}",
                f"{when.zh}，已无机构代行{name.zh}之职，而其{what.zh}：{of.zh}",
            ),
            declared.place,
            cause=Cause.of("decider-gone", list=id_, body=body, needs=tuple(needs)),
            **at_times(whole, ()),
        )


_DECIDING = {
    "keeps": Text("keeps the list or rating", "管理名单或评级"),
    "lets-off": Text("must approve a way out", "批准移出"),
    "hears": Text("is to hear those concerned", "受理异议或复核"),
}


def _letting_off(view: View, id_: str) -> Iterator[tuple[str, str, list[Days]]]:
    """Yield the keeper and who approves ways out, with the days on which they are gone while one can leave otherwise."""
    burdened = burdened_days(view, id_)
    open_ = merged(map(burdened.meet, left_on(view, id_)))
    keeper = status(view, id_).keeper
    if isinstance(keeper, Ref):
        yield keeper.id, "keeps", _gone_on(view, keeper.id, open_)
    for item in surely_of_status(view, id_):
        for exit_ in ways_out(item.rule):
            for ref in exit_.approval:
                yield ref.id, "lets-off", _gone_on(view, ref.id, map(item.days.meet, open_))


def _hearing(view: View, id_: str) -> Iterator[tuple[str, str, list[Days]]]:
    """Yield to whom objections and reviews go, with the days on which they are gone while another is there."""
    burdened = burdened_days(view, id_)
    there = merged(map(burdened.meet, objected(view, id_)))
    for item in surely_of_status(view, id_):
        for step in (item.rule.objection, item.rule.review):
            for ref in step.to if step is not None else ():
                yield ref.id, "hears", _gone_on(view, ref.id, map(item.days.meet, there))


def _gone_on(view: View, body: str, days: Iterable[Days]) -> list[Days]:
    """Return the parts of some days on which nobody acts for a body."""
    stretches = [one for one in days if one]
    return [both for one in stretches for away in view.enforcers.absent(body) if (both := one.meet(away))]


def _unheard(view: View, document: str) -> Iterator[tuple[tuple[str, str], Affected]]:
    """Yield the bodies for which nobody acts that are to hear those whom measures of a document reach."""
    for measure in view.corpus.documents[document].measures:
        steps = (view.norms.objection(measure), view.norms.review(measure))
        to = {ref.id for step in steps if step is not None for ref in step.to}
        if not any(view.enforcers.absent(body) for body in to):
            continue
        spoken = list(_unheard_elsewhere(view, measure))
        for body in sorted(to):
            lost = [
                part
                for days in view.timeline.stretches(measure)
                for gone in _gone_on(view, body, [days])
                for part in uncovered(gone, spoken)
            ]
            for affected in affects(measure, lost):
                yield (body, "hearing"), affected


def _unheard_elsewhere(view: View, measure: Measure) -> Iterator[Days]:
    """Yield the days on which nobody is heard at all on a list, or with a grade, by which a measure is judged."""
    for id_ in (*judged(view, view.norms.lists(measure)), *graded(view, measure)):
        if id_ in statuses_burdened(view):
            yield from uncovered(burdened_days(view, id_), objected(view, id_))


PARTS = (
    Part(documents, _needing, _tell),
    Part(documents, _unheard, _tell),
    Part(lists_burdened, _admitting),
    Part(statuses_burdened, _deciding),
)
