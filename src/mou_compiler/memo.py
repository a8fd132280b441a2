"""Answers kept by question and argument, so that nothing is worked out twice; and again only what a change can touch.

A `Memo` keeps answers for good. A `LiveMemo` writes down, while an answer is worked out, what is read for it: things
that may change, and other answers. When something changes, whatever read it, over any number of steps, is in doubt.
An answer in doubt is worked out again when it is next asked for, but only if something that it read is now another
by value; most doubts end there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from operator import is_
from typing import Any, Generic, ParamSpec, TypeVar, cast

Given = ParamSpec("Given")
Value = TypeVar("Value")
Key = TypeVar("Key")


class Memo:
    """Keeps answers for as long as what is asked about does not change: for good."""

    def remember(self, function: Callable[Given, Value]) -> Callable[Given, Value]:
        """Return the function with a memory: what it answers to the same arguments is worked out once."""
        return cast("Callable[Given, Value]", cache(function))


class Fact:
    """Something that may change, and the answers for which it was read."""

    __slots__ = ("changed", "readers")

    def __init__(self) -> None:
        self.changed = 0
        """The number of the last change by which it became another."""
        self.readers: set[Answer] = set()


class Answer(Fact):
    """What a function answers to some arguments, and what was read for it, in the order of reading."""

    __slots__ = ("checked", "doubted", "function", "given", "reads", "value")

    def __init__(self, function: Callable[..., Any], given: tuple[Any, ...]) -> None:
        super().__init__()
        self.function = function
        self.given = given
        self.reads: dict[Fact, None] = {}
        self.value: Any = None
        self.checked = -1
        """The number of the last change after which it was found to hold; less than any before it is worked out."""
        self.doubted = True


class LiveMemo(Memo):
    """Keeps answers and what each of them rests on; a function that is remembered must read nothing else that changes."""

    def __init__(self) -> None:
        self.changes = 0
        self.made = 0
        """How often an answer was worked out: what tests count instead of time."""
        self._open: list[dict[Fact, None] | None] = []

    def remember(self, function: Callable[Given, Value]) -> Callable[Given, Value]:
        """Return the function with a memory of each answer, asked again when what it rests on has changed."""
        answers: dict[tuple[Any, ...], Answer] = {}
        open_ = self._open

        def ask(*given: Any) -> Any:
            answer = answers.get(given)
            if answer is None:
                answer = answers[given] = Answer(function, given)
            if open_ and (reads := open_[-1]) is not None:
                reads[answer] = None
            if answer.doubted:
                self._settle(answer)
            return answer.value

        return cast("Callable[Given, Value]", ask)

    def read(self, fact: Fact) -> None:
        """Write down that something is read, for the answer that is being worked out."""
        if self._open and (reads := self._open[-1]) is not None:
            reads[fact] = None

    @contextmanager
    def unrecorded(self) -> Iterator[None]:
        """Write nothing down: what is read here, the answer rests on by something else that it has read."""
        self._open.append(None)
        try:
            yield
        finally:
            self._open.pop()

    def change(self, facts: Iterable[Fact]) -> None:
        """Take it that these are others from now on; whatever rests on them is in doubt."""
        self.changes += 1
        waiting: list[Answer] = []
        for fact in facts:
            fact.changed = self.changes
            waiting.extend(fact.readers)
        while waiting:
            answer = waiting.pop()
            if not answer.doubted:
                answer.doubted = True
                waiting.extend(answer.readers)

    def _settle(self, answer: Answer) -> None:
        """Have an answer hold again: find that what it read is the same, or work it out."""
        if answer.checked < 0 or self._rests_on_another(answer):
            self._work_out(answer)
        answer.checked = self.changes
        answer.doubted = False

    def _rests_on_another(self, answer: Answer) -> bool:
        """Tell whether anything that was read has changed; what was read first decides whether the rest is asked for."""
        for fact in answer.reads:
            if isinstance(fact, Answer) and fact.doubted:
                self._settle(fact)
            if fact.changed > answer.checked:
                return True
        return False

    def _work_out(self, answer: Answer) -> None:
        self.made += 1
        reads: dict[Fact, None] = {}
        self._open.append(reads)
        try:
            value = answer.function(*answer.given)
        finally:
            self._open.pop()
        for fact in answer.reads:
            if fact not in reads:
                fact.readers.discard(answer)
        for fact in reads:
            fact.readers.add(answer)
        answer.reads = reads
        if answer.checked < 0 or value != answer.value:
            answer.value = value
            answer.changed = self.changes


class Watched(Mapping[Key, Value], Generic[Key, Value]):
    """A mapping that may be replaced, and that has written down what of it is read: one value, the keys, or all."""

    def __init__(
        self,
        memo: LiveMemo,
        content: Mapping[Key, Value],
        same: Callable[[Value | None, Value | None], bool] = is_,
    ) -> None:
        self._memo = memo
        self._content = content
        self._same = same
        self._each: dict[Key, Fact] = {}
        self._keys = Fact()
        self._all = Fact()

    def replace(self, content: Mapping[Key, Value]) -> Iterator[Fact]:
        """Take other values; yield what is another than before, of what has been read."""
        before, self._content = self._content, content
        if before is content:
            return
        same = self._same
        for key, fact in self._each.items():
            if not same(before.get(key), content.get(key)):
                yield fact
        keys = list(before) != list(content)
        if keys:
            yield self._keys
        if keys or not all(map(same, before.values(), content.values())):
            yield self._all

    def _read(self, key: Key) -> None:
        fact = self._each.get(key)
        if fact is None:
            fact = self._each[key] = Fact()
        self._memo.read(fact)

    def __getitem__(self, key: Key) -> Value:
        self._read(key)
        return self._content[key]

    def get(self, key: Key, default: Any = None) -> Any:
        """Return the value of a key; another where it has none."""
        self._read(key)
        return self._content.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._read(cast("Key", key))
        return key in self._content

    def __iter__(self) -> Iterator[Key]:
        self._memo.read(self._keys)
        return iter(self._content)

    def __len__(self) -> int:
        self._memo.read(self._keys)
        return len(self._content)

    def __bool__(self) -> bool:
        self._memo.read(self._keys)
        return bool(self._content)

    def values(self) -> Any:
        """Return every value, in order of the keys."""
        self._memo.read(self._all)
        return self._content.values()

    def items(self) -> Any:
        """Return every key with its value, in order of the keys."""
        self._memo.read(self._all)
        return self._content.items()
