"""The closed tables of the graph: kinds of node, and relations, each a verb read from source to target."""

from __future__ import annotations

from typing import NamedTuple

from mou_compiler.words import Text


class NodeKind(NamedTuple):
    """A kind of node; `name` is also the part of a node's key before the colon."""

    name: str
    label: Text
    plural: Text


class EdgeKind(NamedTuple):
    """A relation: its verb, and what an edge of it says."""

    name: str
    label: Text
    help: Text


NODE_KINDS: dict[str, NodeKind] = {
    kind.name: kind
    for kind in (
        NodeKind("law", Text("law", "法律"), Text("Laws", "法律依据")),
        NodeKind("document", Text("document", "文件"), Text("Documents", "文件")),
        NodeKind("measure", Text("measure", "措施"), Text("Measures", "措施")),
        NodeKind("escalation", Text("escalation", "升级"), Text("Escalations", "升级规则")),
        NodeKind("list", Text("list", "名单"), Text("Lists", "名单")),
        NodeKind("rating", Text("rating", "评级"), Text("Ratings", "评级")),
        NodeKind("channel", Text("channel", "通道"), Text("Channels", "通道")),
        NodeKind("act", Text("act", "行为"), Text("Acts", "行为")),
        NodeKind("agency", Text("agency", "机构"), Text("Agencies", "机构")),
        NodeKind("role", Text("role", "角色"), Text("Roles", "角色")),
        NodeKind("catalogue", Text("catalogue", "清单"), Text("Catalogues", "清单")),
        NodeKind("permission", Text("catalogue item", "清单事项"), Text("Catalogue items", "清单事项")),
        NodeKind("guardrail", Text("guardrail", "底线"), Text("Guardrails", "底线")),
        NodeKind("territory", Text("territory", "地域"), Text("Territories", "地域")),
    )
}

EDGE_KINDS: dict[str, EdgeKind] = {
    kind.name: kind
    for kind in (
        EdgeKind("contains", Text("contains", "载有"), Text("a document its measures and escalations, a catalogue its items", "文件载有措施与升级规则，清单载有事项")),
        EdgeKind("issues", Text("issues", "制定"), Text("an agency a law or document", "机构制定法律或文件")),
        EdgeKind("signs", Text("signs", "签署"), Text("an agency a document", "机构签署文件")),
        EdgeKind("keeps", Text("keeps", "管理"), Text("an agency a list or rating", "机构管理名单或评级")),
        EdgeKind("defines", Text("defines", "规定"), Text("a document the grounds and exits of a list", "文件规定名单的列入与移出")),
        EdgeKind("takes-in", Text("takes in", "收录"), Text("a list the conduct that is a ground of entry", "名单以某行为为列入情形")),
        EdgeKind("triggers", Text("triggers", "触发"), Text("a list or rating a measure or escalation, or a document whose measures are not known", "名单或评级触发措施或升级规则；措施不详的，触发文件")),
        EdgeKind("limits", Text("limits", "限定"), Text("a list or rating named in a further condition, in the negative, or in what bars a listing or a way out", "名单或评级见于附加条件、否定条件，或见于不予列入、移出的条件")),
        EdgeKind("enforces", Text("enforces", "实施"), Text("an agency or role a measure or escalation", "机构或角色实施措施或升级规则")),
        EdgeKind("approves", Text("approves", "批准"), Text("an agency a measure, or an entry on or exit from a list", "机构批准措施或名单的列入、移出")),
        EdgeKind("requests", Text("requests", "提出"), Text("an agency the measure for which it applies", "机构提出采取措施")),
        EdgeKind("hears", Text("hears", "受理"), Text("an agency objections to, or reviews of, a measure or listing", "机构受理对措施或列入的异议、复议")),
        EdgeKind("affects", Text("affects", "作用于"), Text("a measure an act, in a modality", "措施以某方式作用于行为")),
        EdgeKind("rests-on", Text("rests on", "依据"), Text("something its legal basis, with the article", "以法律或文件的条文为依据")),
        EdgeKind("leads-to", Text("leads to", "导致列入"), Text("a list, measure or escalation a further list", "名单、措施或升级规则导致列入另一名单")),
        EdgeKind("waits-for", Text("waits for", "须先移出"), Text("the exit of a list the exit from another", "移出名单须先移出另一名单")),
        EdgeKind("needs", Text("needs", "须能实施"), Text("the exit of a list an act that one must be able to do", "移出名单须能实施的行为")),
        EdgeKind("excludes", Text("excludes", "互斥"), Text("a list another that cannot be held with it", "名单与另一名单不能并存")),
        EdgeKind("amends", Text("amends", "修改"), Text("a document a text", "文件修改另一文本")),
        EdgeKind("replaces", Text("replaces", "替代"), Text("a document, measure or catalogue the one before", "文件、措施或清单替代先前者")),
        EdgeKind("repeals", Text("repeals", "废止"), Text("a text a law", "文本废止法律")),
        EdgeKind("withdraws", Text("withdraws", "撤回"), Text("a document a measure", "文件撤回措施")),
        EdgeKind("suspends", Text("suspends", "暂停"), Text("a document another, or a measure, for a time", "文件在一定期间暂停其他文件或措施")),
        EdgeKind("overrides", Text("overrides", "优先于"), Text("a measure another that gives way", "措施优先于另一措施")),
        EdgeKind("yields-to", Text("yields to", "从其规定"), Text("a document what prevails over it", "文件让位于其他规定")),
        EdgeKind("succeeds", Text("succeeds", "承接"), Text("an agency the one whose duties it carries on, a territory the one in whose place it is", "机构承接另一机构的职责，地域承继另一地域")),
        EdgeKind("fills", Text("fills", "承担"), Text("an agency a role", "机构承担角色")),
        EdgeKind("within", Text("is within", "隶属"), Text("an agency, act, territory or catalogue the wider one", "机构、行为、地域、清单隶属上级")),
        EdgeKind("part-of", Text("is part of", "子名单"), Text("a list the wider list", "名单为上位名单的子名单")),
        EdgeKind("applies-in", Text("applies in", "适用于"), Text("a rule, list or agency a territory", "规则、名单或机构适用于地域")),
        EdgeKind("carries", Text("carries", "传递"), Text("a channel a list", "通道传递名单")),
        EdgeKind("sends", Text("sends by", "提供"), Text("an agency into a channel", "机构经通道提供信息")),
        EdgeKind("reaches", Text("reaches", "送达"), Text("a channel an agency that receives", "通道送达接收机构")),
        EdgeKind("permits", Text("permits", "准许"), Text("a catalogue item an act or a measure", "清单事项准许行为或措施")),
        EdgeKind("may-enforce", Text("may enforce", "可实施"), Text("an agency a catalogue item", "机构可实施清单事项")),
        EdgeKind("guards", Text("guards", "守护"), Text("a guardrail an act, a list or a body of which it speaks", "底线守护其所涉的行为、名单或机关")),
        EdgeKind("governs", Text("governs", "约束"), Text("a catalogue or its item a list", "清单或其事项约束名单")),
    )
}  # fmt: skip


def key_of(kind: str, name: str) -> str:
    """Return the key of a node: memoranda and instruments are documents, everything else is its own kind."""
    return f"{'document' if kind in ('memorandum', 'instrument') else kind}:{name}"
