"""When a text or measure is in force as far as is known: on which days for certain, on which nobody can say, and why not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from mou_compiler.analysis.view import View
from mou_compiler.analysis.wording import (
    day_text,
    days_text,
    document_named,
    joined,
    measure_in,
    note_text,
)
from mou_compiler.corpus.schema.declarations import Document, Measure
from mou_compiler.corpus.schema.values import Day, Period, Unknown
from mou_compiler.interpret.timeline import Beginning, Paused
from mou_compiler.meaning.cover import uncovered
from mou_compiler.meaning.days import ALL_DAYS, ALWAYS, Days
from mou_compiler.words import Text

_NOTHING = Text("", "")


class Being(NamedTuple):
    """How it is said that something is there, and in Chinese that it no longer is."""

    word: Text
    ended: str


IN_FORCE = Being(Text("is in force", "施行"), "失效")


class Doubt(NamedTuple):
    """What is not known of the days of something, on which days that matters, and what would settle it."""

    days: Days
    what: Text
    settled_by: Text


def sure(view: View, item: Document | Measure) -> tuple[Days, ...]:
    """Return the stretches of days on which a text or measure is in force for certain."""
    if isinstance(item, Measure):
        return view.timeline.stretches(item)
    return view.timeline.document_stretches(item)


def possible(view: View, item: Document | Measure) -> tuple[Days, ...]:
    """Return the stretches of days on which it may be in force: on all others it surely is not."""
    if isinstance(item, Measure):
        return view.timeline.possible_stretches(item)
    return view.timeline.possible_document_stretches(item)


def not_known(view: View, item: Document | Measure) -> tuple[Days, ...]:
    """Return the stretches of days of which it is not known whether it is in force."""
    certain = sure(view, item)
    return tuple(part for days in possible(view, item) for part in uncovered(days, certain))


def is_doubtful(view: View, item: Document | Measure, day: int | None) -> bool:
    """Tell whether it is not known of a day whether something is in force; without a day, whether it ever is."""
    open_days = not_known(view, item)
    if day is None:
        return bool(open_days) and not sure(view, item)
    return any(day in days for days in open_days)


def doubt_text(view: View, item: Document | Measure, day: int | None) -> Text:
    """Return why it is not known whether something is in force, on a day or at all, and what would settle it."""
    open_days = not_known(view, item) if day is None else (Days(day, day + 1),)
    about = [one for one in doubts(view, item) if any(one.days.meet(days) for days in open_days)]
    what, by = joined(one.what for one in about), joined(dict.fromkeys(one.settled_by for one in about))
    if not about:
        return Text("its days are not known", "其施行期间不详")
    return Text(f"{what.en}; {by.en} would settle it", f"{what.zh}；查明{by.zh}即可确定")


def days_told(view: View, item: Document | Measure) -> Text:
    """Return when something is in force: for certain, and on which days that is not known, and why not."""
    certain, open_days = sure(view, item), not_known(view, item)
    if not open_days:
        if not certain:
            return Text("on no day", "无任何一日施行")
        said, end = joined(map(days_text, certain), "and", "，及"), open_end(view, item)
        return Text(f"{said.en}{end.en}", f"{said.zh}{end.zh}")
    why = doubt_text(view, item, None)
    unsure = joined(map(days_text, open_days), "and", "，及")
    if open_days == (ALL_DAYS,):
        unsure = Text("of any day", "任何一日")
    if not certain:
        return Text(f"not known {unsure.en}: {why.en}", f"{unsure.zh}是否施行不详：{why.zh}")
    sure_of = joined(map(days_text, certain), "and", "，及")
    return Text(
        f"for certain {sure_of.en}; not known {unsure.en}: {why.en}",
        f"可确定{sure_of.zh}；{unsure.zh}不详：{why.zh}",
    )


def open_end(view: View, item: Document | Measure) -> Text:
    """Return that the end of something is not known, where a text says so; empty where it does not."""
    own: tuple[Document | Measure, ...] = (item,)
    if isinstance(item, Measure):
        own += view.timeline.under(item)
    ends = [one.in_force.end for one in own if one.in_force is not None]
    why = next((_reason(end) for end in ends if isinstance(end, Unknown)), None)
    if why is None or any(days.behind is not None for days in sure(view, item)):
        return _NOTHING
    return Text(f", until when is not known{why.en}", f"，何时失效不详{why.zh}")


def why_not_in_force(view: View, item: Document | Measure, day: int) -> Text | None:
    """Return why something is not in force on a day, or why that is not known; None where it is for certain."""
    if any(day in days for days in sure(view, item)):
        return None
    when = day_text(date.fromordinal(day))
    if is_doubtful(view, item, day):
        why = doubt_text(view, item, day)
        return Text(
            f"it is not known whether it is in force on {when.en}: {why.en}",
            f"{when.zh}是否施行不详：{why.zh}",
        )
    # What has not begun, or is over, is not suspended, whatever befalls the text that it changes.
    there = day in view.timeline.possible_span(item)
    if there and any(day in one.certain for one in _suspensions(view, item)):
        return Text(f"it is suspended on {when.en}", f"{when.zh}暂停施行")
    return outside(possible(view, item), day, certain=sure(view, item))


def outside(
    stretches: Sequence[Days], day: int, being: Being = IN_FORCE, certain: Sequence[Days] | None = None
) -> Text:
    """Return why something is not there on a day that lies in none of the days on which it may be.

    Those on which it is for certain tell how exactly its first and last days are known; all of them where not given.
    """
    word = being.word
    if not stretches:
        return Text("it is never in force", "从未施行")
    later = [days for days in stretches if day < days.start]
    if later:
        start = first_day(later[0], certain)
        return Text(f"it {word.en} only from {start.en}", f"自{start.zh}起方{word.zh}")
    end = day_behind(stretches[-1], certain)
    return Text(f"it {word.en} only before {end.en}", f"已于{end.zh}{being.ended}")


def first_day(possible_days: Days, certain: Sequence[Days] | None = None) -> Text:
    """Return on which day something begins that may be so on certain days: the days between which it does where inexact."""
    sure_days = _within(possible_days, certain)
    return _between(possible_days.start, possible_days.start if sure_days is None else sure_days[0].start)


def day_behind(possible_days: Days, certain: Sequence[Days] | None = None) -> Text:
    """Return the day on which something is over that may be so on certain days, likewise."""
    sure_days = _within(possible_days, certain)
    return _between(possible_days.end if sure_days is None else sure_days[-1].end, possible_days.end)


def _within(days: Days, certain: Sequence[Days] | None) -> list[Days] | None:
    """Return the certain days that lie among possible ones; None where none is known."""
    return [one for one in certain or () if days.meet(one)] or None


def _between(first: int, last: int) -> Text:
    if first == last:
        return day_text(Days(first, last + 1).first)
    one, other = day_text(Days(first, last).first), day_text(Days(first, last).behind)
    return Text(f"some day between {one.en} and {other.en}", f"{one.zh}至{other.zh}间某日")


def doubts(view: View, item: Document | Measure) -> Iterator[Doubt]:
    """Yield what is not known of the days of a text or measure, each thing once, with what would settle it."""
    texts: tuple[Document, ...] = (item,) if isinstance(item, Document) else view.timeline.under(item)
    if isinstance(item, Measure) and item.in_force is not None:
        name = measure_in(view, item)
        yield from _beginning(name, view.timeline.measure_beginning(item), item.in_force.start)
        yield from _end(name, item.in_force)
    for text in texts:
        name, period = document_named(view, text.id), text.in_force
        start = period.start if period is not None else None
        yield from _beginning(name, view.timeline.beginning(text.id), text.signed if start is None else start)
        if period is not None:
            yield from _end(name, period)
    yield from _replaced(view, texts)
    if isinstance(item, Measure):
        yield from _withdrawn(view, item)
    yield from _paused(view, item)


def _beginning(name: Text, begins: Beginning, said: Day | Unknown | None) -> Iterator[Doubt]:
    day = Text(f"the day from which {name.en} is in force", f"{name.zh}施行之日")
    if not begins.known:
        why = _reason(said)
        what = Text(
            f"since when {name.en} is in force is not known{why.en}", f"{name.zh}自何时起施行不详{why.zh}"
        )
        yield Doubt(Days(ALWAYS, begins.surely), what, day)
    elif begins.may < begins.surely and isinstance(said, Day):
        span = span_text(said)
        yield Doubt(
            Days(begins.may, begins.surely),
            Text(f"{name.en} begins on some day {span.en}", f"{name.zh}于{span.zh}某日施行"),
            day,
        )


def _end(name: Text, period: Period) -> Iterator[Doubt]:
    end = period.end
    if isinstance(end, Day) and not end.exact:
        day = Text(f"the day on which {name.en} ends", f"{name.zh}失效之日")
        span = span_text(end)
        what = Text(f"{name.en} ends on some day {span.en}", f"{name.zh}于{span.zh}某日失效")
        yield Doubt(Days(end.first.toordinal(), end.last.toordinal() + 1), what, day)


def _replaced(view: View, texts: Iterable[Document]) -> Iterator[Doubt]:
    """Yield what is not known of when other texts replace some."""
    for text in texts:
        for other in view.corpus.documents.values():
            if any(ref.id == text.id for ref in other.replaces_documents):
                names = document_named(view, other.id), document_named(view, text.id)
                yield from _ending(*names, view.timeline.beginning(other.id), other)


def _withdrawn(view: View, measure: Measure) -> Iterator[Doubt]:
    """Yield what is not known of when others withdraw a measure or take its place."""
    timeline, name = view.timeline, measure_in(view, measure)
    for other in view.corpus.documents.values():
        begins = timeline.beginning(other.id)
        if any(ref.id == measure.id for ref in other.withdraws):
            yield from _ending(document_named(view, other.id), name, begins, other, _WITHDRAWS)
        for one in other.measures:
            if any(ref.id == measure.id for ref in one.replaces):
                own = timeline.measure_beginning(one)
                later = Beginning(
                    max(begins.may, own.may), max(begins.surely, own.surely), begins.known and own.known
                )
                yield from _ending(measure_in(view, one), name, later, one if not own.known else other)


_REPLACES, _WITHDRAWS = Text("takes the place of", "取代"), Text("withdraws", "撤回")


def _ending(
    by: Text, name: Text, begins: Beginning, source: Document | Measure, verb: Text = _REPLACES
) -> Iterator[Doubt]:
    """Yield what is not known of when one thing that ends another begins."""
    if not ALWAYS < begins.may < begins.surely:
        return
    period = source.in_force
    said = period.start if period is not None and period.start is not None else None
    if said is None and isinstance(source, Document):
        said = source.signed
    day = Text(f"the day from which {by.en} is in force", f"{by.zh}施行之日")
    days = Days(begins.may, begins.surely)
    if begins.known and isinstance(said, Day):
        span = span_text(said)
        what = Text(
            f"{by.en} {verb.en} {name.en} on some day {span.en}",
            f"{by.zh}于{span.zh}某日{verb.zh}{name.zh}",
        )
    else:
        why = _reason(said)
        what = Text(
            f"since when {by.en}, which {verb.en} {name.en}, is in force is not known{why.en}",
            f"{verb.zh}{name.zh}的{by.zh}自何时起施行不详{why.zh}",
        )
    yield Doubt(days, what, day)


def _paused(view: View, item: Document | Measure) -> Iterator[Doubt]:
    """Yield what is not known of the days of suspensions."""
    for one in _suspensions(view, item):
        by = joined(document_named(view, id_) for id_ in one.by)
        who = Text(f" by {by.en}", f"由{by.zh}") if one.by else _NOTHING
        for days in uncovered(one.days, (one.certain,) if one.certain else ()):
            told = days_text(days)
            yield Doubt(
                days,
                Text(
                    f"it may be suspended {told.en}{who.en}: to the day that is not known",
                    f"{told.zh}可能{who.zh}暂停施行，确切日期不详",
                ),
                Text("the exact days of the suspension", "暂停施行的确切日期"),
            )


def _suspensions(view: View, item: Document | Measure) -> Iterator[Paused]:
    yield from view.timeline.suspensions(item)
    for text in view.timeline.under(item) if isinstance(item, Measure) else ():
        yield from view.timeline.suspensions(text)


def span_text(day: Day) -> Text:
    """Return between which days an inexact one lies."""
    first, last = day_text(day.first), day_text(day.last)
    return Text(f"from {first.en} to {last.en}", f"{first.zh}至{last.zh}间")


def _reason(said: object) -> Text:
    return note_text(said.reason) if isinstance(said, Unknown) else _NOTHING
