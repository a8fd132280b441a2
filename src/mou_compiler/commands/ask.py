"""`mou ask`: what follows in a situation, and why the rest does not."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from mou_compiler.analysis.wording import identified, named, shown, situation
from mou_compiler.command_line import declaring, options
from mou_compiler.command_line.declaring import option
from mou_compiler.command_line.session import compiled, stop_on_faults
from mou_compiler.command_line.telling import fail, put_json, say
from mou_compiler.compilation import Compiled
from mou_compiler.corpus.schema.values import Amount, Ref
from mou_compiler.findings.codes import Code
from mou_compiler.interpret.rules import cap_text
from mou_compiler.interpret.spelling import amount_text, basis_text, term_text
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
from mou_compiler.words import FORCES, MODALITIES, Language, Text

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
    asked = Asked(declaring.today_or(day), subject, territory, on, given, conduct)
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
    for line in _lines(case, asked, answer, language):
        say(f"{visible(line)}\n", sys.stdout)


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


def _lines(case: Hypothetical, asked: Asked, answer: Answer, language: Language) -> Iterator[str]:
    found = answer.found
    yield _sentence(case, asked, answer).spelled(language)
    for item in found:
        yield ""
        yield from _measure(case, item, language)
    for list_, by in led_to(case, found).items():
        yield ""
        name = named(case.view.corpus.lists.get(list_), list_)
        yield Text(f"Leads to {name.en}, by {', '.join(by)}", f"导致列入{name.zh}：{'、'.join(by)}").spelled(
            language
        )
    for heading, others in (
        (Text("Not known whether these apply:", "是否适用不详："), answer.unsure),
        (Text("Do not apply:", "不适用："), answer.rest),
    ):
        if others:
            yield ""
            yield heading.spelled(language)
        for other in others:
            name = identified(other.measure, other.measure.id)
            why = Text("; ".join(one.en for one in other.reasons), "；".join(one.zh for one in other.reasons))
            yield Text(f"  {name.en}: {why.en}", f"  {name.zh}：{why.zh}").spelled(language)


def _sentence(case: Hypothetical, asked: Asked, answer: Answer) -> Text:
    """Return in what situation how many measures apply, values as they were given."""
    number = len(answer.found)
    who = situation(case.view, _without_values(case))
    values = ", ".join(asked.given)
    given = Text(f", given {values}," if values else "", f"已知 {values}，" if values else "")
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


def _without_values(case: Hypothetical) -> Witness:
    """Return the situation without the values, of which it holds no more than in which cell they lie."""
    cells = tuple(cell for cell in case.situation.cells if cell[0].startswith(PRINCIPAL))
    return case.situation._replace(cells=cells)


def _measure(case: Hypothetical, item: Following, language: Language) -> Iterator[str]:
    view, measure, zh = case.view, item.measure, language == "zh"
    norms = view.norms
    label = measure.label.spelled(language)
    yield measure.id if label in ("", measure.id) else f"{measure.id}  {label}"
    force = FORCES.named(norms.force(measure)).spelled(language)
    for provision in measure.provisions:
        modality = MODALITIES.named(provision.modality).spelled(language)
        acts = [
            _named(view.corpus.acts[ref.id].label.spelled(language), ref.id, zh=zh) for ref in provision.acts
        ]
        cap = ""
        if provision.cap is not None:
            amount = provision.cap
            text = (
                amount_text(amount, language)
                if isinstance(amount, Amount) and amount.unit
                else cap_text(amount)
            )
            cap = f"：{text}" if zh else f" to {text}"
        yield (
            f"  {force}：{modality} {'、'.join(acts)}{cap}"
            if zh
            else f"  {force}: {modality} {', '.join(acts)}{cap}"
        )
    known = {**view.corpus.agencies, **view.corpus.roles}
    bodies = [
        _named(known[body].label.spelled(language), body, zh=zh) if body in known else body
        for body in item.bodies
    ]
    by = "、".join(bodies) if zh else ", ".join(bodies)
    nobody = Text("binds by itself", "自行生效") if norms.binds_itself(measure) else Text("not known", "不详")
    yield f"  {Text('by', '实施').spelled(language)} {by or nobody.spelled(language)}"
    term = norms.term(measure)
    if term is not None:
        yield f"  {Text('term', '期限').spelled(language)} {term_text(term, language)}"
    if norms.basis(measure):
        yield f"  {Text('basis', '依据').spelled(language)} {basis_text(norms.basis(measure), language)}"
    for exception in measure.exceptions:
        if exception.permission is not None:
            yield f"  {Text('unless permitted by', '经许可除外：').spelled(language)} {exception.permission.id}"
    yield f"  {measure.place.path}:{measure.place.line}"


def _named(label: str, id_: str, *, zh: bool) -> str:
    if label in ("", id_):
        return id_
    return f"{id_}（{label}）" if zh else f"{id_} ({label})"


def _as_dict(
    case: Hypothetical,
    asked: Asked,
    answer: Answer,
    seen_from: Callable[[str], str],
) -> dict[str, Any]:
    witness, sentence = shown(case.view, _without_values(case)), _sentence(case, asked, answer)
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
