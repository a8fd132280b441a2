"""JUnit XML: a suite for each file, a case for each finding; a case fails where its finding fails the run."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from mou_compiler.findings.finding import Finding
from mou_compiler.findings.fingerprint import fingerprints
from mou_compiler.findings.plain import lines, position
from mou_compiler.findings.report import Report
from mou_compiler.source.frames import visible
from mou_compiler.words import Language

SUFFIXES = (".xml",)
_Keyed = tuple[Finding, str]
_NOT_IN_XML = dict.fromkeys((0xFFFE, 0xFFFF), "\ufffd")


def render(report: Report, language: Language) -> str:
    """Return the report as XML; without findings it has one case that passes, so that something was tested."""
    root = Element("testsuites", name="mou")
    keyed = zip(report.findings, fingerprints(report.findings), strict=True)
    total = 0
    for path, group in groupby(keyed, key=lambda item: item[0].order[0]):
        total += _suite(root, report, path, list(group), language)
    if not report.findings:
        suite = SubElement(root, "testsuite", name="mou", tests="1", failures="0", errors="0")
        SubElement(suite, "testcase", classname="mou", name="check")
    root.set("tests", str(max(1, len(report.findings))))
    root.set("failures", str(total))
    root.set("errors", "0")
    indent(root, " ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(root, "unicode")}\n'


def _suite(root: Element, report: Report, path: str, keyed: Iterable[_Keyed], language: Language) -> int:
    """Add the suite of a file; return how many of its cases fail."""
    path = report.seen_from(path)
    suite = SubElement(root, "testsuite", name=_fit(path) or "mou")
    failures = 0
    for finding, key in keyed:
        case = SubElement(
            suite,
            "testcase",
            classname=_fit(path) or "mou",
            name=f"{finding.code} {finding.name} {key[:8]}",
        )
        told = _text(report, finding, language)
        if report.fails(finding):
            failures += 1
            failure = SubElement(case, "failure", type=finding.severity.label)
            failure.set("message", _fit(finding.message.spelled(language)))
            failure.text = told
        else:
            SubElement(case, "system-out").text = told
    suite.set("tests", str(len(suite)))
    suite.set("failures", str(failures))
    suite.set("errors", "0")
    return failures


def _text(report: Report, finding: Finding, language: Language) -> str:
    """Return the fact with its place, the other parties and the remedy, one on each line."""
    fact, *rest = lines(finding, language, report.seen_from)
    told = [f"{position(finding, report.seen_from)}: {finding.severity.label} {finding.code} {fact}", *rest]
    return "\n".join(map(_fit, told))


def _fit(text: str) -> str:
    """Return the text without letters that XML cannot hold."""
    return visible(text).translate(_NOT_IN_XML)
