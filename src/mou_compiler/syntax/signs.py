"""Signs of programs and of logic that stand for a connective: what to write for `!minor`, `a && b`, `by A & B`."""

from __future__ import annotations

import re

from mou_compiler.findings.fix import Advice, Edit, Fix
from mou_compiler.pattern import Pattern
from mou_compiler.source.place import Place, Source
from mou_compiler.words import AND, NOT, OR, Text, Word

_SIGNS: tuple[tuple[Pattern, Word], ...] = (
    (Pattern(r"[ \t]*(?:&&?|＆＆?|∧|⋀)[ \t]*"), AND),
    (Pattern(r"[ \t]*(?:\|\|?|｜｜?|∨|⋁)[ \t]*"), OR),
    (Pattern(r"(?:[!！¬￢][ \t]*)+"), NOT),
)
SIGNS = frozenset("&＆∧⋀|｜∨⋁!！¬￢")
"""Letters with which such a sign begins."""
_STATEMENT = Pattern(r"[^;；。{}｛｝\n]*$")
_CONDITIONS = Pattern(r"[\s:：]*(?:when|on|given|条件|触发|已知)(?=[\s:：])")
_UNEQUAL = Pattern(r"[!！][ \t]*[=＝]|[=＝][ \t]*[!！]")
_NEXT = Pattern(
    r"[^\s;；。{}｛｝()（）,，、&|＆｜]+(?:[ \t]*(?:[<>!]=|[<>=≥≤≠＞＜＝])[ \t]*[^;；。{}｛｝()（）,，、&|＆｜\n]*[^\s;；。{}｛｝()（）,，、&|＆｜])?"
)
_LONGEST = 160


def connective_meant(source: Source, at: int) -> tuple[Advice, tuple[Fix, ...]] | None:
    """Return what to write for a sign at a place of a source that stands for a connective, and the fix that writes it.

    In a condition it is `and`, `or` or `not`; elsewhere names are joined by commas alone, where none is left out, and
    which of several is meant is asked.
    """
    before = _STATEMENT.search(source.text, max(at - _LONGEST, 0), at)
    said = before[0] if before else ""
    in_condition = _CONDITIONS.match(said) is not None
    if in_condition and (unequal := _UNEQUAL.match(source.text, at) or _UNEQUAL.match(source.text, at - 1)):
        return _advice(source, unequal, Text("!=", "≠"), Text("!=", "≠"))
    start = at - (len(said) - len(said.rstrip(" \t")))
    for pattern, word in _SIGNS:
        match = pattern.match(source.text, at if word is NOT else start)
        if match is None or match.end() <= at:
            continue
        if not in_condition:
            return _between_names(source, match, word) if word is not NOT and said.strip(" \t") else None
        if word is not NOT:
            return _advice(source, match, Text(word.en, word.zh), Text(f" {word.en} ", f" {word.zh} "))
        denied = _NEXT.match(source.text, match.end())
        if denied is not None and len("".join(match[0].split())) % 2 == 0:  # denied as often again
            return _advice(source, match, Text(denied[0], denied[0]), Text("", ""))
        if denied is None:
            return _advice(source, match, Text(word.en, word.zh), Text(f"{word.en} ", f"{word.zh} "))
        shown = Text(f"{word.en} {denied[0]}", f"{word.zh} {denied[0]}")
        return _advice(source, match, shown, Text(f"{word.en} ", f"{word.zh} "))
    return None


def _between_names(source: Source, match: re.Match[str], word: Word) -> tuple[Advice, tuple[Fix, ...]]:
    sign = match[0].strip()
    if word is OR:
        return Advice(
            f"write a comma in the place of `{sign}` where each of them is meant, or the one of them that is",
            f"每一个均在所指之列的，以顿号代替「{sign}」，否则只写所指的一个",
        ), ()
    advice = Advice(f"write a comma in the place of `{sign}`", f"以顿号代替「{sign}」")
    return advice, _fixes(source, match, Text(", ", "、"), advice)


def _advice(
    source: Source, match: re.Match[str], shown: Text, written: Text
) -> tuple[Advice, tuple[Fix, ...]]:
    advice = Advice(f"write `{shown.en}`", f"请写「{shown.zh}」", (shown,))
    return advice, _fixes(source, match, written, advice)


def _fixes(source: Source, match: re.Match[str], written: Text, title: Text) -> tuple[Fix, ...]:
    before = _STATEMENT.search(source.text, max(match.start() - _LONGEST, 0), match.start())
    text = written.en if before is None or before[0].isascii() else written.zh
    return (Fix(Text(title.en, title.zh), (Edit(Place(source, match.start(), match.end()), text),)),)
