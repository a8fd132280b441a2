"""Which measures give an effect that is expected, and what those that do not give it lack."""

from __future__ import annotations

from collections.abc import Iterator

from mou_compiler.analysis.wording import body_label, joined
from mou_compiler.corpus.schema.declarations import Measure
from mou_compiler.corpus.schema.values import Expectation
from mou_compiler.interpret.rules import duration
from mou_compiler.meaning.rule import Enforcer, comparable
from mou_compiler.scenarios.hypothetical import Hypothetical
from mou_compiler.scenarios.reasons import why_not
from mou_compiler.scenarios.spelling import term_spelled
from mou_compiler.words import FORCES, MODALITIES, Text, Words


def lacking(case: Hypothetical, expectation: Expectation) -> Iterator[tuple[str, tuple[Text, ...]]]:
    """Yield each measure that could give the effect, with all that it lacks; nothing where it gives it.

    A measure could where it has this modality on the act or on one above it; one that applies and has
    another modality on such an act is told too.
    """
    applying = frozenset(case.applying)
    for measure in case.view.corpus.measures.values():
        modalities = _modalities(case, measure, expectation)
        if expectation.modality in modalities:
            why = () if measure.id in applying else why_not(case, measure)
            yield measure.id, (*why, *_shortfalls(case, measure, expectation))
        elif modalities and expectation.act is not None and measure.id in applying:
            words = [Text(f"`{word.en}`", f"「{word.zh}」") for word in map(MODALITIES.named, modalities)]
            other = joined(words, "and", "和")
            yield measure.id, (Text(f"it applies, as {other.en}", f"它适用，但方式为{other.zh}"),)


def _modalities(case: Hypothetical, measure: Measure, expectation: Expectation) -> tuple[str, ...]:
    """Return the modalities that a measure has on the act expected or on one above it."""
    act = expectation.act.id if expectation.act else None
    effects = case.view.rules.rules[measure.id].effects
    found = (item.modality for item in effects if act is None or comparable(item.act, act) == act)
    return tuple(dict.fromkeys(found))


def _shortfalls(case: Hypothetical, measure: Measure, expectation: Expectation) -> Iterator[Text]:
    """Yield in what the effect of a measure differs from the one expected: who enforces it, its force, its term."""
    norms = case.view.norms
    enforcers = case.view.rules.rules[measure.id].enforcers
    if expectation.enforcer and not any(_acts(case, measure, expectation, item) for item in enforcers):
        yield _by(case, enforcers)
    yield from differing_force(norms.force(measure), expectation)
    if expectation.term and duration(norms.term(measure)) != duration(expectation.term):
        yield term_differs(term_spelled(norms.term(measure)))


def _acts(case: Hypothetical, measure: Measure, expectation: Expectation, enforcer: Enforcer) -> bool:
    """Tell whether the body expected is a role that enforces, or acts then and there for one that does."""
    wanted = expectation.enforcer.id if expectation.enforcer else ""
    if wanted == enforcer.id and wanted in case.view.corpus.roles:
        return True
    act = expectation.act
    acts = [
        effect.act
        for effect in case.view.rules.rules[measure.id].effects
        if act is None or comparable(effect.act, act.id) == act.id
    ]
    return wanted in case.bodies(case.view.enforcers.charged(enforcer.id, acts))


def _by(case: Hypothetical, enforcers: tuple[Enforcer, ...]) -> Text:
    acting = sorted({body for item in enforcers for body in case.bodies(item.id)})
    if not acting:
        return Text("nobody is known to carry it out", "由谁实施不详")
    bodies = joined([body_label(case.view, body) for body in acting], "and", "和")
    return Text(f"it is carried out by {bodies.en}", f"由{bodies.zh}实施")


def differing_force(force: str, expectation: Expectation) -> Iterator[Text]:
    """Yield that a force is another than the one expected, if it is."""
    if expectation.force not in (None, force):
        word = _word(FORCES, force)
        yield Text(f"its force is `{word.en}`", f"其效力为「{word.zh}」")


def term_differs(term: Text) -> Text:
    """Return that a term is another than the one expected; an empty one is not written."""
    if not term.en:
        return Text("it has no term", "未写期限")
    return Text(f"its term is {term.en}", f"其期限为{term.zh}")


def _word(words: Words, english: str) -> Text:
    word = words.named(english)
    return Text(word.en, word.zh)
