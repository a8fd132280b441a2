"""Broken files: one mistake, one message, at the exact place, in words that a drafter can act on.

Each case is a source and, below it, what is told of it in both languages; `pytest --accept` writes the latter
anew.  A case is read together with tests/constructs/common.mou.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from mou_compiler.corpus.corpus import resolve
from mou_compiler.findings.fault import Fault
from mou_compiler.source.place import Source
from mou_compiler.words import Language

HERE = Path(__file__).parent / "broken"
COMMON = Source("common.mou", (HERE.parents[1] / "constructs" / "common.mou").read_text(encoding="utf-8"))
CASE = re.compile(r"^## ([^\n]+)\n\n```mou\n(.*?)```\n(?:\n```text\n(.*?)```\n)?", re.MULTILINE | re.DOTALL)


class Case(NamedTuple):
    """A mistake, the text that makes it, and what is told of it."""

    file: Path
    heading: str
    source: str
    told: str


def cases() -> list[Case]:
    return [
        Case(file, *(part or "" for part in match.groups()))
        for file in sorted(HERE.glob("*.md"))
        for match in CASE.finditer(file.read_text(encoding="utf-8"))
    ]


def tell(text: str) -> str:
    """Return what is told of a text: place, code, fact and remedy, first in English and then in Chinese."""
    faults = resolve([COMMON, Source("case.mou", text)]).faults
    placed = [fault for fault in faults if fault.place is not None]
    assert len(placed) == len(faults)
    ordered = sorted(placed, key=lambda fault: (fault.place.order, fault.code))
    return "".join(_lines(fault, "en") + _lines(fault, "zh") for fault in ordered)


def _lines(fault: Fault, language: Language) -> str:
    assert fault.place is not None
    span = fault.place.span
    words = fault.message.spelled(language), fault.help.spelled(language)
    where = (
        f"{span.line}:{span.column}-{span.end_line}:{span.end_column} {fault.code} "
        if language == "en"
        else ""
    )
    also = "".join(
        f"  {party.place.line}:{party.place.span.column} {party.message.en}\n"
        for party in fault.related
        if language == "en"
    )
    return f"{where or '  '}{words[0]}; {words[1]}\n{also}"


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.file.stem}: {case.heading}")
def test_what_is_told_of_a_broken_file(case: Case, request: pytest.FixtureRequest) -> None:
    told = tell(case.source)
    if request.config.getoption("--accept") and told != case.told:
        _accept(case, told)
        return
    assert told == case.told


def _accept(case: Case, told: str) -> None:
    text = case.file.read_text(encoding="utf-8")
    match = next(match for match in CASE.finditer(text) if match[1] == case.heading)
    block = f"## {case.heading}\n\n```mou\n{case.source}```\n\n```text\n{told}```\n"
    case.file.write_text(text[: match.start()] + block + text[match.end() :], encoding="utf-8")
