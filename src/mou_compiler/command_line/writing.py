"""Where a command writes a file or a folder that was asked for: never over what it read, and nothing by half."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from mou_compiler.command_line import options
from mou_compiler.command_line.telling import fail
from mou_compiler.compilation import Compiled
from mou_compiler.input.reasons import reason_of
from mou_compiler.words import Language, Text


def write_output(
    file: Path,
    content: bytes,
    result: Compiled,
    language: Language,
    read: Iterable[Path] = (),
    *,
    is_own: bool = False,
) -> None:
    """Put a file in place whole; stop with exit status 2 where it was read, is not mou's own, or cannot be written.

    Read is what the corpus was read from, the configuration, and what `read` names besides. `is_own` says that the
    caller has read what stands there, and it is mou's own however it is laid out.
    """
    from mou_compiler.publishing.inputs import files_read, refuse_target
    from mou_compiler.publishing.own_files import note_own, refuse_foreign
    from mou_compiler.publishing.refusal import Refused
    from mou_compiler.publishing.writing import write_file

    configuration = options.configuration().file
    configured = [] if configuration is None else [configuration]
    try:
        refuse_target(file, [*files_read(result), *configured, *read])
        if not is_own:
            refuse_foreign(file, content)
        note_own(file, content)
        write_file(file, content)
    except Refused as refused:
        fail(refused.message, refused.help, language)
    except OSError as error:
        why = reason_of(error)
        fail(
            Text(f"cannot write {file}: {why.en}", f"无法写入 {file}：{why.zh}"),
            Text("choose another file; what stood there before is unchanged", "另选文件；原有内容未变"),
            language,
        )


@contextmanager
def writing_to(folder: Path, option: str, language: Language) -> Iterator[None]:
    """End the command with status 2, the cause and a remedy, where what is done within cannot write to a folder.

    `option` is that by which the folder was chosen; what is done within writes all or nothing.
    """
    from mou_compiler.publishing.refusal import Refused

    try:
        yield
    except Refused as refused:
        fail(refused.message, refused.help, language)
    except OSError as error:
        why = reason_of(error)
        fail(
            Text(f"cannot write to {folder}: {why.en}", f"无法写入 {folder}：{why.zh}"),
            Text(
                f"choose another folder with {option}; what stood there before is unchanged",
                f"以 {option} 另选文件夹；原有内容未变",
            ),
            language,
        )
