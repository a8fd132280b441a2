"""What a system of rules does, in numbers: who leads, which lists reach furthest, what it all rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from mou_compiler.analysis.in_force import is_doubtful
from mou_compiler.analysis.view import View
from mou_compiler.corpus.schema.declarations import Document, List
from mou_compiler.corpus.schema.values import Citation, NoBasis, Period, Ref
from mou_compiler.interpret.chains import depth, list_chains
from mou_compiler.interpret.timeline import days_of
from mou_compiler.meaning.days import Days
from mou_compiler.meaning.rule import Rule
from mou_compiler.words import Text


class Cell(NamedTuple):
    """One number of a ranking, with the name of its column."""

    column: str
    number: int


class Ranked(NamedTuple):
    """One thing with its numbers, the first of which it is ranked by."""

    id: str
    label: Text
    cells: tuple[Cell, ...]


class Ranking(NamedTuple):
    """Things by their numbers, the greatest first, then by id."""

    name: str
    title: Text
    columns: tuple[tuple[str, Text], ...]
    rows: tuple[Ranked, ...]


class Statistics(NamedTuple):
    """Totals by name, and the rankings; of one day, or of the whole time.

    `not_known` is how many documents and measures there are of which nobody can say whether they are in force, on the
    day, on which they are not counted, or ever.
    """

    totals: dict[str, int]
    rankings: tuple[Ranking, ...]
    on: date | None
    not_known: dict[str, int]


AGENCY_COLUMNS = (
    ("degree", Text("ties in the graph", "图中联系")),
    ("started", Text("documents led", "牵头文件")),
    ("signed", Text("documents signed", "签署文件")),
    ("keeps", Text("lists kept", "管理名单")),
    ("enforced", Text("measures carried out", "实施措施")),
)
LIST_COLUMNS = (
    ("acts", Text("acts touched", "所涉行为")),
    ("measures", Text("measures", "措施")),
    ("enforcers", Text("enforcers", "实施机关")),
    ("documents", Text("documents", "文件")),
)
ACT_COLUMNS = (
    ("lists", Text("lists that reach it", "触发名单")),
    ("measures", Text("measures", "措施")),
    ("documents", Text("documents", "文件")),
)
BASIS_COLUMNS = (("citations", Text("citations", "引用")), ("measures", Text("measures", "措施")))


def statistics(view: View, on: date | None = None) -> Statistics:
    """Return the numbers of a corpus: over its whole time, or of what is there on one day, with who then acts."""
    counted = _Counted(view, None if on is None else on.toordinal())
    rankings = (_agencies(counted), _lists(counted), _acts(counted), _bases(counted))
    day, corpus = counted.day, view.corpus
    not_known = {
        "documents": sum(is_doubtful(view, item, day) for item in corpus.documents.values()),
        "measures": sum(is_doubtful(view, item, day) for item in corpus.measures.values()),
    }
    return Statistics(_totals(counted), rankings, on, not_known)


class _Counted:
    """What is counted: everything, or what is there on a day."""

    def __init__(self, view: View, day: int | None) -> None:
        self.view = view
        self.day = day
        corpus, timeline = view.corpus, view.timeline
        self.documents = [
            item for item in corpus.documents.values() if self._in(timeline.document_stretches(item))
        ]
        self.measures = [item for item in corpus.measures.values() if self._in(timeline.stretches(item))]
        self.rules = [view.rules.rules[item.id] for item in self.measures]
        self.lists = [item for item in corpus.lists.values() if self._in((days_of(item.existed),))]
        self.agencies = [
            item for item in corpus.agencies.values() if self._in((timeline.agency_days(item.id),))
        ]
        self.laws = [item for item in corpus.laws.values() if self._in((timeline.law_days(item),))]
        self.steps = [
            step for step in list_chains(corpus, timeline, view.list_rules) if self._in((step.days,))
        ]

    def _in(self, stretches: Iterable[Days]) -> bool:
        return self.day is None or any(self.day in days for days in stretches)

    def in_force(self, period: Period | None) -> bool:
        """Tell whether a period holds the day."""
        return self._in((days_of(period),))

    def bodies(self, rule: Rule) -> set[str]:
        """Return who carries a rule out: the bodies as declared, or those that act for them on the day."""
        if self.day is None:
            return {item.id for item in rule.enforcers}
        enforcers = self.view.enforcers
        return {body for item in enforcers.doing(rule) for body in enforcers.bodies(item, self.day)}

    def keepers(self, list_: List) -> tuple[str, ...]:
        """Return who keeps a list, likewise."""
        if not isinstance(list_.keeper, Ref):
            return ()
        return (
            (list_.keeper.id,) if self.day is None else self.view.enforcers.bodies(list_.keeper.id, self.day)
        )


def _totals(counted: _Counted) -> dict[str, int]:
    corpus, norms = counted.view.corpus, counted.view.norms
    citations = [item for m in counted.measures for item in norms.basis(m) if isinstance(item, Citation)]
    return {
        "documents": len(counted.documents),
        "lists": len(counted.lists),
        "ratings": len(corpus.ratings),
        "measures": len(counted.measures),
        "agencies": len(counted.agencies),
        "roles": len(corpus.roles),
        "laws": len(counted.laws),
        "acts": len(corpus.acts),
        "channels": len(corpus.channels),
        "catalogues": sum(counted.in_force(item.in_force) for item in corpus.catalogues.values()),
        "guardrails": sum(counted.in_force(item.in_force) for item in corpus.guardrails.values()),
        "basis_citations": len(citations),
        "chain_steps": len(counted.steps),
        "chain_depth": depth(tuple(counted.steps)),
        "scenarios": len(corpus.scenarios),
    }


def _ranking(
    name: str,
    title: Text,
    columns: tuple[tuple[str, Text], ...],
    rows: Iterable[tuple[str, Text, tuple[int, ...]]],
) -> Ranking:
    made = [
        Ranked(id_, label, tuple(Cell(column, n) for (column, _), n in zip(columns, numbers, strict=True)))
        for id_, label, numbers in rows
        if any(numbers)
    ]
    made.sort(key=lambda row: (*(-cell.number for cell in row.cells), row.id))
    return Ranking(name, title, columns, tuple(made))


def _leader(document: Document) -> str | None:
    """Return who started a document: the first of those who issued it, else of those who signed it."""
    first = next(iter((*document.issuers, *document.signatories)), None)
    return first.id if first is not None else None


def _agencies(counted: _Counted) -> Ranking:
    corpus = counted.view.corpus
    led = Counter(_leader(document) for document in counted.documents)
    signed = Counter(
        id_
        for document in counted.documents
        for id_ in {ref.id for ref in (*document.signatories, *document.issuers)}
    )
    kept = Counter(id_ for item in counted.lists for id_ in counted.keepers(item))
    enforced = Counter(id_ for rule in counted.rules for id_ in counted.bodies(rule))
    bodies = {**corpus.agencies, **corpus.roles}
    ties = Counter(id_ for pair in _ties(counted) for id_ in pair)
    rows = (
        (id_, body.label, (ties[id_], led[id_], signed[id_], kept[id_], enforced[id_]))
        for id_, body in bodies.items()
    )
    return _ranking("agencies", Text("Who leads and who supports", "牵头与配合"), AGENCY_COLUMNS, rows)


def _ties(counted: _Counted) -> Iterator[tuple[str, str]]:
    """Yield each body with each document, list, measure, channel and body it is tied to; a tie counts once."""
    found: set[tuple[str, str]] = set()
    for document in counted.documents:
        found |= {(ref.id, f"document:{document.id}") for ref in (*document.signatories, *document.issuers)}
    for list_ in counted.lists:
        found |= {(id_, f"list:{list_.id}") for id_ in counted.keepers(list_)}
    for rule in counted.rules:
        found |= {(id_, f"measure:{rule.id}") for id_ in counted.bodies(rule)}
    for channel in counted.view.corpus.channels.values():
        found |= {(ref.id, f"channel:{channel.id}") for ref in (*channel.senders, *channel.receivers)}
    yield from sorted(found)


def _lists(counted: _Counted) -> Ranking:
    among = {rule.id for rule in counted.rules}
    rows = []
    for list_ in counted.lists:
        set_off = counted.view.measures_by_list.get(list_.id, ())
        rules = [counted.view.rules.rules[measure.id] for measure in set_off if measure.id in among]
        numbers = (
            len({effect.act for rule in rules for effect in rule.effects}),
            len(rules),
            len({id_ for rule in rules for id_ in counted.bodies(rule)}),
            len({rule.document for rule in rules}),
        )
        rows.append((list_.id, list_.label, numbers))
    return _ranking("lists", Text("Lists by breadth of consequences", "名单后果的广度"), LIST_COLUMNS, rows)


def _acts(counted: _Counted) -> Ranking:
    touching: dict[str, set[str]] = {}
    for rule in counted.rules:
        for effect in rule.effects:
            touching.setdefault(effect.act, set()).add(rule.id)
    rules, acts = counted.view.rules.rules, counted.view.corpus.acts
    rows = (
        (
            act,
            acts[act].label if act in acts else Text(act, act),
            (
                len({list_ for id_ in ids for list_ in rules[id_].lists}),
                len(ids),
                len({rules[id_].document for id_ in ids}),
            ),
        )
        for act, ids in touching.items()
    )
    return _ranking("acts", Text("Acts by number of triggers", "行为的触发来源"), ACT_COLUMNS, rows)


def _bases(counted: _Counted) -> Ranking:
    view = counted.view
    citations: Counter[str] = Counter()
    measures: dict[str, set[str]] = {}
    for measure in counted.measures:
        basis = view.norms.basis(measure)
        kinds = [_kind(view, item) for item in basis] or ["not stated"]
        for kind in kinds:
            citations[kind] += 1
            measures.setdefault(kind, set()).add(measure.id)
    rows = (
        (kind, _kind_label(view, kind), (number, len(measures[kind]))) for kind, number in citations.items()
    )
    return _ranking("bases", Text("Kinds of legal basis", "依据的类别"), BASIS_COLUMNS, rows)


def _kind(view: View, basis: object) -> str:
    """Return the rank of what is cited, or `none`, `unknown`, `rank unknown`."""
    if isinstance(basis, Citation):
        text = view.corpus.laws.get(basis.source.id) or view.corpus.documents.get(basis.source.id)
        rank = text.rank if text else None
        return rank.id if isinstance(rank, Ref) else "rank unknown"
    return "none" if isinstance(basis, NoBasis) else "unknown"


_OTHER_KINDS = {
    "none": Text("none", "无依据"),
    "unknown": Text("not known", "不详"),
    "not stated": Text("not stated", "未载明"),
    "rank unknown": Text("of unknown rank", "位阶不详"),
}


def _kind_label(view: View, kind: str) -> Text:
    rank = view.corpus.ranks.get(kind)
    return rank.label if rank else _OTHER_KINDS.get(kind, Text(kind, kind))
