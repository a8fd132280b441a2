"""The real corpus, compiled once in each process: what is compiled is a value, and no test changes it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from mou_compiler import Compiled, compile_paths

MEMORANDA = Path(__file__).parent.parent / "memoranda"


@cache
def real_corpus() -> Compiled:
    """Return the corpus under memoranda/, compiled."""
    return compile_paths([MEMORANDA])
