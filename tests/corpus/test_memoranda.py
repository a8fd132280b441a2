"""The real documents: no fault of language, every measure placed, every label in two languages, nobody left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from mou_compiler import Compiled, compile_text
from mou_compiler.corpus.reading.respell import format_source
from mou_compiler.corpus.schema.declarations import Declaration, Edition, Filling, Listing
from mou_compiler.source.place import Source
from real import real_corpus

MEMORANDA = Path(__file__).parents[2] / "memoranda"
HAN = re.compile(r"[\u4e00-\u9fff]")

UNLABELLED = (Edition, Filling, Listing)
"""What bears the name of what it belongs to, or a year."""

PRINTED = {
    "defaulters-141-2016": 44, "tax-3062-2014": 21, "tax-2798-2016": 34, "industry-commerce-2045-2015": 38,
    "customs-2017": 33, "finance-454-2017": 21, "logistics-1553-2017": 20, "wages-2058-2017": 30,
    "medical-1399-2018": 28, "social-insurance-1704-2018": 28, "research-2018": 41,
    "listed-companies-3062-2015": 22, "rail-384-2018": 8,
}  # fmt: skip
"""How many names the notices print."""


@cache
def real() -> Compiled:
    return real_corpus()


def declarations(value: Any) -> Iterator[Declaration]:
    """Yield a declaration and those inside it."""
    if isinstance(value, Declaration):
        yield value
        for name in value.__dataclass_fields__:
            yield from declarations(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from declarations(item)


def test_nothing_is_misspelt_or_undeclared() -> None:
    faults = [finding.message.en for finding in real().findings if finding.code.startswith(("MOU1", "MOU2"))]
    assert faults == []


def test_every_measure_has_its_place_in_the_source() -> None:
    assert [measure.id for measure in real().corpus.measures.values() if not measure.at] == []


def test_every_document_is_read_as_the_notice_prints_its_signatories() -> None:
    documents = real().corpus.documents
    counted = {id_: len({ref.id for ref in documents[id_].signatories}) for id_ in PRINTED}
    assert counted == PRINTED


def test_every_declaration_is_labelled_in_both_languages() -> None:
    unlabelled = [
        inner.id
        for outer in real().corpus.everything()
        for inner in declarations(outer)
        if not isinstance(inner, UNLABELLED)
        if HAN.search(inner.label.en) or not HAN.search(inner.label.zh)
    ]
    assert unlabelled == []


def test_every_document_file_says_first_how_much_is_known() -> None:
    folders = ("registry", "lists", "cities", "provinces", "statutes")
    files = [path for path in sorted(MEMORANDA.rglob("*.mou")) if path.parent.name not in folders]
    assert [path.name for path in files if not path.read_text(encoding="utf-8").startswith("# ")] == []


def test_files_are_laid_out_by_the_formatter() -> None:
    ours = ("courts", "tax", "transport", "patents", "wages", "market-supervision", "credit-repair")
    for path in sorted(MEMORANDA.rglob("*.mou")):
        if path.parent.name in ours:
            source = Source(path.name, path.read_text(encoding="utf-8"))
            assert format_source(source).text == source.text, path.name


def test_a_channel_that_feeds_an_escalation_is_used() -> None:
    compiled = compile_text(
        """
agency platform "Platform" "平台" { kind platform }
agency office "Office" "机关" { kind government }
list scrutiny "Scrutiny" "重点关注名单" { kind scrutiny-list; keeper office }
channel up "Up" "报送" { from office; to platform; carries scrutiny }
escalation flagged "Flagged" "标记" { on 3 times in scrutiny within 1 year; by platform; flag "flag" "标记" }
"""
    )
    assert [finding.message.en for finding in compiled.findings if finding.code == "MOU310"] == []


def test_numbers_of_a_source_run_in_ranges_under_their_headings() -> None:
    compiled = compile_text(
        """
instrument r "Rule" "规定" {
    numbering 1, 3 to 5, 2-1 to 2-3, 2-11
    waived    1, 4 to 5, 2-2 to 2-3 "no rule"
    unknown   3, 2-1, 2-11 "not read"
}
"""
    )
    document = compiled.corpus.documents["r"]
    assert document.numbering == ("1", "3", "4", "5", "2-1", "2-2", "2-3", "2-11")
    assert [item.numbers for item in document.waived] == [("1", "4", "5", "2-2", "2-3")]
    assert [finding.code for finding in compiled.findings if finding.code == "MOU311"] == []


def test_a_range_does_not_run_from_one_heading_into_another() -> None:
    compiled = compile_text('instrument r "Rule" "规定" { numbering 1-1 to 2-3 }')
    assert [finding.code for finding in compiled.findings] == ["MOU204"]
