"""Real documents, broken at random: nothing crashes, every place lies in its file, and what is broken is told."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lark.exceptions import LarkError

from mou_compiler import compile_text
from mou_compiler.corpus.corpus import resolve
from mou_compiler.corpus.reading.respell import format_source
from mou_compiler.findings.fault import Fault
from mou_compiler.input.files import read_text
from mou_compiler.source.place import Place, Source
from mou_compiler.syntax.lexer import tokenize
from mou_compiler.syntax.parser import parse
from mou_compiler.syntax.stray import LONGEST_NUMBER
from syntax.referee import outline, outline_of_lark, referee
from tried import tried_on

ROOT = Path(__file__).parents[2]
FILES = sorted([*(ROOT / "memoranda").rglob("*.mou"), *(ROOT / "tests" / "constructs").glob("*.mou")])
TEXTS = [text for path in FILES if len(text := path.read_text(encoding="utf-8")) < 8000]
SNIPPETS = [
    "{", "}", "｛", "(", ")", "「", "」", "“", '"', "'", "《", ",", "、", ";", "\n", "#", "//", "~", "[", "]", "]\n",
    "and", "or", "非", "is", ">=", "=", "第三条", "art 3(1)", "2016-02-30", "2年", "999999999999 years", "9" * 5000,
    "1 to 99999999", "unknown", "-", ".", "@", "\x00", "\u200b", "e\u0301", "\u0301", "😀", "𠮷", "\ufeff", "\r",
    "measure 1 {", "list", "名单", "entry", "}\n}\n", "0", "to", "0 days", "0001-01-01", "9999-12-31", "3 of", "任一 之",
]  # fmt: skip
ENDLESS = re.compile(rf"\d{{{LONGEST_NUMBER + 1}}}")

most = settings(max_examples=5000, deadline=None, suppress_health_check=list(HealthCheck))


@st.composite
def broken_texts(draw: st.DrawFn) -> str:
    """Return a real text with a few tokens left out, repeated, exchanged, or put in where they do not belong."""
    text = draw(st.sampled_from(TEXTS))
    chance = random.Random(draw(st.integers(0, 2**32)))
    tokens = [token for token in tokenize(Source("a.mou", text)).tokens if token.text]
    for _ in range(draw(st.integers(1, 4))):
        token, other = chance.choice(tokens), chance.choice(tokens)
        start = chance.choice([token.start, token.end, chance.randrange(len(text) + 1)])
        end = chance.choice([start, max(start, token.end), start + chance.randrange(30)])
        put = chance.choice(["", token.text, other.text, f" {other.text} ", *chance.sample(SNIPPETS, 3)])
        text = text[:start] + put + text[end:]
    return text


@st.composite
def broken_bytes(draw: st.DrawFn) -> bytes:
    """Return a real file with bytes changed, put in, or cut off."""
    raw = bytearray(draw(st.sampled_from(TEXTS)).encode())
    for _ in range(draw(st.integers(1, 5))):
        at = draw(st.integers(0, len(raw)))
        raw[at : at + draw(st.integers(0, 3))] = draw(st.binary(max_size=4))
    return bytes(raw[: draw(st.integers(0, len(raw)))]) if draw(st.booleans()) else bytes(raw)


def check_places(faults: tuple[Fault, ...] | list[Fault], text: str) -> None:
    for fault in faults:
        assert fault.place is not None
        for place in (fault.place, *(party.place for party in fault.related)):
            assert_inside(place, text)
        assert fault.message.en[:1] != fault.message.en[:1].upper() or not fault.message.en[:1].isalpha()
        assert not fault.message.en.endswith(".")
        assert fault.message.zh
        assert fault.help.en
        assert fault.help.zh


def assert_inside(place: Place, text: str) -> None:
    assert place.source.text == text
    assert 0 <= place.start <= place.end <= len(text)
    assert place.span.line <= text.count("\n") + 1


def agree(text: str) -> None:
    """Assert that a text is at fault exactly where lark, too, cannot read it, and that both else read the same."""
    parsed = parse(Source("a.mou", text))
    check_places(parsed.faults, text)
    if ENDLESS.search(text):
        return  # the grammar sets no limit to a number; tests/syntax/test_citations.py tests ours
    try:
        tree = referee().parse(text)
    except LarkError:
        assert parsed.faults
    else:
        # That a number is said twice, and otherwise the second time, is no matter of the grammar.
        assert [fault for fault in parsed.faults if "names two numbers" not in fault.message.en] == []
        assert outline(parsed.tree) == outline_of_lark(tree)


def survive(text: str) -> None:
    """Assert that reading, laying out and checking a text ends, and that what is told lies inside it."""
    source = Source("a.mou", text)
    corpus = resolve([source])
    check_places(corpus.faults, text)
    formatted = format_source(source)
    assert (formatted.text is None) == bool(formatted.faults)
    if formatted.text is not None:
        assert format_source(Source("a.mou", formatted.text)).text == formatted.text


@tried_on(broken_texts(), few=40, many=400)
def test_lark_finds_fault_where_the_parser_does(text: str) -> None:
    if "\u0301" not in text:  # a combining mark is more than a pattern of lark can say
        agree(text)


@tried_on(broken_texts(), few=40, many=400)
def test_broken_texts_are_survived(text: str) -> None:
    survive(text)


@tried_on(broken_bytes(), few=25, many=250)
def test_broken_bytes_are_survived(raw: bytes) -> None:
    read = read_text("a.mou", raw)
    if isinstance(read, Fault):
        assert read.place is not None
        assert_inside(read.place, read.place.source.text)
    else:
        survive(read.text)


@tried_on(broken_texts(), few=25, many=250)
def test_the_whole_compiler_survives_broken_texts(text: str) -> None:
    run_whole(text)


def run_whole(text: str) -> None:
    text = text.replace("\r", "\n")
    compiled = compile_text(text, path="a.mou")
    for finding in compiled.findings:
        if finding.place is not None:
            assert_inside(finding.place, text)
    assert compiled.graph is not None
    assert isinstance(compiled.rows, tuple)


@pytest.mark.long
@most
@given(broken_texts())
def test_many_broken_texts_are_survived(text: str) -> None:
    if "\u0301" not in text:
        agree(text)
    survive(text)
    run_whole(text)
