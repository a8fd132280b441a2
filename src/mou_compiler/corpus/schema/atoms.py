"""Where conditions are written, and the simple ones inside them."""

from __future__ import annotations

from collections.abc import Iterator

from mou_compiler.corpus.schema.declarations import Document, ListRule
from mou_compiler.corpus.schema.values import AllOf, AnyOf, Condition, Not, SomeOf


def conditions_of_document(document: Document) -> Iterator[Condition]:
    """Yield every condition written in a document, those of its escalations left out."""
    yield from (*document.trigger, *document.when)
    for measure in document.measures:
        yield from (*measure.trigger, *measure.when)
        yield from (item.when for item in measure.exceptions if item.when is not None)
    for listing in document.listings:
        yield from conditions_of_list(listing)


def conditions_of_list(rule: ListRule) -> Iterator[Condition]:
    """Yield every condition written in the rule of a list."""
    for items in (rule.entries, rule.exits, rule.exclusions, rule.bars):
        for item in items:
            if item.when is not None:
                yield item.when


def atoms(condition: Condition) -> Iterator[Condition]:
    """Yield the comparisons, holdings and counts inside a condition."""
    waiting = [condition]
    while waiting:
        item = waiting.pop()
        if isinstance(item, AllOf | AnyOf | SomeOf):
            waiting.extend(item.items)
        elif isinstance(item, Not):
            waiting.append(item.item)
        else:
            yield item


def required(condition: Condition) -> Iterator[Condition]:
    """Yield the comparisons, holdings and counts inside a condition that do not stand under a negation."""
    waiting = [(condition, True)]
    while waiting:
        item, positive = waiting.pop()
        if isinstance(item, AllOf | AnyOf | SomeOf):
            waiting.extend((inner, positive) for inner in item.items)
        elif isinstance(item, Not):
            waiting.append((item.item, not positive))
        elif positive:
            yield item
