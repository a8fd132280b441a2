"""What is answered to a name that several things bear, or nothing, in every command alike."""

from __future__ import annotations

from collections.abc import Iterable

from mou_compiler.source.frames import visible
from mou_compiler.words import Text, Word

LOOK = Text("look for it with `mou names WORD`", "请用「mou names 词语」查找")
"""What to do about a name that nothing bears, and none that is borne is near to."""


def way(kind: Word, id_: str) -> Text:
    """Return how one says which of several things of a name is meant: its kind and id."""
    return Text(f"{kind.en}:{id_}", f"{kind.zh}:{id_}")


def asked_back(name: str, ways: Iterable[Text]) -> tuple[Text, Text]:
    """Return what a name may mean, and what to do."""
    shown = [Text(visible(each.en), visible(each.zh)) for each in ways]
    return (
        Text(
            f"`{name}` may be any of {', '.join(each.en for each in shown)}",
            f"「{name}」可指{'、'.join(each.zh for each in shown)}",
        ),
        Text(f"write which, such as `{shown[0].en}`", f"请写明，如「{shown[0].zh}」"),
    )
