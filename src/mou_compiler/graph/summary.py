"""What a picture says of itself: how much it shows, what it folds, what it leaves out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mou_compiler.graph.kinds import EDGE_KINDS, NODE_KINDS
from mou_compiler.graph.picture import Arrow, Picture
from mou_compiler.words import MODALITIES, Text


def counted(picture: Picture) -> Text:
    """Return how many nodes of each kind the graph has."""
    return _numbers(picture.counts)


def unused(picture: Picture) -> Iterator[Text]:
    """Yield what is not drawn, if anything."""
    if picture.unused:
        numbers = _numbers(picture.unused)
        yield Text(f"not drawn, since no rule uses them: {numbers.en}", f"未被规则使用、未画出：{numbers.zh}")


def _numbers(counts: Mapping[str, int]) -> Text:
    en, zh = [], []
    for kind, number in counts.items():
        words = NODE_KINDS[kind]
        en.append(f"{number} {(words.label if number == 1 else words.plural).en.lower()}")
        zh.append(f"{words.plural.zh} {number}")
    return Text(", ".join(en), "，".join(zh))


def relations_text(arrow: Arrow) -> Text:
    """Return the verbs of an arrow, with how often each stands where that is more than once."""
    words = [(relation_text(name), f" ×{number}" if number > 1 else "") for name, number in arrow.relations]
    return Text(
        ", ".join(word.en + times for word, times in words),
        "、".join(word.zh + times for word, times in words),
    )


def relation_text(name: str) -> Text:
    """Return the words for a relation, or for a modality."""
    if name in EDGE_KINDS:
        return EDGE_KINDS[name].label
    word = MODALITIES.named(name)
    return Text(word.en, word.zh)
