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


def _scan(source: Source, letters: str) -> Tokens:  # noqa: PLR0915 -- the hot loop; calls would cost a third
    """Return the tokens of a source, cut by letters that stand for its own one for one."""
    tokens: list[Token] = []
    comments: list[Token] = []
    faults: list[Fault] = []
    append, make, known = tokens.append, tuple.__new__, _PIECES
    held: list[tuple[int, Token]] = []
    squares: list[bool] = []
    at = depth = braces = deepest = 0
    bad = mended = -1
    sound = True
    last = "START"
    itself = letters is source.text
    for piece in _CUT.findall(letters):
        kind, text, blanks, length = known[piece]
        if not itself:
            text = source.text[at + blanks : at + length]
        token = make(Token, (kind, text, at + blanks))
        at += length
        if kind == "BAD":
            kind = _square(source.text, text, at, squares)
            if bad != token[2] and token[2] >= mended and not (faults and _told_within(faults[-1], token)):
                faults.append(stray_character(source, token))
                mended = _mended_until(faults[-1])
            bad = at
            if kind == "BAD":
                continue
            token = make(Token, (kind, text, token[2]))
        if kind == "NAME":
            pass
        elif kind == "SEP":
            if depth and text == "\n":
                held.append((len(tokens), token))
                continue
            if depth:
                last = _end_lines(tokens, held)
                depth = 0
            if last in _GOES_ON:
                continue
        elif kind == "COMMENT":
            comments.append(token)
            continue
        elif kind in _JOINS:
            if kind == "OPEN":
                braces += 1
                deepest = max(deepest, braces)
                if depth:
                    last = _end_lines(tokens, held)
                    depth = 0
            if last == "SEP" and tokens[-1][1] == "\n":
                tokens.pop()
        elif kind == "CLOSE" or kind == "$END":
            if depth:
                last = _end_lines(tokens, held)
                depth = 0
            if last not in _GOES_ON:
                append(make(Token, ("SEP", "", token[2])))
            braces -= kind == "CLOSE"
            sound = sound and braces >= 0
        elif kind == "LPAR":
            if not depth:
                held.clear()
            depth += 1
            deepest = max(deepest, braces + depth)
        elif kind == "RPAR":
            depth = max(depth - 1, 0)
        elif kind == "UNCLOSED":
            token = make(Token, ("STRING", text.rstrip(), token[2]))
            faults.append(unclosed_string(source, token))
            kind = "STRING"
        elif kind == "ENDLESS":
            faults.append(endless_number(source, token))
            continue
        elif kind.startswith("TWO "):
            faults.append(two_numbers(source, token, *(_two_numbers(text) or (text, text))))
            kind = kind.removeprefix("TWO ")
            token = make(Token, (kind, text, token[2]))
        elif kind == "UNUSUAL":
            if token[2] >= mended:
                faults.append(unusual_quotes(source, token))
                mended = _mended_until(faults[-1])
            token = make(Token, ("STRING", f'"{text[1:-1]}"', token[2]))
            kind = "STRING"
        append(token)
        if kind == "$END":
            break
        last = kind
    return Tokens(tokens, comments, faults, sound and braces == 0 and deepest <= DEEPEST)


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
