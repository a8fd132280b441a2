"""Memoranda and instruments."""

from __future__ import annotations

from dataclasses import dataclass

from mou_compiler import words as w
from mou_compiler.corpus.schema import shapes as s
from mou_compiler.corpus.schema.declarations.base import AGENCY, DOCUMENT, MEASURE, RANK
from mou_compiler.corpus.schema.declarations.lists import Listing
from mou_compiler.corpus.schema.declarations.measures import Escalation, Measure, Norm
from mou_compiler.corpus.schema.fields import spec
from mou_compiler.corpus.schema.values import (
    Articles,
    Day,
    Moved,
    Period,
    Ref,
    Suspension,
    Transition,
    Unknown,
    Waived,
)
from mou_compiler.words import Text, Word


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Document(Norm):
    """A text that sets lists or measures; what it says as a measure would holds for those that do not."""

    number: str | Unknown | None = spec(
        Word("number", "文号"), s.unknown_or(s.STRING), help=Text("its number", "文号")
    )
    rank: Ref | Unknown | None = spec(
        Word("rank", "位阶"), s.unknown_or(s.reference("rank", named=RANK)), help=Text("its rank", "位阶")
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
        help=Text(
            "its days; from its signing where no first day is written", "施行期间；未写起始日者自签署日起"
        ),
    )
    known_in_force: Day | Unknown | None = spec(
        Word("known in force", "已知施行"),
        s.DAY,
        help=Text(
            "a day on which it is known to be in force, where its first is unknown",
            "施行首日不详时，已知其正在施行的一日",
        ),
    )
    signatories: tuple[Ref, ...] = spec(
        Word("signatories", "签署单位"),
        s.references("agency", named=AGENCY),
        help=Text("who signed it", "签署单位"),
    )
    admits: tuple[Ref, ...] = spec(
        Word("admits", "增加签署单位"),
        s.references("agency", named=AGENCY),
        help=Text("who signs, from its first day on, what it amends", "自其施行起加入签署被修改文件的单位"),
    )
    releases: tuple[Ref, ...] = spec(
        Word("releases", "退出签署单位"),
        s.references("agency", named=AGENCY),
        help=Text(
            "who, from its first day on, no longer signs what it amends", "自其施行起退出签署被修改文件的单位"
        ),
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
    suspends: tuple[Ref, ...] = spec(
        Word("suspends", "暂停"),
        s.references("measure", "memorandum", "instrument", named=Text("document or measure", "文件或措施")),
        help=Text("what is out of force while it is in force", "在其施行期间暂停施行的文件或措施"),
    )
    suspended: tuple[Suspension, ...] = spec(
        Word("suspended", "暂停施行"),
        s.SUSPENSION,
        many=True,
        help=Text("days on which it is out of force, and by what", "暂停施行的期间及依据"),
    )
    transition: Transition | None = spec(
        Word("transition", "过渡"),
        s.TRANSITION,
        help=Text(
            "what was begun under the texts that it ends goes on under them",
            "在其所终止的文本下已开始者，仍从其规定",
        ),
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


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Memorandum(Document):
    """A joint memorandum."""

    KEYWORD = Word("memorandum", "备忘录")
    HELP = Text("a joint memorandum of several agencies", "多部门联合备忘录")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Instrument(Document):
    """An order, rule, regulation or interpretation that itself sets lists or measures."""

    KEYWORD = Word("instrument", "规范文件")
    HELP = Text(
        "an order, rule or interpretation that itself sets lists or measures",
        "自行设定名单或措施的命令、规章、解释等",
    )
