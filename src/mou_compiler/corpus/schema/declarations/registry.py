"""Territories, kinds of subject, agencies and roles, ranks, acts, attributes and channels: what documents speak of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from mou_compiler import words as w
from mou_compiler.corpus.schema import shapes as s
from mou_compiler.corpus.schema.declarations.base import AGENCY, LIST, RANK, SUBJECT, TERRITORY, Declaration
from mou_compiler.corpus.schema.fields import spec
from mou_compiler.corpus.schema.values import Basis, Labelled, Period, Ref, Succession, Term, Unknown
from mou_compiler.words import Text, Word


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Territory(Declaration):
    """A country, province, city or county."""

    KEYWORD = Word("territory", "地域")
    HELP = Text("a place in which rules hold", "规则适用的地域")
    level: str | None = spec(Word("level", "层级"), s.choice(w.LEVELS), help=Text("its level", "层级"))
    parents: tuple[Ref, ...] = spec(
        Word("within", "隶属"),
        s.references("territory", named=TERRITORY),
        help=Text(
            "the territory around it, or several that a zone lies in", "上一级地域；跨越数地的可写数个"
        ),
    )
    divided: bool | None = spec(
        Word("divided wholly", "全部划分"),
        s.FLAG,
        help=Text("the territories within it are all of it", "其下级地域合为其全部"),
    )
    existed: Period | None = spec(
        Word("existed", "存续"), s.PERIOD, help=Text("from when until when it existed", "存续期间")
    )
    successions: tuple[Succession, ...] = spec(
        Word("succeeded by", "区划并入"),
        s.PLACE_SUCCESSION,
        many=True,
        help=Text(
            "the territory in which it lies afterwards, or those that come out of it, from the day written or else when it ends",
            "其后所属的地域，或由其析出的地域；自所写日期起，未写则自终止时起",
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Subject(Declaration):
    """A kind of subject, never a person."""

    KEYWORD = Word("subject", "主体")
    HELP = Text("a kind of subject, never a person", "主体的类别，从不指具体的人")
    parents: tuple[Ref, ...] = spec(
        Word("within", "隶属"),
        s.references("subject", named=SUBJECT),
        help=Text("the wider kind, or several", "上一级类别，可有数个"),
    )
    exclusive: tuple[Ref, ...] = spec(
        Word("exclusive with", "互斥"),
        s.references("subject", named=SUBJECT),
        help=Text("kinds that nobody of this kind is of", "不能同时属于的类别"),
    )
    apart: bool | None = spec(
        Word("kinds exclusive", "下级互斥"),
        s.FLAG,
        help=Text("the kinds right within it exclude each other", "其直接下级各类别相互排斥"),
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
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


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
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
        s.unknown_or(s.reference("territory", named=TERRITORY)),
        help=Text("where it is competent; everywhere if not said", "辖区；未写则不限"),
    )
    parent: Ref | Unknown | None = spec(
        Word("within", "隶属"),
        s.unknown_or(s.reference("agency", named=AGENCY)),
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
    successions: tuple[Succession, ...] = spec(
        Word("succeeded by", "职责划入"),
        s.SUCCESSION,
        many=True,
        help=Text(
            "who carries on its duties, all or those for some acts, from the day written or else when it ends",
            "承接职责（全部，或就某些行为）的机构；自所写日期起，未写则自终止时起",
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
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


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
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
        s.UNKNOWN,
        help=Text('`unknown "why"` where no text says who fills it', "文本未载明承担者时写「不详」及原因"),
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
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
        Word("may-burden", "可设负担", ("may burden",)),
        s.FLAG,
        help=Text("a source of this rank may diminish rights", "此位阶可以减损权利"),
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Act(Declaration):
    """Something a subject may do or receive, in a tree of dotted paths."""

    KEYWORD = Word("act", "行为")
    HELP = Text("what a subject may do or receive; dots make the tree", "主体可为或可得之事；以点号构成树")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
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
        s.choice(
            w.CURRENCIES,
            Text("yuan | usd | eur | … (a code of ISO 4217)", "元｜美元｜欧元｜…（ISO 4217 代码）"),
        ),
        help=Text("of money; the one that its conditions use if not said", "金额的币种；未写则从其条件"),
    )
    values: tuple[Labelled, ...] = spec(
        Word("options", "选项"),
        s.OPTIONS,
        help=Text("its values, of a choice, each perhaps with labels", "选项类型的可取值，各可附名称"),
    )
    own: bool | None = spec(
        Word("own", "自身"),
        s.FLAG,
        help=Text(
            "of the one reached itself, also where one is reached by way of a relation",
            "始终指被约束者自身；经由关联关系而及者亦同",
        ),
    )

    @property
    def options(self) -> tuple[str, ...]:
        """The ids of its values, of a choice."""
        return tuple(value.id for value in self.values)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
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
        s.references("list", "rating", named=LIST),
        help=Text(
            "the lists, and the ratings; all of the sender's if not said",
            "所传递的名单与评级；未写则为提供方的全部名单与评级",
        ),
    )
    every: Term | None = spec(Word("every", "频率"), s.TERM, help=Text("how often", "频率"))
    within: Term | None = spec(Word("within", "时限"), s.TERM, help=Text("how fast", "时限"))
    feedback: Term | None = spec(
        Word("feedback", "反馈"), s.TERM, help=Text("by when feedback is owed", "反馈时限")
    )
    basis: tuple[Basis, ...] = spec(w.BASIS, s.BASIS, help=Text("what it rests on", "依据"))
