"""Findings of one cause, told as one: what people read says a thing once, and how often it is so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from mou_compiler.findings.finding import Finding, Severity
from mou_compiler.words import Text


class Bundle(NamedTuple):
    """Findings that have code, kind of cause and something of it in common: the gravest first, then in order."""

    members: tuple[Finding, ...]

    @property
    def first(self) -> Finding:
        """The member that speaks for all."""
        return self.members[0]

    @property
    def severity(self) -> Severity:
        """That of the gravest."""
        return self.first.severity

    @property
    def others(self) -> tuple[Finding, ...]:
        """The members but the first."""
        return self.members[1:]

    @property
    def message(self) -> Text:
        """What all of them say, with how many they are; of one its own message."""
        return self._of_all(self.first.message)

    @property
    def claim(self) -> Text:
        """The same, without the sentence that says in which situation it is so."""
        return self._of_all(self.first.claim or self.first.message)

    def _of_all(self, first: Text) -> Text:
        number, said = len(self.members), self.first.shared and self.first.shared.said
        if number == 1:
            return first
        if not said:
            return Text(f"{first.en}. And {number - 1} more like this", f"{first.zh}。另有{number - 1}项同此")
        numbers = {
            "{findings}": number,
            "{measures}": len({id_ for finding in self.members for id_ in finding.measures}),
            "{cases}": sum(len(finding.cases) or 1 for finding in self.members),
        }
        return Text(_filled(said.en, numbers), _filled(said.zh, numbers))


def bundled(findings: Iterable[Finding], *, apart: bool = False) -> tuple[Bundle, ...]:
    """Return findings in bundles, each where its first member stood; `apart` leaves every finding on its own.

    What belongs together is told by data: the code, the category, the kind of the cause, and what is shared of it.
    """
    found: dict[object, list[Finding]] = {}
    order: dict[int, int] = {}
    for number, finding in enumerate(sorted(findings, key=lambda finding: finding.order)):
        alone = apart or finding.shared is None
        found.setdefault(number if alone else _key(finding), []).append(finding)
        order[id(finding)] = number
    bundles = []
    for members in found.values():
        if len(members) > 1:
            members.sort(key=lambda finding: (-finding.severity, order[id(finding)]))
        bundles.append(Bundle(tuple(members)))
    return tuple(sorted(bundles, key=lambda bundle: order[id(bundle.first)]))


def _key(finding: Finding) -> object:
    assert finding.shared is not None  # asked only of such
    return finding.code, finding.category, finding.cause.kind, finding.shared.key


def _filled(text: str, numbers: Mapping[str, int]) -> str:
    for name, number in numbers.items():
        text = text.replace(name, str(number))
    return text


def more_of(bundle: Bundle, shown: int) -> Text | None:
    """Return how many members there are beyond those shown; None where there are none."""
    number = len(bundle.members) - shown
    if number <= 0:
        return None
    return Text(f"{number} more; `--details` tells each", f"其余 {number} 项；「--details」逐项列出")


def name_of(finding: Finding) -> Text:
    """Return what sets a member apart from the others."""
    return finding.shared.name if finding.shared is not None else finding.message
