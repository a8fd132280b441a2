"""A baseline: the findings known on one day, so that from then on only new ones count."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple, TypeGuard

from mou_compiler.findings.finding import Category, Finding
from mou_compiler.findings.fingerprint import fingerprints
from mou_compiler.text import Text

FORMAT_VERSION = "3.0"
"""The format that is written; its findings are known by their causes."""
EARLIER = ("1", "2")
"""Formats whose findings were known by their wording: read as well as that goes, and to be written anew."""
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


class Known(NamedTuple):
    """What a baseline knows: its entries, and whether it is of a format that knew findings by their wording."""

    entries: tuple[Entry, ...]
    earlier: bool = False


class NotABaseline(ValueError):  # noqa: N818 -- named for what the file is
    """The text of a file that is no baseline, and in what it is none."""

    def __init__(self, why: Text) -> None:
        super().__init__(why.en)
        self.why = why


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


def read_baseline(text: str) -> Known:
    """Return what a baseline knows; raise NotABaseline where the text is none."""
    try:
        body = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NotABaseline(_NOT_JSON) from error
    if not isinstance(body, dict) or "format_version" not in body:
        raise NotABaseline(_OTHER)
    said, listed = body["format_version"], body.get("findings")
    version = said.partition(".")[0] if isinstance(said, str) else ""
    if version not in (FORMAT_VERSION.partition(".")[0], *EARLIER):
        raise NotABaseline(
            Text(
                f"its format, {said!s:.20}, is none that this version of mou knows",
                f"其格式 {said!s:.20} 不为此版本的 mou 所识",
            )
        )
    if not isinstance(listed, list):
        raise NotABaseline(_OTHER)
    return Known(tuple(_entry(number, item) for number, item in enumerate(listed, 1)), version in EARLIER)


_NOT_JSON = Text("it is not JSON", "不是有效的 JSON")
_OTHER = Text("it has no list of known findings", "其中没有已知检查结果的列表")


def _entry(number: int, item: object) -> Entry:
    texts = [item.get(key) for key in _KEYS] if isinstance(item, dict) else []
    cases = item.get("cases", []) if isinstance(item, dict) else None
    if len(texts) != len(_KEYS) or not all(isinstance(text, str) for text in texts) or not _are_cases(cases):
        raise NotABaseline(
            Text(
                f"entry {number} of its findings is not as mou writes one", f"其中第 {number} 项并非 mou 所写"
            )
        )
    stood_for = frozenset(tuple(case.split()) if isinstance(case, str) else tuple(case) for case in cases)
    fingerprint, code, name, message = map(str, texts)
    return Entry(fingerprint, code, name, message, stood_for)


_KEYS = ("fingerprint", "code", "name", "message")


def _are_cases(cases: object) -> TypeGuard[list[str | list[str]]]:
    return isinstance(cases, list) and all(
        isinstance(case, str) or (isinstance(case, list) and all(isinstance(id_, str) for id_ in case))
        for case in cases
    )


def compare(known: Known, findings: Iterable[Finding], wanted: Callable[[str], bool]) -> Compared:
    """Return what findings have that a baseline has not; of a grouped one, the cases that it has not.

    Entries of codes that are not wanted are not missed, and none is where the corpus is broken: much was not looked for.
    """
    told = list(findings)
    sought = _Wordings(known.entries) if known.earlier else _Causes(known.entries)
    met: set[Entry] = set()
    new: list[Finding] = []
    for finding, key in zip(told, fingerprints(told), strict=True):
        found = () if finding.category in NEVER_KNOWN else sought.entries(finding, key)
        met.update(found)
        left = _left(found, finding)
        if left is not None:
            new.append(left)
    broken = any(finding.category in NEVER_KNOWN for finding in told)
    gone = [entry for entry in known.entries if entry not in met and not broken and wanted(entry.code)]
    return Compared(tuple(new), len(told) - len(new), tuple(gone))


class _Causes:
    """Entries by fingerprint."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = {entry.fingerprint: entry for entry in entries}

    def entries(self, finding: Finding, key: str) -> tuple[Entry, ...]:
        """Return the entry of a finding, if there is one."""
        del finding
        return (self._entries[key],) if key in self._entries else ()


class _Wordings:
    """Entries of an earlier format: by what they say, and where they have cases by these."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._said: dict[tuple[str, str], list[Entry]] = {}
        self._stood_for: dict[tuple[str, tuple[str, ...]], list[Entry]] = {}
        for entry in entries:
            self._said.setdefault((entry.code, entry.message), []).append(entry)
            for case in entry.cases:
                self._stood_for.setdefault((entry.code, case), []).append(entry)

    def entries(self, finding: Finding, key: str) -> tuple[Entry, ...]:
        """Return the entries that may be a finding's; each of the same words counts once."""
        del key
        same = self._said.get((finding.code, finding.message.en))
        if same:
            return (same.pop(0) if len(same) > 1 else same[0],)
        found = [
            entry for case in finding.cases for entry in self._stood_for.get((finding.code, case.key), ())
        ]
        return tuple(dict.fromkeys(found))


def _left(known: tuple[Entry, ...], finding: Finding) -> Finding | None:
    if not known:
        return finding
    if not all(entry.cases for entry in known):
        return None  # one without cases is known as a whole
    stood_for = {case for entry in known for case in entry.cases}
    cases = tuple(case for case in finding.cases if case.key not in stood_for)
    return finding.narrowed(cases) if cases else None
