"""What is known already: the baseline of the commands that tell findings, and what it leaves of a report."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

from mou_compiler.command_line import options
from mou_compiler.command_line.declaring import Target, option
from mou_compiler.command_line.telling import fail, note, remark
from mou_compiler.compilation import Compiled
from mou_compiler.findings.report import Report
from mou_compiler.input.reasons import reason_of
from mou_compiler.words import Language, Text

MOST_GONE = 10
"""How many entries of a baseline that occur no more are named one by one."""


def baseline_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add --baseline and --no-baseline, and pass the path that counts as `baseline`, None where none does."""

    @wraps(function)
    def chosen(*given: Any, baseline: Path | None, no_baseline: bool, **rest: Any) -> Any:
        return function(*given, baseline=None if no_baseline else baseline, **rest)

    with_none = option(
        "--no-baseline",
        is_flag=True,
        said=Text("Tell every finding, whatever a baseline has.", "不论基线如何，列出全部检查结果。"),
    )(chosen)
    with_baseline: Callable[..., Any] = option(
        "--baseline",
        type=Target(),
        default=options.configured_path("baseline"),
        show_default=False,
        envvar="MOU_BASELINE",
        show_envvar=True,
        said=Text("Tell only findings that this file does not have.", "只列出此文件中没有的检查结果。"),
    )(with_none)
    return with_baseline


def without_known(result: Compiled, report: Report, file: Path, language: Language) -> Report:
    """Return the report without what a baseline has, having said what the baseline has in vain."""
    from mou_compiler.findings.baseline import NotABaseline, compare, read_baseline

    try:
        known = read_baseline(file.read_text("utf-8-sig"))
    except OSError as error:
        fail(
            Text(
                f"cannot read the baseline {file}: {reason_of(error).en}",
                f"无法读取基线 {file}：{reason_of(error).zh}",
            ),
            Text(f"make it with `--write-baseline {file}`", f"以「--write-baseline {file}」生成")
            if isinstance(error, FileNotFoundError)
            else Text("mend the file or its permissions, or name another", "修正该文件或其权限，或另选文件"),
            language,
        )
    except (NotABaseline, UnicodeDecodeError) as error:
        why = error.why if isinstance(error, NotABaseline) else Text("it is not UTF-8", "不是 UTF-8 文本")
        fail(
            Text(f"{file} is not a baseline: {why.en}", f"{file} 不是基线文件：{why.zh}"),
            Text(
                f"move it away, then make it anew with `--write-baseline {file}`",
                f"将其移往别处，再以「--write-baseline {file}」重新生成",
            ),
            language,
        )
    if known.earlier:
        note(
            Text(
                f"{file} is a baseline of an earlier format, which knew findings by their wording; "
                f"look at what is told as new, then bring it up to date with `--write-baseline {file}`",
                f"{file} 是旧格式的基线，以措辞识别检查结果；请查看列为新的各项，再以「--write-baseline {file}」更新",
            ),
            language,
        )
    compared = compare(known, report.findings, result.selection.wants)
    # Of one part, or of one day, the rest of what is known was not looked for.
    if compared.gone and result.part is None and result.as_of is None:
        _tell_gone([f"{entry.code} {entry.message}" for entry in compared.gone], file, language)
    return dataclasses.replace(report, findings=compared.new, held_back=compared.held_back)


def _tell_gone(gone: list[str], file: Path, language: Language) -> None:
    number = len(gone)
    note(
        Text(
            f"{number} {'finding' if number == 1 else 'findings'} of {file} no longer "
            f"{'occurs' if number == 1 else 'occur'}; bring it up to date with `--write-baseline {file}`",
            f"{file} 中有 {number} 项检查结果已不再出现；可以「--write-baseline {file}」更新",
        ),
        language,
    )
    for line in gone[:MOST_GONE]:
        remark(f"  {line}")
    if number > MOST_GONE:
        remark(f"  … +{number - MOST_GONE}")
