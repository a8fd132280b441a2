"""What is answered about a situation, in words and for programs: what follows, what may, and why the rest does not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from mou_compiler.analysis.acting import Moment, bodies_told, body_told, carried_out, carrying_open_ends
from mou_compiler.analysis.existing import place_notes
from mou_compiler.analysis.in_force import days_told, open_end
from mou_compiler.analysis.labelling import basis_told, written
from mou_compiler.analysis.values import option_spelled
from mou_compiler.analysis.wording import (
    act_named,
    day_text,
    identified,
    listed,
    modality_text,
    named,
    separated,
    shown,
    situation,
)
from mou_compiler.corpus.schema.declarations import Attribute, Measure, Rating
from mou_compiler.corpus.schema.values import Amount, Given, Unknown
from mou_compiler.interpret.enforcers import acts_of
from mou_compiler.interpret.rules import cap_text
from mou_compiler.interpret.spelling import (
    amount_text,
    basis_text,
    condition_written,
    length_text,
    procedure_written,
    term_text,
)
from mou_compiler.meaning.boxes import Witness
from mou_compiler.meaning.world import PRINCIPAL
from mou_compiler.scenarios.asking import Following, Hanging, Wanting, led_to
from mou_compiler.scenarios.hypothetical import Hypothetical
from mou_compiler.scenarios.spelling import dimension_named
from mou_compiler.tables import writing as to
from mou_compiler.words import FORCES, Language, Text

FORMAT_VERSION = "1.0"


class Answer(NamedTuple):
    """What follows in a situation, of what it is not known whether it does, and what does not, as far as that is asked.

    `hanging` says on what it hangs, where nothing follows.
    """

    found: Sequence[Following]
    unsure: Sequence[Wanting]
    rest: Sequence[Wanting]
    hanging: Hanging | None = None


def lines_of(case: Hypothetical, answer: Answer, language: Language) -> Iterator[str]:
    """Yield the answer line by line: in what situation how much follows, each measure that does, and what does not."""
    found = answer.found
    yield _sentence(case, answer).spelled(language)
    for note in _notes(case, answer):
        yield Text(f"note: {note.en}", f"注意：{note.zh}").spelled(language)
    for item in found:
        yield ""
        yield from _measure(case, item, language)
    for list_, by in led_to(case, found).items():
        yield ""
        corpus = case.view.corpus
        name, known = named(corpus.lists.get(list_), list_), {**corpus.escalations, **corpus.measures}
        ways = listed(identified(known[id_], id_) for id_ in by)
        yield Text(f"Leads to {name.en}, by {ways.en}", f"导致列入{name.zh}：{ways.zh}").spelled(language)
    for heading, others in (
        (Text("Not known whether these apply:", "是否适用不详："), answer.unsure),
        (Text("Do not apply:", "不适用："), answer.rest),
    ):
        if others:
            yield ""
            yield heading.spelled(language)
        for other in others:
            name = identified(other.measure, other.measure.id)
            why = separated(other.reasons)
            yield Text(f"  {name.en}: {why.en}", f"  {name.zh}：{why.zh}").spelled(language)


def _notes(case: Hypothetical, answer: Answer) -> tuple[Text, ...]:
    """Return what to know of the place on the day, and of an answer that is empty."""
    place = case.view.rules.world.territories.ids[case.situation.territory]
    notes = tuple(place_notes(case.view, place, case.situation.day))
    return notes if answer.hanging is None else (*notes, *_why_nothing(case, answer, answer.hanging))


def _why_nothing(case: Hypothetical, answer: Answer, hanging: Hanging) -> Iterator[Text]:
    """Yield on what it hangs that nothing follows, and where to look."""
    if hanging.number:
        number, names = hanging.number, listed(dimension_named(case.view, name) for name in hanging.names)
        one = number == 1
        yield Text(
            f"{number} measure{' hangs' if one else 's hang'} on what is not given: {names.en}; say it with `--given`",
            f"另有{number}项措施取决于未给出的{names.zh}；请以「--given」写明",
        )
    if hanging.next_day is not None:
        day = day_text(date.fromordinal(hanging.next_day))
        yield Text(
            f"the next day on which a measure begins that may apply is {day.en}",
            f"其后最早有可能适用的措施开始施行的日期为{day.zh}",
        )
    if not answer.rest:
        yield Text(
            "`--why-not` tells of each measure why it does not apply",
            "「--why-not」逐项说明各措施为何不适用",
        )


def _sentence(case: Hypothetical, answer: Answer) -> Text:
    """Return in what situation how many measures apply, values as they were given."""
    number = len(answer.found)
    who = situation(case.view, _without_values(case))
    values = listed(_value(case, one) for one in case.given) if case.given else Text("", "")
    given = Text(f", given {values.en}," if values.en else "", f"已知{values.zh}，" if values.zh else "")
    if not number and answer.unsure:
        return Text(
            f"{who.en}{given.en} is not known to meet any measure", f"{who.zh}{given.zh}是否适用措施不详"
        )
    if not number:
        return Text(f"{who.en}{given.en} meets no measure", f"{who.zh}{given.zh}不适用任何措施")
    return Text(
        f"{who.en}{given.en} meets {number} measure{'' if number == 1 else 's'}:",
        f"{who.zh}{given.zh}适用{number}项措施：",
    )


def _value(case: Hypothetical, given: Given) -> Text:
    """Return a value that is given, in labels."""
    corpus = case.view.corpus
    declared = {**corpus.attributes, **corpus.ratings, **corpus.lists}.get(given.name.id)
    name = named(declared, given.name.id)
    value = given.value
    if given.by is not None:
        relation = corpus.relations.get(given.by.relation.id)
        by = relation.label if relation else Text(given.by.relation.id, given.by.relation.id)
        name = Text(f"{name.en} of the one whose {by.en} it is", f"所属主体（{by.zh}）的{name.zh}")
    if isinstance(value, bool):
        return name if value else Text(f"not {name.en}", f"非{name.zh}")
    if isinstance(value, Amount):
        said = Text(amount_text(value), amount_text(value, "zh"))
    else:
        options = declared if isinstance(declared, Attribute | Rating) else None
        said = day_text(value) if isinstance(value, date) else option_spelled(options, value)
    within = Text("", "")
    if given.window is not None:
        within = Text(f" within {length_text(given.window)}", f"（{length_text(given.window, 'zh')}内）")
    return Text(f"{name.en} = {said.en}{within.en}", f"{name.zh}为{said.zh}{within.zh}")


def _without_values(case: Hypothetical) -> Witness:
    """Return the situation without the values, of which it holds no more than in which cell they lie."""
    cells = tuple(cell for cell in case.situation.cells if cell[0].startswith(PRINCIPAL))
    return case.situation._replace(cells=cells)


def _measure(case: Hypothetical, item: Following, language: Language) -> Iterator[str]:
    measure = item.measure
    label = measure.label.spelled(language)
    yield measure.id if label in ("", measure.id, measure.number) else f"{measure.id}  {label}"
    colon = "：" if language == "zh" else ": "
    for role, says in said_of(case, measure):
        if says.en:
            yield f"  {role.spelled(language)}{colon}{says.spelled(language)}"
    yield f"  {measure.place.path}:{measure.place.line}"


def said_of(case: Hypothetical, measure: Measure) -> Iterator[tuple[Text, Text]]:
    """Yield what follows by a measure: with what force what is done, by whom with whose leave, for how long, on what basis."""
    view, acts = case.view, acts_of(measure)
    norms, document = view.norms, view.norms.document(measure)
    when = Moment(case.situation.day, case.situation.territory)
    force = FORCES.named(norms.force(measure))
    for provision in measure.provisions:
        modality, named_ = (
            modality_text(provision.modality),
            [act_named(view, ref.id) for ref in provision.acts],
        )
        touched, most = listed(named_), _most(provision.cap)
        yield (
            Text(force.en, force.zh),
            Text(f"{modality.en} {touched.en}{most.en}", f"{modality.zh}{touched.zh}{most.zh}"),
        )
    if open_end(view, measure).en:
        yield Text("in force", "施行"), days_told(view, measure)
    yield Text("by", "实施"), carried_out(view, measure, when)
    yield Text("note", "注意"), carrying_open_ends(view, measure, when)
    applied = measure.applied or document.applied
    for role, refs in (
        (Text("applied for by", "提出"), (applied,) if applied else ()),
        (Text("approved by", "批准"), measure.approval or document.approval),
    ):
        yield role, bodies_told(view, refs, acts, when)
    for role, term in (
        (Text("within", "落实时限"), measure.within or document.within),
        (Text("term", "期限"), norms.term(measure)),
    ):
        yield role, Text(term_text(term), term_text(term, "zh"))
    for role, step in (
        (Text("notice", "告知"), norms.notice(measure)),
        (Text("objection", "异议"), norms.objection(measure)),
        (Text("review", "复议"), norms.review(measure)),
    ):
        if step is not None:
            yield role, written(view, step, procedure_written, when)
    yield Text("basis", "依据"), basis_told(view, norms.basis(measure))
    for exception in measure.exceptions:
        by = exception.permission
        if by is not None:
            leave = body_told(view, by.id, acts, when)
            case_ = written(view, exception.when, condition_written) if exception.when is not None else None
            yield (
                Text("unless permitted by", "经许可除外"),
                Text(
                    f"{leave.en}, when {case_.en}" if case_ else leave.en,
                    f"{leave.zh}，条件：{case_.zh}" if case_ else leave.zh,
                ),
            )


def _most(cap: Amount | Unknown | None) -> Text:
    """Return a ceiling, empty where there is none."""
    if cap is None:
        return Text("", "")
    return Text(f" to {to.cap_cell(cap, 'en')}", f"，至{to.cap_cell(cap, 'zh')}")


def as_dict(
    case: Hypothetical, given: Sequence[str], answer: Answer, seen_from: Callable[[str], str]
) -> dict[str, Any]:
    """Return the answer for programs, with the values that were given as they were written."""
    witness, sentence = shown(case.view, _without_values(case)), _sentence(case, answer)
    found = answer.found
    norms = case.view.norms
    return {
        "format_version": FORMAT_VERSION,
        "sentence": {"en": sentence.en.rstrip(":"), "zh": sentence.zh.rstrip("：")},
        "notes": [{"en": note.en, "zh": note.zh} for note in _notes(case, answer)],
        "situation": {
            "subject": witness.subject,
            "lists": list(witness.lists),
            "territory": witness.territory,
            "date": witness.date.isoformat() if witness.date else None,
            "values": dict(witness.values),
            "given": list(given),
        },
        "measures": [
            {
                "measure": item.measure.id,
                "force": norms.force(item.measure),
                "effects": [
                    {"modality": provision.modality, "act": ref.id, "cap": cap_text(provision.cap) or None}
                    for provision in item.measure.provisions
                    for ref in provision.acts
                ],
                "enforcers": list(item.bodies),
                "binds_by_itself": norms.binds_itself(item.measure),
                "term": term_text(norms.term(item.measure)) or None,
                "basis": basis_text(norms.basis(item.measure)) or None,
                "path": seen_from(item.measure.place.path),
                "line": item.measure.place.line,
            }
            for item in found
        ],
        "leads_to": {list_: list(by) for list_, by in led_to(case, found).items()},
        "not_known": _reasons(answer.unsure),
        "not_applying": _reasons(answer.rest),
    }


def _reasons(items: Sequence[Wanting]) -> list[dict[str, Any]]:
    return [
        {
            "measure": item.measure.id,
            "reasons": [{"en": reason.en, "zh": reason.zh} for reason in item.reasons],
        }
        for item in items
    ]
