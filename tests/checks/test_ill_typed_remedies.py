"""What to write instead of a value that is not of the type of its attribute."""

from __future__ import annotations

import pytest

from mou_compiler.compilation import compile_text
from mou_compiler.findings.fix import fixed

GROUND = """
agency A { kind government }
attribute line { type choice; options food, drug "Medicine" "药品" }
rating stars { keeper A; grades top "Best" "最优", low }
attribute mended { type flag }
attribute part { type share }
attribute begun { type date }
"""


@pytest.mark.parametrize(
    ("condition", "english", "chinese"),
    [
        ("mended = yes", "write `mended`", "请写「mended」"),
        ("mended = true", "write `mended`", "请写「mended」"),
        ("mended = 1", "write `mended`", "请写「mended」"),
        ("mended 为 是", "write `mended`", "请写「mended」"),
        ("mended = No", "write `not mended`", "请写「非 mended」"),
        ("mended is false", "write `not mended`", "请写「非 mended」"),
        ("mended != true", "write `not mended`", "请写「非 mended」"),
        ("mended != 0", "write `mended`", "请写「mended」"),
        ("mended 为 否", "write `not mended`", "请写「非 mended」"),
        ("mended = maybe", "write `mended` or `not mended`", "请写「mended」或「非 mended」"),
        ("mended >= 1", "write `mended` or `not mended`", "请写「mended」或「非 mended」"),
        ("part >= 0.1", "write a percentage, such as `10%`", "请写百分比，如「10%」"),
        ("part >= 2", "write a percentage, such as `2%`", "请写百分比，如「2%」"),
        (
            "part >= 1/3",
            (
                "no percentage is 1/3 exactly: write the nearest on the side that the source means, `33.3333%` or `33.3334%`, and the "
                "fraction in `note`"
            ),
            "百分比不能确切表示3分之1：请按原文取相邻的一侧，写「33.3333％」或「33.3334％」，并将分数写入「说明」",
        ),
        ("line is drugs", "did you mean `drug`?", "是否想写「drug」？"),
        ("line is Medicine", "did you mean `drug`?", "是否想写「drug」？"),
        ("line 为 药品", "did you mean `drug`?", "是否想写「drug」？"),
        ("stars = 最优", "did you mean `top`?", "是否想写「top」？"),
        ("stars = worst", "one of: top, low", "可用：top、low"),
        ("line is toys", "one of: food, drug", "可用：food、drug"),
        ("begun >= 2016", "write `begun >= 2016-01-01`", "请写「begun ≥ 2016年1月1日」"),
        ("begun > 2016", "write `begun > 2016-12-31`", "请写「begun ＞ 2016年12月31日」"),
        (
            "begun != 2016",
            "write `not (begun >= 2016-01-01 and begun <= 2016-12-31)`",
            "请写「非 (begun ≥ 2016年1月1日 且 begun ≤ 2016年12月31日)」",
        ),
        ("begun >= 20160", "write a day, such as `2016-01-20`", "请写日期，如「2016年1月20日」"),
        ("line", "compare it: `line = …`", "请与某个选项比较：「line ＝ …」"),
    ],
)
def test_the_remedy_shows_how_it_is_written(condition: str, english: str, chinese: str) -> None:
    compiled = compile_text(f"{GROUND}list l {{ kind blacklist; keeper A; entry 1 {{ when {condition} }} }}")
    (finding,) = [finding for finding in compiled.findings if finding.code == "MOU207"]
    assert finding.help is not None
    assert (finding.help.en, finding.help.zh) == (english, chinese)


@pytest.mark.parametrize(
    ("condition", "mended"),
    [
        ("line is drugs", "line = drug"),
        ("line != 药品", "line != drug"),
        ("stars <= 最优", "stars <= top"),
    ],
)
def test_what_is_written_for_a_value_is_the_whole_comparison(condition: str, mended: str) -> None:
    text = f"{GROUND}list l {{ kind blacklist; keeper A; entry 1 {{ when {condition} }} }}"
    (finding,) = [finding for finding in compile_text(text).findings if finding.code == "MOU207"]
    (fix,) = finding.fixes
    again = fixed(text, fix.edits)
    assert again == text.replace(condition, mended)
    assert not [found for found in compile_text(again).findings if found.code == "MOU207"]
