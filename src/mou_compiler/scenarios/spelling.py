"""Conditions and terms as they are written, in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mou_compiler import words as w
from mou_compiler.analysis.labelling import written
from mou_compiler.analysis.view import View
from mou_compiler.analysis.wording import listed, named
from mou_compiler.corpus.schema.declarations import Declaration
from mou_compiler.corpus.schema.values import Condition, Term
from mou_compiler.interpret.spelling import condition_written, length_text
from mou_compiler.meaning.world import own_name, party_of, relation_of
from mou_compiler.words import Language, Text


def condition_spelled(view: View, condition: Condition) -> Text:
    """Return a condition as a drafter writes it, in labels."""
    return written(view, condition, condition_written)


def dimension_named(view: View, name: str) -> Text:
    """Return of what a dimension tells, in its label; of another than the subject it says so by the relation."""
    corpus = view.corpus
    own = own_name(name)
    declared = corpus.attributes.get(own) or corpus.ratings.get(own)
    said = Text("the number of entries", "列入次数") if declared is None else named(declared, own)
    party = party_of(name)
    if party is None:
        return said
    by = named(corpus.relations.get(relation_of(party)), party)
    return Text(f"{said.en} of the one by {by.en}", f"所属主体（{by.zh}）的{said.zh}")


def term_spelled(term: Term | None) -> Text:
    """Return a term as a drafter writes it; empty for none."""
    return Text(_term(term, "en"), _term(term, "zh"))


def names_spelled(known: Mapping[str, Declaration], names: Iterable[str]) -> Text:
    """Return the labels of what bears some names, between commas."""
    return listed(named(known.get(name), name) for name in names)


def _term(term: Term | None, language: Language) -> str:
    if term is None:
        return ""
    to = f" {w.TO.spelled(language)} "
    if term.kind == "until":
        return f"{w.UNTIL_EVENT.spelled(language)} {w.EVENTS.named(term.start or '').spelled(language)}"
    if term.kind == "at-least" and term.least is not None:
        words = [w.TERM_AT_LEAST.spelled(language), length_text(term.least, language)]
    elif term.most is not None and term.least is not None and not term.least.number and term.most.number:
        words = [w.TERM_AT_MOST.spelled(language), length_text(term.most, language)]
    elif term.least is None or term.most is None:
        words = [_kind(term.kind, language)]
    else:
        words = [to.join(dict.fromkeys(length_text(item, language) for item in (term.least, term.most)))]
    if term.extension:
        longer = to.join(dict.fromkeys(length_text(item, language) for item in term.extension))
        if not term.extension[0].number:
            longer = f"{w.TERM_AT_MOST.spelled(language)} {length_text(term.extension[1], language)}"
        words += [w.EXTENDABLE.spelled(language), longer]
    if term.start:
        words += [w.FROM.spelled(language), w.EVENTS.named(term.start).spelled(language)]
    return " ".join(words)


def _kind(kind: str, language: Language) -> str:
    words = (w.UNKNOWN, w.UNSPECIFIED, w.INDEFINITE, w.ACTUAL_TERM)
    return next(word.spelled(language) for word in words if word.en == kind)
