"""What drafters write for a keyword before they know it: other words for it, told as a question and read on.

These are no spellings of the language; of each the message says which keyword was meant.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from mou_compiler.corpus.schema.fields import Beginning, FieldSpec, KindSpec
from mou_compiler.corpus.schema.shapes.fixed import DAY
from mou_compiler.corpus.schema.shapes.made import word_meant
from mou_compiler.corpus.schema.suggest import nearest, opposed
from mou_compiler.pattern import Pattern
from mou_compiler.syntax.number_words import read_number_words
from mou_compiler.syntax.tree import Negation, Series, Statement, Token
from mou_compiler.words import FORCES, JOINTLY, MODALITIES, UNTIL, UNTIL_EVENT, WITH, Text, Word

_FIELDS: Mapping[str, tuple[str, ...]] = {
    # Of a measure.
    "by": (
        "enforcer", "enforcers", "enforced by", "implemented by", "implementing unit", "implementing agency",
        "responsible", "responsible unit", "responsible agency", "unit", "units", "lead", "lead agency",
        "实施机关", "实施部门", "由", "责任单位", "责任部门", "牵头单位", "牵头部门", "执行单位", "执行部门",
    ),
    "by with": ("together with", "with", "cooperating", "会同", "配合单位", "配合部门", "协助单位"),
    "to": ("target", "targets", "applies to", "addressee", "惩戒对象", "奖惩对象", "适用对象", "receiver", "receivers",
           "recipient", "recipients", "接收方", "接收单位", "发送至", "推送至", "of", "属于"),
    "on": ("trigger", "triggers", "triggered by", "触发条件", "惩戒名单", "适用名单", "对象名单"),
    "when": ("if", "where", "provided", "适用条件", "适用情形", "前提", "情形"),
    "for": ("term", "duration", "period", "length", "有效期", "惩戒期限", "适用期限", "有效期限"),
    "within": ("in", "deadline", "part of", "decision within", "decided within", "属于", "归属", "隶属于", "belongs to", "parent", "上级", "上级机关", "所属", "办理时限", "完成时限"),
    "basis": ("legal basis", "according to", "pursuant to", "based on", "under", "根据", "按照", "政策依据"),
    "approved by": ("approval", "approval by", "批准机关", "审批", "审批机关", "报批"),
    "applied for by": ("proposed by", "requested by", "提请", "提请机关", "提出机关", "申请机关"),
    "exception": ("except", "exceptions", "unless", "除外", "例外情形"),
    "in": ("territory", "jurisdiction", "extent", "地域范围", "适用地域", "施行地域"),
    "force": ("binding", "strength", "约束力"),
    "changes": ("amends", "amend", "modifies", "modify", "修改", "变更为"),
    "permitted by": ("with permission of", "with leave of", "经", "经批准", "批准机关"),
    "leads to": ("list on", "lists on", "纳入", "纳入名单"),
    "prohibit": ("exclude from", "excludes from", "excluded from", "bar from", "bars from", "barred from", "debar from", "debars from",
                 "debarred from", "disqualify from", "disqualified from", "ban from", "banned from", "exclude", "excludes", "debar", "debars", "forbid", "forbids", "ban", "bans", "bar", "bars", "deny", "refuse", "disqualify", "disallow", "disallows", "must not", "shall not", "may not",
                 "cannot", "不得", "不予", "不准", "拒绝", "禁入", "不得授予", "不予授予", "不授予", "不得从事", "不得参加", "不得参与",
                 "不得担任", "不予批准", "不予许可", "不予受理", "不予给予", "不予认定", "不予支持", "不予安排"),
    "remove": ("withdraw", "withdraws", "rescind", "revoke", "cancel", "收回", "注销", "strip", "suspend", "suspends", "暂停", "暂扣", "撤销", "吊销", "剥夺"),
    "downgrade": ("lower", "demote", "降低", "下调"),
    "restrict": ("limit", "limits", "suspend", "suspends", "暂停", "暂扣", "约束"),
    "cap": ("ceiling", "maximum", "上限", "最高"),
    "condition": ("require", "requires", "附加条件"),
    "review-strictly": ("review strictly", "strictly review", "strict review", "scrutinise", "scrutinize",
                        "从严审核", "从严审批", "从严把握", "严格审查", "严格审核", "审慎审查"),
    "inspect": ("supervise", "monitor", "check", "重点检查", "重点监管", "加强监管", "加强监督检查", "日常监管", "检查", "监管", "加大检查力度", "加大抽查力度", "提高检查频次", "提高抽查比例", "列为重点检查", "增加检查频次",
                "增加抽查频次", "加大监管力度", "提高检查比例", "增加检查频率", "列入重点监管", "列为重点监管"),
    "exempt": ("waive", "free", "免检"),
    "leave-free": ("free", "permit", "permits", "允许", "准许"),
    "grant": ("permit", "permits", "允许", "准许", "give", "allow use", "享受", "提供"),
    "prefer": ("priority", "prioritise", "prioritize", "优先"),
    "inspect-less": ("fewer inspections", "reduce inspections", "降低抽查比例", "减少抽查"),
    "oblige": ("order", "require", "requires", "duty", "责成", "应履行"),
    "charge": ("fine", "levy", "surcharge", "罚款", "罚金", "征收", "缴纳"),
    "upgrade": ("promote", "raise", "升级", "调高"),
    "assist": ("help", "support", "支持"),
    "publish": ("publicise", "publicize", "disclose", "announce", "公示", "公开", "曝光"),
    "refer": ("consider", "reference", "as reference", "take into", "作为参考", "参考依据"),
    "weight": ("weighs", "importance", "权重"),
    # Of a list.
    "keeper": ("kept by", "maintained by", "managed by", "owner", "主管单位", "主管部门", "主管", "管理单位", "管理部门",
               "认定单位", "认定部门", "认定机关", "列入机关"),
    "entry": ("criterion", "criteria", "ground", "grounds", "列入条件", "列入标准", "认定标准", "认定情形"),
    "exit": ("removal", "leave", "delisting", "退出", "移除", "移出条件", "移出方式", "信用修复", "修复"),
    "term": ("duration", "period", "valid", "有效期", "有效期限", "列入期限", "管理期限"),
    "publicity": ("published for", "displayed", "display", "公示期"),
    "published": ("publication", "公布时间", "公示时间"),
    "notice": ("notification", "notify", "通知", "事先告知", "告知程序"),
    "objection": ("complaint", "appeal", "appeals", "申诉", "异议申诉", "异议处理", "陈述申辩"),
    "review": ("reconsideration", "appeal", "appeals", "申诉", "行政复议", "复核"),
    "covers": ("subjects", "applies to", "适用对象", "适用范围", "列入对象"),
    "exclusive with": ("excludes", "exclude", "disjoint with", "incompatible with", "互不相容", "互斥于"),
    "articles": ("sections", "条文", "条款"),
    "level": ("级别", "tier"),
    "kind": ("on", "upon", "by way of", "nature", "种类", "性质"),
    # Of documents and laws.
    "signed": ("issued", "issued on", "signed on", "date", "dated", "印发", "印发日期", "发布", "发布日期", "成文日期",
               "签署日期", "签发"),
    "adopted": ("issued", "issued on", "date", "dated", "amended", "修正", "修订", "发布", "公布", "发布日期"),
    "in force": ("from", "since", "effective", "effective from", "valid", "valid from", "commences", "生效", "生效日期",
                 "施行日期", "有效期", "执行"),
    "in force until": ("until", "expires", "expires on", "失效", "失效日期", "有效期至"),
    "signatories": ("signed by", "parties", "members", "签署机关", "签署部门", "联合签署", "会签单位", "成员单位", "发文单位"),
    "issued by": ("issuer", "author", "made by", "发布机关", "发布单位", "发文机关", "印发机关", "制定单位"),
    "number": ("发文字号", "文件编号", "编号"),
    "numbering": ("measures numbered", "numbered", "措施编号", "编号范围", "条目编号", "措施序号"),
    # Of agencies and the rest.
    "succeeded by": ("merged into", "merged in", "merged with", "absorbed by", "successor", "successors",
                     "replaced by", "并入", "合并", "合并至", "整合", "职能划入", "继任", "承接机构", "承接单位"),
    "existed": ("founded", "established", "成立", "设立", "存在"),
    "existed until": ("abolished", "dissolved", "ended", "until", "撤销", "撤并", "失效"),
    "alias": ("aka", "also", "formerly", "former name", "previously", "又名", "原称", "abbreviation", "简称", "又称", "曾用名", "原名"),
    "type": ("kind", "unit", "单位", "类别"),
    "carries": ("list", "lists", "sends", "名单", "推送", "报送", "共享", "内容"),
    "every": ("frequency", "周期"),
    "from": ("sender", "source", "由", "提供方", "提供单位", "发送方"),
    "note": ("comment", "remark", "备注", "注"),
    "replaces": ("revokes", "repeals", "supersedes", "abrogates", "revoke", "repeal", "supersede", "同时废止"),
    "measure": ("sanction", "sanctions", "consequence", "奖惩措施", "处罚措施"),
}  # fmt: skip

_KINDS: Mapping[str, tuple[str, ...]] = {
    "memorandum": ("mou", "memo", "合作备忘录", "联合备忘录", "谅解备忘录"),
    "instrument": ("order", "regulation", "rule", "notice", "通知", "办法", "规定", "意见"),
    "agency": ("department", "ministry", "body", "authority", "unit", "部门", "单位", "机关"),
    "law": ("statute", "法规", "行政法规", "规章"),
    "list": ("blacklist", "redlist", "黑名单", "红名单"),
    "subject": ("person", "entity", "对象"),
    "territory": ("region", "place", "country", "地区", "行政区", "行政区划"),
    "attribute": ("quantity", "variable", "指标"),
    "act": ("action", "activity"),
}


def _by_first_word(meanings: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return for each first word the expressions that begin with it, the longest first."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for expressions in meanings.values():
        for expression in expressions:
            words = tuple(expression.split())
            known = {*found.get(words[0], ()), words}
            found[words[0]] = tuple(sorted(known, key=lambda one: (-len(one), one)))
    return found


def _by_expression(meanings: Mapping[str, tuple[str, ...]]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Return for each expression the keywords for which it is written, by their English spelling."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for keyword, expressions in meanings.items():
        for expression in expressions:
            words = tuple(expression.split())
            found[words] = (*found.get(words, ()), keyword)
    return found


_EXPRESSIONS = _by_first_word(_FIELDS)
_FIELDS_MEANT = _by_expression(_FIELDS)
_KINDS_MEANT = {words: keywords[0] for words, keywords in _by_expression(_KINDS).items()}


_TAILS = (Word("", ""), UNTIL, WITH)


class Meant(NamedTuple):
    """What an unknown keyword was meant for: how that is written, and the field as which to read on, if any.

    `certain` says that it is another word for it; otherwise it may be a slip. So many letters `behind` the keyword are
    part of the expression.
    """

    shown: Text
    beginning: Beginning | None
    certain: bool = True
    behind: int = 0
    others: tuple[Text, ...] = ()
    """What else it may have been meant for."""


def field_meant(kind: KindSpec, statement: Statement) -> Meant | None:
    """Return the field of a kind for which the head of a statement was written: another word for it, or a slip."""
    written = statement.keyword.text
    around = (
        _until_an_event(kind, statement)
        or _in_force_from(kind, statement)
        or _force_alone(kind, statement)
        or _with_its_force(kind, statement)
        or _around_its_value(kind, statement)
        or _numbered(kind, statement)
    )
    if around is not None:
        return around
    words = [written.casefold(), *(_word(node.items[0]) for node in statement.phrase[:2])]
    for expression in _EXPRESSIONS.get(words[0], ()):
        if tuple(words[: len(expression)]) == expression:
            meant = {keyword: spec for keyword in _FIELDS_MEANT[expression] if (spec := _spec(kind, keyword))}
            if len(meant) > 1 and meant.keys() <= _TOLD_APART:
                return _one_of(list(meant.values()), statement)
            for keyword, spec in meant.items():
                last = statement.phrase[len(expression) - 2].items[0] if len(expression) > 1 else None
                if isinstance(last, Negation):  # must not: what is forbidden stands behind it
                    shown = _shown(spec, statement)
                    return Meant(
                        Text(shown, shown), None, behind=last.operand.start - 1 - statement.keyword.end
                    )
                behind = 0 if last is None else last.end - statement.keyword.end
                return _meant(spec, keyword, expression[1:], statement)._replace(behind=behind)
    worded = _value_alone(kind, statement) or _behind_its_value(kind, statement)
    if worded is not None:
        return worded
    begun = _begun(kind, statement)
    if len(begun) == 1:
        return _meant(begun[0], begun[0].keyword.en, (), statement)
    if begun:
        return _one_of(begun, statement)
    near = None if read_number_words(written) else nearest(written, kind.keywords)
    if near is None:
        return None
    slip = next((one for one in kind.beginning(near) if not one.rest), None)
    return Meant(Text(near, near), slip, certain=False)


def _value_alone(kind: KindSpec, statement: Statement) -> Meant | None:
    """Return the field of which a word of a closed set was written without its keyword: `automatic` of an exit."""
    written = statement.keyword.text.casefold().removeprefix("作为")
    found = [
        (spec, word)
        for spec in kind.fields
        # What may be done is said apart from what is done.
        if spec.shape is not None and (spec.keyword.en != "force" or "prohibit" not in kind.keywords)
        for word in spec.shape.words
        if any(
            written == one or (not one.isascii() and written in one and len(written) > 1)
            for one in word.spellings
        )
    ]
    if not found and (meant := word_meant(written)):
        found = [
            (spec, word)
            for spec in kind.fields
            if spec.shape is not None and spec.keyword.en != "force"
            for word in spec.shape.words
            if word.en == meant
        ]
    if len(found) != 1:
        return _how_often(kind, statement)
    spec, word = found[0]
    if spec.keyword.en == "weight" and statement.phrase:
        return _weighed(word, statement)
    en, zh = f"{spec.keyword.en} {word.en}", f"{spec.keyword.zh} {word.zh}"
    return Meant(Text(en, en) if written.isascii() else Text(zh, zh), None)


def _weighed(word: Word, statement: Statement) -> Meant:
    """Return what is referred to, with its weight, where the weight stands in the place of the verb: 审慎性参考 授信."""
    acts = [_written(series) for series in statement.phrase]
    refer, weight = MODALITIES.named("refer"), "weight"
    shown = Text(
        f"{refer.en} {', '.join(acts)}; {weight} {word.en}",
        f"{refer.zh} {'、'.join(acts)}；参考程度 {word.zh}",
    )
    return Meant(shown, None, behind=statement.phrase[-1].end - statement.keyword.end)


_OFTEN = {"每日": "1日", "每周": "1周", "每月": "1个月", "每季度": "3个月", "每半年": "6个月", "每年": "1年"}


def _how_often(kind: KindSpec, statement: Statement) -> Meant | None:
    """Return how often something is sent, where that was written without its keyword: 每月."""
    spec, often = _spec(kind, "every"), _OFTEN.get(statement.keyword.text)
    return (
        None
        if spec is None or often is None
        else Meant(Text(f"{spec.keyword.zh} {often}", f"{spec.keyword.zh} {often}"), None)
    )


def _behind_its_value(kind: KindSpec, statement: Statement) -> Meant | None:
    """Return a keyword that stands behind its value, as in 省市监局实施."""
    written = statement.keyword.text
    for spec in kind.fields:
        word = spec.keyword.zh
        if (
            spec.shape is not None
            and not statement.phrase
            and written.endswith(word)
            and len(written) > len(word) > 1
            and not opposed(written, word)
        ):
            said = f"{word} {written.removesuffix(word)}"
            return Meant(Text(said, said), None)
    return None


_FORCES = {
    "可以": "may",
    "可": "may",
    "应当": "mandatory",
    "应": "mandatory",
    "必须": "mandatory",
    "须": "mandatory",
}


def _with_its_force(kind: KindSpec, statement: Statement) -> Meant | None:
    """Return the force and the modality that were written as one word: 可以禁止 is not 禁止 alone."""
    written, force = statement.keyword.text, _spec(kind, "force")
    if force is None or written.isascii():
        return None
    for said, meant in _FORCES.items():
        modality = MODALITIES.find(written.removeprefix(said)) if written.startswith(said) else None
        if modality is not None and _spec(kind, modality.en) is not None:
            text = f"{force.keyword.zh} {FORCES.named(meant).zh}；{modality.zh}"
            return Meant(Text(text, text), None)
    return None


_AROUND = (
    ("由", ("实施", "负责", "负责实施", "牵头", "牵头实施", "执行", "共同实施"), "by"),
    ("经", ("批准", "同意", "许可", "批准的除外", "许可的除外", "同意的除外", "批准后除外"), "permitted by"),
)
"""Words that documents put around who acts or permits: the first, what stands at the end, and the field."""


def _until_an_event(kind: KindSpec, statement: Statement) -> Meant | None:
    """Return the term that ends with an event of which only that was written: until the fine is paid is no last day."""
    first = statement.phrase[0].items[0] if statement.phrase else None
    word = UNTIL_EVENT.en if statement.keyword.text.isascii() else UNTIL_EVENT.zh
    spec = _spec(kind, "for") or _spec(kind, "term")
    known = statement.keyword.text in ("until", "till", *UNTIL_EVENT.spellings)
    if spec is None or not known or not isinstance(first, Token) or first.kind != "NAME":
        return None
    shown = f"{_shown(spec, statement)} {word}"
    return Meant(Text(shown, shown), None)


def _in_force_from(kind: KindSpec, statement: Statement) -> Meant | None:
    """Return the first day that a closing sentence says: 本通知自2021年7月1日起施行."""
    spec, said = _spec(kind, "in force"), _CLOSING.fullmatch(statement.keyword.text)
    if spec is None or said is None or statement.phrase:
        return None
    shown = f"{spec.keyword.zh} 自 {said['day']}"
    return Meant(Text(shown, shown), None)


_CLOSING = Pattern(
    r"(?:本[\u4e00-\u9fff]{1,6})?自(?P<day>\d{4}年\d{1,2}月\d{1,2}日)(?:之日)?起(?:正式)?(?:施行|实施|执行|生效)"
)


def _force_alone(kind: KindSpec, statement: Statement) -> Meant | None:
    """Return the force that a verb in front of what is done says: can prohibit, is to publish."""
    first = statement.phrase[0].items[0] if statement.phrase else None
    force, said = _spec(kind, "force"), _ALLOWING.get(statement.keyword.text.casefold())
    modality = MODALITIES.find(first.text) if isinstance(first, Token) else None
    if force is None or said is None or modality is None or _spec(kind, modality.en) is None:
        return None
    assert isinstance(first, Token)
    return Meant(
        Text(f"force {said}; {modality.en}", f"效力 {FORCES.named(said).zh}；{modality.zh}"),
        None,
        behind=first.end - statement.keyword.end,
    )


_ALLOWING = {"can": "may", "could": "may", "might": "may", "should": "mandatory", "will": "mandatory"}
"""Verbs of force that are none of the language; of `may`, `shall` and `must` it is told how the language says them."""


def _around_its_value(kind: KindSpec, statement: Statement) -> Meant | None:
    """Return a field whose value stands between two words of a phrase: 由 SAMR 会同 SPB 实施, 经 SPB 批准的除外."""
    last = statement.phrase[-1].items[-1] if len(statement.phrase) > 1 else None
    if not isinstance(last, Token):
        return None
    if (weight := _spec(kind, "weight")) and statement.keyword.text == "as" and last.text == "reference":
        how = [series.items[0] for series in statement.phrase[:-1]]
        said = " ".join(node.text for node in how if isinstance(node, Token) and node.text not in ("a", "an"))
        shown = f"{weight.keyword.en} {said or 'reference'}"
        return Meant(Text(shown, shown), None, behind=last.end - statement.keyword.end)
    for first, ends, keyword in _AROUND:
        spec = _spec(kind, keyword)
        if spec is None or statement.keyword.text != first or last.text not in ends:
            continue
        jointly = f" {JOINTLY.zh}" if last.text.startswith(JOINTLY.zh) else ""
        between = " ".join(_written(series) for series in statement.phrase[:-1])
        shown = f"{spec.keyword.zh} {between}{jointly}"
        return Meant(Text(shown, shown), None, behind=last.end - statement.keyword.end)
    return None


def _numbered(kind: KindSpec, statement: Statement) -> Meant | None:
    """Return that the numbers of a document's measures were meant, where no measure follows: measures 1 to 20."""
    spec = _spec(kind, "numbering")
    if spec is None or statement.block is not None or statement.keyword.text.casefold() != "measures":
        return None
    return _meant(spec, spec.keyword.en, (), statement)


def _written(series: Series) -> str:
    return "、".join(node.text if isinstance(node, Token) else "…" for node in series.items)


def _begun(kind: KindSpec, statement: Statement) -> list[FieldSpec]:
    """Return which of several fields that begin with a keyword may be meant: before a day one that takes a day.

    Empty where no two begin so.
    """
    written = statement.keyword.text
    begun = [
        spec
        for spec in kind.fields
        if spec.keyword.en.startswith(f"{written} ") or spec.keyword.zh.startswith(written)
    ]
    if len(begun) == 1:
        return []
    if not statement.phrase:
        return begun
    first = statement.phrase[0].items[0]
    year = isinstance(first, Token) and first.kind == "NUMBER" and len(first.text) == _YEAR
    dated = isinstance(first, Token) and (first.kind == "DATE" or year)
    return [spec for spec in begun if (spec.shape is DAY) is dated] or begun


_YEAR = len("2016")
_TOLD_APART = frozenset({*(word.en for word in MODALITIES.words), "objection", "review"})
"""What means another thing in law for each of the words that one word may stand for, so that it is asked which."""


def _one_of(specs: list[FieldSpec], statement: Statement) -> Meant:
    """Return that one of several fields may have been meant, each with a meaning of its own."""
    first, *others = (Text(shown, shown) for shown in (_shown(spec, statement) for spec in specs))
    return Meant(first, None, others=tuple(others))


def _shown(spec: FieldSpec, statement: Statement) -> str:
    return spec.keyword.en if statement.keyword.text.isascii() else spec.keyword.zh


def _spec(kind: KindSpec, keyword: str) -> FieldSpec | None:
    return next((spec for spec in kind.fields if _tail(spec, keyword) is not None), None)


def _tail(spec: FieldSpec, keyword: str) -> Word | None:
    """Return the word of its values that an expression means besides a field, an empty one for the field alone."""
    return next((word for word in _TAILS if f"{spec.keyword.en} {word.en}".strip() == keyword), None)


def _meant(spec: FieldSpec, keyword: str, rest: tuple[str, ...], statement: Statement) -> Meant:
    """Return the field, read on where the rest of the statement can be its value; in the language of the writer."""
    word = spec.keyword
    shown = _shown(spec, statement)
    tail = _tail(spec, keyword)
    if tail is not None and tail.en:
        more = tail.en if statement.keyword.text.isascii() else tail.zh
        return Meant(Text(f"{shown} {more}", f"{shown} {more}"), None)
    if spec.nested is not None and statement.block is None:
        form = f"{shown} ID {{ … }}" if shown.isascii() else f"{shown} 编号 {{ … }}"
        return Meant(Text(form, form), None)
    return Meant(Text(shown, shown), Beginning(spec, word, rest))


def _word(node: object) -> str:
    if isinstance(node, Negation):
        return "not"
    return node.text.casefold() if isinstance(node, Token) and node.kind == "NAME" else ""


def kind_of_declaration_meant(word: str) -> str | None:
    """Return the English keyword of the declaration for which a word may have been written."""
    return _KINDS_MEANT.get((word.casefold(),))
