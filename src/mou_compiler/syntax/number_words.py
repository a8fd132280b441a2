"""Numbers in English words: forty-five, one hundred and eighty, ten thousand."""

from __future__ import annotations

import re
from itertools import pairwise

ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
TEENS = (
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SMALL = {word: number for number, word in enumerate((*ONES, *TEENS), 1)} | {
    word: 10 * number for number, word in enumerate(TENS, 2)
}
LARGE = {
    "hundred": 100, "thousand": 1_000, "lakh": 100_000, "lakhs": 100_000, "lac": 100_000, "lacs": 100_000,
    "million": 1_000_000, "crore": 10_000_000, "crores": 10_000_000, "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}  # fmt: skip
"""Words that multiply what stands before them."""


def begins_number(word: str) -> bool:
    """Tell whether a word is one with which a number in words begins: one, half, hundred."""
    return word.casefold() in _SMALL or word.casefold() in LARGE or word.casefold() == "half"


ENDS_IN_NUMBER = re.compile(
    rf"(?<![\w-])(?:{'|'.join((*_SMALL, *LARGE, 'half'))})[ \t]+(?P<joint>(?:and|to|or)[ \t]+)?$",
    re.IGNORECASE,
)
"""A text that ends in a word of a number: what stands behind it is the rest of that number, or another end of a range."""


def read_number_words(text: str) -> int | None:
    """Return the number that English words spell, with blanks, hyphens and `and` between them; None where none is."""
    words = [word for word in text.casefold().replace("-", " ").split() if word != "and"]
    if not words or any(word not in _SMALL and word not in LARGE for word in words):
        return None
    whole = part = 0
    for before, word in pairwise(["", *words]):
        if word in LARGE:
            if LARGE[word] == LARGE["hundred"]:
                part = (part or 1) * LARGE[word]
            else:
                whole, part = (
                    (whole + (part or 1)) * LARGE[word] if not whole else whole + part * LARGE[word],
                    0,
                )
        elif before in _SMALL and not (before in TENS and word in ONES):  # five six is no number
            return None
        else:
            part += _SMALL[word]
    return whole + part
