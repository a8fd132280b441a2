"""`mou test`: the scenarios of a corpus, each a hypothetical with what is expected of the rules."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NoReturn

from mou_compiler.command_line import declaring, options
from mou_compiler.command_line.declaring import option
from mou_compiler.command_line.session import compiled, stop_on_faults
from mou_compiler.command_line.telling import FINDINGS, fail, put, put_json, say
from mou_compiler.compilation import Compiled
from mou_compiler.corpus.schema.suggest import did_you_mean
from mou_compiler.scenarios.evaluation import Outcome, evaluate_all
from mou_compiler.scenarios.rendering import render_json, render_text
from mou_compiler.source.frames import visible
from mou_compiler.words import Language, Text


@declaring.command(
    "test",
    Text(
        "Run the scenarios of a corpus: hypotheticals with expected effects and absences.",
        "运行语料的情景：假设的情形，及预期有与没有的后果。",
    ),
)
@options.paths_argument
@option(
    "-k",
    "--only",
    value=Text("TEXT", "文字"),
    said=Text("Only scenarios whose id contains this.", "只运行编号含此文字的情景。"),
)
@option(
    "--coverage",
    is_flag=True,
    said=Text(
        "Tell instead on which sides of the conditions' boundaries scenarios stand, where a comparison alone decides; "
        "the missing ones as scenarios.",
        "改为列出各条件的边界上（某一比较单独起决定作用之处）哪些侧已有情景；缺少的以情景写出。",
    ),
)
@options.format_option("text", "json")
@option(
    "-v",
    "--verbose",
    is_flag=True,
    said=Text("Show also the scenarios that pass, with what applied.", "也列出通过的情景及所适用的措施。"),
)
@options.language_option
@options.color_option
def command(
    paths: tuple[Path, ...],
    only: str | None,
    coverage: bool,
    form: str,
    verbose: bool,
    lang: str | None,
    color: str,
) -> None:
    """Print what failed and why; exit with 1 if anything did."""
    language = options.chosen_language(lang)
    if coverage:
        options.refuse_given(
            "only",
            Text(
                "--coverage is of all scenarios: leave --only out", "--coverage 涉及全部情景：请去掉 --only"
            ),
        )
    result = compiled(paths)
    stop_on_faults(result, language, color)
    if coverage:
        _tell_coverage(result, form, language)
        return
    outcomes: list[Outcome] = [
        outcome
        for outcome in evaluate_all(result.view)
        if (only is None or only in outcome.scenario.id)
        and (result.part is None or result.part.has(outcome.scenario.place.path))
    ]
    if not outcomes:
        _tell_none(result, only, language)
    if form == "json":
        put(render_json(outcomes, result.seen_from).encode())
    else:
        text = render_text(outcomes, language, verbose=verbose)
        say("\n".join(map(visible, text.split("\n"))), sys.stdout)
    sys.exit(0 if all(outcome.passed for outcome in outcomes) else FINDINGS)


def _tell_none(result: Compiled, only: str | None, language: Language) -> NoReturn:
    """Stop where no scenario is as asked for: what ran nothing has shown nothing."""
    if only is None:
        whole = Text(
            "write some: `scenario ID { subject …; on …; expect … }` (grammar/README.md)",
            "请写情景：「情景 编号 {主体 …；名单 …；预期 …}」（见 grammar/README.md）",
        )
        other = Text("name the folder of the whole corpus", "请指明整个语料的文件夹")
        fail(
            Text(
                "no scenario stands in these files, so nothing was tried", "这些文件中没有情景，未作任何检验"
            ),
            whole if result.part is None else other,
            language,
        )
    fail(
        Text(f"no scenario has `{only}` in its id", f"没有编号含「{only}」的情景"),
        did_you_mean(only, result.corpus.scenarios)
        or Text("leave it out to run every scenario", "不写则运行全部情景"),
        language,
    )


def _tell_coverage(result: Compiled, form: str, language: Language) -> None:
    """Print which sides of boundaries scenarios stand on; as text it is a file of the language, with the rest as scenarios."""
    from mou_compiler.scenarios.boundaries import sides, tally

    found = [
        side
        for side in sides(result.view)
        if result.part is None or result.part.has(result.corpus.measures[side.measure].place.path)
    ]
    reached, number = tally(found)
    if form == "json":
        put_json(
            {
                "format_version": "1.0",
                "reached": reached,
                "sides": [{**side._asdict(), "scenarios": list(side.scenarios)} for side in found],
            }
        )
        return
    head = Text(
        f"# {reached} of {number} sides of boundaries have a scenario; those below have none",
        f"# {number} 个边界侧中 {reached} 个已有情景；以下各侧没有",
    )
    lines = [head.spelled(language)]
    for side in found:
        if side.scenarios:
            continue
        by = f" via {side.relation}" if side.relation else ""
        said = Text(
            f"# {side.measure}{by}: `{side.atom}` {'holds' if side.holds else 'does not hold'}, and alone decides",
            f"# {side.measure}{by}：「{side.atom}」{'成立' if side.holds else '不成立'}，且单独起决定作用",
        )
        none = Text(
            "# no scenario can say this: it has no place, or nothing is said of whom one is attached to",
            "# 情景无法写出：没有地域，或未涉及所关联的主体",
        )
        lines += ["", said.spelled(language), side.skeleton.rstrip() or none.spelled(language)]
    say("".join(f"{visible(line)}\n" for text in lines for line in text.split("\n")), sys.stdout)
