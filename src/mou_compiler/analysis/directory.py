"""The directory of a corpus: everything that bears a name, by which names, and how often each is used."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple
from unicodedata import normalize

from mou_compiler.corpus.corpus import Corpus
from mou_compiler.corpus.schema.declarations import (
    KINDS,
    Declaration,
    Escalation,
    Instrument,
    Measure,
    Memorandum,
)
from mou_compiler.corpus.schema.references import references
from mou_compiler.corpus.schema.suggest import singulars
from mou_compiler.source.place import Place
from mou_compiler.words import Text, Word, Words

_BEARING: tuple[type[Declaration], ...] = (*KINDS, Measure)
NAMED_KINDS = Words(*(kind.KEYWORD for kind in _BEARING))
"""The kinds of what bears a name."""


class Named(NamedTuple):
    """What bears a name: itself, its kind, id, label, further names, how often others refer to it, and its place."""

    item: Declaration
    kind: Word
    id: str
    label: Text
    aliases: tuple[str, ...]
    uses: int
    place: Place

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every name that it can be found by, the id first."""
        return tuple(dict.fromkeys((self.id, self.label.en, self.label.zh, *self.aliases)))


def directory(corpus: Corpus) -> tuple[Named, ...]:
    """Return everything that bears a name, kind by kind in the order of the schema, then in order of id."""
    uses = Counter(
        (ref.kind, ref.id) for declaration in corpus.everything() for ref in references(declaration)
    )
    named = [*corpus.everything(), *corpus.measures.values(), *corpus.escalations.values()]
    found = {(type(item), item.id): item for item in named}
    return tuple(_named(item, uses) for item in found.values())


_DOCUMENT = Word("document", "文件")
"""What stands for memoranda and instruments alike in `kind:id`."""


def kinds_called(word: str) -> tuple[Word, ...]:
    """Return the kinds that a word of `kind:id` stands for, one or several of it, in either language; none where it is no kind."""
    for one in (word, *singulars(word)):
        if one in _DOCUMENT.spellings:
            return (Memorandum.KEYWORD, Instrument.KEYWORD)
        kind = NAMED_KINDS.find(one)
        if kind is not None:
            return (kind,)
    return ()


def kinds_before(name: str) -> tuple[tuple[Word, ...], str]:
    """Return the kinds that stand before a name, as in `kind:name`, and the name alone; no kinds and all of it without."""
    word, _, rest = name.partition(":")
    kinds = kinds_called(word) if rest.strip() else ()
    return (kinds, rest.strip()) if kinds else ((), name)


def bearing(entries: Iterable[Named], name: str) -> tuple[Named, ...]:
    """Return what bears a name whole: by its id, or else by a label, an alias, a title or a number.

    Where a kind stands before it, as in `kind:name`, only what is of that kind.
    """
    among, wanted = tuple(entries), normalize("NFC", name)
    kinds, id_ = kinds_before(wanted)
    return _called((entry for entry in among if entry.kind in kinds), id_) or _called(among, wanted)


def _called(entries: Iterable[Named], wanted: str) -> tuple[Named, ...]:
    """Return what has an id, or else a further name."""
    among = tuple(entries)
    by_id = tuple(entry for entry in among if normalize("NFC", entry.id) == wanted)
    spelled = (entry for entry in among if wanted in {normalize("NFC", each) for each in entry.spellings})
    return by_id or tuple(spelled)


def search(entries: Iterable[Named], word: str) -> tuple[Named, ...]:
    """Return what a word stands in some name of: those that bear it whole first, then those that begin with it.

    Letters compare by NFC and without case; a word of Han letters is found anywhere in a name.
    """
    wanted = _folded(word)
    ranked = [(min(_rank(_folded(name), wanted) for name in entry.spellings), entry) for entry in entries]
    return tuple(entry for rank, entry in sorted(ranked, key=lambda item: item[0]) if rank < _NOWHERE)


_NOWHERE = 4


def _rank(name: str, wanted: str) -> int:
    """Return how near a name is: 0 itself, 1 begins with it, 2 has a word or step that does, 3 has it inside."""
    if name == wanted:
        return 0
    if name.startswith(wanted):
        return 1
    at = name.find(wanted)
    if at < 0:
        return _NOWHERE
    while at >= 0:
        if not name[at - 1].isalnum():
            return 2
        at = name.find(wanted, at + 1)
    return 3


def _folded(name: str) -> str:
    return normalize("NFC", name).casefold()


def _named(item: Declaration, uses: Counter[tuple[str, str]]) -> Named:
    word = item.KEYWORD
    number = getattr(item, "number", None)
    further = getattr(item, "aliases", ())
    title = getattr(item, "title", None)
    numbers = (number,) if isinstance(number, str) and not isinstance(item, Measure | Escalation) else ()
    titles = (title,) if isinstance(title, str) else ()
    return Named(
        item, word, item.id, item.label, (*further, *numbers, *titles), uses[word.en, item.id], item.place
    )
