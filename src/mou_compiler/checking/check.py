"""What a check is: a page that explains it, two examples that are run as tests, and a pure function."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from itertools import chain
from typing import Any, Generic, Protocol, TypeVar

from mou_compiler.analysis.view import ALL_TIME, AsOf, View
from mou_compiler.findings.cause import Cause, written_at
from mou_compiler.findings.finding import Case, Category, Finding, OpenBox, Related, Severity, Shared, Witness
from mou_compiler.findings.fix import Fix, fixes_by
from mou_compiler.findings.page import Elsewhere
from mou_compiler.source.place import Place
from mou_compiler.words import Text

Run = Callable[[View], Iterable[Finding]]
Review = Callable[[View, tuple[Finding, ...], AsOf], Iterable[Finding]]


class Told(Protocol):
    """Tells what a check finds in a corpus, as of a day or of all days."""

    def __call__(self, view: View, as_of: AsOf = ALL_TIME) -> Iterable[Finding]:
        """Return its findings."""


Unit = TypeVar("Unit", bound=Hashable)
Mapped = TypeVar("Mapped")


@dataclass(frozen=True, slots=True)
class Part(Generic[Unit, Mapped]):
    """One question of a check: the things of which it is asked, what is found of each, and what is told of that.

    `each` is asked of one thing, such as the id of a document, a list or an act, and is asked again only when what it
    read has changed; the causes that it yields are frozen data that compare by value. `gather` makes findings of all
    of them, in the order of the things, as of a day; where it is None, they are findings.
    """

    units: Callable[[View], Iterable[Unit]]
    each: Callable[[View, Unit], Iterable[Mapped]]
    gather: Callable[[View, Sequence[Mapped], AsOf], Iterable[Finding]] | None = None

    def tell(self, view: View, as_of: AsOf) -> tuple[Finding, ...]:
        """Return the findings of this part."""
        # Causes that are findings are told as they are, whatever the day.
        return view.ask(_findings, self, as_of) if self.gather is not None else view.ask(_causes, self)


def _causes(view: View, part: Part[Any, Any]) -> tuple[Any, ...]:
    return tuple(chain.from_iterable(view.ask(_of_unit, part, unit) for unit in part.units(view)))


def _of_unit(view: View, part: Part[Any, Any], unit: Any) -> tuple[Any, ...]:
    return tuple(part.each(view, unit))


def _findings(view: View, part: Part[Any, Any], as_of: AsOf) -> tuple[Finding, ...]:
    assert part.gather is not None  # asked only of such
    return tuple(part.gather(view, view.ask(_causes, part), as_of))


def documents(view: View) -> Iterable[str]:
    """Return the ids of all documents, as the things of which something is asked."""
    return view.corpus.documents


def lists(view: View) -> Iterable[str]:
    """Return the ids of all lists."""
    return view.corpus.lists


def whole(run: Callable[[View, AsOf], Iterable[Finding]]) -> Part[str, None]:
    """Return a part that is asked of the whole corpus at once, and again after any change to what it read."""
    return Part(lambda _: (), lambda *_: (), lambda view, _, as_of: run(view, as_of))


@dataclass(frozen=True, slots=True)
class Check:
    """The page of a check. Codes never change once released.

    `severity` is the gravest it tells, `category` says of what. `failing` and `passing` are whole programs: the first yields a
    finding of this code, the second none, on the day `as_of` where one is given. An input failure, which no
    program can show, leaves both empty. `beside` holds the files that they name, each as path and text.
    `elsewhere` shows the same in the words of other countries.
    `rests_on` names the attributes of measures and documents by which it goes: where one of these is in error nothing
    is concluded; where none is named, any of them.
    """

    code: str
    name: str
    severity: Severity
    what: Text
    why: Text
    fix: Text
    failing: str
    passing: str
    category: Category = Category.OTHER
    as_of: date | None = None
    beside: tuple[tuple[str, str], ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()
    rests_on: frozenset[str] = frozenset()

    def finding(
        self,
        message: Text,
        place: Place | None,
        help_: Text | None = None,
        *,
        severity: Severity | None = None,
        path: str = "",
        related: Iterable[Related] = (),
        measures: Iterable[str] = (),
        witness: Witness | None = None,
        cases: Iterable[Case] = (),
        since: date | None = None,
        until: date | None = None,
        cause: Cause | None = None,
        listing: Text | None = None,
        fixes: tuple[Fix, ...] | None = None,
        shared: Shared | None = None,
        boxes: Iterable[OpenBox] = (),
        situation: Text | None = None,
    ) -> Finding:
        """Return a finding of this check; the remedy is the page's where none is given.

        `situation` is the sentence that says in which situation the message is so; it comes behind it, as its own.
        `shared` lets it be told with others of one cause. Where no fixes are given they are those that the remedy knows at the place. Without a cause it is known again by what is written where it stands.
        """
        claim = None if situation is None else Text(_capital(message.en), message.zh)
        return Finding(
            self.code,
            self.name,
            self.category,
            self.severity if severity is None else severity,
            message if claim is None or situation is None else _behind(claim, situation),
            place,
            help_ or self.fix,
            cause or written_at(place, path),
            path,
            tuple(related),
            tuple(measures),
            witness,
            tuple(cases),
            listing,
            since,
            until,
            fixes_by(help_ or self.fix, (place,) if place else ()) if fixes is None else fixes,
            shared=shared,
            boxes=tuple(boxes),
            claim=claim,
        )


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def _behind(claim: Text, situation: Text) -> Text:
    return Text(f"{claim.en}. {situation.en}", f"{claim.zh}。{situation.zh}")


@dataclass(frozen=True, slots=True)
class LoadedCheck:
    """A check with its parts, and where it looks at what others found, the function that reviews."""

    check: Check
    run: Told
    review: Review | None


def faults_of(check: Check) -> Run:
    """Return the function that tells the faults of an earlier stage which bear the check's code."""

    def run(view: View) -> Iterator[Finding]:
        for fault in view.corpus.faults:
            if fault.code == check.code:
                yield check.finding(
                    fault.message,
                    fault.place,
                    fault.help,
                    related=fault.related,
                    path=fault.path,
                    cause=written_at(fault.place, fault.path, fault.about),
                    fixes=fault.fixes,
                )

    return run


class UnusableCheck(Exception):  # noqa: N818 -- it is a mistake of an installation on its way to a message
    """A check from outside the package that cannot be used: the fact and the remedy."""

    def __init__(self, point: EntryPoint, en: str, zh: str) -> None:
        named = f"`{point.name} = {point.value}`"
        self.message = Text(
            f"the check {named} of the entry points mou.checks {en}",
            f"入口点 mou.checks 中的检查「{point.name} = {point.value}」{zh}",
        )
        self.help = Text(
            "mend the package that adds it, or uninstall it", "修正提供该检查的软件包，或将其卸载"
        )
        super().__init__(self.message.en)


@cache
def load_checks() -> tuple[LoadedCheck, ...]:
    """Return every check, those of this package and those that entry points `mou.checks` add, by code.

    Raise UnusableCheck for one from outside that cannot be loaded or bears the code or name of another.
    """
    package = importlib.import_module("mou_compiler.checks")
    loaded = [
        _loaded(importlib.import_module(f"mou_compiler.checks.{module.name}"))
        for module in pkgutil.iter_modules(package.__path__)
        if module.name.startswith("mou")
    ]
    for point in sorted(entry_points(group="mou.checks"), key=lambda point: (point.name, point.value)):
        added = _added(point)
        for other in loaded:
            if added.check.code == other.check.code or added.check.name == other.check.name:
                code, name = other.check.code, other.check.name
                raise UnusableCheck(
                    point,
                    f"bears a code or name that {code} ({name}) has",
                    f"与 {code}（{name}）的代码或名称重复",
                )
        loaded.append(added)
    return tuple(sorted(loaded, key=lambda item: item.check.code))


def _loaded(module: Any) -> LoadedCheck:
    """Return the check of a module: the parts that it names, or what it runs over the whole corpus."""
    run = getattr(module, "run", None)
    parts = getattr(module, "PARTS", () if run is None else (whole(lambda view, _: run(view)),))
    return LoadedCheck(module.CHECK, _all_of(parts), getattr(module, "review", None))


def _all_of(parts: tuple[Part[Any, Any], ...]) -> Told:
    """Return the function that tells what all parts of a check find, part by part."""

    def tell(view: View, as_of: AsOf = ALL_TIME) -> Iterator[Finding]:
        for part in parts:
            yield from part.tell(view, as_of)

    return tell


def _added(point: EntryPoint) -> LoadedCheck:
    """Return the check that an entry point adds."""
    try:
        module = point.load()
    except Exception as error:  # importing what others wrote can raise anything
        raise UnusableCheck(
            point,
            f"cannot be loaded: {type(error).__name__}: {error}",
            f"无法载入：{type(error).__name__}: {error}",
        ) from error
    if not isinstance(getattr(module, "CHECK", None), Check):
        raise UnusableCheck(point, "has no CHECK", "没有 CHECK")
    return _loaded(module)
