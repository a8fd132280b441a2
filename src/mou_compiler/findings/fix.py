"""A fix: edits of the sources that mend what a finding tells of, and advice that knows what to write."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from mou_compiler.pattern import Pattern
from mou_compiler.source.place import Place
from mou_compiler.source.width import HAN
from mou_compiler.words import Text


class Edit(NamedTuple):
    """A text to be written in the place of what stands somewhere."""

    place: Place
    text: str


class Fix(NamedTuple):
    """What a fix does, and its edits, none of which overlap; `safe` where nothing else can have been meant."""

    title: Text
    edits: tuple[Edit, ...]
    safe: bool = False


@dataclass(frozen=True, slots=True)
class Advice(Text):
    """A remedy that knows what to write in the place of what is wrong, and of so many letters behind it.

    Each of `writes` is one way to mend it: where there are several, one has to be chosen.
    """

    writes: tuple[Text, ...] = ()
    behind: int = 0

    def from_its_start(self, letters: int) -> Advice:
        """Return the same for a place of so many letters with which what it is about begins; of a longer one it writes nothing."""
        behind = self.behind - letters
        return Advice(self.en, self.zh, self.writes if behind >= 0 else (), max(behind, 0))


def asked(en: str, zh: str | None = None, behind: int = 0) -> Advice:
    """Return the question whether something else was meant, which is then to be written; a form is only shown."""
    written = Text(en, en if zh is None else zh)
    writes = () if "…" in en or "…" in written.zh else (written,)
    return Advice(f"did you mean `{en}`?", f"是否想写「{written.zh}」？", writes, behind)


def advised(ways: Iterable[Text], behind: int = 0, why: Text | None = None) -> Advice:
    """Return the advice to write one of these, each told once; `why` says how to choose."""
    each = tuple(dict.fromkeys(ways))
    shown = alternatives(each)
    return Advice(
        f"write {shown.en}{why.en if why else ''}", f"请写{shown.zh}{why.zh if why else ''}", each, behind
    )


def alternatives(ways: Iterable[Text]) -> Text:
    """Return ways to write one thing, as messages quote them."""
    each = list(ways)
    return Text(" or ".join(f"`{way.en}`" for way in each), "或".join(f"「{way.zh}」" for way in each))


def fixes_by(remedy: Text, places: Iterable[Place]) -> tuple[Fix, ...]:
    """Return the fixes that a remedy knows, each of which writes one thing at all of these places.

    What is written is in the language of what stands there.
    """
    found = list(places)
    if not isinstance(remedy, Advice) or not found:
        return ()
    wider = [place._replace(behind=place.behind + remedy.behind) for place in found]
    return tuple(
        Fix(
            Text(f"write `{written.en}`", f"写作「{written.zh}」"),
            tuple(Edit(place, written.zh if _HAN.search(place.text) else written.en) for place in wider),
        )
        for written in remedy.writes
    )


_HAN = Pattern(f"[{HAN}]")


def fixed(text: str, edits: Iterable[Edit]) -> str:
    """Return a text after edits of it, none of which overlap."""
    for edit in sorted(edits, key=lambda edit: edit.place.start, reverse=True):
        text = text[: edit.place.start] + edit.text + text[edit.place.end :]
    return text
