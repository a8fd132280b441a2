"""Text to tokens: one compiled pattern cuts the text, and every piece is looked up in a dictionary of pieces.

What kind a piece is depends on nothing but its letters: the grammar's terminals look ahead only for the end of
a name, and a piece is never cut elsewhere.  So each piece is told its kind once, however often it occurs.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from unicodedata import category

from mou_compiler.findings.fault import Fault
from mou_compiler.pattern import Pattern
from mou_compiler.source.place import Source
from mou_compiler.syntax.braces import DEEPEST
from mou_compiler.syntax.citations import CITED
from mou_compiler.syntax.lookalikes import FOREIGN, RADICAL, right_letters, right_words
from mou_compiler.syntax.numerals import read_said_twice, read_short_of_a_place, read_two_at_once
from mou_compiler.syntax.stray import (
    LONGEST_NUMBER,
    endless_number,
    looks_alike,
    stray_character,
    two_numbers,
    unclosed_string,
    unusual_quotes,
)
from mou_compiler.syntax.tables import TERMINALS
from mou_compiler.syntax.tree import Token
from mou_compiler.words import CITATION_BARE, COMPARISONS, CONNECTIVES, ORDINALS

_BLANKS = next(pattern for name, pattern in TERMINALS if name.startswith("_"))
_NAMED = [(name, pattern) for name, pattern in TERMINALS if not name.startswith("_")]
_PAIRS = [("'", "'"), ("`", "`"), *zip("‘’”」《〔【『«‹", "’’”」》〕】』»›", strict=True)]
_STRAY = [
    ("$END", r"\Z"),
    ("UNCLOSED", '["“「][^\n{｛}｝]*'),
    ("UNUSUAL", "|".join(f"{opening}[^\n{opening}{closing}]*{closing}" for opening, closing in _PAIRS)),
    ("BAD", "."),
]
_ALL = [*_NAMED, *_STRAY]
_NUMBER = [name for name, _ in _ALL].index("NAME")
_WORDS = sorted(
    {
        word
        for spelling in (*CONNECTIVES.spellings, *COMPARISONS.spellings)
        for word in spelling.split()[:1]
        if word.isalpha() and word != "in"
    }
)
_OTHERWISE = "|".join(
    [
        f"(?:{'|'.join(filter(str.isascii, _WORDS))})(?![A-Za-z0-9_])",
        f"[{''.join(dict.fromkeys(word[0] for word in _WORDS if not word.isascii()))}]",
        r"in[ \t]+excess[ \t]",
        r"(?:one|t[wh]|f|s|e|nine|ten)[a-z]*[ \t]+[a-z]|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-",
        r"[A-Z]{1,2}\$|Rs|RMB|人民币",
        "第|附|但|[別别]表|제|부칙",
        # A level of a citation, before its number: `section 6`, `s.6`, `point (c)`, `lit. a`, `annex I`.
        # Most words before a number are `measure` and `for`, and these two are none.
        r"(?!(?:measure|for)[ \t])[A-Za-zÀ-ÿ-]{1,15}+(?:\.[ \t]*+|[ \t]++)(?:[\d(（IVXLCRDA]|[A-Za-z]\)?(?!\w))",
        rf"(?i:{'|'.join(CITATION_BARE)})(?!\w)|(?:{'|'.join(ORDINALS)})[ \t]",
    ]
)
"""Words with which something else than a name may begin. Most pieces are names, and tried as such at once."""

_PLAIN = '[\n;；。{｛}｝]|\\d+(?=[ \\t]*[{\n;"])'
"""Pieces of which it is soon told where they end, whatever they are: a third of all."""

_NUMERALS = "一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟貳參陸萬億"
_CUT = re.compile(
    f"(?:{_BLANKS})?(?:{_PLAIN}|"
    rf"(?=[^\w《]|[\d{_NUMERALS}]|第|{_OTHERWISE})(?:{'|'.join(pattern for _, pattern in _ALL[:_NUMBER])})|"
    f"{'|'.join(pattern for _, pattern in _ALL[_NUMBER:])})",
    re.DOTALL,
)
_LARGE = frozenset({"CITATION", "BOUND", "QUANTITY"})
"""Kinds of which the pattern takes longer to compile than a small corpus takes to be cut."""
_SORTED = [(name, pattern) for name, pattern in _ALL if name not in _LARGE]
_SORT = re.compile(f"({_BLANKS})?(?:" + "|".join(f"({pattern})" for _, pattern in _SORTED) + ")", re.DOTALL)
_KINDS = ("", "", *(name for name, _ in _SORTED))
_MAYBE_LARGE = frozenset({"NAME", "NUMBER", "BAD"})
_BOUND, _QUANTITY = (Pattern(dict(TERMINALS)[name], re.DOTALL) for name in ("BOUND", "QUANTITY"))
# The rest spares compiling the large patterns: most pieces are plainly none of these kinds, or plainly one.
_NO_CITATION = re.compile(
    r"(?!(?i:proviso|explanation)(?!\w))[A-Za-z][\w/@-]*+(?:\.[a-z][a-z-][\w/@-]*+)*+|\d++(?:(?!\.)|\.\d++(?![-(（])).*+|"
    r"[^A-Za-z\d§第附別别但제부가-하].*+",
    re.DOTALL,
)
_CITATION = re.compile(
    r"(?:[Aa]rt(?:icle)?|[Oo]rder|section|para|item|clause|part|chapter) \d+(?:\(\d+\))*(?: (?:para|item) \d+)*|"
    r"items \d+(?:, \d+)*(?: and \d+)?|"
    r"第[一二三四五六七八九十百千]+条(?:第[一二三四五六七八九十百]+款)?(?:第（[一二三四五六七八九十]+）项)?"
)
_NO_AMOUNT = re.compile(
    rf"(?!Rs|RMB)[A-Za-z][\w./@-]*+|\d++(?:-.*+|[\d.]*+)|[^\W\d\x00-\x7f{_NUMERALS}]++(?<!人民币)[\w./@-]*+",
    re.DOTALL,
)
_QUANTITY_PLAIN = re.compile(
    r"\d{1,3}(?:年|[天日]|个月|个工作日)|"
    r"\d+(?:\.\d+)? (?:(?:working-)?days?|weeks?|months?|years?|percent|times?|cop(?:y|ies)|yuan|%)"
)
_ENDS_BOUND = re.compile("以[上下]|超过|不满|不足|more|less|above|over|below|under")


_SELDOM_TWICE = frozenset({"STRING", "COMMENT", "UNCLOSED", "UNUSUAL", "$END"})
_MOST_PIECES = 50_000
_ENDLESS = re.compile(rf"[\d〇零一二两三四五六七八九十百千]{{{LONGEST_NUMBER + 1}}}")
_GOES_ON = frozenset({"COMMA", "COMPARE", "AND", "OR", "NOT", "SEP", "OPEN", "CLOSE", "START"})
_JOINS = frozenset({"AND", "OR", "OPEN", "COMMA"})
_BLOCK_OPENS = re.compile(r"[ \t\r\f\u3000]*(?:\n|(?:#|//))")


class _Pieces(dict[str, tuple[str, str, int, int]]):
    """For each piece: its kind, its letters without the blanks before them, how many blanks, how long it is."""

    def __missing__(self, piece: str) -> tuple[str, str, int, int]:
        match = _SORT.match(piece)
        assert match is not None  # the same pattern has cut it, or a large one, for which it sees a bad sign
        number = match.lastindex or 0
        kind, letters, blanks = _KINDS[number], match[number], match.start(number)
        if kind in _MAYBE_LARGE:
            kind, letters = _large(piece, blanks) or (kind, letters)
        found = (kind, letters, blanks, len(piece))
        if found[0] in _SELDOM_TWICE:
            return found
        if _ENDLESS.search(piece):
            return ("ENDLESS", *found[1:])
        if found[0] in ("QUANTITY", "NUMBER", "BOUND") and _two_numbers(found[1], found[0]):
            return (f"TWO {found[0]}", *found[1:])
        if len(self) < _MOST_PIECES:
            self[piece] = found
        return found


def _large(piece: str, start: int) -> tuple[str, str] | None:
    """Return the kind and the letters of a piece behind its blanks if it is of a large pattern."""
    text = piece[start:]
    if not _NO_CITATION.fullmatch(text) and (_CITATION.fullmatch(text) or CITED.fullmatch(piece, start)):
        return "CITATION", text
    if _NO_AMOUNT.fullmatch(text):
        return None
    if _ENDS_BOUND.search(text) and (bound := _BOUND.match(piece, start)):
        return "BOUND", bound[0]
    if _QUANTITY_PLAIN.fullmatch(text):
        return "QUANTITY", text
    quantity = _QUANTITY.match(piece, start)
    return ("QUANTITY", quantity[0]) if quantity else None


def _two_numbers(text: str, kind: str = "") -> tuple[str, str] | None:
    """Return the two numbers that a token names, where it names two: 十二三日, three (4) years."""
    both = read_short_of_a_place(text) or read_two_at_once(text)
    if both is not None or kind == "BOUND":
        return both
    return (("(" in text or "（" in text) and read_said_twice(text)) or None


_PIECES = _Pieces()


def _told_within(fault: Fault, token: Token) -> bool:
    """Tell whether a letter stands within what a fault was told of."""
    return fault.place is not None and fault.place.start <= token.start < fault.place.end


class Tokens(NamedTuple):
    """The tokens of a file, `$END` last, SEPs supplied and dropped as the grammar says; and its comments.

    `sound` is False where braces do not pair or nest too deep.
    """

    tokens: list[Token]
    comments: list[Token]
    faults: list[Fault]
    sound: bool


def tokenize(source: Source) -> Tokens:
    """Return the tokens of a source.  What is no token becomes a fault and is passed over."""
    if not source.text.isascii() and (RADICAL.search(source.text) or FOREIGN.search(source.text)):
        return _with_right_letters(source)
    return _tokenize(source, source.text)


def _with_right_letters(source: Source) -> Tokens:
    """Return the tokens with the right letter for each that looks like another, which is told once a token."""
    letters = right_words(right_letters(source.text))
    found = _tokenize(source, letters)
    faults = []
    for number, token in enumerate(found.tokens):
        written = source.text[token.start : token.end]
        right = right_letters(written)
        if token.kind in _OF_LATIN_LETTERS:
            right = letters[token.start : token.end]
        if right != written:
            faults.append(looks_alike(source, token.start, written, right))
            found.tokens[number] = token._replace(text=right)
    return found._replace(faults=sorted([*found.faults, *faults], key=_first_letter))


_OF_LATIN_LETTERS = frozenset({"NAME", "CITATION", "NUMBER", "QUANTITY", "BOUND", "DATE"})


def _first_letter(fault: Fault) -> int:
    return fault.place.start if fault.place else 0


def _tokenize(source: Source, letters: str) -> Tokens:
    found = _scan(source, letters)
    if any(category(fault.place.text[:1]).startswith("M") for fault in found.faults if fault.place):
        return _scan(source, "".join(map(_letter_for_mark, letters)))
    return found


def _letter_for_mark(letter: str) -> str:
    """Return a letter for a combining mark, which belongs to the letter before it: no pattern can name them all."""
    return "ª" if category(letter).startswith("M") else letter


_ENDS_LINES = frozenset({"SEP", "OPEN", "CLOSE", "$END"})
"""What ends the lines that a bracket holds open, where it is no end of line itself."""
_CLOSES = frozenset({"CLOSE", "$END"})


def _scan(source: Source, letters: str) -> Tokens:
    """Return the tokens of a source, cut by letters that stand for its own one for one."""
    tokens: list[Token] = []
    comments: list[Token] = []
    append, make, known = tokens.append, tuple.__new__, _PIECES
    strange, braces = _Strange(source), _Braces()
    held: list[tuple[int, Token]] = []
    at = depth = 0
    last = "START"
    itself = letters is source.text
    for piece in _CUT.findall(letters):  # the hot loop: a call for each piece would cost a third
        kind, text, blanks, length = known[piece]
        text = text if itself else source.text[at + blanks : at + length]
        token = make(Token, (kind, text, at + blanks))
        at += length
        if kind in _STRANGE:
            told = strange.read(token, at)
            if told is None:
                continue
            token, kind = told, told.kind
        if depth and kind in _ENDS_LINES and text != "\n":
            last, depth = _end_lines(tokens, held), 0
        if kind == "NAME":
            pass
        elif kind == "SEP":
            if depth:
                held.append((len(tokens), token))
            if depth or last in _GOES_ON:
                continue
        elif kind == "COMMENT":
            comments.append(token)
            continue
        elif kind in _JOINS:
            if last == "SEP" and tokens[-1][1] == "\n":
                tokens.pop()
            if kind == "OPEN":
                braces.open()
        elif kind in _CLOSES:
            if last not in _GOES_ON:
                append(make(Token, ("SEP", "", token[2])))
            braces.close(kind)
        elif kind == "LPAR":
            if not depth:
                held.clear()
            depth += 1
            braces.hold(depth)
        elif kind == "RPAR":
            depth = max(depth - 1, 0)
        append(token)
        if kind == "$END":
            break
        last = kind
    return Tokens(tokens, comments, strange.faults, braces.sound)


class _Braces:
    """How many braces are open, how deep they went with the round brackets inside, and whether each had its own."""

    __slots__ = ("_deepest", "_open", "_paired")

    def __init__(self) -> None:
        self._open = self._deepest = 0
        self._paired = True

    def open(self) -> None:
        """Count a brace that opens."""
        self._open += 1
        self.hold(0)

    def close(self, kind: str) -> None:
        """Count a brace that closes; the end of the file is none."""
        self._open -= kind == "CLOSE"
        self._paired = self._paired and self._open >= 0

    def hold(self, brackets: int) -> None:
        """Take in that so many round brackets are open inside the braces."""
        self._deepest = max(self._deepest, self._open + brackets)

    @property
    def sound(self) -> bool:
        """Whether every brace had its own, and none stood too deep."""
        return self._paired and self._open == 0 and self._deepest <= DEEPEST


_STRANGE = frozenset(
    {"BAD", "UNCLOSED", "ENDLESS", "UNUSUAL", *(f"TWO {kind}" for kind in ("QUANTITY", "NUMBER", "BOUND"))}
)
"""Kinds of pieces that are no token as they stand."""


class _Strange:
    """What is told of the pieces of a source that are no token, and what stands in the place of each."""

    __slots__ = ("_bad", "_mended", "_source", "_squares", "faults")

    def __init__(self, source: Source) -> None:
        self.faults: list[Fault] = []
        self._source = source
        self._squares: list[bool] = []
        self._bad = self._mended = -1

    def read(self, token: Token, end: int) -> Token | None:
        """Tell of a piece that ends there, and return the token in its place; None where it is passed over."""
        kind = token.kind
        if kind == "BAD":
            return self._letter(token, end)
        if kind == "UNCLOSED":
            string = token._replace(kind="STRING", text=token.text.rstrip())
            self.faults.append(unclosed_string(self._source, string))
            return string
        if kind == "UNUSUAL":
            return self._quoted(token)
        if kind == "ENDLESS":
            self.faults.append(endless_number(self._source, token))
            return None
        both = _two_numbers(token.text) or (token.text, token.text)
        self.faults.append(two_numbers(self._source, token, *both))
        return token._replace(kind=kind.removeprefix("TWO "))

    def _letter(self, token: Token, end: int) -> Token | None:
        """Tell of a letter, once of several in a row and of what a remedy takes in; a square bracket may be meant for a brace."""
        kind = _square(self._source.text, token.text, end, self._squares)
        told = bool(self.faults) and _told_within(self.faults[-1], token)
        if self._bad != token.start and token.start >= self._mended and not told:
            self._tell(stray_character(self._source, token))
        self._bad = end
        return None if kind == "BAD" else token._replace(kind=kind)

    def _quoted(self, token: Token) -> Token:
        """Tell of text between marks that do not quote here, which is read as if they did."""
        if token.start >= self._mended:
            self._tell(unusual_quotes(self._source, token))
        return token._replace(kind="STRING", text=f'"{token.text[1:-1]}"')

    def _tell(self, fault: Fault) -> None:
        self.faults.append(fault)
        self._mended = _mended_until(fault)


def _mended_until(fault: Fault) -> int:
    """Return up to where the fixes of a fault write something else: no letter before that is told again."""
    return max((edit.place.end for fix in fault.fixes or () for edit in fix.edits), default=-1)


def _square(text: str, bracket: str, end: int, squares: list[bool]) -> str:
    """Return OPEN or CLOSE for a square bracket that stands where a brace should, else BAD."""
    if bracket in "[［":
        squares.append(_BLOCK_OPENS.match(text, end) is not None)
        return "OPEN" if squares[-1] else "BAD"
    if bracket in "]］" and squares and squares.pop():
        return "CLOSE"
    return "BAD"


def _end_lines(tokens: list[Token], held: list[tuple[int, Token]]) -> str:
    """Put back the ends of lines dropped behind a bracket that turned out to be left open; return the last kind."""
    if held:
        first = held[0][0]
        behind = tokens[first:]
        del tokens[first:]
        ends = {index - first: token for index, token in held}
        for index, token in enumerate([*behind, None]):
            end = ends.get(index)
            if end and tokens[-1].kind not in _GOES_ON and not (token and token.kind in _JOINS):
                tokens.append(end)
            if token:
                tokens.append(token)
        held.clear()
    return tokens[-1].kind
