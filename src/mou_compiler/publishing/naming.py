"""File names for ids: safe on every system, each its own, and the same from build to build."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from hashlib import sha256

from mou_compiler.compilation import Compiled

MOST_BYTES = 100
"""How long a name with its suffix may be in UTF-8; encrypted folders take no more than 143."""
_LONGEST_SUFFIX = len(".parquet")
_DIGITS = 10

_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\.|$)", re.IGNORECASE)
"""Names of devices of Windows, with any suffix."""
_REFUSED = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]')
_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Letters without a shape: controls, marks of direction, halves of pairs, what is not assigned."""
_MADE = re.compile(rf"-[0-9a-f]{{{_DIGITS}}}$", re.IGNORECASE)
"""The end of a name that was made; no other name may have it."""


def agency_file_names(compiled: Compiled) -> Mapping[str, str]:
    """Return the name, without a suffix, of the files of each agency and role of a corpus, by id."""
    enforcers = (row.enforcer for row in compiled.rows if row.enforcer)
    return file_names([*compiled.corpus.agencies, *compiled.corpus.roles, *enforcers])


def file_names(ids: Iterable[str]) -> dict[str, str]:
    """Return a file name without suffix for each id.

    It is the id itself where that makes a name on every system, and no other of the ids makes the same one
    where case or the composition of letters do not count. Else what can stay of it stays, and a digest of it
    follows, so that the name depends on nothing else.
    """
    given = list(dict.fromkeys(ids))
    alike: dict[str, int] = {}
    for id_ in given:
        alike[folded(id_)] = alike.get(folded(id_), 0) + 1
    return {id_: id_ if alike[folded(id_)] == 1 and _is_plain(id_) else _made(id_) for id_ in given}


def is_safe(name: str) -> bool:
    """Tell whether every system takes a name for a file, as it stands."""
    return (
        name not in ("", ".", "..")
        and not name.endswith((".", " "))
        and not name.startswith((".", " ", "-", "~"))
        and not _RESERVED.match(name)
        and not _REFUSED.search(name)
        and not any(unicodedata.category(letter) in _CATEGORIES for letter in name)
        and unicodedata.is_normalized("NFC", name)
        and len(name.encode()) <= MOST_BYTES
    )


def folded(name: str) -> str:
    """Return what a name has in common with every other that some system takes for the same."""
    once = unicodedata.normalize("NFKC", name).casefold()
    return unicodedata.normalize("NFKC", once.upper().casefold())


def _is_plain(id_: str) -> bool:
    return is_safe(id_) and len(id_.encode()) <= MOST_BYTES - _LONGEST_SUFFIX and not _MADE.search(id_)


def _made(id_: str) -> str:
    digest = sha256(id_.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
    kept = "".join(
        "_" if _REFUSED.match(letter) or unicodedata.category(letter) in _CATEGORIES else letter
        for letter in unicodedata.normalize("NFC", id_)
    )
    kept = kept.strip(". ~-") or "_"
    if _RESERVED.match(kept):
        kept = f"_{kept}"
    room = MOST_BYTES - _LONGEST_SUFFIX - _DIGITS - 1
    cut = kept.encode()[:room].decode("utf-8", "ignore").rstrip(". ")
    return f"{unicodedata.normalize('NFC', cut)}-{digest}"
