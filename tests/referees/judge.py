"""The judgement: one corpus given to the compiler, to brute force and to the answer sets, who must all agree."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from hypothesis import reject

from apart import told_alike
from mou_compiler import compile_text
from referees.agreement import Agreement
from referees.answer_sets import Answers
from referees.brute import Brute
from referees.corpora import corpora
from referees.days import Calendar
from referees.each import for_each
from referees.orphan_answers import OrphanAnswers
from referees.situations import TooManyError, World

CODES = tuple(
    f"MOU{number}" for number in (*range(301, 312), *range(313, 326), *range(401, 413), *range(421, 425))
)
"""Every relation and every orphan."""


def judge(text: str) -> Counter[str]:
    """Return how often each finding is told of a corpus; raise AssertionError where the three do not agree."""
    compiled = compile_text(text)
    assert not compiled.corpus.faults, compiled.corpus.faults
    assert not (alike := told_alike(compiled.findings)), "\n".join((*alike, text))
    brute = Brute(World(compiled.corpus, Calendar(compiled.corpus)))
    agreement = Agreement(compiled, brute)
    answers = Answers(compiled, brute, agreement.guarded)
    disagreements = [
        *agreement.disagreements(),
        *answers.disagreements(),
        *OrphanAnswers(answers, agreement.faults).disagreements(agreement.told),
    ]
    assert not disagreements, "\n".join((*disagreements, text))
    return Counter(finding.code for finding in compiled.findings if finding.code in CODES)


def judge_many(number: int, shard: int) -> tuple[int, Counter[str]]:
    """Judge so many random corpora, the same ones each time; return how many they were, and what was told."""
    told: Counter[str] = Counter()
    judged = 0

    def body(text: str) -> None:
        nonlocal judged
        try:
            found = judge(text)
        except TooManyError:
            reject()
        judged += 1
        told.update(found)

    for_each(corpora(), number, shard, body)
    return judged, told


CORNERS = sorted((Path(__file__).parent / "corners").glob("*.mou"))
"""Programs by hand that random ones seldom come near."""

if __name__ == "__main__":
    for corner in CORNERS:
        judge(corner.read_text(encoding="utf-8"))
    judge_many(int(sys.argv[1]), shard=0)
