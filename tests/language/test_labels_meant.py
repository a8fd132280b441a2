"""A label in quotes that nothing bears: the nearest label is asked about, and what is offered can be written."""

from __future__ import annotations

import pytest

from mou_compiler import Compiled, compile_text
from mou_compiler.findings.fix import fixed

GROUND = """
territory land "Land" "全国"
subject firm "Firm" "企业"
agency A "Bureau A" "甲局" { kind government }
agency B "Bureau B" "乙局" { kind government }
agency C "Joint Office" "联合办公室" { kind government }
agency D "Joint Office" "联合处" { kind government }
act trade "Trade" "贸易"
list P "List P" "甲名单" { kind blacklist; keeper A }
"""


def ruled(fields: str) -> Compiled:
    """Return a measure of these fields, compiled."""
    return compile_text(f'{GROUND}instrument d "D" "丁令" {{ measure 1 {{ {fields} }} }}\n')


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ('"Buro A"', "Bureau A"),
        ("“Buro A”", "Bureau A"),
        ('"Burau B"', "Bureau B"),
        ('"bureau a"', "Bureau A"),
        ("「甲局吧」", "甲局"),
    ],
)
def test_the_nearest_label_is_asked_about_in_quotes(written: str, meant: str) -> None:
    result = ruled(f"on P; by {written}; prohibit trade")
    faults = [fault for fault in result.corpus.faults if fault.code == "MOU201"]
    if not faults:  # it was found, as letters of another size are
        assert meant == "Bureau A"
        return
    (fault,) = faults
    assert fault.help is not None
    assert fault.help.en == f'did you mean "{meant}"?'
    assert fault.help.zh == f"是否想写「{meant}」？"
    assert fault.fixes is not None
    source = result.corpus.faults[0].place.source
    mended = fixed(source.text, fault.fixes[0].edits)
    assert compile_text(mended).corpus.faults == ()


@pytest.mark.parametrize(
    ("field", "help_"),
    [
        (
            'by "Ministry of 2 Things"',
            'declare it: agency ministry-of-2-things "Ministry of 2 Things" "…" { … }',
        ),
        ('by "财政 部"', 'declare it: agency 财政-部 "…" "财政 部" { … }'),
        ('by "???"', 'declare it: agency ID "???" "…" { … }'),
        ("by nowhere", 'declare it: agency nowhere "…" "…" { … }'),
        ('by A; in "Far Away"', 'declare it: territory far-away "Far Away" "…" { … }'),
        ('by A; when "Very Large" >= 5', 'declare it: attribute very-large "Very Large" "…" { type count }'),
    ],
)
def test_what_is_offered_to_be_declared_can_be_written(field: str, help_: str) -> None:
    (fault,) = ruled(f"on P; {field}; prohibit trade").corpus.faults
    assert fault.help is not None
    assert fault.help.en == help_
    offered = help_.removeprefix("declare it: ").replace('"…"', '"Other"').replace("…", "")
    for lacking in compile_text(offered).corpus.faults:
        assert lacking.code == "MOU205"  # what must be said of it, and nothing of its name


def test_what_sounds_otherwise_or_like_two_is_not_asked_about() -> None:
    for written in ('"Board A"', '"Court of Appeal"', '"Jont Offce"'):
        (fault,) = ruled(f"on P; by {written}; prohibit trade").corpus.faults
        assert fault.help is not None
        assert 'did you mean "' not in fault.help.en
