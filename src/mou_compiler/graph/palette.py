"""How kinds of node and strokes of arrow look, the same in every drawing."""

from __future__ import annotations

from typing import NamedTuple

from mou_compiler.words import BENEFITS, BURDENS, Text


class Stroke(NamedTuple):
    """The colour of an arrow, whether it is dashed, and what arrows so drawn say."""

    colour: str
    dashed: bool
    label: Text


class Fill(NamedTuple):
    """The colours of a box: of its ground, its border and its text."""

    ground: str
    border: str
    text: str = "#1f2937"


STROKES: dict[str, Stroke] = {
    "trigger": Stroke("#b45309", False, Text("list triggers, leads to", "名单触发、导致")),
    "enforce": Stroke("#1d4ed8", False, Text("agency enforces", "机构实施")),
    "burden": Stroke("#b91c1c", False, Text("measure burdens an act", "措施限制行为")),
    "benefit": Stroke("#15803d", False, Text("measure benefits an act", "措施给予便利")),
    "neutral": Stroke("#57534e", False, Text("publishes, withholds, refers", "公布、不公布、参考")),
    "basis": Stroke("#7e22ce", False, Text("rests on", "依据")),
    "charge": Stroke("#0f766e", False, Text("issues, signs, keeps, defines", "制定、签署、管理、规定")),
    "route": Stroke("#0369a1", False, Text("sends, carries, reaches", "提供、传递、送达")),
    "part": Stroke("#cbd5e1", False, Text("contains, is within, applies in", "载有、隶属、适用于")),
    "change": Stroke("#111827", True, Text("amends, replaces, overrides", "修改、替代、优先")),
    "procedure": Stroke("#94a3b8", True, Text("approves, hears, permits", "批准、受理、准许")),
}
FILLS: dict[str, Fill] = {
    "law": Fill("#faf5ff", "#c4a5e6"),
    "document": Fill("#1f2937", "#1f2937", "#ffffff"),
    "catalogue": Fill("#134e4a", "#134e4a", "#ffffff"),
    "guardrail": Fill("#fef2f2", "#b91c1c"),
    "permission": Fill("#f0fdfa", "#99c9c3"),
    "measure": Fill("#ffffff", "#cbd5e1"),
    "escalation": Fill("#fff7ed", "#e0a96d"),
    "list": Fill("#fff7ed", "#e0a96d"),
    "rating": Fill("#fefce8", "#d6c04a"),
    "channel": Fill("#f0f9ff", "#86bcdc"),
    "act": Fill("#f8fafc", "#b6c2d1"),
    "agency": Fill("#eff6ff", "#93b4e8"),
    "role": Fill("#ffffff", "#93b4e8"),
    "territory": Fill("#f7fee7", "#bef264"),
}

_BY_STROKE: dict[str, tuple[str, ...]] = {
    "trigger": ("triggers", "limits", "leads-to", "takes-in", "waits-for", "needs", "excludes", "part-of"),
    "enforce": ("enforces", "fills", "may-enforce"),
    "basis": ("rests-on",),
    "charge": ("issues", "signs", "keeps", "defines"),
    "change": (
        "amends", "replaces", "repeals", "withdraws", "suspends", "overrides", "yields-to", "succeeds",
    ),
    "route": ("sends", "carries", "reaches"),
    "part": ("contains", "within", "applies-in"),
    "procedure": ("approves", "requests", "hears", "permits", "governs", "guards"),
}  # fmt: skip
_STROKE_OF = {kind: stroke for stroke, kinds in _BY_STROKE.items() for kind in kinds}


def stroke_of(kind: str, modality: str | None) -> str:
    """Return how a relation is drawn: by what it is, or, where a measure touches an act, by which side it takes."""
    if modality is None:
        return _STROKE_OF[kind]
    if BURDENS.find(modality):
        return "burden"
    return "benefit" if BENEFITS.find(modality) else "neutral"
