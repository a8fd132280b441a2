"""Lists that are part of wider lists: to be on the part is to be on the whole (grammar/meaning.md, Parts of lists)."""

from __future__ import annotations

from mou_compiler.corpus.corpus import Corpus


def wholes_of(corpus: Corpus, list_: str) -> tuple[str, ...]:
    """Return a list and those that it is part of, the nearest first; a circle of parts is left where it closes.

    A list that is not declared is part of none.
    """
    found = [list_]
    while (declared := corpus.lists.get(found[-1])) is not None:
        above = declared.parent
        if above is None or above.id not in corpus.lists or above.id in found:
            break
        found.append(above.id)
    return tuple(found)


def parts_of(corpus: Corpus) -> dict[str, list[str]]:
    """Return for each list itself and its parts at any depth, in the order of the corpus."""
    found: dict[str, list[str]] = {}
    for id_ in corpus.lists:
        for whole in wholes_of(corpus, id_):
            found.setdefault(whole, []).append(id_)
    return found


def exclusive_lists(corpus: Corpus) -> frozenset[frozenset[str]]:
    """Return every two lists that nobody can be on; one alone where it is part of two such lists."""
    parts = parts_of(corpus)
    return frozenset(
        frozenset((part, other_part))
        for list_ in corpus.lists.values()
        for other in list_.exclusive
        if other.id != list_.id
        for part in parts[list_.id]
        for other_part in parts.get(other.id, ())
    )
