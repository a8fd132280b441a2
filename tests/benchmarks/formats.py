"""What each format costs beside the rest of a build: `python tests/benchmarks/formats.py [MEASURES]`, 10,000 if not said.

A generated corpus of so many measures is compiled, and every output written once into nothing; told is the processor
time of each, in the order of what it takes, and the sum over all formats beside that over those that there were first:
tables as CSV and JSON, the graph in five formats, and the report. What several share is counted with the first, so that
both sums begin with what all need: the rows and their text.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from benchmarks.corpora import generate
from mou_compiler import compile_sources
from mou_compiler.publishing.output import load_outputs

FIRST = frozenset(
    {
        "graph_dot",
        "graph_graphml",
        "graph_json",
        "graph_mermaid",
        "graph_svg",
        "report",
        "tables_csv",
        "tables_json",
    }
)


def main(measures: int) -> None:
    """Print what each format takes."""
    start = time.process_time()
    compiled = compile_sources({source.path: source.text for source in generate(measures)})
    findings, rows = len(compiled.findings), len(compiled.records)
    graph = compiled.graph.number_of_nodes()
    shared = time.process_time() - start
    print(
        f"{measures} measures, {rows} rows, {findings} findings, {graph} nodes: {shared:.1f} s before any format"
    )
    spent: dict[str, float] = {}
    outputs = load_outputs()
    with Path(os.devnull).open("wb") as nowhere:
        for output in sorted(outputs, key=lambda output: (output.name not in FIRST, output.name)):
            start = time.process_time()
            for file in output.render(compiled).values():
                file.write(nowhere)
            spent[output.name] = time.process_time() - start
    for name, seconds in sorted(spent.items(), key=lambda item: -item[1]):
        print(f"{seconds:7.1f} s  {name}{'  (one of the first)' if name in FIRST else ''}")
    first = shared + sum(seconds for name, seconds in spent.items() if name in FIRST)
    whole = shared + sum(spent.values())
    print(f"all formats {whole:.1f} s, the first {first:.1f} s: {whole / first:.2f} times")


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 10_000)
