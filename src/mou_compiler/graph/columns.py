"""The columns of the graph as two tables: what is said of a node and of an edge."""

from __future__ import annotations

from typing import NamedTuple

from mou_compiler.words import Text


class Attribute(NamedTuple):
    """One attribute of a node or edge: its name, type, and title for people; `texts` is JSON text of several."""

    name: str
    type: str
    title: Text


def _of(name: str, en: str, zh: str, type_: str = "text") -> Attribute:
    return Attribute(name, type_, Text(en, zh))


_KIND = _of("kind", "Kind", "种类", "word")
_PATH, _LINE = _of("path", "File", "文件路径"), _of("line", "Line", "行", "integer")
_FROM = _of(
    "from", "First day; first/last where the month or year alone is known", "第一日；仅知年或月时为首日/末日"
)
_UNTIL = _of("until", "First day no longer", "不再成立的第一日")

NODE_COLUMNS = (
    _of("node", "Node: kind and id", "节点：种类与标识", "id"),
    _KIND,
    _of("name", "Id", "标识", "id"),
    _of("label_en", "Label, English", "名称（英文）"),
    _of("label_zh", "Label, Chinese", "名称（中文）"),
    _of("form", "Form: of a document, list or agency", "形式：文件、名单或机构的类别", "word"),
    _of("document", "Document of a measure", "措施所属文件", "id"),
    _of("number", "Number", "文号或编号"),
    _of("rank", "Rank", "位阶", "id"),
    _of("rank_en", "Rank, English", "位阶（英文）"),
    _of("rank_zh", "Rank, Chinese", "位阶（中文）"),
    _of("level", "Level", "层级", "word"),
    _of("condition", "Condition of a measure: trigger, conditions, exceptions without leave", "措施的条件：触发、条件与无须许可的例外"),
    _of("subjects", "Whom a measure reaches", "措施的对象", "texts"),
    _of("territories", "Where a measure holds", "措施的地域", "texts"),
    _of("exceptions", "Exceptions by leave", "须经许可的例外", "texts"),
    _of("enforcement", "What no arrow to an enforcer says", "实施者之外所载：无、不详或「等单位」"),
    _of("caps", "Ceilings", "限额的上限", "texts"),
    _of("deadline", "By when a measure must be in place", "落实措施的时限"),
    _of("approval", "Who approves, each in turn", "批准机关（依次）", "texts"),
    _of("applied_for_by", "Who asks for it", "提出机关", "id"),
    _of("force", "Force", "效力", "word"),
    _of("term", "Term", "期限"),
    _of("signed", "Signed", "签署日"),
    _FROM,
    _UNTIL,
    _of("stretches", "Stretches in force, first day/first day no longer, where it was suspended between", "曾暂停施行者的各段施行期：首日/不再施行的首日", "texts"),
    _of("aliases", "Other names", "别名", "texts"),
    _of("editions", "Editions of a law", "法律的各版本", "texts"),
    _of("records", "Whose records feed a list", "名单的记录来源", "word"),
    _of("entries", "Grounds of entry", "列入情形", "texts"),
    _of("keeper_unknown", "Why the keeper is not known", "管理者不详的原因"),
    _of("grades", "Grades", "等级", "texts"),
    _of("grade_labels", "Labels of the grades", "等级的名称", "texts"),
    _of("voluntary", "Voluntary", "是否自愿"),
    _of("unfilled", "Why nobody fills a role", "角色无人承担的原因"),
    _of("every", "How often", "频次"),
    _of("within", "Within", "时限"),
    _of("never", "What a guardrail forbids", "底线所禁止的效果", "texts"),
    _of("possible", "What a guardrail wants possible", "底线要求保留者", "texts"),
    _of("always", "What a guardrail wants with an effect", "底线要求伴有者", "texts"),
    _PATH,
    _LINE,
)  # fmt: skip
EDGE_COLUMNS = (
    _of("source", "From node", "起点", "id"),
    _of("target", "To node", "终点", "id"),
    _of("edge", "Key: tells edges between the same nodes apart", "键：区分同两节点间的边", "id"),
    _KIND,
    _of("condition", "Condition in which it stands", "所在条件"),
    _of("part", "Part of an enforcer", "实施者的分工", "word"),
    _of("open", "Others act too", "是否写有「等」"),
    _of("declared_enforcer", "Whom the document names", "文件所列实施者", "id"),
    _of("inherited", "Said by the document for all its measures", "是否由文件统一规定"),
    _of("modality", "Modality", "方式", "word"),
    _of("cap", "Ceiling", "上限"),
    _of("citation", "Citation", "引用"),
    _of("edition", "Edition", "版本"),
    _of("article", "Article", "条"),
    _of("of", "Of which part", "所属部分"),
    _of("by", "By", "经由"),
    _of("step", "Step", "环节"),
    _of("entries", "Grounds of entry", "列入情形", "texts"),
    _of("entry", "Ground of entry", "列入情形", "id"),
    _of("exit", "Way out", "移出途径", "id"),
    _of("modalities", "Modalities", "方式", "texts"),
    _of("territory", "Where", "地域"),
    _FROM,
    _UNTIL,
    _PATH,
    _LINE,
)  # fmt: skip
