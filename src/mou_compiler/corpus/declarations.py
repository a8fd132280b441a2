"""Every declaration of the language: what it carries, under which keyword, and one line of help for each field.

This is the schema. The reference in grammar/README.md is made from it, and so are messages and completion.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from mou_compiler import words as w
from mou_compiler.corpus import shapes as s
from mou_compiler.corpus.schema import spec
from mou_compiler.corpus.values import (
    Allowance,
    Articles,
    Basis,
    Condition,
    Day,
    Enforcement,
    Expectation,
    Given,
    GradeRange,
    Holding,
    Moved,
    NamedFile,
    Period,
    Procedure,
    Provision,
    Ref,
    Schedule,
    Succession,
    Target,
    Term,
    Unknown,
    Waived,
)
from mou_compiler.source.place import Place
from mou_compiler.words import Text, Word

AGENCY = Text("agency", "机构")
TERRITORY = Text("territory", "地域")
SUBJECT = Text("subject", "主体")
LAW = Text("law or document", "法律或文件")
DOCUMENT = Text("document", "文件")
MEASURE = Text("measure", "措施")
LIST = Text("list", "名单")
RANK = Text("rank", "位阶")
ACT = Text("act", "行为")


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """What every declaration has: an id, a label in both languages, the place of its id, and its whole extent.

    `unread` are the attributes that it does say, but in a way that could not be read: faults tell how.
    """

    KEYWORD: ClassVar[Word]
    HELP: ClassVar[Text]
    id: str
    label: Text
    place: Place
    extent: Place
    unread: frozenset[str] = frozenset()
    notes: tuple[str, ...] = spec(
        Word("note", "说明"), s.STRING, many=True, help=Text("a remark in your own words", "自拟的说明")
    )
    allowances: tuple[Allowance, ...] = spec(
        Word("allow", "准予"),
        s.ALLOWANCE,
        many=True,
        help=Text("accept a finding here, for a reason", "在此接受一项检查结果，并说明理由"),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Territory(Declaration):
    """A country, province, city or county."""

    KEYWORD = Word("territory", "地域")
    HELP = Text("a place in which rules hold", "规则适用的地域")
    level: str | None = spec(Word("level", "层级"), s.choice(w.LEVELS), help=Text("its level", "层级"))
    parent: Ref | None = spec(
        Word("within", "隶属"),
        s.reference("territory", named=TERRITORY),
        help=Text("the territory around it", "上一级地域"),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject(Declaration):
    """A kind of subject, never a person."""

    KEYWORD = Word("subject", "主体")
    HELP = Text("a kind of subject, never a person", "主体的类别，从不指具体的人")
    parent: Ref | None = spec(
        Word("within", "隶属"),
        s.reference("subject", named=SUBJECT),
        help=Text("the wider kind", "上一级类别"),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation(Declaration):
    """A relation that attaches one kind of subject to another."""

    KEYWORD = Word("relation", "关系")
    HELP = Text(
        "how one subject is attached to another, such as legal representative", "主体之间的关系，如法定代表人"
    )
    attached: tuple[Ref, ...] = spec(
        Word("attaches", "关联方"),
        s.references("subject", named=SUBJECT),
        required=True,
        help=Text("the kinds that are attached", "被关联的主体类别"),
    )
    principals: tuple[Ref, ...] = spec(
        Word("to", "主体方"),
        s.references("subject", named=SUBJECT),
        required=True,
        help=Text("the kinds to which they are attached", "所关联到的主体类别"),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency(Declaration):
    """A body that keeps lists, signs documents or carries measures out."""

    KEYWORD = Word("agency", "机构")
    HELP = Text("a body that signs, keeps or carries out", "签署、管理名单或实施措施的机构")
    kind: str | None = spec(
        Word("kind", "类别"), s.choice(w.AGENCY_KINDS), help=Text("what body it is", "机构性质")
    )
    level: str | None = spec(Word("level", "层级"), s.choice(w.LEVELS), help=Text("its level", "层级"))
    territory: Ref | Unknown | None = spec(
        Word("territory", "辖区"),
        s.reference("territory", named=TERRITORY),
        help=Text("where it is competent; everywhere if not said", "辖区；未写则不限"),
    )
    parent: Ref | Unknown | None = spec(
        Word("within", "隶属"),
        s.reference("agency", named=AGENCY),
        help=Text("the body it belongs to", "所隶属的机构"),
    )
    aliases: tuple[str, ...] = spec(
        Word("alias", "别名"),
        s.names(Text("other names, usable as its own", "可替代使用的其他名称")),
        help=Text("other names by which documents call it", "文件中的其他称谓"),
    )
    existed: Period | None = spec(
        Word("existed", "存续"), s.PERIOD, help=Text("from when until when it existed", "存续期间")
    )
    succession: Succession | None = spec(
        Word("succeeded by", "职责划入"),
        s.SUCCESSION,
        help=Text("who carries on its duties when it ends", "终止后承接职责的机构"),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling(Declaration):
    """Which agencies fill a role, and where."""

    KEYWORD = Word("filled", "承担")
    HELP = Text("which agencies fill the role", "由哪些机构承担")
    NAMED: ClassVar[bool] = False
    agencies: tuple[Ref, ...] = spec(
        Word("by", "由"),
        s.references("agency", named=AGENCY),
        required=True,
        help=Text("the agencies", "机构"),
    )
    territory: Ref | None = spec(
        Word("in", "地域"),
        s.reference("territory", named=TERRITORY),
        help=Text("where; everywhere if not said", "地域；未写则不限"),
    )
    during: Period | None = spec(
        Word("during", "期间"), s.PERIOD, help=Text("from when until when", "起止日期")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Role(Declaration):
    """A generic enforcer, such as the unit that accepts an application."""

    KEYWORD = Word("role", "角色")
    HELP = Text(
        "a generic enforcer, such as `governments at every level`", "泛指的实施者，如「各级人民政府」"
    )
    fillings: tuple[Filling, ...] = spec(
        Filling.KEYWORD,
        nested=Filling,
        many=True,
        help=Text("which agencies fill it, and where", "由哪些机构承担、在何处"),
    )
    unfilled: Unknown | None = spec(
        Word("holders", "承担者"),
        s.unknown_or(s.STRING),
        help=Text('`unknown "why"` where no text says who fills it', "文本未载明承担者时写「不详」及原因"),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Rank(Declaration):
    """A rank of legal sources."""

    KEYWORD = Word("rank", "位阶")
    HELP = Text("a rank of legal sources", "法律渊源的位阶")
    above: tuple[Ref, ...] = spec(
        Word("below", "上位阶"),
        s.references("rank", named=RANK),
        help=Text("the ranks right above it", "紧邻的上位阶"),
    )
    may_burden: bool | None = spec(
        Word("may-burden", "可设负担"),
        s.FLAG,
        help=Text("a source of this rank may diminish rights", "此位阶可以减损权利"),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition(Declaration):
    """One edition of a law."""

    KEYWORD = Word("edition", "版本")
    HELP = Text("one edition of the text", "文本的一个版本")
    adopted: Day | Unknown | None = spec(
        Word("adopted", "通过"), s.DAY, help=Text("the day of adoption or of this text", "通过或该文本的日期")
    )
    in_force: Period | None = spec(
        Word("in force", "施行"),
        s.PERIOD,
        help=Text("its days; the day of adoption stands in where unknown", "施行期间；不详时以通过日代替"),
    )
    articles: Articles | Unknown | None = spec(
        Word("articles", "条数"), s.ARTICLES, help=Text("first and last article", "起止条文")
    )
    moved: tuple[Moved, ...] = spec(
        Word("moved", "移置"),
        s.MOVED,
        many=True,
        help=Text("an article of the edition before and its number here", "前一版本的条文在本版本中的条号"),
    )
    dropped: tuple[str, ...] = spec(
        Word("dropped", "删除"),
        s.names(Text("numbers of articles", "条号")),
        help=Text("articles that it no longer has", "已删除的条文"),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Law(Declaration):
    """A legal source that measures and lists rest on."""

    KEYWORD = Word("law", "法律")
    HELP = Text("a legal source on which others rest", "作为依据的法律文件")
    rank: Ref | Unknown | None = spec(
        Word("rank", "位阶"), s.reference("rank", named=RANK), help=Text("its rank", "位阶")
    )
    number: str | Unknown | None = spec(
        Word("number", "文号"), s.unknown_or(s.STRING), help=Text("its number", "文号")
    )
    issuers: tuple[Ref, ...] = spec(
        Word("issued by", "制定机关"),
        s.references("agency", named=AGENCY),
        help=Text("who made it", "制定机关"),
    )
    territory: Ref | Unknown | None = spec(
        Word("territory", "地域"),
        s.reference("territory", named=TERRITORY),
        help=Text("where it holds", "适用地域"),
    )
    title: str | None = spec(
        Word("title", "题名"),
        s.TITLE,
        help=Text(
            "its title in a register of laws, which fills in what is not said here",
            "其在法规登记册中的题名；此处未写明的取自登记册",
        ),
    )
    aliases: tuple[str, ...] = spec(
        Word("alias", "别名"),
        s.names(Text("other names", "其他名称")),
        help=Text("other names of it", "其他名称"),
    )
    adopted: Day | Unknown | None = spec(
        Word("adopted", "通过"), s.DAY, help=Text("the day of adoption", "通过日期")
    )
    in_force: Period | None = spec(
        Word("in force", "施行"), s.PERIOD, help=Text("its days, where no edition says more", "施行期间")
    )
    repealed: Ref | None = spec(
        Word("repealed by", "废止者"),
        s.reference(*s.DOCUMENTS, named=LAW),
        help=Text("what repealed it", "废止它的文件"),
    )
    repealed_on: Day | Unknown | None = spec(
        Word("repealed on", "废止日期"),
        s.DAY,
        help=Text(
            "the first day without it; the first day of what repealed it if not said",
            "废止之日；未写则为废止者施行之日",
        ),
    )
    editions: tuple[Edition, ...] = spec(
        Edition.KEYWORD, nested=Edition, many=True, help=Text("its editions", "各版本")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(Declaration):
    """A section of a register: what holds of every text in it."""

    KEYWORD = Word("section", "门类")
    HELP = Text("what holds of every text of a section or collection", "一个门类或汇编中各文本的共同内容")
    aliases: tuple[str, ...] = spec(
        Word("alias", "别名"),
        s.names(Text("other names in the file", "数据文件中的其他名称")),
        help=Text("other names of it in the file", "数据文件中的其他名称"),
    )
    rank: Ref | Unknown | None = spec(
        Word("rank", "位阶"),
        s.reference("rank", named=RANK),
        required=True,
        help=Text("the rank of its texts", "其文本的位阶"),
    )
    territory: Ref | Unknown | None = spec(
        Word("territory", "地域"),
        s.reference("territory", named=TERRITORY),
        help=Text(
            "where its texts hold, or the territory in it whose name begins the title",
            "其文本适用的地域；题名以其下某地域之名开头的，适用于该地域",
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Register(Declaration):
    """A register of laws: a table beside the corpus whose texts can be cited by title."""

    KEYWORD = Word("register", "法规登记册")
    HELP = Text(
        "a table of laws, each of which can be cited by its title", "法规表，其中每件法规可按题名引用"
    )
    file: NamedFile | None = spec(
        Word("file", "数据文件"),
        s.FILE,
        required=True,
        help=Text(
            "a CSV file, by its path from the folder of this file", "CSV 文件，路径从本文件所在文件夹算起"
        ),
    )
    state: Day | Unknown | None = spec(
        Word("state", "截至"), s.DAY, required=True, help=Text("the day that it shows", "数据截至的日期")
    )
    omits: tuple[str, ...] = spec(
        Word("may omit", "可省略"),
        s.names(Text("beginnings of titles", "题名的开头")),
        help=Text("beginnings of titles that a citation may leave out", "引用时可省略的题名开头"),
    )
    sections: tuple[Section, ...] = spec(
        Section.KEYWORD,
        nested=Section,
        many=True,
        help=Text("what holds of a section", "各门类的共同内容"),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Act(Declaration):
    """Something a subject may do or receive, in a tree of dotted paths."""

    KEYWORD = Word("act", "行为")
    HELP = Text("what a subject may do or receive; dots make the tree", "主体可为或可得之事；以点号构成树")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute(Declaration):
    """A typed quantity of which conditions may speak."""

    KEYWORD = Word("attribute", "属性")
    HELP = Text("a quantity of which conditions speak", "条件所涉及的量")
    type: str | None = spec(
        Word("type", "类型"),
        s.choice(w.ATTRIBUTE_TYPES),
        required=True,
        help=Text("what it measures", "类型"),
    )
    currency: str | None = spec(
        Word("currency", "币种"),
        s.choice(w.CURRENCIES),
        help=Text("of money; the one that its conditions use if not said", "金额的币种；未写则从其条件"),
    )
    options: tuple[str, ...] = spec(
        Word("options", "选项"),
        s.names(Text("the values it may have", "可取的值")),
        help=Text("its values, of a choice", "选项类型的可取值"),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Exit(Declaration):
    """A way off a list."""

    KEYWORD = Word("exit", "移出")
    HELP = Text("a way off the list", "移出名单的途径")
    kind: str | None = spec(
        Word("kind", "方式"),
        s.choice(w.EXIT_KINDS),
        required=True,
        help=Text("how it comes about", "移出方式"),
    )
    after: Term | None = spec(
        Word("after", "满"), s.TERM, help=Text("the least or full time on the list", "须列入的时间")
    )
    when: Condition | None = spec(
        Word("when", "条件"), s.CONDITION, help=Text("what must hold", "须满足的条件")
    )
    off: tuple[Ref, ...] = spec(
        Word("off", "须先移出"),
        s.references("list", named=LIST),
        help=Text("lists that one must have left", "须先移出的名单"),
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
    entries: tuple[str, ...] = spec(
        Word("for", "适用情形"),
        s.names(Text("ids of entries", "列入情形的编号")),
        help=Text("only for these grounds of entry", "仅适用于这些列入情形"),
    )
    basis: tuple[Basis, ...] = spec(w.BASIS, s.BASIS, help=Text("what it rests on", "依据"))
    fresh_term: Term | None = spec(
        Word("restarts", "重新计算"), s.TERM, help=Text("the term that runs anew", "重新计算的期限")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
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


@dataclass(frozen=True, slots=True, kw_only=True)
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


@dataclass(frozen=True, slots=True, kw_only=True)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRule(Declaration):
    """What is said of a list: grounds of entry, ways out, remedies."""

    entries: tuple[Entry, ...] = spec(
        Entry.KEYWORD, nested=Entry, many=True, help=Text("grounds of entry", "列入情形")
    )
    exclusions: tuple[Exclusion, ...] = spec(
        Exclusion.KEYWORD, nested=Exclusion, many=True, help=Text("who is not listed", "不予列入的情形")
    )
    exits: tuple[Exit, ...] = spec(Exit.KEYWORD, nested=Exit, many=True, help=Text("ways out", "移出途径"))
    no_exit: bool | None = spec(
        Word("no-exit", "不得移出"),
        s.FLAG,
        help=Text("the document says that there is no way out", "文件载明不得移出"),
    )
    bars: tuple[Bar, ...] = spec(
        Bar.KEYWORD, nested=Bar, many=True, help=Text("what bars the way out", "不予移出的情形")
    )
    locks: tuple[Lock, ...] = spec(
        Lock.KEYWORD, nested=Lock, many=True, help=Text("locks against listing again", "不再列入")
    )
    term: Term | None = spec(
        Word("term", "期限"), s.TERM, help=Text("how long one is on the list", "列入期限")
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
    defined_by: tuple[Basis, ...] = spec(
        Word("defined by", "据以设立"),
        s.BASIS,
        help=Text(
            "the rule that defines the list, where this corpus has not its grounds",
            "设立名单的规定（本语料未载列入情形时）",
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class List(ListRule):
    """A list: one is on it or off it."""

    KEYWORD = Word("list", "名单")
    HELP = Text("a list; one is on it or off it", "名单；只有列入与否")
    kind: str | None = spec(
        Word("kind", "类别"), s.choice(w.LIST_KINDS), required=True, help=Text("what it is for", "名单性质")
    )
    keeper: Ref | Unknown | None = spec(
        Word("keeper", "管理机关"),
        s.reference(*s.BODIES, named=AGENCY),
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
        s.reference("territory", named=TERRITORY),
        help=Text("where it is kept", "地域"),
    )
    existed: Period | None = spec(
        Word("existed", "存续"), s.PERIOD, help=Text("from when until when it is kept", "存续期间")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing(ListRule):
    """What a document lays down about a list, for as long as the document is in force."""

    KEYWORD = Word("listing", "名单规则")
    HELP = Text("what this document lays down about a list", "本文件对某名单的规定")
    list: Ref | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating(Declaration):
    """Ordered grades of a local scheme or a platform."""

    KEYWORD = Word("rating", "评级")
    HELP = Text("ordered grades of a scheme", "某一方案的等级")
    keeper: Ref | Unknown | None = spec(
        Word("keeper", "管理机关"),
        s.reference(*s.BODIES, named=AGENCY),
        required=True,
        help=Text("who keeps it", "管理机关"),
    )
    source: str | None = spec(
        Word("records", "来源"),
        s.choice(w.CONDUCT_SOURCES),
        help=Text("whether it is fed by government records or private ones", "信息来自政府记录还是民间记录"),
    )
    grades: tuple[str, ...] = spec(
        Word("grades", "等级"),
        s.GRADES,
        help=Text(
            "its grades, the best first; none where it has points only", "等级，由高到低；只有积分的可不写"
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
        Word("territory", "地域"), s.reference("territory", named=TERRITORY), help=Text("where", "地域")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel(Declaration):
    """A route on which information about lists travels."""

    KEYWORD = Word("channel", "通道")
    HELP = Text("a route by which a list reaches those who act on it", "名单信息的传递通道")
    senders: tuple[Ref, ...] = spec(
        Word("from", "自"),
        s.references(*s.BODIES, named=AGENCY),
        required=True,
        help=Text("who sends", "提供方"),
    )
    receivers: tuple[Ref, ...] = spec(
        Word("to", "至"),
        s.references(*s.BODIES, named=AGENCY),
        required=True,
        help=Text("who receives", "接收方"),
    )
    lists: tuple[Ref, ...] = spec(
        Word("carries", "传递"),
        s.references("list", named=LIST),
        help=Text("the lists; all of the sender's if not said", "所传递的名单；未写则为提供方的全部名单"),
    )
    every: Term | None = spec(Word("every", "频率"), s.TERM, help=Text("how often", "频率"))
    within: Term | None = spec(Word("within", "时限"), s.TERM, help=Text("how fast", "时限"))
    feedback: Term | None = spec(
        Word("feedback", "反馈"), s.TERM, help=Text("by when feedback is owed", "反馈时限")
    )
    basis: tuple[Basis, ...] = spec(w.BASIS, s.BASIS, help=Text("what it rests on", "依据"))


@dataclass(frozen=True, slots=True, kw_only=True)
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


@dataclass(frozen=True, slots=True, kw_only=True)
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


@dataclass(frozen=True, slots=True, kw_only=True)
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
    publish: tuple[Provision, ...] = _provisions(w.PUBLISH, "published", "公布的事项")
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

    @property
    def clauses(self) -> tuple[str, ...]:
        """The numbers of the source that it encodes: its own, and what that begins with (3-2 and 3.1 encode 3)."""
        found = [self.number]
        while "-" in found[-1] or "." in found[-1]:
            found.append(found[-1][: max(found[-1].rfind("-"), found[-1].rfind("."))])
        return tuple(found)

    @property
    def provisions(self) -> tuple[Provision, ...]:
        """What it does, strongest modality first."""
        return (
            *self.prohibit, *self.remove, *self.downgrade, *self.restrict, *self.cap, *self.condition,
            *self.review_strictly, *self.inspect, *self.exempt, *self.grant, *self.assist, *self.encourage,
            *self.publish, *self.refer,
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Norm):
    """A text that sets lists or measures; what it says as a measure would holds for those that do not."""

    number: str | Unknown | None = spec(
        Word("number", "文号"), s.unknown_or(s.STRING), help=Text("its number", "文号")
    )
    rank: Ref | Unknown | None = spec(
        Word("rank", "位阶"), s.reference("rank", named=RANK), help=Text("its rank", "位阶")
    )
    issuers: tuple[Ref, ...] = spec(
        Word("issued by", "制定机关"),
        s.references(*s.BODIES, named=AGENCY),
        help=Text("who issued it", "制定机关"),
    )
    signed: Day | Unknown | None = spec(
        Word("signed", "签署"), s.DAY, help=Text("the day of signing or adoption", "签署或通过日期")
    )
    in_force: Period | None = spec(
        Word("in force", "施行"),
        s.PERIOD,
        help=Text("its days; the day of signing stands in where unknown", "施行期间；不详时以签署日代替"),
    )
    signatories: tuple[Ref, ...] = spec(
        Word("signatories", "签署单位"),
        s.references("agency", named=AGENCY),
        help=Text("who signed it", "签署单位"),
    )
    title: str | None = spec(
        Word("title", "题名"),
        s.TITLE,
        help=Text(
            "its title in a register of laws, which fills in what is not said here",
            "其在法规登记册中的题名；此处未写明的取自登记册",
        ),
    )
    aliases: tuple[str, ...] = spec(
        Word("alias", "别名"),
        s.names(Text("other names", "其他名称")),
        help=Text("other names of it", "其他名称"),
    )
    articles: Articles | Unknown | None = spec(
        Word("articles", "条数"), s.ARTICLES, help=Text("first and last article", "起止条文")
    )
    moved: tuple[Moved, ...] = spec(
        Word("moved", "移置"),
        s.MOVED,
        many=True,
        help=Text("an article of the text amended and its number here", "被修改文本的条文在此的条号"),
    )
    amends: tuple[Ref, ...] = spec(
        Word("amends", "修改"),
        s.references(*s.DOCUMENTS, named=DOCUMENT),
        help=Text("texts that it changes", "所修改的文件"),
    )
    replaces_documents: tuple[Ref, ...] = spec(
        Word("replaces", "废止"),
        s.references(*s.DOCUMENTS, named=DOCUMENT),
        help=Text("texts that end when it begins", "自其施行起废止的文件"),
    )
    withdraws: tuple[Ref, ...] = spec(
        Word("withdraws", "撤回"),
        s.references("measure", named=MEASURE),
        help=Text("measures that end when it begins", "自其施行起撤回的措施"),
    )
    first_day: str | None = spec(
        Word("first day", "起算日"),
        s.choice(w.FIRST_DAYS),
        help=Text("whether the day of the event counts in its terms", "期限起算之日是否计入"),
    )
    accession: str | None = spec(
        Word("accession", "加入"),
        s.choice(w.ACCESSION_RULES),
        help=Text("how others join, or measures are added", "其他单位加入或增补措施的方式"),
    )
    yields_to: tuple[Ref, ...] = spec(
        Word("yields to", "从其规定"),
        s.references("rank", *s.DOCUMENTS, named=Text("rank or document", "位阶或文件")),
        help=Text("what prevails over it", "优先于本文件的规定"),
    )
    complete: tuple[Ref, ...] = spec(
        Word("complete over", "穷尽"),
        s.references(
            "attribute", "list", "subject", named=Text("attribute, list or subject", "属性、名单或主体")
        ),
        help=Text("over what its measures leave no gap", "其措施无遗漏地覆盖的范围"),
    )
    numbering: tuple[str, ...] | Unknown | None = spec(
        Word("numbering", "原文编号"),
        s.NUMBERED,
        help=Text("the numbered measures of the source", "原文中的措施编号"),
    )
    waived: tuple[Waived, ...] = spec(
        Word("waived", "不编码"),
        s.WAIVED,
        many=True,
        help=Text("numbered clauses that set no rule, and why", "不构成规则的条款及理由"),
    )
    not_known: tuple[Waived, ...] = spec(
        Word("unknown", "不详"),
        s.NOT_KNOWN,
        many=True,
        help=Text("what the copy read does not show", "所见文本未载明的内容"),
    )
    source: str | None = spec(
        Word("source", "来源"), s.STRING, help=Text("where the text was read", "文本来源")
    )
    listings: tuple[Listing, ...] = spec(
        Listing.KEYWORD, nested=Listing, many=True, help=Text("what it lays down about lists", "名单规则")
    )
    measures: tuple[Measure, ...] = spec(
        Measure.KEYWORD, nested=Measure, many=True, help=Text("its measures", "措施")
    )
    escalations: tuple[Escalation, ...] = spec(
        Escalation.KEYWORD, nested=Escalation, many=True, help=Text("its escalations", "升级")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Memorandum(Document):
    """A joint memorandum."""

    KEYWORD = Word("memorandum", "备忘录")
    HELP = Text("a joint memorandum of several agencies", "多部门联合备忘录")


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument(Document):
    """An order, rule, regulation or interpretation that itself sets lists or measures."""

    KEYWORD = Word("instrument", "规范文件")
    HELP = Text(
        "an order, rule or interpretation that itself sets lists or measures",
        "自行设定名单或措施的命令、规章、解释等",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Permission(Declaration):
    """One item of a catalogue."""

    KEYWORD = Word("permission", "事项")
    HELP = Text("one item that the catalogue permits", "清单中的一个事项")
    provisions: tuple[Ref, ...] = spec(
        Word("acts", "行为"), s.references("act", named=ACT), help=Text("the acts", "行为")
    )
    modalities: tuple[str, ...] = spec(
        Word("modalities", "方式"),
        s.choices(w.MODALITIES),
        help=Text("how they may be touched; any way if not said", "方式；未写则不限"),
    )
    subjects: tuple[Ref, ...] = spec(
        Word("to", "对象"),
        s.references("subject", named=SUBJECT),
        help=Text("whom it may reach; anyone if not said", "对象；未写则不限"),
    )
    lists: tuple[Ref, ...] = spec(
        Word("on", "触发"),
        s.references("list", named=LIST),
        help=Text("the lists; any if not said", "名单；未写则不限"),
    )
    enforcers: tuple[Ref, ...] = spec(
        w.ENFORCED_BY,
        s.references(*s.BODIES, named=AGENCY),
        help=Text("who may carry it out", "实施机关"),
    )
    term: Term | None = spec(Word("for", "期限"), s.TERM, help=Text("how long", "期限"))
    basis: tuple[Basis, ...] = spec(w.BASIS, s.BASIS, help=Text("what it rests on", "依据"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue(Declaration):
    """The closed set of measures permitted at all."""

    KEYWORD = Word("catalogue", "清单")
    HELP = Text("the closed set of measures permitted at all", "准许采取的措施的封闭清单")
    level: str | None = spec(Word("level", "层级"), s.choice(w.LEVELS), help=Text("its level", "层级"))
    territory: Ref | Unknown | None = spec(
        Word("territory", "地域"),
        s.reference("territory", named=TERRITORY),
        help=Text("where it holds", "适用地域"),
    )
    in_force: Period | None = spec(Word("in force", "施行"), s.PERIOD, help=Text("its days", "施行期间"))
    parent: tuple[Ref, ...] = spec(
        Word("under", "上级清单"),
        s.references("catalogue", named=Text("catalogue", "清单")),
        help=Text("catalogues of a higher level", "上级清单"),
    )
    replaces: tuple[Ref, ...] = spec(
        Word("replaces", "替代"),
        s.references("catalogue", named=Text("catalogue", "清单")),
        help=Text("the edition before", "前一版本"),
    )
    lists: tuple[Ref, ...] = spec(
        Word("governs", "约束"),
        s.references("list", named=LIST),
        help=Text(
            "lists whose measures need an item; all if not said", "其措施须有对应事项的名单；未写则全部"
        ),
    )
    partial: Unknown | None = spec(
        Word("contents", "内容"),
        s.unknown_or(s.STRING),
        help=Text("`unknown` where not every item is known", "事项未全知时写「不详」"),
    )
    basis: tuple[Basis, ...] = spec(w.BASIS, s.BASIS, help=Text("what it rests on", "依据"))
    permissions: tuple[Permission, ...] = spec(
        Permission.KEYWORD, nested=Permission, many=True, help=Text("its items", "事项")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Precedence(Declaration):
    """Which principles settle a collision in this corpus."""

    KEYWORD = Word("precedence", "优先规则")
    HELP = Text("which principles settle a collision", "解决冲突的原则")
    principles: tuple[str, ...] = spec(
        Word("by", "依"), s.choices(w.PRINCIPLES), required=True, help=Text("the principles", "原则")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario(Declaration):
    """A named hypothetical: categories and days, never a person."""

    KEYWORD = Word("scenario", "情景")
    HELP = Text("a hypothetical with what is expected: a test for rules", "假设情景及其预期：规则的测试")
    day: Day | Unknown | None = spec(Word("day", "日期"), s.DAY, required=True, help=Text("the day", "日期"))
    subject: Ref | None = spec(
        Word("subject", "主体"),
        s.reference("subject", named=SUBJECT),
        required=True,
        help=Text("the kind of subject", "主体类别"),
    )
    territory: Ref | None = spec(
        Word("in", "地域"),
        s.reference("territory", named=TERRITORY),
        required=True,
        help=Text("where", "地域"),
    )
    holdings: tuple[tuple[Holding, ...], ...] = spec(
        Word("on", "列入"), s.HOLDING, many=True, help=Text("the lists held", "所在名单")
    )
    given: tuple[Given, ...] = spec(Word("given", "已知"), s.GIVEN, many=True, help=Text("values", "数值"))
    conduct: tuple[Ref, ...] = spec(
        Word("conduct", "行为"),
        s.references("act", named=ACT),
        help=Text("what was done; grounds of entry ask for it", "所涉行为；列入情形据此判断"),
    )
    expectations: tuple[Expectation, ...] = spec(
        Word("expect", "预期"),
        s.EXPECTATION,
        many=True,
        help=Text("what follows, or with `no` does not", "应有的结果；「无」表示不应有"),
    )


KINDS: tuple[type[Declaration], ...] = (
    Territory, Subject, Relation, Agency, Role, Rank, Law, Register, Act, Attribute, List, Rating, Channel,
    Memorandum, Instrument, Escalation, Catalogue, Precedence, Scenario,
)  # fmt: skip
"""What may stand at the top of a file, in the order in which a drafter meets it."""
