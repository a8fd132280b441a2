"""Documents, measures, laws and their editions over time (grammar/meaning.md)."""

from __future__ import annotations

from datetime import date

import pytest

from mou_compiler.compilation import Compiled, compile_text
from mou_compiler.corpus.schema.values import Citation
from mou_compiler.meaning.days import ALWAYS, FOREVER, Days


def stretch(start: str | None, end: str | None) -> Days:
    """Return the days from one ISO day to another; None for an end of time."""
    return Days(
        date.fromisoformat(start).toordinal() if start else ALWAYS,
        date.fromisoformat(end).toordinal() if end else FOREVER,
    )


def document_days(compiled: Compiled, id_: str) -> Days:
    return compiled.timeline.document_days(compiled.corpus.documents[id_])


def measure_days(compiled: Compiled, id_: str) -> Days:
    return compiled.timeline.measure_days(compiled.corpus.measures[id_])


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("in force from 2018-05-01 until 2020-01-01", ("2018-05-01", "2020-01-01")),
        ("signed 2016-01-20", ("2016-01-20", None)),
        ("signed 2016-01-20; in force until 2018", ("2016-01-20", "2018-01-01")),
        ('signed 2016-01-20; in force unknown "no copy"; known in force 2018-05', ("2018-05-31", None)),
        ('signed unknown "no copy"; known in force 2018-05-01', ("2018-05-01", None)),
        ('signed unknown "no copy"; in force from 2016-01-20', ("2016-01-20", None)),
        ("in force from 2018-02", ("2018-02-28", None)),
        ("", (None, None)),
    ],
)
def test_a_document_is_in_force(written: str, days: tuple[str | None, str | None]) -> None:
    assert document_days(compile_text(f"instrument x {{ {written} }}"), "x") == stretch(*days)


@pytest.mark.parametrize(
    "written",
    [
        'in force from unknown "no copy" until unknown "no copy"',
        'signed 2016-01-20; in force unknown "no copy"',
        'signed unknown "no copy"',
        'in force unknown "no copy"; known in force unknown "no copy"',
    ],
)
def test_an_unknown_beginning_of_which_nothing_tells_is_certain_on_no_day(written: str) -> None:
    compiled = compile_text(f"instrument x {{ {written}; measure 1 {{ }} }}")
    assert not document_days(compiled, "x")
    assert not measure_days(compiled, "x/1")
    assert compiled.timeline.may_hold(compiled.corpus.measures["x/1"])
    assert not [finding for finding in compiled.findings if finding.code == "MOU405"]


UNKNOWN = 'law code\ninstrument x {{ in force unknown "no copy"; {}; measure 1 {{ {} }} }}\n{}\n'


@pytest.mark.parametrize(
    ("said", "measure", "others", "days"),
    [
        ("", "", "instrument a { signed 2016-01-01; basis x }", ("2016-01-01", None)),
        ("", "", "instrument a { signed 2016; basis x art 5 }", ("2016-12-31", None)),
        ("", "", "instrument a { in force from 2017-01-01; amends x }", ("2017-01-01", None)),
        ("", "", "instrument a { signed 2016-01-01; measure 1 { basis x } }", ("2016-01-01", None)),
        (
            "",
            "",
            "instrument a { signed 2016-01-01; measure 1 { basis x; in force from 2018-01-01 } }",
            ("2018-01-01", None),
        ),
        (
            "",
            "",
            "instrument a { signed 2016-01-01; measure 1 { changes x/1 } }",
            ("2016-01-01", "2016-01-01"),
        ),
        (
            "",
            "",
            "instrument a { signed 2016-01-01; listing l { entry 1 { basis x } } } agency A { } list l { kind blacklist; keeper A }",
            ("2016-01-01", None),
        ),
        ("", "", "catalogue k { in force from 2019-01-01; basis x }", ("2019-01-01", None)),
        ("", "", "law old { repealed by x; repealed on 2020-01-01 }", ("2020-01-01", None)),
        (
            "",
            "",
            "instrument a { signed 2016-01-01; basis x } instrument b { signed 2014-01-01; basis x }",
            ("2014-01-01", None),
        ),
        (
            "known in force 2015-01-01",
            "",
            "instrument a { signed 2016-01-01; basis x }",
            ("2015-01-01", None),
        ),
        ("", "", 'instrument a { in force unknown "no copy"; basis x }', None),
        ("", "", "instrument a { basis x }", None),
        ("basis x", "basis x", "", None),
        ("", "", "instrument a { signed 2016-01-01; basis code }", None),
        ("", "", "instrument a { signed 2016-01-01; replaces x }", None),
        (
            "",
            "",
            "instrument a { signed 2016-01-01; basis x } instrument b { signed 2018-01; replaces x }",
            ("2016-01-01", "2018-01-01"),
        ),
        (
            "",
            "in force from 2017-01-01",
            "instrument a { signed 2016-01-01; basis x }",
            ("2017-01-01", None),
        ),
        ("", 'in force unknown "no copy"', "instrument a { signed 2016-01-01; basis x }", None),
    ],
)
def test_an_unknown_beginning_is_past_when_something_dated_tells_of_it(
    said: str, measure: str, others: str, days: tuple[str, str | None] | None
) -> None:
    compiled = compile_text(UNKNOWN.format(said, measure, others))
    assert not compiled.corpus.faults, compiled.corpus.faults
    found = measure_days(compiled, "x/1")
    assert not found if days is None or days[0] == days[1] else found == stretch(*days)


def test_a_text_of_unknown_beginning_ends_another_from_its_signing_on() -> None:
    text = (
        "instrument old { signed 2013-07-16; measure 1 { } }\n"
        'instrument new { signed 2017-02-28; in force unknown "no copy"; replaces old }\n'
    )
    citing = "instrument citing { signed 2018-05-01; basis new }"
    for others, end in (("", None), (citing, "2018-05-01")):
        compiled = compile_text(text + others)
        assert measure_days(compiled, "old/1") == stretch("2013-07-16", "2017-02-28")
        assert compiled.timeline.lasting_days(compiled.corpus.documents["old"]) == stretch("2013-07-16", end)


REPLACED = """
instrument old { in force from 2010-10-01; measure 1 { } ; measure 2 { in force from 2012-01-01 until 2013-01-01 } }
instrument new { in force from 2015-07-22; replaces old }
instrument newer { in force from 2014-01-01 until 2014-02-01; replaces old }
"""


def test_a_document_ends_when_the_first_that_replaces_it_begins_and_does_not_come_back() -> None:
    compiled = compile_text(REPLACED)
    assert document_days(compiled, "old") == stretch("2010-10-01", "2014-01-01")
    assert compiled.timeline.replaced_by("old") == "newer"
    assert measure_days(compiled, "old/1") == stretch("2010-10-01", "2014-01-01")
    assert measure_days(compiled, "old/2") == stretch("2012-01-01", "2013-01-01")


def test_a_document_replaced_before_it_begins_has_no_days() -> None:
    compiled = compile_text(
        "instrument a { in force from 2020-01-01 } instrument b { in force from 2019-01-01; replaces a }"
    )
    assert not document_days(compiled, "a")


@pytest.mark.parametrize("how", ["replaces old", "withdraws old/1"])
def test_what_has_no_known_first_day_ends_nothing(how: str) -> None:
    compiled = compile_text(
        f"instrument old {{ signed 2010-10-01; measure 1 {{ }} }}\ninstrument new {{ {how} }}"
    )
    assert measure_days(compiled, "old/1") == stretch("2010-10-01", None)


def test_measures_end_when_they_are_withdrawn_or_replaced() -> None:
    compiled = compile_text(
        """
instrument old {
    in force from 2010-10-01
    measure 1 { }
    measure 2 { }
    measure 3 { }
}
instrument new {
    in force from 2015-07-22
    withdraws old/1
    measure 1 { replaces old/2 }
    measure 2 { in force from 2016-01-01; replaces old/3, old/1 }
}
"""
    )
    assert [measure_days(compiled, f"old/{number}").end for number in (1, 2, 3)] == [
        stretch(None, day).end for day in ("2015-07-22", "2015-07-22", "2016-01-01")
    ]


LAWS = """
law a { in force from 2001-05-01; repealed by b }
law b {
    edition 2013 { adopted 2013-12-28; in force from 2014-03-01 }
    edition 2018 { adopted 2018-10-26 }
}
law c { adopted 1999-01-01 }
law d { in force from 1990-01-01; repealed by undated }
law e { in force from 1990-01-01; repealed by b; repealed on 2000-01-01 }
instrument undated { }
instrument rule { in force from 2010-10-01; replaces c }
"""


@pytest.mark.parametrize(
    ("law", "days", "by"),
    [
        ("a", ("2001-05-01", "2014-03-01"), "b"),
        ("b", (None, None), None),
        ("c", ("1999-01-01", "2010-10-01"), "rule"),
        ("d", ("1990-01-01", None), "undated"),
        ("e", ("1990-01-01", "2000-01-01"), "b"),
    ],
)
def test_a_law_holds_until_it_is_repealed_or_replaced(
    law: str, days: tuple[str | None, str | None], by: str | None
) -> None:
    compiled = compile_text(LAWS)
    assert compiled.timeline.law_days(compiled.corpus.laws[law]) == stretch(*days)
    assert compiled.timeline.replaced_by(law) == by


def test_each_edition_holds_until_the_next_begins() -> None:
    compiled = compile_text(LAWS)
    law = compiled.corpus.laws["b"]
    first, second = compiled.timeline.editions(law)
    assert compiled.timeline.edition_days(law, first) == stretch("2014-03-01", "2018-10-26")
    assert compiled.timeline.edition_days(law, second) == stretch("2018-10-26", None)
    on = {day: compiled.timeline.edition_on(law, stretch(day, None).start)
          for day in ("2010-01-01", "2018-10-25", "2018-10-26")}  # fmt: skip
    assert [edition.id for edition in on.values() if edition] == ["b/2013", "b/2013", "b/2018"]


CODE = """
law code {
    edition 2001 { in force from 2001-01-01; articles 1 to 100; dropped 7 }
    edition 2010 { in force from 2010-01-01; articles 1 to 90; moved art 20 to art 30; dropped 40; moved art 50 to art 40 }
    edition 2020 { in force from 2020-01-01; articles 1 to 80; moved art 30 to art 31 }
    repealed by successor
}
law successor { in force from 2025-01-01 }
instrument order { in force from 2016-01-01 until 2018-01-01; articles 1 to 5 }
instrument citing {
    measure 1 { basis CITED }
}
"""


@pytest.mark.parametrize(
    ("cited", "day", "befalls"),
    [
        ("code art 10", "2005-01-01", []),
        ("code", "2005-01-01", []),
        ("code art 20", "2005-01-01", [("moved", "2010-01-01", "30"), ("moved", "2020-01-01", "31")]),
        ("code art 20", "1990-01-01", [("moved", "2010-01-01", "30"), ("moved", "2020-01-01", "31")]),
        ("code art 20", "2015-01-01", []),
        ("code@2001 art 20", "2015-01-01", [("moved", "2010-01-01", "30"), ("moved", "2020-01-01", "31")]),
        ("code@2001 art 30", "2015-01-01", [("moved", "2020-01-01", "31")]),
        ("code art 40", "2005-01-01", [("missing", "2010-01-01", "40")]),
        ("code art 40", "2015-01-01", []),
        ("code art 7", "2005-01-01", [("missing", "2005-01-01", "7")]),
        ("code art 95", "2005-01-01", [("missing", "2010-01-01", "95")]),
        ("code art 85-2", "2005-01-01", [("missing", "2020-01-01", "85-2")]),
        ("code art 200", "1990-01-01", [("missing", "2001-01-01", "200")]),
        ("order art 5", "2016-05-01", []),
        ("order art 6", "2016-05-01", [("missing", "2016-01-01", "6")]),
    ],
)
def test_what_befalls_a_citation(cited: str, day: str, befalls: list[tuple[str, str, str]]) -> None:
    compiled = compile_text(CODE.replace("CITED", cited))
    (citation,) = compiled.corpus.measures["citing/1"].basis
    assert isinstance(citation, Citation)
    *told, repealed = compiled.timeline.standing(citation, stretch(day, None).start)
    assert [(item.state, item.since, *item.numbers) for item in told] == [
        (state, stretch(since, None).start, number) for state, since, number in befalls
    ]
    ends = {"code": ("2025-01-01", "successor"), "order": ("2018-01-01", "")}[citation.source.id]
    assert (repealed.state, repealed.since, repealed.by) == (
        "repealed", stretch(ends[0], None).start, ends[1],
    )  # fmt: skip


def test_what_would_befall_a_repealed_law_is_not_told() -> None:
    text = CODE.replace("CITED", "code art 30").replace("2025-01-01", "2015-01-01")
    compiled = compile_text(text)
    (citation,) = compiled.corpus.measures["citing/1"].basis
    assert isinstance(citation, Citation)
    told = compiled.timeline.standing(citation, stretch("2012-01-01", None).start)
    assert [item.state for item in told] == ["repealed"]
