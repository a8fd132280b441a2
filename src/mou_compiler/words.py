"""The one table of spellings: every word of the language in English and Chinese.

Grammar, reader, formatter, messages and reference all take their words from here or from the schema that
is built of them.  A word means something only where the schema asks for it, so no word is reserved.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from mou_compiler.currencies import CHINESE, CODES, OTHERWISE
from mou_compiler.text import Language as Language  # noqa: PLC0414 -- these are taken from here as well
from mou_compiler.text import Languages as Languages  # noqa: PLC0414
from mou_compiler.text import Text as Text  # noqa: PLC0414
from mou_compiler.text import joined


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its two canonical spellings and further accepted ones; `en` is also its identity.

    `spellings` are all of them, canonical ones first.
    """

    en: str
    zh: str
    also: tuple[str, ...] = ()
    spellings: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "spellings", (self.en, self.zh, *self.also))

    def spelled(self, languages: Languages) -> str:
        """Return the canonical spelling in a language, or both spellings."""
        return joined(self.en, self.zh, languages)


class Words:
    """A closed set of words in a fixed order, looked up by any of their spellings."""

    __slots__ = ("_by_spelling", "words")

    def __init__(self, *words: Word) -> None:
        self.words = words
        self._by_spelling = {spelling: word for word in words for spelling in word.spellings}

    def find(self, spelling: str) -> Word | None:
        """Return the word spelled so, if it is one of these."""
        return self._by_spelling.get(spelling)

    def named(self, english: str) -> Word:
        """Return the word whose English spelling is given; it must be one of these."""
        return self._by_spelling[english]

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every spelling of every word, in order."""
        return tuple(self._by_spelling)


# Connectives: the lexer knows them, so they are kept in step with grammar/mou.lark by a test.
AND = Word("and", "且", ("并且",))
OR = Word("or", "或", ("或者",))
NOT = Word("not", "非", ("并非", "不在"))
CONNECTIVES = Words(AND, OR, NOT)

AT_LEAST = Word(
    ">=",
    "≥",
    (
        "at least", "not less than", "no less than", "no fewer than", "not fewer than", "a minimum of", "not before", "not earlier than",
        "no earlier than", "greater than or equal to", "至少", "最少", "不少于", "不低于", "不早于", "达到",
    ),
)  # fmt: skip
AT_MOST = Word(
    "<=",
    "≤",
    (
        "at most", "up to", "not more than", "no more than", "no greater than", "not greater than", "a maximum of", "not exceeding", "does not exceed", "no longer than",
        "not longer than", "less than or equal to", "至多", "最多", "不超过", "不得超过", "不多于", "不高于",
    ),
)  # fmt: skip
MORE_THAN = Word(
    ">",
    "＞",
    (
        "more than",
        "greater than",
        "in excess of",
        "exceeds",
        "exceeding",
        "超过",
        "超出",
        "逾",
        "高于",
        "多于",
        "大于",
    ),
)
LESS_THAN = Word("<", "＜", ("less than", "fewer than", "不满", "未满", "不足", "低于", "少于", "小于"))
EQUAL = Word("=", "＝", ("is", "为", "等于"))
UNEQUAL = Word("!=", "≠", ("is not", "不为"))
COMPARISONS = Words(AT_LEAST, AT_MOST, MORE_THAN, LESS_THAN, EQUAL, UNEQUAL)

# The same behind the amount: `100 yuan or more`. In Chinese statutes 以上 and 以下 include the amount itself.
OR_MORE = Word("or more", "以上", ("or above", "or over", "及以上"))
OR_LESS = Word("or less", "以下", ("or below", "or under", "及以下"))
THAN_MORE = Word("more than", "超过")
THAN_LESS = Word("less than", "不满", ("不足",))
# The most or least of a term, before it; and the event that ends it.
TERM_AT_LEAST = Word("at least", "至少")
TERM_AT_MOST = Word("at most", "至多")
BOUNDS = Words(OR_MORE, OR_LESS, THAN_MORE, THAN_LESS)
BOUND_COMPARISONS = {
    OR_MORE.en: AT_LEAST,
    OR_LESS.en: AT_MOST,
    THAN_MORE.en: MORE_THAN,
    THAN_LESS.en: LESS_THAN,
}

# Units. Days, weeks, months and years measure terms; the rest measure attributes.
DAYS = Word("days", "日", ("day", "天"))
WORKING_DAYS = Word("working-days", "个工作日", ("working-day", "工作日"))
WEEKS = Word("weeks", "周", ("week", "个星期"))
MONTHS = Word("months", "个月", ("month",))
YEARS = Word("years", "年", ("year",))
YUAN = Word("yuan", "元", ("cny", "CNY", "rmb", "RMB", "renminbi", "人民币", "元整", "圆", "圆整"))
DOLLARS = Word("usd", "美元", ("USD", "dollars", "dollar"))
CURRENCIES = Words(
    YUAN,
    DOLLARS,
    *(
        Word(
            code.lower(),
            CHINESE.get(code, code),
            ((code,) if code in CHINESE else ()) + OTHERWISE.get(code, ()),
        )
        for code in CODES
    ),
)
PERCENT = Word("%", "％", ("percent",))
TIMES = Word("times", "次", ("time", "entries", "entry"))
COPIES = Word("copies", "份", ("copy", "件"))
UNITS = Words(DAYS, WORKING_DAYS, WEEKS, MONTHS, YEARS, PERCENT, TIMES, COPIES, *CURRENCIES.words)
TERM_UNITS = (DAYS, WORKING_DAYS, WEEKS, MONTHS, YEARS)

# Levels of a citation, in the order in which they nest.
TITLE = Word("title", "编")
ORDER = Word("order", "号令")
ANNEX = Word("annex", "附件")
APPENDIX = Word("appendix", "附录")
SCHEDULE = Word("schedule", "附表")
SUPPLEMENT = Word("supplement", "附则")
PART = Word("part", "部分")
SUBPART = Word("subpart", "分部")
CHAPTER = Word("chapter", "章")
SUBCHAPTER = Word("subchapter", "分章")
SECTION = Word("section", "节")
RECITAL = Word("recital", "序言")
ARTICLE = Word("art", "条", ("article",))
REGULATION = Word("regulation", "规例")
RULE = Word("rule", "规则")
SIGN = Word("§", "§")
PARAGRAPH = Word("para", "款", ("paragraph",))
SUBPARAGRAPH = Word("subpara", "段", ("subparagraph",))
SENTENCE = Word("sentence", "句")
ITEM = Word("item", "项", ("point",))
SUBITEM = Word("subitem", "目")
CLAUSE = Word("clause", "细目")
SUBCLAUSE = Word("subclause", "子目")
INDENT = Word("indent", "缩进项")
EXPLANATION = Word("explanation", "说明")
PROVISO = Word("proviso", "但书")
CITATION_UNITS = Words(ARTICLE, SECTION, REGULATION, RULE, SIGN)
CITATION_LOWER = Words(PARAGRAPH, ITEM, SUBITEM, CLAUSE, SUBCLAUSE)
CITATION_LEVELS = Words(
    TITLE, ORDER, ANNEX, APPENDIX, SCHEDULE, SUPPLEMENT, PART, SUBPART, CHAPTER, SUBCHAPTER,
    SECTION, RECITAL, ARTICLE, REGULATION, RULE, SIGN,
    PARAGRAPH, SUBPARAGRAPH, SENTENCE, ITEM, SUBITEM, CLAUSE, SUBCLAUSE, INDENT, EXPLANATION, PROVISO,
)  # fmt: skip
CITATION_PLURALS = {
    "titles": TITLE,
    "orders": ORDER,
    "annexes": ANNEX,
    "appendices": APPENDIX,
    "schedules": SCHEDULE,
    "parts": PART,
    "subparts": SUBPART,
    "chapters": CHAPTER,
    "subchapters": SUBCHAPTER,
    "sections": SECTION,
    "secs": SECTION,
    "ss": SECTION,
    "recitals": RECITAL,
    "arts": ARTICLE,
    "articles": ARTICLE,
    "regulations": REGULATION,
    "regs": REGULATION,
    "rules": RULE,
    "rr": RULE,
    "§§": SIGN,
    "paras": PARAGRAPH,
    "paragraphs": PARAGRAPH,
    "subsections": PARAGRAPH,
    "sub-sections": PARAGRAPH,
    "subss": PARAGRAPH,
    "sub-ss": PARAGRAPH,
    "subparas": SUBPARAGRAPH,
    "subparagraphs": SUBPARAGRAPH,
    "sub-paragraphs": SUBPARAGRAPH,
    "sentences": SENTENCE,
    "items": ITEM,
    "points": ITEM,
    "nos": ITEM,
    "subitems": SUBITEM,
    "clauses": CLAUSE,
    "subclauses": SUBCLAUSE,
    "sub-clauses": SUBCLAUSE,
    "indents": INDENT,
    "explanations": EXPLANATION,
    "provisos": PROVISO,
    "articoli": ARTICLE,
    "artículos": ARTICLE,
    "artigos": ARTICLE,
    "artikelen": ARTICLE,
    "commi": PARAGRAPH,
}
FIRST_PLURALS = tuple(
    next(spelling for spelling, one in CITATION_PLURALS.items() if one is word)
    for word in dict.fromkeys(CITATION_PLURALS.values())
)
"""The plural with which each level is written."""

# Words and abbreviations of single laws, by countries: what they are, and how `art` and the like are shortened.
CITATION_ABBREVIATED = {
    "sch": SCHEDULE,
    "sched": SCHEDULE,
    "anlage": ANNEX,
    "anhang": ANNEX,
    "annexe": ANNEX,
    "pt": PART,
    "ch": CHAPTER,
    "chap": CHAPTER,
    "sec": SECTION,
    "s": SECTION,
    "reg": REGULATION,
    "r": RULE,
    "par": PARAGRAPH,
    "articolo": ARTICLE,
    "artículo": ARTICLE,
    "articulo": ARTICLE,
    "artigo": ARTICLE,
    "artikel": ARTICLE,
    "comma": PARAGRAPH,
    "apartado": PARAGRAPH,
    "párrafo": PARAGRAPH,
    "parágrafo": PARAGRAPH,
    "lid": PARAGRAPH,
    "inciso": ITEM,
    "numeral": ITEM,
    "número": ITEM,
    "numero": ITEM,
    "punto": ITEM,
    "allegato": ANNEX,
    "anexo": ANNEX,
    "bijlage": ANNEX,
    "capítulo": CHAPTER,
    "capo": CHAPTER,
    "kapitel": CHAPTER,
    "chapitre": CHAPTER,
    "titolo": TITLE,
    "título": TITLE,
    "titre": TITLE,
    "sezione": SECTION,
    "sección": SECTION,
    "seção": SECTION,
    "subsection": PARAGRAPH,
    "sub-section": PARAGRAPH,
    "subsec": PARAGRAPH,
    "sub-sec": PARAGRAPH,
    "subs": PARAGRAPH,
    "sub-s": PARAGRAPH,
    "subrule": PARAGRAPH,
    "sub-rule": PARAGRAPH,
    "subregulation": PARAGRAPH,
    "sub-regulation": PARAGRAPH,
    "abs": PARAGRAPH,
    "absatz": PARAGRAPH,
    "al": PARAGRAPH,
    "alinéa": PARAGRAPH,
    "alinea": PARAGRAPH,
    "sub-paragraph": SUBPARAGRAPH,
    "cpv": PARAGRAPH,
    "uabs": SUBPARAGRAPH,
    "satz": SENTENCE,
    "nr": ITEM,
    "nummer": ITEM,
    "no": ITEM,
    "ziff": ITEM,
    "ziffer": ITEM,
    "cl": CLAUSE,
    "sub-clause": SUBCLAUSE,
}
LETTERED = (
    "lit",
    "let",
    "lettera",
    "letra",
    "alínea",
    "lett",
    "lettre",
    "buchst",
    "buchstabe",
    "bst",
    "letter",
)
"""Words for what is counted with letters: an item, or what stands below one."""

CITATION_SPELLED = {
    **{spelling: word for word in CITATION_LEVELS.words for spelling in (word.en, *word.also)},
    **CITATION_PLURALS,
    **CITATION_ABBREVIATED,
    **dict.fromkeys(LETTERED, ITEM),
}
"""Every spelling of a level in Latin letters, without the dot behind it."""

CITATION_BARE = ("proviso", "explanation", "annex", "appendix", "schedule", "supplement")
"""Levels that a text may have one of, without a number."""

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")

# Small words inside values.
FROM = Word("from", "自", ("since",))
UNTIL = Word("until", "失效")
TO = Word("to", "至")
OF = Word("of", "之")
IN = Word("in", "于")
BY = Word("by", "由")
WITH = Word("with", "会同", ("配合",))
WITHIN = Word("within", "期间")
AFTER = Word("after", "满")
BEFORE = Word("before", "先于")
COUNTED_FROM = Word("from", "自", ("since", "after"))
DECIDED = Word("decided", "决定")
JOINTLY = Word("jointly", "共同", ("联合",))
OTHERS = Word("others", "等", ("etc", "等单位", "等有关单位", "其他有关单位", "其他单位"))
ANY = Word("any", "任一")
ALL = Word("all", "全部")
EXTENDABLE = Word("extendable", "延长", ("可延长",))
UNKNOWN = Word("unknown", "不详")
NONE = Word("none", "无")
UNSPECIFIED = Word("unspecified", "未定")
INDEFINITE = Word(
    "indefinite", "不限期", ("长期", "终身", "永久", "life", "permanent", "permanently", "indefinitely")
)
ACTUAL_TERM = Word("actual", "实际期限")
UNTIL_EVENT = Word("until", "直至", ("持续至",))
TERM_KINDS = Words(UNSPECIFIED, INDEFINITE, ACTUAL_TERM, UNKNOWN)
NO = Word("no", "无")
MEASURE_WORD = Word("measure", "措施", ("惩戒措施", "激励措施"))
ESCALATION_WORD = Word("escalation", "升级")
GUARDRAIL_WORD = Word("guardrail", "底线")
ENTRY_WORD = Word("entry", "列入")
EXIT_WORD = Word("exit", "移出")
FOR = Word("for", "期限")
FOR_ACTS = Word("for", "就")
VIA = Word("via", "经由")
SUSPENSIVE = Word("suspensive", "停止执行")

# Keywords of several declarations; documents head the columns of their tables with the further spellings.
BASIS = Word("basis", "依据", ("法律依据",))
ENFORCED_BY = Word("by", "实施", ("实施单位",))

# Deontic modality of a measure, burdens strongest first, then benefits strongest first, then neither.
PROHIBIT = Word("prohibit", "禁止")
REMOVE = Word("remove", "取消")
DOWNGRADE = Word("downgrade", "降级")
RESTRICT = Word("restrict", "限制")
CAP = Word("cap", "限额")
CONDITION = Word("condition", "附条件")
REVIEW_STRICTLY = Word("review-strictly", "从严审查", ("review strictly",))
INSPECT = Word("inspect", "加强检查")
EXEMPT = Word("exempt", "免除")
GRANT = Word("grant", "给予")
ASSIST = Word("assist", "协助")
ENCOURAGE = Word("encourage", "鼓励")
OBLIGE = Word("oblige", "责令")
CHARGE = Word("charge", "收取")
UPGRADE = Word("upgrade", "上调")
PREFER = Word("prefer", "优先安排")
INSPECT_LESS = Word("inspect-less", "减少检查", ("inspect less",))
LEAVE_FREE = Word("leave-free", "不影响", ("leave free",))
PUBLISH = Word("publish", "公布")
WITHHOLD = Word("withhold", "不公布", ("不予公布", "不公开", "不予公开"))
REFER = Word("refer", "参考")
BURDENS = Words(
    PROHIBIT, REMOVE, DOWNGRADE, RESTRICT, CAP, CONDITION, REVIEW_STRICTLY, INSPECT, OBLIGE, CHARGE
)
BENEFITS = Words(EXEMPT, GRANT, ASSIST, ENCOURAGE, UPGRADE, PREFER, INSPECT_LESS)
NEUTRAL = Words(PUBLISH, WITHHOLD, REFER, LEAVE_FREE)
MODALITIES = Words(*BURDENS.words, *BENEFITS.words, *NEUTRAL.words)
# What a row of a table says is done: a modality about an act, or that a list is led to.
LEADS_TO = Word("leads-to", "导致列入")
DOINGS = Words(*MODALITIES.words, LEADS_TO)
ANY_BURDEN = Word("burden", "负担")
ANY_BENEFIT = Word("benefit", "利益")
FORBIDDEN = Words(ANY_BURDEN, ANY_BENEFIT, *MODALITIES.words)
# What a guardrail wants possible, and what it wants to go with an effect.
EXIT_POSSIBLE = Word("exit", "移出")
BENEFIT_POSSIBLE = Word("benefit", "利益")
ACT_POSSIBLE = Word("act", "行为")
POSSIBLE = Words(EXIT_POSSIBLE, BENEFIT_POSSIBLE, ACT_POSSIBLE)
OWED_NOTICE = Word("notice", "告知")
OWED_OBJECTION = Word("objection", "异议")
OWED_REVIEW = Word("review", "复议")
OWED_REMEDY = Word("remedy", "救济")
OWED_TERM = Word("term", "期限")
OWED_BASIS = Word("basis", "依据")
OWED = Words(OWED_NOTICE, OWED_OBJECTION, OWED_REVIEW, OWED_REMEDY, OWED_TERM, OWED_BASIS)

# Closed choices of the schema.
LEVELS = Words(
    Word("international", "国际"),
    Word("supranational", "超国家"),
    Word("national", "国家级", ("国家", "central", "中央", "中央级")),
    Word("federal", "联邦"),
    Word("state", "州级", ("州",)),
    Word("region", "大区"),
    Word("province", "省级", ("省",)),
    Word("city", "市级", ("市",)),
    Word("county", "县级", ("县", "区")),
    Word("municipality", "市镇", ("municipal",)),
    Word("local", "地方"),
)
AGENCY_KINDS = Words(
    Word("government", "政府", ("政府部门",)),
    Word("ministry", "部委"),
    Word("regulator", "监管机构"),
    Word("court", "法院"),
    Word("tribunal", "裁判机构"),
    Word("procuratorate", "检察院"),
    Word("prosecutor", "检控机关"),
    Word("ombudsman", "监察专员"),
    Word("self-regulator", "自律组织"),
    Word("public-body", "公共机构"),
    Word("international-organisation", "国际组织", ("international-organization",)),
    Word("party", "党组织"),
    Word("military", "军队"),
    Word("legislature", "立法机关"),
    Word("mass-organisation", "群团组织", ("mass-organization", "人民团体")),
    Word("association", "协会"),
    Word("company", "公司"),
    Word("platform", "平台"),
    Word("institution", "事业单位"),
    Word("bank", "银行"),
)
LIST_KINDS = Words(
    Word("blacklist", "黑名单"),
    Word("scrutiny-list", "重点关注名单"),
    Word("redlist", "红名单"),
    # Neutral words for the same three, for documents that use no colour.
    Word("exclusion-list", "限制名单"),
    Word("watch-list", "关注名单"),
    Word("trusted-list", "激励名单"),
)
FAVOURABLE_LISTS = ("redlist", "trusted-list")
FORCES = Words(
    Word("mandatory", "应当", ("must", "shall", "应")),
    Word("may", "可以", ("可",)),
    Word("reference", "供参考"),
)
ATTRIBUTE_TYPES = Words(
    Word("money", "金额", ("amount",)),
    Word("count", "数量", ("number",)),
    Word("days", "天数"),
    Word("share", "比例", ("percentage",)),
    Word("choice", "选项"),
    Word("flag", "是否", ("boolean",)),
    Word("date", "日期"),
)
WEIGHTS = Words(
    Word("reference", "参考"),
    Word("important", "重要参考"),
    Word("prudential", "审慎性参考"),
    Word("attention", "关注"),
)
FIRST_DAYS = Words(Word("counted", "计入"), Word("not-counted", "不计入"))
EXIT_KINDS = Words(
    Word("automatic", "期满自动", ("期满",)),
    Word("fulfilment", "履行完毕"),
    Word("application", "依申请", ("申请",)),
    Word("consent", "经同意"),
    Word("suspension", "中止"),
    Word("revocation", "撤销"),
    Word("correction", "更正"),
    Word("restoration", "恢复列入"),
)
EVENTS = Words(
    Word("conduct", "行为", ("行为发生", "违法行为", "违法行为发生")),
    Word("recognition", "认定", ("认定作出", "作出认定")),
    Word("decision", "决定作出", ("作出决定", "处罚决定作出", "作出处罚决定")),
    Word("service", "送达", ("决定送达",)),
    Word("entry", "列入", ("listing", "被列入", "列入名单", "纳入", "纳入名单")),
    Word("publication", "公布", ("promulgation", "发布", "公告")),
    Word("notice", "告知", ("notification", "通知")),
    Word("end-of-notice", "公示期满", ("公示期届满",)),
    Word("effect", "生效", ("entry-into-force",)),
    Word("payment", "缴清", ("full-payment", "缴纳完毕", "付清")),
    Word("correction", "改正", ("rectification", "整改完成", "改正完毕")),
    Word("exit", "移出", ("removal", "delisting", "移出名单", "移除")),
    Word("application", "申请", ("提出申请", "提交申请")),
    Word("receipt", "收到"),
    Word("request", "请求", ("提出请求",)),
    Word(
        "end-of-conduct",
        "行为终了",
        (
            "end-of-infringement",
            "end-of-violation",
            "行为终止",
            "行为结束",
            "违法行为终了",
            "违法行为终止",
            "违法行为结束",
        ),
    ),
    Word("completion-of-penalty", "处罚履行完毕", ("处罚执行完毕", "行政处罚履行完毕", "行政处罚执行完毕")),
    Word("revocation", "撤销", ("rescission", "annulment", "被撤销")),
    Word(
        "completion-of-sentence",
        "刑罚执行期满",
        ("end-of-sentence", "刑罚执行完毕", "刑罚执行终了", "刑期届满", "刑期执行完毕", "刑满"),
    ),
    Word(
        "effective-judgment",
        "裁判生效",
        ("effective-judgement", "final-judgment", "判决生效", "裁定生效", "裁判文书生效"),
    ),
)
EVENT_MEANINGS: Mapping[str, Text] = {
    "conduct": Text("it was done", "行为发生之时"),
    "end-of-conduct": Text("it came to an end", "持续行为结束之时"),
    "recognition": Text("it is found to have taken place", "行为被认定之时"),
    "decision": Text("a decision is made", "作出决定之时"),
    "service": Text("it is served", "决定送达当事人之时"),
    "effect": Text("it takes effect", "决定生效之时"),
    "effective-judgment": Text("the judgment of a court takes effect", "法院裁判生效之时"),
    "entry": Text("into the list", "列入名单之时"),
    "publication": Text("to everyone", "向社会公布之时"),
    "notice": Text("to the one concerned", "告知当事人之时"),
    "end-of-notice": Text("the time for objections is over", "异议期满之时"),
    "payment": Text("all is paid", "款项缴清之时"),
    "correction": Text("what was wrong is put right", "违法行为改正之时"),
    "completion-of-penalty": Text("an administrative penalty is carried out", "行政处罚履行完毕之时"),
    "completion-of-sentence": Text("a criminal sentence is served", "刑罚执行期满之时"),
    "application": Text("it is made", "提出申请之时"),
    "receipt": Text("it arrives", "收到材料之时"),
    "request": Text("somebody asks", "他人提出请求之时"),
    "revocation": Text("a decision is taken back", "决定被撤销之时"),
    "exit": Text("from the list", "移出名单之时"),
}
"""When each event takes place, by its English spelling; those first that are most often meant."""
DROPPED = Words(
    Word("when", "条件"),
    Word("exception", "例外"),
    Word("to", "对象"),
    Word("in", "地域"),
    Word("for", "期限"),
    Word("within", "落实时限"),
    Word("overrides", "优先于"),
)
"""What a change may say to be no longer there."""
ACCESSION_RULES = Words(Word("open", "开放"), Word("by-amendment", "修订加入"), Word("none", "无"))
PRINCIPLES = Words(Word("rank", "上位法优先"), Word("later", "新法优先"), Word("special", "特别法优先"))
CONDUCT_SOURCES = Words(
    Word("government-record", "政府记录"), Word("private-record", "民间记录"), Word("mixed", "混合")
)
