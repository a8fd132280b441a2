"""The order in which people count: 2 before 10."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"(\d+)")


def counting(name: str) -> tuple[str | tuple[int, str], ...]:
    """Return the key by which names are in the order of the numbers in them: m/2-9, m/2-10, m/3, m/10."""
    return tuple((len(part), part) if part.isdecimal() else part for part in _NUMBER.split(name))
