"""Circles of lists over time: lists that lead to each other, or wait for each other, on some day."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import NamedTuple

from mou_compiler.meaning.cover import span
from mou_compiler.meaning.days import FOREVER, Days
from mou_compiler.meaning.rule import components

Edges = dict[str, list[str]]
Sets = Iterable[frozenset[str]]


class Circle(NamedTuple):
    """Lists in order of id, and the days from the first to the last on which one circle holds them all."""

    days: Days
    lists: tuple[str, ...]


def circles_of(edges: Edges) -> list[frozenset[str]]:
    """Return the sets of lists that lead to each other."""
    return [frozenset(members) for members in components(edges)]


def circles_over_time(changes: Iterable[int], circles_on: Callable[[int], Sets]) -> list[Circle]:
    """Return the circles of every day, by first day; `circles_on` changes on no day but those of `changes`.

    What is a circle on one day may be part of a wider one on another: both are told unless their days are the same.
    """
    ordered = sorted({day for day in changes if day < FOREVER})
    eras = [
        (Days(start, end), list(dict.fromkeys(circles_on(start))))
        for start, end in pairwise([*ordered, FOREVER])
    ]
    days = {
        circle: span(era for era, others in eras if any(circle <= other for other in others))
        for _, found in eras
        for circle in found
    }
    told = [
        Circle(days[circle], tuple(sorted(circle)))
        for circle in days
        if not any(circle < other and days[circle] == days[other] for other in days)
    ]
    return sorted(told)
