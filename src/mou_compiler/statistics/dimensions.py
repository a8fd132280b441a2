"""The five dimensions of a system of rules on a day, in numbers, each with the clauses behind it.

Where information comes from, what consequences hang on, what is enforced, which way it looks in time, and whose
conduct it answers (grammar/meaning.md, Dimensions).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from mou_compiler.analysis.view import View
from mou_compiler.corpus.schema.atoms import required
from mou_compiler.corpus.schema.declarations import Measure
from mou_compiler.corpus.schema.values import (
    Citation,
    Compare,
    Condition,
    Count,
    Grade,
    Holds,
    IsTrue,
    NoBasis,
)
from mou_compiler.interpret.timeline import days_of
from mou_compiler.words import Text, Word

WATCHING = ("scrutiny-list", "watch-list")
"""Lists of those who are watched for what they may do."""


class Group(NamedTuple):
    """One kind of thing along a dimension, and the ids of all that are of it on the day, in order."""

    word: Word
    ids: tuple[str, ...]


class Dimension(NamedTuple):
    """One of the five on a day: what is counted, and the groups that share it out, every thing in one of them."""

    name: str
    title: Text
    counted: Text
    groups: tuple[Group, ...]

    @property
    def whole(self) -> int:
        """How many things there are."""
        return sum(len(group.ids) for group in self.groups)

    def share(self, group: Group) -> float:
        """Return how much of the whole a group is, from 0 to 1; 0 where there is nothing."""
        return len(group.ids) / self.whole if self.whole else 0.0


def dimensions(view: View, day: date) -> tuple[Dimension, ...]:
    """Return the five dimensions on a day."""
    number = day.toordinal()
    measures = [
        measure
        for measure in view.corpus.measures.values()
        if any(number in days for days in view.timeline.stretches(measure))
    ]
    return (
        _shared(
            "sources",
            Text("information sources", "信息来源"),
            Text("lists and ratings", "名单与评级"),
            (
                Word("government record", "政府记录"),
                Word("mixed", "混合"),
                Word("private record", "民间记录"),
                _NOT_SAID,
            ),
            _sources(view, number, measures),
        ),
        _shared(
            "consequences",
            Text("nature of consequences", "后果的性质"),
            _MEASURES,
            (
                Word("on a list", "名单"),
                Word("on a grade", "等级"),
                Word("from a threshold on", "阈值"),
                Word("on a fact", "事实"),
                Word("on nothing of these", "其他"),
            ),
            ((measure.id, _nature(view, measure)) for measure in measures),
        ),
        _shared(
            "enforced",
            Text("what is enforced", "所执行的规范"),
            Text("grounds of entry", "列入情形"),
            (
                Word("existing law", "已有法律"),
                Word("conduct that no law names", "法律未规定的行为"),
                Word("not known", "不详"),
                _NOT_SAID,
            ),
            _grounds(view, number),
        ),
        _shared(
            "orientation",
            Text("orientation in time", "时间指向"),
            _MEASURES,
            (Word("past conduct", "过往行为"), Word("what may come", "未来风险"), Word("neither", "其他")),
            ((measure.id, _orientation(view, measure)) for measure in measures),
        ),
        _shared(
            "subjects",
            Text("individual or collective", "个体或连带"),
            _MEASURES,
            (Word("own conduct", "本人行为"), Word("both", "兼及"), Word("through a relation", "因关系而及")),
            ((measure.id, _reach(view, measure)) for measure in measures),
        ),
    )


_MEASURES = Text("measures", "措施")
_NOT_SAID = Word("not said", "未写明")


def _shared(
    name: str, title: Text, counted: Text, words: tuple[Word, ...], found: Iterable[tuple[str, str]]
) -> Dimension:
    groups: dict[str, list[str]] = {word.en: [] for word in words}
    for id_, word in found:
        groups[word].append(id_)
    return Dimension(name, title, counted, tuple(Group(word, tuple(groups[word.en])) for word in words))


def _sources(view: View, day: int, measures: Iterable[Measure]) -> Iterator[tuple[str, str]]:
    """Yield the lists that a document in force rules or a measure in force names, and the ratings that one names."""
    used = {
        *(list_ for measure in measures for list_ in view.rules.rules[measure.id].lists),
        *(
            list_
            for list_ in view.corpus.lists
            if any(item.document is not None and day in item.days for item in view.list_rules.of(list_))
        ),
    }
    ratings = {
        item.rating.id for measure in measures for item in _atoms(view, measure) if isinstance(item, Grade)
    }
    sources = {
        **{id_: item.source for id_, item in view.corpus.lists.items() if id_ in used},
        **{id_: item.source for id_, item in view.corpus.ratings.items() if id_ in ratings},
    }
    for id_, source in sorted(sources.items()):
        yield id_, "not said" if source is None else source.replace("-", " ")


def _atoms(view: View, measure: Measure) -> Iterator[Condition]:
    for condition in (*view.norms.trigger(measure), *view.norms.when(measure)):
        yield from required(condition)


def _nature(view: View, measure: Measure) -> str:
    """Return on what a measure hangs: on a grade, a count, a list, a quantity, a fact, the first of these."""
    found = list(_atoms(view, measure))
    for word, kinds in _NATURES:
        if any(isinstance(item, kinds) for item in found):
            return word
    return "on nothing of these"


_NATURES: tuple[tuple[str, type[object]], ...] = (
    ("on a grade", Grade),
    ("from a threshold on", Count),
    ("on a list", Holds),
    ("from a threshold on", Compare),
    ("on a fact", IsTrue),
)


def _grounds(view: View, day: int) -> Iterator[tuple[str, str]]:
    for id_ in view.corpus.lists:
        for rule in view.list_rules.of(id_):
            for entry in rule.rule.entries if day in rule.days else ():
                yield entry.id, _grounded(entry.basis)


def _grounded(basis: Iterable[object]) -> str:
    said = list(basis)
    if any(isinstance(item, Citation) for item in said):
        return "existing law"
    if any(isinstance(item, NoBasis) for item in said):
        return "conduct that no law names"
    return "not known" if said else "not said"


def _orientation(view: View, measure: Measure) -> str:
    """Return which way a measure looks: at what was done, or, by a grade or a list of the watched, at what may come."""
    found = list(_atoms(view, measure))
    lists = [
        view.corpus.lists[item.list.id]
        for item in found
        if isinstance(item, Holds) and item.list.id in view.corpus.lists
    ]
    if any(item.kind not in WATCHING for item in lists):
        return "past conduct"
    if lists or _nature(view, measure) == "on a grade":
        return "what may come"
    return "past conduct" if found else "neither"


def _reach(view: View, measure: Measure) -> str:
    targets = view.norms.targets(measure)
    attached = [target.relation is not None for target in targets]
    if not any(attached):
        return "own conduct"
    return "through a relation" if all(attached) else "both"


def days_between(view: View, first: int | None, last: int | None) -> tuple[date, ...]:
    """Return the first days of the years from one to another; by default all in which something begins, and the next."""
    starts = [view.timeline.measure_days(measure).start for measure in view.corpus.measures.values()]
    starts += [days_of(item.in_force, item.signed).start for item in view.corpus.documents.values()]
    years = [date.fromordinal(start).year for start in starts if start > 1]
    begin = first if first is not None else min(years, default=2000)
    end = last if last is not None else max(years, default=begin) + 1
    return tuple(date(year, 1, 1) for year in range(begin, end + 1))


def drift(
    before: Dimension, after: Dimension, days: tuple[date, date], least: float = 0.005
) -> Iterator[Text]:
    """Yield a sentence for each group whose share changed by so much between two days, the greatest change first."""
    changed: list[tuple[float, Group, Group]] = [
        (after.share(new) - before.share(old), old, new)
        for old, new in zip(before.groups, after.groups, strict=True)
    ]
    for change, old, new in sorted(changed, key=_weight):
        if abs(change) < least:
            continue
        rose = Text("rose" if change > 0 else "fell", "升" if change > 0 else "降")
        yield Text(
            f"{before.title.en}: between {days[0]} and {days[1]} the share `{old.word.en}` of {before.counted.en} {rose.en} "
            f"from {_percent(before, old)} ({len(old.ids)} of {before.whole}) to {_percent(after, new)} ({len(new.ids)} of {after.whole})",
            f"{before.title.zh}：自{days[0]}至{days[1]}，{before.counted.zh}中「{old.word.zh}」的比例由{_percent(before, old)}"
            f"（{len(old.ids)}/{before.whole}）{rose.zh}至{_percent(after, new)}（{len(new.ids)}/{after.whole}）",
        )


def _weight(item: tuple[float, Group, Group]) -> float:
    return -abs(item[0])


def _percent(dimension: Dimension, group: Group) -> str:
    return f"{100 * dimension.share(group):.1f} %"
