"""What sentences and suggestions cost: `python tests/benchmarks/said.py [SIZES …]`, by shares of a profile.

A check of the corpus, and of generated ones of each size, runs in this process under a profiler. Told is the share of
it that is spent in what only words what was found, suggestions for what was written otherwise among it; and the
processor time of cutting the text into tokens, with which other spellings of numbers, days and laws are read.
"""

from __future__ import annotations

import cProfile
import pstats
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
SIZES = (10_000,)
WORDING = (
    "analysis/wording.py", "analysis/boxes_told.py", "corpus/schema/remedies.py", "corpus/schema/refusals.py",
    "corpus/schema/suggest.py", "corpus/schema/thesaurus.py", "syntax/amounts_meant.py",
    "syntax/lengths_meant.py", "syntax/days_meant.py", "syntax/periods_meant.py", "syntax/citations_meant.py", "syntax/worded.py", "corpus/reading/mistakes.py", "corpus/reading/left_over.py", "syntax/stray.py",
    "syntax/lookalikes.py", "syntax/number_words.py", "findings/bundles.py", "checking/grouping.py",
    "checking/statements_in_error.py",
)  # fmt: skip


def shares(sources: list) -> tuple[float, float, float]:  # type: ignore[type-arg]
    """Return the seconds of a check under a profiler, those spent in words, and those of cutting without it."""
    from mou_compiler.compilation import Compiled
    from mou_compiler.corpus.corpus import resolve
    from mou_compiler.syntax.lexer import tokenize

    start = time.process_time()
    for source in sources:
        tokenize(source)
    cutting = time.process_time() - start
    profile = cProfile.Profile()
    profile.enable()
    _ = Compiled(resolve(sources)).findings
    profile.disable()
    found = pstats.Stats(profile).stats  # type: ignore[attr-defined]
    whole = sum(own for _, _, own, _, _ in found.values())
    words = sum(own for (path, _, _), (_, _, own, _, _) in found.items() if path.endswith(WORDING))
    return whole, words, cutting


def main() -> None:
    """Print a line for the corpus and for each size."""
    from benchmarks.corpora import generate
    from mou_compiler.checking import running
    from mou_compiler.source.place import Source

    running.usable_processes = lambda: 1
    memoranda = Path(__file__).parents[2] / "memoranda"
    real = [Source(str(path), path.read_text(encoding="utf-8")) for path in sorted(memoranda.rglob("*.mou"))]
    sizes = [int(size) for size in sys.argv[1:]] or SIZES
    for name, sources in [("memoranda", real), *((f"{size} measures", generate(size)) for size in sizes)]:
        whole, words, cutting = shares(sources)
        print(f"{name}: {words / whole:.1%} of {whole:.1f} s in words; {cutting:.2f} s cutting into tokens")


if __name__ == "__main__":
    main()
