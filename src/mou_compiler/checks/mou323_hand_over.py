"""Hand-over: duties that pass on from one body to another on no day that works."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mou_compiler.analysis.exactness import day_as_written, days_as_written
from mou_compiler.analysis.view import View
from mou_compiler.analysis.wording import act_named, body_named, day_text, joined
from mou_compiler.checking.check import Check, Part, documents
from mou_compiler.checking.grouping import to_date
from mou_compiler.corpus.schema.declarations import Agency
from mou_compiler.corpus.schema.values import Ref, Succession, Unknown
from mou_compiler.findings.cause import Cause
from mou_compiler.findings.finding import Category, Finding, Severity
from mou_compiler.interpret.enforcers import acts_of, needed_bodies
from mou_compiler.interpret.timeline import days_of, ordinal
from mou_compiler.meaning.cover import merged, span
from mou_compiler.meaning.days import ALL_DAYS, FOREVER, Days
from mou_compiler.meaning.rule import lies_within
from mou_compiler.memo import Index
from mou_compiler.words import Text

_GIVEN = """
subject enterprise "Enterprise" "企业"
agency STA "Tax" "税务总局" { kind government; existed from 2018-04-01 }
act finance.loan "Loan" "贷款"
attribute capital "Capital" "注册资本" { type money; currency yuan }
instrument rule-1 "Rule" "规定" {
    in force from 2015-01-01
    measure 1 { on capital >= 1000000 yuan; by CIRC; grant finance.loan }
}
"""

CHECK = Check(
    code="MOU323",
    name="hand-over",
    category=Category.ORPHAN,
    severity=Severity.WARNING,
    what=Text(
        "Duties pass on to a body that is not there yet or no longer, long after the body before it has ended, on a day that is not known, or for acts with which it has nothing to do.",
        "职责移交给尚未设立或已终止的机构、在原机构终止之后才移交、移交日期不详，或移交的是与其无关的行为。",
    ),
    why=Text(
        "On days on which duties have left one body and not come to another nobody may act; a day that cannot be right is one that somebody will rely on (grammar/meaning.md, Hand-over).",
        "职责已离开原机构而尚未归于新机构之日，无人可以履职；不可能正确的日期也会有人据以行事（见 grammar/meaning.md「移交」）。",
    ),
    fix=Text(
        "write the same day where the one ends and the other takes over, or say who acts in between",
        "使前者终止之日与后者承接之日一致，或写明其间由谁履职",
    ),
    failing='agency CIRC "Insurance" "保监会" { kind government; existed until 2018-04-01; succeeded by STA from 2018-06-01 }'
    + _GIVEN,
    passing='agency CIRC "Insurance" "保监会" { kind government; existed until 2018-04-01; succeeded by STA from 2018-04-01 }'
    + _GIVEN,
)


def _agencies(view: View) -> Iterable[str]:
    """Return the agencies of which it is said who succeeds them."""
    return [id_ for id_, agency in view.corpus.agencies.items() if agency.successions]


def _each(view: View, id_: str) -> Iterator[Finding]:
    """Yield what is wrong with each passing on of an agency's duties."""
    agency = view.corpus.agencies[id_]
    if not agency.unread.isdisjoint(("successions", "existed")):
        return
    for item in agency.successions:
        if not all(ref.found for ref in (*item.heirs, *item.acts)):
            continue
        if not view.timeline.is_dated(agency, item):
            yield _undated(view, agency, item)
            continue
        yield from _awaited(view, agency, item)
        yield from _gone(view, agency, item)
        yield from _late(view, agency, item)
        yield from _lingering(view, agency, item)
        yield from _idle(view, agency, item)


def _told(
    item: Succession,
    cause: Cause,
    message: Text,
    days: Days,
    help_: Text | None = None,
    severity: Severity | None = None,
) -> Finding:
    return CHECK.finding(
        message,
        item.place,
        help_,
        severity=severity,
        cause=cause,
        since=to_date(days.start),
        until=to_date(days.end),
    )


def _ids(refs: Iterable[Ref]) -> tuple[str, ...]:
    return tuple(ref.id for ref in refs)


def _heirs(view: View, item: Succession) -> Text:
    return joined(body_named(view, ref.id) for ref in item.heirs)


def _duties(view: View, agency: Agency, item: Succession) -> Text:
    """Return the duties that pass on, as `the duties of A for X`."""
    name = body_named(view, agency.id)
    if not item.acts:
        return Text(f"the duties of {name.en}", f"{name.zh}的职责")
    acts = joined(act_named(view, ref.id) for ref in item.acts)
    return Text(f"the duties of {name.en} for {acts.en}", f"{name.zh}就{acts.zh}的职责")


def _many(item: Succession, one: str, several: str) -> str:
    return one if len(item.heirs) == 1 else several


def _undated(view: View, agency: Agency, item: Succession) -> Finding:
    """Return that it is not known when duties pass on."""
    duties, heirs = _duties(view, agency, item), _heirs(view, item)
    why = item.start.reason if isinstance(item.start, Unknown) and item.start.reason else ""
    return _told(
        item,
        Cause.of("hand-over-day-not-known", agency=agency.id, heirs=_ids(item.heirs), acts=_ids(item.acts)),
        Text(
            f"from when {heirs.en} {_many(item, 'carries', 'carry')} on {duties.en} is not known"
            + (f": {why}" if why else ""),
            f"{heirs.zh}自何时起承接{duties.zh}不详" + (f"：{why}" if why else ""),
        ),
        ALL_DAYS,
        Text(
            "write `from DAY`, or until when the body exists (`existed until DAY`)",
            "写「自 日期」，或写明原机构存续至何时（「存续 失效 日期」）",
        ),
        Severity.INFO,
    )


def _unattended(view: View, agency: Agency, item: Succession, days: Days) -> tuple[Days, ...]:
    """Return the days of a stretch on which nobody acts in what passes on, or in one of the acts of it."""
    asked = [view.enforcers.charged(agency.id, (ref.id,)) for ref in item.acts] or [agency.id]
    return merged(days.meet(gone) for one in asked for gone in view.enforcers.absent(one))


def _awaited(view: View, agency: Agency, item: Succession) -> Iterator[Finding]:
    """Yield that duties pass on to one that is not there yet; where no day is written, if nobody else acts."""
    written = ordinal(item.start)
    passing = view.timeline.agency_days(agency.id).end if written is None else written
    waits = [(view.timeline.takes_over(agency, item, ref.id), ref.id) for ref in item.heirs]
    stretches = [Days(passing, start) for start, _ in waits]
    days = [
        one
        for stretch in stretches
        for one in ((stretch,) if written is not None else _unattended(view, agency, item, stretch))
        if one
    ]
    if days:
        late = sorted((start, heir) for start, heir in waits if start > passing)
        duties, on = _duties(view, agency, item), day_as_written(view, to_date(passing))
        heirs, first = (
            joined(body_named(view, heir) for _, heir in late),
            day_text(to_date(late[0][0])),
        )
        are = "does" if len(late) == 1 else "do"
        yield _told(
            item,
            Cause.of("heir-not-there", agency=agency.id, heirs=_ids(item.heirs), acts=_ids(item.acts)),
            Text(
                f"{duties.en} pass on {on.en}, when {heirs.en} {are} not exist: not before {first.en}",
                f"{duties.zh}于{on.zh}移交，而{heirs.zh}在{first.zh}前尚不存在",
            ),
            span(days),
        )


def _gone(view: View, agency: Agency, item: Succession) -> Iterator[Finding]:
    """Yield that duties pass on to one that has itself ended by then."""
    gone = [
        (start, ref.id)
        for ref in item.heirs
        for start in [view.timeline.takes_over(agency, item, ref.id)]
        if view.timeline.agency_days(ref.id).end <= start < FOREVER
    ]
    if gone:
        day, duties = min(gone)[0], _duties(view, agency, item)
        heirs, on = joined(body_named(view, heir) for _, heir in gone), day_text(to_date(day))
        yield _told(
            item,
            Cause.of("heir-gone", agency=agency.id, heirs=_ids(item.heirs), acts=_ids(item.acts)),
            Text(
                f"{heirs.en} {'has' if len(gone) == 1 else 'have'} ended by {on.en}, when {duties.en} pass on",
                f"{duties.zh}于{on.zh}移交，而{heirs.zh}此前已终止",
            ),
            Days(day, FOREVER),
            Text("name who takes over instead, or an earlier day", "写明改由谁承接，或写较早的日期"),
        )


def _late(view: View, agency: Agency, item: Succession) -> Iterator[Finding]:
    """Yield that duties pass on some time after the body has ended, and nobody acts until then."""
    written, end = ordinal(item.start), view.timeline.agency_days(agency.id).end
    days = (
        _unattended(view, agency, item, Days(end, written)) if written is not None and end < written else ()
    )
    if days:
        name, duties, on = (
            body_named(view, agency.id),
            _duties(view, agency, item),
            day_text(to_date(written or end)),
        )
        ends, heirs = day_as_written(view, to_date(end)), _heirs(view, item)
        yield _told(
            item,
            Cause.of("passes-on-late", agency=agency.id, heirs=_ids(item.heirs), acts=_ids(item.acts)),
            Text(
                f"{name.en} ends on {ends.en}, and {heirs.en} {_many(item, 'takes', 'take')} over {duties.en} on {on.en} only: nobody acts in between",
                f"{name.zh}于{ends.zh}终止，而{heirs.zh}于{on.zh}方承接{duties.zh}，其间无人履职",
            ),
            span(days),
        )


def _lingering(view: View, agency: Agency, item: Succession) -> Iterator[Finding]:
    """Yield that all duties pass on from a body that is said to exist on."""
    written, last = ordinal(item.start), days_of(agency.existed).end
    if not item.acts and written is not None and written < last < FOREVER:
        days = Days(written, last)
        name, on, until = (
            body_named(view, agency.id),
            day_as_written(view, days.first),
            day_as_written(view, days.behind),
        )
        yield _told(
            item,
            Cause.of("passes-on-early", agency=agency.id, heirs=_ids(item.heirs), acts=_ids(item.acts)),
            Text(
                f"all duties of {name.en} pass on {on.en}, and it is said to exist until {until.en}: from the former day on it does not act",
                f"{name.zh}的全部职责于{on.zh}移交，而其存续至{until.zh}：自前者起其不再履职",
            ),
            days,
            Text(
                "write the same day in both, or the acts that pass on earlier (`for ACT`)",
                "使两处日期一致，或写明先行移交的行为（「就 行为」）",
            ),
            Severity.INFO,
        )


def _idle(view: View, agency: Agency, item: Succession) -> Iterator[Finding]:
    """Yield that the body is needed, but on no day on which others act for it in the acts that pass on."""
    if not item.acts or view.corpus.faults:
        return
    concerned = view.ask(_concerned, agency.id)
    start = min(view.timeline.takes_over(agency, item, ref.id) for ref in item.heirs)
    if not concerned or start >= FOREVER:
        return
    acts = _ids(item.acts)
    for id_ in concerned:
        measure = view.corpus.measures[id_]
        behind = max((one.end for one in view.timeline.stretches(measure)), default=0)
        if behind > start and any(lies_within(act, one) for act in acts_of(measure) for one in acts):
            return
    duties, days = _duties(view, agency, item), Days(start, FOREVER)
    when, heirs = days_as_written(view, days), _heirs(view, item)
    yield _told(
        item,
        Cause.of("passes-on-nothing", agency=agency.id, heirs=_ids(item.heirs), acts=_ids(item.acts)),
        Text(
            f"{when.en} {heirs.en} {_many(item, 'carries', 'carry')} on {duties.en}, and no measure then needs them",
            f"{when.zh}由{heirs.zh}承接{duties.zh}，而此后没有措施涉及该职责",
        ),
        days,
        Text("correct the acts or the day, or leave it out", "更正行为或日期，或予删除"),
        Severity.INFO,
    )


def _concerned(view: View, agency: str) -> tuple[str, ...]:
    """Return the measures that ever are in force and need a body for which an agency may act, whatever the day."""
    bodies = view.ask(_whom_it_succeeds, agency)
    index = view.ask(_needing)
    return tuple(dict.fromkeys(id_ for body in sorted(bodies) for ids in index.of(body) for id_ in ids))


def _whom_it_succeeds(view: View, agency: str) -> frozenset[str]:
    """Return the bodies along whose line of succession an agency stands: itself, agencies and roles."""
    found = {id_ for id_ in view.corpus.agencies if any(one.id == agency for one in view.timeline.line(id_))}
    return frozenset(found) | {
        role.id
        for role in view.corpus.roles.values()
        if any(ref.id in found for item in role.fillings for ref in item.agencies)
    }


def _needing(view: View) -> Index[str, tuple[str, ...]]:
    """Return the measures of each body that carries them out, approves them, applies for them or gives leave."""
    return view.index(documents, _needing_in)


def _needing_in(view: View, document: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for measure in view.corpus.documents[document].measures:
        if view.timeline.stretches(measure):
            named = {ref.id for item in view.norms.enforcement(measure) for ref in item.enforcers}
            for body in sorted(named.union(body for body, _ in needed_bodies(measure))):
                found.setdefault(body, []).append(measure.id)
    return {body: tuple(ids) for body, ids in found.items()}


PARTS = (Part(_agencies, _each),)
