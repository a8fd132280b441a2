"""A cause: what a finding is about, as data, so that it is known again whatever its message says of it."""

from __future__ import annotations

from typing import NamedTuple

from mou_compiler.source.place import Place

Value = str | tuple[str, ...]

_LONGEST = 200
"""How much of what is written at a place counts."""


class Cause(NamedTuple):
    """Of what kind it is, and what it is about, by name, in order of names.

    Values are ids, words of the language and what the text has written: never prose, days, counts or places.
    """

    kind: str
    about: tuple[tuple[str, Value], ...]

    @classmethod
    def of(cls, kind: str, /, **about: Value) -> Cause:
        """Return the cause of a kind; the kinds and names that were released never change."""
        return cls(kind, tuple(sorted(about.items())))


def written_at(place: Place | None, path: str, further: tuple[str, ...] = ()) -> Cause:
    """Return the cause of what is known only by the file, without its folder, and by what stands there."""
    file = (path if place is None else place.path).rpartition("/")[2]
    written = "" if place is None else place.text[:_LONGEST]
    return Cause.of("written", file=file, written=written, further=further)
