"""The comparison as JSON, for other programs."""

from __future__ import annotations

import json
from typing import Any

from mou_compiler.comparison.report import DiffReport, ToldFinding
from mou_compiler.comparison.telling import ToldChange
from mou_compiler.findings.plain import plain_days, plain_witness
from mou_compiler.source.place import Place
from mou_compiler.words import Language, Text

FORMAT_VERSION = "1.0"


def render(report: DiffReport, language: Language) -> str:
    """Return the comparison as one JSON object; texts are in both languages."""
    del language
    body: dict[str, Any] = {
        "format_version": FORMAT_VERSION,
        "old": report.old,
        "new": report.new,
        **({"days": [day.isoformat() for day in report.asked]} if report.asked else {}),
        "supposed": [_both(text) for text in report.supposed],
        "summary": {
            "changes": len(report.changes),
            "classes": report.numbers,
            "compared": report.compared,
            "renamed": len(report.renamed),
        },
        "changes": [_change(report, change) for change in report.changes],
        "renamed": [{"old": old, "new": new} for old, new in report.renamed],
    }
    if report.found is not None:
        body["findings"] = {
            "new": [_finding(report, item) for item in report.found],
            "gone": [_finding(report, item) for item in report.gone],
            "kept": report.kept,
        }
    if report.merge is not None:
        body["base"] = report.merge.base
        body["summary"]["changes_of"] = dict(zip(("old", "new"), report.merge.changes, strict=True))
        body["conflicts"] = [
            {
                "id": conflict.id,
                "message": _both(conflict.said),
                "old": _place(report, conflict.one),
                "new": _place(report, conflict.other),
            }
            for conflict in report.merge.conflicts
        ]
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"


def _both(text: Text) -> dict[str, str]:
    return {"en": text.en, "zh": text.zh}


def _change(report: DiffReport, change: ToldChange) -> dict[str, Any]:
    return {
        "class": change.kind,
        "clause": change.id,
        "was": change.was or None,
        "document_number": change.number,
        "says": [_both(text) for text in change.says],
        "respect": change.respect or None,
        "before": _both(change.before) if change.respect else None,
        "after": _both(change.after) if change.respect else None,
        "sentence": _both(change.sentence),
        "witness": plain_witness(change.witness),
        "since": change.first.isoformat() if change.first else None,
        "until": change.behind.isoformat() if change.behind else None,
        "old": _place(report, change.old),
        "new": _place(report, change.new),
    }


def _finding(report: DiffReport, item: ToldFinding) -> dict[str, Any]:
    finding = item.finding
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.label,
        "message": _both(finding.message),
        "location": _place(report, finding.place),
        "measures": list(finding.measures),
        "witness": plain_witness(finding.witness),
        **plain_days(finding),
        "causes": [_both(text) for text in item.causes],
        "fingerprint": item.fingerprint,
    }


def _place(report: DiffReport, place: Place | None) -> dict[str, Any] | None:
    return None if place is None else {"path": report.seen_from(place.path), **place.span._asdict()}
