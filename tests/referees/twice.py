"""What is declared twice, by brute force: texts of one number, and measures that say the same with the same gaps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from mou_compiler.corpus.schema.declarations import Law, Measure
from mou_compiler.corpus.schema.values import Day, Unknown
from mou_compiler.source.place import Place
from referees.days import number
from referees.effects import all_known, effects, long
from referees.norms import alike
from referees.orphans import Orphans
from referees.told import Told, at, counted

BRACKETS = "（〔［【[{〈<（", "）〕］】]}〉>）"


class Twice:
    """Texts and measures that are declared a second time."""

    def __init__(self, orphans: Orphans) -> None:
        self.orphans = orphans
        self.corpus = orphans.corpus

    def told(self) -> Iterator[Told]:
        """Yield what is told of them."""
        for text in self.numbered():
            yield Told("MOU317", at(text.place))
        lost: dict[Any, list[Any]] = defaultdict(list)
        for measure in self.orphans.measures:
            first = self.original(measure)
            if first is not None:
                span = self.orphans.span(measure, lambda day, on=self.orphans.days[first.id]: day in on)
                lost[measure.document, first.document].append((span, measure))
        yield from self.orphans.group("MOU317", lost)

    def numbered(self) -> Iterator[Any]:
        """Yield the laws and documents whose number one before them has that may be the same."""
        texts = sorted(
            (*self.corpus.laws.values(), *self.corpus.documents.values()),
            key=lambda text: (number(_made(text), 0), isinstance(text, Law), text.id),
        )
        for place, text in enumerate(texts):
            if any(
                _bare(other.number) == _bare(text.number) and not _apart(other, text)
                for other in texts[:place]
            ):
                yield text

    def key(self, measure: Measure) -> Any:
        """Return all that a measure says; equal for those that say the same."""
        norm, document = self.orphans.world.norms[measure.id], self.corpus.documents[measure.document]
        within = measure.within or document.within
        return (
            alike(norm.trigger),
            frozenset(alike([item]) for item in norm.when),
            tuple(sorted(repr(_leave(one)) for one in measure.exceptions)),
            frozenset(
                (target.relation.id if target.relation else "", ref.id)
                for target in norm.targets
                for ref in target.subjects
            ),
            frozenset(norm.territories),
            frozenset(effects(measure)),
            frozenset(
                (ref.id, item.part)
                for item in norm.enforcement
                if not isinstance(item, Unknown)
                for ref in item.enforcers
            ),
            (all(isinstance(item, Unknown) for item in norm.enforcement), all_known(norm.enforcement)),
            measure.force or document.force or "mandatory",
            long(measure.term or document.term),
            within and tuple(part for part in within if not isinstance(part, Place)),
            [ref.id for ref in measure.approval],
            {ref.id for ref in measure.leads_to},
            {ref.id for ref in measure.overrides},
        )

    def in_part_unknown(self, measure: Measure) -> bool:
        """Tell whether something of a measure is not known that keeps it from being compared."""
        norm, document = self.orphans.world.norms[measure.id], self.corpus.documents[measure.document]
        term = measure.term or document.term
        return bool(effects(measure)) and (
            not all_known(norm.enforcement)
            or (term is not None and term.kind in ("unknown", "unspecified"))
            or any(effect.cap == "unknown" for effect in effects(measure))
        )

    def older(self, one: Measure, other: Measure) -> bool:
        """Tell whether a measure stands before another."""
        return self.age(one) < self.age(other)

    def age(self, measure: Measure) -> Any:
        """Return the key by which the first of several measures comes first."""
        document = self.corpus.documents[measure.document]
        begins = min(self.orphans.days[measure.id], default=0)
        return (begins, number(document.signed, 0), document.id, counted(measure.id))

    def original(self, measure: Measure) -> Measure | None:
        """Return the first measure that says the same on a day, before this one."""
        if not self.in_part_unknown(measure):
            return None
        days = set(self.orphans.days[measure.id])
        before = [
            other
            for other in self.orphans.measures
            if self.older(other, measure)
            and self.key(other) == self.key(measure)
            and days.intersection(self.orphans.days[other.id])
        ]
        return min(before, key=self.age, default=None)


def _leave(one: Any) -> Any:
    return one.when and alike([one.when]), one.permission and one.permission.id


def _made(text: Any) -> Any:
    return text.adopted if isinstance(text, Law) else text.signed


def _bare(number_: Any) -> Any:
    """Return a number of a text with brackets of one kind and no blanks; for one that is not known something unlike all."""
    if not isinstance(number_, str):
        return object()
    for kind, brackets in zip("()", BRACKETS, strict=True):
        for bracket in brackets:
            number_ = number_.replace(bracket, kind)
    return number_.replace(" ", "")


def _apart(one: Any, other: Any) -> bool:
    issued = [{ref.id for ref in text.issuers} for text in (one, other)]
    made = [_made(one), _made(other)]
    changed = [
        {ref.id for ref in ([text.repealed] if text.repealed else [])}
        if isinstance(text, Law)
        else {ref.id for ref in (*text.amends, *text.replaces_documents)}
        for text in (one, other)
    ]
    return (
        (all(issued) and not set.intersection(*issued))
        or (
            all(isinstance(day, Day) for day in made)
            and (made[0].last < made[1].first or made[1].last < made[0].first)
        )
        or other.id in changed[0]
        or one.id in changed[1]
    )
