"""`mou check`: every finding of a corpus."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from mou_compiler.commands import options
from mou_compiler.commands.session import compiled, render, status
from mou_compiler.findings.formats import format_names


@click.command("check", help="Check a corpus: files or folders, memoranda/ if none is given.")
@options.paths_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(format_names()),
    default="text",
    show_default=True,
    help="How to tell the findings.",
)
@click.option(
    "--output-file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write there instead of standard output.",
)
@options.as_of_option
@options.fail_on_option
@options.language_option
@options.color_option
def command(
    paths: tuple[Path, ...],
    form: str,
    output_file: Path | None,
    as_of: date | None,
    fail_on: str,
    lang: str | None,
    color: str,
) -> None:
    """Print every finding and exit by the gravest."""
    language = options.chosen_language(lang)
    result = compiled(paths, as_of)
    text = render(result, result.findings, form, language, color if output_file is None else "never")
    if output_file is None:
        click.echo(text, nl=False)
    else:
        from mou_compiler.outputs.writing import write_file

        write_file(output_file, text.encode())
    sys.exit(status(result, result.findings, fail_on))
