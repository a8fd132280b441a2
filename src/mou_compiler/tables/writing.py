"""The cells of a row as text, in the words of the language; an empty answer is a word of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias, TypeVar

from mou_compiler import words as w
from mou_compiler.corpus.schema.declarations.lists import Bar, Exit, ListRule, Lock
from mou_compiler.corpus.schema.values import (
    BY_ITSELF,
    Amount,
    Citation,
    Condition,
    Procedure,
    Target,
    Term,
    Unknown,
)
from mou_compiler.interpret.rules import cap_text
from mou_compiler.interpret.spelling import (
    amount_text,
    basis_text,
    body_written,
    citation_text,
    condition_written,
    leave_written,
    procedure_written,
    target_written,
    term_text,
)
from mou_compiler.tables.row import EntryTerm, Leave, OfList, Part, Resting, Row
from mou_compiler.words import Language, Text, Word, Words

UNSTATED = Word("unstated", "未载明")
EVERYBODY = Word("everybody", "不限主体")
EVERYWHERE = Word("everywhere", "不限地域")
STATES = Words(Word("sound", "完好"), Word("overridden", "让位"), Word("orphaned", "要件缺失"))
PARTS = Words(
    Word("sole", "单独"), Word("joint", "共同"), Word("cooperating", "配合"), Word(BY_ITSELF, "自行生效")
)
_WEIGHT, _REVIEW = Word("weight", "参考程度"), Word("review", "复议")

Said = TypeVar("Said")
Way: TypeAlias = Exit | Bar | Lock | None
"""What is said of leaving a list: a way out, what bars one, for how long one stays off; None where there is none."""


def condition_cell(condition: Condition | None, language: Language) -> str:
    """Return a condition in the language itself; `none` for none."""
    return w.NONE.spelled(language) if condition is None else condition_written(condition, language)


def ids_cell(ids: Iterable[str], language: Language) -> str:
    """Return ids between semicolons; `none` for none."""
    return "; ".join(ids) or w.NONE.spelled(language)


def texts_cell(texts: Iterable[Text], language: Language) -> str:
    """Return sentences between semicolons; `none` for none."""
    return ids_cell((text.spelled(language) for text in texts), language)


def number_cell(number: str | Unknown | None, language: Language) -> str:
    """Return the number of a document; `unknown` or `unstated` where there is none."""
    if isinstance(number, str) and number:
        return number
    return (w.UNKNOWN if isinstance(number, Unknown) else UNSTATED).spelled(language)


def targets_cell(targets: Iterable[Target], language: Language) -> str:
    """Return whom a measure reaches; `everybody` where nothing is said."""
    written = (target_written(target, language) for target in targets)
    return "; ".join(written) or EVERYBODY.spelled(language)


def territory_cell(parts: Iterable[Part], language: Language) -> str:
    """Return where a row holds; `everywhere` where nothing is said."""
    rest = Text("rest of {}", "{}其余部分").spelled(language)
    return "; ".join(
        rest.format(part.territory) if part.rest else part.territory for part in parts
    ) or EVERYWHERE.spelled(language)


def exceptions_cell(leaves: Iterable[Leave], language: Language) -> str:
    """Return in which cases a measure gives way, by whose leave where leave is needed; `none` for none."""
    return ids_cell((_leave(leave, language) for leave in leaves), language)


def _leave(leave: Leave, language: Language) -> str:
    return Text("unless ", "除非").spelled(language) + leave_written(leave.when, leave.permission, language)


def enforcer_cell(row: Row, language: Language) -> str:
    """Return who acts: an id, `unknown` where that is not known, `none` where it is known to be nobody."""
    return row.enforcer or (w.UNKNOWN if row.enforcer_unknown else w.NONE).spelled(language)


def enforcer_label_cell(row: Row, language: Language) -> str:
    """Return the label of who acts, in one language whatever the table is written in."""
    return row.enforcer_label.spelled(language) if row.enforcer else enforcer_cell(row, language)


def declared_cell(row: Row, language: Language) -> str:
    """Return whom the document names, `unknown` or `none` where it names nobody."""
    return row.declared_enforcer or (w.UNKNOWN if row.enforcer_unknown else w.NONE).spelled(language)


def part_cell(row: Row, language: Language) -> str:
    """Return the part of who acts, and whether others act beside."""
    if not row.part:
        return (w.UNKNOWN if row.enforcer_unknown else w.NONE).spelled(language)
    part = PARTS.named(row.part).spelled(language)
    return part + Text(" and others", "，等单位").spelled(language) if row.others else part


def cap_cell(cap: Amount | Unknown | None, language: Language) -> str:
    """Return a ceiling; `none` where there is none."""
    if isinstance(cap, Amount):
        return amount_text(cap, language) if cap.unit else cap_text(cap)
    return (w.NONE if cap is None else w.UNKNOWN).spelled(language)


def weight_cell(weight: str, language: Language) -> str:
    """Return how much what is referred to weighs, as the measure writes it; `none` where that is not said."""
    if not weight:
        return w.NONE.spelled(language)
    return f"{_WEIGHT.spelled(language)} {w.WEIGHTS.named(weight).spelled(language)}"


def limit_cell(row: Row, language: Language) -> str:
    """Return how far a row goes: the ceiling of a cap, or the weight of what is referred to; `none` for neither."""
    return weight_cell(row.weight, language) if row.weight else cap_cell(row.cap, language)


def term_cell(term: Term | None, language: Language) -> str:
    """Return a term; `unstated` where nothing is said."""
    return UNSTATED.spelled(language) if term is None else term_text(term, language)


def approval_cell(row: Row, language: Language) -> str:
    """Return who approves it, each in turn, and who asks for it; `none` where nobody has to."""
    return approved_cell(row.approval, row.applied, language)


def approved_cell(approval: Iterable[str], applied: str, language: Language) -> str:
    """Return who approves, each in turn, and who asks for it; `none` where nobody has to."""
    asks = Text("applied for by ", "提出：").spelled(language)
    return ids_cell([*approval, *([asks + applied] if applied else [])], language)


def basis_cell(basis: Iterable[Resting], language: Language) -> str:
    """Return what a measure rests on, with what has become of it; `unstated` where nothing is said."""
    return "; ".join(_resting(item, language) for item in basis) or UNSTATED.spelled(language)


def _resting(item: Resting, language: Language) -> str:
    if not isinstance(item.basis, Citation):
        return (
            w.TERM_KINDS.named("unknown").spelled(language)
            if basis_text([item.basis]) == "unknown"
            else (w.NONE.spelled(language))
        )
    text = citation_text(item.basis, language)
    if item.fate is None:
        return text
    match item.fate.state:
        case "moved":
            fate = Text(
                " (moved to " + " and ".join(f"art {number}" for number in item.fate.numbers) + ")",
                "（移至" + "、".join(f"第{number}条" for number in item.fate.numbers) + "）",
            )
        case "missing":
            fate = Text(" (not there)", "（已不存在）")
        case _:
            fate = Text(" (repealed)", "（已废止）")
    return text + fate.spelled(language)


def entry_terms_cell(found: Iterable[OfList[EntryTerm]], language: Language) -> str:
    """Return how long one is on each list."""

    def one(item: EntryTerm) -> str:
        text = term_text(item.term, language)
        return f"{w.ENTRY_WORD.spelled(language)} {item.ground} {text}" if item.ground else text

    return _of_lists(found, one, language)


def exits_cell(found: Iterable[OfList[Way]], language: Language) -> str:
    """Return the ways off each list and what bars them; `no-exit` where the document says that there is none."""
    told = list(found)
    named = {
        id_
        for each in told
        for item in each.said
        if isinstance(item, Bar | Lock)
        for id_ in (*item.exits, *(item.excepted if isinstance(item, Bar) else ()))
    }

    def one(item: Way) -> str:
        text = way_out(item, language)
        own = item.id.rpartition("/")[2] if isinstance(item, Exit) else ""
        if own not in named:
            return text
        return f"{own}：{text}" if language == "zh" else f"{own}: {text}"

    return _of_lists(told, one, language)


def ways_out(rule: ListRule) -> tuple[Way, ...]:
    """Return all that a rule of a list says of leaving it."""
    return (*rule.exits, *rule.bars, *rule.locks, *((None,) if rule.no_exit else ()))


def way_out(item: Way, language: Language) -> str:
    """Return one thing that is said of leaving a list."""
    match item:
        case None:
            return Text("no-exit", "不得移出").spelled(language)
        case Bar():
            return _bar(item, language)
        case Lock():
            after = (
                f" {Text('after', '经由').spelled(language)} {', '.join(item.exits)}" if item.exits else ""
            )
            return f"{Lock.KEYWORD.spelled(language)} {term_text(item.term, language)}{after}"
        case _:
            return _exit(item, language)


def _bar(item: Bar, language: Language) -> str:
    words = [Bar.KEYWORD.spelled(language)]
    for word, said in (
        (Word("when", "条件"), condition_written(item.when, language) if item.when else ""),
        (Word("for", "期限"), term_text(item.term, language)),
        (Word("of", "途径"), ", ".join(item.exits)),
        (Word("except", "例外"), ", ".join(item.excepted)),
    ):
        if said:
            words.append(f"{word.spelled(language)} {said}")
    return " ".join(words)


def _exit(item: Exit, language: Language) -> str:
    words = [w.EXIT_KINDS.named(item.kind).spelled(language)] if item.kind else []
    words += [term_text(item.after, language)] if item.after else []
    for word, said in (
        (Word("when", "条件"), condition_written(item.when, language) if item.when else ""),
        (Word("off", "须先移出"), ", ".join(ref.id for ref in item.off)),
        (Word("needs", "须为"), ", ".join(ref.id for ref in item.needs)),
        (Word("for", "适用情形"), ", ".join(item.entries)),
        (Word("within", "办理期限"), term_text(item.within, language)),
        (Word("approved by", "批准"), ", ".join(body_written(ref, language) for ref in item.approval)),
        (Word("restarts", "重新计算"), term_text(item.fresh_term, language)),
    ):
        if said:
            words.append(f"{word.spelled(language)} {said}")
    return " ".join(words)


def procedures_cell(found: Iterable[OfList[Procedure]], language: Language) -> str:
    """Return what is owed before or after, by the measure itself or by each list."""
    return _of_lists(found, lambda item: procedure_written(item, language), language)


def objections_cell(row: Row, language: Language) -> str:
    """Return how one objects and who reviews, by the measure itself or by each list."""
    review = _REVIEW.spelled(language)
    said: dict[str, list[str]] = {}
    for word, found in (("", row.objections), (f"{review} ", row.reviews)):
        for item in found:
            written = (word + procedure_written(each, language) for each in item.said)
            said.setdefault(item.list, []).extend(written)
    own = [OfList("", tuple(said[""]))] if "" in said else []
    lists = (OfList(list_, tuple(each)) for list_, each in said.items() if list_)
    return _of_lists([*own, *(item for item in lists if item.said or not own)], str, language)


def _of_lists(found: Iterable[OfList[Said]], one: Callable[[Said], str], language: Language) -> str:
    """Return what each list says, named where there are several; `none` where there is no list."""
    told = list(found)
    named = len(told) > 1
    unstated = UNSTATED.spelled(language)
    written = []
    for item in told:
        text = "; ".join(dict.fromkeys(map(one, item.said))) or unstated
        written.append(f"{item.list}: {text}" if named and item.list else text)
    return " | ".join(written) or w.NONE.spelled(language)
