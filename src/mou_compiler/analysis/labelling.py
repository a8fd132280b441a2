"""Values with labels in the place of ids, so that what writes them writes what people read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from typing import Any, TypeAlias, TypeVar

from mou_compiler.analysis.acting import Moment, body_told
from mou_compiler.analysis.values import option_label
from mou_compiler.analysis.view import View
from mou_compiler.analysis.wording import body_of, separated, unknown_text
from mou_compiler.corpus.corpus import Corpus
from mou_compiler.corpus.schema.declarations import Act, Declaration
from mou_compiler.corpus.schema.declarations.lists import Bar, Exit, ListRule, Lock
from mou_compiler.corpus.schema.values import Basis, Compare, Grade, Ref, Unknown
from mou_compiler.interpret.spelling import basis_text
from mou_compiler.meaning.days import Days
from mou_compiler.source.place import Place
from mou_compiler.words import Language, Text

Value = TypeVar("Value")
Way: TypeAlias = Exit | Bar | Lock | None
Writing: TypeAlias = Callable[[Way, Language], str]
_LANGUAGES: tuple[Language, ...] = ("en", "zh")
_TEXTS = ("law", "memorandum", "instrument")
_PLAIN = ("subject", "relation", "territory")


def in_labels(view: View, value: Value, language: Language, when: Days | Moment | None = None) -> Value:
    """Return a value with labels in the place of ids; bodies with who acts in their place, where days are given."""
    made: Value = _put(view, value, language, when)
    return made


def written(
    view: View, value: Value, write: Callable[[Value, Language], str], when: Days | Moment | None = None
) -> Text:
    """Return a value in both languages, in labels, written as a function writes it."""
    return Text(
        write(in_labels(view, value, "en", when), "en"), write(in_labels(view, value, "zh", when), "zh")
    )


def basis_told(view: View, basis: Iterable[Basis]) -> Text:
    """Return what something rests on, by label; of what is not known, the note of who encoded it."""
    return separated(
        unknown_text(item.reason) if isinstance(item, Unknown) else written(view, (item,), basis_text)
        for item in basis
    )


def resting_on(view: View, basis: Iterable[Basis]) -> Text:
    """Return the same with the words that lead to it, to stand behind what rests on it; empty where it is not stated."""
    told = basis_told(view, basis)
    return Text(f"under {told.en}", f"依据：{told.zh}") if told.en else told


def _put(view: View, value: Any, language: Language, when: Days | Moment | None) -> Any:
    if isinstance(value, Ref):
        label = _label(view, value, when)
        return value if label is None else value._replace(id=label.spelled(language))
    if isinstance(value, Place):
        return value
    if isinstance(value, Compare | Grade):
        value = valued(view.corpus, value, language)
    if isinstance(value, tuple):
        items = [_put(view, item, language, when) for item in value]
        return value._make(items) if hasattr(value, "_make") else tuple(items)
    if isinstance(value, Declaration):
        said = {field.name: getattr(value, field.name) for field in fields(value)}
        return replace(
            value,
            **{
                name: _put(view, each, language, when)
                for name, each in said.items()
                if isinstance(each, tuple) and name != "label"
            },
        )
    return value


def valued(corpus: Corpus, atom: Compare | Grade, language: Language) -> Compare | Grade:
    """Return a comparison with the label of the option or grade in it, where that has one."""
    if isinstance(atom, Grade):
        label = option_label(corpus.ratings.get(atom.rating.id), atom.grade)
        return atom if label is None else atom._replace(grade=label.spelled(language))
    if not isinstance(atom.value, str):
        return atom
    label = option_label(corpus.attributes.get(atom.attribute.id), atom.value)
    return atom if label is None else atom._replace(value=label.spelled(language))


def way_out_told(view: View, rule: ListRule, way: Way, write: Writing, when: Days | Moment) -> Text:
    """Return one thing that a rule says of leaving a list, with labels for the ways and grounds that it names too."""
    return Text(*(write(_with_names(view, rule, way, language, when), language) for language in _LANGUAGES))


def _with_names(view: View, rule: ListRule, way: Way, language: Language, when: Days | Moment) -> Way:
    names = {_own(item): _quoted(item, language) for item in (*rule.exits, *rule.entries)}
    made = in_labels(view, way, language, when)

    def put(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(names.get(id_, id_) for id_ in ids)

    match made:
        case Exit():
            return replace(made, entries=put(made.entries))
        case Bar():
            return replace(made, exits=put(made.exits), excepted=put(made.excepted))
        case Lock():
            return replace(made, exits=put(made.exits))
        case _:
            return made


def _own(item: Declaration) -> str:
    """Return the id of a part of a list by which others of its parts name it."""
    return item.id.rpartition("/")[2]


def _quoted(item: Declaration, language: Language) -> str:
    label = item.label.spelled(language) or _own(item)
    return f"「{label}」" if language == "zh" else f"“{label}”"


def _label(view: View, ref: Ref, when: Days | Moment | None) -> Text | None:
    """Return the label of what a value names, in quotes where it could be taken for the words around it."""
    corpus = view.corpus
    body = body_of(corpus, ref.id)
    if body is not None:
        return body.label if when is None else body_told(view, ref.id, (), when)
    for kinds, table in (
        (_TEXTS, corpus.laws),
        (_TEXTS, corpus.documents),
        (("subject",), corpus.subjects),
        (("relation",), corpus.relations),
        (("territory",), corpus.territories),
        (("list",), corpus.lists),
        (("rating",), corpus.ratings),
        (("attribute",), corpus.attributes),
        (("act",), corpus.of(Act)),
    ):
        found = table.get(ref.id) if ref.kind in kinds else None
        if found is not None:
            if ref.kind in _PLAIN:
                return found.label
            quoted = f"《{found.label.zh}》" if ref.kind in _TEXTS else f"「{found.label.zh}」"
            return Text(f"“{found.label.en}”", quoted)
    return None
