"""Whether what bears a name is there on a day: in force, in existence or kept, and why not, or why that is not known."""

from __future__ import annotations

from collections.abc import Iterator

from mou_compiler.analysis.in_force import IN_FORCE, Being, outside, span_text, why_not_in_force
from mou_compiler.analysis.view import View
from mou_compiler.analysis.wording import body_named, joined, named, note_text
from mou_compiler.corpus.schema.declarations import (
    Agency,
    Declaration,
    Document,
    Law,
    List,
    Measure,
    Territory,
)
from mou_compiler.corpus.schema.values import Day, Period, Unknown
from mou_compiler.interpret.place_moves import first_possible, successors, territory_end
from mou_compiler.interpret.timeline import days_of
from mou_compiler.meaning.days import Days
from mou_compiler.words import Text

_IN_EXISTENCE = Being(Text("exists", "存续"), "终止")
_KEPT = Being(Text("is kept", "存续"), "终止")


def why_absent(view: View, item: Declaration, day: int) -> Text | None:
    """Return why something is not there on a day, or why that is not known; None where it is, or has no days at all.

    Of an agency that has ended it says who acts for it then, of a territory what has succeeded it.
    """
    match item:
        case Document() | Measure():
            return why_not_in_force(view, item, day)
        case Agency():
            return _of_agency(view, item, day)
        case List():
            return _outside(days_of(item.existed), item.existed, _KEPT, day)
        case Law():
            return _of_law(view, item, day)
        case Territory():
            return _of_territory(view, item, day)
    return None


def place_notes(view: View, id_: str, day: int) -> Iterator[Text]:
    """Yield what to know of a place on a day: that it is not there, and of those that lie in it, whose rules are not its own."""
    corpus, places = view.corpus, view.rules.world.territories
    territory = corpus.territories.get(id_)
    why = _of_territory(view, territory, day) if territory is not None else None
    if territory is not None and why is not None:
        name = named(territory, id_)
        yield Text(f"{name.en}: {why.en}", f"{name.zh}：{why.zh}")
    mine = places.on((id_,), day)
    former = {move.inner for move in places.moves if move.leaves and move.day <= day and move.inner != id_}
    for one in sorted(former):
        if mine & ~places.on((one,), day) and mine >> places.index[one] & 1:
            name = named(corpus.territories[one], one)
            yield Text(
                f"{name.en} lies in it: the measures for that alone hold there only, and are told by `--in {one}`",
                f"{name.zh}在其范围内：只适用于该地的措施仅在该地适用，以「--in {one}」查询",
            )


def _of_territory(view: View, territory: Territory, day: int) -> Text | None:
    days = Days(first_possible(territory), territory_end(territory))
    why = _outside(days, territory.existed, _IN_EXISTENCE, day)
    found = successors(view.corpus, territory)
    heirs = sorted(id_ for id_, start in found.items() if start <= day)
    if why is None or not heirs:
        return why
    names = joined(named(view.corpus.territories[id_], id_) for id_ in heirs)
    if len(found) == 1:
        return Text(f"{why.en}; it lies in {names.en}", f"{why.zh}，其区域今属{names.zh}")
    return Text(f"{why.en}; {names.en} succeeded it", f"{why.zh}，由{names.zh}承继")


def _of_agency(view: View, agency: Agency, day: int) -> Text | None:
    why = _outside(view.timeline.agency_days(agency.id), agency.existed, _IN_EXISTENCE, day)
    heirs = [id_ for id_ in view.timeline.heirs(agency.id, day) if id_ != agency.id]
    if why is None or not heirs:
        return why
    who = joined(body_named(view, id_) for id_ in heirs)
    return Text(
        f"{why.en}; {who.en} {'acts' if len(heirs) == 1 else 'act'} for it", f"{why.zh}；由{who.zh}代行"
    )


def _of_law(view: View, law: Law, day: int) -> Text | None:
    days = view.timeline.law_days(law)
    if day in days and view.timeline.edition_on(law, day) is not None:
        return None
    begins = law.adopted if law.in_force is None else law.in_force.start
    return _outside(days, Period(begins, law.repealed_on), IN_FORCE, day)


def _outside(days: Days, said: Period | None, being: Being, day: int) -> Text | None:
    """Return why a day lies outside the days of something, or may, by what is said of these."""
    start, end = (None, None) if said is None else (said.start, said.end)
    if day >= days.end:
        return outside([days], day, being)
    if isinstance(start, Unknown):
        why = note_text(start.reason)
        return Text(
            f"since when it {being.word.en} is not known{why.en}", f"自何时起{being.word.zh}不详{why.zh}"
        )
    if day < days.start and not _may_be(start, day):
        first = start.first.toordinal() if isinstance(start, Day) else days.start
        return outside([Days(first, days.end)], day, being)
    if isinstance(end, Unknown):
        why = note_text(end.reason)
        return Text(
            f"until when it {being.word.en} is not known{why.en}", f"{being.word.zh}至何时不详{why.zh}"
        )
    for one, verb in ((start, Text("begins", "开始")), (end, Text("ends", being.ended))):
        if isinstance(one, Day) and _may_be(one, day):
            span = span_text(one)
            return Text(f"it {verb.en} on some day {span.en}", f"于{span.zh}某日{verb.zh}")
    return None


def _may_be(said: Day | Unknown | None, day: int) -> bool:
    """Tell whether a day lies among those of which an inexact one may be any."""
    return isinstance(said, Day) and said.first.toordinal() <= day < said.last.toordinal()
