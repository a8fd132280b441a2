"""A baseline: the findings known on one day, so that from then on only new ones count."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from mou_compiler.findings.finding import Category, Finding
from mou_compiler.findings.fingerprint import earlier_fingerprint, fingerprints, numbered

FORMAT_VERSION = "2.0"
READ = ("1", "2")
"""The formats that are read; of the first, findings are known by what they were known by then."""
NEVER_KNOWN = frozenset({Category.UNREADABLE, Category.INVALID})
"""The categories of what a baseline never takes in: where a text is broken, most is not looked for."""


class Entry(NamedTuple):
    """A finding of a baseline: its fingerprint, the measures of each of its cases, and what a reader looks for."""

    fingerprint: str
    code: str
    name: str
    message: str
    cases: frozenset[tuple[str, ...]]


class Compared(NamedTuple):
    """The findings that a baseline does not have, how many it held back, and its entries that occur no more."""

    new: tuple[Finding, ...]
    held_back: int
    gone: tuple[Entry, ...]


class NotABaseline(ValueError):  # noqa: N818 -- named for what the file is
    """The text of a file that is no baseline."""


def entries(findings: Iterable[Finding]) -> list[Entry]:
    """Return the entries of findings, in their order."""
    told = [finding for finding in findings if finding.category not in NEVER_KNOWN]
    return [
        Entry(
            key,
            finding.code,
            finding.name,
            finding.message.en,
            frozenset(case.key for case in finding.cases),
        )
        for finding, key in zip(told, fingerprints(told), strict=True)
    ]


def write_baseline(findings: Iterable[Finding]) -> str:
    """Return the baseline of findings: JSON that a person can read, in an order that no move of lines changes."""
    ordered = sorted(entries(findings), key=lambda entry: (entry.code, entry.message, entry.fingerprint))
    body = {"format_version": FORMAT_VERSION, "findings": [_written(entry) for entry in ordered]}
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"


def _written(entry: Entry) -> dict[str, Any]:
    body: dict[str, Any] = {
        "code": entry.code,
        "name": entry.name,
        "message": entry.message,
        "fingerprint": entry.fingerprint,
    }
    if entry.cases:
        body["cases"] = [list(case) for case in sorted(entry.cases)]
    return body


def read_baseline(text: str) -> dict[str, Entry]:
    """Return the entries of a baseline by fingerprint; raise NotABaseline where the text is none."""
    try:
        body = json.loads(text)
        if body["format_version"].partition(".")[0] not in READ:
            raise NotABaseline(f"format_version is {body['format_version']}")
        return {item["fingerprint"]: _entry(item) for item in body["findings"]}
    except (json.JSONDecodeError, KeyError, TypeError, AttributeError) as error:
        raise NotABaseline(str(error)) from error


def _entry(item: dict[str, Any]) -> Entry:
    cases = frozenset(
        tuple(case.split()) if isinstance(case, str) else tuple(map(str, case))
        for case in item.get("cases", ())
    )
    return Entry(str(item["fingerprint"]), str(item["code"]), str(item["name"]), str(item["message"]), cases)


def compare(known: dict[str, Entry], findings: Iterable[Finding], wanted: Callable[[str], bool]) -> Compared:
    """Return what findings have that a baseline has not; of a grouped one, the cases that it has not.

    Entries of codes that are not wanted are not missed, and none is where the corpus is broken: much was not looked for.
    """
    told = list(findings)
    keys = fingerprints(told)
    earlier = numbered(earlier_fingerprint(finding) for finding in told)
    new: list[Finding] = []
    for finding, key, before in zip(told, keys, earlier, strict=True):
        never = finding.category in NEVER_KNOWN
        left = finding if never else _left(known.get(key) or known.get(before), finding)
        if left is not None:
            new.append(left)
    present = {*keys, *earlier}
    broken = any(finding.category in NEVER_KNOWN for finding in told)
    gone = [entry for key, entry in known.items() if key not in present and not broken and wanted(entry.code)]
    return Compared(tuple(new), len(told) - len(new), tuple(gone))


def _left(entry: Entry | None, finding: Finding) -> Finding | None:
    if entry is None:
        return finding
    if not entry.cases:
        return None  # a baseline of format 1 knew some findings as a whole
    cases = tuple(case for case in finding.cases if case.key not in entry.cases)
    return finding.narrowed(cases) if cases else None
