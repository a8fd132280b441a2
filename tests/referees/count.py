"""How many random corpora the three agree on, and how many of each finding: `python tests/referees/count.py`.

A number on the command line asks for so many shards, 13 where there is none.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from referees.judge import CODES, judge_many
from referees.test_referees import EACH, SHARDS


def main() -> None:
    """Judge every shard in two processes, and print the table."""
    shards = int(sys.argv[1]) if len(sys.argv) > 1 else SHARDS
    began = time.perf_counter()
    judged = 0
    told: Counter[str] = Counter()
    with ProcessPoolExecutor(2) as pool:
        for number, found in pool.map(partial(judge_many, EACH), range(1, shards + 1)):
            judged += number
            told += found
    print(f"{judged} corpora in {time.perf_counter() - began:.0f} s; findings on which all three agree:")
    for code in CODES:
        print(f"  {code}  {told[code]:6}")


if __name__ == "__main__":
    main()
