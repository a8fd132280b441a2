"""A small builder of programs: declarations as lines of text, and the draws that random ones are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from hypothesis import strategies as st

Value = TypeVar("Value")
Draw = Callable[[st.SearchStrategy[Any]], Any]


def block(head: str, fields: Iterable[str]) -> str:
    """Return a declaration: its head, and its fields one on a line."""
    inner = "".join(f"    {line}\n" for field in fields for line in field.splitlines())
    return f"{head} {{\n{inner}}}\n"


def said(keyword: str, values: Sequence[str]) -> list[str]:
    """Return a field of several names, or none where there is nothing to say."""
    return [f"{keyword} {', '.join(values)}"] if values else []


class Chance:
    """Draws of one example, in the words of the builder."""

    def __init__(self, draw: Draw) -> None:
        self.draw = draw

    def pick(self, values: Sequence[Value]) -> Value:
        """Return one of the values, all as likely."""
        found: Value = self.draw(st.sampled_from(values))
        return found

    def some(self, values: Sequence[Value], least: int = 0, most: int = 2) -> list[Value]:
        """Return some of the values, each at most once."""
        count = self.number(min(least, len(values)), min(most, len(values)))
        left = list(values)
        return [left.pop(self.number(0, len(left) - 1)) for _ in range(count)]

    def number(self, least: int, most: int) -> int:
        """Return a number, both ends included."""
        found: int = self.draw(st.integers(least, most)) if most > least else least
        return found

    def often(self, percent: int) -> bool:
        """Tell whether something happens that happens in so many cases of a hundred."""
        return self.number(0, 99) >= 100 - percent
