"""One thing compared with several of its options or grades at once: told with each comparison, which can be taken."""

from __future__ import annotations

import pytest

from language.remedies import mistakes
from language.small import measure_of, told, with_measure
from mou_compiler.compilation import compile_text
from mou_compiler.findings.fix import fixed
from mou_compiler.interpret.spelling import condition_text

MORE = """\
attribute standing "Standing" "状况" { type choice; options low "Low" "低", mid "Middle" "中", high "High" "高", top "Top" "极高" }
attribute minor "Minor" "轻微" { type flag }
rating grade "Grade" "等级" { keeper A; grades AA, A, B, C }
"""


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("standing = low or high", "standing = low or standing = high"),
        ("standing = low, mid or high", "standing = low or standing = mid or standing = high"),
        ("standing in low, high", "standing = low or standing = high"),
        ("standing in (low, high)", "standing = low or standing = high"),
        ("standing is one of low or high", "standing = low or standing = high"),
        ("standing not in low, high", "standing != low and standing != high"),
        ("standing != low or high", "standing != low and standing != high"),
        ("standing 属于 low、high 之一", "standing = low or standing = high"),
        ("standing 为 low 或 high", "standing = low or standing = high"),
        ('standing = "Low" or "High"', "standing = low or standing = high"),
        ("standing in (low)", "standing = low"),
        ("grade = B or C", "grade = B or grade = C"),
        ("minor and standing = low or high", "minor and (standing = low or standing = high)"),
        ("standing = low or high and minor", "(standing = low or standing = high) and minor"),
        ("not standing = low or high", "not (standing = low or standing = high)"),
    ],
)
def test_each_value_is_compared_by_itself(said: str, meant: str) -> None:
    text = with_measure(f"when {said}", more=MORE)
    (finding,) = mistakes(text)
    (fix,) = finding.fixes
    mended = fixed(text, fix.edits)
    assert told(mended) == []
    wanted = with_measure(f"when {meant}", more=MORE)
    (read,), (right,) = (measure_of(compile_text(one)).when for one in (mended, wanted))
    assert condition_text(read) == condition_text(right)
    chinese = finding.help.writes[0].zh  # type: ignore[union-attr]
    in_chinese = text.replace(text[fix.edits[0].place.start : fix.edits[0].place.end], chinese)
    assert condition_text(measure_of(compile_text(in_chinese)).when[0]) == condition_text(right)


@pytest.mark.parametrize(
    "said",
    ["standing = low or minor", "standing = low and minor", "grade <= B or standing = low", "minor, L"],
)
def test_what_is_a_condition_by_itself_is_left_alone(said: str) -> None:
    assert told(with_measure(f"when {said}", more=MORE)) == []
