"""What the tool says, in both languages; apart from the words of the language, which saying something need not load."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Language = Literal["en", "zh"]
Languages = Literal["en", "zh", "both"]
"""In which languages a file is written: one of them, or both side by side."""

BETWEEN = " · "
"""What stands between the two languages where a text is written in both."""


def joined(en: str, zh: str, languages: Languages) -> str:
    """Return a text as it is written; in both languages once where they say it alike."""
    if languages == "both":
        return en if en == zh else f"{en}{BETWEEN}{zh}"
    return zh if languages == "zh" else en


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence of the tool in both languages."""

    en: str
    zh: str

    def spelled(self, languages: Languages) -> str:
        """Return the sentence in a language, or in both."""
        return joined(self.en, self.zh, languages)
