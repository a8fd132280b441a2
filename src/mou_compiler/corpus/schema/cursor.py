"""A cursor over the values of one statement, from which shapes read."""

from __future__ import annotations

import re
from typing import NoReturn, Protocol

from mou_compiler import words as w
from mou_compiler.corpus.schema.values import Ref
from mou_compiler.source.place import Place, Source
from mou_compiler.syntax.lengths_meant import length_meant
from mou_compiler.syntax.numerals import read_quantity, write_number
from mou_compiler.syntax.quotes import read_quoted
from mou_compiler.syntax.tree import Bounded, Comparison, Expression, Limit, Series, Statement, Token
from mou_compiler.words import Text, Word, Words


class Misshapen(Exception):  # noqa: N818 -- it is a person's mistake on its way to a message, not a failure
    """A value that is not of the shape asked for: the fact, the place and the remedy."""

    def __init__(self, message: Text, place: Place, help_: Text) -> None:
        super().__init__(message.en)
        self.message = message
        self.place = place
        self.help = help_


_COUNTING = re.compile(
    r"(?:to be )?(?:counted|counting|beginning|starting|running|calculated|reckoned|from|after|as from|commencing)(?!\w)|自|从"
)
NO_COMMAS = Text("write a number without commas between its digits", "数字之间不加逗号")


OPTION = "option"
"""What an option of a choice or a grade of a rating is to the names: `OWNER/ID`, which bears `OWNER/LABEL` as its label."""


def with_article(noun: str) -> str:
    """Return an English noun with `a` or `an` before it."""
    return f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"


def as_name(token: Token) -> Token:
    """Return the name for which a token stands: a label in quotes is a name in 《》, of the same length."""
    return Token("NAME", f"《{read_quoted(token.text)}》", token.start) if token.kind == "STRING" else token


_LIMITED = frozenset(
    spelling for word in (w.WITHIN, w.EXTENDABLE, w.FOR, w.AFTER, w.DECIDED) for spelling in word.spellings
)


def _is_limited(node: Expression) -> bool:
    return isinstance(node, Token) and node.text in _LIMITED


class Namer(Protocol):
    """What turns a name into a reference, telling the fault where nothing bears it."""

    def refer(self, token: Token, kinds: tuple[str, ...], source: Source) -> Ref:
        """Return the reference; `found` is False, and a fault told, where the name is not declared."""

    def cite(self, source: Ref, edition: str, place: Place) -> None:
        """Take in that an edition of a text is cited by its name."""

    def knows(self, name: str, kinds: tuple[str, ...]) -> bool:
        """Tell whether something of these kinds bears a name."""

    def nearest(self, name: str, kinds: tuple[str, ...]) -> str | None:
        """Return the id of what a name was meant for: what bears it as a label, or bears the nearest name."""


class Cursor:
    """The values of a statement, read from left to right; every keyword taken is remembered by its offset."""

    __slots__ = ("keywords", "namer", "position", "source", "statement")

    def __init__(self, statement: Statement, skip: int, source: Source, namer: Namer) -> None:
        self.statement = statement
        self.position = skip
        self.source = source
        self.namer = namer
        self.keywords: dict[int, Word] = {}

    @property
    def done(self) -> bool:
        """Whether every value has been read."""
        return self.position >= len(self.statement.phrase)

    def place(self, node: Expression | Series | Statement | None = None) -> Place:
        """Return the place of a node; without one, of the next value, or of the whole statement at its end."""
        if node is None and not self.done:
            node = self.statement.phrase[self.position]
        if node is None:
            keyword = self.statement.keyword
            return Place(self.source, keyword.start, keyword.end)
        return Place(self.source, node.start, node.end)

    @property
    def whole(self) -> Place:
        """The statement without its braces."""
        phrase = self.statement.phrase
        end = phrase[-1].end if phrase else self.statement.keyword.end
        return Place(self.source, self.statement.start, end)

    def behind(self, node: Expression) -> str:
        """Return what is written on the line of a value behind it."""
        return self.source.text[node.end : node.end + 60].partition("\n")[0].rstrip()

    def line(self, node: Expression | Series) -> str:
        """Return what is written from the beginning of a value to the end of its line."""
        return self.source.text[node.start : node.start + 200].partition("\n")[0].rstrip()

    def fail(self, en: str, zh: str, remedy: Text, node: Expression | Series | None = None) -> NoReturn:
        """Raise the mistake at a node or at the next value; where none is left, behind the last."""
        if isinstance(node, Limit):
            sign = node.operator
            raise Misshapen(
                Text(f"`{sign.text}` cannot stand here", f"「{sign.text}」不能出现在此处"),
                Place(self.source, sign.start, sign.end),
                Text("write the value behind the keyword, without it", "关键词之后直接写值，不用此符号"),
            )
        place = self.place(node)
        if node is None and self.done and self.statement.phrase:
            end = self.statement.phrase[-1].end
            place = Place(self.source, end, end)
        raise Misshapen(Text(en, zh), place, remedy)

    def series(self, wanted: Text) -> Series:
        """Take the next series; at the end of the statement, fail with what was wanted."""
        if self.done:
            before = self.statement.phrase[-1] if self.statement.phrase else self.statement.keyword
            behind = self.source.text[before.start : before.end]
            self.fail(
                f"a value is missing behind `{behind}`",
                f"「{behind}」之后缺少值",
                Text(f"write {wanted.en}", f"请写{wanted.zh}"),
            )
        series = self.statement.phrase[self.position]
        self.position += 1
        return series

    def single(self, wanted: Text) -> Expression:
        """Take the next series, which must be one expression."""
        series = self.series(wanted)
        if len(series.items) > 1:
            between = self.source.text[series.items[0].end - 1 : series.items[1].start + 3]
            grouped = re.fullmatch(r"\d,\d{3}", between) is not None
            self.fail(
                "only one value can stand here",
                "此处只能有一个值",
                NO_COMMAS
                if grouped
                else self._joined_length(series)
                or self._counted_otherwise(series)
                or Text("remove the others", "删去其余的值"),
                series.items[1],
            )
        return series.items[0]

    def _joined_length(self, series: Series) -> Text | None:
        """Return what to write for a length of time and its event with a comma between them: 三年，自列入之日起."""
        said = re.split(r"[;；。}｝#]", self.line(series))[0].strip()
        meant = length_meant(re.sub(r"[ \t]*[,，、][ \t]*", " ", said, count=1).replace("计算", ""))
        return None if meant is None else Text(meant.en, meant.zh)

    def _counted_otherwise(self, series: Series) -> Text | None:
        """Return what to do with an event that is none of the language, behind a length and a comma."""
        said = re.split(r"[;；。}｝#]", self.line(series))[0].strip()
        length, _, rest = (part.strip() for part in re.sub("[，、]", ",", said, count=1).partition(","))
        meant = length_meant(length)
        if meant is None or not _COUNTING.match(rest):
            return None
        return Text(f"{meant.en} alone, and `{rest}` in `note`", f"{meant.zh}，并将“{rest}”写入「说明」")

    def part_limits(self) -> None:
        """Part words of the language from a limit behind them: `within at most 5 days` was read as a comparison."""
        phrase: list[Series] = list(self.statement.phrase[: self.position])
        for series in self.statement.phrase[self.position :]:
            node = series[0]
            if len(series) == 1 and isinstance(node, Comparison | Bounded) and _is_limited(node.left):
                phrase.append(Series((node.left,)))
                phrase += [Series((bound,)) for bound in (node.bounds if isinstance(node, Bounded) else ())]
                if node.operator is not None and node.right is not None:
                    phrase.append(Series((Limit(node.operator, node.right),)))
            else:
                phrase.append(series)
        if len(phrase) > len(self.statement.phrase):
            self.statement = self.statement._replace(phrase=tuple(phrase))

    def limit(self) -> Limit | Token | None:
        """Return the next value if it is a limit: `at most 1 year`, `1 year or more`."""
        if self.done:
            return None
        node = self.statement.phrase[self.position][0]
        return node if isinstance(node, Limit) or (isinstance(node, Token) and node.kind == "BOUND") else None

    def peek(self, ahead: int = 0) -> Token | None:
        """Return the next value, or one further on, if it is a single token."""
        at = self.position + ahead
        phrase = self.statement.phrase
        if at >= len(phrase):
            return None
        series = phrase[at]
        first = series[0]
        return first if len(series) == 1 and type(first) is Token else None

    def first(self, ahead: int = 0) -> Token | None:
        """Return the token with which the next series, or one further on, begins."""
        at = self.position + ahead
        node = self.statement.phrase[at][0] if at < len(self.statement.phrase) else None
        return node if type(node) is Token else None

    def take(self, *words: Word) -> Word | None:
        """Take the next value if it is one of these words."""
        token = self.peek()
        if token is None:
            return None
        for word in words:
            if token.text in word.spellings:
                self.mark(token, word)
                self.position += 1
                return word
        return None

    def take_kind(self, *kinds: str) -> Token | None:
        """Take the next value if it is a token of one of these kinds."""
        token = self.peek()
        if token is None or token.kind not in kinds:
            return None
        self.position += 1
        return token

    def mark(self, token: Token, word: Word) -> None:
        """Remember that a token is a word of the language and not a name."""
        self.keywords[token.start] = word

    def mark_number(self, token: Token) -> None:
        """Remember that a number such as 100万 is a number and not a name, so that English can write it."""
        if token.kind == "NUMBER" and (not token.text.isascii() or " " in token.text):
            number = write_number(read_quantity(token.text).value, "en")
            self.mark(token, Word(number, number if token.text.isascii() else token.text))

    def name(self, token: Token, *kinds: str) -> Ref:
        """Return what a name, or a label in quotes, refers to."""
        return self.namer.refer(as_name(token), kinds, self.source)

    def word(self, node: Expression, words: Words) -> Word | None:
        """Return the word that a node spells, if it is one of these, and remember it."""
        if not isinstance(node, Token):
            return None
        found = words.find(node.text)
        if found is not None:
            self.mark(node, found)
        return found
