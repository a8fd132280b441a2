"""Where a text is cut into pieces: what is soon told, and what is passed over soon, is as if every pattern were tried."""

from __future__ import annotations

import random
import re
from itertools import product

import pytest

from mou_compiler.syntax import lexer
from mou_compiler.words import CITATION_BARE, CITATION_SPELLED, COMPARISONS, CONNECTIVES, LETTERED, ORDINALS
from real import MEMORANDA

EVERY_PATTERN = re.compile(
    f"(?:{lexer._BLANKS})?(?:{'|'.join(pattern for _, pattern in lexer._ALL)})", re.DOTALL
)
"""The patterns of all pieces, one after the other in their order."""

WORDS = sorted(
    {
        *(*CITATION_SPELLED, *LETTERED, *CITATION_BARE, *ORDINALS),
        *(word for spelling in (*CONNECTIVES.spellings, *COMPARISONS.spellings) for word in spelling.split()),
        *(
            "measure",
            "for",
            "measures",
            "forty",
            "ten",
            "twelve",
            "one hundred",
            "in excess of",
            "agency",
            "note",
        ),
        *("USD", "RMB", "Rs", "人民币", "第三条", "附件", "但书", "三", "十二"),
    }
)
NUMBERS = ("5", "13", "(a)", "a)", "IV", "3年", "2016-01-20", "1,000", "thirty-five", "than 5", "A", "$5")
UNITS = (
    *(
        "years",
        "working-days",
        "个月",
        "元",
        "%",
        "percent",
        "yuan",
        "万元",
        "以上",
        "or more",
        "less than",
        "hundred",
    ),
    *(
        "art",
        "Article",
        "items",
        "and 8",
        "条",
        "款",
        "第（三）项",
        "lit",
        "proviso",
        "S.",
        "5.2",
        "5.200-3",
        "(1)",
        "§",
    ),
    *(
        "travel",
        "rail",
        "g-series",
        "人民银行",
        "가목",
        "제5조",
        "Rs.",
        "R$",
        "百分之五",
        "附则",
        "ix",
        "２",
        "_",
    ),
)
JOINED = ("", " ", ". ", "-", "(")
BEHIND = ("", " {", " years", "éx")


def cut(text: str, pattern: re.Pattern[str]) -> list[str]:
    return pattern.findall(text)


def test_the_real_corpus_is_cut_as_every_pattern_cuts_it() -> None:
    for path in sorted(MEMORANDA.rglob("*.mou"))[::8]:
        text = path.read_text("utf-8")
        assert cut(text, lexer._CUT) == cut(text, EVERY_PATTERN)


@pytest.mark.parametrize("behind", BEHIND)
def test_a_word_before_a_number_is_cut_as_every_pattern_cuts_it(behind: str) -> None:
    for word, joined, number in product(WORDS, JOINED, NUMBERS):
        text = f"{word}{joined}{number}{behind}"
        assert cut(text, lexer._CUT) == cut(text, EVERY_PATTERN)


def test_words_in_any_order_are_cut_as_every_pattern_cuts_them() -> None:
    chance = random.Random(5)
    parts = [*WORDS, *NUMBERS, *BEHIND, "{", "}", ",", "、", "«", "<=", "\t"]
    for _ in range(2_000):
        text = "".join(chance.choice(parts) + chance.choice(JOINED) for _ in range(8))
        assert cut(text, lexer._CUT) == cut(text, EVERY_PATTERN)


EVERY_KIND = [(name, re.compile(pattern, re.DOTALL)) for name, pattern in lexer._ALL if name != "CITATION"]
CITED = re.compile(dict(lexer.TERMINALS)["CITATION"])


def kind_of(piece: str) -> tuple[str, str]:
    """Return what a piece is as every pattern tells it, one after the other, and its letters."""
    text = re.sub(f"^{lexer._BLANKS}", "", piece)
    kind, letters = next((name, match[0]) for name, pattern in EVERY_KIND if (match := pattern.match(text)))
    before = {"COMMENT", "SEP", "STRING", "$END"}
    return ("CITATION", text) if kind not in before and CITED.fullmatch(text) else (kind, letters)


def alike(piece: str) -> bool:
    found = lexer._Pieces()[piece]
    kind = found[0].removeprefix("TWO ")
    told = kind_of(piece)
    return found[1] == told[1] and (kind == told[0] or kind == "ENDLESS")


def test_a_piece_is_of_the_kind_that_every_pattern_tells() -> None:
    chance = random.Random(11)
    pieces = {
        piece
        for path in sorted(MEMORANDA.rglob("*.mou"))[::8]
        for piece in cut(path.read_text("utf-8"), lexer._CUT)
    }
    pieces.update(f"{word}{joined}{number}" for word, joined, number in product(WORDS, JOINED, NUMBERS))
    parts = [*WORDS, *NUMBERS, *UNITS]
    for _ in range(4_000):
        text = "".join(chance.choice(parts) + chance.choice((*JOINED, "-", ".", "/")) for _ in range(4))
        pieces.update((text, *cut(text, lexer._CUT)))
    assert [piece for piece in pieces if not alike(piece)] == []
