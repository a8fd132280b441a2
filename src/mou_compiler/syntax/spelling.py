"""Tokens to letters in one language; with no language, as they were written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from mou_compiler.source.place import Source
from mou_compiler.syntax.numerals import (
    read_bound,
    read_citation,
    read_date,
    read_quantity,
    write_citation,
    write_date,
    write_quantity,
)
from mou_compiler.syntax.quotes import read_quoted, write_quoted
from mou_compiler.syntax.tables import TERMINALS
from mou_compiler.syntax.tree import Token
from mou_compiler.words import COMPARISONS, CONNECTIVES, Language, Word

_COMMENT = re.compile(r"(?:#|//)[^\n]*")
_CITATION = re.compile(dict(TERMINALS)["CITATION"])


def is_han(letter: str) -> bool:
    """Tell whether a letter is a Han one."""
    return "\u3400" <= letter <= "\u9fff" or "\U00020000" <= letter <= "\U0003ffff"


def _runs_on(citation: str, following: str) -> bool:
    """Tell whether two citations side by side read as one: `art 1` and `para 2`."""
    match = _CITATION.match(f"{citation} {following}")
    return match is not None and match.end() > len(citation)


def _respelled(citation: str, language: Language) -> str:
    """Return a citation in a language; where that would not read as the same, in the other, or as written."""
    steps = read_citation(citation)
    spellings = (
        () if steps is None else (write_citation(steps, language), write_citation(steps, _OTHER[language]))
    )
    for spelling in spellings:
        if _CITATION.fullmatch(spelling) and read_citation(spelling) == steps:
            return spelling
    return " ".join(citation.split())


_OTHER: dict[Language, Language] = {"en": "zh", "zh": "en"}


@dataclass(frozen=True, slots=True)
class Speller:
    """Spells the tokens of one source; `words` says by offset which of them are words of the language.

    A token that is neither a word, a literal nor punctuation is a name, and comes back unchanged.
    """

    source: Source
    words: Mapping[int, Word]
    language: Language | None

    def spell(self, token: Token) -> str:
        """Return the letters of a token."""
        if self.language is None:
            return token.text if token.kind == "STRING" else " ".join(token.text.split())
        word = self.words.get(token.start)
        if word is not None:
            return word.spelled(self.language)
        return self._literal(token, self.language)

    def _literal(self, token: Token, language: Language) -> str:
        match token.kind:
            case "STRING":
                return write_quoted(read_quoted(token.text), language)
            case "QUANTITY":
                return write_quantity(read_quantity(token.text), language)
            case "BOUND":
                amount, word = read_bound(token.text)
                written = write_quantity(read_quantity(amount), language)
                blank = " " if language == "en" or written[-1].isascii() else ""
                return f"{written}{blank}{word.spelled(language)}"
            case "DATE":
                parts = read_date(token.text)
                return token.text if parts[1] is None else write_date(parts, language)
            case "CITATION":
                return _respelled(token.text, language)
            case "COMPARE" | "AND" | "OR" | "NOT":
                return self._operator(" ".join(token.text.split()), language)
            case _:
                return token.text

    @staticmethod
    def _operator(text: str, language: Language) -> str:
        word = COMPARISONS.find(text) or CONNECTIVES.find(text)
        assert word is not None  # the lexer's patterns hold the same spellings
        return word.spelled(language)

    def citations(self, tokens: tuple[Token, ...]) -> list[str]:
        """Return the citations behind a name, a colon behind each that the next would run on from."""
        spelled = [self.spell(token) for token in tokens]
        return [
            f"{text}{self._colon}" if following and _runs_on(text, following) else text
            for text, following in zip(spelled, [*spelled[1:], ""], strict=True)
        ]

    @property
    def _colon(self) -> str:
        return "：" if self.language == "zh" else ":"

    def connective(self, start: int, end: int) -> str:
        """Return the connective that stands between two offsets."""
        text = self.between(start, end)
        return text if self.language is None else self._operator(text, self.language)

    def comma(self, start: int, end: int, before: str, behind: str) -> str:
        """Return the comma that stands between two offsets, given the letters before and behind it.

        Between Han names it is 、 in English too: it belongs to the names.
        """
        if self.language is None:
            return "," if self.between(start, end) == "," else "、"
        return "、" if self.language == "zh" or (is_han(before) and is_han(behind)) else ","

    def brackets(self, written: str) -> str:
        """Return a bracket as the language writes it."""
        if self.language == "zh":
            return "（" if written in "(（" else "）"
        if self.language == "en":
            return "(" if written in "(（" else ")"
        return written

    def between(self, start: int, end: int) -> str:
        """Return what stands between two offsets, without blanks and comments."""
        return _COMMENT.sub("", self.source.text[start:end]).strip(" \t\r\n\f\u3000\ufeff:：")
