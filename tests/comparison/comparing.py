"""A small corpus in two states, and what is told of the difference."""

from __future__ import annotations

from click.testing import CliRunner, Result

from mou_compiler.command_line.main import mou
from mou_compiler.comparison.changes import Change
from mou_compiler.comparison.compare import Comparison, compare
from mou_compiler.comparison.statement import Subject
from mou_compiler.comparison.telling import told_change
from mou_compiler.compilation import compile_text

COMMON = """
subject firm "firm" "企业"
subject shop "shop" "商店" { within firm }
subject person "person" "自然人"
relation head "head" "负责人" { attaches person; to firm }
territory land "land" "国"
territory town "town" "市" { within land }
agency A
agency B
agency C { existed until 2020-01-01; succeeded by B }
act travel.rail
act travel.air
act loan
act fraud
attribute sum { type money }
attribute minor { type flag }
list l { kind blacklist; keeper A; covers firm, person }
list m { kind blacklist; keeper A }
"""


def run(*arguments: str) -> Result:
    """Run `mou` with arguments in the folder that is the current one, apart from all configuration."""
    clean = dict.fromkeys(("NO_COLOR", "LC_ALL", "LC_MESSAGES", "MOU_LANG"))
    return CliRunner(env={**clean, "LANG": "C.UTF-8"}).invoke(mou, list(arguments))


def compared(old: str, new: str, common: str = COMMON) -> Comparison:
    """Return the comparison of two texts on top of what both declare."""
    sides = [compile_text(common + text) for text in (old, new)]
    for side in sides:
        assert not side.corpus.faults, [fault.message.en for fault in side.corpus.faults]
    return compare(sides[0].corpus, sides[1].corpus)


def document(*measures: str, head: str = "in force from 2017-01-01") -> str:
    """Return a document with measures, numbered from 1 where they have no number."""
    inner = "\n".join(
        f"measure {body}" if body[:1].isdigit() else f"measure {number} {{ {body} }}"
        for number, body in enumerate(measures, 1)
    )
    return f'memorandum d {{ number "甲发〔2017〕1号"; {head}\n{inner} }}\n'


def brief(comparison: Comparison) -> list[str]:
    """Return each change in a line: class, clause, respect with both values, and the situation."""
    return [_brief(comparison, change) for change in comparison.changes]


def _brief(comparison: Comparison, change: Change) -> str:
    told = told_change(comparison, change)
    respect = f" {told.respect} {told.before.en} > {told.after.en}".replace("`", "") if told.respect else ""
    witness = told.witness
    where = [witness.subject, *witness.lists, *(f"{name}={value}" for name, value in witness.values)]
    if witness.territory != "land":
        where.append(witness.territory)
    says = " + ".join(map(_by_id, change.says))
    return f"{told.kind} {told.id}: {says}{respect}: {witness.date} {' '.join(where)}"


def _by_id(subject: Subject) -> str:
    """Return what a change concerns, by id: what people are told, in labels, is looked at where pages are."""
    first, *rest = subject.matter.names
    match subject.matter.kind:
        case "act":
            return f"{subject.modality.en} {first}"
        case "exit":
            return f"a way off {first}"
        case "itself":
            return f"the list {first}"
        case _:
            return f"entry on {first}{f' for {rest[0]}' if rest and rest[0] else ''}"
