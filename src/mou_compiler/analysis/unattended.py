"""Why nobody acts for a body on a day: who took over from it, who has yet to, and for which acts nobody does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from mou_compiler.analysis.view import View
from mou_compiler.analysis.wording import act_named, body_named, day_text, joined
from mou_compiler.interpret.timeline import days_of
from mou_compiler.meaning.days import FOREVER
from mou_compiler.words import Text


def why_nobody(view: View, id_: str, acts: Iterable[str], day: int, *, apart: bool) -> Text:
    """Return why nobody acts for a body on a day for any of some acts, in words that follow its name.

    Acts that are told apart from others are named; else they are where the body goes on acting for others.
    """
    role = view.corpus.roles.get(id_)
    if role is not None:
        return _OF_ROLES[any(day in days_of(item.during) for item in role.fillings)]
    asked = sorted(set(acts))
    hand_overs = {one for act in asked or (None,) for one in _hand_overs(view, id_, act, day)}
    names = joined(act_named(view, act) for act in asked)
    told = bool(asked) and (apart or day < view.timeline.duty_ends(id_, None))
    about = Text(f" for {names.en}", f"就{names.zh}") if told else Text("", "")
    awaited = min((start for start, _ in hand_overs if day < start < FOREVER), default=None)
    if awaited is not None:
        ends = view.timeline.agency_days
        gone = {heir for start, heir in hand_overs if start <= day and start < ends(heir).end}
        return _until(view, about, gone, awaited)
    if any(start <= day for start, _ in hand_overs):
        return Text(
            f"no longer acts{about.en}, and neither does anybody who succeeds it",
            f"已不再{about.zh}履行职责，其承接者亦然",
        )
    if told:
        return Text(
            f"is succeeded for other acts, and by nobody for {names.en}",
            f"的其他职责已有承接者，而就{names.zh}无承接者",
        )
    return _UNSUCCEEDED[view.enforcers.is_split(id_)]


def _until(view: View, about: Text, gone: Iterable[str], awaited: int) -> Text:
    """Return that a body no longer acts, nor do those who took over and have gone, before a day on which others will."""
    heirs, on = sorted(gone), day_text(date.fromordinal(awaited))
    names, do = joined(body_named(view, heir) for heir in heirs), "does" if len(heirs) == 1 else "do"
    nor = Text(f", nor {do} {names.en}, which took over,", f"，承接者{names.zh}亦然")
    nor = nor if heirs else Text(",", "")
    return Text(
        f"no longer acts{about.en}{nor.en} and nobody takes over before {on.en}",
        f"已不再{about.zh}履行职责{nor.zh}，而{on.zh}前尚无承接者",
    )


def _hand_overs(view: View, id_: str, act: str | None, day: int) -> Iterator[tuple[int, str]]:
    """Yield who succeeds a body, and whoever has taken over from it by a day, each with the day of it."""
    waiting, seen = [id_], set[str]()
    while waiting:
        agency = view.corpus.agencies.get(waiting.pop())
        if agency is None or agency.id in seen:
            continue
        seen.add(agency.id)
        for start, heir in view.timeline.hand_overs(agency, act):
            yield start, heir
            waiting += [heir] if start <= day else []


_UNSUCCEEDED = (
    Text("no longer exists and nobody succeeds it", "已不存在且无承接者"),
    Text(
        "no longer acts in what is to be done, and nobody carries it on",
        "就有关行为已不再履行职责，且无承接者",
    ),
)
_OF_ROLES = (
    Text("is a role that nobody fills", "这一角色无机构承担"),
    Text(
        "is a role for which nobody acts: those who fill it have ended",
        "这一角色已无机构履行：承担者均已终止",
    ),
)
