"""Cases: a reason, a source, and what must come of it, side by side in one Markdown file that a person can check.

A file is a family: `# title`, then cases under `## heading`. The lines `codes:`, `prelude:` and `as-of:` hold
for the family where they stand above the first case, and for one case where they stand in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from mou_compiler import Compiled, Finding, Situation, compile_text
from mou_compiler.findings.finding import Witness
from mou_compiler.tables.columns import cells

HERE = Path(__file__).parent
ALWAYS_TOLD = ("MOU1", "MOU2")
"""Codes that no case can leave out: a slip in the source must not pass for a result."""

HEADER = re.compile(r"^(codes|prelude|as-of): *(.*)$")
SLICE = "```"


@dataclass
class Block:
    """A fenced block: the lines inside, and where they stand in the file."""

    lines: list[str]
    start: int
    end: int

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


@dataclass
class Case:
    """One case. `blocks` holds the source under `mou` and what is expected under `findings`, `tables`, `applies`."""

    path: Path
    heading: str
    header: dict[str, str]
    reason: str = ""
    blocks: dict[str, Block] = field(default_factory=dict)

    @property
    def name(self) -> str:
        family = self.path.relative_to(HERE).with_suffix("").as_posix()
        return f"{family}/{re.sub(r'[^a-z0-9]+', '-', self.heading.lower()).strip('-')}"

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(re.split(r"[, ]+", self.header["codes"]))

    @property
    def as_of(self) -> date | None:
        return date.fromisoformat(self.header["as-of"]) if "as-of" in self.header else None

    def selects(self, code: str) -> bool:
        return code.startswith((*self.codes, *ALWAYS_TOLD))

    def compiled(self) -> Compiled:
        source = self.blocks["mou"].text + "\n"
        prelude = self.header.get("prelude", "common")
        return compile_text(source + ("" if prelude == "none" else _prelude(prelude)), self.as_of)


@cache
def _prelude(name: str) -> str:
    return (HERE / f"{name}.mou").read_text(encoding="utf-8")


def read_cases(path: Path) -> list[Case]:
    """Return the cases of a file, in order."""
    cases: list[Case] = []
    family: dict[str, str] = {}
    lines = path.read_text(encoding="utf-8").splitlines()
    number = 0
    while number < len(lines):
        line = lines[number]
        header = HEADER.match(line)
        if line.startswith("## "):
            cases.append(Case(path, line[3:], dict(family)))
        elif header:
            (cases[-1].header if cases else family)[header[1]] = header[2].strip()
        elif line.startswith(SLICE):
            end = lines.index(SLICE, number + 1)
            cases[-1].blocks[line[3:]] = Block(lines[number + 1 : end], number + 1, end)
            number = end
        elif cases:
            cases[-1].reason = f"{cases[-1].reason} {line}".strip()
        number += 1
    return cases


def all_cases() -> Iterator[Case]:
    """Yield every case under this folder."""
    for path in sorted(HERE.glob("*/*.md")):
        yield from read_cases(path)


def accept(path: Path) -> None:
    """Rewrite what the cases of a file expect to what the compiler says."""
    lines = path.read_text(encoding="utf-8").splitlines()
    for case in reversed(read_cases(path)):
        compiled = case.compiled()
        for kind, block in sorted(case.blocks.items(), key=lambda item: -item[1].start):
            if kind in TOLD:
                lines[block.start : block.end] = TOLD[kind](case, compiled)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


# --- what the compiler says --------------------------------------------------------------------------------


def findings_told(case: Case, compiled: Compiled) -> list[str]:
    """Return the findings of the codes that a case is about; `none` where there is none."""
    shown = [finding for finding in compiled.findings if case.selects(finding.code)]
    return [line for finding in shown for line in _finding_lines(case, finding)] or ["none"]


def _finding_lines(case: Case, finding: Finding) -> Iterator[str]:
    since = f" since {finding.since}" if finding.since else ""
    until = f" until {finding.until}" if finding.until else ""
    yield f"{finding.code} {finding.severity.label} {_where(case, finding)}{since}{until}"
    if finding.measures:
        yield f"    of {', '.join(finding.measures)}"
    if finding.witness is not None:
        yield f"    witness {situation_text(finding.witness)}"
    if len([one for one in finding.cases if one.witness]) > 1:
        for one in finding.cases:
            if one.witness is not None:
                yield "    case " + f"{', '.join(one.measures)} {situation_text(one.witness)}".lstrip()
    yield f"    {finding.message.en}"


def _where(case: Case, finding: Finding) -> str:
    if finding.place is None:
        return "nowhere"
    line = finding.place.span.line
    if line <= len(case.blocks["mou"].lines):
        return f"line {line}"
    return f"prelude {finding.place.text}"


def situation_text(witness: Witness) -> str:
    """Return a situation as the cases write it: day; subject; territory; on lists; name = value; …"""
    parts = [str(witness.date or "any day"), witness.subject, witness.territory]
    if witness.lists:
        parts.append("on " + ", ".join(witness.lists))
    parts += [f"{name} = {value}" for name, value in witness.values]
    return "; ".join(parts)


def read_situation(text: str) -> Situation:
    """Return the situation that a line of a case describes."""
    day, subject, territory, *rest = (part.strip() for part in text.split(";"))
    lists = [name.strip() for part in rest if part.startswith("on ") for name in part[3:].split(",")]
    values = dict(part.split(" = ", maxsplit=1) for part in rest if " = " in part)
    return Situation(subject, lists, territory, None if day == "any day" else date.fromisoformat(day), values)


def tables_told(case: Case, compiled: Compiled) -> list[str]:
    """Return the columns that the first line of the block names, of every enforcement row."""
    columns = [name.strip() for name in case.blocks["tables"].lines[0].split("|")]
    rows = [[written[column] or "-" for column in columns] for written in map(cells, compiled.rows)]
    return [" | ".join(cells) for cells in (columns, *rows)]


def applies_told(case: Case, compiled: Compiled) -> list[str]:
    """Return each situation of the block with the measures that apply in it."""
    told = []
    for line in case.blocks["applies"].lines:
        situation = line.partition(" -> ")[0]
        applying = compiled.applying(read_situation(situation))
        told.append(f"{situation} -> {', '.join(applying) or 'none'}")
    return told


TOLD: dict[str, Callable[[Case, Compiled], list[str]]] = {
    "findings": findings_told,
    "tables": tables_told,
    "applies": applies_told,
}
