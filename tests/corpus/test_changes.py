"""A change says what is new; the rest stays as it was: the same as if the whole had been written anew (grammar/meaning.md, Changes)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mou_compiler.comparison.compare import compare
from mou_compiler.compilation import Compiled, compile_text
from mou_compiler.corpus.corpus import resolve
from mou_compiler.corpus.reading.memo import Memo
from mou_compiler.corpus.reading.respell import format_source
from mou_compiler.findings.finding import Finding
from mou_compiler.source.place import Source
from mou_compiler.tables.consolidated import consolidated
from mou_compiler.tables.events import events
from real import real_corpus

MEMORANDA = Path(__file__).parents[2] / "memoranda"
GIVEN = """
agency A "Bureau A" "甲局"
agency B "Bureau B" "乙局"
subject firm "Firm" "企业"
subject person "Person" "个人"
act rail "Trains" "乘车"
act air "Flights" "乘机"
attribute sum "Sum" "金额" { type money }
attribute minor "Minor" "轻微" { type flag }
rank high "High" "高" { may-burden }
rank low "Low" "低" { below high }
law code "Code" "法典" { rank high }
law decree "Decree" "法令" { rank low }
list l "Black list" "黑名单" { kind blacklist; keeper A; entry 1 { basis code art 1 } }
list m "Second list" "第二名单" { kind blacklist; keeper A; entry 1 { basis code art 1 } }
"""
TEXT = (
    GIVEN
    + """
memorandum d "Memo" "备忘录" {
    signed 2016-12-01
    in force from 2017-01-01 until 2022-01-01
    rank low
    signatories A
    on l
    by A
    for 1 year
    basis code art 5
    when sum > 5 yuan
    measure 1 "Ban" "禁乘" { prohibit rail; to firm; when not minor; exception 1 { permitted by B } }
    measure 2 "Flights" "禁飞" { prohibit air; in force until 2021-01-01 }
}
"""
)


def changed(fields: str, document: str = "", text: str = TEXT) -> Compiled:
    return compile_text(
        f"{text}\ninstrument e {{ in force from 2018-01-01; amends d; {document}\n measure 1 {{ {fields} }} }}"
    )


def differences(one: Compiled, other: Compiled) -> list[str]:
    return [change.kind for change in compare(one.corpus, other.corpus).changes]


WHOLE = "replaces d/1; on l; by A; to firm; for 1 year; basis code art 5; when sum > 5 yuan; prohibit rail; when not minor; exception 1 { permitted by B }"
"""The first measure of the memorandum with all that the memorandum says for it."""


@pytest.mark.parametrize(
    ("change", "document", "whole"),
    [
        ("", "", WHOLE),
        ("for 3 years", "", WHOLE.replace("for 1 year", "for 3 years")),
        ("by A, B", "", WHOLE.replace("by A", "by A, B")),
        ("to person", "", WHOLE.replace("to firm", "to person")),
        ("restrict air", "", WHOLE.replace("prohibit rail", "restrict air")),
        ("leads to m", "", WHOLE.replace("prohibit rail", "leads to m")),
        ("on m", "", WHOLE.replace("on l", "on m")),
        ("force may", "", f"{WHOLE}; force may"),
        # what its own document says: of the basis first of all, of the rest where the text changed is silent
        ("", "basis decree art 2", WHOLE.replace("basis code art 5", "basis decree art 2")),
        ("basis code art 9", "basis decree art 2", WHOLE.replace("art 5", "art 9")),
        ("", "for 5 years; force may; by B", f"{WHOLE}; force may"),
        # conditions: its own for the measure's own; those of both documents hold besides
        ("when minor", "", WHOLE.replace("when not minor", "when minor")),
        ("", "when sum < 9 yuan", WHOLE),
        ("drops when", "", WHOLE.replace("when not minor; ", "")),
        ("drops to, exception", "", WHOLE.replace("to firm; ", "").replace("; exception 1 { permitted by B }", "")),
        ("drops for", "", WHOLE.replace("for 1 year; ", "")),
    ],
)  # fmt: skip
def test_what_is_left_unsaid_stays(change: str, document: str, whole: str) -> None:
    """As if all of it had been written, until the memorandum itself ends."""
    mine = changed(f"changes d/1; {change}", document)
    assert not mine.corpus.faults
    written = changed(
        f"{whole}; in force until 2022-01-01", document.replace("for 5 years; force may; by B", "")
    )
    assert differences(mine, written) == []
    assert differences(mine, compile_text(TEXT)) != [] or change == document == ""


def spans(compiled: Compiled) -> dict[str, tuple[str, str]]:
    found = {}
    for id_, measure in compiled.corpus.measures.items():
        days = compiled.timeline.measure_days(measure)
        if days:
            found[id_] = (str(days.first)[:4], str(days.behind)[:4])
    return found


SECOND = "\ninstrument f { in force from 2019-01-01; amends d\n measure 1 { changes %s; by B } }"


@pytest.mark.parametrize("named", ["d/1", "e/1"])
def test_the_later_changes_what_the_earlier_has_made(named: str) -> None:
    compiled = changed("changes d/1; for 3 years", text=TEXT + SECOND % named)
    assert spans(compiled) == {
        "d/1": ("2017", "2018"),
        "d/2": ("2017", "2021"),
        "e/1": ("2018", "2019"),
        "f/1": ("2019", "2022"),
    }
    last = compiled.corpus.measures["f/1"]
    assert last.term is not None
    assert last.term.least is not None
    assert (last.term.least.number, [ref.id for item in last.enforcement for ref in item.enforcers]) == (
        3,
        ["B"],
    )  # type: ignore[union-attr]
    assert (last.label.en, last.place.line) == ("Ban", compiled.corpus.documents["f"].place.line + 1)


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("instrument g { in force from 2020-01-01; withdraws d/1 }", ("2018", "2020")),
        ("instrument g { in force from 2020-01-01\n measure 1 { on l; by A; restrict rail; replaces d/1 } }", ("2018", "2020")),
        ("instrument g { in force from 2020-01-01; replaces d }", ("2018", "2020")),
        ("instrument g { in force from 2020-01-01; replaces e }", ("2018", "2020")),
        ("instrument g { in force from 2017-06-01; withdraws d/2 }", ("2018", "2022")),
        # withdrawn before it was changed: the change stands by itself
        ("instrument g { in force from 2017-06-01; withdraws d/1 }", ("2018", "2022")),
    ],
)  # fmt: skip
def test_what_ends_the_measure_ends_its_change(more: str, expected: tuple[str, str]) -> None:
    assert spans(changed("changes d/1; for 3 years", text=f"{TEXT}\n{more}\n"))["e/1"] == expected


@pytest.mark.parametrize(
    ("suspended", "itself"),
    [("suspends d/2", ""), ("suspends d", ""), ("", "; suspended from 2019-01-01 until 2020-01-01")],
)
def test_the_end_of_the_measure_stays_and_so_does_its_suspension(suspended: str, itself: str) -> None:
    text = TEXT.replace("until 2021-01-01", f"until 2021-01-01{itself}")
    text += f"\ninstrument g {{ in force from 2019-01-01 until 2020-01-01; {suspended} }}\n"
    compiled = changed("changes d/2; for 3 years", text=text)
    found = compiled.timeline.stretches(compiled.corpus.measures["e/1"])
    assert [(item.first, item.behind) for item in found] == [
        (date(2018, 1, 1), date(2019, 1, 1)),
        (date(2020, 1, 1), date(2021, 1, 1)),
    ]


def test_who_overrides_the_measure_overrides_its_change() -> None:
    text = f"{TEXT}\ninstrument g {{ in force from 2017-01-01\n measure 1 {{ on l; by A; grant rail; overrides d/1 }} }}\n"
    codes = {item.code for item in changed("changes d/1; for 3 years", text=text).findings}
    assert "MOU401" not in codes
    apart = {item.code for item in changed(f"{WHOLE}; in force until 2022-01-01", text=text).findings}
    assert "MOU401" in apart


def test_a_circle_is_told_once_and_nothing_is_changed() -> None:
    compiled = compile_text(
        GIVEN
        + "instrument e { measure 1 { changes f/1 } }\ninstrument f { measure 1 { changes e/1; on l } }\n"
        "instrument g { measure 1 { changes g/1 } ; measure 2 { changes g/1; by A } ; measure 3 { changes nothing/1 } }"
    )
    told = [(item.code, item.message.en) for item in compiled.findings if item.code < "MOU3"]
    assert sorted(told) == [
        ("MOU201", "no measure is named `nothing/1`"),
        ("MOU204", "measure 1 changes itself, in a circle"),
        ("MOU204", "measure 1 changes itself, in a circle"),
        ("MOU204", "measure 1 changes itself, in a circle"),
    ]


def test_the_rank_is_that_of_the_document_that_makes_the_change() -> None:
    """So a regulation that changes a circular's measure may burden without a law to cite."""
    text = TEXT.replace("    basis code art 5\n", "")

    def without(compiled: Compiled) -> list[str]:
        return [id_ for item in compiled.findings if item.code == "MOU303" for id_ in item.measures]

    assert without(changed("changes d/1; for 3 years", "rank high", text=text)) == ["d/1", "d/2"]
    assert without(changed("changes d/1; for 3 years", "rank low", text=text)) == ["d/1", "d/2", "e/1"]


def test_the_text_of_a_day_and_the_time_line_follow() -> None:
    more = (
        SECOND % "d/1"
        + "\ninstrument g { in force from 2020-01-01; amends d; withdraws d/1; admits B; releases A }"
    )
    compiled = changed("changes d/1; for 3 years", text=TEXT + more)
    document = compiled.corpus.documents["d"]

    def text(day: date) -> tuple[list[tuple[str, str]], dict[str, str], str]:
        found = consolidated(compiled.view, document, day)
        signed = next(item.says.en for item in found.head if item.role.en == "Signatories")
        return (
            [(one.number, one.id) for one in found.clauses],
            {one.number: one.why.en for one in found.gone},
            signed,
        )

    before = {"1": "changed on 2018-01-01 by “e”".replace("“e”", "`e`")}
    assert text(date(2017, 5, 1)) == ([("1", "d/1"), ("2", "d/2")], {}, "Bureau A")
    clauses, gone, _ = text(date(2019, 5, 1))
    assert clauses == [("1", "f/1"), ("2", "d/2")]
    assert gone.keys() == before.keys()
    assert gone["1"].startswith("changed on 2018-01-01 by ")
    clauses, gone, signed = text(date(2020, 5, 1))
    assert (clauses, signed) == ([("2", "d/2")], "Bureau B")
    assert gone["1"].startswith("ended on 2020-01-01 by ")
    origin = consolidated(compiled.view, document, date(2019, 5, 1)).clauses[0].origin
    assert "number 1, from 2019-01-01; what that leaves unsaid is as before" in origin.en
    assert "第1项变更，其未写明的从原文" in origin.zh
    told = {(str(date.fromordinal(event.day)), event.id): event.what.en for event in events(compiled.view)}
    assert told["2018-01-01", "d/1"] == "is changed by `e`"
    assert told["2019-01-01", "e/1"] == "is changed by `f`"


def signed(compiled: Compiled) -> list[tuple[str, str | None, str | None]]:
    def told(item: Finding) -> tuple[str, str | None, str | None]:
        days = [None if day is None else day.isoformat() for day in (item.since, item.until)]
        return str(dict(item.cause.about).get("agency")), days[0], days[1]

    return [told(item) for item in compiled.findings if "did not sign" in item.message.en]


@pytest.mark.parametrize(
    ("amendment", "expected"),
    [
        ("", [("B", "2017-01-01", "2022-01-01")]),
        ("admits B", [("B", "2017-01-01", "2018-01-01")]),
        ("admits B; releases A", [("A", "2018-01-01", "2022-01-01"), ("B", "2017-01-01", "2018-01-01")]),
        ("releases A, B; admits A, B", [("B", "2017-01-01", "2018-01-01")]),
    ],
)
def test_who_signs_changes_with_the_amendment(
    amendment: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    text = (
        GIVEN
        + "memorandum d { in force from 2017-01-01 until 2022-01-01; signatories A; on l; basis code art 5\n"
    )
    text += " measure 1 { by A; prohibit rail } ; measure 2 { by B; prohibit air } }\n"
    text += f"instrument e {{ in force from 2018-01-01; amends d; {amendment} }}\n"
    assert sorted(signed(compile_text(text))) == expected
    unknown = text.replace("in force from 2018-01-01; ", "")
    assert signed(compile_text(unknown)) == [("B", "2017-01-01", "2022-01-01")]


def test_of_two_amendments_the_later_lets_in_and_out() -> None:
    compiled = compile_text(
        GIVEN + "memorandum d { signatories A }\n"
        "instrument e { in force from 2019-01-01; amends d; releases B; admits A }\n"
        "instrument f { in force from 2018-01-01; amends d; releases A; admits B }\n"
    )
    found = compiled.timeline.signatories(compiled.corpus.documents["d"])
    assert [(days.first, sorted(signed)) for days, signed in found] == [
        (None, ["A"]),
        (date(2018, 1, 1), ["B"]),
        (date(2019, 1, 1), ["A"]),
    ]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ('until 2019-01-01 "orders made before stay"', "what was begun before goes on until 2019-01-01: orders made before stay"),
        ("until 2019-01-01", "what was begun before goes on until 2019-01-01"),
        ('"orders made before stay"', "what was begun before goes on: orders made before stay"),
        ('until unknown "not read"', "what was begun before goes on"),
        ('unknown "not read"', "what goes on of what was begun before is not known: not read"),
    ],
)  # fmt: skip
def test_what_was_begun_under_the_old_text_goes_on(written: str, told: str) -> None:
    """It is told wherever the end of the old text is; nothing else of the meaning changes."""
    compiled = changed("changes d/1; for 3 years", f"transition {written}")
    assert not compiled.corpus.faults
    assert differences(compiled, changed("changes d/1; for 3 years")) == []
    text = consolidated(compiled.view, compiled.corpus.documents["d"], date(2018, 5, 1))
    assert text.gone[0].why.en.endswith(f"; {told}")
    (begun,) = (event for event in events(compiled.view) if event.id == "e" and "in force" in event.what.en)
    assert begun.what.en.endswith(f"; {told}")
    source = Source("x.mou", f"instrument e {{ transition {written} }}")
    chinese = format_source(source, "zh").text
    assert chinese is not None
    assert "过渡" in chinese
    assert format_source(Source("x.mou", chinese), "en").text == format_source(source, "en").text
    whole = compile_text(
        f"{TEXT}\ninstrument e {{ in force from 2018-01-01; replaces d; transition {written} }}"
    )
    noted = consolidated(whole.view, whole.corpus.documents["d"], date(2018, 5, 1)).head[-1]
    assert noted.says.en.endswith(f"; {told}")


@pytest.mark.parametrize("written", ["transition", "measure 1 { drops when }"])
def test_what_says_nothing_is_told(written: str) -> None:
    (fault,) = (item for item in compile_text(f"instrument e {{ {written} }}").findings if item.code < "MOU3")
    assert fault.code == "MOU204"


def test_it_is_written_in_either_language() -> None:
    text = f"{TEXT}\ninstrument e {{ amends d; admits B; releases A\n measure 1 {{ changes d/1; drops when, exception }} }}\n"
    source = Source("x.mou", text)
    chinese = format_source(source, "zh").text
    assert chinese is not None
    for line in ("变更 d/1", "删去 条件、例外", "增加签署单位 B", "退出签署单位 A"):
        assert line in " ".join(chinese.split())
    assert format_source(Source("x.mou", chinese), "en").text == format_source(source, "en").text


def test_an_edit_of_the_text_changed_reaches_the_change() -> None:
    """What is read again after an edit is what is read anew; what is untouched stays the very same."""
    memo = Memo()
    change = Source(
        "e.mou", "instrument e { in force from 2018-01-01; amends d\n measure 1 { changes d/1; by B } }"
    )
    first = resolve([Source("d.mou", TEXT), change], memo=memo)
    again = resolve([Source("d.mou", f"# moved\n{TEXT}"), change], memo=memo)
    assert again.documents["e"] is first.documents["e"]
    edited = resolve([Source("d.mou", TEXT.replace("for 1 year", "for 2 years")), change], memo=memo)
    term = edited.measures["e/1"].term
    assert term is not None
    assert term.least is not None
    assert term.least.number == 2


def test_the_amendment_of_2015_as_a_change() -> None:
    """The ninth item of 2015 dropped the payer and named the trains: what is written so means what the corpus has."""
    corpus = real_corpus()
    path = MEMORANDA / "courts" / "spc-consumption-limits-2015.mou"
    text = path.read_text("utf-8")
    start = text.index('    measure 3-1-9 "')
    end = text.index('    measure 3-2 "')
    change = """    measure 3-1-9 {
        changes  spc-consumption-limits-2010/3-1-9
        drops    when
        prohibit travel.rail.emu.g-series, travel.rail.emu.other.first-class, consumption.other
    }

"""
    sources = [
        Source(item.path, text[:start] + change + text[end:]) if item.path == str(path) else item
        for item in corpus.corpus.sources
    ]
    assert {item.path for item in sources} >= {str(path)}
    measure = resolve(sources).measures["spc-consumption-limits-2015/3-1-9"]
    written = corpus.corpus.measures["spc-consumption-limits-2015/3-1-9"]
    for name in ("prohibit", "targets", "term", "applied", "approval", "when"):
        one, other = getattr(measure, name), getattr(written, name)
        assert repr(one).count("Ref(") == repr(other).count("Ref("), name
    assert measure.when == written.when == ()
    assert [ref.id for item in measure.prohibit for ref in item.acts] == [
        ref.id for item in written.prohibit for ref in item.acts
    ]
