"""Who acts for an agency or role, day by day (grammar/meaning.md, Agencies over time)."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mou_compiler.compilation import Compiled, compile_text
from mou_compiler.meaning.days import ALL_DAYS, FOREVER

NAMES = "ABCD"
DAYS = [date(2000 + year, 1, 1) for year in range(6)]


def on(day: str) -> int:
    return date.fromisoformat(day).toordinal()


SPLIT = """
territory land
territory coast { within land }
territory hills { within land }
agency tax { existed until 2018-03-17; succeeded by revenue, customs }
agency revenue { existed from 2018-03-17 until 2023-03-10; succeeded by treasury }
agency customs
agency treasury
agency gone { existed until 2010-01-01 }
agency handed { succeeded by customs from 2012-06-01 }
agency later { existed until 2018-03-17; succeeded by customs from 2018-06-01 }
agency earlier { existed until 2018-03-17; succeeded by customs from 2018-01-01 }
agency several { succeeded by customs from 2015-01-01; succeeded by treasury from 2017-01-01; succeeded by tax }
agency born { existed from 2018-06-01 }
agency month { existed from 2018-06 }
agency before { existed until 2018-03-17; succeeded by born from 2018-04-01 }
agency undated { existed until 2018-03-17; succeeded by month }
agency unread { existed until 2018-03-17; succeeded by customs from unknown "not read" }
agency never { succeeded by customs; succeeded by treasury from unknown "not read" }
agency over { existed until 2018-03-17; succeeded by gone from 2012-01-01 }
agency snake { existed until 2010-01-01; succeeded by tail }
agency tail { existed until 2011-01-01; succeeded by snake }
role local { filled { by tax; in coast }
             filled { by customs; in hills; during from 2015-01-01 until 2016-01-01 } }
role anyone { filled { by gone; during from 2005-01-01 } }
role somebody { holders unknown "no text says who" }
"""


@pytest.mark.parametrize(
    ("body", "day", "acting"),
    [
        ("tax", "2018-03-16", ["tax"]),
        ("tax", "2018-03-17", ["customs", "revenue"]),
        ("tax", "2023-03-09", ["customs", "revenue"]),
        ("tax", "2023-03-10", ["customs", "treasury"]),
        ("revenue", "2010-01-01", ["revenue"]),
        ("gone", "2009-12-31", ["gone"]),
        ("gone", "2010-01-01", []),
        ("handed", "2012-05-31", ["handed"]),
        ("handed", "2012-06-01", ["customs"]),
        # A written day is the day, whatever else is there to end the body.
        ("later", "2018-03-16", ["later"]),
        ("later", "2018-03-17", []),
        ("later", "2018-05-31", []),
        ("later", "2018-06-01", ["customs"]),
        ("earlier", "2017-12-31", ["earlier"]),
        ("earlier", "2018-01-01", ["customs"]),
        ("several", "2014-12-31", ["several"]),
        ("several", "2016-12-31", ["customs", "tax"]),
        ("several", "2017-01-01", ["customs", "tax", "treasury"]),
        ("several", "2018-03-17", ["customs", "revenue", "treasury"]),
        # Nobody acts before it may exist.
        ("before", "2018-05-31", []),
        ("before", "2018-06-01", ["born"]),
        ("undated", "2018-05-31", []),
        ("undated", "2018-06-01", ["month"]),
        ("born", "2018-01-01", ["born"]),
        ("unread", "2018-03-17", ["customs"]),
        ("never", "2020-01-01", ["never"]),
        ("over", "2012-01-01", []),
        ("snake", "2010-06-01", ["tail"]),
        ("snake", "2011-06-01", []),
        ("somebody", "2010-01-01", ["somebody"]),
        ("anyone", "2004-12-31", []),
        ("anyone", "2005-01-01", ["gone"]),
        ("anyone", "2010-01-01", []),
        ("local", "2015-06-01", ["customs", "tax"]),
        ("local", "2020-01-01", ["customs", "revenue"]),
    ],
)
def test_who_acts(body: str, day: str, acting: list[str]) -> None:
    assert list(compile_text(SPLIT).view.enforcers.bodies(body, on(day))) == acting


@pytest.mark.parametrize(
    ("day", "territory", "acting"),
    [
        ("2015-06-01", "coast", ["tax"]),
        ("2015-06-01", "hills", ["customs"]),
        ("2015-06-01", "land", []),
        ("2016-01-01", "hills", []),
        ("2018-03-17", "coast", ["customs", "revenue"]),
    ],
)
def test_a_role_is_filled_where_its_filling_says(day: str, territory: str, acting: list[str]) -> None:
    enforcers = compile_text(SPLIT).view.enforcers
    number = enforcers.territories.index[territory]
    assert list(enforcers.bodies_in("local", on(day), number)) == acting


def acts(compiled: Compiled, id_: str, day: int, seen: frozenset[str] = frozenset()) -> set[str]:
    """Return who acts for an agency, by the definition."""
    agency = compiled.corpus.agencies[id_]
    end = agency.existed.end.last.toordinal() if agency.existed and agency.existed.end else FOREVER
    end = min([end, *(one.start.last.toordinal() for one in agency.successions if one.start)])
    if day < end:
        return {id_}
    heirs = [
        ref.id
        for one in agency.successions
        for ref in one.heirs
        if day >= (one.start.last.toordinal() if one.start else end) and day >= first(compiled, ref.id)
    ]
    return {body for heir in heirs if heir not in seen for body in acts(compiled, heir, day, seen | {id_})}


def first(compiled: Compiled, id_: str) -> int:
    existed = compiled.corpus.agencies[id_].existed
    return existed.start.first.toordinal() if existed and existed.start else 0


@st.composite
def histories(draw: st.DrawFn) -> str:
    """Draw agencies that end and succeed each other, in circles too."""
    lines = []
    for name in NAMES:
        start, end = (draw(st.none() | st.sampled_from(DAYS)) for _ in range(2))
        existed = [f"{word} {day}" for word, day in (("from", start), ("until", end)) if day]
        fields = [f"existed {' '.join(existed)}"] if existed else []
        for _ in range(draw(st.integers(0, 2))):
            heirs = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=2, unique=True))
            since = draw(st.none() | st.sampled_from(DAYS))
            fields.append(f"succeeded by {', '.join(heirs)}" + (f" from {since}" if since else ""))
        lines.append(f"agency {name} {{ {'; '.join(fields)} }}")
    return "\n".join(lines)


@settings(max_examples=60, deadline=None)
@given(histories())
def test_succession_follows_its_definition_on_every_day(text: str) -> None:
    compiled = compile_text(text)
    for id_ in NAMES:
        stretches = compiled.view.enforcers.acting(id_)
        assert (stretches[0].days.start, stretches[-1].days.end) == ALL_DAYS
        assert all(one.days.end == two.days.start for one, two in pairwise(stretches))
        assert all(one.bodies != two.bodies for one, two in pairwise(stretches))
        for day in (edge + step for edge in map(date.toordinal, DAYS) for step in (-1, 0)):
            assert set(compiled.view.enforcers.bodies(id_, day)) == acts(compiled, id_, day)


CIRCLES = """
act trade
agency A
role alone { filled { by alone } }
role one { filled { by other } }
role other { filled { by one }
             filled { by A; during from 2015-01-01 } }
instrument order-1 "Order" "令" {
    in force from 2010-01-01
    by A
    measure 1 { prohibit trade; by alone }
    measure 2 { prohibit trade; by one, other }
}
"""


def test_a_role_in_the_place_of_an_agency_is_told_and_ends_nothing() -> None:
    compiled = compile_text(CIRCLES)
    assert [item.code for item in compiled.findings].count("MOU201") == 3
    assert compiled.rows
    acting = compiled.view.enforcers.acting
    assert [item.bodies for item in acting("alone")] == [("alone",)]
    assert [item.bodies for item in acting("other")] == [("one",), ("A", "one")]
