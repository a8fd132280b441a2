"""The classes of change, and which of them a difference between two statements is (grammar/meaning.md, Comparison)."""

from __future__ import annotations

from mou_compiler.comparison.statement import Statement, Value
from mou_compiler.meaning.rule import FORCE_STRENGTH, STRENGTH, Duration, Effect
from mou_compiler.words import Text

CLASSES = {
    "added": Text("added", "新增"),
    "removed": Text("removed", "删除"),
    "widened": Text("widened", "扩大"),
    "narrowed": Text("narrowed", "缩小"),
    "hardened": Text("hardened", "加重"),
    "softened": Text("softened", "减轻"),
    "lengthened": Text("lengthened", "延长"),
    "shortened": Text("shortened", "缩短"),
    "re-assigned": Text("re-assigned", "改换机关"),
    "re-based": Text("re-based", "改换依据"),
    "re-dated": Text("re-dated", "改换日期"),
    "new-way-out": Text("new way out", "新增移出途径"),
    "way-out-gone": Text("way out gone", "移出途径取消"),
    "list-wider": Text("list wider", "名单放宽"),
    "list-narrower": Text("list narrower", "名单收窄"),
    "altered": Text("altered otherwise", "其他变更"),
}
"""Every class by its name, in the order in which changes are told."""

RESPECTS = {
    "act": Text("act", "行为"),
    "modality": Text("modality", "方式"),
    "cap": Text("cap", "上限"),
    "force": Text("force", "效力"),
    "weight": Text("weight", "参考程度"),
    "term": Text("term", "期限"),
    "within": Text("deadline", "时限"),
    "after": Text("time on the list", "须列入的时间"),
    "publicity": Text("publicity", "公示期限"),
    "enforcer": Text("enforcer", "实施机关"),
    "keeper": Text("keeper", "管理机关"),
    "basis": Text("basis", "依据"),
    "approval": Text("approval", "批准"),
    "leave": Text("leave to be exempt", "许可豁免"),
    "applied": Text("applicant", "提出机关"),
    "notice": Text("notice", "告知"),
    "objection": Text("objection", "异议"),
    "review": Text("review", "复议"),
    "off": Text("lists to leave first", "须先移出的名单"),
    "needs": Text("acts needed", "须能实施的行为"),
    "grounds": Text("grounds", "适用情形"),
    "covers": Text("cover", "适用主体"),
    "restarts": Text("term that runs anew", "重新计算的期限"),
    "published": Text("publication", "公布"),
    "locks": Text("lock against listing again", "不再列入"),
}
"""What a statement can say, and what people call it."""

_ENDLESS = ("indefinite",)


def class_of(old: Statement, new: Statement, respect: str) -> str:
    """Return the class of the difference of two statements in one respect."""
    before, after = old.get(respect), new.get(respect)
    match respect:
        case "act":
            wider = old.matter.names[0].startswith(f"{new.matter.names[0]}.")
            return "widened" if wider else "narrowed"
        case "enforcer" | "keeper":
            return "re-assigned"
        case "basis":
            return "re-based"
        case "modality" | "force" | "cap" | "approval" | "leave":
            return _weight(old, new, respect)
        case "term" | "within" | "after" | "publicity":
            return length_class(before, after)
        case _:
            return "altered"


def _weight(old: Statement, new: Statement, respect: str) -> str:
    """Return whether those bound are worse or better off."""
    if respect in ("approval", "leave"):
        change = _allowed(old, new, respect)
    else:
        change = {"modality": _modality, "force": _force, "cap": _cap}[respect](old, new)
    return "hardened" if change > 0 else "softened" if change < 0 else "altered"


def _side(statement: Statement) -> str:
    if statement.matter.kind == "exit":
        return "benefit"
    modality = statement.get("modality")
    return STRENGTH[str(modality.key)][0] if modality is not None else "burden"


def _modality(old: Statement, new: Statement) -> int:
    """Return above 0 where a modality weighs more on those bound, below 0 where less."""
    one, other = (Effect(str(item.get("modality").key), "", "") for item in (old, new))  # type: ignore[union-attr]
    if one.side == other.side:
        stronger = (other.strength > one.strength) - (other.strength < one.strength)
        return 0 if one.scale != other.scale else -stronger if one.side == "benefit" else stronger
    weighs = {"burden": 1, "neutral": 0, "benefit": -1}
    return weighs[other.side] - weighs[one.side]


def _force(old: Statement, new: Statement) -> int:
    one, other = (FORCE_STRENGTH[str(item.get("force").key)] for item in (old, new))  # type: ignore[union-attr]
    stronger = other - one
    return -stronger if _side(new) == "benefit" else stronger


def _cap(old: Statement, new: Statement) -> int:
    one, other = (str(value.key).split(" ", 1) if (value := item.get("cap")) else [] for item in (old, new))
    if not one or not other or one[1:] != other[1:]:
        return 0
    try:
        return (float(one[0]) > float(other[0])) - (float(one[0]) < float(other[0]))
    except ValueError:
        return 0


def _allowed(old: Statement, new: Statement, respect: str) -> int:
    """Return above 0 where those bound are worse off for what must first be allowed, or may be waived, or no longer."""
    freer = (new.get(respect) is None) - (old.get(respect) is None)
    return -freer if _side(new) == "benefit" else freer


def length_class(before: Value | None, after: Value | None) -> str:
    """Return whether a length of time grows or shrinks; `altered` where the two cannot be put in order."""
    one = before.key if before else None
    other = after.key if after else None
    if not isinstance(one, Duration) or not isinstance(other, Duration):
        return "altered"
    order = _compared(one, other)
    return "lengthened" if order > 0 else "shortened" if order < 0 else "altered"


def _compared(one: Duration, other: Duration) -> int:
    """Return above 0 where the other is surely longer, below 0 where it is shorter, 0 where nothing is said."""
    if (one.kind in _ENDLESS) != (other.kind in _ENDLESS):
        return 1 if other.kind in _ENDLESS else -1
    if one.unit != other.unit or not (one.most or one.least) or not (other.most or other.least):
        return 0
    if (one.kind == "at-least") != (other.kind == "at-least"):
        return 0
    first, second = (one.most, one.least), (other.most, other.least)
    if first[0] <= second[0] and first[1] <= second[1]:
        return int(first != second)
    return -1 if first[0] >= second[0] and first[1] >= second[1] else 0
