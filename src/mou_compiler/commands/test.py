"""`mou test`: the scenarios of a corpus, each a hypothetical with what is expected of the rules."""

from __future__ import annotations

import sys
from pathlib import Path

from mou_compiler.command_line import declaring, options
from mou_compiler.command_line.declaring import Choice, option
from mou_compiler.command_line.session import compiled, stop_on_faults
from mou_compiler.command_line.telling import FINDINGS, put, say
from mou_compiler.scenarios.evaluation import Outcome, evaluate_all
from mou_compiler.scenarios.rendering import render_json, render_text
from mou_compiler.words import Text


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
    "--format",
    "form",
    type=Choice(("text", "json")),
    default="text",
    show_default=True,
    said=Text("How to tell it.", "输出的格式。"),
)
@option(
    "-v",
    "--verbose",
    is_flag=True,
    said=Text("Show also the scenarios that pass, with what applied.", "也列出通过的情景及所适用的措施。"),
)
@options.language_option
@options.color_option
def command(
    paths: tuple[Path, ...], only: str | None, form: str, verbose: bool, lang: str | None, color: str
) -> None:
    """Print what failed and why; exit with 1 if anything did."""
    language = options.chosen_language(lang)
    result = compiled(paths)
    stop_on_faults(result, language, color)
    outcomes: list[Outcome] = [
        outcome for outcome in evaluate_all(result.view) if only is None or only in outcome.scenario.id
    ]
    if form == "json":
        put(render_json(outcomes).encode())
    else:
        say(render_text(outcomes, language, verbose=verbose), sys.stdout)
    sys.exit(0 if all(outcome.passed for outcome in outcomes) else FINDINGS)
