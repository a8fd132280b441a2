"""A report: findings in order with all that a format may tell beside them, so that a format reads nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, Protocol

from mou_compiler.findings.bundles import Bundle, bundled
from mou_compiler.findings.finding import Finding, Needed, Severity, Witness
from mou_compiler.findings.page import Page
from mou_compiler.source.place import Place
from mou_compiler.words import Language, Text

LARGEST_COMMENT = 65_535
"""The most UTF-16 units that a comment on a pull request may have."""

COUNTED = {
    "documents": Text("document", "份文件"),
    "lists": Text("list", "份名单"),
    "measures": Text("measure", "项措施"),
    "agencies": Text("agency", "个机构"),
    "laws": Text("law", "部法律"),
    "errors": Text("error", "个错误"),
    "warnings": Text("warning", "个警告"),
    "infos": Text("note", "个提示"),
    "findings": Text("finding", "项检查结果"),
    "rows": Text("row", "行"),
    "files": Text("output file", "个输出文件"),
}


class Heading(NamedTuple):
    """The document or other top declaration in which a place stands: its kind, id and label."""

    kind: Text
    id: str
    label: Text

    def spelled(self, language: Language) -> str:
        """Return kind, id and label, the label only where it says more than the id."""
        kind, label = self.kind.spelled(language), self.label.spelled(language)
        if label == self.id:
            return f"{kind} {self.id}"
        return f"{kind} {self.id}「{label}」" if language == "zh" else f'{kind} {self.id} "{label}"'


def _nothing() -> tuple[Text, ...]:
    return ()


def _as_it_is(id_: str) -> Text:
    return Text(id_, id_)


class Needs(Protocol):
    """Tells the clauses that a finding needs."""

    def __call__(self, finding: Finding, most: int = ..., /) -> tuple[Needed, ...] | None:
        """Return them, None where they are not told, as after `most` trials for those before it."""


def _not_told(_: Finding, __: int = 0) -> tuple[Needed, ...] | None:
    return None


def _nowhere(_: Place) -> Heading | None:
    return None


@dataclass(frozen=True)
class Report:
    """What a format renders.

    `counts` says how much was read; `held_back` how many findings a baseline kept out. `headings` tells in
    which declaration a place stands, `pages` explains every check; `version` is the compiler's. Findings of
    `threshold` and above fail a run; None where nothing does. `room` is how many columns a line may take, `limit` how long a comment may be.
    `seen_from` gives a path as formats that other programs read name it; `elsewhere` is how many findings stand in
    files of the corpus that were not asked about. `details` tells each finding, not those of one cause as one;
    `standing` says in sentences what is known of the whole, and how it was looked at.
    `situation` says a witness in labels, and `measure` gives the name for an id, where the corpus is at hand.
    `needed` gives the clauses without any one of which a finding is gone, None where that is not told: it is asked only of
    what is shown.
    """

    findings: tuple[Finding, ...]
    counts: Mapping[str, int] = field(default_factory=dict)
    held_back: int = 0
    headings: Callable[[Place], Heading | None] = _nowhere
    pages: tuple[Page, ...] = ()
    version: str = "0"
    threshold: Severity | None = Severity.ERROR
    color: bool = False
    room: int = 100
    limit: int | None = LARGEST_COMMENT
    seen_from: Callable[[str], str] = str
    elsewhere: int = 0
    details: bool = False
    standing: Callable[[], tuple[Text, ...]] = _nothing
    situation: Callable[[Witness], Text] | None = None
    measure: Callable[[str], Text] = _as_it_is
    needed: Needs = _not_told

    @cached_property
    def bundles(self) -> tuple[Bundle, ...]:
        """The findings as people are told of them: those of one cause as one, unless each is asked for."""
        return bundled(self.findings, apart=self.details)

    def number(self, severity: Severity) -> int:
        """Return how many findings there are of a severity."""
        return self._numbers[severity]

    @cached_property
    def _numbers(self) -> Counter[Severity]:
        return Counter(finding.severity for finding in self.findings)

    def fails(self, finding: Finding) -> bool:
        """Tell whether a finding makes the run fail."""
        return self.threshold is not None and finding.severity >= self.threshold


def counted(number: int, name: str, language: Language) -> str:
    """Return a number with what was counted, a key of COUNTED."""
    noun = COUNTED[name]
    if language == "zh":
        return f"{number} {noun.zh}"
    if number == 1:
        return f"1 {noun.en}"
    return f"{number} {noun.en.removesuffix('y')}ies" if noun.en.endswith("cy") else f"{number} {noun.en}s"


def tally(report: Report, language: Language) -> str:
    """Return how many findings there are of each severity."""
    parts = [
        counted(report.number(severity), f"{severity.label}s", language)
        for severity in reversed(Severity)
        if report.number(severity)
    ]
    if not parts:
        return Text("no findings", "没有检查结果").spelled(language)
    return (", " if language == "en" else "、").join(parts)


def told_as(report: Report, language: Language) -> str:
    """Return as how many the findings are told, and how to see each; empty where each is told."""
    number = len(report.bundles)
    if number == len(report.findings):
        return ""
    return Text(
        f"told as {number}, by cause; `--details` tells each",
        f"按原因合并为 {number} 条；「--details」逐项列出",
    ).spelled(language)


def held_back(report: Report, language: Language) -> str:
    """Return how many findings a baseline kept out, and how many stand elsewhere; empty where there are none."""
    number, more = report.held_back, report.elsewhere
    told = []
    if number:
        told.append(Text(f"{number} more known from the baseline", f"另有 {number} 项已在基线中，未列出"))
    if more:
        told.append(
            Text(f"{more} more in other files of the corpus", f"语料的其他文件另有 {more} 项，未列出")
        )
    return ("; " if language == "en" else "；").join(text.spelled(language) for text in told)


def scope(report: Report, language: Language) -> str:
    """Return how much was read, leaving out what there is none of; empty where it was not counted."""
    parts = [
        counted(number, name, language)
        for name, number in report.counts.items()
        if number or name == next(iter(report.counts))
    ]
    return (", " if language == "en" else "、").join(parts)
