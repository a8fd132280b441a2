"""Deliberate breakages: for each check and each core of the meaning a boundary, a sign, a dropped dimension.

Each is a stretch of the source and what stands in its place. The stretch must occur just once in its file, or
the breakage no longer applies and says so.
"""

from __future__ import annotations

from typing import NamedTuple


class Mutant(NamedTuple):
    """A breakage: what part of the program it breaks, what is wrong then, where, and the text before and after."""

    part: str
    wrong: str
    path: str
    old: str
    new: str


def of(part: str, path: str, *breakages: tuple[str, str, str]) -> list[Mutant]:
    return [Mutant(part, wrong, path, old, new) for wrong, old, new in breakages]
