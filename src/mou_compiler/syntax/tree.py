"""The syntax tree: what was written, by shape, each leaf knowing its offset.

A leaf is a `Token`.  Every other node is a named tuple with `start` and `end` offsets.  `Expression` is
anything that can stand in a value; a bare token is the shortest expression.
"""

from __future__ import annotations

from typing import NamedTuple, TypeAlias


class Token(NamedTuple):
    """A word of the text: its kind (a terminal of grammar/mou.lark), its letters, and where it starts."""

    kind: str
    text: str
    start: int

    @property
    def end(self) -> int:
        """The offset behind its last letter."""
        return self.start + len(self.text)


class Reference(NamedTuple):
    """A name with the citations that follow it: `company-law art 146(1)(2)`."""

    name: Token
    citations: tuple[Token, ...]

    @property
    def start(self) -> int:
        """The offset of the name."""
        return self.name.start

    @property
    def end(self) -> int:
        """The offset behind the last citation."""
        return self.citations[-1].end


class Comparison(NamedTuple):
    """Two operands and the comparison between them."""

    left: Expression
    operator: Token
    right: Expression

    @property
    def start(self) -> int:
        """The offset of the left operand."""
        return self.left.start

    @property
    def end(self) -> int:
        """The offset behind the right operand."""
        return self.right.end


class Bounded(NamedTuple):
    """An operand with bounds behind it, `sum 10000 yuan or more`, and perhaps one further comparison."""

    left: Expression
    bounds: tuple[Token, ...]
    operator: Token | None = None
    right: Expression | None = None

    @property
    def start(self) -> int:
        """The offset of the operand."""
        return self.left.start

    @property
    def end(self) -> int:
        """The offset behind the last bound."""
        return self.bounds[-1].end if self.right is None else self.right.end


class Limit(NamedTuple):
    """An operand with a comparison before it and nothing that is compared: `at most 1 year`."""

    operator: Token
    right: Expression

    @property
    def start(self) -> int:
        """The offset of the comparison."""
        return self.operator.start

    @property
    def end(self) -> int:
        """The offset behind the operand."""
        return self.right.end


class Both(NamedTuple):
    """Expressions that must all hold."""

    items: tuple[Expression, ...]

    @property
    def start(self) -> int:
        """The offset of the first."""
        return self.items[0].start

    @property
    def end(self) -> int:
        """The offset behind the last."""
        return self.items[-1].end


class Either(NamedTuple):
    """Expressions of which one must hold."""

    items: tuple[Expression, ...]

    @property
    def start(self) -> int:
        """The offset of the first."""
        return self.items[0].start

    @property
    def end(self) -> int:
        """The offset behind the last."""
        return self.items[-1].end


class Negation(NamedTuple):
    """An expression that must not hold."""

    operator: Token
    operand: Expression

    @property
    def start(self) -> int:
        """The offset of the connective."""
        return self.operator.start

    @property
    def end(self) -> int:
        """The offset behind the operand."""
        return self.operand.end


class Group(NamedTuple):
    """A phrase in brackets."""

    open: Token
    phrase: tuple[Series, ...]
    close: Token

    @property
    def start(self) -> int:
        """The offset of the opening bracket."""
        return self.open.start

    @property
    def end(self) -> int:
        """The offset behind the closing bracket."""
        return self.close.end


Expression: TypeAlias = Token | Reference | Comparison | Bounded | Limit | Both | Either | Negation | Group


class Series(tuple[Expression, ...]):
    """One or more expressions between commas."""

    __slots__ = ()

    @property
    def items(self) -> tuple[Expression, ...]:
        """The expressions."""
        return self

    @property
    def start(self) -> int:
        """The offset of the first."""
        return self[0].start

    @property
    def end(self) -> int:
        """The offset behind the last."""
        return self[-1].end


class Statement(NamedTuple):
    """A keyword with its values, and the statements in its braces where it has any.

    `closed` is the offset behind the closing brace, below 0 without braces.
    """

    keyword: Token
    phrase: tuple[Series, ...]
    block: tuple[Statement, ...] | None
    closed: int

    @property
    def start(self) -> int:
        """The offset of the keyword."""
        return self.keyword.start

    @property
    def end(self) -> int:
        """The offset behind its last letter."""
        if self.block is not None:
            return self.closed
        return self.phrase[-1].end if self.phrase else self.keyword.end


class Tree(NamedTuple):
    """One file: its statements, and its comments in order of place."""

    statements: tuple[Statement, ...]
    comments: tuple[Token, ...]
