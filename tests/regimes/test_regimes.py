"""Regimes of other countries: their scenarios hold, and each finding that is told is true, for the reason stated here."""

from __future__ import annotations

from pathlib import Path

import pytest

from mou_compiler.compilation import compile_text
from mou_compiler.corpus.reading.respell import format_source
from mou_compiler.scenarios.evaluation import evaluate_all
from mou_compiler.source.place import Source
from mou_compiler.words import Language

HERE = Path(__file__).parent
REGIMES = ["director-disqualification", "early-detection", "federal-exclusion"]

TRUE = {
    "director-disqualification": [],
    # They are told at once when they are suspended, not before (9.407-3(c)).
    "federal-exclusion": ["those on “Suspended contractors” have no notice, from 2024-05-22"],
    "early-detection": [
        # Articles 133(1) and 143(5) have observations heard, and fix no time for them.
        "those on “Excluded persons and entities” have no deadline for notice or objection, from 2018-08-02",
        # The recast gives these articles other numbers, and the corpus cites those of 2018 for all days.
        (
            "from 2024-09-30 art 136 of “Financial Regulation” is art 138; entry “Bankruptcy”, entry “Taxes and "
            "contributions”, entry “Grave professional misconduct” and 3 more of “Excluded persons and entities” still rest on it"
        ),
        (
            "from 2024-09-30 art 139 of “Financial Regulation” is art 141; entry “Grave professional misconduct”, entry “Fraud "
            "and corruption”, entry “Significant deficiencies” and 1 more of “Excluded persons and entities” still rest on it"
        ),
        "from 2024-09-30 art 136 of “Financial Regulation” is art 138; 1 measure still cites it",
        "from 2024-09-30 art 137 of “Financial Regulation” is art 139; 1 measure still cites it",
        (
            "from 2024-09-30 art 137 of “Financial Regulation” is art 139; exception “Contracts of very low value” of measure 4 "
            "of “Early-detection and exclusion system” (“Declaration on honour”) still rests on it"
        ),
        "from 2024-09-30 art 138 of “Financial Regulation” is art 140; 1 measure still cites it",
        "from 2024-09-30 art 140 of “Financial Regulation” is art 142; 1 measure still cites it",
    ],
}


def text_of(regime: str) -> str:
    return (HERE / regime / "corpus.mou").read_text(encoding="utf-8")


@pytest.mark.parametrize("regime", REGIMES)
def test_each_finding_is_true_and_no_other_is_told(regime: str) -> None:
    findings = compile_text(text_of(regime)).findings
    assert sorted(one.message.en for one in findings) == sorted(TRUE[regime])


@pytest.mark.parametrize("regime", REGIMES)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_scenarios_hold_in_either_language(regime: str, language: Language) -> None:
    text = format_source(Source("corpus.mou", text_of(regime)), language).text
    assert text is not None
    outcomes = list(evaluate_all(compile_text(text).view))
    assert len(outcomes) > 3
    assert [outcome.scenario.id for outcome in outcomes if not outcome.passed] == []


def test_the_scenarios_can_fail() -> None:
    text = text_of("federal-exclusion").replace(
        "delinquent-taxes > 10000 usd", "delinquent-taxes >= 10000 usd"
    )
    text = text.replace("delinquent-taxes more than 10000 usd", "delinquent-taxes >= 10000 usd")
    failed = [one.scenario.id for one in evaluate_all(compile_text(text).view) if not one.passed]
    assert failed == ["taxes-at-the-sum"]


def test_what_is_cited_too_far_is_told() -> None:
    text = text_of("early-detection").replace("Article 137(1)", "Article 300(1)")
    assert "there is no art 300 of “Financial Regulation”" in " ".join(
        one.message.en for one in compile_text(text).findings
    )
