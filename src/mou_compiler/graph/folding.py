"""Drawing less: which nodes are drawn as one where there are too many of their kind to draw each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from mou_compiler.graph.labels import label_of
from mou_compiler.graph.sketch import Sketch
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


MOST_ACTS = 120
FOLDS = (
    Fold("signatory", ("agency", "role"), 60, Text("agencies that only issue or sign are drawn together by what they are", "仅制定或签署的机构按性质合并")),
    Fold("channel", ("channel",), 60, Text("channels are drawn as one", "信息通道合并为一")),
    Fold("law", ("law",), 90, Text("laws are drawn together by rank", "法律依据按位阶合并")),
    Fold("measure", ("measure", "permission", "escalation"), 160, Text("measures are drawn as their documents, items as their catalogues", "措施以所在文件代表，事项以所在清单代表")),
    Fold("act", ("act",), MOST_ACTS, Text("acts are drawn as the branch of their tree that they are on", "行为以所属上级代表")),
    Fold("top", ("act",), MOST_ACTS, Text("acts are drawn as the tops of their trees", "行为以其最上级代表")),
    Fold("agency", ("agency", "role"), 120, Text("agencies are drawn together by what they are, roles as one", "机构按性质合并，角色合并为一")),
    Fold("list", ("list", "rating"), 90, Text("lists are drawn together by keeper", "名单按管理机关合并")),
    Fold("document", ("document",), 120, Text("documents are drawn together by rank, with their measures", "文件连同其措施按位阶合并")),
)  # fmt: skip
"""Every fold, those first that hide least; each goes on from the ones before it."""


def fitting(known: Sketch, drawn: Iterable[str]) -> tuple[Fold, ...]:
    """Return the folds that so many nodes to be drawn call for."""
    nodes = tuple(drawn)
    chosen: list[Fold] = []
    stands = stand_ins(known, nodes, chosen)
    for fold in FOLDS:
        boxes = {id_of(stands[node]) for node in nodes if known.nodes[node]["kind"] in fold.kinds}
        if len(boxes) > fold.most:
            chosen.append(fold)
            stands = stand_ins(known, nodes, chosen)
    return effective(known, nodes, chosen)


def effective(known: Sketch, drawn: Iterable[str], folds: Iterable[Fold]) -> tuple[Fold, ...]:
    """Return those folds that change, after the ones before them, how something is drawn."""
    nodes = tuple(drawn)
    before: dict[str, str | Together] = {node: node for node in nodes}
    tried, kept = [], []
    for fold in folds:
        tried.append(fold)
        after = stand_ins(known, nodes, tried)
        if after != before:
            kept.append(fold)
        before = after
    return tuple(kept)


def containers(graph: nx.MultiDiGraph) -> dict[str, str]:
    """Return for each measure, escalation and catalogue item of a graph the document or catalogue it is in."""
    return {part: whole for whole, part, said in graph.edges(data=True) if said["kind"] == "contains"}


def keepers(graph: nx.MultiDiGraph) -> dict[str, str]:
    """Return for each list and rating of a graph the body that keeps it."""
    return {kept: body for body, kept, said in graph.edges(data=True) if said["kind"] == "keeps"}


def id_of(stand: str | Together) -> str:
    """Return the id of the box drawn for a node."""
    return stand.id if isinstance(stand, Together) else stand


def stand_ins(known: Sketch, drawn: Iterable[str], folds: Iterable[Fold]) -> dict[str, str | Together]:
    """Return for each node to be drawn what is drawn for it: itself, another node, or a box of several."""
    folding = _Folding(known, {fold.name for fold in folds})
    found = {node: folding.stand_in(node, known.nodes[node]) for node in drawn}
    found = {
        node: found.get(stand, stand) if isinstance(stand, str) else stand for node, stand in found.items()
    }
    number = Counter(id_of(stand) for stand in found.values())
    return {
        node: stand if number[id_of(stand)] > 1 or id_of(stand) in found else node
        for node, stand in found.items()
    }


class _Folding:
    def __init__(self, known: Sketch, names: Container[str]) -> None:
        self.known = known
        self.names = names
        self.depths = _depths(known.acts) if "act" in names and "top" not in names else {}
        self.idle = known.idle if "signatory" in names else frozenset[str]()

    def stand_in(self, node: str, said: Mapping[str, Any]) -> str | Together:
        """Return what is drawn for a node, itself where its kind is not folded."""
        match said["kind"]:
            case "measure" | "permission" | "escalation" if (
                "measure" in self.names or "document" in self.names
            ):
                return self.known.whole.get(node, node)
            case "document" if "document" in self.names:
                return _by_rank(said, Text("Documents", "文件"))
            case "law" if "law" in self.names:
                return _by_rank(said, Text("Legal bases", "法律依据"))
            case "act" if "act" in self.names or "top" in self.names:
                depth = self.depths.get(_branch(said["name"], 1), 1)
                branch = f"act:{_branch(said['name'], depth)}"
                return branch if branch in self.known.nodes else node
            case "channel" if "channel" in self.names:
                return Together("channels", "channel", Text("Channels", "信息通道"))
            case "list" | "rating" if "list" in self.names:
                return self._by_keeper(node)
            case "agency" if "agency" in self.names:
                return _by_form(said, Text("Agencies", "机构"))
            case "role" if "agency" in self.names:
                return Together("roles", "role", Text("Roles", "角色"))
            case "agency" if node in self.idle:
                return _by_form(said, Text("Issue or sign only", "仅制定或签署"))
        return node

    def _by_keeper(self, node: str) -> Together:
        keeper = self.known.keeper.get(node)
        if keeper is None:
            return Together(
                "lists without keeper", "list", Text("Lists: keeper not known", "名单：管理机关不详")
            )
        label = label_of(self.known.nodes[keeper])
        return Together(f"lists of {keeper}", "list", Text(f"Lists: {label.en}", f"名单：{label.zh}"))


def _branch(path: str, depth: int) -> str:
    return ".".join(path.split(".")[:depth])


def _depths(acts: Iterable[str]) -> dict[str, int]:
    """Return how far down each tree of acts may be drawn so that there are not too many: the broadest give way."""
    trees: dict[str, set[str]] = {}
    for path in acts:
        trees.setdefault(_branch(path, 1), set()).add(path)
    depths = {top: max(path.count(".") + 1 for path in paths) for top, paths in trees.items()}
    while sum(map(len, trees.values())) > MOST_ACTS:
        broadest = max(
            (top for top in trees if depths[top] > 1), key=lambda top: (len(trees[top]), top), default=""
        )
        if not broadest:
            break
        depths[broadest] -= 1
        trees[broadest] = {_branch(path, depths[broadest]) for path in trees[broadest]}
    return depths


def _by_rank(said: Mapping[str, Any], what: Text) -> Together:
    rank = Text(said.get("rank_en", "rank not known"), said.get("rank_zh", "位阶不详"))
    label = Text(f"{what.en}: {rank.en[:1].lower()}{rank.en[1:]}", f"{what.zh}：{rank.zh}")
    return Together(f"{said['kind']} {said.get('rank', '')}", said["kind"], label)


def _by_form(said: Mapping[str, Any], what: Text) -> Together:
    form = AGENCY_KINDS.find(said.get("form", ""))
    of = Text(form.en, form.zh) if form else Text("kind not said", "性质未写明")
    return Together(f"{what.en} {of.en}", "agency", Text(f"{what.en}: {of.en}", f"{what.zh}：{of.zh}"))
