"""What is told to be written for what a statement says, taken: read again in either language."""

from __future__ import annotations

import re
from decimal import Decimal

from language.small import COMMON, MEASURE, in_both_languages, measure_of, told
from mou_compiler.compilation import compile_text
from mou_compiler.corpus.schema.values import AllOf, Amount, Compare, Condition
from mou_compiler.findings.finding import Finding


def mistakes(text: str) -> list[Finding]:
    """Return what is told of values that cannot be read, in order."""
    return [one for one in compile_text(text).findings if one.code < "MOU3"]


FIGURES = """\
attribute cnt "Count" "件数" { type count }
attribute share "Share" "比例" { type share }
attribute age "Age" "账龄" { type days }
"""

Meant = list[tuple[str, Decimal, str]]


def program(said: str, currency: str) -> str:
    """Return a corpus with figures of every type, in which a measure says something."""
    return COMMON % {"currency": currency} + FIGURES + MEASURE % {"said": said}


def compared(condition: Condition) -> Meant:
    """Return the comparisons that a condition joins: sign, value, unit."""
    items = condition.items if isinstance(condition, AllOf) else (condition,)
    found = []
    for item in items:
        assert isinstance(item, Compare)
        assert isinstance(item.value, Amount)
        found.append((item.operator, item.value.value, item.value.unit))
    return found


def remedies(said: str, currency: str) -> tuple[list[str], list[str]]:
    """Return what is told to be written for a statement, in English and in Chinese; nothing where it is read."""
    findings = mistakes(program(said, currency))
    if not findings:
        return [], []
    helps = [one.help for one in findings if one.help and one.help.en.startswith("write `")]
    assert helps, [(one.message.en, one.help and one.help.en) for one in findings]
    return re.findall("`([^`]+)`", helps[0].en), re.findall("「([^」]+)」", helps[0].zh)


def meanings(said: str, currency: str = "yuan") -> list[Meant]:
    """Return what a condition is read as, or each of what it means once its remedy is taken, in either language.

    A remedy that is an amount alone takes the place of what can be read in two ways.
    """
    english, chinese = remedies(f"when {said}", currency)
    if not english:
        text = program(f"when {said}", currency)
        first, second = (compared(measure.when[0]) for measure in in_both_languages(text))
        assert first == second
        return [first]
    found: list[Meant] = []
    for one, other in zip(english, chinese, strict=True):
        texts = [program(f"when {_with_name(said, way)}", currency) for way in (one, other)]
        assert [code for text in texts for code in told(text) if code < "MOU3"] == []
        first, second = (compared(measure_of(compile_text(text)).when[0]) for text in texts)
        assert first == second
        found.append(first)
    return found


def _with_name(said: str, way: str) -> str:
    """Return a remedy; one that is an amount alone in place of the share that can be read in two ways."""
    return re.sub(r"\d[\d,.]*(?: ?%| per cent)", way, said) if way[0].isdecimal() else way
