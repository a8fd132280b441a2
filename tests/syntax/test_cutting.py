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
