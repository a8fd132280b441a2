"""What is told of small inputs, word for word in both languages, each an instance of a kind that was once told wrongly.

`--accept` takes over what is told, into the file beside each input.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from mou_compiler.compilation import Compiled, compile_text

INPUTS = sorted((Path(__file__).parent / "inputs").glob("*.mou"))


def told(result: Compiled) -> str:
    lines = []
    for finding in result.findings:
        where = "-" if finding.place is None else str(finding.place.line)
        lines.append(f"{where} {finding.severity.label} {finding.code}")
        lines += [f"    {text}" for text in (finding.message.en, finding.message.zh)]
        lines += [f"    = {text}" for text in (finding.help.en, finding.help.zh)]
    return "".join(f"{line}\n" for line in lines)


@pytest.mark.parametrize("path", INPUTS, ids=[path.stem for path in INPUTS])
def test_what_is_told(path: Path, request: pytest.FixtureRequest) -> None:
    found, beside = told(compile_text(path.read_text("utf-8"), path="x.mou")), path.with_suffix(".txt")
    if request.config.getoption("--accept"):
        beside.write_text(found, encoding="utf-8")
    assert beside.read_text("utf-8") == found


def test_there_are_inputs() -> None:
    assert len(INPUTS) > 20
