"""Editions cited by name: whether the text cited has them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from mou_compiler.corpus.schema.declarations import Law
from mou_compiler.corpus.schema.suggest import did_you_mean
from mou_compiler.corpus.schema.values import Ref
from mou_compiler.findings.codes import Code
from mou_compiler.findings.fault import Fault
from mou_compiler.findings.finding import Related
from mou_compiler.findings.fix import fixes_by
from mou_compiler.source.place import Place
from mou_compiler.words import Text

_SHOWN = 5


class CitedEdition(NamedTuple):
    """An edition that is cited by its name: of what, and where the name stands."""

    source: Ref
    name: str
    place: Place


def edition_faults(cited: Iterable[CitedEdition], laws: Mapping[str, Law]) -> Iterator[Fault]:
    """Yield one fault for each edition that is cited of a text that has none of that name.

    A document has no editions; of a law none of whose editions is declared nothing is said, and neither of one
    that `laws` does not have.
    """
    places: dict[tuple[str, str, str], list[Place]] = {}
    for source, name, place in cited:
        if source.found:
            places.setdefault((source.kind, source.id, name), []).append(place)
    for (kind, id_, name), all_ in places.items():
        law = laws.get(id_)
        if kind != "law":
            yield _told(
                Text(f"`{id_}` is a document and has no editions", f"「{id_}」是文件，没有版本"),
                Text(f"remove `@{name}`", f"删去「@{name}」"),
                all_,
            )
        elif law is not None and law.editions:
            known = [edition.id.rpartition("/")[2] for edition in law.editions]
            if name not in known:
                yield _told(
                    Text(f"`{id_}` has no edition `{name}`", f"「{id_}」没有版本「{name}」"),
                    did_you_mean(name, known)
                    or Text(f"its editions are: {', '.join(known)}", f"其版本有：{'、'.join(known)}"),
                    all_,
                )


def _told(message: Text, remedy: Text, places: list[Place]) -> Fault:
    ordered = sorted(places, key=lambda place: place.order)
    first, *further = ordered
    related = tuple(Related(Text("also cited here", "亦引用于此"), place) for place in further[:_SHOWN])
    return Fault(Code.UNDECLARED, message, first, remedy, related, fixes=fixes_by(remedy, ordered))
