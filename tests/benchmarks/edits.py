"""What an edit costs: the share of a full run that it takes to ask again, in one process, as CPU time.

    python tests/benchmarks/edits.py [MEASURES …] [--rounds N]

Three edits, of the real corpus and of generated ones: a line changed in a document, a blank line before everything in
the file of the agencies, and a new agency.  `read` is parsing and resolving alone, `told` all findings as text.
Each share is the median of several rounds, and each answer is held against that of the full run.
"""

from __future__ import annotations

import argparse
import gc
import re
import statistics
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.corpora import generate
from mou_compiler import Compiled, Workspace, compile_sources
from mou_compiler.findings.formats import load_format

MEMORANDA = Path(__file__).parents[2] / "memoranda"
NEW = '\nagency newly-made "New" "新设" { kind government }\n'


@dataclass
class Spent:
    """Seconds of CPU time spent on reading, and on that and telling."""

    read: list[float] = field(default_factory=list)
    told: list[float] = field(default_factory=list)

    def take(self, ask: Callable[[], Compiled]) -> str:
        """Ask and tell; return what is told."""
        gc.collect()
        begun = time.process_time()
        compiled = ask()
        self.read.append(time.process_time() - begun)
        text = load_format("text").render(compiled.report, "en")
        self.told.append(time.process_time() - begun)
        return text


def real() -> dict[str, str]:
    """Return the texts of the real corpus."""
    files = [*MEMORANDA.rglob("*.mou"), *MEMORANDA.rglob("*.csv")]
    return {file.relative_to(MEMORANDA).as_posix(): file.read_text(encoding="utf-8") for file in files}


def change_line(text: str, number: int) -> str:
    """Return a text with the last number of days or years in it another."""
    return re.sub(r"(?s)(.*)\b\d+( (?:days|years))", rf"\g<1>{number + 200}\2", text, count=1)


def measure(name: str, texts: Mapping[str, str], document: str, agencies: str, rounds: int) -> None:
    """Print what each edit of a corpus takes of a full run."""
    edits: dict[str, tuple[str, Callable[[str, int], str]]] = {
        "a line of a document": (document, change_line),
        "a blank line in the agencies": (agencies, lambda text, number: "\n" * (number + 1) + text),
        "a new agency": (agencies, lambda text, number: text + NEW.replace("made", f"made-{number}")),
    }
    print(f"{name}: {len(texts)} files, {sum(map(len, texts.values())):,} letters")
    for edit, (path, change) in edits.items():
        workspace = Workspace(texts=texts)
        Spent().take(workspace.check)
        full, again = Spent(), Spent()
        for number in range(rounds):
            edited = {**texts, path: change(texts[path], number)}
            assert edited[path] != texts[path]
            cold = full.take(lambda edited=edited: compile_sources(edited))
            workspace.edit(path, edited[path])
            assert again.take(workspace.check) == cold
        shares = [
            (statistics.median(part), statistics.median(whole))
            for part, whole in ((again.read, full.read), (again.told, full.told))
        ]
        said = ", ".join(
            f"{what} {part / whole:.3f} ({1000 * part:.0f} of {1000 * whole:.0f} ms)"
            for what, (part, whole) in zip(("read", "told"), shares, strict=True)
        )
        print(f"  {edit}: {said}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("measures", nargs="*", type=int, default=[1_000, 10_000])
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    measure("memoranda", real(), "transport/rail-384-2018.mou", "registry/agencies.mou", given.rounds)
    for number in given.measures:
        texts = {source.path: source.text for source in generate(number)}
        measure(f"{number:,} measures", texts, "documents/00007.mou", "registry.mou", given.rounds)


if __name__ == "__main__":
    main()
