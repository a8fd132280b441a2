"""What a format of a comparison renders: changes and findings in words, what was compared, and how to show it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from mou_compiler.analysis.wording import day_text
from mou_compiler.comparison.classes import CLASSES
from mou_compiler.comparison.merging import Conflict
from mou_compiler.comparison.telling import ToldChange
from mou_compiler.findings.finding import Finding
from mou_compiler.findings.report import LARGEST_COMMENT
from mou_compiler.source.place import Place
from mou_compiler.words import Language, Text

MOST_CONCERNED = 8
"""How many measures are named at most as those that a finding concerns."""


@dataclass(frozen=True)
class ToldFinding:
    """A finding that is new or gone, and what brought it or took it away, as far as it shows."""

    finding: Finding
    fingerprint: str
    causes: tuple[Text, ...] = ()


@dataclass(frozen=True)
class ToldMerge:
    """Of two corpora that come of one: what that is called, how many changes either makes, and what both changed."""

    base: str
    changes: tuple[int, int]
    conflicts: tuple[Conflict, ...]


@dataclass(frozen=True)
class DiffReport:
    """What differs between `old` and `new`, which are named as they were asked for.

    `compared` is how many clauses were; `first` says since when anything differs. `findings` are None where they were
    not asked for. `supposed` is what the newer state supposes, where it is none that anybody has written. `command` is
    who tells it. `asked` are the days that alone were compared: one of both, or one of each. Where `merge` stands, what is found is found only of both together. `room` is how many columns a line may take, `limit` how long a comment may be.
    """

    old: str
    new: str
    changes: tuple[ToldChange, ...]
    renamed: tuple[tuple[str, str], ...]
    compared: int
    first: Text | None
    found: tuple[ToldFinding, ...] | None = None
    gone: tuple[ToldFinding, ...] = ()
    kept: int = 0
    supposed: tuple[Text, ...] = ()
    command: str = "diff"
    merge: ToldMerge | None = None
    asked: tuple[date, ...] = ()
    room: int = 100
    limit: int | None = LARGEST_COMMENT
    seen_from: Callable[[str], str] = field(default=str)

    @property
    def numbers(self) -> dict[str, int]:
        """How many changes there are of each class that occurs, in the order of classes."""
        counts = Counter(change.kind for change in self.changes)
        return {kind: counts[kind] for kind in CLASSES if counts[kind]}

    def tally(self, language: Language) -> str:
        """Return in a line how many changes there are of each class, or that there is none, and what that rests on."""
        numbers = self.numbers
        if self.merge is not None:
            return self._tally_together(self.merge).spelled(language)
        if not numbers:
            clauses = "1 clause means" if self.compared == 1 else f"{self.compared} clauses mean"
            days = [day_text(day) for day in self.asked]
            on = " and on ".join(day.en for day in days)
            within = f"{'与'.join(day.zh for day in days)}的任何情形下" if days else "任何日期、任何情形下"
            said = Text(
                f"no change: {clauses} the same in every situation on {on or 'every day'}",
                f"无变化：{self.compared} 项条款在{within}含义相同",
            )
            return said.spelled(language)
        parts = [f"{number} {CLASSES[kind].spelled(language)}" for kind, number in numbers.items()]
        total = sum(numbers.values())
        if language == "zh":
            return f"{total} 处变化：{'、'.join(parts)}"
        return f"{total} {'change' if total == 1 else 'changes'}: {', '.join(parts)}"

    def _tally_together(self, merge: ToldMerge) -> Text:
        found, conflicts = len(self.found or ()), len(merge.conflicts)
        mine, theirs = merge.changes
        return Text(
            f"only together: {found} finding{'' if found == 1 else 's'}, "
            f"{conflicts} conflict{'' if conflicts == 1 else 's'}; since {merge.base}, {self.old} makes "
            f"{mine} change{'' if mine == 1 else 's'} and {self.new} {theirs}",
            f"合并后才出现：{found} 项检查结果、{conflicts} 处冲突；自 {merge.base} 起，{self.old} 有 {mine} 处变化，"
            f"{self.new} 有 {theirs} 处",
        )

    def where(self, place: Place) -> str:
        """Return a place as file and line."""
        return f"{self.seen_from(place.path)}:{place.line}"

    def concerned(self, finding: Finding) -> Text:
        """Return the measures that a finding concerns; of many, the first, and how many more there are."""
        named, more = finding.measures[:MOST_CONCERNED], len(finding.measures) - MOST_CONCERNED
        return Text(
            f"measures: {', '.join(named)}{f' and {more} more' if more > 0 else ''}",
            f"措施：{'、'.join(named)}{f'，另有{more}项' if more > 0 else ''}",
        )

    def days(self, change: ToldChange, language: Language) -> str:
        """Return from when until when situations are treated differently."""
        if len(self.asked) == 1:
            on = day_text(self.asked[0])
            return Text(f"on {on.en}", on.zh).spelled(language)
        first = change.first.isoformat() if change.first else None
        behind = change.behind.isoformat() if change.behind else None
        if language == "zh":
            start = f"自 {first} 起" if first else "起始日期不详"
            return f"{start}，至 {behind} 前" if behind else start
        start = f"from {first}" if first else "from a day not known"
        return f"{start} until {behind}" if behind else start
