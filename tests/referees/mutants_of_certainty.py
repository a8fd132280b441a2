"""Breakages of what surely is so of a rule of a list, and what only may be (grammar/meaning.md, List rules over time)."""

from __future__ import annotations

from referees.mutants import Mutant, of

SURELY = "view.list_rules.surely(list_)"
MAYBE = "view.list_rules.of(list_)"
SURELY_SAID = "surely_of_status(view, list_)"
MAYBE_SAID = f"({MAYBE} if list_ in view.corpus.lists else view.list_rules.of_rating(list_))"

CERTAINTY: list[Mutant] = [
    *of(
        "MOU303 basis",
        "checks/mou303_orphan_basis.py",
        "_ground_ranks",
        ("grounds of a rule that only may be in force", SURELY, MAYBE),
    ),
    *of(
        "MOU303 clauses",
        "analysis/resting.py",
        "clauses_of_list",
        ("clauses of a rule that only may be in force", SURELY, MAYBE),
    ),
    *of(
        "MOU306 time",
        "checks/mou306_orphan_time.py",
        "_outlives",
        ("entries by a rule that only may be in force", SURELY_SAID, MAYBE_SAID),
    ),
    *of(
        "MOU306 time",
        "checks/mou306_orphan_time.py",
        "_as_long_as_listed",
        ("entries of open length by a rule that only may be in force", SURELY_SAID, MAYBE_SAID),
    ),
    *of(
        "MOU307 exit",
        "checks/mou307_orphan_exit.py",
        "_mismatched",
        ("a mismatch with a rule that only may be in force", SURELY, MAYBE),
    ),
    *of(
        "MOU307 exit",
        "checks/mou307_orphan_exit.py",
        "_needing",
        (
            "an exit by a rule that only may be in force",
            "surely_of_status(view, list_)",
            "rules_of_status(view, list_)",
        ),
    ),
    *of(
        "MOU307 exit",
        "analysis/locked.py",
        "_has_way_out",
        ("stuck by a rule that only may be in force", SURELY, MAYBE),
    ),
    *of(
        "MOU307 exit",
        "interpret/chains.py",
        "sure_steps",
        ("put on a list by a rule that only may be in force", "list_rules.surely(id_)", "list_rules.of(id_)"),
    ),
    *of(
        "MOU307 exit",
        "analysis/locked.py",
        "Locked._ways",
        ("stuck though one may leave", MAYBE, SURELY),
        ("stuck though no way out surely is there", "_has_way_out(view, list_, day)", "True"),
    ),
    *of(
        "MOU313 chains",
        "interpret/chains.py",
        "_by_entry",
        ("a step by a rule that only may be in force", "list_rules.surely(target)", "list_rules.of(target)"),
    ),
    *of(
        "MOU314 rules at odds",
        "checks/mou314_rules_at_odds.py",
        "run",
        ("rules at odds that only may be in force", "view.list_rules.surely(id_)", "view.list_rules.of(id_)"),
    ),
    *of(
        "MOU315 ways in",
        "checks/mou315_ways_in_at_odds.py",
        "_at_odds",
        (
            "beside a rule that only may be in force",
            "view.list_rules.surely(ref.id)",
            "view.list_rules.of(ref.id)",
        ),
    ),
    *of(
        "MOU315 ways in",
        "checks/mou315_ways_in_at_odds.py",
        "_from_below",
        ("no rule that may be in force is of the same level", MAYBE, SURELY),
    ),
    *of(
        "MOU316 part with less",
        "checks/mou316_part_with_less.py",
        "_with_less",
        ("a part whose grounds only may be in force", SURELY, MAYBE),
        (
            "the whole has what only may be in force",
            "view.list_rules.surely(whole.id)",
            "view.list_rules.of(whole.id)",
        ),
        (
            "the part lacks what may be in force",
            "rules = view.list_rules.of(list_)",
            "rules = view.list_rules.surely(list_)",
        ),
    ),
    *of(
        "MOU318 body gone",
        "checks/mou318_body_gone.py",
        "_admitting",
        ("a ground by a rule that only may be in force", SURELY, MAYBE),
    ),
    *of(
        "MOU319 futile exit",
        "checks/mou319_futile_exit.py",
        "_futile",
        ("an exit by a rule that only may be in force", SURELY, MAYBE),
    ),
    *of(
        "MOU319 futile exit",
        "checks/mou319_futile_exit.py",
        "_ways_in",
        ("a ground by a rule that only may be in force", SURELY, MAYBE),
    ),
    *of(
        "MOU319 futile exit",
        "checks/mou319_futile_exit.py",
        "_left_too",
        (
            "what may let one leave the other list does not count",
            "view.list_rules.of(source)",
            "view.list_rules.surely(source)",
        ),
    ),
    *of(
        "MOU319 futile exit",
        "checks/mou319_futile_exit.py",
        "_locked",
        ("a lock that may be in force does not count", MAYBE, SURELY),
    ),
    *of(
        "MOU320 ground for all",
        "checks/mou320_ground_for_all.py",
        "_for_all",
        ("a ground by a rule that only may be in force", SURELY, MAYBE),
    ),
    *of(
        "MOU321 effect before notice",
        "checks/mou321_effect_before_notice.py",
        "_entries_early",
        ("entries by a rule that only may be in force", SURELY_SAID, MAYBE_SAID),
    ),
    *of(
        "MOU321 effect before notice",
        "checks/mou321_effect_before_notice.py",
        "_owed",
        ("a notice by a rule that only may be in force", SURELY_SAID, MAYBE_SAID),
    ),
    *of(
        "MOU322 no first day",
        "checks/mou322_no_first_day.py",
        "_entries",
        ("entries by a rule that only may be in force", SURELY_SAID, MAYBE_SAID),
    ),
    *of(
        "MOU408 double listing",
        "checks/mou408_double_listing.py",
        "_grounds",
        (
            "grounds of a rule that only may be in force",
            "view.list_rules.surely(list_.id)",
            "view.list_rules.of(list_.id)",
        ),
    ),
    *of(
        "MOU301 trigger",
        "checks/mou301_orphan_trigger.py",
        "enterable",
        (
            "grounds that may be in force do not count",
            "view.list_rules.of(part)",
            "view.list_rules.surely(part)",
        ),
    ),
    *of(
        "MOU307 exit",
        "checks/mou307_orphan_exit.py",
        "_no_way_out",
        (
            "a way out that may be in force does not count",
            "rules_of_status(view, list_)",
            "surely_of_status(view, list_)",
        ),
    ),
    *of(
        "MOU304 information",
        "checks/mou304_orphan_information.py",
        "_shown",
        ("a list that may be public is not", "rules_of_status(view, one)", "view.list_rules.surely(one)"),
    ),
    *of(
        "MOU422 impossible",
        "analysis/guarding.py",
        "_without_way_out",
        (
            "a ground that only may be there",
            "surely_of_status(view, list_)",
            "rules_of_status(view, list_)",
        ),
        (
            "no ground where one may be there",
            "(item.days for item in rules if item.rule.entries)",
            "(item.days for item in view.list_rules.surely(list_) if item.rule.entries)",
        ),
        (
            "a way out that may be there is none",
            "(part for other in rules for part in _open(view, list_, other, item, ground))",
            "(part for other in sure for part in _open(view, list_, other, item, ground))",
        ),
        (
            "what may not be read is a lack",
            "[(item, item.days) for item in rules if item.rule.not_known]",
            "[(item, item.days) for item in sure if item.rule.not_known]",
        ),
    ),
    *of(
        "ledger",
        "tables/ledger.py",
        "_not_surely",
        ("what surely is said by another does not count", "uncovered(days, sure)", "True"),
        ("that a rule says it is not asked", "has(item.rule)", "True", 2),
        (
            "a rule of which the day is inexact is not known",
            "view.timeline.beginning(item.document.id).known",
            "False",
        ),
        ("days that are none of the measure's count", "item.days.meet(one)", "item.days"),
    ),
    *of(
        "ledger",
        "tables/ledger.py",
        "_unknown_trigger",
        (
            "grounds of an unknown day are a ground to stand on",
            "yield from _not_surely(view, measure, lambda rule: rule.entries or rule.defined_by)",
            "pass",
        ),
    ),
    *of(
        "ledger",
        "tables/ledger.py",
        "_unknown_exit",
        (
            "a way out of an unknown day is one to rely on",
            "yield from _not_surely(view, measure, lambda rule: ways_out(rule) or ends_by_itself(rule))",
            "pass",
        ),
    ),
    *of(
        "ledger",
        "tables/ledger.py",
        "_unknown_remedy",
        (
            "a notice of an unknown day is one to rely on",
            "yield from _not_surely(view, measure, lambda rule: rule.notice)",
            "pass",
        ),
        (
            "an objection of an unknown day is one to rely on",
            "yield from _not_surely(view, measure, lambda rule: rule.objection or rule.review)",
            "pass",
        ),
    ),
]
