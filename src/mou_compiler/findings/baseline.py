"""A baseline: the findings known on one day, so that from then on only new ones count."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from mou_compiler.findings.finding import Finding
from mou_compiler.findings.fingerprint import fingerprints

FORMAT_VERSION = "1.0"


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
    told = list(findings)
    return [
        Entry(
            key,
            finding.code,
            finding.name,
            finding.message.en,
            frozenset(case.measures for case in finding.cases),
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
        body["cases"] = [" ".join(measures) for measures in sorted(entry.cases)]
    return body


def read_baseline(text: str) -> dict[str, Entry]:
    """Return the entries of a baseline by fingerprint; raise NotABaseline where the text is none."""
    try:
        body = json.loads(text)
        if body["format_version"].partition(".")[0] != FORMAT_VERSION.partition(".")[0]:
            raise NotABaseline(f"format_version is {body['format_version']}")
        return {item["fingerprint"]: _entry(item) for item in body["findings"]}
    except (json.JSONDecodeError, KeyError, TypeError, AttributeError) as error:
        raise NotABaseline(str(error)) from error


def _entry(item: dict[str, Any]) -> Entry:
    cases = frozenset(tuple(str(case).split()) for case in item.get("cases", ()))
    return Entry(str(item["fingerprint"]), str(item["code"]), str(item["name"]), str(item["message"]), cases)


def compare(known: dict[str, Entry], findings: Iterable[Finding], wanted: Callable[[str], bool]) -> Compared:
    """Return what findings have that a baseline has not; of a grouped one, the cases that it has not.

    Entries of codes that are not wanted are not missed.
    """
    told = list(findings)
    keys = fingerprints(told)
    new: list[Finding] = []
    for finding, key in zip(told, keys, strict=True):
        left = _left(known.get(key), finding)
        if left is not None:
            new.append(left)
    present = set(keys)
    gone = [entry for key, entry in known.items() if key not in present and wanted(entry.code)]
    return Compared(tuple(new), len(told) - len(new), tuple(gone))


def _left(entry: Entry | None, finding: Finding) -> Finding | None:
    if entry is None:
        return finding
    cases = tuple(case for case in finding.cases if case.measures not in entry.cases)
    return dataclasses.replace(finding, cases=cases) if cases else None
