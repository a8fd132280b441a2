"""Answers kept by question and argument, so that nothing is worked out twice; and again only what a change can touch.

A `Memo` keeps answers for good. A `LiveMemo` writes down, while an answer is worked out, what is read for it: things
that may change, and other answers. When something changes, whatever read it, over any number of steps, is in doubt.
An answer in doubt is worked out again when it is next asked for, but only if something that it read is now another
by value; most doubts end there.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import compress
from operator import is_, not_
from typing import Any, Generic, ParamSpec, TypeVar, cast

Given = ParamSpec("Given")
Value = TypeVar("Value")
Key = TypeVar("Key")
Unit = TypeVar("Unit", bound=Hashable)

LONG = 256
"""After so many changes an answer in doubt for which nobody has asked is let go of."""

ROUNDS = 9
"""How often, on average, what is settled ahead may be settled again while one change spreads."""


class Memo:
    """Keeps answers for as long as what is asked about does not change: for good."""

    def remember(self, function: Callable[Given, Value]) -> Callable[Given, Value]:
        """Return the function with a memory: what it answers to the same arguments is worked out once."""
        return cast("Callable[Given, Value]", cache(function))

    def summary(self, function: Callable[[], Value]) -> Callable[[], Value]:
        """Return the same of what many things make up and much rests on, and which seldom changes with one of them."""
        return self.remember(function)

    def index(
        self, units: Callable[[], Iterable[Unit]], each: Callable[[Unit], Mapping[Key, Value]]
    ) -> Index[Key, Value]:
        """Return what is found of each of some things, looked up by key."""
        return Index(units, each)


class Index(Generic[Key, Value]):
    """What is found of each of some things, such as documents, looked up by key: in order of the things."""

    def __init__(
        self, units: Callable[[], Iterable[Unit]], each: Callable[[Unit], Mapping[Key, Value]]
    ) -> None:
        self._find = cache(lambda: self._gather(units, each))

    @staticmethod
    def _gather(
        units: Callable[[], Iterable[Unit]], each: Callable[[Unit], Mapping[Key, Value]]
    ) -> dict[Key, list[Value]]:
        found: dict[Key, list[Value]] = {}
        for unit in units():
            for key, value in each(unit).items():
                found.setdefault(key, []).append(value)
        return found

    def of(self, key: Key) -> Sequence[Value]:
        """Return what is found under a key, of each thing that has something."""
        return self._find().get(key, ())

    def keys(self) -> Sequence[Key]:
        """Return every key, in order."""
        return sorted(self._find())  # type: ignore[type-var]  # keys are text, or tuples of it


class Fact:
    """Something that may change, and the answers for which it was read."""

    __slots__ = ("changed", "readers")
    doubted = False
    """Whether it may be another than it was when it was last looked at: what is told from outside never is."""

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


class Ahead(Answer):
    """An answer that is settled before doubts go on to what rests on it: they end here where it stays the same."""

    __slots__ = ()

    def parts(self) -> Iterable[Fact]:
        """Return what others read of it."""
        return (self,)

    def changed_parts(self, number: int) -> Iterable[Fact]:
        """Return what of that has become another by a change."""
        return (self,) if self.changed == number else ()


class LiveMemo(Memo):
    """Keeps answers and what each of them rests on; a function that is remembered must read nothing else that changes."""

    def __init__(self) -> None:
        self.changes = 0
        self.made = 0
        """How often an answer was worked out: what tests count instead of time."""
        self._kept: list[dict[tuple[Any, ...], Answer]] = []
        self._open: list[dict[Fact, None] | None] = []
        self._order: dict[Ahead, int] = {}
        """What is settled ahead, in the order in which it was first worked out: it rests on none that came later."""
        self._pending: dict[Ahead, None] = {}
        self._changing = False

    def remember(self, function: Callable[Given, Value]) -> Callable[Given, Value]:
        """Return the function with a memory of each answer, asked again when what it rests on has changed."""
        answers: dict[tuple[Any, ...], Answer] = {}
        self._kept.append(answers)
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

    def summary(self, function: Callable[[], Value]) -> Callable[[], Value]:
        """Return the function with a memory; while what it answers stays the same, nothing that rests on it is in doubt."""
        answer = Ahead(function, ())

        def ask() -> Value:
            self.read(answer)
            self.settle_ahead(answer)
            found: Value = answer.value
            return found

        return ask

    def index(
        self, units: Callable[[], Iterable[Unit]], each: Callable[[Unit], Mapping[Key, Value]]
    ) -> Index[Key, Value]:
        """Return the same, read key by key: where a key has the same as before, nothing that rests on it is in doubt."""
        return LiveIndex(self, units, each)

    @property
    def kept(self) -> int:
        """How many answers are kept."""
        return sum(map(len, self._kept))

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
        self._changing = True
        self._doubt(facts)
        left = ROUNDS * (len(self._order) + 1)
        while self._pending:
            answer = min(self._pending, key=self._order.__getitem__)
            del self._pending[answer]
            left -= 1
            try:
                if left > 0:
                    self.settle_ahead(answer)
            except Exception:  # noqa: BLE001, S110 -- whoever asks for it comes upon it
                pass
            if answer.doubted:
                self._doubt(answer.parts())
        self._changing = False
        if self.changes % LONG == 0:
            self._let_go()

    def _let_go(self) -> None:
        """Let go of answers in doubt for which nobody has asked for long: most are about what is no longer there.

        Whatever has read one may ask it still; it is worked out then.
        """
        for answers in self._kept:
            idle = [
                given
                for given, answer in answers.items()
                if answer.doubted and answer.checked <= self.changes - LONG
            ]
            for given in idle:
                answer = answers.pop(given)
                for fact in answer.reads:
                    fact.readers.discard(answer)
                answer.reads, answer.checked = {}, -1

    def settle_ahead(self, answer: Ahead) -> None:
        """Have an answer hold again, and what rests on what of it has changed be in doubt."""
        if answer.doubted:
            self._settle(answer)
            self._order.setdefault(answer, len(self._order))
            self._doubt(answer.changed_parts(self.changes))
            if answer.doubted:
                self._pending[answer] = None

    def _doubt(self, facts: Iterable[Fact]) -> None:
        """Have all that rests on these be in doubt, as far as what is to be settled ahead."""
        waiting: list[Answer] = []
        for fact in facts:
            fact.changed = self.changes
            waiting.extend(fact.readers)
        while waiting:
            answer = waiting.pop()
            if not answer.doubted:
                answer.doubted = True
                if not isinstance(answer, Ahead):
                    waiting.extend(answer.readers)
                elif self._changing:
                    self._pending[answer] = None

    def _settle(self, answer: Answer) -> None:
        """Have an answer hold again: find that what it read is the same, or work it out."""
        if answer.checked < 0 or self._rests_on_another(answer):
            self._work_out(answer)
        answer.checked = self.changes
        # While a change spreads, what was read may turn out to be in doubt after all.
        answer.doubted = self._changing and any(fact.doubted for fact in answer.reads)

    def _rests_on_another(self, answer: Answer) -> bool:
        """Tell whether anything that was read has changed; what was read first decides whether the rest is asked for."""
        checked = answer.checked
        for fact in answer.reads:
            if fact.doubted:
                if isinstance(fact, Ahead):
                    self.settle_ahead(fact)
                elif isinstance(fact, Answer):
                    self._settle(fact)
            if fact.changed > checked:
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


class LiveIndex(Index[Key, Value], Ahead):
    """An index that keeps what was found of each thing, and in which only what has changed is found again."""

    def __init__(
        self,
        memo: LiveMemo,
        units: Callable[[], Iterable[Unit]],
        each: Callable[[Unit], Mapping[Key, Value]],
    ) -> None:
        Ahead.__init__(self, self._bring_up_to_date, ())
        self._memo = memo
        self._units = memo.remember(lambda: tuple(units()))
        self._each: Callable[[Any], Mapping[Key, Value]] = memo.remember(each)
        self._contents: dict[Any, Mapping[Key, Value]] = {}
        self._by_key: dict[Key, dict[Any, Value]] = {}
        self._place: dict[Any, int] = {}
        self._facts: dict[Key, Fact] = {}
        self._all_keys = Fact()
        self._touched: dict[Key, None] = {}
        self._keys_touched = False

    def of(self, key: Key) -> Sequence[Value]:
        """Return what is found under a key, of each thing that has something."""
        self._memo.settle_ahead(self)
        fact = self._facts.get(key)
        if fact is None:
            fact = self._facts[key] = Fact()
        self._memo.read(fact)
        found = self._by_key.get(key)
        if found is None:
            return ()
        if len(found) == 1:
            return tuple(found.values())
        return [found[unit] for unit in sorted(found, key=self._place.__getitem__)]

    def keys(self) -> Sequence[Key]:
        """Return every key, in order."""
        self._memo.settle_ahead(self)
        self._memo.read(self._all_keys)
        return sorted(self._by_key)  # type: ignore[type-var]

    def parts(self) -> Iterable[Fact]:
        """Return what others read of it."""
        return (self._all_keys, *self._facts.values())

    def changed_parts(self, number: int) -> Iterable[Fact]:
        """Return what of that has become another since it was last asked."""
        del number
        changed = [self._facts[key] for key in self._touched if key in self._facts]
        if self._keys_touched:
            changed.append(self._all_keys)
        self._touched, self._keys_touched = {}, False
        return changed

    def _bring_up_to_date(self) -> int:
        """Take in what has changed; return a number that tells one state from another."""
        units = self._units()
        place = {unit: number for number, unit in enumerate(units)}
        kept = [unit for unit in self._place if unit in place]
        moved = kept != [unit for unit in place if unit in self._place]
        for unit in [unit for unit in self._contents if unit not in place]:
            self._take(unit, {})
            del self._contents[unit]
        self._place = place
        for unit in units:
            now = self._each(unit)
            if self._contents.get(unit) is not now:
                self._take(unit, now)
        if moved:
            self._touched.update((key, None) for key, found in self._by_key.items() if len(found) > 1)
        return self._memo.changes

    def _take(self, unit: Any, now: Mapping[Key, Value]) -> None:
        before = self._contents.get(unit, {})
        for key in before:
            if key not in now:
                self._touched[key] = None
                del self._by_key[key][unit]
                if not self._by_key[key]:
                    del self._by_key[key]
                    self._keys_touched = True
        for key, value in now.items():
            if key not in before or before[key] != value:
                self._touched[key] = None
                self._keys_touched = self._keys_touched or key not in self._by_key
                self._by_key.setdefault(key, {})[unit] = value
        self._contents[unit] = now


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
        same, each = self._same, self._each
        moved = list(before) != list(content)
        if moved:
            changed = [key for key in {**before, **content} if not same(before.get(key), content.get(key))]
            yield self._keys
        else:  # far the most often: without a step of Python for each
            alike = map(same, before.values(), content.values())
            changed = list(compress(content, map(not_, alike)))
        if moved or changed:
            yield self._all
        yield from (each[key] for key in changed if key in each)

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
