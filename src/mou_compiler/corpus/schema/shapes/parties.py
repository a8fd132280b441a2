"""Who carries out, whom it reaches, who is heard, who carries on."""

from __future__ import annotations

from mou_compiler import words as w
from mou_compiler.corpus.schema import refusals, remedies
from mou_compiler.corpus.schema.cursor import Cursor
from mou_compiler.corpus.schema.shapes.pieces import (
    A_BODY,
    A_TARGET,
    BODIES,
    name_of,
    take_unknown,
)
from mou_compiler.corpus.schema.shapes.time import begins_length, read_term, take_day
from mou_compiler.corpus.schema.values import (
    BY_ITSELF,
    Enforcement,
    Procedure,
    Ref,
    Succession,
    Target,
    Term,
    Unknown,
)
from mou_compiler.syntax.tree import Token
from mou_compiler.words import Text


def read_enforcement(cursor: Cursor) -> tuple[Enforcement | Unknown, ...]:
    """Read who carries something out, and in what part."""
    place = cursor.place()
    unknown = take_unknown(cursor)
    if unknown is not None:
        return (unknown,)
    if cursor.take(w.NONE):
        return (Enforcement((), BY_ITSELF, open=False, place=place),)
    found: list[Enforcement] = []
    if not _begins_with_others(cursor):
        enforcers, is_open = _bodies(cursor)
        part = "joint" if cursor.take(w.JOINTLY) else "sole"
        found.append(Enforcement(enforcers, part, is_open, place))
    if cursor.take(w.WITH):
        enforcers, is_open = _bodies(cursor)
        found.append(Enforcement(enforcers, "cooperating", is_open, place))
    return tuple(found)


def _begins_with_others(cursor: Cursor) -> bool:
    token = cursor.peek()
    return token is not None and token.text in w.WITH.spellings


def _bodies(cursor: Cursor) -> tuple[tuple[Ref, ...], bool]:
    """Read bodies between commas, and whether others are meant too: `A, B, others`, or A、B 等."""
    found: list[Ref] = []
    is_open = False
    items = cursor.series(A_BODY).items
    for node in items:
        if isinstance(node, Token) and node.text in w.OTHERS.spellings:
            cursor.mark(node, w.OTHERS)
            is_open = True
        elif found and node is items[-1] and isinstance(node, Token) and node.text in w.WITH.spellings:
            cursor.fail(
                "no comma stands before those who cooperate",
                "会同单位之前不加逗号",
                Text(f"remove the comma before `{node.text}`", f"删去「{node.text}」前的逗号"),
                node,
            )
        else:
            found.append(name_of(cursor, node, BODIES, A_BODY))
    return tuple(found), is_open or cursor.take(w.OTHERS) is not None


def read_targets(cursor: Cursor) -> tuple[Target, ...]:
    """Read whom a measure reaches."""
    items = cursor.series(A_TARGET).items
    refusals.refuse_mixture(cursor, items)
    if cursor.take(w.OF):
        refusals.refuse_reversal(cursor, items)
        relations = [name_of(cursor, node, ("relation",), Text("a relation", "关系")) for node in items]
        owners = tuple(
            name_of(cursor, node, ("subject",), A_TARGET) for node in cursor.series(A_TARGET).items
        )
        return tuple(Target(owners, relation) for relation in relations)
    return (Target(tuple(name_of(cursor, node, ("subject",), A_TARGET) for node in items), None),)


def read_procedure(cursor: Cursor) -> Procedure:
    """Read a notice, objection or review."""
    cursor.part_limits()
    place = cursor.place()
    unknown = take_unknown(cursor)
    none = unknown is None and cursor.take(w.NONE) is not None
    to: tuple[Ref, ...] = ()
    deadline: Term | None = None
    before: str | None = None
    decided: Term | None = None
    suspensive = False
    while not cursor.done:
        if cursor.take(w.TO):
            to = _heard_by(cursor)
        elif cursor.take(w.WITHIN):
            deadline = read_term(cursor)
        elif cursor.take(w.DECIDED):
            decided = read_term(cursor)
        elif cursor.take(w.SUSPENSIVE):
            suspensive = True
        elif cursor.take(w.BEFORE):
            event = cursor.word(node := cursor.single(Text("an event", "事件")), w.EVENTS)
            if event is None:
                refusals.fail_at_event(cursor, node)
            before = event.en
        elif deadline is None and begins_length(cursor):
            deadline = read_term(cursor)
        elif not to and not none and unknown is None and (token := cursor.first()) is not None:
            said = cursor.source.text[place.start : token.start] if deadline is not None else ""
            meant = remedies.for_before(token.text) or remedies.for_notice(said.strip(), cursor.line(token))
            if meant is not None and not cursor.namer.knows(token.text, BODIES):
                cursor.fail("how long before an event is said otherwise", "期间与事件的写法不同", meant)
            refusals.refuse_vague_time(cursor, token)
            to = _heard_by(cursor)
        else:
            refusals.refuse_vague_time(cursor, cursor.peek())
            break
    return Procedure(none, unknown, to, deadline, before, decided, suspensive, place)


def _heard_by(cursor: Cursor) -> tuple[Ref, ...]:
    """Read to whom a step goes, each once."""
    found = [name_of(cursor, node, BODIES, A_BODY) for node in cursor.series(A_BODY).items]
    return tuple(
        {ref.id: ref for ref in reversed(found)}[id_] for id_ in dict.fromkeys(ref.id for ref in found)
    )


def read_succession(cursor: Cursor) -> Succession:
    """Read who carries on after an agency."""
    heirs = _heirs(cursor, "agency", Text("an agency", "机构"))
    acts: tuple[Ref, ...] = ()
    if cursor.take(w.FOR_ACTS):
        wanted = Text("an act", "行为")
        acts = tuple(name_of(cursor, node, ("act",), wanted) for node in cursor.series(wanted).items)
    start = take_day(cursor) if cursor.take(w.FROM) else None
    return Succession(heirs, start, acts, cursor.whole)


def read_place_succession(cursor: Cursor) -> Succession:
    """Read in what a territory lies after its end, or what comes out of it."""
    heirs = _heirs(cursor, "territory", Text("a territory", "地域"))
    start = take_day(cursor) if cursor.take(w.FROM) else None
    return Succession(heirs, start, (), cursor.whole)


def _heirs(cursor: Cursor, kind: str, wanted: Text) -> tuple[Ref, ...]:
    return tuple(name_of(cursor, node, (kind,), wanted) for node in cursor.series(wanted).items)
