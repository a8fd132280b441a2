"""Coverage counts by the source's own numbering, and claims nothing complete that is not."""

from __future__ import annotations

from mou_compiler import compile_text
from mou_compiler.tables.coverage import Coverage, coverage

MEASURES = "measure 1 { at d art 1; prohibit a } measure 3-1 { prohibit a } measure 3-2 { prohibit a }"


def of(fields: str) -> Coverage:
    source = f"act a\ninstrument d {{\n{fields}\n{MEASURES.replace('} measure', chr(125) + chr(10) + 'measure')}\n}}"
    (found,) = coverage(compile_text(source).corpus)
    return found


def test_encoded_waived_unknown_and_left() -> None:
    found = of('numbering 1 to 6\nwaived 2 "sets no rule"\nunknown 4, 5 "not printed"')
    assert found.clauses == ("1", "2", "3", "4", "5", "6")
    assert found.encoded == ("1", "3")
    assert [item.numbers for item in found.waived] == [("2",)]
    assert [item.numbers for item in found.unknown] == [("4", "5")]
    assert found.left == ("6",)
    assert (found.measures, found.located) == (3, 1)
    assert not found.complete


def test_complete_only_where_everything_is_explained_and_nothing_unknown() -> None:
    assert of('numbering 1 to 3\nwaived 2 "sets no rule"').complete
    assert not of('numbering 1 to 3\nunknown 2 "not printed"').complete
    assert not of('numbering 1 to 3\nwaived 2 "no rule"\nunknown "the annex was not read"').complete


def test_an_unknown_numbering_claims_nothing() -> None:
    found = of('numbering unknown "not confirmed"')
    assert (found.clauses, found.why_unknown, found.complete) == (None, "not confirmed", False)
    assert of("").why_unknown == "not stated"
