"""Lists with their rules, and ratings."""

from __future__ import annotations

from dataclasses import dataclass

from mou_compiler import words as w
from mou_compiler.corpus.schema import shapes as s
from mou_compiler.corpus.schema.declarations.base import ACT, AGENCY, LIST, SUBJECT, TERRITORY, Declaration
from mou_compiler.corpus.schema.fields import spec
from mou_compiler.corpus.schema.values import (
    Basis,
    Condition,
    GradeRange,
    Labelled,
    Period,
    Procedure,
    Ref,
    Schedule,
    Term,
    Unknown,
    Waived,
)
from mou_compiler.words import Text, Word


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Entry(Declaration):
    """A criterion by which a subject is put on a list."""

    KEYWORD = Word("entry", "列入")
    HELP = Text("a ground on which a subject is listed", "列入名单的情形")
    when: Condition | None = spec(
        Word("when", "条件"),
        s.CONDITION,
        help=Text(
            "what must hold; lists named here lead to this one", "须满足的条件；此处所列名单导致列入本名单"
        ),
    )
    conduct: tuple[Ref, ...] = spec(
        Word("conduct", "行为"), s.references("act", named=ACT), help=Text("the conduct taken in", "所涉行为")
    )
    subjects: tuple[Ref, ...] = spec(
        Word("of", "主体"),
        s.references("subject", named=SUBJECT),
        help=Text("only of these kinds", "仅限的主体类别"),
    )
    force: str | None = spec(
        Word("force", "效力"),
        s.choice(w.FORCES),
        help=Text("whether the keeper must list or may", "应当或可以列入"),
    )
    term: Term | None = spec(
        Word("term", "期限"),
        s.TERM,
        help=Text("how long this ground keeps a subject listed", "因此情形列入的期限"),
    )
    publicity: Term | None = spec(
        Word("publicity", "公示期限"),
        s.TERM,
        help=Text("how long such an entry is public", "此情形的公示期限"),
    )
    basis: tuple[Basis, ...] = spec(w.BASIS, s.BASIS, help=Text("what this ground rests on", "依据"))
    approval: tuple[Ref, ...] = spec(
        Word("approved by", "批准"),
        s.references(*s.BODIES, named=AGENCY),
        help=Text("who approves the entry; of several, each in turn", "批准机关；多个则依次批准"),
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class WayOut(Declaration):
    """A way out of a grade, or off a list."""

    KEYWORD = Word("way out", "提升途径")
    HELP = Text("a way out of a grade", "提升等级的途径")
    kind: str | None = spec(
        Word("kind", "方式"),
        s.choice(w.EXIT_KINDS),
        required=True,
        help=Text("how it comes about", "如何发生"),
    )
    after: Term | None = spec(
        Word("after", "满"), s.TERM, help=Text("the least or full time before it", "须经过的时间")
    )
    needs: tuple[Ref, ...] = spec(
        Word("needs", "须为"),
        s.references("act", named=ACT),
        help=Text("acts that one must be able to do", "须能实施的行为"),
    )
    within: Term | None = spec(
        Word("within", "办理期限"), s.TERM, help=Text("the keeper's time to act", "办理期限")
    )
    approval: tuple[Ref, ...] = spec(
        Word("approved by", "批准"),
        s.references(*s.BODIES, named=AGENCY),
        help=Text("who approves it; of several, each in turn", "批准机关；多个则依次批准"),
    )
    basis: tuple[Basis, ...] = spec(w.BASIS, s.BASIS, help=Text("what it rests on", "依据"))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Exit(WayOut):
    """A way off a list."""

    KEYWORD = Word("exit", "移出")
    HELP = Text("a way off the list", "移出名单的途径")
    when: Condition | None = spec(
        Word("when", "条件"), s.CONDITION, help=Text("what must hold", "须满足的条件")
    )
    off: tuple[Ref, ...] = spec(
        Word("off", "须先移出"),
        s.references("list", named=LIST),
        help=Text("lists that one must have left", "须先移出的名单"),
    )
    entries: tuple[str, ...] = spec(
        Word("for", "适用情形"),
        s.names(Text("ids of entries", "列入情形的编号")),
        help=Text("only for these grounds of entry", "仅适用于这些列入情形"),
    )
    fresh_term: Term | None = spec(
        Word("restarts", "重新计算"), s.TERM, help=Text("the term that runs anew", "重新计算的期限")
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Bar(Declaration):
    """What bars the way out, and for which exits it does not."""

    KEYWORD = Word("bar", "不予移出")
    HELP = Text("what bars a way out", "不予移出的情形")
    when: Condition | None = spec(
        Word("when", "条件"), s.CONDITION, help=Text("what bars it", "不予移出的条件")
    )
    term: Term | None = spec(Word("for", "期限"), s.TERM, help=Text("for how long", "期限"))
    exits: tuple[str, ...] = spec(
        Word("of", "途径"),
        s.names(Text("ids of exits", "移出途径的编号")),
        help=Text("only these exits", "仅限这些途径"),
    )
    excepted: tuple[str, ...] = spec(
        Word("except", "例外"),
        s.names(Text("ids of exits", "移出途径的编号")),
        help=Text("exits that stay open", "不受限制的途径"),
    )
    basis: tuple[Basis, ...] = spec(w.BASIS, s.BASIS, help=Text("what it rests on", "依据"))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lock(Declaration):
    """A time after an exit in which one may not be listed again."""

    KEYWORD = Word("lock", "不再列入")
    HELP = Text("a time in which one may not be listed again", "移出后不得再次列入的期间")
    term: Term | None = spec(Word("for", "期限"), s.TERM, required=True, help=Text("for how long", "期限"))
    exits: tuple[str, ...] = spec(
        Word("after", "途径"),
        s.names(Text("ids of exits", "移出途径的编号")),
        help=Text("after these exits", "经由这些途径之后"),
    )
    basis: tuple[Basis, ...] = spec(w.BASIS, s.BASIS, help=Text("what it rests on", "依据"))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Exclusion(Declaration):
    """Who, or what case, is not to be listed."""

    KEYWORD = Word("exclusion", "不列入")
    HELP = Text("who or what case is not listed", "不予列入的主体或情形")
    subjects: tuple[Ref, ...] = spec(
        Word("of", "主体"), s.references("subject", named=SUBJECT), help=Text("these kinds", "主体类别")
    )
    when: Condition | None = spec(Word("when", "条件"), s.CONDITION, help=Text("in this case", "情形"))
    entries: tuple[str, ...] = spec(
        Word("for", "适用情形"),
        s.names(Text("ids of entries", "列入情形的编号")),
        help=Text("only for these grounds of entry", "仅适用于这些列入情形"),
    )
    basis: tuple[Basis, ...] = spec(w.BASIS, s.BASIS, help=Text("what it rests on", "依据"))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Status(Declaration):
    """What is said of a status, to be on a list or of a grade: how long it lasts, and how one is heard."""

    no_exit: bool | None = spec(
        Word("no-exit", "不得移出"),
        s.FLAG,
        help=Text("the document says that there is no way out", "文件载明不得移出"),
    )
    term: Term | None = spec(
        Word("term", "期限"),
        s.TERM,
        help=Text("how long one is on the list, or keeps a grade", "列入或保持等级的期限"),
    )
    publicity: Term | None = spec(
        Word("publicity", "公示期限"), s.TERM, help=Text("how long an entry is public", "公示期限")
    )
    published: Schedule | None = spec(
        Word("published", "公布"),
        s.SCHEDULE,
        help=Text("when new entries are made public", "新列入信息的公布时间"),
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
    not_known: tuple[Waived, ...] = spec(
        Word("unknown", "不详"),
        s.NOT_KNOWN,
        many=True,
        help=Text("what of this the copy read does not show", "所见文本未载明的内容"),
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ListRule(Status):
    """What is said of a list: grounds of entry, ways out, remedies."""

    entries: tuple[Entry, ...] = spec(
        Entry.KEYWORD, nested=Entry, many=True, help=Text("grounds of entry", "列入情形")
    )
    exclusions: tuple[Exclusion, ...] = spec(
        Exclusion.KEYWORD, nested=Exclusion, many=True, help=Text("who is not listed", "不予列入的情形")
    )
    exits: tuple[Exit, ...] = spec(Exit.KEYWORD, nested=Exit, many=True, help=Text("ways out", "移出途径"))
    bars: tuple[Bar, ...] = spec(
        Bar.KEYWORD, nested=Bar, many=True, help=Text("what bars the way out", "不予移出的情形")
    )
    locks: tuple[Lock, ...] = spec(
        Lock.KEYWORD, nested=Lock, many=True, help=Text("locks against listing again", "不再列入")
    )
    defined_by: tuple[Basis, ...] = spec(
        Word("defined by", "据以设立"),
        s.BASIS,
        help=Text(
            "the rule that defines the list, where this corpus has not its grounds",
            "设立名单的规定（本语料未载列入情形时）",
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class List(ListRule):
    """A list: one is on it or off it."""

    KEYWORD = Word("list", "名单")
    HELP = Text("a list; one is on it or off it", "名单；只有列入与否")
    kind: str | None = spec(
        Word("kind", "类别"), s.choice(w.LIST_KINDS), required=True, help=Text("what it is for", "名单性质")
    )
    keeper: Ref | Unknown | None = spec(
        Word("keeper", "管理机关"),
        s.unknown_or(s.reference(*s.BODIES, named=AGENCY)),
        required=True,
        help=Text("who keeps it", "管理机关"),
    )
    source: str | None = spec(
        Word("records", "来源"),
        s.choice(w.CONDUCT_SOURCES),
        help=Text("whether it is fed by government records or private ones", "信息来自政府记录还是民间记录"),
    )
    parent: Ref | None = spec(
        Word("part of", "子名单"),
        s.reference("list", named=LIST),
        help=Text("the wider list", "所属的上位名单"),
    )
    covers: tuple[Ref, ...] = spec(
        Word("covers", "适用主体"),
        s.references("subject", named=SUBJECT),
        help=Text("whom it may list; everyone if not said", "可列入的主体；未写则不限"),
    )
    excludes: tuple[Ref, ...] = spec(
        Word("excludes", "排除主体"),
        s.references("subject", named=SUBJECT),
        help=Text("kinds it may not list", "不可列入的主体"),
    )
    exclusive: tuple[Ref, ...] = spec(
        Word("exclusive with", "互斥"),
        s.references("list", named=LIST),
        help=Text("lists that cannot be held together with it", "不能同时列入的名单"),
    )
    territory: Ref | Unknown | None = spec(
        Word("territory", "地域"),
        s.unknown_or(s.reference("territory", named=TERRITORY)),
        help=Text("where it is kept", "地域"),
    )
    existed: Period | None = spec(
        Word("existed", "存续"), s.PERIOD, help=Text("from when until when it is kept", "存续期间")
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Listing(ListRule):
    """What a document lays down about a list, for as long as the document is in force."""

    KEYWORD = Word("listing", "名单规则")
    HELP = Text("what this document lays down about a list", "本文件对某名单的规定")
    list: Ref | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rating(Status):
    """Ordered grades of a local scheme or a platform."""

    KEYWORD = Word("rating", "评级")
    HELP = Text("ordered grades of a scheme", "某一方案的等级")
    keeper: Ref | Unknown | None = spec(
        Word("keeper", "管理机关"),
        s.unknown_or(s.reference(*s.BODIES, named=AGENCY)),
        required=True,
        help=Text("who keeps it", "管理机关"),
    )
    source: str | None = spec(
        Word("records", "来源"),
        s.choice(w.CONDUCT_SOURCES),
        help=Text("whether it is fed by government records or private ones", "信息来自政府记录还是民间记录"),
    )
    values: tuple[Labelled, ...] = spec(
        Word("grades", "等级"),
        s.GRADES,
        help=Text(
            "its grades, the best first, each perhaps with labels; none where it has points only",
            "等级，由高到低，各可附名称；只有积分的可不写",
        ),
    )
    points: Ref | None = spec(
        Word("points", "积分"),
        s.reference("attribute", named=Text("attribute", "属性")),
        help=Text("the attribute that counts the points", "计分的属性"),
    )
    ranges: tuple[GradeRange, ...] = spec(
        Word("range", "分值"),
        s.RANGE,
        many=True,
        help=Text("the points of a grade, both ends included", "等级对应的分值，含两端"),
    )
    voluntary: bool | None = spec(
        Word("voluntary", "自愿"), s.FLAG, help=Text("one takes part by choice", "自愿参加")
    )
    covers: tuple[Ref, ...] = spec(
        Word("covers", "适用主体"),
        s.references("subject", named=SUBJECT),
        help=Text("whom it rates", "评价对象"),
    )
    territory: Ref | Unknown | None = spec(
        Word("territory", "地域"),
        s.unknown_or(s.reference("territory", named=TERRITORY)),
        help=Text("where", "地域"),
    )
    exits: tuple[WayOut, ...] = spec(
        WayOut.KEYWORD, nested=WayOut, many=True, help=Text("ways out of a grade", "提升等级的途径")
    )

    @property
    def grades(self) -> tuple[str, ...]:
        """The ids of its grades, the best first."""
        return tuple(value.id for value in self.values)
