"""`mou build`: graph, tables and report of a corpus, all or nothing."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from mou_compiler.commands import options
from mou_compiler.commands.session import compiled, counts, fail, status, stop_on_faults
from mou_compiler.compilation import Compiled
from mou_compiler.findings.finding import Severity
from mou_compiler.words import Language, Text

_NAMES = {
    "documents": "文件", "lists": "名单", "measures": "措施", "agencies": "机构", "laws": "法律",
    "rows": "表行", "findings": "检查结果", "files": "输出文件",
}  # fmt: skip


@click.command(
    "build", help="Compile a corpus into graph, tables and report; memoranda/ if no path is given."
)
@options.paths_argument
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("build"),
    show_default=True,
    help="Where to write.",
)
@options.as_of_option
@options.fail_on_option
@options.language_option
@options.color_option
def command(
    paths: tuple[Path, ...], output: Path, as_of: date | None, fail_on: str, lang: str | None, color: str
) -> None:
    """Write every output and say what was made."""
    from mou_compiler.outputs.publish import publish_all

    language = options.chosen_language(lang)
    result = compiled(paths, as_of)
    stop_on_faults(result, language, color)
    try:
        written = publish_all(result, output)
    except OSError as error:
        fail(
            Text(f"cannot write to {output}: {error.strerror}", f"无法写入 {output}：{error.strerror}"),
            Text(
                "choose another folder with -o; what stood there before is unchanged",
                "以 -o 另选文件夹；原有内容未变",
            ),
            language,
        )
    click.echo(_summary(result, len(written), output, language))
    sys.exit(status(result, result.findings, fail_on))


def _summary(result: Compiled, files: int, output: Path, language: Language) -> str:
    numbers = {**counts(result), "rows": len(result.rows), "findings": len(result.findings), "files": files}
    grave = {
        severity: sum(finding.severity is severity for finding in result.findings)
        for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO)
    }
    if language == "zh":
        parts = "，".join(f"{_NAMES[name]} {number}" for name, number in numbers.items())
        return (
            f"{parts}\n错误 {grave[Severity.ERROR]}，警告 {grave[Severity.WARNING]}，提示 {grave[Severity.INFO]}"
            f"（详见 {output}/report/findings.md）"
        )
    parts = ", ".join(f"{number} {name}" for name, number in numbers.items())
    return (
        f"{parts}\n{grave[Severity.ERROR]} errors, {grave[Severity.WARNING]} warnings, {grave[Severity.INFO]} notes"
        f" (see {output}/report/findings.md)"
    )
