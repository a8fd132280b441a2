"""Breakages of the checks of relations: three and more for each."""

from __future__ import annotations

from referees.mutants import of

RELATIONS = [
    *of(
        "MOU401 collision",
        "analysis/collisions.py",
        (
            "acts above are not comparable",
            "        for above in prefixes(act):",
            "        for above in [act]:",
        ),
        (
            "favours of a narrower act are not seen",
            "for above in list(prefixes(act))[1:]:",
            "for above in list(prefixes(act))[:0]:",
        ),
        (
            "where one of them applies",
            "boxes = both_apply(view, pair.one, pair.other)",
            "boxes = list(view.rules.region(pair.one))",
        ),
        ("benefits are burdens", 'effect.side == "benefit"', 'effect.side == "burden"'),
        ("to publish collides with nothing", 'effect.modality == "publish"', "False"),
        ("what hides is not seen", "effect.modality in HIDING", "False"),
    ),
    *of(
        "MOU401 collision",
        "checks/mou401_collision.py",
        ("settled ones are told", "if collision.decision is None:", "if True:"),
        (
            "from the last first day on",
            "whole = span(days for item in found for days in item.stretches)",
            "whole = span(found[-1].stretches)",
        ),
        ("one body does both when several do", "both = sorted(one & other)", "both = sorted(one | other)"),
        (
            "the first pair for the smallest",
            "key=lambda item: (order_of(world, item.witness), item.pair.one.id, item.pair.other.id)",
            "key=lambda item: (item.pair.one.id, item.pair.other.id)",
        ),
    ),
    *of(
        "MOU402 divergence",
        "checks/mou402_divergence.py",
        ("force is not compared", "if rule.force != rule2.force:", "if False:"),
        (
            "caps are not compared",
            'if effect.cap != effect2.cap and "unknown" not in',
            'if False and "unknown" not in',
        ),
        (
            "an unknown term differs",
            'return rule.term is not None and rule.term.kind != "unknown"',
            "return rule.term is not None",
        ),
        (
            "by different ways",
            "rules.region_by(one, relation), rules.region_by(other, relation)",
            "rules.region(one), rules.region(other)",
        ),
        ("whoever enforces them", "if set(share.mine) & set(share.theirs):", "if True:"),
        (
            "in every territory",
            "whole._replace(territories=share.territories, start=days.start, end=days.end)",
            "whole._replace(start=days.start, end=days.end)",
        ),
        (
            "any act",
            "buckets.setdefault((rule.trigger, effect.act, effect.scale), [])",
            'buckets.setdefault((rule.trigger, "", effect.scale), [])',
        ),
        ("told beside a redundancy", "if frozenset((one_id, other_id)) in redundant:", "if False:"),
        (
            "refusing and withdrawing differ",
            "effect.act, effect.scale), [])",
            "effect.act, effect.side), [])",
        ),
    ),
    *of(
        "MOU403 redundancy",
        "analysis/redundancy.py",
        (
            "a weaker modality is enough",
            "other.strength >= effect.strength",
            "other.strength <= effect.strength",
        ),
        ("a weaker force is enough", "and FORCE_STRENGTH[other.force] >= FORCE_STRENGTH[rule.force]\n", ""),
        (
            "a longer force is needed",
            "FORCE_STRENGTH[other.force] >= FORCE_STRENGTH[rule.force]",
            "FORCE_STRENGTH[other.force] > FORCE_STRENGTH[rule.force]",
        ),
        (
            "a shorter term is enough",
            "other.least >= term.least and other.most >= term.most",
            "other.least <= term.least and other.most <= term.most",
        ),
        (
            "terms from different events compare",
            "term.unit == other.unit and term.start == other.start",
            "term.unit == other.unit",
        ),
        (
            "one effect is enough",
            "_cover_effect(rule, effect, region)\n            if cover is None:\n                return None",
            "_cover_effect(rule, effect, region)\n            if cover is None:\n                continue",
        ),
        ("fewer bodies are enough", "if set(share.mine) <= set(share.theirs)\n", "if True\n"),
        (
            "of two equals both are redundant",
            "                self.removed.add(rule.id)",
            "                pass",
        ),
        ("the wider goes first", "return 1 if alone2 is None or", "return -1 if alone2 is None or"),
        (
            "the original is the copy",
            "return 1 if self._age(one) < self._age(other) else -1",
            "return -1 if self._age(one) < self._age(other) else 1",
        ),
        (
            "ids are compared letter by letter",
            '(int(part), "") if part.isdecimal() else',
            "(0, part) if part else",
        ),
        (
            "what it overrides is forgotten",
            "for other in self.overridden.get(rule.id, ()):",
            "for other in ():",
        ),
        ("leave covers a ban", "for leave in other.leaves:", "for leave in ():"),
        (
            "any leave is the same",
            "for mine in rule.leaves if mine.body == leave.body",
            "for mine in rule.leaves",
        ),
        (
            "removed ones cover",
            "if other.id != rule.id and other.id not in self.removed:",
            "if other.id != rule.id:",
        ),
        ("leading to a list is nothing", "or measure.leads_to or", "or"),
        ("wider acts are not seen", "for act in prefixes(effect.act):", "for act in [effect.act]:"),
    ),
    *of(
        "MOU404 shadowing",
        "checks/mou404_shadowing.py",
        (
            "overriders that never apply block",
            "covers = [Cover(other.id, rules.region(other)) for other in blockers]",
            "covers = [Cover(other.id, rule.boxes) for other in blockers]",
        ),
        (
            "overridden overriders block too",
            "covers = [Cover(other.id, rules.region(other)) for other in blockers]",
            "covers = [Cover(other.id, other.boxes) for other in blockers]",
        ),
        (
            "the same effect is another",
            "different = [id_ for id_ in blocking if view.rules.rules[id_].effects != rule.effects]",
            "different = list(blocking)",
        ),
        (
            "vacuous ones are shadowed",
            "if not rule.overriders or not rule.boxes or rules.region(rule):",
            "if not rule.overriders or rules.region(rule):",
        ),
    ),
    *of(
        "MOU405 vacuity",
        "checks/mou405_vacuity.py",
        (
            "what is overridden everywhere is vacuous",
            "        if rule.boxes:\n            continue",
            "        if view.rules.region(rule):\n            continue",
        ),
        (
            "only without days",
            "        if rule.boxes:\n            continue",
            "        if rule.boxes or view.timeline.measure_days(view.corpus.measures[rule.id]):\n            continue",
        ),
        (
            "never told",
            "        if rule.boxes:\n            continue",
            "        if not rule.boxes:\n            continue",
        ),
    ),
    *of(
        "MOU406 always true",
        "checks/mou406_always_true.py",
        ("always false is told", "lowering.region(Not(condition), None)", "lowering.region(condition, None)"),
        (
            "lines of documents are not looked at",
            "for norm in (document, *document.measures):",
            "for norm in document.measures:",
        ),
        (
            "lines of measures are not looked at",
            "for norm in (document, *document.measures):",
            "for norm in (document,):",
        ),
    ),
    *of(
        "MOU407 gap",
        "checks/mou407_gap.py",
        (
            "what is overridden is covered",
            "[view.rules.region(rule) for rule in rules]",
            "[rule.boxes for rule in rules]",
        ),
        ("on all days", "start=days.start, end=days.end, held=world.bit", "held=world.bit"),
        (
            "the attribute stays as it is",
            "yield free(world, rule.boxes, over.id)",
            "yield rule.boxes",
        ),
        (
            "any kind of subject",
            "_freed_of_subject(world, rule.boxes, world.subjects.below(over.id))",
            "_freed_of_subject(world, rule.boxes, world.subjects.everything)",
        ),
        ("what nobody could hold is claimed", "barred=box.barred | mask", "barred=box.barred"),
        (
            "in all territories",
            "        if wanted:\n            whole",
            "        if False:\n            whole",
        ),
    ),
    *of(
        "MOU408 double listing",
        "checks/mou408_double_listing.py",
        (
            "keepers are not compared",
            "isinstance(keeper2, Ref) and keeper.id != keeper2.id",
            "isinstance(keeper2, Ref) and False",
        ),
        (
            "any subjects",
            "return bool(subjects_of(meet_all(view.rules.world, one.region, other.region)) & both)",
            "return bool(subjects_of(meet_all(view.rules.world, one.region, other.region)))",
        ),
        (
            "a part doubles the whole",
            "if one.list.id == other.list.id or _related(view, one.list, other.list):",
            "if one.list.id == other.list.id:",
        ),
        ("terms are not compared", "one.term != other.term", "False"),
        (
            "the first grounds alone give the days",
            "any(days.meet(other) == days for other, *_ in found.get(pair, ()))",
            "pair in found",
        ),
    ),
    *of(
        "MOU409 override faults",
        "checks/mou409_override_fault.py",
        (
            "those that meet are told",
            "or not two.boxes or meet_all(rules.world, one.boxes, two.boxes)",
            "or not two.boxes or not meet_all(rules.world, one.boxes, two.boxes)",
        ),
        (
            "vacuous ones are told",
            "id_ == other or not one.boxes or not two.boxes or meet_all",
            "id_ == other or meet_all",
        ),
        ("circles are not told", "for circle in components(edges):", "for circle in ():"),
    ),
    *of(
        "MOU410 unsettled precedence",
        "checks/mou410_unsettled_precedence.py",
        (
            "decided ones are told",
            "if decision is None or decision.winner or parties in told:",
            "if decision is None or parties in told:",
        ),
        ("told for every act", "        told.add(parties)\n", ""),
        ("idle without any collision", "if met and idle:", "if idle:"),
        (
            "every principle is idle",
            "speaking.update(collision.said)",
            "speaking.update(())",
        ),
    ),
]
