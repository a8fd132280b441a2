"""Unused: declarations that nothing refers to, and signatories without a task."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mou_compiler.analysis.conditions import Holder, atoms_in, holders
from mou_compiler.analysis.view import View
from mou_compiler.analysis.wording import document_named, named
from mou_compiler.checking.check import Check
from mou_compiler.corpus.corpus import Corpus
from mou_compiler.corpus.schema.atoms import required
from mou_compiler.corpus.schema.declarations import Act, Declaration, Document
from mou_compiler.corpus.schema.values import Count, Holds, Ref
from mou_compiler.findings.cause import Cause
from mou_compiler.findings.finding import Case, Category, Finding, Severity, Shared, list_names, related_cases
from mou_compiler.interpret.parts import wholes_of
from mou_compiler.words import Text

_GIVEN = """
subject natural-person "Natural person" "自然人"
agency CRC "Railway" "铁路总公司" { kind company }
rank law "Law" "法律" { may-burden }
law railway-law "Railway law" "铁路法" { rank law }
act travel.rail "Trains" "乘坐火车"
"""

CHECK = Check(
    code="MOU310",
    name="unused",
    category=Category.UNUSED,
    severity=Severity.INFO,
    what=Text(
        "A list, act, law, agency, role or channel that nothing uses, or a signatory that carries out no measure of a document that is wholly encoded.",
        "没有任何内容使用的名单、行为、法律、机构、角色或通道；或文件已全部编码，而某签署单位未实施任何措施。",
    ),
    why=Text(
        "It is a slip of the pen, or a consequence that somebody forgot (grammar/meaning.md, Orphans).",
        "或为笔误，或为遗漏的后果（见 grammar/meaning.md「孤儿」）。",
    ),
    fix=Text(
        "use it or remove it",
        "使用它或删去它",
    ),
    failing=_GIVEN
    + """
act travel.air "Air" "乘坐飞机"
attribute fares "Unpaid fares" "欠缴票款" { type money }
list misconduct "Misconduct" "失信旅客" {
    kind blacklist
    keeper CRC
    covers natural-person
    entry 1 "Smoking" "吸烟" { basis railway-law art 2 }
    exit 1 "Paid" "缴清" { kind fulfilment }
    notice 7 working-days before effect
    objection to CRC within 7 working-days
}
instrument rule-1 "Rule" "规定" {
    in force from 2018-05-01
    on misconduct
    by CRC
    basis railway-law art 1
    measure 1 { prohibit travel.rail }
}
""",
    passing=_GIVEN
    + """
act travel.rail.first-class "First class" "一等座"
attribute fares "Unpaid fares" "欠缴票款" { type money }
list misconduct "Misconduct" "失信旅客" {
    kind blacklist
    keeper CRC
    covers natural-person
    entry 1 "Smoking" "吸烟" { basis railway-law art 2 }
    exit 1 "Paid" "缴清" { kind fulfilment }
    notice 7 working-days before effect
    objection to CRC within 7 working-days
}
instrument rule-1 "Rule" "规定" {
    in force from 2018-05-01
    on misconduct
    by CRC
    basis railway-law art 1
    measure 1 { prohibit travel.rail.first-class }
}
""",
)


def run(view: View) -> Iterator[Finding]:
    """Yield one finding for each kind of declaration with members that nothing uses, and one per document.

    While anything could not be read it may be what uses them.
    """
    corpus = view.corpus
    if corpus.faults:
        return
    used = {
        *corpus.used,
        *(("act", path) for kind, act in corpus.used if kind == "act" for path in _above(act)),
    }
    named_lists = _named_lists(view)
    idle_lists = [list_ for id_, list_ in corpus.lists.items() if not _is_used(corpus, id_, named_lists)]
    if idle_lists:
        yield _finding("list", idle_lists)
    for kind, declared in (
        ("act", corpus.of(Act)),
        ("law", corpus.laws),
        ("agency", corpus.agencies),
        ("role", corpus.roles),
    ):
        unused = [item for id_, item in declared.items() if (kind, id_) not in used]
        if unused:
            yield _finding(kind, unused)
    asked = {*view.setting_off, *_escalating(corpus)}
    wider = {whole for id_ in asked for whole in wholes_of(corpus, id_)}
    idle = [
        channel
        for channel in corpus.channels.values()
        if channel.lists and not any(_is_asked(corpus, ref, asked, wider) for ref in channel.lists)
    ]
    if idle:
        yield _finding("channel", idle)
    yield from _idle_signatories(view)


def _named_lists(view: View) -> set[str]:
    """Return the lists that some condition or guardrail names: only there is being on a list of consequence."""
    guarded = {ref.id for item in view.corpus.guardrails.values() for ref in item.lists}
    return guarded | {list_ for holder in holders(view) for list_ in view.ask(_named_in, holder)}


def _named_in(view: View, holder: Holder) -> frozenset[str]:
    return frozenset(atom.list.id for atom in atoms_in(view, holder) if isinstance(atom, Holds | Count))


def _is_used(corpus: Corpus, list_: str, named_lists: set[str]) -> bool:
    """Tell whether a condition names a list, or one that it is part of over some steps."""
    seen: set[str] = set()
    above: str | None = list_
    while above is not None and above not in seen:
        if above in named_lists:
            return True
        seen.add(above)
        declared = corpus.lists.get(above)
        above = declared.parent.id if declared and declared.parent else None
    return False


def _is_asked(corpus: Corpus, ref: Ref, asked: set[str], wider: set[str]) -> bool:
    """Tell whether what a channel carries is a rating, or a list asked about, a part of one or around one."""
    return ref.kind == "rating" or ref.id in wider or not asked.isdisjoint(wholes_of(corpus, ref.id))


def _escalating(corpus: Corpus) -> set[str]:
    """Return the lists that the trigger of an escalation names, not under `not`."""
    triggers = (condition for item in corpus.escalations.values() for condition in item.trigger)
    found = (atom for condition in triggers for atom in required(condition))
    return {atom.list.id for atom in found if isinstance(atom, Holds | Count)}


def _above(act: str) -> Iterator[str]:
    while act:
        yield act
        act = act.rpartition(".")[0]


_UNUSED = Text("nothing uses {cases} of the names declared", "已声明的名称中有{cases}个未被使用")
_IDLE = Text(
    "{cases} signatories of {findings} documents carry out none of their measures",
    "{findings}份文件有{cases}个签署单位未实施其任何措施",
)


_SEVERAL = {
    "list": "lists",
    "act": "acts",
    "law": "laws",
    "agency": "agencies",
    "role": "roles",
    "channel": "channels",
}


def _finding(kind: str, unused: Iterable[Declaration]) -> Finding:
    word = {
        "list": "名单",
        "act": "行为",
        "law": "法律",
        "agency": "机构",
        "role": "角色",
        "channel": "通道",
    }[kind]
    cases = tuple(
        Case((), None, (), (f"{kind} {item.id}",), item.place, named(item, item.id))
        for item in sorted(unused, key=lambda item: item.place.order)
    )
    listing = Text(f"nothing uses the {{{kind}|{_SEVERAL[kind]}}} {{}}", f"没有任何内容使用{word}{{}}")
    names = list_names(Text("{}", "{}"), cases)
    return CHECK.finding(
        list_names(listing, cases),
        cases[0].place,
        related=related_cases(cases),
        cases=cases,
        cause=Cause.of("unused", declared=kind),
        shared=Shared((), Text(f"{kind}: {names.en}", f"{word}：{names.zh}"), _UNUSED),
        listing=listing,
    )


def _amending(view: View) -> dict[str, list[Document]]:
    """Return the documents that each one amends, and those that amend it."""
    found: dict[str, list[Document]] = {}
    for document in view.corpus.documents.values():
        for ref in document.amends:
            other = view.corpus.documents.get(ref.id)
            if other is not None:
                found.setdefault(document.id, []).append(other)
                found.setdefault(other.id, []).append(document)
    return found


def _idle_signatories(view: View) -> Iterator[Finding]:
    amending = _amending(view)
    for document in view.corpus.documents.values():
        if not document.signatories or document.not_known or not document.measures:
            continue
        enforcing = {
            ref.id
            for one in (document, *amending.get(document.id, ()))
            for measure in one.measures
            for item in view.norms.enforcement(measure)
            for ref in item.enforcers
        }
        enforcing |= {
            ref.id
            for id_ in enforcing
            if id_ in view.corpus.roles
            for filling in view.corpus.roles[id_].fillings
            for ref in filling.agencies
        }
        idle = [ref for ref in document.signatories if ref.id not in enforcing]
        if idle:
            cases = tuple(
                Case(
                    (),
                    None,
                    (),
                    (f"agency {ref.id}",),
                    ref.place,
                    named(view.corpus.agencies.get(ref.id), ref.id),
                )
                for ref in idle
            )
            listing = Text(
                f"none of the measures of {document_named(view, document.id).en} is carried out by {{}}, which signed it",
                f"{{}}签署了{document_named(view, document.id).zh}，但未实施其任何措施",
            )
            yield CHECK.finding(
                list_names(listing, cases),
                cases[0].place,
                Text("name their part, or say `unknown`", "写明其职责，或写「不详」"),
                cases=cases,
                cause=Cause.of("idle-signatory", document=document.id),
                shared=Shared((), document_named(view, document.id), _IDLE),
                listing=listing,
            )
