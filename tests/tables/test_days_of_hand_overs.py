"""A day on which who acts for a body changes is one on which the time line tells something of a body."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from mou_compiler.compilation import compile_text
from mou_compiler.meaning.days import ALWAYS, FOREVER
from mou_compiler.tables.events import events

NAMES = "ABCD"
ACTS = ("trade", "trade.export", "loan")
DAYS = [f"20{year}-0{month}-01" for year in (10, 11, 12) for month in (1, 6)]


@st.composite
def successions(draw: st.DrawFn) -> str:
    """Draw agencies that pass their duties on, each to later ones."""
    lines = [f"act {act}" for act in ACTS]
    for place, name in enumerate(NAMES):
        start, end = (draw(st.none() | st.sampled_from(DAYS)) for _ in range(2))
        existed = [f"{word} {day}" for word, day in (("from", start), ("until", end)) if day]
        fields = [f"existed {' '.join(existed)}"] if existed else []
        for _ in range(draw(st.integers(0, 2)) if place + 1 < len(NAMES) else 0):
            heirs = draw(st.lists(st.sampled_from(NAMES[place + 1 :]), min_size=1, max_size=2, unique=True))
            acts = draw(st.lists(st.sampled_from(ACTS), max_size=2, unique=True))
            since = draw(st.none() | st.sampled_from(DAYS))
            fields.append(
                f"succeeded by {', '.join(heirs)}"
                + (f" for {', '.join(acts)}" if acts else "")
                + (f" from {since}" if since else "")
            )
        lines.append(f"agency {name} {{ {'; '.join(fields)} }}")
    return "\n".join(lines)


@settings(max_examples=60, deadline=None)
@given(successions())
def test_who_acts_changes_on_days_of_the_time_line(text: str) -> None:
    compiled = compile_text(text)
    assert not compiled.corpus.faults
    enforcers = compiled.view.enforcers
    told = {event.day for event in events(compiled.view)}
    for name in NAMES:
        for acts in ((), *((act,) for act in ACTS)):
            changing = {item.days.start for item in enforcers.acting(enforcers.charged(name, acts))}
            assert changing - {ALWAYS, FOREVER} <= told
