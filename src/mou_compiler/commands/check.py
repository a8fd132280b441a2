"""`mou check`: every finding of a corpus."""

from __future__ import annotations

import dataclasses
import sys
from pathlib import Path

import click
from click.core import ParameterSource

from mou_compiler.command_line import declaring, options
from mou_compiler.command_line.answers import Answer, Question, keep, question_of, recall
from mou_compiler.command_line.declaring import Choice, Target, option
from mou_compiler.command_line.known import baseline_options, without_known
from mou_compiler.command_line.options import Asked, scope_asked
from mou_compiler.command_line.session import (
    compile_asked,
    look_of,
    render,
    shown_on,
    status,
    threshold,
)
from mou_compiler.command_line.suffixes import chosen_form
from mou_compiler.command_line.telling import fail, note, overheard, put, remark, say
from mou_compiler.command_line.writing import write_output
from mou_compiler.compilation import Compiled
from mou_compiler.findings.formats import format_names, suffixes
from mou_compiler.words import Language, Text

_USUAL = "text"
FOR_PEOPLE = ("text", "concise")
"""The formats that a terminal shows in its own letters."""


@declaring.command(
    "check",
    Text(
        "Check a corpus: files or folders, memoranda/ if none is given.",
        "检查语料：文件或文件夹；不写则为 memoranda/。",
    ),
)
@option(
    "--format",
    "form",
    type=Choice(format_names()),
    default=None,
    envvar="MOU_FORMAT",
    show_envvar=True,
    said=Text(
        "How to tell the findings; by default as the file's suffix says, else as text.",
        "检查结果的格式；默认随文件后缀，否则为文本。",
    ),
)
@option(
    "--output-file",
    type=Target(),
    envvar="MOU_OUTPUT_FILE",
    show_envvar=True,
    said=Text("Write there instead of standard output.", "写入该文件而非标准输出。"),
)
@baseline_options
@option(
    "--write-baseline",
    type=Target(),
    said=Text(
        "Write all findings to this file as known, and exit with 0.",
        "把全部检查结果作为已知写入此文件，退出状态为 0。",
    ),
)
@option(
    "--as-scenarios",
    type=Target(folder=True),
    said=Text(
        "Write to this folder, for each finding told, a file that shows it by itself: the rules that it needs, the "
        "situation, and what is expected.",
        "在此文件夹中为每项列出的检查结果写一个独立的文件：所需的规则、情形与预期。",
    ),
)
@option(
    "--details",
    is_flag=True,
    said=Text(
        "Tell every finding on its own, not those of one cause as one, and with the clauses that it needs.",
        "逐项列出检查结果，同一原因的不合并，并指出其所需的条款。",
    ),
)
@option(
    "--no-cache",
    is_flag=True,
    envvar="MOU_NO_CACHE",
    show_envvar=True,
    said=Text(
        "Work everything out, even where the answer is kept from an earlier run; keep none.",
        "不取用也不保存以往运行的结果，一切重新计算。",
    ),
)
@options.finding_options
def command(
    asked: Asked,
    form: str | None,
    output_file: Path | None,
    baseline: Path | None,
    write_baseline: Path | None,
    as_scenarios: Path | None,
    details: bool,
    no_cache: bool,
) -> None:
    """Tell every finding and exit by the gravest."""
    if write_baseline is not None:
        for name in ("output_file", "as_scenarios"):
            written = f"--{name.replace('_', '-')}"
            options.refuse_given(
                name,
                Text(
                    f"--write-baseline tells no finding: leave {written} out",
                    f"--write-baseline 不列出检查结果：请去掉 {written}",
                ),
            )
    chosen = _chosen(form, output_file, asked.language)
    stays = no_cache or any((output_file, write_baseline, as_scenarios))
    question = None if stays else _question(asked, (chosen, details), baseline)
    answer = recall(question) if question is not None else None
    if answer is not None:
        for line in answer.remarks:
            remark(line)
        _print(answer.text, chosen)
        sys.exit(answer.status)
    with overheard() as remarks:
        result = compile_asked(asked)
        if write_baseline is not None:
            _write_baseline(result, write_baseline, asked)
        report = dataclasses.replace(result.report, threshold=threshold(asked.fail_on), details=details)
        if baseline is not None:
            report = without_known(result, report, baseline, asked.language)
    stream = sys.stdout if output_file is None else None
    text = render(shown_on(report, asked.color, stream), chosen, asked.language)
    if output_file is None:
        _print(text, chosen)
    else:
        known = [] if baseline is None else [baseline]
        write_output(output_file, text.encode("utf-8", "replace"), result, asked.language, known)
    if as_scenarios is not None:
        from mou_compiler.command_line.evidence import write_evidence

        write_evidence(result, report.findings, as_scenarios, scope_asked(asked.paths).read, asked.language)
    code = status(result, report.findings, asked.fail_on)
    if question is not None:
        keep(question, result, Answer(text, tuple(remarks), code))
    sys.exit(code)


def _chosen(form: str | None, output_file: Path | None, language: Language) -> str:
    """Return the format to tell the findings in; a format of the environment yields to the suffix of a file."""
    if output_file is None:
        return form or _USUAL
    known = suffixes()
    declared = click.get_current_context().get_parameter_source("form") is ParameterSource.ENVIRONMENT
    if declared and any(output_file.suffix.lower() in ends for ends in known.values()):
        form = None
    return chosen_form(form, output_file, known, _USUAL, language)


def _question(asked: Asked, form: tuple[str, bool], baseline: Path | None) -> Question | None:
    settings = (*form, look_of(asked.color, sys.stdout), baseline)
    return question_of(asked, settings, [] if baseline is None else [baseline])


def _print(text: str, form: str) -> None:
    """Print a report: what people read in the letters of the terminal, what programs read in UTF-8."""
    if form in FOR_PEOPLE:
        say(text, sys.stdout)
    else:
        put(text.encode("utf-8", "replace"))


def _write_baseline(result: Compiled, file: Path, asked: Asked) -> None:
    """Write the baseline and stop; where input could not be read, stop without it."""
    from mou_compiler.findings.baseline import entries, write_baseline

    if result.input_failures:
        say(render(shown_on(result.report, asked.color, sys.stderr), "text", asked.language), sys.stderr)
        fail(
            Text("no baseline was written: not all input could be read", "未写入基线：有输入无法读取"),
            Text("mend what is told above first", "请先修正上述问题"),
            asked.language,
        )
    _refuse_other(file, asked.language)
    content = write_baseline(result.reported).encode("utf-8", "replace")
    write_output(file, content, result, asked.language, is_own=True)
    number = len(entries(result.reported))
    note(
        Text(
            f"{file} now holds {number} {'finding' if number == 1 else 'findings'}",
            f"{file} 现有 {number} 项检查结果",
        ),
        asked.language,
    )
    sys.exit(0)


def _refuse_other(file: Path, language: Language) -> None:
    """Stop where a file stands that is no baseline: it would be lost."""
    from mou_compiler.findings.baseline import NotABaseline, read_baseline

    try:
        if file.is_file() and file.stat().st_size:
            read_baseline(file.read_text("utf-8-sig"))
    except OSError:
        return  # it cannot be read; whether it can be written will be seen
    except (NotABaseline, UnicodeDecodeError):
        fail(
            Text(f"{file} is not a baseline, and would be lost", f"{file} 不是基线文件，写入将使其丢失"),
            Text("choose another file, or move it away", "另选文件，或将其移往别处"),
            language,
        )
