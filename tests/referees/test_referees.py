"""The compiler, brute force and answer sets tell the same of random corpora: every finding, day and witness."""

from __future__ import annotations

import pytest

from referees.judge import CODES, judge_many

QUICK = 12
FIRST = 12
SHARDS = 13
EACH = 400
LEAST = 10
"""How often a finding must be told in a shard, so that a referee that compares nothing cannot pass."""
RARE = {"MOU325": 4, "MOU402": 3, "MOU411": 5}
"""The same of what is rarer: two rules that diverge, a collision that time or rank alone settles against the narrower, and
what leads to a list that is not there."""


@pytest.mark.early
def test_the_three_agree_on_a_dozen_corpora() -> None:
    judged, told = judge_many(QUICK, shard=FIRST)
    assert judged >= QUICK * 9 // 10
    assert sum(told[code] > 0 for code in CODES) >= len(CODES) * 3 // 4, "the shards ask for each"


@pytest.mark.long
@pytest.mark.parametrize("shard", range(1, SHARDS + 1))
def test_the_three_agree_on_thousands_of_corpora(shard: int) -> None:
    judged, told = judge_many(EACH, shard)
    print(f"shard {shard}: {judged} corpora", *(f"{code} {told[code]}" for code in CODES), sep="\n  ")
    assert judged >= EACH * 19 // 20
    assert {code: told[code] for code in CODES if told[code] < RARE.get(code, LEAST)} == {}
