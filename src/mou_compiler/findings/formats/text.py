"""For a person at a terminal: each finding with a frame for every party, the situation and the remedy; those of one cause as one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from mou_compiler.findings.bundles import Bundle, more_of, name_of
from mou_compiler.findings.finding import Case, Finding, Needed, Severity, Witness
from mou_compiler.findings.plain import position
from mou_compiler.findings.report import Heading, Report, held_back, scope, tally, told_as
from mou_compiler.source.frames import Frame, frame, visible
from mou_compiler.source.place import Place
from mou_compiler.words import Language, Text

SUFFIXES = (".txt",)
MOST_CASES = MOST_BOXES = MOST_NEEDED = 6
MOST_PAIRS = 3
"""How many cases of two measures or more are named: each takes two documents to tell."""
_PAIR = 2
MOST_TRIALS = 500
"""How much is spent on the clauses that findings need, unless each is told: a person waits."""
FEW = 12
"""The clauses that findings need are shown of so many at most that are told by themselves, unless each is told."""
MOST_MEMBERS = 3
"""How many members of a bundle are named beside the one that speaks for all."""
_LEAST_ROOM = 40
_GUTTER = 8
_IN = Text("in", "载于")
_WITNESS = Text("situation", "情形")
_OPEN = Text("open", "未规范")
_CASES = Text("case", "包括")
_SINCE = Text("since", "起始")
_UNTIL = Text("until", "终止")
_HELP = Text("help", "建议")
_MEMBERS = Text("here", "此处")
_ALSO = Text("also", "还有")
_COLORS = {
    Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.INFO: "1;36", "edge": "34", "strong": "1",
}  # fmt: skip


def render(report: Report, language: Language) -> str:
    """Return every finding, or the first of those of one cause, with its frames; and lines that sum up."""
    needs = report.details or sum(map(_stands_out, report.bundles)) <= FEW
    blocks = ["\n".join(_Telling(report, bundle, language, needs=needs).lines()) for bundle in report.bundles]
    return "\n\n".join([*blocks, _summary(report, language)]) + "\n"


def _stands_out(bundle: Bundle) -> bool:
    """Tell whether a finding is told by itself and is more than a note."""
    return not bundle.others and bundle.first.severity is not Severity.INFO


def _summary(report: Report, language: Language) -> str:
    read = scope(report, language)
    if language == "zh":
        line = tally(report, language) + (f"（共 {read}）" if read else "")
    else:
        line = tally(report, language) + (f" in {read}" if read else "")
    beside = filter(None, (told_as(report, language), held_back(report, language)))
    first = ("；" if language == "zh" else "; ").join([line, *beside])
    return "\n".join([first, *(visible(text.spelled(language)) for text in report.standing())])


class _Party(NamedTuple):
    """A place that takes part in a finding: its frame, what it has to do with it, and the mark under it."""

    place: Place
    frame: Frame
    caption: str
    mark: str


class _Telling:
    """One finding, or several of one cause, on the way to lines."""

    def __init__(self, report: Report, bundle: Bundle, language: Language, *, needs: bool) -> None:
        self.report = report
        self.needs = needs
        self.bundle = bundle
        self.finding = finding = bundle.first
        self.language = language
        room = max(_LEAST_ROOM, report.room - _GUTTER)
        self.parties = [
            _Party(party.place, frame(party.place, room), party.message.spelled(language), "-")
            for party in (finding.related if not bundle.others else ())
        ]
        if finding.place is not None:
            self.parties.insert(0, _Party(finding.place, frame(finding.place, room), "", "^"))
        self.parties += [
            _Party(clause.place, frame(clause.place, room), clause.message.spelled(language), "^")
            for clause in self._needed()
        ]
        self.margin = " " * max((len(str(party.frame.number)) for party in self.parties), default=1)

    def _needed(self) -> Sequence[Needed]:
        """Return the first clauses that the finding needs, where they are shown and no party stands in them."""
        if not self.needs or not (self.report.details or _stands_out(self.bundle)):
            return ()
        stands = [party.place for party in self.parties]
        tell = self.report.needed
        needed = (tell(self.finding) if self.report.details else tell(self.finding, MOST_TRIALS)) or ()
        return [clause for clause in needed if not any(clause.place.holds(place) for place in stands)][
            :MOST_NEEDED
        ]

    def lines(self) -> Iterator[str]:
        """Yield the lines of the finding."""
        yield self._head()
        if self.finding.place is None and self.finding.path:
            yield f"{self.margin}{self._paint('-->', 'edge')} {visible(self.finding.path)}"
        for group in self._groups():
            yield from self._framed(group)
        for label, text in self._notes():
            yield self._note(label, text)

    def _head(self) -> str:
        finding = self.finding
        colon = "：" if self.language == "zh" else ": "
        label = f"{finding.severity.word.spelled(self.language)}[{finding.code} {finding.name}]"
        said = self.bundle.message if self.finding.witness is None else self.bundle.claim
        message = visible(said.spelled(self.language))
        return self._paint(label, finding.severity) + self._paint(f"{colon}{message}", "strong")

    def _groups(self) -> list[list[_Party]]:
        """Return the parties that stand in one declaration together, the first of each group in front."""
        groups: dict[tuple[str, Heading | None], list[_Party]] = {}
        for party in self.parties:
            groups.setdefault((party.place.path, self.report.headings(party.place)), []).append(party)
        return list(groups.values())

    def _framed(self, group: list[_Party]) -> Iterator[str]:
        bar = self._paint("|", "edge")
        yield self._where(group[0])
        yield f"{self.margin} {bar}"
        last = 0
        for party in sorted(group, key=lambda party: party.place.order):
            number = party.frame.number
            if last and number > last + 1:
                yield self._paint("...", "edge")
            if number != last:
                label = self._paint(str(number).rjust(len(self.margin)), "edge")
                yield f"{label} {bar} {party.frame.line}".rstrip()
            last = number
            marks = f"{party.mark * len(party.frame.carets)} {visible(party.caption)}".rstrip()
            yield f"{self.margin} {bar} {party.frame.blank}{self._paint(marks, self.finding.severity)}"

    def _where(self, party: _Party) -> str:
        span = party.place.span
        arrow = "-->" if party is self.parties[0] else ":::"
        where = f"{visible(party.place.path)}:{span.line}:{span.column}"
        heading = self.report.headings(party.place)
        if heading is not None:
            where += f" {_IN.spelled(self.language)} {visible(heading.spelled(self.language))}"
        return f"{self.margin}{self._paint(arrow, 'edge')} {where}"

    def _notes(self) -> Iterator[tuple[Text, str]]:
        if self.bundle.others:
            yield from self._members()
            yield _HELP, self.finding.help.spelled(self.language)
        else:
            yield from self._details()

    def _members(self) -> Iterator[tuple[Text, str]]:
        """Yield what the frame shows and its situation, the next members with their places, and how many more there are."""
        yield _MEMBERS, name_of(self.finding).spelled(self.language)
        if self.finding.witness is not None:
            yield _WITNESS, self._situation(self.finding.witness)
        shown = self.bundle.others[:MOST_MEMBERS]
        for member in shown:
            yield _ALSO, f"{name_of(member).spelled(self.language)} {position(member)}"
        more = more_of(self.bundle, len(shown) + 1)
        if more is not None:
            yield _ALSO, more.spelled(self.language)

    def _details(self) -> Iterator[tuple[Text, str]]:
        finding = self.finding
        if finding.witness is not None:
            yield _WITNESS, self._situation(finding.witness)
        for box in finding.boxes[:MOST_BOXES]:
            yield _OPEN, box.said.spelled(self.language)
        if len(finding.boxes) > MOST_BOXES:
            yield _OPEN, f"… +{len(finding.boxes) - MOST_BOXES}"
        # Names that nothing but a sentence is about stand in it.
        if len(finding.cases) > 1 and not finding.boxes and any(case.measures for case in finding.cases):
            for case in _enumerated(finding, self.report, self.language):
                yield _CASES, case
        for label, day in ((_SINCE, finding.since), (_UNTIL, finding.until)):
            if day is not None and day.isoformat() not in self.bundle.claim.en:
                yield label, day.isoformat()
        yield _HELP, finding.help.spelled(self.language)

    def _situation(self, witness: Witness) -> str:
        said = self.report.situation
        return situation(witness, self.language) if said is None else said(witness).spelled(self.language)

    def _note(self, label: Text, text: str) -> str:
        colon = "：" if self.language == "zh" else ": "
        head = self._paint(f"= {label.spelled(self.language)}", "edge")
        return f"{self.margin} {head}{colon}{visible(text)}"

    def _paint(self, text: str, color: Severity | str) -> str:
        return f"\x1b[{_COLORS[color]}m{text}\x1b[0m" if self.report.color and text else text


def situation(witness: Witness, language: Language) -> str:
    """Return a situation in ids: subject, lists, territory, day and values, as far as it has them."""
    words = {"en": ("lists", "in", "on", ", ", "; "), "zh": ("名单", "地域", "日期", "、", "；")}[language]
    lists, territory, day, comma, semicolon = words
    parts = [witness.subject]
    if witness.lists:
        parts.append(f"{lists} {comma.join(witness.lists)}")
    if witness.territory:
        parts.append(f"{territory} {witness.territory}")
    if witness.date is not None:
        parts.append(f"{day} {witness.date.isoformat()}")
    parts += [f"{name} = {value}" for name, value in witness.values]
    return semicolon.join(parts)


def _enumerated(finding: Finding, report: Report, language: Language) -> Iterator[str]:
    """Yield the first cases, each for a line of its own, and how many more there are."""
    most = MOST_CASES if all(len(case.measures) < _PAIR for case in finding.cases) else MOST_PAIRS
    for case in finding.cases[:most]:
        yield _case(case, finding.since, report, language)
    more = len(finding.cases) - most
    if more > 0:
        yield f"{more} more" if language == "en" else f"其余 {more} 例"


def _case(case: Case, since: date | None, report: Report, language: Language) -> str:
    """Return the measures of a case, and from when on where that is later than the finding."""
    measures = (" + " if language == "en" else "与").join(
        report.measure(id_).spelled(language) for id_ in case.measures
    )
    first = case.stretches[0].since if case.stretches else since
    if first is None or first == since:
        return measures
    return f"{measures} (from {first})" if language == "en" else f"{measures}（自 {first} 起）"
