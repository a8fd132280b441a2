"""The time line as a picture: a row for each thing that changes, or for each kind of thing where there are many."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from xml.sax.saxutils import escape

from mou_compiler.source.frames import visible
from mou_compiler.source.width import elide_name
from mou_compiler.tables.events import Event
from mou_compiler.words import Language, Text

MOST_ROWS = 40
"""Up to so many things have a row each; more are put together by kind."""

_WIDE, _LEFT, _RIGHT, _ROW, _HEAD, _FOOT = 1100, 310, 24, 26, 76, 34
_LABEL = 40
"""How many columns of letters the label of a row has room for."""
_APART = 18
"""What is no further apart than so many pixels is one mark, which says how much it stands for."""
_MOST_YEARS = 24
"""Above so many years only some have a line of their own."""
_COLOURS = {
    "law": "#7e22ce",
    "memorandum": "#1d4ed8",
    "instrument": "#1d4ed8",
    "measure": "#1d4ed8",
    "agency": "#15803d",
    "role": "#15803d",
    "list": "#b91c1c",
    "catalogue": "#b45309",
}
_OTHER = "#475569"
_FONT = (
    "'Helvetica Neue',Arial,'Liberation Sans','PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif"
)
_STYLE = (
    ".t{font-size:15px;font-weight:600}.e{text-anchor:end}.y{text-anchor:middle;fill:#64748b}"
    ".m{text-anchor:middle;fill:#fff;font-size:10px}.k{fill:#64748b;font-size:11px}"
)
_KEY = Text(
    "a hollow mark: by this day, which one is not known; a number: so many changes close together",
    "空心：至迟是日，确切日期不详；数字：相近的变化项数",
)
Rows = Mapping[str, tuple[Text, Sequence[Event]]]


def as_svg(
    found: Sequence[Event],
    language: Language,
    sentence: Callable[[Event], Text],
    unknown: Sequence[Text] = (),
) -> str:
    """Return the events as SVG; each mark says in a tooltip what happens, and how much where that is several things.

    What happens on a day that is not known stands in a line of its own below.
    """
    rows = _rows(found)
    high = _HEAD + _ROW * len(rows) + _FOOT + (_ROW if unknown else 0)
    first, last = _years(found)
    title = _title(found, first, last - 1).spelled(language)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {high}" width="{_WIDE}" height="{high}" role="img">',
        f"<title>{escape(title)}</title>",
        f"<style>text{{font-family:{_FONT};font-size:12px;fill:#1f2937}}</style>",
        f"<style>{_STYLE}</style>",
        '<rect width="100%" height="100%" fill="#fff"/>',
        f'<text class="t" x="16" y="28">{escape(title)}</text>',
        *(_axis(first, last, _HEAD + _ROW * len(rows) + _FOOT) if found else ()),
    ]
    for number, (label, events) in enumerate(rows.values()):
        lines += _row(label.spelled(language), events, number, (first, last), language, sentence)
    if unknown:
        lines += _unknown(unknown, _HEAD + _ROW * len(rows) + _ROW / 2 + 12, language)
    if found:
        lines.append(f'<text class="k" x="{_LEFT}" y="{high - 10}">{escape(_KEY.spelled(language))}</text>')
    return "\n".join([*lines, "</svg>"]) + "\n"


def _unknown(unknown: Sequence[Text], y: float, language: Language) -> Iterator[str]:
    """Yield the line for what happens on days that are not known; the tooltip says all of it."""
    number = len(unknown)
    line = Text(
        f"{number} change{'' if number == 1 else 's'} on days that are not known",
        f"另有{number}项变化，日期不详",
    ).spelled(language)
    said = "\n".join(visible(one.spelled(language)) for one in unknown)
    yield f'<text x="{_LEFT}" y="{y}">{escape(line)}<title>{escape(said)}</title></text>'


def _title(found: Sequence[Event], first: int, last: int) -> Text:
    if not found:
        return Text("Nothing changes", "没有变化")
    return Text(
        f"What changes from {first} to {last}: {len(found)} change{'' if len(found) == 1 else 's'}",
        f"{first}年至{last}年的变化，共{len(found)}项",
    )


def _rows(found: Sequence[Event]) -> Rows:
    """Return the events of each row with its label, those of the first event first."""
    by_thing: dict[str, list[Event]] = {}
    for event in found:
        by_thing.setdefault(f"{event.kind.en} {event.id}", []).append(event)
    if len(by_thing) <= MOST_ROWS:
        return {key: (events[0].label, events) for key, events in by_thing.items()}
    by_kind: dict[str, list[Event]] = {}
    for event in found:
        by_kind.setdefault(event.kind.en, []).append(event)
    return {
        key: (
            Text(f"{events[0].kind.en} ({len(events)})", f"{events[0].kind.zh}（{len(events)}）"),
            events,
        )
        for key, events in by_kind.items()
    }


def _years(found: Sequence[Event]) -> tuple[int, int]:
    """Return the first year, and the one behind the last."""
    days = [date.fromordinal(event.day) for event in found]
    return (min(days).year, max(days).year + 1) if days else (1, 2)


def _x(day: int, years: tuple[int, int]) -> float:
    first, last = date(years[0], 1, 1).toordinal(), date(years[1], 1, 1).toordinal()
    return _LEFT + (_WIDE - _LEFT - _RIGHT) * (day - first) / (last - first)


def _axis(first: int, last: int, high: int) -> Iterator[str]:
    """Yield a line for each year, or for some where there are many, each with its number."""
    step = -(-(last - first) // _MOST_YEARS)
    for year in range(first, last, step):
        x = _x(date(year, 1, 1).toordinal(), (first, last))
        yield f'<line x1="{x:.1f}" y1="{_HEAD - 14}" x2="{x:.1f}" y2="{high - _FOOT + 6}" stroke="#e2e8f0"/>'
        middle = _x(date(year, 7, 1).toordinal(), (first, last)) if step == 1 else x
        yield f'<text class="y" x="{middle:.1f}" y="{_HEAD - 20}">{year}</text>'


def _row(
    label: str,
    events: Sequence[Event],
    number: int,
    years: tuple[int, int],
    language: Language,
    sentence: Callable[[Event], Text],
) -> Iterator[str]:
    y = _HEAD + _ROW * number + _ROW / 2
    shown = elide_name(visible(label), _LABEL)
    yield (
        f'<g><text class="e" x="{_LEFT - 14}" y="{y + 4}">{escape(shown)}'
        f"<title>{escape(visible(label))}</title></text>"
    )
    yield f'<line x1="{_LEFT}" y1="{y}" x2="{_WIDE - _RIGHT}" y2="{y}" stroke="#cbd5e1"/>'
    for marked in _together(events, years):
        x = _x(marked[0].day, years)
        said = "\n".join(
            f"{date.fromordinal(day).isoformat()}: {'; '.join(visible(sentence(event).spelled(language)) for event in those)}"
            for day, those in groupby(marked, lambda event: event.day)
        )
        colour = _COLOURS.get(marked[0].kind.en, _OTHER)
        fill = colour if any(event.exact for event in marked) else "#fff"
        size = 5 if len(marked) == 1 else 8
        yield (
            f'<circle cx="{x:.1f}" cy="{y}" r="{size}" fill="{fill}" stroke="{colour}" stroke-width="1.5">'
            f"<title>{escape(said)}</title></circle>"
        )
        if len(marked) > 1:
            ink = "" if fill == colour else f' style="fill:{colour}"'
            yield f'<text class="m" x="{x:.1f}" y="{y + 3.5}"{ink} pointer-events="none">{len(marked)}</text>'
    yield "</g>"


def _together(events: Sequence[Event], years: tuple[int, int]) -> Iterator[list[Event]]:
    """Yield the events that are one mark, in order of day."""
    marked: list[Event] = []
    for event in sorted(events, key=lambda event: event.day):
        if marked and _x(event.day, years) - _x(marked[0].day, years) > _APART:
            yield marked
            marked = []
        marked.append(event)
    if marked:
        yield marked
