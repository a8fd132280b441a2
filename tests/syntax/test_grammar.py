"""The grammar is what it claims to be: small, LALR(1), and the source of the tables that the parser runs on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mou_compiler.source.place import Source
from mou_compiler.source.width import width
from mou_compiler.syntax.generate import GRAMMAR, TABLES, load_automaton, load_grammar, make_tables
from mou_compiler.syntax.number_words import LARGE, ONES, TEENS, TENS
from mou_compiler.syntax.parser import parse
from mou_compiler.syntax.tables import TERMINALS
from mou_compiler.words import (
    BOUNDS,
    CITATION_LEVELS,
    CITATION_SPELLED,
    COMPARISONS,
    CONNECTIVES,
    UNITS,
    Words,
)
from programs import programs
from syntax.referee import outline, outline_of_lark, referee
from tried import tried_on

ROWS, COLUMNS = 30, 120
SUFFIX = "之"  # an article put in later: 第一百条之一
UNITS_BEHIND = {
    "个工作日",
    "个月",
    "元",
    "以",
}  # of a sum in Han numerals, before which the lexer looks ahead
WRITTEN_OUT = {*LARGE, *TENS, *TEENS, *ONES, "hundred", "and", "百分之"}
IN_FRONT = {
    "US",
    "HK",
    "NT",
    "AU",
    "CA",
    "NZ",
    "Rs",
    "RMB",
    "人民币",
    "n",
}  # of an amount, with or without a sign
ROOT = Path(__file__).parents[2]
REAL = sorted([*(ROOT / "memoranda").rglob("*.mou"), *(ROOT / "tests" / "constructs").glob("*.mou")])


def test_the_tables_are_what_the_grammar_makes() -> None:
    assert TABLES.read_text(encoding="utf-8") == make_tables()


def test_the_grammar_is_lalr_1_without_any_conflict() -> None:
    assert load_automaton(load_grammar()).actions  # it raises at a conflict, one of shift and reduce too


def test_the_grammar_fits_on_three_screens() -> None:
    lines = GRAMMAR.read_text(encoding="utf-8").splitlines()
    assert sum(max(1, -(-width(line) // COLUMNS)) for line in lines) <= 3 * ROWS


@pytest.mark.parametrize(
    ("terminals", "words"),
    [
        (("AND", "OR", "NOT"), CONNECTIVES),
        (("COMPARE",), COMPARISONS),
        (("QUANTITY",), UNITS),
        (("BOUND",), Words(*UNITS.words, *BOUNDS.words)),
        (("CITATION",), CITATION_LEVELS),
    ],
    ids=["connectives", "comparisons", "units", "bounds", "levels of citations"],
)
def test_the_lexer_knows_the_spellings_of_the_table_and_no_others(
    terminals: tuple[str, ...], words: Words
) -> None:
    patterns = dict(TERMINALS)
    for spelling in words.spellings:
        behind = spelling if BOUNDS.find(spelling) else f"{spelling} 以上"
        sample = {"QUANTITY": f"3 {spelling}", "BOUND": f"3 {behind}", "CITATION": _citation(spelling)}.get(
            terminals[0], spelling
        )
        assert any(re.fullmatch(patterns[name], sample) for name in terminals), spelling
    known = {part for spelling in words.spellings for part in spelling.split()} | {SUFFIX}
    known |= WRITTEN_OUT | IN_FRONT
    known |= UNITS_BEHIND if "COMPARE" in terminals else set()
    for name in terminals if terminals != ("CITATION",) else ():  # made of the same table, letter by letter
        assert _words_in(patterns[name]) <= known


def test_the_lexer_knows_every_spelling_of_a_level() -> None:
    citation = dict(TERMINALS)["CITATION"]
    for spelling in CITATION_SPELLED:
        if spelling != "articles":  # it is the keyword of a field: `articles 1 to 94`
            written = f"art 1 {spelling} 3" if spelling == "no" else f"{spelling} 3"
            assert re.fullmatch(citation, written), spelling


def _citation(level: str) -> str:
    if level in ("附则", "但书"):  # a text has one: 附则第三条, 第三条但书
        return "附则第三条" if level == "附则" else "第三条但书"
    return f"{level} 3" if level.isascii() or level == "§" else f"第三{level}"


def _words_in(pattern: str) -> set[str]:
    """Return the words that a pattern spells out, letters of numbers and of lookaheads left out."""
    pattern = pattern.replace("(?i:", "(?:")
    pattern = re.sub(r"\(\?[!=].*?\)|\[[^]]*\]|\\.|第", " ", pattern).replace("days?", "day|days")
    pattern = re.sub(r"(\w+)s\?", r"\1|\1s", pattern)
    return set(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)?", pattern))


@tried_on(programs(), few=30, many=400)
def test_lark_reads_the_same_tree_in_random_programs(text: str) -> None:
    _agree(text)


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_lark_reads_the_same_tree_in_real_documents(path: Path) -> None:
    _agree(path.read_text(encoding="utf-8"))


def _agree(text: str) -> None:
    parsed = parse(Source("program.mou", text))
    assert parsed.faults == []
    assert outline(parsed.tree) == outline_of_lark(referee().parse(text))
