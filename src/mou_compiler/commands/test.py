"""`mou test`: the scenarios of a corpus, each a hypothetical with what is expected of the rules."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from mou_compiler.command_line import options
from mou_compiler.command_line.session import compiled, stop_on_faults
from mou_compiler.command_line.telling import FINDINGS
from mou_compiler.scenarios.evaluation import Outcome, evaluate_all
from mou_compiler.scenarios.rendering import render_json, render_text


@click.command(
    "test", help="Run the scenarios of a corpus: hypotheticals with expected effects and absences."
)
@options.paths_argument
@click.option("-k", "--only", metavar="TEXT", help="Only scenarios whose id contains this.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("-v", "--verbose", is_flag=True, help="Show also the scenarios that pass, with what applied.")
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
        click.echo(render_json(outcomes), nl=False)
    else:
        click.echo(render_text(outcomes, language, verbose=verbose), nl=False)
    sys.exit(0 if all(outcome.passed for outcome in outcomes) else FINDINGS)
