"""Orphan of remedy: a burdened list with no notice, no objection, or no deadline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from mou_compiler.analysis.burdened import (
    burdened_days,
    lists_burdened,
    rules_of_status,
    status,
    statuses_burdened,
)
from mou_compiler.analysis.by_place import PartOfDays, by_days, lacking_somewhere, meets
from mou_compiler.analysis.exactness import stretches_as_written
from mou_compiler.analysis.hearing import Steps, heard, heard_in, objected, steps_of
from mou_compiler.analysis.view import View
from mou_compiler.analysis.wording import joined, named, places_named, status_named
from mou_compiler.checking.check import Check, Part
from mou_compiler.checking.grouping import at_times
from mou_compiler.corpus.schema.values import Procedure, Ref
from mou_compiler.findings.cause import Cause
from mou_compiler.findings.finding import Category, Finding, Related, Severity, Shared
from mou_compiler.findings.page import in_words_of
from mou_compiler.meaning.cover import merged, parted, uncovered
from mou_compiler.meaning.days import Days
from mou_compiler.words import Text

_GIVEN = """
subject enterprise "Enterprise" "企业"
agency STA "Tax" "税务总局" { kind government }
rank law "Law" "法律" { may-burden }
act finance.loan "Loan" "贷款"
"""

CHECK = Check(
    code="MOU308",
    name="orphan-remedy",
    category=Category.ORPHAN,
    rests_on=frozenset({"in_force", "notice", "objection", "review", "signed", "trigger"}),
    severity=Severity.WARNING,
    what=Text(
        "Those on a list, or with a grade, that carries burdens are given no notice, no way to object (or one to a body that is gone), be it in some place only, or no deadline for either.",
        "带有负担的名单或等级，对列入者或被评者没有告知、没有异议途径（含受理机关已不存在；或仅在部分地区如此），或二者均无期限。",
    ),
    why=Text(
        "Nobody should be burdened without being heard (of China: Administrative Penalty Law, hearing; grammar/meaning.md, Orphans).",
        "任何人未经听取意见不应承受负担（中国：行政处罚法关于陈述申辩的规定；见 grammar/meaning.md「孤儿」）。",
    ),
    fix=Text(
        "state `notice`, `objection` and the time for them",
        "写明「告知」「异议」及其期限",
    ),
    failing=_GIVEN
    + """
list tax-defaulters "Tax defaulters" "税收失信" {
    kind blacklist
    keeper STA
    entry 1 "Evasion" "偷税" { basis tax-law art 2 }
    exit 1 "Paid" "缴清" { kind fulfilment }
    notice 5 days before entry
}
law tax-law "Tax law" "税法" { rank law }
instrument rule-1 "Rule" "规定" {
    in force from 2015-01-01
    measure 1 { on tax-defaulters; by STA; restrict finance.loan; basis tax-law art 1 }
}
""",
    passing=_GIVEN
    + """
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
    measure 1 { on tax-defaulters; by STA; restrict finance.loan; basis tax-law art 1 }
}
""",
    elsewhere=(
        in_words_of(
            Text("India", "印度"),
            """
subject borrower "Borrower" "借款人"
agency bank "Bank" "银行" { kind bank }
rank direction "Direction of the central bank" "中央银行指令" { may-burden }
act finance.credit "Further credit" "新增授信"
attribute dues "Amount outstanding" "未偿金额" { type money; currency inr }
law directions "Directions on wilful defaulters" "故意违约人指令" { rank direction; in force from 2024-10-28 }
list wilful-defaulters "Wilful defaulters" "故意违约人名单" {
    kind   exclusion-list
    keeper bank
    entry 1 "Wilful default" "故意违约" { when dues >= 25 lakh; basis directions para 4 }
    term   at most 1 year⟨⟩
}
instrument rule "No credit" "不予授信" {
    rank     direction
    in force from 2024-10-28
    by       bank
    measure 1 "No credit" "不予授信" { on wilful-defaulters; prohibit finance.credit; basis directions para 7 }
}
""",
            "",
            "\n    notice 21 days before entry\n    objection to bank within 15 days",
        ),
    ),
)

NOTICE = Text("no notice", "没有告知")
OBJECTION = Text("no way to object", "没有异议途径")
DEADLINE = Text("no deadline for notice or objection", "告知与异议均无期限")
_LACKING = {NOTICE: "notice", OBJECTION: "objection", DEADLINE: "deadline"}


_NOT_READ = Text(
    "the copies read do not show how those on {findings} lists are told and may object",
    "所读文本未载明列入{findings}份名单者如何获得告知、如何提出异议",
)


def _without_remedy(view: View, list_: str) -> Iterator[Finding]:
    """Yield a finding for a burdened list that lacks a remedy, naming all that is missing."""
    days = burdened_days(view, list_)
    lacking = list(_lacking(view, list_, days))
    rules = rules_of_status(view, list_)
    if not lacking or any(item.rule.unread & {"notice", "objection", "review"} for item in rules):
        return
    doubtful = [item.days for item in rules if item.rule.not_known]
    parts = [(*parted(on, doubtful), text) for on, text in lacking]
    unknown = [(on, text) for on, _, text in parts if on]
    if unknown:
        yield _remedy_not_known(view, list_, unknown)
    if missing := [(on, text) for _, on, text in parts if on]:
        yield _no_remedy(view, list_, missing)


_Lacking = list[tuple[tuple[Days, ...], Text]]
"""What those on a list lack, each with the stretches of days on which they do."""


def _remedy_not_known(view: View, list_: str, lacking: _Lacking) -> Finding:
    """Return the note: on these days a rule is in force of which something is not known."""
    name, days = _those(view, list_), _all_days(lacking)
    gone = _gone(view, steps_of(view, list_), days)
    return CHECK.finding(
        _not_known(name, stretches_as_written(view, days), [text for _, text in lacking]),
        status(view, list_).place,
        Text("read the rule of the list and encode them", "查阅名单规定并编码"),
        cause=Cause.of(
            "remedy-not-known",
            list=list_,
            lacking=tuple(_LACKING[text] for _, text in lacking),
            gone=tuple(ref.id for ref in gone),
        ),
        severity=Severity.INFO,
        shared=Shared((), name, _NOT_READ),
        **at_times(days, ()),
    )


def _no_remedy(view: View, list_: str, lacking: _Lacking) -> Finding:
    """Return the finding: all that lacks at some time, each with its days."""
    gone = [
        (named(view.corpus.agencies.get(ref.id) or view.corpus.roles.get(ref.id), ref.id), ref)
        for ref in _gone(view, steps_of(view, list_), _all_days(lacking))
    ]
    said = _said(view, _those(view, list_), lacking)
    return CHECK.finding(
        Text(
            said.en + "".join(f"; nobody acts for {body.en} any more" for body, _ in gone),
            said.zh + "".join(f"；已无机构代行{body.zh}之职" for body, _ in gone),
        ),
        status(view, list_).place,
        related=[Related(Text("who should hear it", "受理机关"), ref.place) for _, ref in gone],
        cause=Cause.of(
            "no-remedy",
            list=list_,
            lacking=tuple(_LACKING[text] for _, text in lacking),
            gone=tuple(ref.id for _, ref in gone),
        ),
        severity=Severity.WARNING,
        **at_times(_all_days(lacking), ()),
    )


def _said(view: View, name: Text, lacking: _Lacking) -> Text:
    """Return what those on a list lack and when: the days once for what lacks on the same."""
    together: dict[tuple[Days, ...], list[Text]] = {}
    for on, text in lacking:
        together.setdefault(on, []).append(text)
    each = [(joined(texts), stretches_as_written(view, on)) for on, texts in together.items()]
    if len(each) == 1:
        ((what, when),) = each
        return Text(f"{name.en} have {what.en}, {when.en}", f"{when.zh}，{name.zh}{what.zh}")
    said = joined((Text(f"{what.en} {when.en}", f"{when.zh}{what.zh}") for what, when in each), zh="，")
    return Text(f"{name.en} have {said.en}", f"{name.zh}{said.zh}")


def _all_days(lacking: _Lacking) -> tuple[Days, ...]:
    return merged(days for on, _ in lacking for days in on)


def _without_remedy_there(view: View, list_: str) -> Iterator[Finding]:
    """Yield that those on a list have some remedy, and none in some places where it burdens and one is put on it."""
    said, rules = steps_of(view, list_), view.list_rules.of(list_)
    if not any(one.places for one in said) or any(
        item.rule.unread & {"notice", "objection", "review"} for item in rules
    ):
        return
    lacking: list[tuple[PartOfDays, Text]] = []
    for take, text in ((_notices, NOTICE), (_objections, OBJECTION)):
        given = [part for one in said for part in heard_in(view, one, take(one))]
        on = [part for one in said for step in take(one) for part in heard(view, one.days, step)]
        lacking += ((part, text) for part in lacking_somewhere(view, list_, given, on))
    if lacking:
        yield _no_remedy_there(view, list_, lacking)


def _notices(said: Steps) -> tuple[Procedure | None, ...]:
    return (said.notice,)


def _objections(said: Steps) -> tuple[Procedure | None, ...]:
    return said.objection, said.review


def _no_remedy_there(view: View, list_: str, lacking: list[tuple[PartOfDays, Text]]) -> Finding:
    """Return the finding: all that lacks at some time, each with the places in which it does and its days."""
    parts, texts = [part for part, _ in lacking], list(dict.fromkeys(text for _, text in lacking))
    together: dict[tuple[tuple[Days, ...], int], list[Text]] = {}
    for text in texts:
        for where in by_days(part for part, one in lacking if one is text).items():
            together.setdefault(where, []).append(text)
    there = [one for one in steps_of(view, list_) if meets(view, one.places, one.days, parts)]
    gone = [
        (named(view.corpus.agencies.get(ref.id) or view.corpus.roles.get(ref.id), ref.id), ref)
        for ref in _gone(view, there, [on for on, _ in parts])
    ]
    said = _said_there(view, _those(view, list_), together)
    return CHECK.finding(
        Text(
            said.en + "".join(f"; nobody acts for {body.en} any more" for body, _ in gone),
            said.zh + "".join(f"；已无机构代行{body.zh}之职" for body, _ in gone),
        ),
        view.corpus.lists[list_].place,
        related=[Related(Text("who should hear it", "受理机关"), ref.place) for _, ref in gone],
        cause=Cause.of("no-remedy-there", list=list_, lacking=tuple(_LACKING[text] for text in texts)),
        **at_times((on for on, _ in parts), ()),
    )


def _said_there(view: View, name: Text, lacking: Mapping[tuple[tuple[Days, ...], int], list[Text]]) -> Text:
    """Return what those on a list lack, in which places and when: the days once where they are the same."""
    told = [(joined(texts), places_named(view, places), on) for (on, places), texts in lacking.items()]
    if len({on for *_, on in told}) == 1:
        when = stretches_as_written(view, told[0][-1])
        here = joined(Text(f"{what.en} in {place.en}", f"在{place.zh}{what.zh}") for what, place, _ in told)
        return Text(f"{name.en} have {here.en}, {when.en}", f"{when.zh}，{name.zh}{here.zh}")
    each = joined(
        (
            Text(f"{what.en} in {place.en} {when.en}", f"{when.zh}在{place.zh}{what.zh}")
            for what, place, on in told
            for when in [stretches_as_written(view, on)]
        ),
        zh="，",
    )
    return Text(f"{name.en} have {each.en}", f"{name.zh}{each.zh}")


def _those(view: View, id_: str) -> Text:
    """Return those on a list, or those of a low grade."""
    name = status_named(view, id_)
    if id_ in view.corpus.lists:
        return Text(f"those on {name.en}", f"列入{name.zh}者")
    return Text(f"those with {name.en}", f"被评为{name.zh}者")


def _lacking(view: View, list_: str, days: Days) -> Iterator[tuple[tuple[Days, ...], Text]]:
    said = steps_of(view, list_)
    noticed = [part for one in said for part in heard(view, one.days, one.notice)]
    objections = objected(view, list_)
    timed = [
        part for one in said for step in one.steps if _timed(step) for part in heard(view, one.days, step)
    ]
    for covered, text in ((noticed, NOTICE), (objections, OBJECTION), (timed, DEADLINE)):
        lacking = uncovered(days, covered)
        if lacking and not (text is DEADLINE and not noticed and not objections):
            yield tuple(lacking), text


def _gone(view: View, said: Iterable[Steps], on: Sequence[Days]) -> list[Ref]:
    """Return the bodies to which a step goes and for which nobody acts on some of the days, each once."""
    steps = [
        step
        for one in said
        if any(one.days.meet(days) for days in on)
        for step in one.steps
        if step is not None
    ]
    named_ones = {
        ref.id: ref
        for step in reversed(steps)
        for ref in step.to
        if any(days.meet(absent) for days in on for absent in view.enforcers.absent(ref.id))
    }
    return [ref for _, ref in sorted(named_ones.items())]


def _not_known(name: Text, when: Text, lacking: list[Text]) -> Text:
    """Return the sentence that says that it is not known what those on a list are given."""
    known = {NOTICE: ("are told beforehand", "是否事先获得告知"), OBJECTION: ("may object", "如何提出异议"),
             DEADLINE: ("have time for it", "有无期限")}  # fmt: skip
    what = joined(Text(*known[text]) for text in lacking)
    return Text(
        f"the copy read does not show how {name.en} {what.en}, {when.en}",
        f"{when.zh}，所读文本未载明{name.zh}{what.zh}",
    )


def _timed(step: Procedure | None) -> bool:
    return (
        step is not None
        and not step.none
        and (step.unknown is not None or step.deadline is not None or step.decided is not None)
    )


PARTS = (Part(statuses_burdened, _without_remedy), Part(lists_burdened, _without_remedy_there))
