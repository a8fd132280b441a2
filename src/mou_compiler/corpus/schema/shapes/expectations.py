"""What a scenario expects, as it is written: an effect, a measure, an escalation, an entry on a list or an exit from one."""

from __future__ import annotations

from mou_compiler import words as w
from mou_compiler.corpus.schema.cursor import Cursor
from mou_compiler.corpus.schema.shapes.pieces import A_BODY, AN_ACT, BODIES, one_name, remedy
from mou_compiler.corpus.schema.shapes.time import read_term
from mou_compiler.corpus.schema.values import Expectation, Ref
from mou_compiler.words import Text, Word

A_LIST = Text("a list", "名单")


def read_expectation(cursor: Cursor) -> Expectation:
    """Read one expectation."""
    cursor.part_limits()
    blank = Expectation(cursor.take(w.NO) is None, cursor.whole)
    if cursor.take(w.MEASURE_WORD):
        return blank._replace(measure=_named(cursor, "measure", Text("a measure", "措施")))
    if cursor.take(w.ESCALATION_WORD):
        return blank._replace(escalation=_named(cursor, "escalation", Text("an escalation", "升级")))
    kind = cursor.take(*w.EXIT_KINDS.words)
    if cursor.take(w.EXIT_WORD):
        exit_ = blank._replace(exit=_named(cursor, "list", A_LIST), exit_kind=kind.en if kind else None)
        return exit_._replace(term=read_term(cursor) if cursor.take(w.AFTER) else None)
    if kind is not None:
        wanted = Text(f"`{kind.en} exit` and a list", f"「{kind.zh} 移出」及名单")
        cursor.fail("`exit` belongs here", "此处应为「移出」", remedy(wanted))
    force = cursor.take(*w.FORCES.words)
    forced = blank._replace(force=force.en if force else None)
    if cursor.take(w.ENTRY_WORD):
        return _with_term(cursor, forced._replace(entry=_named(cursor, "list", A_LIST)))
    modality = cursor.take(*w.MODALITIES.words)
    if modality is None:
        wanted = Text(
            "a modality such as `prohibit`, `entry` or `exit` and a list, or `measure` and its name",
            "如「禁止」，「列入」或「移出」及名单，或「措施」及其编号",
        )
        cursor.fail("what is expected is missing", "缺少预期", remedy(wanted))
    return _effect(cursor, forced, modality)


def _effect(cursor: Cursor, blank: Expectation, modality: Word) -> Expectation:
    act = None if cursor.done else _named(cursor, "act", AN_ACT)
    enforcer = None
    if cursor.take(w.BY):
        enforcer = one_name(cursor, BODIES, A_BODY)
    return _with_term(cursor, blank._replace(modality=modality.en, act=act, enforcer=enforcer))


def _with_term(cursor: Cursor, expectation: Expectation) -> Expectation:
    return expectation._replace(term=read_term(cursor) if cursor.take(w.FOR) else None)


def _named(cursor: Cursor, kind: str, wanted: Text) -> Ref:
    return one_name(cursor, (kind,), wanted)
