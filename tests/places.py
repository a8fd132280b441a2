"""Declarations without their places, so that two spellings of one program can be compared."""

from __future__ import annotations

import dataclasses
from typing import Any

from mou_compiler.corpus.corpus import Corpus
from mou_compiler.source.place import Place


def without_places(value: Any) -> Any:
    """Return a value with every place in it left out, named by its type so that no two kinds are alike."""
    if isinstance(value, Place):
        return None
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {
            field.name: without_places(getattr(value, field.name)) for field in dataclasses.fields(value)
        }
        return (type(value).__name__, fields)
    if isinstance(value, tuple):
        return (type(value).__name__, *(without_places(item) for item in value))
    return value


def declared(corpus: Corpus) -> list[Any]:
    """Return every declaration of a corpus, without places."""
    return [without_places(declaration) for declaration in corpus.everything()]
