"""`mou test --coverage`: on which sides of the boundaries of conditions scenarios stand, and the missing ones."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from comparison.comparing import run
from mou_compiler.compilation import compile_paths, compile_text
from mou_compiler.scenarios.boundaries import Side, sides, tally
from mou_compiler.scenarios.evaluation import evaluate_all

TEXT = """
subject firm "Firm" "企业"
subject person "Person" "自然人" { exclusive with firm }
relation head "Head" "负责人" { attaches person; to firm }
territory land "Land" "国"
agency A
act rail
act bank
attribute sum { type money }
attribute minor { type flag }
list l { kind blacklist; keeper A; covers firm }
list m { kind blacklist; keeper A }
"""


def document(*measures: str, head: str = "") -> str:
    """Return a corpus with a document of measures."""
    inner = "\n".join(
        f"measure {number} {{ {body}; by A; prohibit rail }}" for number, body in enumerate(measures, 1)
    )
    return f"{TEXT}memorandum d {{ in force from 2017-01-01; in land; {head}\n{inner} }}\n"


def found(text: str) -> dict[tuple[str, bool], Side]:
    """Return the sides of the first measure, by comparison and whether it holds."""
    compiled = compile_text(text)
    assert not compiled.corpus.faults
    return {(side.atom, side.holds): side for side in sides(compiled.view) if side.measure == "d/1"}


def with_skeletons(text: str) -> str:
    """Return a corpus with every scenario that was missing."""
    return text + "".join(side.skeleton for side in sides(compile_text(text).view))


def test_each_comparison_has_two_sides_where_it_decides() -> None:
    """Of `A or B` each decides where the other does not hold; of `A and B` where it does."""
    either = found(document("on l or m"))
    assert set(either) == {("l", True), ("l", False), ("m", True), ("m", False)}
    assert "on l" in either["l", True].skeleton
    assert "on m" not in either["l", True].skeleton
    both = found(document("on l and m"))
    assert "on m" in both["l", False].skeleton
    assert "expect no measure d/1" in both["l", False].skeleton
    assert "on l" not in both["l", False].skeleton


def test_what_never_decides_alone_has_no_side() -> None:
    """What the rest already says, and what nobody can be."""
    assert set(found(document("on l; when sum > 5 yuan and sum > 3 yuan"))) == {
        ("l", True), ("l", False), ("sum > 5 yuan", True), ("sum > 5 yuan", False),
    }  # fmt: skip
    assert found(document("on l; to person")) == {}


def test_scenarios_that_stand_there_are_named() -> None:
    """On the side on which they are, if the comparison decides there alone."""
    scenario = (
        "scenario s { day 2018-01-01; subject firm; in land; on l; given sum = 9 yuan; expect measure d/1 }\n"
    )
    there = found(document("on l; when sum > 5 yuan") + scenario)
    assert there["l", True].scenarios == ("s",)
    assert there["sum > 5 yuan", True].scenarios == ("s",)
    assert there["sum > 5 yuan", False].scenarios == ()
    away = found(document("on l or m") + scenario.replace("on l", "on l; on m").replace("2018", "2019"))
    assert not any(side.scenarios for side in away.values())
    early = found(document("on l") + scenario.replace("2018", "2016"))
    assert not any(side.scenarios for side in early.values())


@pytest.mark.parametrize(
    "text",
    [
        document("on l or m", "on all of l, m; when not minor"),
        document(
            "on 2 of l, m; exception 1 { when minor }", "on 3 times in l within 1 year; when sum >= 5 yuan"
        ),
        document("on l; to head of firm; when sum > 1 yuan", head="when not minor"),
        document("on l; to firm", "on m; overrides d/1"),
    ],
)
def test_the_missing_ones_stand_where_they_are_missing(text: str) -> None:
    """They parse, what they expect is so, and with them no side is left that a scenario can say."""
    whole = compile_text(with_skeletons(text))
    assert not whole.corpus.faults
    outcomes = list(evaluate_all(whole.view))
    assert outcomes
    assert all(outcome.passed for outcome in outcomes)
    after = list(sides(whole.view))
    assert [side for side in after if not side.scenarios and side.skeleton] == []
    assert tally(after).reached >= 2


def test_the_command_prints_a_file_of_the_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it prints can stand beside the corpus; then nothing is missing."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "memo.mou").write_text(document("on l; when sum > 5 yuan"), "utf-8")
    printed = run("test", "rules", "--coverage")
    assert printed.exit_code == 0
    assert printed.stdout.startswith("# 0 of 4 sides of boundaries have a scenario")
    (tmp_path / "rules" / "more.mou").write_text(printed.stdout, "utf-8")
    assert run("test", "rules").exit_code == 0
    again = run("test", "rules", "--coverage").stdout
    assert again == "# 4 of 4 sides of boundaries have a scenario; those below have none\n"
    told = json.loads(run("test", "rules", "--coverage", "--format", "json").stdout)
    assert (told["reached"], len(told["sides"])) == (4, 4)
    assert "个已有情景" in run("test", "rules", "--coverage", "--lang", "zh").stdout


@pytest.mark.long
def test_the_real_corpus_can_be_covered() -> None:
    """Every skeleton of it parses and is so."""
    folder = Path(__file__).parents[2] / "memoranda"
    compiled = compile_paths(folder)
    texts = {source.path: source.text.encode() for source in compiled.corpus.sources}
    more = "".join(side.skeleton for side in sides(compiled.view))
    whole = compile_paths(folder, texts={**texts, str(folder / "more.mou"): more.encode()})
    assert not whole.corpus.faults
    assert all(outcome.passed for outcome in evaluate_all(whole.view))
