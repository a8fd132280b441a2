"""Which format a file is written in: what is asked for, and what the suffix of its name says, must agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from mou_compiler.command_line.telling import fail
from mou_compiler.words import Language, Text


def chosen_form(
    form: str | None,
    output: Path | None,
    suffixes: Mapping[str, Sequence[str]],
    usual: str,
    language: Language,
) -> str:
    """Return the format asked for, else the first whose files end as the output does, else the usual one.

    Stop with exit status 2 where the name of the file asks for a format that there is not, or for another one.
    """
    suffix = output.suffix.lower() if output is not None else ""
    meant = [name for name, ends in suffixes.items() if suffix in ends]
    if form is None and suffix and not meant:
        known = ", ".join(dict.fromkeys(end for ends in suffixes.values() for end in ends))
        fail(
            Text(f"{output}: no format ends in `{suffix}`", f"{output}：没有以「{suffix}」为后缀的格式"),
            Text(
                f"end the file in one of {known}, or name a --format",
                f"文件后缀请用 {known} 之一，或写 --format",
            ),
            language,
        )
    if form is not None and meant and form not in meant:
        fail(
            Text(
                f"--format is {form}, but {output} ends in `{suffix}`",
                f"--format 为 {form}，而 {output} 的后缀为「{suffix}」",
            ),
            Text("leave one of them out, or let both say the same", "去掉其一，或使二者一致"),
            language,
        )
    if form is not None:
        return form
    if not meant or usual in meant:
        return usual
    return suffix[1:] if suffix[1:] in meant else meant[0]
