"""A corpus as it would be if a law fell, an agency merged or a list ended: edits of values, never of text.

Each is an edit from a day on; what is made can be compiled, checked and compared like any other corpus.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import TypeVar

from mou_compiler.analysis.wording import day_text, identified, joined
from mou_compiler.corpus.corpus import Corpus
from mou_compiler.corpus.schema.declarations import (
    Agency,
    Declaration,
    Document,
    Edition,
    Instrument,
    Law,
    List,
    Measure,
    Subject,
)
from mou_compiler.corpus.schema.values import (
    Articles,
    Day,
    Moved,
    Period,
    Ref,
    Succession,
    Target,
    Unknown,
)
from mou_compiler.interpret.rules import Norms
from mou_compiler.interpret.timeline import Timeline, days_of, lacks, ordinal
from mou_compiler.meaning.days import FOREVER, Days
from mou_compiler.source.place import Place, Source
from mou_compiler.words import Text

_Value = TypeVar("_Value")
SUPPOSED = "supposed"
"""The path of what stands in no file, and the id of the text that lays it down."""


class Impossible(ValueError):  # noqa: N818 -- named for what it tells
    """What cannot be supposed of this corpus on this day, and what to suppose instead."""

    def __init__(self, said: Text, remedy: Text) -> None:
        super().__init__(said.en)
        self.said = said
        self.remedy = remedy


class Supposing:
    """A corpus in which one thing after another is supposed from a day on; `said` tells what is, in order."""

    def __init__(self, corpus: Corpus, day: date) -> None:
        self.corpus = corpus
        self.day = day
        self.said: list[Text] = []
        self._place = Place(Source(SUPPOSED, ""), 0, 0)
        self._since = Day(day, day, self._place)
        self._touched: set[tuple[str, str]] = set()

    # --- what can be supposed ---------------------------------------------------------------------------

    def repeal(self, law: Law) -> None:
        """Suppose that a law is repealed."""
        self._touch(law)
        self._refuse_ended(law, Timeline(self.corpus).law_days(law))
        self._put(replace(law, repealed=None, repealed_on=self._since))
        self._say(law, Text("is repealed", "废止"))

    def renumber(self, law: Law, moves: Sequence[Moved]) -> None:
        """Suppose an edition in which articles bear other numbers; what is not named stays where it is."""
        self._touch(law)
        _refuse_unmoved(moves)
        self._refuse_ended(law, Timeline(self.corpus).law_days(law))
        editions = Timeline(self.corpus).editions(law)
        if not editions:
            first = Edition(
                id=f"{law.id}/before-{self.day}", label=law.label, place=law.place, extent=law.extent,
                adopted=law.adopted, in_force=law.in_force,
            )  # fmt: skip
            editions = (first,)
        last = editions[-1]
        if Timeline(self.corpus).edition_days(replace(law, editions=editions), last).start >= self._number:
            label = _named(last)
            raise Impossible(
                Text(
                    f"{label.en} begins on that day or later, and has numbers of its own",
                    f"{label.zh}自该日或其后施行，已有其条号",
                ),
                Text("name a day behind it", "请给出其后的日期"),
            )
        _refuse_missing(law, last, moves)
        made = Edition(
            id=f"{law.id}/{self.day}", label=Text(f"edition of {self.day}", f"{self.day} 版"), place=law.place,
            extent=law.extent, adopted=self._since, moved=tuple(moves), articles=_stretched(last, moves),
        )  # fmt: skip
        self._put(replace(law, editions=(*editions, made)))
        told = ", ".join(f"{move.old} → {move.new}" for move in moves)
        self._say(law, Text(f"is renumbered ({told})", f"条文重新编号（{told}）"))

    def merge(self, agencies: Sequence[Agency], into: Agency | str) -> None:
        """Suppose that agencies end and one carries on for them, which may be new, or one of them."""
        if isinstance(into, str):
            into = Agency(
                id=into, label=Text(into, into), place=self._place, extent=self._place,
                kind=_shared(item.kind for item in agencies), level=_shared(item.level for item in agencies),
                territory=_shared(item.territory for item in agencies),
                existed=Period(self._since, None),
            )  # fmt: skip
            self._add(into)
        ending = [item for item in agencies if item.id != into.id]
        if not ending:
            name = _named(into)
            raise Impossible(
                Text(
                    f"nothing would be merged: {name.en} is the only agency named",
                    f"没有可并入者：只写了{name.zh}",
                ),
                Text("write others before the sign, as in A,B=C", "请在等号前写其他机构，如「甲,乙=丙」"),
            )
        for agency in ending:
            self._end_agency(agency, (into.id,))
        names = joined(map(_named, ending))
        into_name = _named(into)
        self.said.append(
            Text(
                f"{names.en} {'are' if len(ending) > 1 else 'is'} merged into {into_name.en} on {self.day}",
                f"{names.zh}于{day_text(self.day).zh}并入{into_name.zh}",
            )
        )

    def split(self, agency: Agency, heirs: Sequence[Agency | str]) -> None:
        """Suppose that an agency ends and several carry on for it, each for all of it."""
        ids = [heir if isinstance(heir, str) else heir.id for heir in heirs]
        if len(set(ids)) < len(ids):
            raise Impossible(
                Text("one agency is named twice as successor", "同一承接机构写了两次"),
                Text("name each once", "每一机构只写一次"),
            )
        found = []
        for heir in heirs:
            if isinstance(heir, str):
                heir = Agency(
                    id=heir, label=Text(heir, heir), place=self._place, extent=self._place, kind=agency.kind,
                    level=agency.level, territory=agency.territory, existed=Period(self._since, None),
                )  # fmt: skip
                self._add(heir)
            found.append(heir)
        self._end_agency(agency, [heir.id for heir in found])
        names = joined(map(_named, found))
        self._say(agency, Text(f"is split into {names.en}", f"拆分为{names.zh}"))

    def abolish(self, agency: Agency) -> None:
        """Suppose that an agency ends and nobody carries on for it."""
        self._end_agency(agency, ())
        self._say(agency, Text("is abolished without a successor", "撤销，无承接者"))

    def end(self, list_: List) -> None:
        """Suppose that a list is kept no longer."""
        self._touch(list_)
        start = list_.existed.start if list_.existed else None
        days = days_of(list_.existed)
        self._refuse_to_come(list_, days, Text("is kept", "开始管理"))
        self._refuse_ended(list_, days)
        self._put(replace(list_, existed=Period(start, self._since)))
        self._say(list_, Text("ends", "终止"))

    def withdraw(self, item: Document | Measure) -> None:
        """Suppose that a document, or one measure of it, is in force no longer."""
        self._touch(item)
        timeline = Timeline(self.corpus)
        if isinstance(item, Measure):
            self._refuse_ended(item, timeline.days_of(item.id))
            start = item.in_force.start if item.in_force else None
            withdrawn = replace(item, in_force=Period(start, self._since))
            document = self.corpus.documents[item.document]
            measures = tuple(withdrawn if one.id == item.id else one for one in document.measures)
            self._put(replace(document, measures=measures))
        else:
            self._refuse_ended(item, timeline.document_days(item))
            item = self.corpus.documents[item.id]
            start = item.in_force.start if item.in_force else None
            self._put(replace(item, in_force=Period(start, self._since)))
        self._say(item, Text("is withdrawn", "撤回"))

    def exclude(self, kind: Subject, among: Sequence[List | Document | Measure] = ()) -> None:
        """Suppose that no measure, or none of these documents and lists, reaches a kind of subject any more."""
        chosen = tuple(self._among(among))
        if not chosen:
            raise Impossible(
                Text(
                    f"no measure of these is in force on {day_text(self.day).en} or later",
                    f"{day_text(self.day).zh}及其后，所写者中没有施行的措施",
                ),
                Text(
                    "name an earlier day, or documents and lists that have measures",
                    "请给出更早的日期，或写有措施的文件、名单",
                ),
            )
        number = sum(1 for document in self.corpus.documents.values() if document.id.startswith(SUPPOSED)) + 1
        document = f"{SUPPOSED}-{number}"
        label = _named(kind)
        name = Text(f"the exclusion of {label.en}", f"排除{label.zh}")
        measure = Measure(
            id=f"{document}/1", number="1", document=document, label=name, place=self._place,
            extent=self._place, targets=((Target((self._ref(kind),), None),),),
            overrides=tuple(Ref(id_, "measure", self._place) for id_ in chosen),
        )  # fmt: skip
        self._put(
            Instrument(
                id=document,
                label=name,
                place=self._place,
                extent=self._place,
                measures=(measure,),
                in_force=Period(self._since, None),
            )
        )
        of = joined(map(_named, among))
        self._say(
            kind,
            Text(
                f"is reached by no measure{f' of {of.en}' if among else ''} any more",
                f"不再适用{f'{of.zh}的' if among else '任何'}措施",
            ),
        )

    # --- how it is done ---------------------------------------------------------------------------------

    @property
    def _number(self) -> int:
        return self.day.toordinal()

    def _among(self, among: Sequence[List | Document | Measure]) -> Iterable[str]:
        """Yield the measures of these that are in force on the day or later."""
        timeline, norms = Timeline(self.corpus), Norms(self.corpus)
        ids = {(type(item), item.id) for item in among}
        for id_, measure in self.corpus.measures.items():
            document = self.corpus.documents[measure.document]
            asked = (
                not ids
                or (Measure, id_) in ids
                or (type(document), document.id) in ids
                or any((List, list_) in ids for list_ in norms.lists(measure))
            )
            days = timeline.measure_days(measure)
            if asked and days and days.end > self._number and not id_.startswith(f"{SUPPOSED}-"):
                yield id_

    def _ref(self, item: Declaration) -> Ref:
        return Ref(item.id, item.KEYWORD.en, self._place)

    def _touch(self, item: Declaration) -> None:
        key = (item.KEYWORD.en, item.id)
        if key in self._touched:
            name = _named(item)
            raise Impossible(
                Text(f"{name.en} is said twice", f"{name.zh}写了两次"),
                Text("say once what becomes of it", "同一事项只写一次"),
            )
        self._touched.add(key)

    def _refuse_ended(self, item: Declaration, days: Days) -> None:
        """Refuse what is no longer there on the day."""
        if days.end <= self._number:
            name, when = _named(item), day_text(date.fromordinal(max(days.end, 1)))
            raise Impossible(
                Text(f"{name.en} has ended by {when.en} already", f"{name.zh}在{when.zh}前已终止"),
                Text("name an earlier day", "请给出更早的日期"),
            )

    def _refuse_to_come(self, item: Agency | List, days: Days, being: Text) -> None:
        """Refuse what is there only later than the day: it cannot end before it begins."""
        if days.start > self._number:
            name, when = _named(item), day_text(date.fromordinal(days.start))
            raise Impossible(
                Text(f"{name.en} {being.en} only from {when.en}", f"{name.zh}自{when.zh}起方{being.zh}"),
                Text("name that day or a later one", "请给出该日或其后的日期"),
            )

    def _end_agency(self, agency: Agency, heirs: Sequence[str]) -> None:
        self._touch(agency)
        days = Timeline(self.corpus).agency_days(agency.id)
        self._refuse_to_come(agency, days, Text("exists", "设立"))
        self._refuse_ended(agency, days)
        if agency.id in heirs or any(self._comes_back(heir, agency.id) for heir in heirs):
            name = _named(agency)
            raise Impossible(
                Text(f"{name.en} would carry on for itself", f"{name.zh}将承接自身的职责"),
                Text("name another body", "请写另一机构"),
            )
        start = agency.existed.start if agency.existed else None
        succession = Succession(
            tuple(Ref(id_, "agency", self._place) for id_ in heirs), None, (), self._place
        )
        # What had passed on by then stays where it is.
        passed = [
            one for one in agency.successions if one.acts and (ordinal(one.start) or FOREVER) < self._number
        ]
        self._put(
            replace(
                agency,
                existed=Period(start, self._since),
                successions=(*passed, *((succession,) if heirs else ())),
            )
        )

    def _comes_back(self, heir: str, agency: str) -> bool:
        seen, waiting = set[str](), [heir]
        while waiting:
            found = self.corpus.agencies.get(waiting.pop())
            if found is None or found.id in seen:
                continue
            seen.add(found.id)
            waiting += [ref.id for item in found.successions for ref in item.heirs]
        return agency in seen

    def _add(self, agency: Agency) -> None:
        """Take the corpus with a new agency, which is not one that nobody uses."""
        self._put(agency)
        self.corpus = replace(self.corpus, used=self.corpus.used | {("agency", agency.id)})

    def _put(self, item: Declaration) -> None:
        """Take the corpus with a declaration in the place of the one of its id, or beside the others."""
        declarations = dict(self.corpus.declarations)
        found: Mapping[str, Declaration] = {**declarations[type(item)], item.id: item}
        declarations[type(item)] = MappingProxyType(dict(sorted(found.items())))
        self.corpus = replace(self.corpus, declarations=MappingProxyType(declarations))

    def _say(self, item: Declaration, what: Text) -> None:
        name, when = _named(item), day_text(self.day)
        self.said.append(Text(f"{name.en} {what.en} on {when.en}", f"{name.zh}自{when.zh}起{what.zh}"))


def _named(item: Declaration) -> Text:
    return identified(item, item.id)


def _shared(values: Iterable[_Value]) -> _Value | None:
    """Return what all of them are; None where they differ."""
    found = list(values)
    return found[0] if all(item == found[0] for item in found) else None


def _refuse_unmoved(moves: Sequence[Moved]) -> None:
    """Refuse a number that would stay what it is."""
    for move in moves:
        if move.old == move.new:
            raise Impossible(
                Text(f"{move.old} would keep its number", f"第{move.old}条的条号不变"),
                Text("name only what bears another number, as in 5=7", "只写条号改变者，如「5=7」"),
            )


def _refuse_missing(law: Law, last: Edition, moves: Sequence[Moved]) -> None:
    """Refuse an article that the last edition of a law is known not to have."""
    articles = last.articles
    for move in moves:
        if isinstance(articles, Articles) and lacks(last, move.old):
            name = _named(law)
            raise Impossible(
                Text(f"{name.en} has no article {move.old}", f"{name.zh}没有第{move.old}条"),
                Text(
                    f"it has articles {articles.first} to {articles.last}",
                    f"其条文为第{articles.first}条至第{articles.last}条",
                ),
            )


def _stretched(last: Edition, moves: Sequence[Moved]) -> Articles | Unknown | None:
    """Return which articles there are, those included to which some have moved."""
    if not isinstance(last.articles, Articles):
        return last.articles
    numbers = [int(found[0]) for move in moves if (found := re.match(r"\d+", move.new))]
    return Articles(last.articles.first, max(last.articles.last, *numbers))


def is_of_text(place: Place | None) -> bool:
    """Tell whether a place is that of a text which lays down what is supposed, and nobody has written."""
    return place is not None and place.path == SUPPOSED
