"""Measures, what a document may say once for all of them, and escalations."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from operator import attrgetter

from mou_compiler import words as w
from mou_compiler.corpus.schema import shapes as s
from mou_compiler.corpus.schema.declarations.base import AGENCY, LIST, MEASURE, TERRITORY, Declaration
from mou_compiler.corpus.schema.fields import spec
from mou_compiler.corpus.schema.values import (
    Basis,
    Condition,
    Enforcement,
    Period,
    Procedure,
    Provision,
    Ref,
    Suspension,
    Target,
    Term,
    Unknown,
)
from mou_compiler.words import Text, Word


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Exemption(Declaration):
    """A case in which a measure gives way, by permission where one is needed."""

    KEYWORD = Word("exception", "例外")
    HELP = Text("a case in which the measure gives way", "不适用或经许可豁免的情形")
    when: Condition | None = spec(
        Word("when", "条件"),
        s.CONDITION,
        help=Text("in this case, without further ado", "在此情形下当然不适用"),
    )
    permission: Ref | None = spec(
        Word("permitted by", "许可"),
        s.reference(*s.BODIES, named=AGENCY),
        help=Text("who may permit it", "许可机关"),
    )
    basis: tuple[Basis, ...] = spec(w.BASIS, s.BASIS, help=Text("what it rests on", "依据"))


def _provisions(word: Word, en: str, zh: str) -> tuple[Provision, ...]:
    made: tuple[Provision, ...] = spec(word, s.provision(word), many=True, help=Text(en, zh))
    return made


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Norm(Declaration):
    """What a measure says, and what a document may say once for all its measures."""

    trigger: tuple[Condition, ...] = spec(
        Word("on", "触发"),
        s.TRIGGER,
        many=True,
        help=Text("what sets it off; several lines are alternatives", "触发条件；多行为任一"),
    )
    enforcement: tuple[Enforcement | Unknown, ...] = spec(
        w.ENFORCED_BY, s.ENFORCEMENT, many=True, help=Text("who carries it out", "实施机关")
    )
    targets: tuple[tuple[Target, ...], ...] = spec(
        Word("to", "对象"),
        s.TARGETS,
        many=True,
        help=Text("whom it reaches; everyone listed if not said", "对象；未写则为列入者本身"),
    )
    when: tuple[Condition, ...] = spec(
        Word("when", "条件"), s.CONDITION, many=True, help=Text("what must also hold", "并须满足的条件")
    )
    territory: tuple[Ref, ...] = spec(
        Word("in", "地域"),
        s.references("territory", named=TERRITORY),
        help=Text("where; the document's territory if not said", "地域；未写则同文件"),
    )
    force: str | None = spec(
        Word("force", "效力"),
        s.choice(w.FORCES),
        help=Text("must, may, or for reference", "应当、可以或供参考"),
    )
    term: Term | None = spec(Word("for", "期限"), s.TERM, help=Text("how long it lasts", "期限"))
    within: Term | None = spec(
        Word("within", "落实时限"), s.TERM, help=Text("by when it must be in place", "落实时限")
    )
    basis: tuple[Basis, ...] = spec(w.BASIS, s.BASIS, help=Text("what it rests on", "依据"))
    approval: tuple[Ref, ...] = spec(
        Word("approved by", "批准"),
        s.references(*s.BODIES, named=AGENCY),
        help=Text("who approves it; of several, each in turn", "批准机关；多个则依次批准"),
    )
    applied: Ref | None = spec(
        Word("applied for by", "提出"),
        s.reference(*s.BODIES, named=AGENCY),
        help=Text("who asks for it", "提出机关"),
    )
    notice: Procedure | None = spec(
        Word("notice", "告知"), s.PROCEDURE, help=Text("what is told before", "事先告知")
    )
    objection: Procedure | None = spec(
        Word("objection", "异议"), s.PROCEDURE, help=Text("how one objects", "异议")
    )
    review: Procedure | None = spec(
        Word("review", "复议"), s.PROCEDURE, help=Text("who reviews", "复议或复核")
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Measure(Norm):
    """One consequence."""

    KEYWORD = w.MEASURE_WORD
    HELP = Text("one consequence", "一项措施")
    number: str = ""
    document: str = ""
    prohibit: tuple[Provision, ...] = _provisions(w.PROHIBIT, "the acts are forbidden", "禁止的行为")
    remove: tuple[Provision, ...] = _provisions(
        w.REMOVE, "a status held is taken away", "取消已有的资格或身份"
    )
    downgrade: tuple[Provision, ...] = _provisions(w.DOWNGRADE, "a status held is lowered", "降低已有的等级")
    restrict: tuple[Provision, ...] = _provisions(w.RESTRICT, "the acts are limited", "限制的行为")
    cap: tuple[Provision, ...] = _provisions(w.CAP, "the acts have a ceiling", "设定上限的行为")
    condition: tuple[Provision, ...] = _provisions(
        w.CONDITION, "the acts need something more", "附加条件的行为"
    )
    review_strictly: tuple[Provision, ...] = _provisions(
        w.REVIEW_STRICTLY, "applications are reviewed strictly", "从严审查的行为"
    )
    inspect: tuple[Provision, ...] = _provisions(w.INSPECT, "inspected more", "加强检查的行为")
    exempt: tuple[Provision, ...] = _provisions(w.EXEMPT, "freed from a duty", "免除的义务")
    grant: tuple[Provision, ...] = _provisions(w.GRANT, "given", "给予的待遇")
    assist: tuple[Provision, ...] = _provisions(w.ASSIST, "helped", "协助的事项")
    encourage: tuple[Provision, ...] = _provisions(w.ENCOURAGE, "encouraged", "鼓励的行为")
    oblige: tuple[Provision, ...] = _provisions(w.OBLIGE, "a duty laid on the subject", "课以的义务")
    charge: tuple[Provision, ...] = _provisions(w.CHARGE, "a sum laid on the subject", "收取的款项")
    upgrade: tuple[Provision, ...] = _provisions(w.UPGRADE, "a status held is raised", "上调已有的等级")
    prefer: tuple[Provision, ...] = _provisions(
        w.PREFER, "preferred under equal conditions", "同等条件下优先的事项"
    )
    inspect_less: tuple[Provision, ...] = _provisions(w.INSPECT_LESS, "inspected less", "减少检查的行为")
    leave_free: tuple[Provision, ...] = _provisions(
        w.LEAVE_FREE, "said to stay as they are", "载明不受影响的行为"
    )
    publish: tuple[Provision, ...] = _provisions(w.PUBLISH, "published", "公布的事项")
    withhold: tuple[Provision, ...] = _provisions(w.WITHHOLD, "not to be published", "不得公布的事项")
    refer: tuple[Provision, ...] = _provisions(w.REFER, "weighed in a decision", "作为参考的决定")
    weight: str | None = spec(
        Word("weight", "参考程度"),
        s.choice(w.WEIGHTS),
        help=Text("how much it weighs, of `refer`", "作为参考时的程度"),
    )
    leads_to: tuple[Ref, ...] = spec(
        Word("leads to", "导致列入"),
        s.references("list", named=LIST),
        help=Text("lists on which it puts the subject", "导致列入的名单"),
    )
    exceptions: tuple[Exemption, ...] = spec(
        Exemption.KEYWORD, nested=Exemption, many=True, help=Text("cases in which it gives way", "例外")
    )
    overrides: tuple[Ref, ...] = spec(
        Word("overrides", "优先于"),
        s.references("measure", named=MEASURE),
        help=Text("measures that do not apply where this one does", "本措施适用时不适用的措施"),
    )
    replaces: tuple[Ref, ...] = spec(
        Word("replaces", "替代"),
        s.references("measure", named=MEASURE),
        help=Text("measures that end when this one begins", "自本措施施行起失效的措施"),
    )
    changes: Ref | None = spec(
        Word("changes", "变更"),
        s.reference("measure", named=MEASURE),
        help=Text(
            "the measure that it takes the place of; what it leaves unsaid stays as that one says",
            "所变更的措施，自本措施施行起失效；本措施未写明的，从其原文",
        ),
    )
    drops: tuple[str, ...] = spec(
        Word("drops", "删去"),
        s.choices(w.DROPPED),
        help=Text("what of the measure changed is no longer there", "原措施中不再保留的内容"),
    )
    permission: tuple[Ref, ...] = spec(
        Word("permitted as", "清单事项"),
        s.references("permission", named=Text("catalogue item", "清单事项")),
        help=Text("the catalogue items that permit it", "准许它的清单事项"),
    )
    at: tuple[Basis, ...] = spec(
        Word("at", "出处"), s.BASIS, help=Text("its place in the source", "在原文中的位置")
    )
    in_force: Period | None = spec(
        Word("in force", "施行"),
        s.PERIOD,
        help=Text("its own days, where they differ from the document's", "与文件不同的施行期间"),
    )
    suspended: tuple[Suspension, ...] = spec(
        Word("suspended", "暂停施行"),
        s.SUSPENSION,
        many=True,
        help=Text("days on which it is out of force, and by what", "暂停施行的期间及依据"),
    )

    @property
    def clauses(self) -> tuple[str, ...]:
        """The numbers of the source that it encodes: its own, and what that begins with (3-2 and 3.1 encode 3)."""
        found = [self.number]
        while "-" in found[-1] or "." in found[-1]:
            found.append(found[-1][: max(found[-1].rfind("-"), found[-1].rfind("."))])
        return tuple(found)

    @property
    def provisions(self) -> tuple[Provision, ...]:
        """What it does, in the order of the modalities: burdens, strongest first, benefits, then neither."""
        return tuple(chain.from_iterable(_by_modality(self)))


_by_modality = attrgetter(*(word.en.replace("-", "_") for word in w.MODALITIES.words))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Escalation(Declaration):
    """Entries on scrutiny lists that raise a flag or lead to another list."""

    KEYWORD = Word("escalation", "升级")
    HELP = Text("so many entries raise a flag or lead to a list", "累计列入触发标记或列入其他名单")
    trigger: tuple[Condition, ...] = spec(
        Word("on", "触发"), s.TRIGGER, many=True, required=True, help=Text("what sets it off", "触发条件")
    )
    leads_to: tuple[Ref, ...] = spec(
        Word("leads to", "导致列入"),
        s.references("list", named=LIST),
        help=Text("the lists it leads to", "导致列入的名单"),
    )
    flag: Text | None = spec(Word("flag", "标记"), s.LABEL, help=Text("the flag it raises", "标记"))
    enforcement: tuple[Enforcement | Unknown, ...] = spec(
        w.ENFORCED_BY, s.ENFORCEMENT, many=True, help=Text("who does it", "实施机关")
    )
    basis: tuple[Basis, ...] = spec(w.BASIS, s.BASIS, help=Text("what it rests on", "依据"))
    automatic: bool | None = spec(Word("automatic", "自动"), s.FLAG, help=Text("nobody decides", "无须决定"))
