"""What the parser does after a mistake: say it once, give up as little as possible, and go on."""

from __future__ import annotations

from typing import Any, NamedTuple

from mou_compiler.findings.fault import Fault
from mou_compiler.findings.finding import Related
from mou_compiler.source.place import Place, Source
from mou_compiler.syntax.tables import ACTIONS, GOTOS
from mou_compiler.syntax.tree import Token
from mou_compiler.words import Text

SYNTAX = "MOU101"
UNMATCHED_BRACE = "MOU104"
NESTED_TOO_DEEP = "MOU105"

_AFTER_OPEN = next(state for row in ACTIONS for kind, state in row.items() if kind == "OPEN" and state >= 0)
_HOMES = frozenset({0, _AFTER_OPEN, *(row["__file_star_0"] for row in GOTOS if "__file_star_0" in row)})
"""States in which a statement may begin."""

_ENDS = frozenset({"SEP", "OPEN", "CLOSE", "$END"})


class Stand(NamedTuple):
    """Where the parser stands: its tokens, its stacks, and the faults told so far. Recovery changes them."""

    source: Source
    tokens: list[Token]
    states: list[int]
    values: list[Any]
    faults: list[Fault]

    def pop(self) -> None:
        """Give up the topmost symbol."""
        self.states.pop()
        self.values.pop()

    @property
    def at_home(self) -> bool:
        """Whether a statement may begin here."""
        return self.states[-1] in _HOMES

    @property
    def depth(self) -> int:
        """How many brackets are open."""
        return len(self.open_tokens("OPEN")) + len(self.open_tokens("LPAR"))

    def open_tokens(self, kind: str) -> list[Token]:
        """Return the tokens of a kind on the stack, outermost first."""
        return [value for value in self.values if type(value) is Token and value.kind == kind]


def recover(stand: Stand, position: int) -> int:
    """Tell the mistake at a token, mend the stacks, and return the position at which to go on."""
    token = stand.tokens[position]
    if stand.at_home and token.kind == "CLOSE":
        stand.faults.append(_unmatched_close(stand.source, token))
        return _skip_separator(stand.tokens, position + 1)
    if stand.at_home and token.kind == "$END":
        return _close_all(stand, position)
    stand.faults.append(_unexpected(stand, position))
    if stand.at_home:
        return _skip_headless(stand.tokens, position)
    while stand.tokens[position].kind not in _ENDS:
        position += 1
    kind = stand.tokens[position].kind
    while not stand.at_home and not (kind == "OPEN" and kind in ACTIONS[stand.states[-1]]):
        stand.pop()
    if stand.at_home and kind == "OPEN":
        return _skip_headless(stand.tokens, position)
    return position + 1 if kind == "SEP" else position


def _skip_separator(tokens: list[Token], position: int) -> int:
    return position + 1 if tokens[position].kind == "SEP" else position


def _skip_headless(tokens: list[Token], position: int) -> int:
    """Return the position behind a statement without a keyword, its braces included."""
    depth = 0
    while tokens[position].kind != "$END":
        kind = tokens[position].kind
        if depth == 0 and kind == "SEP":
            return position + 1
        if depth == 0 and kind == "CLOSE":
            return position
        depth += {"OPEN": 1, "CLOSE": -1}.get(kind, 0)
        position += 1
        if depth == 0 and kind == "CLOSE":
            return _skip_separator(tokens, position)
    return position


def _close_all(stand: Stand, position: int) -> int:
    """Tell which brace was left open, close what is open, and return the position of the first closing."""
    opened = stand.open_tokens("OPEN")
    innermost = opened[-1]
    end = stand.tokens[position]
    keyword = next(
        (
            stand.values[index - 1]
            for index, value in enumerate(stand.values)
            if value is innermost and index and type(stand.values[index - 1]) is Token
        ),
        None,
    )
    name = f" of `{keyword.text}`" if keyword else ""
    stand.faults.append(
        Fault(
            UNMATCHED_BRACE,
            Text(f"the brace{name} opened here is never closed", "此处的左花括号没有对应的右花括号"),
            Place(stand.source, innermost.start, innermost.end),
            Text("write `}` where the declaration ends", "在该声明结束处写上「}」"),
        )
    )
    stand.tokens[position:position] = [Token("CLOSE", "", end.start) for _ in opened]
    return position


def _unmatched_close(source: Source, token: Token) -> Fault:
    return Fault(
        UNMATCHED_BRACE,
        Text("this brace closes nothing", "此处的右花括号没有对应的左花括号"),
        Place(source, token.start, token.end),
        Text("remove it, or open a declaration before it", "删去它，或在前面补上左花括号"),
    )


def nested_too_deep(source: Source, token: Token) -> Fault:
    """Return the fault of a bracket that nests deeper than any document does."""
    return Fault(
        NESTED_TOO_DEEP,
        Text("brackets nest too deep here", "此处括号嵌套过深"),
        Place(source, token.start, token.end),
        Text("no declaration needs this; look for a bracket left open before", "请检查前面是否漏写了右括号"),
    )


def _unexpected(stand: Stand, position: int) -> Fault:
    token = stand.tokens[position]
    place = Place(stand.source, token.start, token.end)
    brackets = _open_brackets(stand)
    if brackets and token.kind in _ENDS:
        bracket = brackets[-1]
        return Fault(
            SYNTAX,
            Text("the bracket opened here is never closed", "此处的左括号没有对应的右括号"),
            Place(stand.source, bracket.start, bracket.end),
            Text("write `)` where it ends", "在结束处写上「)」"),
            (Related(Text("the statement ends here", "语句在此结束"), place),),
        )
    shown = f"`{token.text}`" if token.text.strip() else "the end of the line"
    shown_zh = f"「{token.text}」" if token.text.strip() else "行尾"
    if stand.at_home:
        help_ = Text("a statement begins with a keyword", "语句应以关键词开头")
    elif "NAME" in ACTIONS[stand.states[-1]] and token.kind in _ENDS:
        help_ = Text("a value is missing before it", "前面缺少一个值")
    else:
        help_ = Text(
            "put separate statements on lines of their own, or `;` between them",
            "不同的语句应分行书写，或以「；」隔开",
        )
    return Fault(
        SYNTAX,
        Text(f"{shown} cannot stand here", f"{shown_zh}不能出现在此处"),
        place,
        help_,
    )


def _open_brackets(stand: Stand) -> list[Token]:
    """Return the round brackets open in the statement at hand, outermost first."""
    brackets: list[Token] = []
    for value, state in zip(reversed(stand.values), reversed(stand.states[1:]), strict=False):
        if state in _HOMES:
            break
        if type(value) is Token and value.kind == "LPAR":
            brackets.insert(0, value)
    return brackets
