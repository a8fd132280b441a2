"""`mou check --as-scenarios`: for each finding a file that shows it by itself, with the rules that it needs."""

from __future__ import annotations

from pathlib import Path

import pytest

from comparison.comparing import run
from mou_compiler.checking.check import Check, load_checks
from mou_compiler.command_line.evidence import evidence
from mou_compiler.compilation import compile_text
from mou_compiler.findings.finding import Category
from real import real_corpus

TEXT = """
subject firm "Firm" "企业"
subject unused "Nobody" "无人"
territory land "Land" "国"
agency A "First" "甲局"
agency B "Second" "乙局"
agency Z "Elsewhere" "别局"
rank statute "Statute" "法律" { may-burden }
law code "Code" "法典" { rank statute; in force from 2000-01-01; repealed on 2019-01-01 }
act rail "Rail" "乘车"
act bank "Bank" "贷款"
act unrelated "Unrelated" "无关"
attribute minor "Minor" "轻微" { type flag }
list l "Black" "黑名单" { kind blacklist; keeper A; covers firm; entry 1 { basis code art 1 }
    exit 1 { kind automatic; after 2 years from entry }; notice 5 days before entry; objection to A within 5 days }
list m "White" "红名单" { kind redlist; keeper B; covers firm; entry 1 { basis code art 2 } }
channel c { from A, B; to A, B }
memorandum d "Memo" "备忘录" { in force from 2017-01-01; signatories A, B
    measure 1 "Ban" "禁乘" { on l; when minor; by A; prohibit rail; for 1 year; basis code art 5 }
    measure 2 "Grant" "给予" { on m; by B; grant rail; basis code art 6 }
    measure 3 "Other" "其他" { on l; by A; restrict bank; for 1 year; basis unknown "x" }
}
"""


def checks() -> list[Check]:
    """Return the checks of rules: what could not be read has no rules to show."""
    mine = [item.check for item in load_checks()]
    return [one for one in mine if one.category in (Category.ORPHAN, Category.RELATION)]


@pytest.mark.parametrize("check", checks(), ids=lambda check: check.code)
def test_the_example_of_each_check_is_shown_by_a_file(check: Check) -> None:
    """Whatever the check, its own finding is found again in the slice."""
    compiled = compile_text(check.failing)
    mine = [finding for finding in compiled.findings if finding.code == check.code]
    assert mine
    assert not compiled.corpus.faults
    assert all(made is not None for _, made in evidence(compiled, mine))


def test_a_file_has_what_its_finding_needs_and_no_more() -> None:
    """The other measure, the act that nobody names and the body that does nothing are left out."""
    compiled = compile_text(TEXT)
    made = {finding.code: one for finding, one in evidence(compiled, compiled.findings) if one is not None}
    text = made["MOU401"].text
    assert "measure 1" in text
    assert "measure 2" in text
    assert "channel c" in text  # without it the measures would be orphans here, and are none
    for absent in ("measure 3", "unrelated", "agency Z", "subject unused"):
        assert absent not in text
    assert text.startswith("# MOU401 collision\n# “First” must prohibit “Rail” by measure 1 of “Memo”")
    assert "Both apply on 2017-01-01 to a firm" in text
    assert "given minor" in text
    assert "expect measure d/1" in text
    assert "repealed on 2019-01-01" in made["MOU303"].text


def test_each_file_runs_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`mou check` tells the finding of each, `mou test` passes where a scenario stands; the index names them."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "memo.mou").write_text(TEXT, "utf-8")
    done = run("check", "rules", "--as-scenarios", "shown", "--fail-on", "never")
    assert done.exit_code == 0
    files = sorted((tmp_path / "shown").glob("*.mou"))
    assert f"shown has {len(files)} files" in done.stderr
    assert {path.name[:6] for path in files} >= {"MOU401", "MOU303"}
    for path in files:
        code = path.name[:6]
        told = run("check", str(path), "--select", code, "--fail-on", "never", "--format", "concise")
        assert code in told.stdout, path.name
        assert run("test", str(path)).exit_code == (0 if "\nscenario " in path.read_text("utf-8") else 2)
    collision = next(path for path in files if path.name.startswith("MOU401"))
    assert "1 scenario, 2 expectations: all met" in run("test", str(collision)).stdout
    assert run("check", "rules", "--as-scenarios", "rules/shown").exit_code == 2
    assert not (tmp_path / "rules" / "shown").exists()
    run("check", "rules", "--as-scenarios", "shown", "--select", "MOU401", "--fail-on", "never")
    assert [path.name[:6] for path in (tmp_path / "shown").glob("*.mou")] == ["MOU401"]


@pytest.mark.long
def test_what_a_register_fills_in_is_written_out() -> None:
    """The corpus of real documents: nearly all of its findings stand by themselves, without the register."""
    found = real_corpus()
    wanted = [finding for finding in found.findings if finding.code == "MOU303"][:3]
    made = [one for _, one in evidence(found, wanted)]
    assert all(made)
    assert all("register" not in (one.text if one else "") for one in made)


def test_a_situation_with_two_of_those_one_is_attached_to_is_written() -> None:
    """Who represents a bank on one list and a shop on the other meets both measures, by two of one relation."""
    text = """
subject firm
subject bank { within firm }
subject shop { within firm; exclusive with bank }
subject person
relation head { attaches person; to firm }
territory land
agency A
act rail
list l { kind blacklist; keeper A; covers bank }
list m { kind redlist; keeper A; covers shop }
memorandum d { in force from 2017-01-01; in land
    measure 1 { on l; to head of bank; by A; prohibit rail }
    measure 2 { on m; to head of shop; by A; grant rail } }
"""
    compiled = compile_text(text)
    assert not compiled.corpus.faults
    collisions = [finding for finding in compiled.findings if finding.code == "MOU401"]
    ((_, made),) = evidence(compiled, collisions)
    assert made is not None
    assert "via head of bank" in made.text
    assert "via head@2 of shop" in made.text
