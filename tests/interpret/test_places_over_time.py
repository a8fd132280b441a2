"""Where a measure holds, day by day, as territories end and pass into others (grammar/meaning.md, Territories over time)."""

from __future__ import annotations

from datetime import date

import pytest

from mou_compiler.compilation import Compiled, Situation, compile_text

COUNTRY = """
territory land
territory north { within land }
territory south { within land }
territory village { within merged }
territory merged { within north; existed until 2018-03-01; succeeded by lin }
territory also { within north; existed until 2019; succeeded by lin from 2018-05 }
territory lin { within south; existed from 1990-01-01 }
territory county { within north; existed until 2018-03-01; succeeded by city }
territory city { within south; existed from 2018-03-01 }
territory early { within north; existed until 2018-03-01; succeeded by before }
territory before { within south; existed from 2018-02-28 }
territory bare { within north; existed until 2018-03-01; succeeded by plain }
territory plain { within south }
territory whole { within land; existed until 1997-03-14; succeeded by half, other }
territory half { within land; existed from 1997-03-14 }
territory other { within land; existed from 1997-03-14 }
territory parted { within land; existed until 2018-03-01; succeeded by out, lin }
territory out { within land; existed from 2018-03-01 }
territory one { within north; existed until 2018-03-01; succeeded by both }
territory two { within north; existed until 2018-03-01; succeeded by both }
territory both { within south; existed from 2018-03-01 }
territory first { within north; existed until 2000-01-01; succeeded by second }
territory second { within north; existed from 2000-01-01 until 2010-01-01; succeeded by third }
territory third { within south; existed from 2010-01-01 }
territory waiting { within north; existed until 2018-03-01; succeeded by late }
territory late { within south; existed from 2018-06 }
territory gone { within north; existed until 2018-03-01 }
territory unread { within north; existed until 2018-03-01; succeeded by lin from unknown "not read" }
territory never { within north; succeeded by lin }
territory twice { within north; succeeded by lin from 2010-01-01; succeeded by lin from 2015-01-01 }
"""


@pytest.fixture(scope="module")
def compiled() -> Compiled:
    names = [line.split()[1] for line in COUNTRY.splitlines() if line]
    measures = "\n".join(f"measure in-{name} {{ in {name}; by A; grant x }}" for name in names)
    found = compile_text(
        f"{COUNTRY}\nagency A\nact x\nsubject firm\nmemorandum m {{ signed 1980-01-01; signatories A\n{measures}\n}}"
    )
    assert [item.code for item in found.findings if item.code < "MOU300"] == []
    return found


def lies(compiled: Compiled, place: str, day: str) -> str:
    """Return the territories whose measures apply in one on a day."""
    witness = compiled.witness(Situation("firm", (), place, date.fromisoformat(day), {}))
    names = [id_.removeprefix("m/in-") for id_ in compiled.rules.rules]
    return " ".join(
        name for name in names if compiled.rules.applies(compiled.rules.rules[f"m/in-{name}"], witness)
    )


@pytest.mark.parametrize(
    ("place", "day", "expected"),
    [
        # Merged into one that was there before: within that, and no longer in what it lay in; never the other way round.
        ("merged", "2018-02-28", "land north merged"),
        ("merged", "2018-03-01", "land south merged lin"),
        ("village", "2018-02-28", "land north village merged"),
        ("village", "2018-03-01", "land south village merged lin"),
        ("lin", "2018-03-01", "land south lin"),
        # The day that is written; of an inexact one the last.
        ("also", "2018-05-30", "land north also"),
        ("also", "2018-05-31", "land south also lin"),
        # Under a new name: to name either is to name both, from that day on.
        ("county", "2018-02-28", "land north county"),
        ("county", "2018-03-01", "land south county city"),
        ("city", "2018-02-28", "land south city"),
        ("city", "2018-03-01", "land south county city"),
        # One that was there a day before, or of which nothing is said, may be more.
        ("before", "2018-03-01", "land south before"),
        ("early", "2018-03-01", "land south early before"),
        ("plain", "2018-03-01", "land south plain"),
        ("bare", "2018-03-01", "land south bare plain"),
        # Divided: its parts lie in it, and it in none of them.
        ("half", "1997-03-13", "land half"),
        ("half", "1997-03-14", "land whole half"),
        ("other", "1997-03-14", "land whole other"),
        ("whole", "1997-03-14", "land whole"),
        # A part of it goes to one that was there before: nobody knows which.
        ("out", "2018-03-01", "land parted out"),
        ("parted", "2018-03-01", "land parted"),
        # Two that are merged.
        ("one", "2018-03-01", "land south one both"),
        ("both", "2018-03-01", "land south both"),
        # Over several steps.
        ("first", "2005-01-01", "land north first second"),
        ("first", "2010-01-01", "land south first second third"),
        ("third", "2010-01-01", "land south first second third"),
        # Not before the successor may be there.
        ("waiting", "2018-05-31", "land north waiting"),
        ("waiting", "2018-06-01", "land south waiting late"),
        # Its area does not go away.
        ("gone", "2018-03-01", "land north gone"),
        ("unread", "2018-03-01", "land south lin unread"),
        ("never", "2018-03-01", "land north never"),
        # Of several days the first.
        ("twice", "2010-01-01", "land south lin twice"),
    ],
)
def test_where_it_lies(compiled: Compiled, place: str, day: str, expected: str) -> None:
    assert lies(compiled, place, day) == expected


def test_those_that_end_are_the_least_general() -> None:
    found = compile_text(
        "territory a { existed until 2018-03-01; succeeded by b } territory b { existed from 2018-03-01 }"
    )
    assert found.rules.world.territories.ids == ("b", "a")


def test_a_witness_names_a_place_that_is_there() -> None:
    found = compile_text(
        """
territory a { existed until 2018-03-01; succeeded by b }
territory b { existed from 2018-03-01 }
subject firm
agency A
act x
memorandum m {
    signed 2017-01-01
    signatories A
    measure 1 { in a; by A; grant x }
    measure 2 { in b; by A; prohibit x }
}
"""
    )
    (collision,) = [item for item in found.findings if item.code == "MOU401"]
    assert collision.witness is not None
    assert (collision.witness.territory, str(collision.witness.date)) == ("b", "2018-03-01")


def test_who_fills_a_role_where() -> None:
    found = compile_text(
        """
territory land
territory county { within land; existed until 2018-03-01; succeeded by city }
territory city { within land }
agency A
agency B { territory city }
act x
role office { filled { by A; in county } filled { by B; in city } }
memorandum m {
    signed 2017-01-01
    signatories A, B
    measure 1 { in county; by office; grant x }
    measure 2 { in county; by B; grant x }
}
"""
    )
    rows = sorted(
        (row.enforcer, str(row.valid_from), str(row.valid_to)) for row in found.rows if row.measure == "m/1"
    )
    assert rows == [("A", "2017-01-01", "None"), ("B", "2018-03-01", "None")]
    # Whoever is competent in the city is in what has become of the county.
    (told,) = [item for item in found.findings if item.code == "MOU302"]
    assert (told.measures, str(told.since), str(told.until)) == (("m/2",), "2017-01-01", "2018-03-01")
