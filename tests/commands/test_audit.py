"""`mou audit`: the sentence, the table, the reasons, JSON and the picture, in both languages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from running import Run, runner

RULES = """
territory land "Land" "全国" { level national }
subject firm "Firm" "企业"
rank statute "Law" "法律" { may-burden }
agency A "Agency A" "甲" { kind government }
act trade "Trade" "贸易"
law code "Code" "法典" { rank statute }
list L "Black list" "黑名单" { kind blacklist; keeper A; entry 1 { basis code } }
"""
ONE = 'memorandum m { signed 2016-01-01; by A; measure 1 "Ban" "禁令" { on L; prohibit trade; basis unknown "no annex" } }\n'
TWO = "memorandum n { signed 2016-01-01; by A; measure 1 { on L; prohibit trade; basis none } }\n"


@pytest.fixture
def mou(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    (tmp_path / "memoranda").mkdir()
    for name, text in (("corpus", RULES), ("one", ONE), ("two", TWO)):
        (tmp_path / f"memoranda/{name}.mou").write_text(text, encoding="utf-8")
    return runner(tmp_path, monkeypatch)


def test_the_sentence_counts_what_was_checked(mou: Run) -> None:
    done = mou("audit")
    assert done.exit_code == 0
    first, blank, head, *rows = done.stdout.splitlines()
    assert (
        first
        == "of 2 measures 0 stand on a basis that was checked; of 1 the basis is faulty; of 1 it is not known"
    )
    assert (blank, head.split()) == (
        "",
        ["support", "established", "faulty", "not", "known", "not", "needed"],
    )
    assert [row.split() for row in rows if row.startswith("basis")] == [["basis", "0", "1", "1", "0"]]
    assert mou("audit", "--lang", "zh").stdout.startswith(
        "2项措施中，依据经核实者0项，有缺陷者1项，不详者1项\n"
    )


def test_of_one_file_only_its_measures(mou: Run) -> None:
    assert mou("audit", "memoranda/two.mou").stdout.startswith("of 1 measure 0 stand on a basis")
    told = json.loads(mou("audit", "memoranda/one.mou", "--format", "json").stdout)
    assert [line["measure"] for line in told["measures"]] == ["m/1"]


def test_the_reasons_are_those_of_the_author_and_of_the_checks(mou: Run) -> None:
    told = mou("audit", "-v").stdout
    assert "\nm/1  Ban\n" in told
    assert "\n  basis: not known; MOU303 " in told
    assert "the legal basis is not known: no annex\n" in told
    assert "\n  exit: faulty; MOU307 " in told
    chinese = mou("audit", "-v", "--lang", "zh").stdout
    assert "\nm/1  禁令\n" in chinese
    assert "法律依据不详：no annex\n" in chinese
    supports = json.loads(mou("audit", "--format", "json").stdout)["measures"][0]["supports"]
    assert supports["basis"]["state"] == "not known"
    assert {"en": "the legal basis is not known: no annex", "zh": "法律依据不详：no annex"} in supports[
        "basis"
    ]["reasons"]
    assert supports["exit"]["findings"] == ["MOU307"]


def test_as_of_a_day_before_all_of_it(mou: Run) -> None:
    assert mou("audit", "--as-of", "2015-01-01").stdout.startswith("of 0 measures 0 stand")


def test_a_picture(mou: Run) -> None:
    picture = mou("audit", "--format", "svg", "--lang", "zh").stdout
    assert picture.startswith("<?xml")
    assert "<title>依据: 有缺陷 1</title>" in picture
