"""Reading, side by side with lark: `python tests/benchmarks/parse.py [MEASURES]`.

Two generated corpora of 20,000 measures in 400 documents: one measure to a line, and the longer shape of the real
documents.  Text is cut into tokens, parsed, and resolved into declarations; lark reads the same text by the same
grammar with its own lexer, which knows the place of every node, and with a lexer of one compiled pattern plugged in
through its own interface, whose tokens know their place.  Seconds are of processor time, the best of three runs;
the collector is paused for all alike, as the compiler pauses it, and on in the lines that say so.
"""

from __future__ import annotations

import cProfile
import gc
import pstats
import random
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from lark import Lark, Token
from lark.common import LexerConf
from lark.lexer import Lexer

from mou_compiler.corpus.corpus import resolve
from mou_compiler.source.place import Source
from mou_compiler.syntax.lexer import tokenize
from mou_compiler.syntax.parser import parse

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from benchmarks.corpora import generate
from syntax.referee import CONTINUES, outline, outline_of_lark, prioritised

RUNS = 3
DOCUMENTS = 400


def one_line_each(measures: int) -> list[Source]:
    """Return a corpus whose measures stand on one line each, with the registry that they refer to."""
    chance = random.Random(1)
    lists, agencies, acts, laws = (measures // part for part in (70, 200, 20, 200))
    registry = [
        *(f"agency agency-{n} {{ kind government }}" for n in range(agencies)),
        *(f"act field-{n % 97}.matter-{n}" for n in range(acts)),
        *(f"law law-{n}" for n in range(laws)),
        *(f"list black-{n} {{ kind blacklist; keeper agency-{n % agencies} }}" for n in range(lists)),
    ]
    sources = [Source("registry.mou", "\n".join(registry) + "\n")]
    for number in range(DOCUMENTS):
        lines = [f'memorandum document-{number} "Document {number}" "第{number}号文件" {{']
        for measure in range(1, measures // DOCUMENTS + 1):
            act = chance.randrange(acts)
            lines.append(
                f'    measure {measure} "Measure {measure} of this document" {{ on black-{chance.randrange(lists)}; '
                f"by agency-{chance.randrange(agencies)}; prohibit field-{act % 97}.matter-{act}; "
                f"for {chance.randrange(2, 9)} years; basis law-{chance.randrange(laws)} art {chance.randrange(1, 200)} }}"
            )
        sources.append(Source(f"{number:03}.mou", "\n".join([*lines, "}", ""])))
    return sources


# --- lark ----------------------------------------------------------------------------------------------------


class Lines:
    """Ends of lines for lark's own lexer, in text laid out as the formatter lays it out: a generator and no more."""

    always_accept = ("SEP", "CLOSE")

    def process(self, stream: Iterator[Token]) -> Iterator[Token]:
        last = ""
        for token in stream:
            kind = token.type
            if kind == "SEP":
                if last in ("", "SEP", "CLOSE") or last in CONTINUES:
                    continue
            elif kind == "CLOSE" and last not in ("SEP", "CLOSE", "OPEN"):
                yield Token("SEP", "")
            yield token
            last = kind


class OnePattern(Lexer):
    """A lexer of one compiled pattern, plugged into lark through its own interface."""

    __future_interface__ = 1

    def __init__(self, lexer_conf: LexerConf) -> None:
        named = sorted(lexer_conf.terminals, key=lambda terminal: -terminal.priority)
        ignored = set(lexer_conf.ignore)
        self.skipped = {terminal.name for terminal in named if terminal.name in ignored}
        self.match = re.compile(
            "|".join(f"(?P<{terminal.name}>{terminal.pattern.to_regexp()})" for terminal in named)
        ).finditer

    def lex(self, lexer_state: Any, parser_state: Any) -> Iterator[Token]:
        del parser_state
        last = ""
        for found in self.match(lexer_state.text.text):
            kind = found.lastgroup
            assert kind is not None
            if kind in self.skipped:
                continue
            if kind == "SEP":
                if last in ("", "SEP", "CLOSE") or last in CONTINUES:
                    continue
            elif kind == "CLOSE" and last not in ("SEP", "CLOSE", "OPEN"):
                yield Token("SEP", "")
            yield Token(kind, found.group(), found.start())
            last = kind


def lark_parser(**options: Any) -> Lark:
    return Lark(
        prioritised(), parser="lalr", start="file", maybe_placeholders=False, keep_all_tokens=True, **options
    )


# --- measuring -----------------------------------------------------------------------------------------------


def seconds(work: Callable[[], object]) -> float:
    """Return the processor time of the best of several runs."""
    best = float("inf")
    for _ in range(RUNS):
        start = time.process_time()
        kept = work()
        best = min(best, time.process_time() - start)
        del kept
        gc.collect()
    return best


def compare(name: str, sources: list[Source], measures: int) -> None:
    """Print how fast each reads the sources, and how many times slower than we lark is."""
    size = sum(len(source.text.encode()) for source in sources)
    tokens = sum(len(tokenize(source).tokens) for source in sources)
    print(
        f"\n{name}: {measures:,} measures in {len(sources) - 1} documents, {size / 1e6:.2f} MB, "
        f"{size / measures:.0f} bytes and {tokens / measures:.0f} tokens a measure"
    )
    corpus = resolve(sources)
    assert not corpus.faults, corpus.faults[:3]
    own = lark_parser(lexer="contextual", postlex=Lines(), propagate_positions=True)
    plugged = lark_parser(lexer=OnePattern)
    for parser in (own, plugged):
        sample = sources[-1].text
        assert outline_of_lark(parser.parse(sample)) == outline(parse(sources[-1]).tree)
    texts = [source.text for source in sources]
    works: dict[str, Callable[[], object]] = {
        "text to tokens": lambda: [tokenize(source) for source in sources],
        "text to tree": lambda: [parse(source) for source in sources],
        "text to corpus": lambda: resolve(sources),
        "lark, own lexer, places": lambda: [own.parse(text) for text in texts],
        "lark, one pattern": lambda: [plugged.parse(text) for text in texts],
    }
    took: dict[str, float] = {}
    for collected in (False, True):
        (gc.enable if collected else gc.disable)()
        for label, work in works.items():
            took[f"{label}{', collector on' if collected else ''}"] = seconds(work)
    gc.enable()
    tree = took["text to tree"]
    for label, spent in took.items():
        ratio = "" if "tree" not in label and "lark" not in label else f"{spent / tree:8.2f}x"
        print(
            f"  {label:38} {spent:7.3f} s {measures / spent:9,.0f} measures/s {size / spent / 1e6:7.2f} MB/s {ratio}"
        )


def profile(sources: list[Source]) -> None:
    """Print where the time of resolving goes."""
    profiler = cProfile.Profile()
    profiler.runcall(resolve, sources)
    print("\nwhere the time goes, by function (profiled, so that small functions weigh too much):")
    stats = pstats.Stats(profiler)
    for (file, line, function), (_, calls, own, whole, _) in sorted(
        stats.stats.items(),
        key=lambda item: -item[1][2],  # type: ignore[attr-defined]  # typeshed hides it
    )[:15]:
        print(
            f"  {own:6.2f} s own {whole:6.2f} s whole {calls:>9,} calls  {Path(file).name}:{line} {function}"
        )


def main() -> None:
    measures = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    lines = one_line_each(measures)
    compare("one line each", lines, measures)
    compare("as the real documents", generate(measures), measures)
    profile(lines)


if __name__ == "__main__":
    main()
