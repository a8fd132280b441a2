"""Everything a build writes, put below a folder in the place of what the last build wrote there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import BinaryIO

from mou_compiler.compilation import Compiled
from mou_compiler.publishing.change import is_unfinished, replace_edition, settle
from mou_compiler.publishing.edition import Holds, index_of, read_edition
from mou_compiler.publishing.inputs import files_read, refuse_folder
from mou_compiler.publishing.locking import locked
from mou_compiler.publishing.obstacles import refuse_obstacles
from mou_compiler.publishing.output import MANIFEST, File, Output, UnusableOutput, files_of, usable_outputs
from mou_compiler.publishing.staging import Staging
from mou_compiler.words import Languages


def publish(
    compiled: Compiled, folder: Path, read: Iterable[Path] = (), outputs: Iterable[Output] | None = None
) -> list[str]:
    """Write every file of every output that can be used below a folder, all or nothing; return their paths in order.

    What goes is what the index.json of the last edition names, as it was written, and nothing else. `read`
    are the paths that the corpus was asked for under. Raise Refused where something else is in the way or the
    folder holds what was read, OSError where the system fails, UnusableOutput where an output does: the
    folder is then as it was.
    """
    refuse_folder(folder, [*read, *files_read(compiled)])
    finish(folder)
    files = files_of(compiled, usable_outputs() if outputs is None else outputs)
    return publish_files(files, folder, "edition", (), compiled.as_of, compiled.language)


def publish_files(
    files: Mapping[str, File],
    folder: Path,
    holds: Holds,
    read: Iterable[Path] = (),
    as_of: date | None = None,
    language: Languages = "en",
) -> list[str]:
    """Write files by path below a folder, with an index of them that says what the folder `holds`, as `publish` does.

    The same is raised, and Refused too where the folder holds what is of another kind.
    """
    refuse_folder(folder, read)
    finish(folder)
    paths = [*files, MANIFEST]
    if folder.exists():
        refuse_obstacles(folder, read_edition(folder, holds), paths)
    with locked(folder):
        settle(folder)
        _refuse_now(folder, holds, paths)
        with Staging(folder, lambda: is_unfinished(folder)) as staging:
            for path, file in files.items():
                staging.write(path, _guarded(path, file))
            index = index_of(files, staging.written, holds, as_of, language)
            staging.write(MANIFEST, lambda stream: stream.write(index))
            replace_edition(folder, staging, _refuse_now(folder, holds, paths))
    return sorted(paths)


def finish(folder: Path) -> None:
    """End what a build of a folder that died has begun; nothing happens where there is nothing to end."""
    if is_unfinished(folder):
        with locked(folder):
            settle(folder)


def _refuse_now(folder: Path, holds: Holds, paths: list[str]) -> dict[str, str]:
    """Return the edition that stands there, after a look at everything that is in the way."""
    edition = read_edition(folder, holds)
    refuse_obstacles(folder, edition, paths)
    return edition


def _guarded(path: str, file: File) -> Callable[[BinaryIO], object]:
    """Return what writes a file; a fault of its own is told with its path, one of the system as it is."""

    def write(stream: BinaryIO) -> object:
        try:
            return file.write(stream)
        except OSError:
            raise
        except Exception as error:
            raise UnusableOutput(path, f"fails: {type(error).__name__}: {error}") from error

    return write
