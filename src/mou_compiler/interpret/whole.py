"""All that must hold for a measure to apply, as one condition."""

from __future__ import annotations

from collections.abc import Iterable

from mou_compiler.corpus.schema.declarations import Measure
from mou_compiler.corpus.schema.values import AllOf, AnyOf, Condition, Not
from mou_compiler.interpret.rules import Norms


def joined(conditions: Iterable[Condition], whole: type[AllOf | AnyOf]) -> Condition | None:
    """Return conditions as one, all of them or any of them; None where there are none."""
    items = tuple(conditions)
    return items[0] if len(items) == 1 else whole(items) if items else None


def whole_condition(norms: Norms, measure: Measure) -> Condition | None:
    """Return trigger, conditions and exceptions without leave as one condition; None where nothing is said."""
    trigger = joined(norms.trigger(measure), AnyOf)
    without = [
        Not(item.when) for item in measure.exceptions if item.when is not None and item.permission is None
    ]
    return joined([*([trigger] if trigger else []), *norms.when(measure), *without], AllOf)
