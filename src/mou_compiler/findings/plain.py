"""Parts of a finding as plain data and plain lines, for the formats that tell them alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from mou_compiler.findings.bundles import Bundle, more_of, name_of
from mou_compiler.findings.cause import Cause
from mou_compiler.findings.finding import Case, Finding, OpenBox, Stretch, Witness
from mou_compiler.words import Language


def plain_witness(witness: Witness | None) -> dict[str, Any] | None:
    """Return a situation as JSON has it."""
    if witness is None:
        return None
    return {
        "subject": witness.subject,
        "lists": list(witness.lists),
        "territory": witness.territory,
        "date": witness.date.isoformat() if witness.date else None,
        "values": dict(witness.values),
    }


def plain_cases(cases: Iterable[Case]) -> list[dict[str, Any]]:
    """Return cases as JSON has them."""
    return [
        {
            "measures": list(case.measures),
            "declarations": list(case.declarations),
            "witness": plain_witness(case.witness),
            "stretches": [plain_days(stretch) for stretch in case.stretches],
        }
        for case in cases
    ]


def plain_boxes(boxes: Iterable[OpenBox]) -> list[dict[str, Any]]:
    """Return what a gap leaves open as JSON has it; what is not named is free."""
    return [
        {
            "subjects": list(box.subjects),
            "lists": list(box.lists),
            "not_on": list(box.not_on),
            "territories": list(box.territories),
            "days": plain_days(box.days),
            "values": {name: [item._asdict() for item in found] for name, found in box.values},
            **{
                name: [list(but) for but in left_out]
                for name, left_out in (
                    ("subjects_but", box.subjects_but),
                    ("territories_but", box.territories_but),
                )
                if any(left_out)
            },
        }
        for box in boxes
    ]


def plain_cause(cause: Cause) -> dict[str, Any]:
    """Return a cause as JSON has it: its kind, and what it is about by name."""
    about = {name: value if isinstance(value, str) else list(value) for name, value in cause.about}
    return {"kind": cause.kind, "about": about}


def plain_days(lasting: Finding | Stretch) -> dict[str, str | None]:
    """Return the first day on which something holds and the first on which it no longer does, in ISO form."""
    return {
        "since": lasting.since.isoformat() if lasting.since else None,
        "until": lasting.until.isoformat() if lasting.until else None,
    }


def position(finding: Finding, seen_from: Callable[[str], str] = str) -> str:
    """Return `path:line:column`, the path alone where there is no more, `-` where there is none."""
    if finding.place is None:
        return seen_from(finding.path) or "-"
    span = finding.place.span
    return f"{seen_from(finding.place.path)}:{span.line}:{span.column}"


def lines(finding: Finding, language: Language, seen_from: Callable[[str], str] = str) -> list[str]:
    """Return the fact, each other party with its place, and the remedy."""
    parties = [
        f"{seen_from(party.place.path)}:{party.place.line}: {party.message.spelled(language)}"
        for party in finding.related
    ]
    remedy = ("建议：" if language == "zh" else "help: ") + finding.help.spelled(language)
    return [finding.message.spelled(language), *parties, remedy]


MOST_MEMBERS = 10
"""How many members of a bundle are named with their places."""


def several(bundle: Bundle, language: Language, seen_from: Callable[[str], str] = str) -> list[str]:
    """Return the fact that findings have in common, where each stands, as far as there is room, and the remedy."""
    shown = bundle.members[:MOST_MEMBERS]
    members = [f"{position(member, seen_from)}: {name_of(member).spelled(language)}" for member in shown]
    more = more_of(bundle, len(shown))
    remedy = ("建议：" if language == "zh" else "help: ") + bundle.first.help.spelled(language)
    return [
        bundle.message.spelled(language),
        *members,
        *([] if more is None else [more.spelled(language)]),
        remedy,
    ]
