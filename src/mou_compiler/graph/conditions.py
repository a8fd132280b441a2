"""What conditions mention: the lists and ratings in them, and whether they are asked for or asked against."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mou_compiler.corpus.schema.values import AllOf, AnyOf, Condition, Count, Grade, Holds, Not, Ref, SomeOf


def mentions(conditions: Iterable[Condition | None]) -> Iterator[tuple[Ref, bool]]:
    """Yield each declared list or rating in order of writing, with False where it stands under a negation."""
    waiting = [(condition, True) for condition in reversed(list(conditions)) if condition is not None]
    while waiting:
        condition, positive = waiting.pop()
        match condition:
            case AllOf(items) | AnyOf(items) | SomeOf(_, items):
                waiting.extend((item, positive) for item in reversed(items))
            case Not(item):
                waiting.append((item, not positive))
            case Holds(ref) | Grade(ref) | Count(ref):
                if ref.found:
                    yield ref, positive
            case _:
                pass
