"""Where the pages stand that tell what differs from an earlier state, in each language."""

from __future__ import annotations

from mou_compiler.words import Language

CHANGED: dict[Language, str] = {"en": "changes.html", "zh": "changes.zh.html"}
"""By language: the address from the folder of the site."""
