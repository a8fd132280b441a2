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
        ("it speaks of all days", "start=held.start", "start=everything(world).start"),
        ("it never ends", "end=held.end", "end=everything(world).end"),
        ("its places are all places", "territories=mask", "territories=places.everything"),
        ("its conditions are not heeded", "guardrail.when", "()"),
    ),
    *of(
        "guardrails",
        _ANALYSIS,
        "_modalities",
        ("a side means nothing", "side in sides", "False"),
        ("a modality means nothing", "frozenset(words)", "frozenset()"),
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
        "lists_meant",
        (
            "kinds of lists are not heeded",
            "not guardrail.list_kinds or lists[id_].kind in guardrail.list_kinds",
            "True",
        ),
    ),
    *of(
        "guardrails",
        _ANALYSIS,
        "akin",
        ("a wider list is no reason", "one in wholes_of(view.corpus, other)", "one == other"),
        ("a part is no reason", "other in wholes_of(view.corpus, one)", "one == other"),
    ),
    *of(
        "MOU421 forbidden-effect",
        "analysis/guarding.py",
        "guarded",
        (
            "who carries it out is all one",
            "effects and carried_out_so(view, declared, measure)",
            "effects",
        ),
        ("any situation will do", "comes_under(view, declared, rule)", "view.rules.region(rule)"),
        ("everything is meant", "meant(declared, rule, words)", "list(rule.effects)"),
    ),
    *of(
        "MOU421 forbidden-effect",
        "analysis/guardrails.py",
        "_find_bound_on_acts",
        ("it binds every document", "bound(view, id_)", "view.corpus.documents", 2),
        (
            "acts alone that are the very same",
            "documents_touching(view, act)",
            "view.ask(_by_step).of((act, True))",
        ),
    ),
    *of(
        "MOU421 forbidden-effect",
        "checking/guarded.py",
        "breach_finding",
        (
            "the first measure shows the situation",
            "order_of(view.rules.world, witnesses[one.measure])",
            "0",
        ),
    ),
    *of(
        "MOU422 impossible",
        "analysis/guarding.py",
        "acts_barred",
        ("the last act alone counts", "declared.provisions", "declared.provisions[-1:]", 2),
    ),
    *of(
        "MOU422 impossible",
        "analysis/guarding.py",
        "_find_barring",
        (
            "a part of an act is the whole",
            "meant(guardrail, rule, words, whole=act)",
            "meant(guardrail, rule, words)",
        ),
        ("any burden is a ban", "w.PROHIBIT.en", "w.ANY_BURDEN.en"),
    ),
    *of(
        "MOU422 impossible",
        "analysis/guarding.py",
        "giving",
        (
            "a part of a benefit is the whole",
            "meant(guardrail, view.rules.rules[id_], words, whole=act)",
            "meant(guardrail, view.rules.rules[id_], words)",
        ),
    ),
    *of(
        "MOU422 impossible",
        "analysis/guarding.py",
        "benefits_lost",
        ("nobody need be on the list", "lists is not None", "False"),
    ),
    *of(
        "MOU422 impossible",
        "analysis/guarding.py",
        "_find_burdening_parts",
        ("lists that favour are meant", "declared.kind not in FAVOURABLE_LISTS", "True"),
        ("a measure burdens everywhere", "view.norms.territories(measure)", "()"),
        ("lists that are named mean grades", "guardrail.lists or guardrail.list_kinds", "False"),
        ("no grade is meant", "low_grades(view, measure)", "()"),
        (
            "one grade is as another",
            "found.setdefault(grade.rating.id, {}).setdefault(grade, [])",
            "found.setdefault(grade.rating.id, {}).setdefault(low_grades(view, measure)[-1], [])",
        ),
        (
            "any list is a reason",
            "lists_meant(view, guardrail, rule.lists) or ()",
            "(Ref(one, 'list', guardrail.place) for one in rule.lists)",
        ),
    ),
    *of(
        "MOU422 impossible",
        "analysis/guarding.py",
        "_without_way_out",
        ("the term of the rule is not heeded", "entry.term or item.rule.term", "entry.term"),
        ("what is not known is a lack", "item.rule.not_known", "False"),
        ("a nameless ground is none", "uncovered(item.days, grounded)", "()"),
        ("what another text defines is a lack", "item.rule.defined_by", "False"),
        (
            "a way out elsewhere is one",
            "[part for rule, days in free for part in bound_in(view, rule, days)] if ground else [(days, everywhere) for _, days in free]",
            "[(days, everywhere) for _, days in free]",
        ),
    ),
    *of(
        "MOU422 impossible",
        "analysis/guarding.py",
        "_open",
        (
            "any exit is for any ground",
            "not exit_.entries or (_is_same(item, writing) and number in exit_.entries)",
            "True",
        ),
        ("no exit is ever shut", "uncovered(item.days, shut(view, list_, exit_))", "(item.days,)"),
    ),
    *of(
        "MOU423 unaccompanied",
        "analysis/guarding.py",
        "without",
        ("an actual term is one of its own", "own.kind != 'actual'", "True"),
        ("what is not known is a lack", "item.rule.not_known", "False"),
        ("rules of lists give nothing", "getattr(item.rule, name)", "None"),
        ("a step is given everywhere", "bound_in(view, item, part)", "[(part, everywhere)]"),
        (
            "a term is given everywhere",
            "[part for item in rules if _limits(item.rule) for part in bound_in(view, item, item.days)]",
            "[(item.days, everywhere) for item in rules if _limits(item.rule)]",
        ),
        (
            "what is not known is so everywhere",
            "[part for item in rules if item.rule.not_known for part in bound_in(view, item, item.days)]",
            "[(item.days, everywhere) for item in rules if item.rule.not_known]",
        ),
    ),
    *of(
        "MOU423 unaccompanied",
        "analysis/guarding.py",
        "_rules_of",
        ("grades give nothing", "{*view.corpus.lists, *view.corpus.ratings}", "{*view.corpus.lists}"),
    ),
    *of(
        "MOU423 unaccompanied",
        "analysis/guarding.py",
        "_limited",
        ("a term without end is one", "'indefinite'", "'fixed '"),
    ),
    *of(
        "MOU423 unaccompanied",
        "analysis/guarding.py",
        "_rests_on",
        ("its document does not count", "bool(wanted)", "False"),
        ("any text will do", "not wanted", "True"),
    ),
    *of(
        "MOU423 unaccompanied",
        "analysis/guarding.py",
        "_reaches",
        (
            "a higher rank is none",
            "rank.id == wanted or rank.id in view.precedence.above(wanted)",
            "rank.id == wanted",
        ),
    ),
    *of(
        "MOU424 idle-guardrail",
        "analysis/guarding.py",
        "idleness",
        ("a benefit must be touched", "acts and not given", "acts"),
        (
            "lists need set off nothing",
            "not any((akin(view, ref.id, id_) for id_ in view.setting_off))",
            "False",
        ),
        ("no situation is enough", "not situations_of(view, guardrail)", "False"),
    ),
    *of(
        "MOU424 idle-guardrail",
        "analysis/guarding.py",
        "_speaks_of",
        (
            "any reason will do",
            "lists_meant(view, guardrail, rule.lists) or not (guardrail.lists or guardrail.list_kinds)",
            "True",
        ),
    ),
]
