"""Drawing less: which nodes are drawn as one where there are too many of their kind to draw each."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from mou_compiler.graph.labels import label_of
from mou_compiler.words import AGENCY_KINDS, Text

if TYPE_CHECKING:
    import networkx as nx


class Fold(NamedTuple):
    """A way to draw fewer boxes of some kinds, taken where more than `most` of them would be drawn."""

    name: str
    kinds: tuple[str, ...]
    most: int
    says: Text


class Together(NamedTuple):
    """A box that is no node: what stands for all nodes with the same `id`."""

    id: str
    kind: str
    label: Text


FOLDS = (
    Fold("signatory", ("agency", "role"), 90, Text("agencies that only issue or sign are drawn together by what they are", "仅制定或签署的机构按性质合并")),
    Fold("channel", ("channel",), 60, Text("channels are drawn as one", "信息通道合并为一")),
    Fold("law", ("law",), 90, Text("laws are drawn together by rank", "法律依据按位阶合并")),
    Fold("measure", ("measure", "permission", "escalation"), 160, Text("measures are drawn as their documents, items as their catalogues", "措施以所在文件代表，事项以所在清单代表")),
    Fold("act", ("act",), 120, Text("acts are drawn as the tops of their trees", "行为以其最上级代表")),
    Fold("list", ("list", "rating"), 90, Text("lists are drawn together by keeper", "名单按管理机关合并")),
)  # fmt: skip
"""Every fold, those first that hide least."""

_MERELY = frozenset({"issues", "signs", "succeeds", "within", "applies-in"})


def fitting(counts: Mapping[str, int]) -> tuple[Fold, ...]:
    """Return the folds that so many boxes by kind call for."""
    return tuple(fold for fold in FOLDS if sum(counts.get(kind, 0) for kind in fold.kinds) > fold.most)


def containers(graph: nx.MultiDiGraph) -> dict[str, str]:
    """Return for each measure, escalation and catalogue item of a graph the document or catalogue it is in."""
    return {part: whole for whole, part, said in graph.edges(data=True) if said["kind"] == "contains"}


def keepers(graph: nx.MultiDiGraph) -> dict[str, str]:
    """Return for each list and rating of a graph the body that keeps it."""
    return {kept: body for body, kept, said in graph.edges(data=True) if said["kind"] == "keeps"}


def stand_ins(graph: nx.MultiDiGraph, folds: Iterable[Fold]) -> dict[str, str | Together]:
    """Return for each node what is drawn for it: itself, another node, or a box of several."""
    names = {fold.name for fold in folds}
    whole, keeper = containers(graph), keepers(graph)
    idle = _idle(graph) if "signatory" in names else frozenset()
    found: dict[str, str | Together] = {}
    for node, said in graph.nodes(data=True):
        kind = said["kind"]
        found[node] = node
        if kind in ("measure", "permission", "escalation") and "measure" in names:
            found[node] = whole.get(node, node)
        elif kind == "act" and "act" in names:
            top = f"act:{said['name'].split('.')[0]}"
            found[node] = top if top in graph else node
        elif kind == "law" and "law" in names:
            found[node] = _by_rank(said)
        elif kind == "channel" and "channel" in names:
            found[node] = Together("channels", "channel", Text("Channels", "信息通道"))
        elif kind in ("list", "rating") and "list" in names:
            found[node] = _by_keeper(graph, keeper.get(node))
        elif node in idle:
            found[node] = _by_form(said)
    return found


def _idle(graph: nx.MultiDiGraph) -> Container[str]:
    """Return the agencies that do nothing but issue, sign, or carry on for others."""
    busy = {end for source, target, said in graph.edges(data=True) if said["kind"] not in _MERELY for end in (source, target)}  # fmt: skip
    return {node for node, said in graph.nodes(data=True) if said["kind"] == "agency" and node not in busy}


def _by_rank(said: Mapping[str, Any]) -> Together:
    if "rank" not in said:
        return Together("laws of unknown rank", "law", Text("Laws of unknown rank", "位阶不详的依据"))
    label = Text(said["rank_en"], said["rank_zh"])
    return Together(f"laws of rank {said['rank']}", "law", label)


def _by_keeper(graph: nx.MultiDiGraph, keeper: str | None) -> Together:
    if keeper is None:
        return Together("lists without keeper", "list", Text("Keeper not known", "管理机关不详"))
    label = label_of(graph.nodes[keeper])
    return Together(f"lists of {keeper}", "list", Text(f"Lists of {label.en}", f"{label.zh}的名单"))


def _by_form(said: Mapping[str, Any]) -> Together:
    form = AGENCY_KINDS.find(said.get("form", ""))
    if form is None:
        return Together("signatories", "agency", Text("Issue or sign only", "仅制定或签署"))
    label = Text(f"Issue or sign only: {form.en}", f"仅制定或签署：{form.zh}")
    return Together(f"signatories {form.en}", "agency", label)
