"""Another world: a corpus of its own below the Chinese one, with nothing of that country in it."""

from __future__ import annotations

import re
from functools import cache

from corpus.test_memoranda import HAN, MEMORANDA, UNLABELLED, declarations, real
from mou_compiler import Compiled, compile_paths
from mou_compiler.corpus.reading.respell import format_source
from mou_compiler.corpus.schema.declarations import Agency, List, Rank, Subject, Territory
from mou_compiler.findings.finding import Severity
from mou_compiler.scenarios.evaluation import evaluate_all
from mou_compiler.source.place import Source

BANKS = MEMORANDA / "development-banks"
FIVE = ("ADB", "AfDB", "EBRD", "IDB", "WBG")


@cache
def banks() -> Compiled:
    return compile_paths([BANKS])


def test_it_is_no_part_of_the_corpus_around_it() -> None:
    around = {source.path for source in real().corpus.sources}
    assert not any(BANKS.as_posix() in path for path in around)
    for kind in (Agency, List, Rank, Subject, Territory):
        assert not set(real().corpus.of(kind)) & set(banks().corpus.of(kind)), kind


def test_each_bank_enforces_the_lists_of_the_other_four_and_never_its_own() -> None:
    corpus = banks().corpus
    keepers = {list_.id: list_.keeper.id for list_ in corpus.lists.values() if hasattr(list_.keeper, "id")}
    reached = {
        (enforcer.id, keepers[list_])
        for rule in banks().rules.rules.values()
        for enforcer in rule.enforcers
        for list_ in rule.lists
    }
    assert reached == {(one, other) for one in FIVE for other in FIVE if one != other}
    assert {ref.id for ref in corpus.documents["cross-debarment-2010"].signatories} == set(FIVE)


def test_every_scenario_passes() -> None:
    outcomes = list(evaluate_all(banks().view))
    assert outcomes
    assert [outcome.scenario.id for outcome in outcomes if not outcome.passed] == []


def test_its_page_lists_what_is_found_and_nothing_is_an_error() -> None:
    page = (BANKS / "README.md").read_text(encoding="utf-8")
    assert {finding.code for finding in banks().findings} == set(re.findall(r"MOU\d+", page))
    assert not any(finding.severity is Severity.ERROR for finding in banks().findings)


def test_every_declaration_is_labelled_in_both_languages_and_laid_out() -> None:
    unlabelled = [
        inner.id
        for outer in banks().corpus.everything()
        for inner in declarations(outer)
        if not isinstance(inner, UNLABELLED)
        if HAN.search(inner.label.en) or not HAN.search(inner.label.zh)
    ]
    assert unlabelled == []
    for path in sorted(BANKS.glob("*.mou")):
        source = Source(path.name, path.read_text(encoding="utf-8"))
        assert format_source(source).text == source.text, path.name
