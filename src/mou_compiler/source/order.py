"""The order in which people count: 2 before 10."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"(\d+)")


def counting(name: str) -> tuple[tuple[str, ...], tuple[tuple[int, str], ...], str]:
    """Return the key by which names that differ in a number alone are in the order of the number."""
    parts = _NUMBER.split(name)
    return tuple(parts[::2]), tuple((len(part), part) for part in parts[1::2]), name
