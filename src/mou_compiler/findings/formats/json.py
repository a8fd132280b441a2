"""The findings as JSON, in the form that other programs rely on (README.md, Contract)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from mou_compiler.findings.finding import Finding, Severity
from mou_compiler.findings.fingerprint import case_fingerprint, fingerprints
from mou_compiler.findings.plain import plain_boxes, plain_cases, plain_cause, plain_days, plain_witness
from mou_compiler.findings.report import Report
from mou_compiler.source.place import Place
from mou_compiler.words import Language

SUFFIXES = (".json",)
FORMAT_VERSION = "2.0"
SCHEMA = Path(__file__).parents[1] / "findings-2.schema.json"
"""The JSON Schema of what is written, of this and every later minor version."""


def render(report: Report, language: Language) -> str:
    """Return the report as one JSON object; texts are in the language, and in both beside it."""
    summary = {**report.counts, "findings": len(report.findings), "held_back": report.held_back}
    summary["elsewhere"] = report.elsewhere
    summary |= {f"{severity.label}s": report.number(severity) for severity in reversed(Severity)}
    keys = fingerprints(report.findings)
    body = {
        "format_version": FORMAT_VERSION,
        "summary": summary,
        "findings": [
            {**_finding(report, finding, key, language), "fingerprint": key}
            for finding, key in zip(report.findings, keys, strict=True)
        ],
    }
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"


def _finding(report: Report, finding: Finding, key: str, language: Language) -> dict[str, Any]:
    return {
        "code": finding.code,
        "name": finding.name,
        "category": finding.category.value,
        "severity": finding.severity.label,
        "message": finding.message.spelled(language),
        "message_en": finding.message.en,
        "message_zh": finding.message.zh,
        "location": _location(report, finding.place, finding.path),
        "related": [
            {"message": party.message.spelled(language), "location": _location(report, party.place, "")}
            for party in finding.related
        ],
        **_needed(report, finding, language),
        "measures": list(finding.measures),
        "cause": plain_cause(finding.cause),
        "witness": plain_witness(finding.witness),
        "cases": [
            {**plain, "fingerprint": case_fingerprint(key, case)}
            for plain, case in zip(plain_cases(finding.cases), finding.cases, strict=True)
        ],
        **({"boxes": plain_boxes(finding.boxes)} if finding.boxes else {}),
        "narrowed": finding.left_out > 0,
        "left_out": finding.left_out,
        **plain_days(finding),
        "help": finding.help.spelled(language),
        "help_en": finding.help.en,
        "help_zh": finding.help.zh,
        "fixes": [
            {
                "title": fix.title.spelled(language),
                "title_en": fix.title.en,
                "title_zh": fix.title.zh,
                "safe": fix.safe,
                "edits": [
                    {"location": _location(report, edit.place, ""), "text": edit.text} for edit in fix.edits
                ],
            }
            for fix in finding.fixes
        ],
    }


def _needed(report: Report, finding: Finding, language: Language) -> dict[str, Any]:
    """Return the clauses that a finding needs; nothing where they are not told, or not asked for."""
    needed = report.needed(finding) if report.details else None
    if needed is None:
        return {}
    clauses = [
        {
            "message": clause.message.spelled(language),
            "message_en": clause.message.en,
            "message_zh": clause.message.zh,
            "location": _location(report, clause.place, ""),
        }
        for clause in needed
    ]
    return {"needed": clauses}


def _location(report: Report, place: Place | None, path: str) -> dict[str, Any]:
    if place is None:
        return {"path": report.seen_from(path), "line": 1, "column": 1, "end_line": 1, "end_column": 1}
    return {"path": report.seen_from(place.path), **place.span._asdict()}
