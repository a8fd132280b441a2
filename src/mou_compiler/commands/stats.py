"""`mou stats`: who leads and supports, which lists reach furthest, what measures rest on."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from mou_compiler.command_line import options
from mou_compiler.command_line.session import compiled, stop_on_faults
from mou_compiler.statistics.numbers import statistics


@click.command("stats", help="Show the corpus in numbers: agencies, lists, acts and legal bases.")
@options.paths_argument
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "svg"]), default="text", show_default=True
)
@click.option("--top", type=click.IntRange(1), default=12, show_default=True, help="Rows of each ranking.")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write there.")
@options.language_option
@options.color_option
def command(
    paths: tuple[Path, ...], form: str, top: int, output: Path | None, lang: str | None, color: str
) -> None:
    """Print the statistics."""
    from mou_compiler.statistics.picture import as_svg
    from mou_compiler.statistics.rendering import as_json, as_text

    language = options.chosen_language(lang)
    result = compiled(paths)
    stop_on_faults(result, language, color)
    found = statistics(result.view)
    render = {"text": as_text, "json": as_json, "svg": as_svg}[form]
    text = render(found, language, top)
    if output is None:
        sys.stdout.write(text)
    else:
        from mou_compiler.publishing.writing import write_file

        write_file(output, text.encode())
