"""`mou ask`: what follows in a situation, and why the rest does not."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from mou_compiler.analysis.acting import Moment, bodies_told, body_told, carried_out, carrying_open_ends
from mou_compiler.analysis.in_force import days_told, open_end
from mou_compiler.analysis.labelling import basis_told, written
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
from mou_compiler.command_line import declaring, options
from mou_compiler.command_line.declaring import option
from mou_compiler.command_line.kinds_dropped import without_kinds
from mou_compiler.command_line.session import compiled, stop_on_faults
from mou_compiler.command_line.telling import fail, put_json, room, say
from mou_compiler.compilation import Compiled
from mou_compiler.corpus.schema.declarations import Measure
from mou_compiler.corpus.schema.values import Amount, Given, Ref, Unknown
from mou_compiler.findings.codes import Code
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
from mou_compiler.scenarios.asking import (
    QUESTION,
    Asked,
    Following,
    Wanting,
    following,
    led_to,
    question,
    unsure,
    wanting,
)
from mou_compiler.scenarios.hypothetical import Hypothetical
from mou_compiler.scenarios.situations import Impossible
from mou_compiler.source.frames import visible
from mou_compiler.source.width import wrap
from mou_compiler.tables import writing as to
from mou_compiler.words import FORCES, Language, Text

FORMAT_VERSION = "1.0"
_FILE = "<question>"
"""What the text of the question is called."""


class Answer(NamedTuple):
    """What follows in a situation, of what it is not known whether it does, and what does not, as far as that is asked."""

    found: Sequence[Following]
    unsure: Sequence[Wanting]
    rest: Sequence[Wanting]


@declaring.command(
    "ask",
    Text(
        "Tell which measures apply in a situation: what kind of subject, on which lists, where and when.",
        "列出某一情形（主体类别、所在名单、地域、日期）下适用的措施。",
    ),
)
@options.paths_argument
@option(
    "--subject",
    required=True,
    value=Text("KIND", "类别"),
    said=Text("The kind of subject.", "主体类别。"),
)
@option("--day", "--as-of", "day", required=True, value=Text("DATE", "日期"), said=Text("The day.", "日期。"))
@option(
    "--in",
    "territory",
    default="",
    value=Text("PLACE", "地域"),
    said=Text(
        "Where; may be left out where one territory holds all others.", "地域；只有一个最上级地域时可不写。"
    ),
)
@option(
    "--on",
    multiple=True,
    value=Text("LIST", "名单"),
    said=Text(
        "A list that it is on, its own or `LIST via RELATION of KIND`; may be given again.",
        "所在名单，本身所列或「名单 经由 关系 之 类别」；可多次给出。",
    ),
)
@option(
    "--given",
    multiple=True,
    value=Text("VALUE", "数值"),
    said=Text(
        "A value, as `ATTRIBUTE = VALUE`, or a flag; may be given again.",
        "已知数值，如「属性 = 值」，或标记；可多次给出。",
    ),
)
@option(
    "--conduct",
    multiple=True,
    value=Text("ACT", "行为"),
    said=Text("What was done; may be given again.", "所涉行为；可多次给出。"),
)
@option(
    "--why-not",
    is_flag=True,
    said=Text("Tell also why the other measures do not apply.", "并说明其余措施为何不适用。"),
)
@options.format_option("text", "json")
@options.language_option
@options.color_option
def command(
    paths: tuple[Path, ...],
    subject: str,
    day: str,
    territory: str,
    on: tuple[str, ...],
    given: tuple[str, ...],
    conduct: tuple[str, ...],
    why_not: bool,
    form: str,
    lang: str | None,
    color: str,
) -> None:
    """Print what follows, one measure after the other."""
    language = options.chosen_language(lang)
    asked = _asked(declaring.today_or(day), subject, territory, on, given, conduct, language)
    result = _without_place_missing(compiled(paths, beside={_FILE: question(asked).encode()}))
    _refuse(result, asked, language)
    stop_on_faults(result, language, color)
    scenario = result.corpus.scenarios[QUESTION]
    if not territory:
        place = Ref(_whole(result, language), "territory", scenario.place)
        scenario = dataclasses.replace(scenario, territory=place)
    try:
        case = Hypothetical(result.view, scenario)
    except Impossible as mistake:
        fail(
            Text(f"there is no such situation: {mistake.en}", f"不存在这样的情形：{mistake.zh}"),
            Text("ask about one that there can be", "请改问可能存在的情形"),
            language,
        )
    found = following(case)
    doubtful = unsure(case)
    told = {item.measure.id for item in doubtful}
    rest = tuple(item for item in wanting(case) if item.measure.id not in told) if why_not else ()
    part = result.part
    if part is not None:
        found = tuple(item for item in found if part.has(item.measure.place.path))
        doubtful, rest = (
            tuple(item for item in items if part.has(item.measure.place.path)) for items in (doubtful, rest)
        )
    answer = Answer(found, doubtful, rest)
    if form == "json":
        put_json(_as_dict(case, asked, answer, result.seen_from))
        return
    for line in _lines(case, answer, language):
        say("".join(f"{piece}\n" for piece in _fitted(visible(line), room())), sys.stdout)


def _asked(
    day: str,
    subject: str,
    territory: str,
    on: tuple[str, ...],
    given: tuple[str, ...],
    conduct: tuple[str, ...],
    language: Language,
) -> Asked:
    """Return what is asked; a kind before a name is dropped where it goes without saying."""

    def plain(option: str, written: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(without_kinds(option, each, language) for each in written)

    return Asked(
        day,
        without_kinds("subject", subject, language),
        without_kinds("in", territory, language),
        plain("on", on),
        plain("given", given),
        plain("conduct", conduct),
    )


def _fitted(line: str, columns: int) -> Iterator[str]:
    """Yield a line in as many as it needs, those behind the first further in than it."""
    inner = line.lstrip(" ")
    before = line[: len(line) - len(inner)]
    pieces = wrap(inner, columns - len(before) - 4) or [""]
    yield f"{before}{pieces[0]}"
    yield from (f"{before}    {piece}" for piece in pieces[1:])


def _without_place_missing(result: Compiled) -> Compiled:
    """Return a compiled corpus in which a question need not say where."""
    faults = tuple(
        fault
        for fault in result.corpus.faults
        if fault.code != Code.MISSING
        or fault.place is None
        or (fault.place.path, fault.about) != (_FILE, ("in",))
    )
    return dataclasses.replace(result, corpus=dataclasses.replace(result.corpus, faults=faults))


def _whole(result: Compiled, language: Language) -> str:
    """Return the territory that holds all others; stop where there is none, or more than one."""
    tree = result.rules.world.territories
    for id_ in tree.ids:
        if tree.below(id_) == tree.everything:
            return id_
    fail(
        Text(
            "no territory holds all others, so the place must be said", "没有包含其余一切的地域，须写明地域"
        ),
        Text("add `--in PLACE`", "请加「--in 地域」"),
        language,
    )


def _refuse(result: Compiled, asked: Asked, language: Language) -> None:
    """Stop at the first part of the question that could not be read, named by its option."""
    for fault in result.corpus.faults:
        if fault.place is None or fault.place.path != _FILE:
            continue
        number = fault.place.line - 2
        keyword, written = asked.fields[number] if 0 <= number < len(asked.fields) else ("", "")
        where = f"--{keyword} {written}".rstrip() if keyword else written
        near = fault.help.en.startswith("did you mean") or fault.code != Code.UNDECLARED
        look = Text("look for it with `mou names WORD`", "请用「mou names 词语」查找")
        _stop(where, fault.message, fault.help if near else look, language)


def _stop(where: str, message: Text, help_: Text, language: Language) -> NoReturn:
    fail(
        Text(f"{visible(where)}: {message.en}", f"{visible(where)}：{message.zh}"),
        help_,
        language,
    )


def _lines(case: Hypothetical, answer: Answer, language: Language) -> Iterator[str]:
    found = answer.found
    yield _sentence(case, answer).spelled(language)
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
        said = day_text(value) if isinstance(value, date) else Text(value, value)
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


def _as_dict(
    case: Hypothetical,
    asked: Asked,
    answer: Answer,
    seen_from: Callable[[str], str],
) -> dict[str, Any]:
    witness, sentence = shown(case.view, _without_values(case)), _sentence(case, answer)
    found = answer.found
    norms = case.view.norms
    return {
        "format_version": FORMAT_VERSION,
        "sentence": {"en": sentence.en.rstrip(":"), "zh": sentence.zh.rstrip("：")},
        "situation": {
            "subject": witness.subject,
            "lists": list(witness.lists),
            "territory": witness.territory,
            "date": witness.date.isoformat() if witness.date else None,
            "values": dict(witness.values),
            "given": list(asked.given),
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
