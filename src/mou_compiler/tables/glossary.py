"""The words of the enforcement table that are not ids: what each stands for in a cell."""

from __future__ import annotations

from typing import NamedTuple

from mou_compiler import words as w
from mou_compiler.tables import writing as to
from mou_compiler.words import Text, Word


class Term(NamedTuple):
    """A word of a cell: in which column it stands, empty for several, and what it means."""

    column: str
    word: Word
    meaning: Text


TERMS = (
    Term("", w.NONE, Text("it is known that there is none", "已知没有")),
    Term("", w.UNKNOWN, Text("there may be one; the source read does not tell", "可能有，所据文本未载明")),
    Term("", to.UNSTATED, Text("the document says nothing of it", "文件对此未作规定")),
    Term("", w.UNSPECIFIED, Text("the document says that it is left open", "文件明示未予确定")),
    Term("", w.INDEFINITE, Text("without an end", "没有终期")),
    Term("subjects", to.EVERYBODY, Text("no subject is named", "未限定主体")),
    Term("territory", to.EVERYWHERE, Text("no place is named", "未限定地域")),
    Term("part", to.PARTS.named("sole"), Text("acts alone", "单独实施")),
    Term("part", to.PARTS.named("joint"), Text("acts together with others on an equal footing", "与其他机构共同实施")),
    Term("part", to.PARTS.named("cooperating"), Text("helps whoever acts", "配合实施者")),
    Term("part", to.PARTS.named("binds by itself"), Text("holds by the text alone, nobody need act", "依文本自行生效，无须机构实施")),
    Term("force", w.FORCES.named("mandatory"), Text("must be carried out", "应当实施")),
    Term("force", w.FORCES.named("may"), Text("may be carried out", "可以实施")),
    Term("force", w.FORCES.named("reference"), Text("is weighed in a decision of its own", "供决定时参考")),
    Term("status", to.STATES.named("sound"), Text("nothing that it needs is lost", "所需之物俱在")),
    Term("status", to.STATES.named("overridden"), Text("another measure prevails wherever it would apply", "凡适用之处均有其他措施优先")),
    Term("status", to.STATES.named("orphaned"), Text("something that it needs is lost: see the reasons", "缺少所需之物，见理由")),
    Term("modality", w.PROHIBIT, Text("a burden: the act is not allowed", "负担：不准该行为")),
    Term("modality", w.REMOVE, Text("a burden: what is held is taken away", "负担：取消已有的资格或待遇")),
    Term("modality", w.DOWNGRADE, Text("a burden: what is held is lowered", "负担：降低已有的等级")),
    Term("modality", w.RESTRICT, Text("a burden: the act is limited", "负担：限制该行为")),
    Term("modality", w.CAP, Text("a burden: up to a ceiling only", "负担：以上限为度")),
    Term("modality", w.CONDITION, Text("a burden: an extra requirement", "负担：附加要求")),
    Term("modality", w.REVIEW_STRICTLY, Text("a burden: examined with more care", "负担：从严审查")),
    Term("modality", w.INSPECT, Text("a burden: inspected more", "负担：加强检查")),
    Term("modality", w.EXEMPT, Text("a benefit: a requirement falls away", "优惠：免除要求")),
    Term("modality", w.GRANT, Text("a benefit: it is given", "优惠：给予")),
    Term("modality", w.ASSIST, Text("a benefit: help with it", "优惠：协助")),
    Term("modality", w.ENCOURAGE, Text("a benefit: it is encouraged", "优惠：鼓励")),
    Term("modality", w.MODALITIES.named("oblige"), Text("a burden: a duty is laid on the subject", "负担：责令履行义务")),
    Term("modality", w.MODALITIES.named("charge"), Text("a burden: a sum is laid on the subject", "负担：收取款项")),
    Term("modality", w.MODALITIES.named("upgrade"), Text("a benefit: what is held is raised", "优惠：提高已有的等级")),
    Term("modality", w.MODALITIES.named("prefer"), Text("a benefit: priority under equal conditions", "优惠：同等条件下优先")),
    Term("modality", w.MODALITIES.named("inspect-less"), Text("a benefit: inspected less", "优惠：减少检查")),
    Term("modality", w.MODALITIES.named("leave-free"), Text("nothing is changed: the document says what stays untouched", "不作改变：文件写明不受影响之事")),
    Term("modality", w.PUBLISH, Text("it is made public", "予以公布")),
    Term("modality", w.WITHHOLD, Text("it is not made public", "不予公布")),
    Term("modality", w.LEADS_TO, Text("the subject is put on the list in the column `act`", "将主体列入「行为」一列所示名单")),
    Term("modality", w.REFER, Text("it is weighed in a decision of discretion", "作为裁量的参考")),
)  # fmt: skip
"""Every word of the closed columns; a test holds it to their tables."""
