"""Baselines: what was known is held back, what is new is told, what is gone is named."""

from __future__ import annotations

import dataclasses
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reports import COLLISION, EXPIRY, FINDINGS, UNUSED

from mou_compiler.findings.baseline import (
    NEVER_KNOWN,
    Known,
    NotABaseline,
    compare,
    read_baseline,
    write_baseline,
)
from mou_compiler.findings.cause import Cause
from mou_compiler.findings.finding import Case, Finding
from mou_compiler.words import Text


def known(*findings: Finding) -> Known:
    return read_baseline(write_baseline(findings))


def all_wanted(_: str) -> bool:
    return True


@given(st.permutations(FINDINGS))
def test_a_baseline_holds_back_just_what_it_was_made_of(order: list[Finding]) -> None:
    text = write_baseline(order)
    assert text == write_baseline(FINDINGS)
    broken = tuple(item for item in FINDINGS if item.category in NEVER_KNOWN)
    assert broken
    assert compare(read_baseline(text), FINDINGS, all_wanted) == (broken, len(FINDINGS) - len(broken), ())


def test_a_baseline_can_be_read_by_a_person() -> None:
    body = json.loads(write_baseline([UNUSED, COLLISION]))
    assert body["format_version"] == "3.0"
    assert [item["code"] for item in body["findings"]] == ["MOU310", "MOU401"]
    assert body["findings"][1] == {
        "code": "MOU401",
        "name": "collision",
        "message": COLLISION.message.en,
        "fingerprint": body["findings"][1]["fingerprint"],
        "cases": [["规定-1/1", "规定-1/2"], ["规定-1/1", "规定-1/3"]],
    }
    assert "line" not in write_baseline(FINDINGS)


def test_new_findings_are_told_and_gone_ones_named() -> None:
    compared = compare(known(EXPIRY, UNUSED), [COLLISION, EXPIRY], all_wanted)
    assert compared.new == (COLLISION,)
    assert compared.held_back == 1
    assert [(entry.code, entry.message) for entry in compared.gone] == [("MOU310", UNUSED.message.en)]


def test_entries_of_codes_that_are_not_wanted_are_not_missed() -> None:
    assert compare(known(EXPIRY, UNUSED), [], lambda code: code == "MOU501").gone == (
        compare(known(EXPIRY), [], all_wanted).gone
    )


def test_new_cases_of_a_known_cause_are_told_alone() -> None:
    new = Case(("规定-1/1", "规定-1/9"), None)
    grown = dataclasses.replace(COLLISION, cases=(*COLLISION.cases, new))
    compared = compare(known(COLLISION), [grown], all_wanted)
    assert [finding.cases for finding in compared.new] == [(new,)]
    assert compare(known(grown), [COLLISION], all_wanted) == ((), 1, ())


def test_one_more_of_the_same_is_new() -> None:
    compared = compare(known(UNUSED), [UNUSED, UNUSED], all_wanted)
    assert len(compared.new) == 1
    assert compared.held_back == 1


def test_what_the_message_says_beside_names_does_not_matter() -> None:
    later = dataclasses.replace(EXPIRY, message=Text("`规定-1` ends on 2019-01-01, in 3 days", "…"))
    assert compare(known(EXPIRY), [later], all_wanted).new == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"format_version": 1, "findings": []}',
        '{"format_version": "4.0", "findings": []}',
        '{"format_version": "1.0"}',
        '{"format_version": "1.0", "findings": [{"code": "MOU401"}]}',
        '{"format_version": "1.0", "findings": [3]}',
        '{"format_version": "1.0", "findings": {"a": 1}}',
    ],
)
def test_what_is_no_baseline_is_told(text: str) -> None:
    with pytest.raises(NotABaseline):
        read_baseline(text)


def test_a_later_minor_version_is_read() -> None:
    body = json.loads(write_baseline([UNUSED]))
    body["format_version"] = "3.9"
    body["findings"][0]["added later"] = 1
    assert read_baseline(json.dumps(body)) == known(UNUSED)


def earlier(*findings: Finding) -> Known:
    """Return a baseline of a format that knew findings by fingerprints of their wording."""
    body = json.loads(write_baseline(findings))
    body["format_version"] = "2.0"
    for number, item in enumerate(body["findings"]):
        item["fingerprint"] = f"{number:032x}"
    return read_baseline(json.dumps(body))


def test_a_baseline_of_an_earlier_format_knows_what_is_worded_alike() -> None:
    old = earlier(COLLISION, EXPIRY, UNUSED)
    assert old.earlier
    assert not known(COLLISION).earlier
    assert compare(old, [COLLISION, EXPIRY, UNUSED], all_wanted) == ((), 3, ())
    assert compare(old, [COLLISION, EXPIRY], all_wanted).gone == (old.entries[0],)


def test_of_what_is_worded_otherwise_it_knows_the_cases() -> None:
    new = Case(("规定-1/1", "规定-1/9"), None)
    other = dataclasses.replace(COLLISION, message=Text("…", "…"), cases=(*COLLISION.cases, new))
    compared = compare(earlier(COLLISION), [other], all_wanted)
    assert [finding.cases for finding in compared.new] == [(new,)]
    assert compared.gone == ()
    assert compare(earlier(EXPIRY), [dataclasses.replace(EXPIRY, message=Text("…", "…"))], all_wanted).new


def test_one_more_of_the_same_words_is_known_by_an_earlier_format_only_as_often_as_it_has_them() -> None:
    again = dataclasses.replace(UNUSED, cause=Cause.of("unused", declared="act"))
    assert len(compare(earlier(UNUSED, again), [UNUSED, again], all_wanted).new) == 0
    assert len(compare(earlier(UNUSED, again), [UNUSED, again], all_wanted).gone) == 0


def test_what_is_invalid_is_told_even_where_a_baseline_names_it() -> None:
    (invalid, *_) = (item for item in FINDINGS if item.category in NEVER_KNOWN)
    valid = dataclasses.replace(invalid, category=EXPIRY.category)
    by_hand = known(valid)
    assert compare(by_hand, [valid], all_wanted).new == ()
    assert compare(by_hand, [invalid], all_wanted).new == (invalid,)
