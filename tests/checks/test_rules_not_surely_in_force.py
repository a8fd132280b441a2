"""A rule of a list that only may be in force: nothing that it says is found wrong, and nothing that it gives missing."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from mou_compiler.compilation import compile_text

WORLD = """
territory north
territory china {{ divided wholly }}
territory east {{ within china }}
subject firm
subject minor {{ within firm }}
agency keeper {{ kind government }}
agency gone {{ kind government; existed until 2010-01-01 }}
rank law {{ may-burden }}
rank notice {{ below law }}
law act {{ rank law; edition 2001 {{ adopted 2001-01-01; articles 1 to 9 }} }}
law old {{ rank law; in force from 2001-01-01 until 2012-01-01 }}
attribute ill {{ type flag }}
act loan
act fraud
list l {{ kind blacklist; keeper keeper }}
list whole {{ kind blacklist; keeper keeper }}
list part {{ kind blacklist; keeper keeper; part of whole }}
list other {{ kind blacklist; keeper other-keeper; entry 1 {{ conduct fraud; basis act art 1 }} }}
agency other-keeper {{ kind government }}
instrument steady {{
    rank notice
    in force from 2015-01-01
    in east
    {steady}
}}
instrument rule {{
    rank {rank}
    {begins}
    {rule}
}}
"""


class Case(NamedTuple):
    """A kind of finding, what a document says that is in force from 2015 on, what that of an open day does, and its rank."""

    told: str
    steady: str
    rule: str
    rank: str = "law"


BURDEN = "measure 1 { on l; by keeper; prohibit loan; for 3 years from entry; basis act art 1 }"
AS_LISTED = "measure 1 { on l; by keeper; prohibit loan; basis act art 1 }"
GUARDED = " } guardrail g { possible exit; on l "

SAID = {
    "MOU303 ground of low rank": Case(
        "ground-rank-too-low", AS_LISTED, "listing l { entry 1 { basis steady } }", "notice"
    ),
    "MOU303 ground on a text that is gone": Case(
        "clause-basis-fallen",
        AS_LISTED,
        "listing l { entry 1 { basis old art 1 } }",
    ),
    "MOU306 outlives": Case("outlives-listing", BURDEN, "listing l { entry 1; term 2 years from entry }"),
    "MOU306 unspecified": Case("entry-unspecified", AS_LISTED, "listing l { entry 1; term unspecified }"),
    "MOU307 stuck": Case("exits-wait", "", "listing l { entry 1; exit 1 { kind application; off l } }"),
    "MOU307 blocked": Case(
        "exit-blocked",
        AS_LISTED,
        "listing l { entry 1; exit 1 { kind fulfilment; needs loan } }",
    ),
    "MOU307 blocked by what leads there": Case(
        "exit-blocked",
        "listing other { exit 1 { kind fulfilment; needs loan } } " + AS_LISTED,
        "listing l { entry 1 { when other } }",
    ),
    "MOU307 mismatch": Case(
        "exit-times-differ",
        AS_LISTED + " listing l { exit 1 { kind automatic; after 1 year } }",
        "listing l { exit 1 { kind automatic; after 2 years } }",
    ),
    "MOU313 circle": Case(
        "chain-circle",
        "listing other { entry 2 { when l } }",
        "listing l { entry 1 { when other } }",
    ),
    "MOU314 at odds": Case("rules-at-odds", "listing l { term 2 years }", "listing l { term 3 years }"),
    "MOU314 too late": Case(
        "exit-after-term",
        "",
        "listing l { term 1 year; exit 1 { kind application; after 2 years } }",
    ),
    "MOU315 force": Case(
        "way-in-force",
        "measure 1 { on other; by keeper; force may; leads to l }",
        "listing l { entry 1 { force mandatory } }",
        "notice",
    ),
    "MOU315 excluded": Case(
        "way-in-excluded",
        "measure 1 { on other; by keeper; leads to l }",
        "listing l { entry 1; exclusion 1 { of minor } }",
        "notice",
    ),
    "MOU315 from below": Case(
        "way-in-from-below",
        "measure 1 { on other; by keeper; leads to l }",
        "listing l { entry 1 }",
    ),
    "MOU316 less than the whole grants": Case(
        "part-with-less",
        "listing part { entry 1 }",
        "listing whole { exclusion 1 { of minor } }",
    ),
    "MOU316 with grounds of its own": Case(
        "part-with-less",
        "listing whole { exit 1 { kind automatic } }",
        "listing part { entry 1 }",
    ),
    "MOU318 approved by nobody": Case(
        "approver-gone", AS_LISTED, "listing l { entry 1 { approved by gone } }"
    ),
    "MOU319 futile, by the ground": Case(
        "futile-exit",
        "listing l { exit 1 { kind application } }",
        "listing l { entry 1 { when other } }",
    ),
    "MOU319 futile, by the exit": Case(
        "futile-exit",
        "listing l { entry 1 { when other } }",
        "listing l { exit 1 { kind application } }",
    ),
    "MOU320 for all": Case("ground-for-all", "", "listing l { entry 1 { when ill or not ill } }"),
    "MOU321 entry": Case(
        "entry-before-notice",
        AS_LISTED,
        "listing l { entry 1; term 2 years from decision; notice 5 days before entry }",
    ),
    "MOU321 measure": Case(
        "effect-before-notice",
        "measure 1 { on l; by keeper; prohibit loan; for 1 year from decision }",
        "listing l { entry 1; notice 5 days before entry }",
    ),
    "MOU322 entry": Case("entry-from-nowhere", AS_LISTED, "listing l { entry 1; term 2 years }"),
    "MOU408 twice": Case("double-listing", "", "listing l { entry 1 { conduct fraud } }"),
    "MOU422 no way out": Case(
        "impossible",
        "listing l { entry 9; term 1 year } " + AS_LISTED + GUARDED,
        "listing l { entry 1; notice 1 day before entry }",
    ),
}
"""Of each check a fault that a rule of a list, in the document of which the day is not known, takes part in."""

GIVEN = {
    "MOU301 ground": Case("grounds-ended", AS_LISTED, "listing l { entry 1 }"),
    "MOU304 public": Case(
        "no-route",
        AS_LISTED.replace("by keeper", "by other-keeper"),
        "listing l { publicity 1 year from entry }",
    ),
    "MOU307 way out": Case("no-exit", AS_LISTED, "listing l { entry 1; exit 1 { kind automatic } }"),
    "MOU307 another way out": Case(
        "exits-wait",
        "listing l { entry 1; exit 1 { kind application; off l } }",
        "listing l { exit 2 { kind revocation } }",
    ),
    "MOU308 remedy": Case(
        "no-remedy",
        AS_LISTED,
        "listing l { notice 5 days before entry; objection to keeper within 5 days }",
    ),
    "MOU315 no rule of the same level": Case(
        "way-in-from-below",
        "measure 1 { on other; by keeper; leads to l } } instrument above { rank law; in force from 2015-01-01; listing l { entry 1 } ",
        "in east; listing l { entry 2 }",
        "notice",
    ),
    "MOU316 exclusion of the part": Case(
        "part-with-less",
        "listing whole { exclusion 1 { of minor } } listing part { entry 1 }",
        "listing part { exclusion 1 { of minor } }",
    ),
    "MOU319 the other list is left too": Case(
        "futile-exit",
        "listing l { entry 1 { when other }; exit 1 { kind application } }",
        "listing other { exit 1 { kind application } }",
    ),
    "MOU319 locked": Case(
        "futile-exit",
        "listing l { entry 1 { when other }; exit 1 { kind application } }",
        "listing l { lock 1 { for 1 year } }",
    ),
    "MOU422 way out": Case(
        "impossible",
        "listing l { entry 1 } " + AS_LISTED + GUARDED,
        "listing l { exit 1 { kind automatic } }",
    ),
    "MOU422 ground that ends": Case("impossible", AS_LISTED + GUARDED, "listing l { entry 1; term 1 year }"),
    "MOU422 rule not read": Case(
        "impossible",
        "listing l { entry 1 } " + AS_LISTED + GUARDED,
        'listing l { unknown "one page is missing" }',
    ),
}
"""Of each check a fault that is none while a rule, in the document of which the day is not known, gives what is missing."""


KNOWN = 'signed 2016-01-01; in force unknown "not printed"; known in force 2018-01-01'
UNTOLD = 'signed 2016-01-01; in force unknown "not printed"'
UNDATED = 'in force unknown "not printed"'


def days(case: Case, begins: str) -> set[tuple[str, str]]:
    """Return from when until when a case is told."""
    text = WORLD.format(steady=case.steady, rule=case.rule, begins=begins, rank=case.rank)
    compiled = compile_text(text)
    assert not compiled.corpus.faults, compiled.corpus.faults
    return {(str(one.since), str(one.until)) for one in compiled.findings if one.cause.kind == case.told}


@pytest.mark.parametrize("case", SAID.values(), ids=SAID)
def test_what_a_rule_says_is_told_while_it_surely_is_in_force(case: Case) -> None:
    from_2018 = {("2018-01-01", "None")}
    assert days(case, "in force from 2018-01-01") == from_2018
    assert days(case, KNOWN) == from_2018
    assert days(case, UNTOLD) == set()
    assert days(case, UNDATED) == set()
    assert days(case, "in force from 2016 until 2018") == {("2016-12-31", "2018-01-01")}


@pytest.mark.parametrize("case", GIVEN.values(), ids=GIVEN)
def test_what_a_rule_may_give_is_not_told_as_missing(case: Case) -> None:
    assert days(case, "in force from 2018-01-01") == {("2015-01-01", "2018-01-01")}
    assert days(case, KNOWN) == {("2015-01-01", "2016-01-01")}
    assert days(case, UNTOLD) == {("2015-01-01", "2016-01-01")}
    assert days(case, UNDATED) == set()
    assert days(case, "in force from 2014 until 2018") == {("2018-12-31", "None")}


FOR_ALL = """
attribute ill { type flag }
agency body { kind government }
list l { kind blacklist; keeper body; EXISTED }
instrument first { BEGINS; listing l { entry 1 { when ill or not ill } } }
BESIDE
"""


def told(begins: str, beside: str = "", existed: str = "") -> set[tuple[str, str]]:
    """Return from when until when a ground for everybody is told."""
    text = FOR_ALL.replace("BEGINS", begins).replace("BESIDE", beside).replace("EXISTED", existed)
    compiled = compile_text(text)
    assert not compiled.corpus.faults, compiled.corpus.faults
    return {(str(one.since), str(one.until)) for one in compiled.findings if one.code == "MOU320"}


def test_a_rule_surely_is_in_force_only_while_its_list_surely_exists() -> None:
    found = told("in force from 2014-01-01", existed="existed from 2015 until 2018")
    assert found == {("2015-12-31", "2018-01-01")}


@pytest.mark.parametrize(
    ("amending", "until"),
    [
        ("in force from 2018", "2018-01-01"),
        ('signed 2017-03; in force unknown "not printed"', "2017-03-01"),
        ('in force unknown "not printed"; known in force 2018-05-01', "2018-05-01"),
        ('in force unknown "not printed"', "None"),
        ("", "None"),
    ],
)
def test_a_rule_surely_is_in_force_until_one_that_amends_it_may_begin(amending: str, until: str) -> None:
    amending += "; " if amending else ""
    second = f"instrument second {{ {amending}amends first; listing l {{ entry 1 }} }}"
    assert told("in force from 2014-01-01", second) == {("2014-01-01", until)}


def test_a_rule_is_not_sure_before_it_surely_is_signed_whatever_tells_of_it() -> None:
    cited = "instrument second { in force from 2016-03-01; basis first }"
    assert told('signed 2016; in force unknown "not printed"', cited) == {("2016-12-31", "None")}
    assert told('signed 2015; in force unknown "not printed"', cited) == {("2016-03-01", "None")}


def test_a_rule_is_not_sure_while_its_document_may_be_suspended() -> None:
    ended = told("in force from 2014-01-01; suspended from 2016")
    assert ended == {("2014-01-01", "2016-01-01")}
