"""Breakages of the checks of relations: three and more for each."""

from __future__ import annotations

from referees.mutants import of

RELATIONS = [
    *of(
        "MOU401 collision",
        "analysis/collisions.py",
        "_candidates",
        ("acts above are not comparable", "prefixes(act)", "[act]"),
        ("favours of a narrower act are not seen", "ones[1:]", "ones[:0]"),
    ),
    *of(
        "MOU401 collision",
        "analysis/collisions.py",
        "_meeting",
        (
            "where one of them applies",
            "both_apply(view, rules[one], rules[other])",
            "list(view.rules.region(rules[one]))",
        ),
    ),
    *of(
        "MOU401 collision",
        "analysis/collisions.py",
        "_benefits",
        ("benefits are burdens", "'benefit'", "'burden'"),
    ),
    *of(
        "MOU401 collision",
        "analysis/collisions.py",
        "_publishes",
        ("to publish collides with nothing", "side[1].modality == 'publish'", "False"),
    ),
    *of(
        "MOU401 collision",
        "analysis/collisions.py",
        "_hides",
        ("what hides is not seen", "side[1].modality in HIDING", "False"),
    ),
    *of(
        "MOU401 collision",
        "checks/mou401_collision.py",
        "_tell_of",
        ("settled ones are told", "collision.decision is None", "True"),
    ),
    *of(
        "MOU401 collision",
        "checks/mou401_collision.py",
        "_finding",
        (
            "from the last first day on",
            "(days for item in found for days in item.stretches)",
            "found[-1].stretches",
        ),
    ),
    *of(
        "MOU401 collision",
        "checks/mou401_collision.py",
        "_does",
        ("one body does both when several do", "mine & yours", "mine | yours"),
    ),
    *of(
        "MOU401 collision",
        "checks/mou401_collision.py",
        "_finding",
        (
            "the first pair for the smallest",
            "(order_of(world, witnesses[id(item)]), item.pair.one.id, item.pair.other.id)",
            "(item.pair.one.id, item.pair.other.id)",
        ),
    ),
    *of(
        "MOU402 divergence",
        "checks/mou402_divergence.py",
        "_difference",
        ("force is not compared", "rule.force != rule2.force", "False"),
        ("caps are not compared", "effect.cap != effect2.cap", "False"),
    ),
    *of(
        "MOU402 divergence",
        "checks/mou402_divergence.py",
        "_stated",
        (
            "an unknown term differs",
            "rule.term is not None and rule.term.kind != 'unknown'",
            "rule.term is not None",
        ),
    ),
    *of(
        "MOU402 divergence",
        "checks/mou402_divergence.py",
        "_shared",
        (
            "by different ways",
            "meet_all(rules.world, rules.region_by(one, relation), rules.region_by(other, relation))",
            "meet_all(rules.world, rules.region(one), rules.region(other))",
        ),
    ),
    *of(
        "MOU402 divergence",
        "checks/mou402_divergence.py",
        "_same_enforcer",
        ("whoever enforces them", "set(share.mine) & set(share.theirs)", "True"),
        (
            "in every territory",
            "whole._replace(territories=share.territories, start=days.start, end=days.end)",
            "whole._replace(start=days.start, end=days.end)",
        ),
    ),
    *of(
        "MOU402 divergence",
        "checks/mou402_divergence.py",
        "_differing",
        (
            "any act",
            "touching(view, act)",
            "[side for one in acts_touched(view) for side in touching(view, one)]",
        ),
        ("refusing and withdrawing differ", "effect.scale", "effect.side"),
    ),
    *of(
        "MOU402 divergence",
        "checks/mou402_divergence.py",
        "_tell",
        ("told beside a redundancy", "frozenset((one, other)) in redundant", "False"),
    ),
    *of(
        "MOU403 redundancy",
        "analysis/redundancy.py",
        "_at_least",
        (
            "a weaker modality is enough",
            "other.strength >= effect.strength",
            "other.strength <= effect.strength",
        ),
    ),
    *of(
        "MOU403 redundancy",
        "analysis/redundancy.py",
        "_as_much",
        (
            "a weaker force is enough",
            "(effect.act == other_effect.act or effect.act.startswith(f'{other_effect.act}.')) and _at_least(effect, other_effect) and (FORCE_STRENGTH[other.force] >= FORCE_STRENGTH[rule.force]) and _as_long(rule.term, other.term)",
            "(effect.act == other_effect.act or effect.act.startswith(f'{other_effect.act}.')) and _at_least(effect, other_effect) and _as_long(rule.term, other.term)",
        ),
        (
            "a longer force is needed",
            "FORCE_STRENGTH[other.force] >= FORCE_STRENGTH[rule.force]",
            "FORCE_STRENGTH[other.force] > FORCE_STRENGTH[rule.force]",
        ),
    ),
    *of(
        "MOU403 redundancy",
        "analysis/redundancy.py",
        "_as_long",
        (
            "a shorter term is enough",
            "comparable and other.least >= term.least and (other.most >= term.most)",
            "comparable and other.least <= term.least and (other.most <= term.most)",
        ),
        (
            "terms from different events compare",
            "term.kind == other.kind == 'fixed' and term.unit == other.unit and (term.start == other.start)",
            "term.kind == other.kind == 'fixed' and term.unit == other.unit",
        ),
    ),
    *of(
        "MOU403 redundancy",
        "analysis/redundancy.py",
        "_Search.cover",
        ("one effect is enough", "return None", "continue", 2),
    ),
    *of(
        "MOU403 redundancy",
        "analysis/redundancy.py",
        "_cover_boxes",
        ("fewer bodies are enough", "set(share.mine) <= set(share.theirs)", "True"),
    ),
    *of(
        "MOU403 redundancy",
        "analysis/redundancy.py",
        "_Search.find",
        ("of two equals both are redundant", "self.removed.add(rule.id)", "pass"),
    ),
    *of(
        "MOU403 redundancy",
        "analysis/redundancy.py",
        "_Search.sooner",
        (
            "the wider goes first",
            "1 if alone2 is None or (alone is not None and alone < alone2) else -1",
            "-1 if alone2 is None or (alone is not None and alone < alone2) else -1",
        ),
        (
            "the original is the copy",
            "1 if self._age(one) < self._age(other) else -1",
            "-1 if self._age(one) < self._age(other) else 1",
        ),
    ),
    *of(
        "MOU403 redundancy",
        "analysis/redundancy.py",
        "_in_order",
        (
            "ids are compared letter by letter",
            "(int(part), '') if part.isdecimal() else (-1, part)",
            "(0, part) if part else (-1, part)",
        ),
    ),
    *of(
        "MOU403 redundancy",
        "analysis/redundancy.py",
        "_Search.cover",
        ("what it overrides is forgotten", "chain.from_iterable(self.overridden.of(rule.id))", "()"),
    ),
    *of(
        "MOU403 redundancy",
        "analysis/redundancy.py",
        "_unwaived",
        ("leave covers a ban", "other.leaves", "()"),
        (
            "any leave is the same",
            "[mine.region for mine in rule.leaves if mine.body == leave.body]",
            "[mine.region for mine in rule.leaves]",
        ),
    ),
    *of(
        "MOU403 redundancy",
        "analysis/redundancy.py",
        "_Search._rivals",
        ("removed ones cover", "id_ != rule.id and id_ not in self.removed", "id_ != rule.id"),
    ),
    *of(
        "MOU403 redundancy",
        "analysis/redundancy.py",
        "_Search.cover",
        (
            "leading to a list is nothing",
            "not region or not rule.effects or measure.leads_to or view.norms.enforcement_open(measure)",
            "not region or not rule.effects or view.norms.enforcement_open(measure)",
        ),
    ),
    *of(
        "MOU403 redundancy",
        "analysis/redundancy.py",
        "_Search._rivals",
        ("wider acts are not seen", "prefixes(effect.act)", "[effect.act]"),
    ),
    *of(
        "MOU404 shadowing",
        "checks/mou404_shadowing.py",
        "_shadowed",
        ("overriders that never apply block", "rules.region(other)", "rule.boxes"),
        ("overridden overriders block too", "rules.region(other)", "other.boxes"),
    ),
    *of(
        "MOU404 shadowing",
        "checks/mou404_shadowing.py",
        "_finding",
        (
            "the same effect is another",
            "[id_ for id_ in blocking if view.rules.rules[id_].effects != rule.effects]",
            "list(blocking)",
        ),
    ),
    *of(
        "MOU404 shadowing",
        "checks/mou404_shadowing.py",
        "_shadowed",
        (
            "vacuous ones are shadowed",
            "not rule.overriders or not rule.boxes or rules.region(rule)",
            "not rule.overriders or rules.region(rule)",
        ),
    ),
    *of(
        "MOU405 vacuity",
        "checks/mou405_vacuity.py",
        "_vacuous",
        (
            "what is overridden everywhere is vacuous",
            "view.rules.rules[measure.id].boxes",
            "view.rules.region(view.rules.rules[measure.id])",
        ),
        (
            "only without days",
            "view.rules.rules[measure.id].boxes",
            "view.rules.rules[measure.id].boxes or view.timeline.measure_days(measure)",
        ),
        (
            "never told",
            "view.rules.rules[measure.id].boxes",
            "not view.rules.rules[measure.id].boxes",
        ),
    ),
    *of(
        "MOU406 always true",
        "checks/mou406_always_true.py",
        "_always_true",
        ("always false is told", "Not(condition)", "condition"),
        ("lines of documents are not looked at", "(document, *document.measures)", "document.measures"),
        ("lines of measures are not looked at", "(document, *document.measures)", "(document,)"),
    ),
    *of(
        "MOU407 gap",
        "checks/mou407_gap.py",
        "_gaps",
        ("what is overridden is covered", "view.rules.region(rule)", "rule.boxes"),
    ),
    *of(
        "MOU407 gap",
        "checks/mou407_gap.py",
        "_claimed",
        (
            "on all days",
            "whole._replace(start=days.start, end=days.end)",
            "whole",
        ),
        ("the attribute stays as it is", "_freed_of_value(world, rule.boxes, over.id)", "rule.boxes"),
        ("any kind of subject", "world.subjects.below(over.id)", "world.subjects.everything"),
    ),
    *of(
        "MOU407 gap",
        "checks/mou407_gap.py",
        "_freed_of_value",
        ("only the subject's own attribute is free", "own_name(name) == attribute", "name == attribute"),
    ),
    *of(
        "MOU407 gap",
        "checks/mou407_gap.py",
        "_freed_of_box",
        ("what nobody could hold is claimed", "box.barred | mask", "box.barred"),
    ),
    *of(
        "MOU407 gap",
        "checks/mou407_gap.py",
        "_claimed",
        ("in all territories", "if wanted:", "if False:"),
    ),
    *of(
        "MOU408 double listing",
        "checks/mou408_double_listing.py",
        "_differ",
        ("keepers are not compared", "keeper.id != keeper2.id", "False"),
    ),
    *of(
        "MOU408 double listing",
        "checks/mou408_double_listing.py",
        "_share",
        (
            "any subjects",
            "subjects_of(meet_all(view.rules.world, one.region, other.region)) & both",
            "subjects_of(meet_all(view.rules.world, one.region, other.region))",
        ),
    ),
    *of(
        "MOU408 double listing",
        "checks/mou408_double_listing.py",
        "run",
        (
            "a part doubles the whole",
            "one.list.id == other.list.id or _related(view, one.list, other.list)",
            "one.list.id == other.list.id",
        ),
    ),
    *of(
        "MOU408 double listing",
        "checks/mou408_double_listing.py",
        "_differ",
        ("terms are not compared", "one.term != other.term", "False"),
    ),
    *of(
        "MOU408 double listing",
        "checks/mou408_double_listing.py",
        "run",
        (
            "the first grounds alone give the days",
            "any((days.meet(other) == days for other, *_ in found.get(pair, ())))",
            "pair in found",
        ),
    ),
    *of(
        "MOU409 override faults",
        "checks/mou409_override_fault.py",
        "run",
        (
            "those that meet are told",
            "meet_all(rules.world, one.boxes, two.boxes)",
            "not meet_all(rules.world, one.boxes, two.boxes)",
        ),
        (
            "vacuous ones are told",
            "id_ == other or not one.boxes or (not two.boxes) or meet_all(rules.world, one.boxes, two.boxes)",
            "id_ == other or meet_all(rules.world, one.boxes, two.boxes)",
        ),
        ("circles are not told", "components(edges)", "()"),
    ),
    *of(
        "MOU410 unsettled precedence",
        "checks/mou410_unsettled_precedence.py",
        "_tell",
        (
            "decided ones are told",
            "decision is None or decision.winner or parties in told",
            "decision is None or parties in told",
        ),
        ("told for every act", "told.add(parties)", ""),
        ("idle without any collision", "met and idle", "idle"),
        ("every principle is idle", "collision.said", "()"),
    ),
]
