"""What decides whether and how a measure applies, as lines beside its label: rules that differ look different in every picture."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from mou_compiler.graph.labels import spell
from mou_compiler.words import Language, Text

_LINES = (
    ("condition", Text("if", "若")),
    ("subjects", Text("to", "对象")),
    ("territories", Text("in", "于")),
    ("exceptions", Text("unless", "除非")),
    ("caps", Text("to", "至")),
    ("enforcement", Text("carried out by:", "实施者：")),
    ("force", Text("force:", "效力：")),
    ("term", Text("for", "期限")),
    ("deadline", Text("within", "时限")),
    ("approval", Text("approved by", "批准")),
)


class RuleLine(NamedTuple):
    """One line: what it is, and what the rule says of it."""

    words: Text
    value: str

    def spelled(self, language: Language | None) -> str:
        """Return the line in a language, or with its words in both."""
        return f"{spell(self.words, language, ' ')} {self.value}"


def rule_lines(said: Mapping[str, Any]) -> tuple[RuleLine, ...]:
    """Return what is said of a measure beyond its label, in the words of the language; nothing of what is no measure."""
    return tuple(_lines(said)) if said["kind"] == "measure" else ()


def _lines(said: Mapping[str, Any]) -> Iterator[RuleLine]:
    for name, words in _LINES:
        value = said.get(name)
        if not value or (name, value) == ("force", "mandatory"):
            continue
        text = value if isinstance(value, str) else "; ".join(map(str, value))
        yield RuleLine(words, text)
    stretches = said.get("stretches") or [f"{said.get('from', '')}/{said.get('until', '')}"]
    for stretch in stretches:
        first, _, behind = stretch.partition("/")
        if first or behind:
            yield RuleLine(Text("days", "期间"), f"{first or '…'} – {behind or '…'}")
