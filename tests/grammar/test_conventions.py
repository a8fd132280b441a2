"""The examples of grammar/conventions.md: those that pass tell nothing but what is unused, the others their code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mou_compiler import compile_text

PAGE = (Path(__file__).parents[2] / "grammar/conventions.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```mou (\w+) ?(MOU\d+)?\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
GIVEN = next(text for kind, _, text in BLOCKS if kind == "given")
EXAMPLES = [(kind, code, text) for kind, code, text in BLOCKS if kind != "given"]


def told(text: str) -> set[str]:
    return {item.code for item in compile_text(GIVEN + text).findings} - {"MOU310"}


@pytest.mark.parametrize(
    ("kind", "code", "text"), EXAMPLES, ids=[f"{number}-{kind}" for number, (kind, *_) in enumerate(EXAMPLES)]
)
def test_example(kind: str, code: str, text: str) -> None:
    assert told(text) == ({code} if kind == "failing" else set())


def test_every_convention_has_both_languages_and_both_examples() -> None:
    sections = PAGE.split("\n## ")[1:]
    assert len(sections) > 7
    for section in sections:
        title, _, rest = section.partition("\n")
        english, _, chinese = title.partition(" · ")
        assert english.isascii()
        assert re.search(r"[\u4e00-\u9fff]", chinese)
        assert [kind for kind, _ in re.findall(r"^```mou (\w+) ?(MOU\d+)?$", rest, re.MULTILINE)] == [
            "passing",
            "failing",
        ]
