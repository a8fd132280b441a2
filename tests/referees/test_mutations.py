"""Every breakage still applies to the source as it is; whether each is noticed, `mutations.py` tells."""

from __future__ import annotations

from collections import Counter

import pytest

from referees.mutations import MUTANTS, stale


@pytest.mark.long
def test_every_breakage_still_applies() -> None:
    assert stale(MUTANTS) == []


def test_each_part_is_broken_in_three_ways_or_more() -> None:
    breakages = Counter(mutant.part for mutant in MUTANTS)
    assert {part: count for part, count in breakages.items() if count < 3} == {}
    assert len({(mutant.path, mutant.old, mutant.new) for mutant in MUTANTS}) == len(MUTANTS)
