"""Braces that do not pair, mended before parsing: indentation tells which one is missing or too many.

A block begins on the line of its keyword, and what is inside stands further in.  So a statement that stands no
further in than the line which opened the innermost block shows that the block ended before it; and a statement
that stands further in than a line without a brace shows that the brace was forgotten there.
"""

from __future__ import annotations

from dataclasses import dataclass

from mou_compiler.findings.codes import Code
from mou_compiler.findings.fault import Fault
from mou_compiler.findings.finding import Related
from mou_compiler.findings.fix import Edit, Fix
from mou_compiler.source.place import Place, Source
from mou_compiler.syntax.tree import Token
from mou_compiler.words import Text

DEEPEST = 64
"""How deep braces and brackets may nest; real documents need six."""

_BEGINS = frozenset({"SEP", "OPEN", "CLOSE", "START"})


def mend_braces(source: Source, tokens: list[Token], faults: list[Fault]) -> list[Token]:
    """Return the tokens with braces that pair and nest no deeper than documents do; tell what was amiss."""
    kept: list[Token] = []
    depth = 0
    for token in tokens:
        kind = token.kind
        if kind in ("OPEN", "LPAR"):
            depth += 1
            if depth == DEEPEST + 1:
                faults.append(_too_deep(source, token))
                kept.append(
                    Token("SEP", "", token.start) if kind == "OPEN" else Token("STRING", '"', token.start)
                )
        if depth <= DEEPEST or kind == "$END":
            kept.append(token)
        if kind in ("CLOSE", "RPAR"):
            depth -= depth > 0
    told = [] if depth > DEEPEST else faults  # what is still open was told as too deep
    return _Mender(source, told).pairs(kept)


@dataclass(slots=True)
class _Block:
    """An open block: its brace, the keyword and id before it, how far in its line stands, and how far its inside."""

    brace: Token
    head: str
    indent: int
    inside: int = 0


class _Mender:
    """Goes through the tokens once; `missing` counts the closing braces that are not there, or -1 for one too many."""

    def __init__(self, source: Source, faults: list[Fault]) -> None:
        self.source = source
        self.faults = faults
        self.mended: list[Token] = []
        self.blocks: list[_Block] = []
        self.missing = 0
        self.statement = 0
        self.indent = 0

    def pairs(self, tokens: list[Token]) -> list[Token]:
        """Return the tokens with braces that pair."""
        self.missing = sum((token.kind == "OPEN") - (token.kind == "CLOSE") for token in tokens)
        line = 0
        before = "START"
        for token in tokens:
            number, column = self.source.locate(token.start)
            column = column if number != line and token.text else 0
            line = number
            if before in _BEGINS and token.kind in ("NAME", "CLOSE"):
                self._begin(token, column, before)
            if token.kind != "CLOSE" or not self._is_one_too_many(token, column):
                self._take(token)
                before = token.kind
        return self.mended

    def _begin(self, token: Token, column: int, before: str) -> None:
        """Supply the brace that is missing before a statement or a closing brace; `column` is 0 within a line."""
        if column:
            while self.missing > 0 and self.blocks and self._has_ended(self.blocks[-1], token, column):
                self._close(token)
            if self.missing < 0 and before == "SEP" and token.kind == "NAME" and column > self.indent:
                self._open()
            self.indent = column
        if self.blocks and token.kind == "NAME":
            self.blocks[-1].inside = self.blocks[-1].inside or column
        self.statement = len(self.mended)

    def _has_ended(self, block: _Block, token: Token, column: int) -> bool:
        if 0 < block.inside <= block.indent:
            return False  # not laid out by depth
        if token.kind == "NAME":
            return column <= block.indent
        return len(self.blocks) > 1 and column <= self.blocks[-2].indent and column < block.indent

    def _close(self, token: Token) -> None:
        block = self.blocks.pop()
        self.missing -= 1
        self.mended.append(Token("CLOSE", "", token.start))
        self.faults.append(_never_closed(self.source, block, token))

    def _open(self) -> None:
        end = self.mended.pop()
        head = self._head()
        self.missing += 1
        self.faults.append(_never_opened(self.source, end, head))
        self._take(Token("OPEN", "", end.start))

    def _head(self) -> str:
        """Return the keyword of the statement at hand and the id behind it."""
        words = self.mended[self.statement : self.statement + 2]
        return " ".join(token.text for token in words if token.kind in ("NAME", "NUMBER"))

    def _is_one_too_many(self, token: Token, column: int) -> bool:
        if self.blocks and not (self.missing < 0 and column > self.blocks[-1].indent):
            return False
        self.missing += 1
        self.faults.append(_closes_nothing(self.source, token))
        return True

    def _take(self, token: Token) -> None:
        if token.kind == "OPEN":
            self.blocks.append(_Block(token, self._head(), self.indent))
        elif token.kind == "CLOSE":
            self.blocks.pop()
        elif token.kind == "$END":
            self.faults.extend(_never_closed(self.source, block, None) for block in self.blocks)
            self.mended.extend(Token("CLOSE", "", token.start) for _ in self.blocks)
        self.mended.append(token)


def _never_closed(source: Source, block: _Block, following: Token | None) -> Fault:
    related: tuple[Related, ...] = ()
    if following is not None:
        behind = Text("it should have ended before this line", "应在此行之前结束")
        related = (Related(behind, Place(source, following.start, following.end)),)
    of, of_zh = (f" of `{block.head}`", f"「{block.head}」的") if block.head else ("", "此处的")
    return Fault(
        Code.UNMATCHED_BRACE,
        Text(f"the brace{of} is never closed", f"{of_zh}左花括号没有对应的右花括号"),
        Place(source, block.brace.start, block.brace.end),
        Text("write `}` where the block ends", "在该块结束处写上「}」"),
        related,
    )


def _never_opened(source: Source, end: Token, head: str) -> Fault:
    place = Place(source, end.start, end.start)
    return Fault(
        Code.UNMATCHED_BRACE,
        Text(f"the brace of `{head}` is never opened", f"「{head}」之后缺少左花括号"),
        place,
        Text("write `{` at the end of this line", "在本行末尾写上「{」"),
        fixes=(Fix(Text("write `{`", "写上「{」"), (Edit(place, " {"),)),),
    )


def _closes_nothing(source: Source, token: Token) -> Fault:
    place = Place(source, token.start, token.end)
    return Fault(
        Code.UNMATCHED_BRACE,
        Text("this brace closes nothing", "此处的右花括号没有对应的左花括号"),
        place,
        Text("remove it", "删去"),
        fixes=(Fix(Text("remove it", "删去"), (Edit(place, ""),)),),
    )


def _too_deep(source: Source, token: Token) -> Fault:
    return Fault(
        Code.NESTED_TOO_DEEP,
        Text(f"brackets nest deeper than {DEEPEST} here", f"此处括号嵌套超过 {DEEPEST} 层"),
        Place(source, token.start, token.end),
        Text("look for one that was left open before", "请检查前面是否漏写了右括号"),
    )
