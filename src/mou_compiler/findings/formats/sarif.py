"""SARIF 2.1.0, the interchange format for results of static analysis."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from mou_compiler.findings.finding import Finding, Severity
from mou_compiler.findings.fingerprint import fingerprints
from mou_compiler.findings.fix import Edit, Fix
from mou_compiler.findings.page import Page, as_markdown, first_sentence, sections
from mou_compiler.findings.plain import plain_cases, plain_cause, plain_days, plain_witness
from mou_compiler.findings.report import Report
from mou_compiler.source.inert import in_sarif
from mou_compiler.source.place import Place
from mou_compiler.words import Language, Text

SUFFIXES = (".sarif", ".json")
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "mouFinding/v1"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render(report: Report, language: Language) -> str:
    """Return the report as one run, with a rule for every check and a result for every finding."""
    indices = {page.code: number for number, page in enumerate(report.pages)}
    keys = fingerprints(report.findings)
    run = {
        "tool": {
            "driver": {
                "name": "mou",
                "version": report.version,
                "semanticVersion": report.version,
                "rules": [_rule(page, language) for page in report.pages],
            }
        },
        "language": "zh-CN" if language == "zh" else "en",
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(report, finding, key, indices, language)
            for finding, key in zip(report.findings, keys, strict=True)
        ],
    }
    body = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"


def _rule(page: Page, language: Language) -> dict[str, Any]:
    what = page.what.spelled(language)
    prose = "\n\n".join(
        f"{heading.spelled(language)}\n{text.spelled(language)}" for heading, text in sections(page)
    )
    return {
        "id": page.code,
        "name": "".join(word.capitalize() for word in page.name.split("-")),
        "shortDescription": {"text": first_sentence(what)},
        "fullDescription": {"text": what},
        "help": {"text": prose, "markdown": as_markdown(page, language)},
        "defaultConfiguration": {"level": _LEVELS[page.severity]},
    }


def _result(
    report: Report, finding: Finding, key: str, indices: dict[str, int], language: Language
) -> dict[str, Any]:
    result: dict[str, Any] = {"ruleId": finding.code}
    if finding.code in indices:
        result["ruleIndex"] = indices[finding.code]
    result |= {
        "level": _LEVELS[finding.severity],
        "message": {"text": in_sarif(finding.message.spelled(language))},
        "locations": _locations(report, finding),
        "partialFingerprints": {FINGERPRINT: key},
        "properties": _properties(finding, language),
    }
    if finding.fixes:
        result["fixes"] = [_fix(report, fix, language) for fix in finding.fixes]
    parties = [(party.message, party.place) for party in finding.related]
    needed = report.needed(finding) if report.details else None
    parties += [(_needs(clause.message), clause.place) for clause in needed or ()]
    if parties:
        result["relatedLocations"] = [
            {
                "id": number,
                "message": {"text": in_sarif(message.spelled(language))},
                **_location(report, place),
            }
            for number, (message, place) in enumerate(parties, start=1)
        ]
    return result


def _needs(contributes: Text) -> Text:
    """Return the message of a clause that a finding needs."""
    return Text(f"needed: {contributes.en}", f"所需：{contributes.zh}")


def _locations(report: Report, finding: Finding) -> list[dict[str, Any]]:
    if finding.place is not None:
        return [_location(report, finding.place)]
    if finding.path:
        return [{"physicalLocation": {"artifactLocation": {"uri": _uri(report.seen_from(finding.path))}}}]
    return []


def _fix(report: Report, fix: Fix, language: Language) -> dict[str, Any]:
    """Return a fix with its edits file by file."""
    files: dict[str, list[Edit]] = {}
    for edit in fix.edits:
        files.setdefault(report.seen_from(edit.place.path), []).append(edit)
    return {
        "description": {"text": fix.title.spelled(language)},
        "artifactChanges": [
            {
                "artifactLocation": {"uri": _uri(path)},
                "replacements": [
                    {"deletedRegion": _region(edit.place), "insertedContent": {"text": edit.text}}
                    for edit in edits
                ],
            }
            for path, edits in files.items()
        ],
    }


def _region(place: Place) -> dict[str, int]:
    span = place.span
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _location(report: Report, place: Place) -> dict[str, Any]:
    location: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(report.seen_from(place.path))},
            "region": _region(place),
        }
    }
    heading = report.headings(place)
    if heading is not None:
        location["logicalLocations"] = [{"name": heading.id, "kind": heading.kind.en}]
    return location


def _uri(path: str) -> str:
    written = quote(path.encode("utf-8", "replace"))
    return f"file://{written}" if written.startswith("/") else written


def _properties(finding: Finding, language: Language) -> dict[str, Any]:
    return {
        "help": finding.help.spelled(language),
        "category": finding.category.value,
        "cause": plain_cause(finding.cause),
        "measures": list(finding.measures),
        "witness": plain_witness(finding.witness),
        "cases": plain_cases(finding.cases),
        **plain_days(finding),
    }
