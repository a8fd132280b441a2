"""Orphan of enforcer: a measure that nobody can carry out, or nobody who may."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from mou_compiler.analysis.exactness import day_as_written
from mou_compiler.analysis.unattended import why_nobody
from mou_compiler.analysis.view import View
from mou_compiler.analysis.wording import (
    counted,
    document_named,
    ending,
    measure_in,
    measure_named,
    named,
)
from mou_compiler.checking.check import Check, Part, documents
from mou_compiler.checking.grouping import (
    Affected,
    affects,
    alone,
    in_order,
    related,
    throughout,
    to_date,
    together,
)
from mou_compiler.corpus.schema.declarations import Measure, Memorandum
from mou_compiler.corpus.schema.values import Ref
from mou_compiler.findings.cause import Cause
from mou_compiler.findings.finding import Category, Finding, Severity, Shared
from mou_compiler.findings.page import in_words_of
from mou_compiler.interpret.enforcers import acts_of
from mou_compiler.meaning.cover import uncovered
from mou_compiler.meaning.days import Days
from mou_compiler.memo import Index
from mou_compiler.words import Text

CHECK = Check(
    code="MOU302",
    name="orphan-enforcer",
    category=Category.ORPHAN,
    rests_on=frozenset({"enforcement", "in_force", "signatories", "signed", "territory"}),
    severity=Severity.ERROR,
    what=Text(
        "Nobody can carry the measure out: no enforcer is named, the one named did not sign, has ended without a successor, or is not competent where the measure holds; or the enforcers are an open set, or a role that nobody fills.",
        "措施无人可以实施：未指明实施机关；实施机关并非签署单位、已撤销且无承接者，或在措施适用的地域没有管辖权；或者实施机关是开放的集合，或是无人承担的角色。",
    ),
    why=Text(
        "A consequence without a competent body is either not carried out or carried out by somebody who must not (grammar/meaning.md, Orphans).",
        "没有主管机关的后果，要么落空，要么由无权者实施（见 grammar/meaning.md「孤儿」）。",
    ),
    fix=Text(
        "name a competent enforcer with `by`, or declare who succeeds it with `succeeded by`",
        "以「实施」指明有权机关，或以「职责划入」声明承接者",
    ),
    failing="""
subject enterprise "Enterprise" "企业"
agency STA "Tax" "税务总局" { kind government }
agency CIRC "Insurance" "保监会" { kind government; existed until 2018-04-01 }
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
law tax-law "Tax law" "税法" { rank law }
instrument rule-1 "Rule" "规定" {
    in force from 2015-01-01
    measure 1 { on tax-defaulters; by CIRC; restrict finance.loan; basis tax-law art 1 }
}
""",
    passing="""
subject enterprise "Enterprise" "企业"
agency STA "Tax" "税务总局" { kind government }
agency CIRC "Insurance" "保监会" { kind government; existed until 2018-04-01; succeeded by STA }
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
law tax-law "Tax law" "税法" { rank law }
instrument rule-1 "Rule" "规定" {
    in force from 2015-01-01
    measure 1 { on tax-defaulters; by CIRC; restrict finance.loan; basis tax-law art 1 }
}
""",
    elsewhere=(
        in_words_of(
            Text("United Kingdom", "英国"),
            """
subject person "Person" "自然人"
agency secretary "Secretary of State" "国务大臣" { kind ministry }
rank statute "Act of Parliament" "议会法律" { may-burden }
act office.director "Being a director of a company" "担任公司董事"
law cdda "Company Directors Disqualification Act 1986" "公司董事资格取消法" { rank statute; in force from 1986-12-29 }
list disqualified "Disqualified directors" "被取消资格董事名单" {
    kind      exclusion-list
    keeper    secretary
    entry 1 "Undertaking" "承诺" { basis cdda section 7(2A) }
    term      2 years to 15 years from decision
    notice    10 days before entry
    objection to secretary within 21 days
}
instrument act-1986 "Disqualification" "资格取消" {
    rank     statute
    in force from 1986-12-29
    measure 1 "No director" "不得担任董事" { on disqualified; ⟨⟩ office.director; basis cdda section 1(1)(a) }
}
""",
            "prohibit",
            "by none; prohibit",
        ),
    ),
)


def _unnamed(view: View, document: str) -> Iterator[Finding]:
    """Yield a finding for each measure of a document without enforcer."""
    for measure in view.corpus.documents[document].measures:
        days = view.timeline.measure_days(measure)
        if not days or view.norms.enforcement(measure) or view.norms.enforcement_unknown(measure):
            continue
        if view.norms.unread(measure, "enforcement"):
            continue
        name = measure_in(view, measure)
        yield CHECK.finding(
            Text(f"{name.en} does not say who carries it out", f"{name.zh}未写明由谁实施"),
            measure.place,
            cause=Cause.of("no-enforcer", measure=measure.id),
            shared=Shared(
                (document,),
                measure_named(measure),
                Text(
                    f"{{measures}} measures of {document_named(view, document).en} do not say who carries them out",
                    f"{document_named(view, document).zh}有{{measures}}项措施未写明由谁实施",
                ),
            ),
            help_=Text(
                'write `by AGENCY`, `by none` where it binds by itself, or `by unknown "why"`',
                "请写「实施 机构」；无须机关实施而自行生效的写「实施 无」；不详的写「实施 不详「原因」」",
            ),
            **alone(throughout(view, measure)),
        )


def _uses(view: View) -> Index[str, tuple[str, ...]]:
    """Return the measures of each enforcer, agencies and roles by id; measures that are never in force left out."""
    return view.index(documents, _uses_in)


def _uses_in(view: View, document: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for measure in view.corpus.documents[document].measures:
        if not view.timeline.measure_days(measure):
            continue
        ids = {ref.id for item in view.norms.enforcement(measure) for ref in item.enforcers if ref.found}
        for id_ in sorted(ids):
            found.setdefault(id_, []).append(measure.id)
    return {id_: tuple(ids) for id_, ids in found.items()}


def _used(view: View) -> Sequence[str]:
    return view.ask(_uses).keys()


def _using(view: View, id_: str) -> list[Measure]:
    return [view.corpus.measures[measure] for ids in view.ask(_uses).of(id_) for measure in ids]


def _abolished(view: View, id_: str) -> Iterator[Finding]:
    """Yield a finding for an enforcer for which nobody acts while measures need it."""
    ends = any(not item.bodies for item in view.enforcers.acting(id_)) or view.enforcers.is_split(id_)
    lost: dict[str, list[Affected]] = {}
    for measure in _using(view, id_) if ends else ():
        acts, stretches = acts_of(measure), view.timeline.stretches(measure)
        gone = view.enforcers.absent(view.enforcers.charged(id_, acts))
        lost.setdefault("", []).extend(
            affects(measure, [days.meet(part) for days in stretches for part in gone])
        )
        for act in sorted(acts) if view.enforcers.is_split(id_) else ():
            absent = view.enforcers.absent(view.enforcers.charged(id_, (act,)))
            days = [part for one in absent for part in uncovered(one, gone)]
            lost.setdefault(act, []).extend(
                affects(measure, [one.meet(part) for one in stretches for part in days])
            )
    for act, items in sorted(lost.items()):
        yield from _nobody(view, id_, act, in_order(items))


def _nobody(view: View, id_: str, act: str, affected: list[Affected]) -> Iterator[Finding]:
    """Yield that nobody acts for a body, or does for one act of measures that have others too."""
    if not affected:
        return
    body = view.corpus.agencies.get(id_) or view.corpus.roles.get(id_)
    if body is not None and not body.unread.isdisjoint(("successions", "existed", "fillings")):
        return
    name = named(body, id_)
    since = affected[0].since
    first = (
        [act] if act else [one for item in affected if item.since == since for one in acts_of(item.measure)]
    )
    day, what = day_as_written(view, to_date(since)), why_nobody(view, id_, first, since, apart=bool(act))
    yield CHECK.finding(
        Text(
            f"from {day.en} {name.en} {what.en}; {counted(len(affected))} depend{ending(len(affected))} on it",
            f"自{day.zh}起{name.zh}{what.zh}，仍有{len(affected)}项措施由其实施",
        ),
        affected[0].measure.place,
        cause=Cause.of("enforcer-gone", body=id_, act=act) if act else Cause.of("enforcer-gone", body=id_),
        related=related(affected[1:]),
        **together(affected),
    )


def _not_signatory(view: View, signed_one: str) -> Iterator[Finding]:
    """Yield a finding for each agency that carries out measures of a document which it did not sign."""
    document = view.corpus.documents[signed_one]
    if not isinstance(document, Memorandum) or not document.signatories:
        return
    signing = view.timeline.signatories(document)
    split = any(view.enforcers.is_split(id_) for _, signed in signing for id_ in signed)
    eras = [(days, _with_heirs(view, signed)) for days, signed in signing]
    outside: dict[str, list[Affected]] = {}
    for measure in document.measures:
        stretches = view.timeline.stretches(measure)
        named_ones = {ref for item in view.norms.enforcement(measure) for ref in item.enforcers if ref.found}
        for id_ in (
            sorted({ref.id for ref in named_ones if ref.id in view.corpus.agencies}) if stretches else ()
        ):
            acts = acts_of(measure) if split else frozenset()
            lacking = [
                days
                for (days, heirs), (_, signed) in zip(eras, signing, strict=True)
                if not _signed(view, id_, heirs)
                and not (acts and _signed(view, id_, _with_heirs(view, signed, acts)))
            ]
            found = affects(measure, [one.meet(other) for one in lacking for other in stretches])
            outside.setdefault(id_, []).extend(found)
    for id_, items in sorted(outside.items()):
        affected = in_order(items)
        if not affected:
            continue
        name = named(view.corpus.agencies[id_], id_)
        # A part of the document that was not read, and is no numbered clause, may name more signatories.
        partly = any(not item.numbers for item in document.not_known)
        yield CHECK.finding(
            Text(
                f"the copy read does not show whether {name.en} signed {document_named(view, document.id).en}, of which it carries out {counted(len(affected))}"
                if partly
                else f"{name.en} carries out {counted(len(affected))} of {document_named(view, document.id).en}, which it did not sign",
                f"所读文本未载明{name.zh}是否签署{document_named(view, document.id).zh}，而其须实施该文件的{len(affected)}项措施"
                if partly
                else f"{name.zh}须实施{document_named(view, document.id).zh}的{len(affected)}项措施，但并非签署单位",
            ),
            affected[0].measure.place,
            Text("read the rest of the signatories", "查阅其余签署单位")
            if partly
            else Text("let it accede, or name a signatory", "由其加入签署，或改由签署单位实施"),
            cause=Cause.of(
                "signatory-not-known" if partly else "not-signatory", document=document.id, agency=id_
            ),
            severity=Severity.INFO if partly else Severity.WARNING,
            related=related(affected[1:]),
            shared=Shared((document.id,), name),
            **together(affected),
        )


def _with_heirs(view: View, signed: frozenset[str], acts: frozenset[str] = frozenset()) -> set[str]:
    """Return who has signed, and whoever acts at some time for one that has, for some acts or at all."""
    asked = [view.enforcers.charged(id_, acts) for id_ in signed]
    return {*signed} | {body for one in asked for item in view.enforcers.acting(one) for body in item.bodies}


def _signed(view: View, id_: str, signed: set[str]) -> bool:
    """Tell whether an agency signed, or a body that it belongs to did."""
    seen: set[str] = set()
    agency = view.corpus.agencies.get(id_)
    while agency is not None and agency.id not in seen:
        if agency.id in signed:
            return True
        seen.add(agency.id)
        agency = view.corpus.agencies.get(agency.parent.id) if isinstance(agency.parent, Ref) else None
    return False


def _somewhere(view: View) -> bool:
    """Tell whether any agency is competent, or fills a role, in some territories only."""
    fillings = (item for role in view.corpus.roles.values() for item in role.fillings)
    agencies = view.corpus.agencies.values()
    return any(item.territory for item in fillings) or any(agency.territory for agency in agencies)


class _Reach(NamedTuple):
    """Days, and the territories in which a measure then holds, somebody carries it out, and one of these is competent."""

    days: Days
    scope: int
    manned: int
    competent: int


def _not_competent(view: View, document: str) -> Iterator[Finding]:
    """Yield each measure of a document that holds, on some days, where nobody then carries it out who is competent."""
    if not view.sum_up(_somewhere):
        return
    territories = view.rules.world.territories
    for measure in view.corpus.documents[document].measures:
        wanted = view.norms.territories(measure)
        acts = acts_of(measure)
        ids = [
            view.enforcers.charged(ref.id, acts)
            for item in view.norms.enforcement(measure)
            for ref in item.enforcers
        ]
        lacking = [
            reach
            for stretch in view.timeline.stretches(measure)
            for days in _eras(view, ids, stretch)
            for reach in [_reach(view, ids, wanted, days)]
            if reach.manned and reach.scope & ~reach.competent
        ]
        for affected in affects(measure, [reach.days for reach in lacking]):
            # Where nobody is competent in any part of its place, be it for a while, that is what is told.
            worst = min(lacking, key=lambda reach: bool(reach.scope & reach.competent))
            scope, competent = worst.scope, worst.competent
            name, where = measure_in(view, measure), territories.first(scope & ~competent)
            place_name = named(view.corpus.territories.get(where), where)
            if territories.on((where,), worst.days.start) & competent:
                place_name = Text(f"the rest of {place_name.en}", f"{place_name.zh}的其余地区")
            manned = scope & ~competent & worst.manned
            yield CHECK.finding(
                Text(
                    f"nobody who carries out {name.en} is competent in {place_name.en}, where it holds",
                    f"{name.zh}在{place_name.zh}适用，但其实施机关在该地均无管辖权",
                )
                if manned
                else Text(
                    f"nobody carries out {name.en} in {place_name.en}, where it holds",
                    f"{name.zh}在{place_name.zh}适用，但在该地无人实施",
                ),
                measure.place,
                None if manned else _FILL,
                cause=Cause.of(
                    "competent-in-part" if scope & competent else "not-competent",
                    measure=measure.id,
                    territory=where,
                ),
                severity=Severity.WARNING if scope & competent else Severity.ERROR,
                shared=Shared((where,), name),
                **alone(affected),
            )


_FILL = Text(
    "say who fills the role there (`filled { by AGENCY; in TERRITORY }`), or in which territory the measure holds (`in`)",
    "写明该地由何机构承担该角色（「承担 { 由 机构；地域 地域 }」），或写明该措施适用于何地（「地域」）",
)


def _eras(view: View, ids: list[str], days: Days) -> list[Days]:
    """Return the parts of a stretch, in order, in which who acts for these bodies does not change."""
    if not days:
        return []
    starts = {item.days.start for id_ in ids for item in view.enforcers.eras(id_)}
    starts.update(view.rules.world.territories.changes)
    cuts = sorted({*days, *(start for start in starts if start in days)})
    return [Days(start, end) for start, end in pairwise(cuts)]


def _reach(view: View, ids: list[str], wanted: tuple[str, ...], days: Days) -> _Reach:
    """Return where a measure holds and its bodies act, within days on which who does so does not change, and where they are competent."""
    territories = view.rules.world.territories
    manned = competent = 0
    for id_ in ids:
        for body, mask in view.enforcers.places_of(id_, days.start):
            manned |= mask
            agency = view.corpus.agencies.get(body)
            place = agency.territory if agency else None
            if isinstance(place, Ref):
                mask &= territories.on((place.id,), days.start)
            competent |= mask
    scope = territories.on(wanted, days.start) if wanted else territories.everything
    return _Reach(days, scope, manned, competent)


def _unfilled(view: View, id_: str) -> Iterator[Finding]:
    """Yield a note for a role that nobody fills."""
    role = view.corpus.roles.get(id_)
    if role is None or role.fillings:
        return
    affected = in_order(throughout(view, measure) for measure in _using(view, id_))
    name = named(role, id_)
    yield CHECK.finding(
        Text(
            f"no agency is said to fill the role {name.en}, on which {counted(len(affected))} depend{ending(len(affected))}",
            f"角色{name.zh}未载明由何机构承担，却有{len(affected)}项措施由其实施",
        ),
        role.place,
        Text("write `filled { by AGENCY }` in the role", "在该角色中写「承担 { 由 机构 }」"),
        cause=Cause.of("role-not-filled", role=id_),
        severity=Severity.INFO,
        related=related(affected),
        shared=Shared((), name, _ROLES),
        **together(affected),
    )


_ROLES = Text(
    "no agency is said to fill {findings} roles, on which {measures} measures depend",
    "{findings}个角色未载明由何机构承担，却有{measures}项措施由其实施",
)
_OTHERS = Text(
    "others whom {findings} documents do not name carry out {measures} of their measures too",
    "{findings}份文件有{measures}项措施还由其未列明的单位实施",
)


def _open(view: View, id_: str) -> Iterator[Finding]:
    """Yield a note for a document that leaves open who else carries it out."""
    document = view.corpus.documents[id_]
    open_ = in_order(
        throughout(view, measure)
        for measure in document.measures
        if view.timeline.measure_days(measure) and any(item.open for item in view.norms.enforcement(measure))
    )
    if open_:
        yield CHECK.finding(
            Text(
                f"others whom {document_named(view, document.id).en} does not name carry out {counted(len(open_))} of it too",
                f"{document_named(view, document.id).zh}有{len(open_)}项措施还由其未列明的单位实施",
            ),
            open_[0].measure.place,
            Text("name them", "请逐一列明"),
            cause=Cause.of("others-not-named", document=document.id),
            severity=Severity.INFO,
            related=related(open_[1:]),
            shared=Shared((), document_named(view, document.id), _OTHERS),
            **together(open_),
        )


PARTS = (
    Part(documents, _unnamed),
    Part(_used, _abolished),
    Part(documents, _not_signatory),
    Part(documents, _not_competent),
    Part(_used, _unfilled),
    Part(documents, _open),
)
