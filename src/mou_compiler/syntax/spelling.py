"""Tokens to letters in one language; with no language, as they were written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from mou_compiler.source.place import Source
from mou_compiler.syntax.amounts_meant import two_readings
from mou_compiler.syntax.citation_steps import Read, Steps, TooDeep, Uneven, rises_beside
from mou_compiler.syntax.citations import CITED, gathered, goes_on_in_doubt, is_doubtful, read_citation
from mou_compiler.syntax.number_words import ENDS_IN_NUMBER, begins_number
from mou_compiler.syntax.numerals import read_bound, read_date, read_quantity, write_date, write_quantity
from mou_compiler.syntax.quotes import read_quoted, write_quoted
from mou_compiler.syntax.tree import Token
from mou_compiler.syntax.written_citations import write_citations
from mou_compiler.words import COMPARISONS, CONNECTIVES, Language, Word

_FAR = 40
"""So far before a citation the one before it ends, if they are joined."""
_BRACKET_BEHIND = re.compile(r"[ \t]+[(（]")
"""What in other letters would be read as a part of the citation before it: 第六十三条 (1), art 63 (1)."""
_WITHIN_A_NUMBER = re.compile(r"\d[,，]\d")
_COMMENT = re.compile(r"(?:#|//)[^\n]*")


def is_han(letter: str) -> bool:
    """Tell whether a letter is a Han one."""
    return "\u3400" <= letter <= "\u9fff" or "\U00020000" <= letter <= "\U0003ffff"


def _runs_on(citation: str, following: str) -> bool:
    """Tell whether two citations side by side read otherwise than apart, or may be one: `art 1` and `para 2`, `art 1` and `annex 2`."""
    match = CITED.match(f"{citation} {following}")
    if match is not None and match.end() != len(citation):
        return True
    one, other = read_citation(citation), read_citation(following)
    if isinstance(one, Uneven | TooDeep) or isinstance(other, Uneven | TooDeep):
        return False
    return rises_beside(one[0], other[0])


def _respelled(citation: str, language: Language) -> str:
    """Return a citation in a language; where that would not read as the same, in the other, or as written."""
    places = read_citation(citation)
    if not isinstance(places, Uneven | TooDeep) and not is_doubtful(citation):
        for spelling in (write_citations(places, language), write_citations(places, _OTHER[language])):
            if _read_again(spelling, len(places)) == places:
                return spelling
    return " ".join(citation.split())


def _read_again(spelling: str, places: int) -> Read:
    """Return what a spelling is read as: one citation, or as many as it has places, with commas between them."""
    if places == 1 and CITED.fullmatch(spelling):
        return read_citation(spelling)
    found: list[Steps] = []
    at = 0
    while match := CITED.match(spelling, at):
        read = read_citation(match[0])
        if isinstance(read, Uneven | TooDeep):
            return read
        found.extend(read)
        at = match.end() + len(
            next((sign for sign in _BETWEEN if spelling.startswith(sign, match.end())), " ")
        )
    return gathered(found) if places == 1 and at >= len(spelling) else tuple(found)


_BETWEEN = (", ", "、")
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
            case "QUANTITY" | "BOUND" if self._in_doubt(token):
                return " ".join(token.text.split())
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
            case "CITATION" if goes_on_in_doubt(self._before(token), token.text):
                return " ".join(token.text.split())
            case "CITATION" if _BRACKET_BEHIND.match(self.source.text, token.end):
                return " ".join(token.text.split())
            case "CITATION":
                return _respelled(token.text, language)
            case "COMPARE" | "AND" | "OR" | "NOT":
                return self._operator(" ".join(token.text.split()), language)
            case _:
                return token.text

    def _in_doubt(self, token: Token) -> bool:
        """Tell whether a number is to be asked about, so that nobody may write it in another way: 1.000 eur, 1,5 million.

        What stands behind a word of a number is part of one that is read whole or not at all: one thousand two hundred yuan.
        """
        if self.divides_a_number(token.start) or ENDS_IN_NUMBER.search(self._before(token)):
            return True
        amount = read_bound(token.text)[0] if token.kind == "BOUND" else token.text
        return self.divides_a_number(token.end + 1) or two_readings(amount) is not None

    def _before(self, token: Token) -> str:
        return self.source.text[max(token.start - _FAR, 0) : token.start]

    def divides_a_number(self, start: int) -> bool:
        """Tell whether a comma before an offset may be one within a number: it touches digits on both sides."""
        return _WITHIN_A_NUMBER.fullmatch(self.source.text, max(start - 2, 0), start + 1) is not None

    @staticmethod
    def _operator(text: str, language: Language) -> str:
        word = COMPARISONS.find(text) or CONNECTIVES.find(text)
        assert word is not None  # the lexer's patterns hold the same spellings
        return word.spelled(language)

    def citations(self, tokens: tuple[Token, ...]) -> list[str]:
        """Return the citations behind a name, a colon behind each that the next would run on from."""
        spelled = [self.spell(token) for token in tokens]
        for number, token in enumerate(tokens[:-1]):
            places = read_citation(token.text)
            if not isinstance(places, Uneven | TooDeep) and len(places) > 1:
                spelled[number] = " ".join(token.text.split())  # no comma may stand before another citation
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
        if self.language is None or self._joins_a_number(start, end):
            return text
        return self._operator(text, self.language)

    def _joins_a_number(self, start: int, end: int) -> bool:
        """Tell whether what stands between two offsets joins words of what may be one number: two thousand and five."""
        behind = re.match(r"[^\W\d_]+|\d", self.source.text[end : end + _FAR])
        return (
            behind is not None
            and (behind[0].isdigit() or begins_number(behind[0]))
            and ENDS_IN_NUMBER.search(f"{self.source.text[max(start - _FAR, 0) : start]} ") is not None
        )

    def comma(self, start: int, end: int, before: str, behind: str) -> str:
        """Return the comma that stands between two offsets, given the letters before and behind it.

        Between Han names it is 、 in English too: it belongs to the names.
        """
        if self.language is None:
            return "," if self.between(start, end)[:1].isascii() else "、"
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
