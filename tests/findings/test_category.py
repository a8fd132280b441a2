"""What a finding is of is said by its check; nothing goes by the digits of a code."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest
from reports import COLLISION, EMPTY

import mou_compiler
from mou_compiler.checking.check import load_checks
from mou_compiler.findings.baseline import entries
from mou_compiler.findings.finding import Category
from mou_compiler.findings.selection import Selection
from mou_compiler.tables.enforcement import findings_by_measure

SOURCES = sorted(Path(mou_compiler.__file__).parent.rglob("*.py"))


@pytest.mark.parametrize("category", Category)
def test_orphans_are_what_their_check_calls_so(category: Category) -> None:
    finding = dataclasses.replace(COLLISION, code="ORG001", category=category)
    told = findings_by_measure([finding])["规定-1/1"]
    assert {item.orphaning for item in told} == {category is Category.ORPHAN}


@pytest.mark.parametrize("category", Category)
def test_what_is_broken_never_enters_a_baseline(category: Category) -> None:
    known = entries([dataclasses.replace(COLLISION, code="ORG001", category=category)])
    assert bool(known) is (category not in (Category.UNREADABLE, Category.INVALID))


def test_what_could_not_be_read_is_told_whatever_is_selected() -> None:
    chosen = Selection(frozenset({"MOU501"})).choose([COLLISION, dataclasses.replace(EMPTY, code="ORG002")])
    assert [finding.code for finding in chosen] == ["ORG002"]


def test_every_check_of_the_package_says_of_what_it_tells() -> None:
    own = [item.check for item in load_checks() if item.check.code.startswith("MOU")]
    assert [check.code for check in own if check.category is Category.OTHER] == []


def test_no_module_goes_by_the_digits_of_a_code() -> None:
    digits = re.compile(r"""startswith\(\W*"MOU|= "MOU\d{0,2}"|code\[\d*:""")
    assert [path.name for path in SOURCES if digits.search(path.read_text("utf-8"))] == []
