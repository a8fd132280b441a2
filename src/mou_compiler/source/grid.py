"""Names with numbers beside them, for a terminal: in columns where these fit, one under the other where they do not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mou_compiler.source.width import pad, width, wrap

_GAP = "  "


def grid(
    rows: Sequence[Sequence[str]], room: int, indent: str = "", notes: Sequence[Sequence[str]] = ()
) -> Iterator[str]:
    """Yield the lines of rows, the first of which has the headings; no line is wider than the room but by one name.

    Names stand to the left, numbers to the right of their columns. Below each row stand the notes of it, further in.
    """
    sizes = [max(map(width, column)) for column in zip(*rows, strict=True)]
    fits = len(indent) + sum(sizes) + len(_GAP) * (len(sizes) - 1) <= room
    for number, (name, *cells) in enumerate(rows):
        if fits:
            shown = (" " * (size - width(cell)) + cell for cell, size in zip(cells, sizes[1:], strict=True))
            yield indent + _GAP.join([pad(name, sizes[0]), *shown])
        else:
            yield from _stacked(name, cells if number else (), rows[0][1:], room, indent)
        for note in notes[number] if notes else ():
            yield from folded(note, room, f"{indent}    ", "  ")


def _stacked(name: str, cells: Sequence[str], heads: Sequence[str], room: int, indent: str) -> Iterator[str]:
    """Yield a name, with its numbers under it, each behind its heading; of numbers that are 0 nothing."""
    if name:
        yield from folded(name, room, indent, "  ")
    told = [f"{head} {cell}" for head, cell in zip(heads, cells, strict=False) if cell not in ("", "0")]
    if told:
        yield from folded(", ".join(told), room, f"{indent}    ")


def folded(text: str, room: int, indent: str = "", below: str = "") -> Iterator[str]:
    """Yield a text in lines of at most so many columns, the later ones further in by `below`."""
    first, *more = wrap(text, room - len(indent)) or [""]
    yield indent + first
    if more:
        rest = text[len(first) :].lstrip()
        yield from (f"{indent}{below}{line}" for line in wrap(rest, room - len(indent) - len(below)))
