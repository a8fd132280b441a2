"""The ledger (grammar/meaning.md, Ledger): each support in each state, by hand."""

from __future__ import annotations

import json
from datetime import date
from xml.etree import ElementTree as ET

import pytest

from benchmarks.corpora import generate
from benchmarks.planted import plant
from mou_compiler import compile_sources, compile_text
from mou_compiler.checking.check import load_checks
from mou_compiler.tables.ledger import SUPPORTS, State, basis_sentence, counts, ledger, standing
from mou_compiler.tables.ledger_picture import as_svg
from real import real_corpus

COMMON = """
territory land "Land" "全国" { level national }
subject firm "Firm" "企业"
rank statute "Law" "法律" { may-burden }
rank circular "Circular" "规范性文件"
agency A "Agency A" "甲" { kind government }
law code "Code" "法典" { rank statute; edition 2000 { in force from 2000-01-01; articles 1 to 20 } }
law old "Old law" "旧法" { rank statute; in force from 2000-01-01 }
law late "Late law" "新法" { rank statute; edition 2019 { in force from 2019-01-01; articles 1 to 9 } }
act trade "Trade" "贸易"
attribute sum "Sum" "数额" { type money; currency yuan }
list L "Black list" "黑名单" {
    kind blacklist; keeper A; entry 1 { basis code art 1 }; exit 1 { kind automatic; after 2 years }
    notice 5 days before entry; objection to A within 5 days
}
list M "Other list" "另一名单" { kind blacklist; keeper unknown "not printed"; unknown "all but its name" }
list R "Red list" "红名单" { kind redlist; keeper A; entry 1 { basis code art 1 } }
"""


def state(
    measure: str, support: str, head: str = "rank circular; by A; basis code art 9", *, rest: str = ""
) -> State:
    text = f"{COMMON}\nmemorandum m {{ signed 2016-01-01; {head}\n measure 1 {{ {measure} }}\n}}\n{rest}"
    result = compile_text(text)
    assert result.corpus.faults == (), result.corpus.faults
    found = [one for one in ledger(result.view, result.told) if one.measure.id == "m/1"]
    assert [one.support.en for one in found] == [item.name.en for item in SUPPORTS]
    return next(one.state for one in found if one.support.en == support)


GOOD = "on L; prohibit trade; for 1 year"
CATALOGUE = 'catalogue c "C" "清单" { in force from 2010-01-01%s }'


@pytest.mark.parametrize(
    ("support", "measure", "expected"),
    [
        ("trigger", GOOD, State.ESTABLISHED),
        ("trigger", "on M; prohibit trade", State.NOT_KNOWN),
        ("trigger", "on sum > 3 yuan; prohibit trade; for 1 year", State.NOT_NEEDED),
        ("trigger", "prohibit trade; for 1 year", State.FAULTY),
        ("enforcer", GOOD, State.ESTABLISHED),
        ("enforcer", f"{GOOD}; by none", State.NOT_NEEDED),
        ("enforcer", f'{GOOD}; by unknown "cut off"', State.NOT_KNOWN),
        ("enforcer", f"{GOOD}; by A, others", State.NOT_KNOWN),
        ("basis", GOOD, State.ESTABLISHED),
        ("basis", f"{GOOD}; basis code art 21", State.FAULTY),
        ("basis", f"{GOOD}; basis old art 3", State.NOT_KNOWN),
        ("basis", f"{GOOD}; basis old", State.ESTABLISHED),
        ("basis", f"{GOOD}; basis late art 3", State.NOT_KNOWN),
        ("basis", f'{GOOD}; basis unknown "no annex"', State.NOT_KNOWN),
        ("basis", f"{GOOD}; basis none", State.FAULTY),
        ("basis", "on R; grant trade; for 1 year; basis none", State.NOT_NEEDED),
        ("rank", GOOD, State.ESTABLISHED),
        ("rank", "on R; grant trade; for 1 year", State.NOT_NEEDED),
        ("rank", f'{GOOD}; basis unknown "no annex"', State.NOT_KNOWN),
        ("route", GOOD, State.ESTABLISHED),
        ("route", "on M; prohibit trade", State.NOT_KNOWN),
        ("route", f"{GOOD}; by none", State.NOT_NEEDED),
        ("catalogue", GOOD, State.NOT_NEEDED),
        ("term", GOOD, State.ESTABLISHED),
        ("term", "on L; prohibit trade; for unspecified", State.FAULTY),
        ("term", 'on L; prohibit trade; for unknown "torn"', State.NOT_KNOWN),
        ("term", "on M; prohibit trade", State.NOT_KNOWN),
        ("exit", GOOD, State.ESTABLISHED),
        ("exit", "on M; prohibit trade", State.NOT_KNOWN),
        ("exit", "on R; prohibit trade; for 1 year", State.NOT_NEEDED),
        ("exit", "on L; grant trade; for 1 year", State.NOT_NEEDED),
        ("remedy", GOOD, State.ESTABLISHED),
        ("remedy", "on M; prohibit trade", State.NOT_KNOWN),
        ("accession", GOOD, State.NOT_NEEDED),
        ("accession", f"{GOOD}; in force from 2017-01-01", State.ESTABLISHED),
    ],
)
def test_each_support(support: str, measure: str, expected: State) -> None:
    assert state(measure, support) is expected


@pytest.mark.parametrize(
    ("bodies", "expected"),
    [
        ("agency B { existed until 2018-04-01; succeeded by A }", State.ESTABLISHED),
        ("agency B { succeeded by A from 2018-04-01 }", State.ESTABLISHED),
        ('agency B { succeeded by A from unknown "not printed" }', State.NOT_KNOWN),
        ("agency B { succeeded by A }", State.NOT_KNOWN),
        ('agency B { existed until 2018-04-01; succeeded by A from unknown "not printed" }', State.NOT_KNOWN),
        # The measure is over before it matters who carries on.
        (
            'agency B { existed until 2021-04-01; succeeded by A from unknown "not printed" }',
            State.ESTABLISHED,
        ),
        ('agency B { existed until unknown "not printed" }', State.NOT_KNOWN),
        ('agency B { succeeded by A for loan from unknown "not printed" }', State.ESTABLISHED),
        ('agency B { succeeded by A for trade from unknown "not printed" }', State.NOT_KNOWN),
        (
            'agency B { existed until 2018-04-01; succeeded by C }\nagency C { succeeded by A from unknown "x" }',
            State.NOT_KNOWN,
        ),
        ('role B { filled { by A; during from unknown "not printed" } }', State.NOT_KNOWN),
        ("role B { filled { by A; during from 2001-01-01 } }", State.ESTABLISHED),
    ],
)
def test_who_acts_is_not_known_where_the_day_of_a_hand_over_is_not(bodies: str, expected: State) -> None:
    measure = f"{GOOD}; by B; in force until 2020-01-01"
    rest = f'act loan "Loan" "贷款"\n{bodies}'
    assert state(measure, "enforcer", rest=rest) is expected


def test_a_rank_too_low_is_no_fault_of_the_basis() -> None:
    rest = "instrument other { rank circular; signed 2010-01-01; articles 1 to 3 }"
    assert state(f"{GOOD}; basis other art 2", "rank", rest=rest) is State.FAULTY
    assert state(f"{GOOD}; basis other art 2", "basis", rest=rest) is State.ESTABLISHED


def test_a_rank_that_is_not_written_is_not_known_unless_another_suffices() -> None:
    rest = "instrument other { signed 2010-01-01; articles 1 to 3 }"
    assert state(f"{GOOD}; basis other art 2", "rank", "by A", rest=rest) is State.NOT_KNOWN
    assert state(f"{GOOD}; basis other art 2, code art 2", "rank", "by A", rest=rest) is State.ESTABLISHED
    assert state(GOOD, "rank", "rank statute; by A") is State.ESTABLISHED


def test_a_document_that_may_burden_needs_no_other_basis_and_no_catalogue() -> None:
    assert state(GOOD, "basis", "rank statute; by A") is State.NOT_NEEDED
    assert state(GOOD, "catalogue", "rank statute; by A", rest=CATALOGUE % "") is State.NOT_NEEDED


def test_a_catalogue_permits_forbids_or_is_not_known() -> None:
    item = '; permission 1 "P" "事项" { acts %s }'
    assert state(GOOD, "catalogue", rest=CATALOGUE % '; contents unknown "by name only"') is State.NOT_KNOWN
    assert state(GOOD, "catalogue", rest=CATALOGUE % (item % "trade")) is State.ESTABLISHED
    rest = 'act other "Other" "其他"\n' + CATALOGUE % (item % "other")
    assert state(GOOD, "catalogue", rest=rest) is State.FAULTY
    assert state(GOOD, "catalogue", rest=CATALOGUE % "; governs R") is State.NOT_NEEDED
    assert state(GOOD, "catalogue", rest=CATALOGUE % " until 2015-01-01") is State.NOT_NEEDED


def test_a_catalogue_binds_in_its_territory() -> None:
    rest = 'territory north "North" "北" { within land }\nterritory south "South" "南" { within land }\n'
    rest += CATALOGUE % '; territory north; contents unknown "by name only"'
    assert state(f"{GOOD}; in north", "catalogue", rest=rest) is State.NOT_KNOWN
    assert state(f"{GOOD}; in south", "catalogue", rest=rest) is State.NOT_NEEDED


def test_a_joining_of_a_closed_document_is_faulty() -> None:
    head = "rank circular; by A; basis code art 9; accession none"
    assert state(f"{GOOD}; in force from 2017-01-01", "accession", head) is State.FAULTY


def test_what_is_accepted_in_place_is_faulty_all_the_same() -> None:
    assert state(f'{GOOD}; basis none; allow MOU303 "as the office asked"', "basis") is State.FAULTY


def test_a_day_has_the_ledger_of_what_is_in_force_then() -> None:
    text = COMMON + "memorandum m { signed 2016-01-01; by A; basis code art 9; measure 1 { " + GOOD + " } }\n"
    text = text.replace("articles 1 to 20 }", "articles 1 to 20 }; repealed on 2018-01-01")
    result = compile_text(text)
    assert result.corpus.faults == ()
    states = {
        day: [one.state for one in ledger(result.view, result.told, day) if one.support.en == "basis"]
        for day in (date(2015, 1, 1), date(2017, 1, 1), date(2018, 1, 1))
    }
    assert list(states.values()) == [[], [State.ESTABLISHED], [State.FAULTY]]


def test_a_list_without_a_way_out_is_a_fault_of_the_measures_on_it() -> None:
    shut = 'list N "Shut list" "只进不出名单" { kind blacklist; keeper A; entry 1 { basis code art 1 } }'
    assert state("on N; prohibit trade; for 1 year", "exit", rest=shut) is State.FAULTY
    assert state(GOOD, "exit", rest=shut) is State.ESTABLISHED


def on_clauses(rest: str, exception: str = "") -> str:
    """Return a corpus with a measure on one more list, and perhaps with an exception."""
    return (
        f"{COMMON}\nlist N {{ kind blacklist; keeper A; exit 1 {{ kind automatic; after 2 years }}; {rest} }}\n"
        "memorandum m { rank circular; by A; signed 2016-01-01; basis code art 9\n"
        f"measure 1 {{ on N; prohibit trade; for 1 year; {exception} }} }}"
    )


@pytest.mark.parametrize(
    ("text", "basis", "rank"),
    [
        (on_clauses("entry 1 { basis code art 1 }"), State.ESTABLISHED, State.ESTABLISHED),
        (on_clauses("entry 1 { basis code art 40 }"), State.FAULTY, State.ESTABLISHED),
        (on_clauses("entry 1 { basis late art 3 }"), State.NOT_KNOWN, State.ESTABLISHED),
        (on_clauses("entry 1 { basis none }"), State.FAULTY, State.ESTABLISHED),
        (
            on_clauses("entry 1 { basis notice }") + 'law notice "Notice" "通知" { rank circular; in force from 2000-01-01 }',
            State.ESTABLISHED,
            State.FAULTY,
        ),
        (
            on_clauses("entry 1 { basis code art 1 }", "exception 1 { when sum < 3 yuan; basis code art 40 }"),
            State.FAULTY,
            State.ESTABLISHED,
        ),
        (
            on_clauses("entry 1 { basis code art 1 }", "exception 1 { when sum < 3 yuan; basis late art 3 }"),
            State.NOT_KNOWN,
            State.ESTABLISHED,
        ),
    ],
)  # fmt: skip
def test_what_clauses_rest_on_counts_for_the_measures_that_need_them(
    text: str, basis: State, rank: State
) -> None:
    """Those judged by the list of a ground, and the measure of an exception; the summary counts as the ledger."""
    result = compile_text(text)
    assert result.corpus.faults == ()
    found = ledger(result.view, result.told)
    assert {one.support.en: one.state for one in found if one.support.en in ("basis", "rank")} == {
        "basis": basis,
        "rank": rank,
    }
    said = standing(result.view, result.told, None)
    assert said is not None
    assert said.en == f"{basis_sentence(counts(found), 1).en} (`mou audit`)"


def test_a_text_older_than_those_known_is_given_as_the_reason() -> None:
    result = compile_text(
        f"{COMMON}\nmemorandum m {{ signed 2016-01-01; by A; basis late art 3; measure 1 {{ {GOOD} }} }}"
    )
    basis = next(one for one in ledger(result.view, result.told) if one.support.en == "basis")
    assert [text.en for text in basis.reasons] == [
        "what “Late law” said when the measure began is older than the first text known"
    ]


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ('"Memo" "备忘录"', ("the rank of “Memo” is not known", "「备忘录」的位阶不详")),
        ("", ("the rank of `m` is not known", "「m」的位阶不详")),
    ],
)
def test_a_document_without_a_rank_is_told_by_its_label(label: str, said: tuple[str, str]) -> None:
    result = compile_text(
        f'{COMMON}\nmemorandum m {label} {{ signed 2016-01-01; by A; basis unknown "x"; measure 1 {{ {GOOD} }} }}'
    )
    rank = next(one for one in ledger(result.view, result.told) if one.support.en == "rank")
    assert said in [(text.en, text.zh) for text in rank.reasons]


def test_from_when_on_it_holds_is_known_or_not() -> None:
    assert state(GOOD, "days") is State.ESTABLISHED
    assert state(f'{GOOD}; in force from unknown "cut off"', "days") is State.NOT_KNOWN
    head = 'in force from unknown "cut off"; known in force 2020-01-01; rank circular; by A; basis code art 9'
    assert state(GOOD, "days", head) is State.NOT_KNOWN


@pytest.mark.parametrize("day", [None, date(2018, 1, 1), date(2024, 1, 1)])
def test_the_summary_counts_what_the_ledger_has(day: date | None) -> None:
    texts = {source.path: source.text for source in (*generate(200), *plant(1))}
    for result in (real_corpus(), compile_sources(texts)):
        for has in (None, lambda measure: len(measure.id) % 2 == 0):
            entries = [
                one
                for one in ledger(result.view, result.told, day)
                if one.support.en == "basis" and (has is None or has(one.measure))
            ]
            said = basis_sentence(counts(entries), len(entries))
            told = standing(result.view, result.told, day, has)
            assert told is not None
            assert (told.en, told.zh) == (f"{said.en} (`mou audit`)", f"{said.zh}（「mou audit」）")


def test_every_support_has_its_check() -> None:
    names = {item.check.name for item in load_checks()}
    assert {support.check for support in SUPPORTS if support.check} == {
        name for name in names if name.startswith("orphan-")
    }


UNDATED = """
list N "New list" "新名单" {{ kind blacklist; keeper A }}
instrument rule {{
    rank statute; {head}
    listing N {{
        entry 1 {{ basis code art 1 }}; exit 1 {{ kind automatic; after 2 years }}
        notice 5 days before entry; objection to A within 5 days
    }}
}}
"""


@pytest.mark.parametrize("support", ["trigger", "exit", "remedy"])
@pytest.mark.parametrize(
    ("head", "beside", "expected"),
    [
        ("in force from 2015-01-01", "", State.ESTABLISHED),
        ('in force unknown "not printed"', "", State.NOT_KNOWN),
        ('in force unknown "not printed"; known in force 2018-01-01', "", State.NOT_KNOWN),
        ('in force unknown "not printed"; known in force 2016-01-01', "", State.ESTABLISHED),
        (
            'in force unknown "not printed"',
            """instrument sure { rank statute; in force from 2014-01-01; listing N {
                entry 2 { basis code art 2 }; exit 2 { kind automatic; after 2 years }
                notice 5 days before entry; review to A within 5 days
            } }""",
            State.ESTABLISHED,
        ),
    ],
    ids=["dated", "undated", "known later", "known in time", "beside one that is sure"],
)
def test_a_rule_of_an_unknown_beginning_is_no_ground_to_stand_on(
    support: str, head: str, beside: str, expected: State
) -> None:
    rest = UNDATED.format(head=head) + beside
    assert state("on N; prohibit trade; for 1 year", support, rest=rest) is expected


@pytest.mark.parametrize(
    ("said", "support"),
    [
        ("notice 5 days before entry", "remedy"),
        ("objection to A within 5 days", "remedy"),
        ("term 1 year", "exit"),
        ("entry 1 { basis code art 1 }", "trigger"),
    ],
)
def test_each_thing_that_only_a_rule_of_an_unknown_beginning_says_is_not_known(
    said: str, support: str
) -> None:
    others = [
        "notice 5 days before entry", "objection to A within 5 days", "term 1 year", "entry 1 { basis code art 1 }"
    ]  # fmt: skip
    steady = " ".join(f"{one};" for one in others if one != said)
    rest = f"""
        list N "New list" "新名单" {{ kind blacklist; keeper A }}
        instrument steady {{ rank statute; in force from 2015-01-01; listing N {{ {steady} }} }}
        instrument rule {{ rank statute; in force unknown "not printed"; listing N {{ {said} }} }}
    """
    states = {
        one: state("on N; prohibit trade; for 1 year", one, rest=rest)
        for one in ("trigger", "exit", "remedy")
    }
    assert states == {one: State.NOT_KNOWN if one == support else State.ESTABLISHED for one in states}


def test_an_inexact_day_of_a_rule_is_known() -> None:
    head = "in force from 2014-01-01 until 2016"
    rest = UNDATED.format(head=head)
    assert (
        state("on N; prohibit trade; for 1 year; in force until 2016-06-01", "trigger", rest=rest)
        is State.ESTABLISHED
    )


def test_a_rule_of_an_unknown_beginning_that_says_nothing_of_it_does_not_count() -> None:
    rest = """
        list N "New list" "新名单" { kind blacklist; keeper A }
        instrument leading { rank statute; in force from 2015-01-01; measure 1 { on L; by A; leads to N } }
        instrument rule { rank statute; in force unknown "not printed"; listing N { term 1 year } }
    """
    assert state("on N; prohibit trade; for 1 year", "trigger", rest=rest) is State.ESTABLISHED


def test_only_days_of_the_measure_count() -> None:
    rest = UNDATED.format(head='in force unknown "not printed"; known in force 2018-01-01')
    measure = "on N; prohibit trade; for 1 year; in force from 2018-02-01"
    assert state(measure, "trigger", rest=rest) is State.ESTABLISHED


def test_the_real_corpus_adds_up() -> None:

    result = real_corpus()
    entries = ledger(result.view, result.told)
    found = counts(entries)
    measures = len({one.measure.id for one in entries})
    assert {sum(counter.values()) for counter in found.values()} == {measures}
    assert all(one.findings or one.reasons for one in entries if one.state in (State.FAULTY, State.NOT_KNOWN))
    picture = ET.fromstring(as_svg(found, measures, "zh"))
    shown = [text.text for text in picture.iter("{http://www.w3.org/2000/svg}text")]
    assert str(found["basis"][State.ESTABLISHED]) in shown
    assert json.dumps(shown)
