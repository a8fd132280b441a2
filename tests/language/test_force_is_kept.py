"""What a document says with its force in one word keeps the force, and words of closed sets are told as they are borne."""

from __future__ import annotations

import pytest

from language.remedies import mistakes
from language.small import COMMON, measure_of, with_measure
from mou_compiler.compilation import compile_text
from mou_compiler.findings.fix import fixed


@pytest.mark.parametrize(
    ("said", "force"),
    [
        ("可以限制 trade", "may"),
        ("可限制 trade", "may"),
        ("应当限制 trade", "mandatory"),
        ("须限制 trade", "mandatory"),
    ],
)
def test_may_is_not_lost_where_it_stands_before_what_may_be_done(said: str, force: str) -> None:
    text = with_measure(said).replace("prohibit trade; ", "")
    (finding,) = mistakes(text)
    (fix,) = finding.fixes
    mended = fixed(text, fix.edits)
    assert mistakes(mended) == []
    measure = measure_of(compile_text(mended))
    assert measure.force == force
    assert [one.id for one in measure.restrict[0].acts] == ["trade"]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("force must not", "what must not be done is `prohibit ACT`, on a line of its own"),
        ("force may not", "what must not be done is `prohibit ACT`, on a line of its own"),
        ("force can", "did you mean `may`?"),
        ("效力 必须", "did you mean `应当`?"),
        (
            "allow trade",
            "write `grant trade` for what is given, `leave-free trade` for what stays as free as it was",
        ),
        ("permit trade", "did you mean `leave-free` or `grant`?"),
    ],
)
def test_what_may_and_may_not_be_is_told(said: str, told: str) -> None:
    (finding,) = mistakes(with_measure(said))
    assert finding.help.en == told


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ('agency C "C" { kind Ministry }', 'agency C "C" { kind ministry }'),
        ('agency C "C" { level provincial }', 'agency C "C" { level province }'),
        ('list M "M" { kind black list }', 'list M "M" { kind blacklist }'),
        ('list M "M" { kind debarment list }', 'list M "M" { kind exclusion-list }'),
        ("名单 M 「M」 { 类别 失信名单 }", "名单 M 「M」 { 类别 黑名单 }"),
        ('attribute x "X" { type money; currency € }', 'attribute x "X" { type money; currency eur }'),
    ],
)
def test_a_word_of_a_closed_set_is_written_in_its_place(written: str, meant: str) -> None:
    text = COMMON % {"currency": "yuan"} + written
    (finding,) = [one for one in mistakes(text) if one.code != "MOU205"]
    assert [fixed(text, fix.edits) for fix in finding.fixes] == [text.replace(written, meant)]
