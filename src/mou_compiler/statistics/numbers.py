"""What a system of rules does, in numbers: who leads, which lists reach furthest, what it all rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mou_compiler.analysis.view import View
from mou_compiler.corpus.schema.declarations import Document
from mou_compiler.corpus.schema.values import Citation, NoBasis, Ref
from mou_compiler.interpret.chains import depth, list_chains
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
    """Totals by name, and the rankings."""

    totals: dict[str, int]
    rankings: tuple[Ranking, ...]


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


def statistics(view: View) -> Statistics:
    """Return the numbers of a corpus over its whole time."""
    rankings = (_agencies(view), _lists(view), _acts(view), _bases(view))
    return Statistics(_totals(view), rankings)


def _totals(view: View) -> dict[str, int]:
    corpus = view.corpus
    citations = [
        item for m in corpus.measures.values() for item in view.norms.basis(m) if isinstance(item, Citation)
    ]
    return {
        "documents": len(corpus.documents),
        "lists": len(corpus.lists),
        "ratings": len(corpus.ratings),
        "measures": len(corpus.measures),
        "agencies": len(corpus.agencies),
        "roles": len(corpus.roles),
        "laws": len(corpus.laws),
        "acts": len(corpus.acts),
        "channels": len(corpus.channels),
        "catalogues": len(corpus.catalogues),
        "guardrails": len(corpus.guardrails),
        "basis_citations": len(citations),
        "chain_steps": len(list_chains(corpus, view.timeline, view.list_rules)),
        "chain_depth": depth(list_chains(corpus, view.timeline, view.list_rules)),
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


def _agencies(view: View) -> Ranking:
    corpus = view.corpus
    led = Counter(_leader(document) for document in corpus.documents.values())
    signed = Counter(
        id_
        for document in corpus.documents.values()
        for id_ in {ref.id for ref in (*document.signatories, *document.issuers)}
    )
    kept = Counter(item.keeper.id for item in corpus.lists.values() if isinstance(item.keeper, Ref))
    enforced = Counter(
        id_ for rule in view.rules.rules.values() for id_ in {enforcer.id for enforcer in rule.enforcers}
    )
    bodies = {**corpus.agencies, **corpus.roles}
    ties = Counter(id_ for pair in _ties(view) for id_ in pair)
    rows = (
        (id_, body.label, (ties[id_], led[id_], signed[id_], kept[id_], enforced[id_]))
        for id_, body in bodies.items()
    )
    return _ranking("agencies", Text("Who leads and who supports", "牵头与配合"), AGENCY_COLUMNS, rows)


def _ties(view: View) -> Iterator[tuple[str, str]]:
    """Yield each body with each document, list, measure, channel and body it is tied to; a tie counts once."""
    corpus = view.corpus
    found: set[tuple[str, str]] = set()
    for document in corpus.documents.values():
        found |= {(ref.id, f"document:{document.id}") for ref in (*document.signatories, *document.issuers)}
    for list_ in corpus.lists.values():
        if isinstance(list_.keeper, Ref):
            found.add((list_.keeper.id, f"list:{list_.id}"))
    for rule in view.rules.rules.values():
        found |= {(enforcer.id, f"measure:{rule.id}") for enforcer in rule.enforcers}
    for channel in corpus.channels.values():
        found |= {(ref.id, f"channel:{channel.id}") for ref in (*channel.senders, *channel.receivers)}
    yield from sorted(found)


def _lists(view: View) -> Ranking:
    corpus = view.corpus
    rows = []
    for id_, list_ in corpus.lists.items():
        rules = [view.rules.rules[measure.id] for measure in view.measures_by_list.get(id_, ())]
        numbers = (
            len({effect.act for rule in rules for effect in rule.effects}),
            len(rules),
            len({enforcer.id for rule in rules for enforcer in rule.enforcers}),
            len({rule.document for rule in rules}),
        )
        rows.append((id_, list_.label, numbers))
    return _ranking("lists", Text("Lists by breadth of consequences", "名单后果的广度"), LIST_COLUMNS, rows)


def _acts(view: View) -> Ranking:
    touching: dict[str, set[str]] = {}
    for rule in view.rules.rules.values():
        for effect in rule.effects:
            touching.setdefault(effect.act, set()).add(rule.id)
    rules = view.rules.rules
    rows = (
        (
            act,
            view.corpus.acts[act].label if act in view.corpus.acts else Text(act, act),
            (
                len({list_ for id_ in ids for list_ in rules[id_].lists}),
                len(ids),
                len({rules[id_].document for id_ in ids}),
            ),
        )
        for act, ids in touching.items()
    )
    return _ranking("acts", Text("Acts by number of triggers", "行为的触发来源"), ACT_COLUMNS, rows)


def _bases(view: View) -> Ranking:
    citations: Counter[str] = Counter()
    measures: dict[str, set[str]] = {}
    for measure in view.corpus.measures.values():
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
