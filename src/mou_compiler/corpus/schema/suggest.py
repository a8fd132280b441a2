"""Did you mean: the nearest of the spellings that would have been right."""

from __future__ import annotations

import re
from collections.abc import Iterable

from mou_compiler.findings.fix import Advice, asked

_LONG_ENOUGH = 4
"""So many Latin letters within a word are no chance."""


def nearest(written: str, known: Iterable[str]) -> str | None:
    """Return the known spelling from which the fewest slips lead to what was written; None where none is near.

    A slip is a letter left out, put in, changed, or swapped with its neighbour; where two words part, one in
    three letters may be one.  Failing that, what contains the word or is contained in it is near, and so is a
    Han name that the word shortens.
    """
    candidates = list(known)
    folded = written.casefold()
    most = _most_slips(folded)
    best: tuple[int, bool, str] | None = None
    for candidate in candidates:
        if abs(len(candidate) - len(folded)) <= most:
            one, other = _parted(folded, candidate.casefold())
            allowed = min(most, max(1, max(len(one), len(other)) // 3))
            slips = _slips(one, other, allowed)
            if slips <= allowed:
                rank = (slips, candidate[:1] != written[:1], candidate)
                best = rank if best is None else min(best, rank)
    if best is not None:
        return best[2]
    around = [one for one in candidates if _contains(one, written) or _contains(written, one)]
    return min(around, key=lambda one: (abs(len(one) - len(written)), one), default=None)


def _most_slips(word: str) -> int:
    if len(word) < 3:  # noqa: PLR2004 -- of two letters only two Han ones can be taken for others
        return int(len(word) > 1 and not word.isascii())
    return max(1, len(word) // 3)


def _parted(one: str, other: str) -> tuple[str, str]:
    """Return two words without the letters with which both begin and end."""
    start = 0
    shorter = min(len(one), len(other))
    while start < shorter and one[start] == other[start]:
        start += 1
    end = 0
    while end < shorter - start and one[-1 - end] == other[-1 - end]:
        end += 1
    return one[start : len(one) - end], other[start : len(other) - end]


def _slips(one: str, other: str, most: int) -> int:
    """Return how many slips lie between two words, or more than `most` once it is certain that more do."""
    earlier: list[int] = []
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, other_letter in enumerate(other, 1):
            slips = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other_letter))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == other_letter:
                slips = min(slips, earlier[j - 2] + 1)
            row.append(slips)
        if min(row) > most:
            return most + 1
    return row[-1]


def _contains(longer: str, shorter: str) -> bool:
    """Tell whether a word stands within another; of Han letters also with others between.

    Two or three Latin letters stand in too many words by chance; they must be a part of their own.
    """
    if not 1 < len(shorter) < len(longer):
        return False
    if shorter.isascii() and len(shorter) < _LONG_ENOUGH:
        return shorter in re.split(r"[^a-zA-Z0-9]", longer)
    if shorter.isascii() or shorter[0] != longer[0]:
        return shorter in longer
    letters = iter(longer)
    return all(letter in letters for letter in shorter)


def did_you_mean(written: str, known: Iterable[str]) -> Advice | None:
    """Return the question whether the nearest known spelling was meant; None where none is near."""
    near = nearest(written, known)
    return None if near is None else asked(near)
