"""Text in quotes: what it says, and how each language quotes it."""

from __future__ import annotations

import re

from mou_compiler.words import Language

_CLOSING = {'"': '"', "“": "”", "「": "」"}
_ESCAPED = re.compile(r'\\(["\\”」])')


def read_quoted(text: str) -> str:
    """Return what a STRING token says; its closing quote may be missing where a fault was told."""
    inner = text[1:]
    if inner.endswith(_CLOSING[text[0]]):
        inner = inner[:-1]
    return _ESCAPED.sub(r"\1", inner) if "\\" in inner else inner


def write_quoted(content: str, language: Language) -> str:
    """Return the content in the quotes of the language: `"…"`, or 「…」 unless such quotes stand inside."""
    content = content.replace("\\", "\\\\")
    if language == "zh" and "「" not in content and "」" not in content:
        return f"「{content}」"
    return '"' + content.replace('"', '\\"') + '"'
