"""Documents as newcomers write them: what is told of them at first, and that the helps lead to sound files."""

from __future__ import annotations

from pathlib import Path

import pytest

from mou_compiler.compilation import compile_text
from mou_compiler.findings.finding import Severity

HERE = Path(__file__).parent

ENGLISH = [
    "did you mean `in force`?",
    "did you mean `keeper`?",
    'write `entry 1 "English" "中文" { … }`',
    "write `from` in the place of `of`",
    "write `2018-05-03`",
    "did you mean `in force`?",
    "write `2018-06-01`",
    "write `force may`, and what may be done on a line of its own",
    "write `vehicles > 10`",
    "write `inspect ACT, …`",
    "say how much it weighs on a line of its own: `weight prudential`",
    "write each of them, with commas between",
    "did you mean `exception ID { … }`?",
    "put it on a line of its own, or `;` before it",
    "write an act such as `travel.rail`",
]
CHINESE = [
    "请写「自 2020年1月1日」",
    "「条数」应写在版本的花括号之内",
    "是否想写「管理机关」？",
    "是否想写「列入」？",
    "是否想写「公示期限」？",
    "是否想写「15日 先于 列入」？",
    "是否想写「至 商务部」？",
    "是否想写「满 一年」？",
    "是否想写「签署」？",
    "请写「自 2021年4月1日」",
    "是否想写「禁止」？",
    "是否想写「人社局 会同 市场监管局」？",
    "请写「负责人 之 主体」",
    "请写「至多 3年」",
    "是否想写「商务部 等」？",
    "是否想写「公布」？",
]


@pytest.mark.parametrize(
    ("name", "language", "helps"), [("carriers", "en", ENGLISH), ("housekeeping", "zh", CHINESE)]
)
def test_what_is_told_at_first(name: str, language: str, helps: list[str]) -> None:
    text = (HERE / f"{name}-at-first.txt").read_text(encoding="utf-8")
    findings = [one for one in compile_text(text).findings if one.code < "MOU3"]
    assert [getattr(one.help, language) for one in findings] == helps


@pytest.mark.parametrize(("name", "language"), [("quarries", "en"), ("cold-chain", "zh")])
def test_what_is_told_line_by_line(name: str, language: str) -> None:
    text = (HERE / f"{name}-at-first.txt").read_text(encoding="utf-8")
    found = [
        f"{one.place.line}: {getattr(one.help, language)[:110]}"
        for one in compile_text(text).findings
        if one.code < "MOU3"
    ]
    assert found == (HERE / f"{name}-helps.txt").read_text(encoding="utf-8").splitlines()


def test_nothing_is_concluded_from_a_type_that_was_not_read() -> None:
    text = (HERE / "quarries-at-first.txt").read_text(encoding="utf-8")
    assert [one for one in compile_text(text).findings if one.code == "MOU207"] == []


@pytest.mark.parametrize(
    ("name", "measures", "codes"),
    [
        ("carriers", 20, ["MOU322"]),
        ("housekeeping", 5, ["MOU322", "MOU322", "MOU302"]),
        ("quarries", 19, ["MOU302"]),
        ("cold-chain", 10, ["MOU302"]),
    ],
)
def test_what_became_of_it_is_sound(name: str, measures: int, codes: list[str]) -> None:
    compiled = compile_text((HERE / f"{name}.mou").read_text(encoding="utf-8"))
    (document,) = compiled.corpus.documents.values()
    assert len(document.measures) == measures
    # Notes alone, and true: from when their lengths count neither says, nor the order which further units it means.
    assert [one.code for one in compiled.findings] == codes
    assert {one.severity for one in compiled.findings} == {Severity.INFO}


def test_names_that_were_written_as_one_are_never_one_less() -> None:
    text = (
        (HERE / "housekeeping.mou")
        .read_text(encoding="utf-8")
        .replace("人社局 会同 市场监管局", "人社局会同未声明局")
    )
    (finding,) = [one for one in compile_text(text).findings if one.code == "MOU201"]
    assert finding.fixes == ()  # neither of the two may be offered alone
