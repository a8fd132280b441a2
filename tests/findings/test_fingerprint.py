"""Fingerprints: a finding is known again after lines have moved, and no two findings are taken for one."""

from __future__ import annotations

import dataclasses
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from reports import COLLISION, EMPTY, EXPIRY, FINDINGS, LISTS, UNUSED, WITNESS

from mou_compiler.findings.finding import Finding
from mou_compiler.findings.fingerprint import fingerprint, fingerprints, gist
from mou_compiler.source.place import Place, Source
from mou_compiler.words import Text


def moved(finding: Finding, lines: int) -> Finding:
    """Return a finding that stands so many lines further down in its file."""
    if finding.place is None:
        return finding
    source, start, end = finding.place
    below = Source(source.path, "#\n" * lines + source.text)
    return dataclasses.replace(finding, place=Place(below, start + 2 * lines, end + 2 * lines))


def said(finding: Finding, english: str) -> Finding:
    return dataclasses.replace(finding, message=Text(english, "…"))


@given(st.permutations(FINDINGS), st.integers(0, 30))
def test_moves_and_order_change_no_fingerprint(order: list[Finding], lines: int) -> None:
    before = dict(zip([finding.code for finding in FINDINGS], fingerprints(FINDINGS), strict=True))
    after = fingerprints(moved(finding, lines) for finding in order)
    assert dict(zip([finding.code for finding in order], after, strict=True)) == before


def test_labels_days_and_counts_do_not_matter() -> None:
    assert (
        gist("from 2016-12-31 `a-1` (Rules, trial (2014)) is repealed by `b`; 3 measures still cite it")
        == gist("from 2017-01-01 `a-1` (Rules) is repealed by `b` (New rules); 1 measure still cites it")
        == "from # `a-1` is repealed by `b`; # measure still cite it"
    )
    assert fingerprint(EXPIRY) == fingerprint(said(EXPIRY, "`规定-1` (Rule) ends on 2019-02-01, in 62 days"))


def test_it_does_not_matter_that_an_end_has_become_known() -> None:
    open_ = "from 2019-12-01 nothing says how one leaves `food` (Food)"
    assert gist(open_.replace("01 nothing", "01 until 2021-09-01 nothing")) == gist(open_)


def test_names_articles_and_other_numbers_do() -> None:
    one = said(UNUSED, "from 2021-01-01 art 111 of `law` is art 114; 1 measure still cites it")
    other = said(UNUSED, "from 2021-01-01 art 111 of `law` is art 117; 1 measure still cites it")
    assert fingerprint(one) != fingerprint(other)
    assert gist("must be in place within 3 days, but `a` takes 5") != gist(
        "must be in place within 3 days, but `a` takes 9"
    )


def test_which_situation_is_smallest_is_no_part_of_what_a_finding_is() -> None:
    english = "On 2017-03-01 an enterprise that is on `a` meets both `prohibit` and `grant` of `x`"
    one = said(COLLISION, english)
    later = dataclasses.replace(
        said(COLLISION, english.replace("2017-03-01 an enterprise", "2018-01-01 a company")),
        witness=dataclasses.replace(WITNESS, date=date(2018, 1, 1)),
    )
    assert fingerprint(one) == fingerprint(later)
    elsewhere = dataclasses.replace(one, witness=dataclasses.replace(WITNESS, lists=("失信名单",)))
    assert fingerprint(one) == fingerprint(elsewhere)


def test_a_cause_is_all_by_which_a_finding_is_known_that_has_one() -> None:
    one = dataclasses.replace(COLLISION, cause=("act", "x"))
    assert fingerprint(one) == fingerprint(
        dataclasses.replace(said(one, "otherwise"), measures=(), place=None)
    )
    assert fingerprint(one) != fingerprint(dataclasses.replace(one, cause=("act", "y")))


def test_measures_count_where_they_are_not_cases() -> None:
    alone = dataclasses.replace(COLLISION, cases=())
    assert fingerprint(alone) != fingerprint(dataclasses.replace(alone, measures=("规定-1/1",)))
    assert fingerprint(COLLISION) == fingerprint(dataclasses.replace(COLLISION, measures=("规定-1/1",)))


def test_file_counts_where_no_measure_is_touched() -> None:
    assert UNUSED.place is not None
    elsewhere = dataclasses.replace(UNUSED, place=UNUSED.place._replace(source=Source("b.mou", LISTS.text)))
    assert fingerprint(UNUSED) != fingerprint(elsewhere)
    below = dataclasses.replace(
        UNUSED, place=UNUSED.place._replace(source=Source("../lists.mou", LISTS.text))
    )
    assert fingerprint(UNUSED) == fingerprint(below)
    assert fingerprint(EMPTY) != fingerprint(dataclasses.replace(EMPTY, path="other"))


@given(st.integers(1, 6))
def test_findings_that_are_alike_are_told_apart(number: int) -> None:
    keys = fingerprints([UNUSED] * number)
    assert len(set(keys)) == number
    assert keys == fingerprints([UNUSED] * (number + 1))[:number]
