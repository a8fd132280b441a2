"""What the tool says, in both languages; apart from the words of the language, which saying something need not load."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Language = Literal["en", "zh"]


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence of the tool in both languages."""

    en: str
    zh: str

    def spelled(self, language: Language) -> str:
        """Return the sentence in the language."""
        return self.zh if language == "zh" else self.en
