"""Breakages of guardrails: whom they bind, of what they speak, and what goes beyond them."""

from __future__ import annotations

from referees.mutants import of

_ANALYSIS = "analysis/guardrails.py"

GUARDRAILS = [
    *of(
        "guardrails",
        _ANALYSIS,
        "rank_of",
        ("its own rank is not heeded", "guardrail.rank is not None", "False"),
        ("the last basis says its rank", "guardrail.basis", "guardrail.basis[::-1]"),
    ),
    *of(
        "guardrails",
        _ANALYSIS,
        "_find_bound",
        (
            "without a rank it binds nobody",
            "not own or view.ask(_is_bound, own, name)",
            "own and view.ask(_is_bound, own, name)",
        ),
    ),
    *of(
        "guardrails",
        _ANALYSIS,
        "_is_bound",
        ("whoever writes no rank is free", "not isinstance(rank, Ref)", "False"),
        ("its own rank is free", "rank.id == own", "False"),
        ("what is below is free", "own in view.precedence.above(rank.id)", "False"),
    ),
    *of(
        "guardrails",
        _ANALYSIS,
        "_find_situations",
        (
            "it speaks of everybody",
            "kinds.union((ref.id for ref in guardrail.subjects)) if guardrail.subjects else kinds.everything",
            "kinds.everything",
        ),
        ("it speaks of all days", "start=days.start", "start=everything(world).start"),
        ("it never ends", "end=days.end", "end=everything(world).end"),
        ("its places are all places", "territories=territories", "territories=places.everything"),
        ("its conditions are not heeded", "guardrail.when", "()"),
    ),
    *of(
        "guardrails",
        _ANALYSIS,
        "meant",
        (
            "a side means nothing",
            "effect.modality in wanted or effect.side in sides",
            "effect.modality in wanted",
        ),
        (
            "a modality means nothing",
            "effect.modality in wanted or effect.side in sides",
            "effect.side in sides",
        ),
    ),
    *of(
        "guardrails",
        _ANALYSIS,
        "carried_out_so",
        ("any force will do", "view.norms.force(measure) not in guardrail.forces", "False"),
        ("its bodies are not heeded", "not wanted or bodies & wanted", "True"),
        ("the kinds of its bodies are not heeded", "not guardrail.body_kinds or bodies & kinds", "True"),
    ),
    *of(
        "guardrails",
        _ANALYSIS,
        "_bodies",
        ("who fills a role is not named", "role.fillings if role is not None else ()", "()"),
    ),
    *of(
        "guardrails",
        _ANALYSIS,
        "set_off_so",
        ("any way will do", "rules.region_by(rule, way)", "rules.region(rule)"),
        (
            "nobody need be on the list",
            "meet_all(rules.world, rules.region_by(rule, way), _any_held(view, held, way or None))",
            "rules.region_by(rule, way)",
        ),
    ),
    *of(
        "guardrails",
        _ANALYSIS,
        "_lists_of",
        (
            "kinds of lists are not heeded",
            "not guardrail.list_kinds or lists[id_].kind in guardrail.list_kinds",
            "True",
        ),
    ),
    *of(
        "guardrails",
        _ANALYSIS,
        "_akin",
        ("a wider list is no reason", "one in wholes_of(view.corpus, other)", "one == other"),
        ("a part is no reason", "other in wholes_of(view.corpus, one)", "one == other"),
    ),
    *of(
        "MOU421 forbidden-effect",
        "checks/mou421_forbidden_effect.py",
        "_breaches",
        ("who carries it out is all one", "effects and carried_out_so(view, guardrail, measure)", "effects"),
        ("any situation will do", "comes_under(view, guardrail, rule)", "view.rules.region(rule)"),
        ("everything is meant", "meant(guardrail, rule, guardrail.never)", "rule.effects"),
    ),
    *of(
        "MOU421 forbidden-effect",
        "checks/mou421_forbidden_effect.py",
        "_pairs",
        ("it binds every document", "bound(view, id_)", "view.corpus.documents"),
    ),
    *of(
        "MOU421 forbidden-effect",
        "checks/mou421_forbidden_effect.py",
        "_finding",
        ("the first measure shows the situation", "order_of(view.rules.world, witnesses[one.measure])", "0"),
    ),
]
