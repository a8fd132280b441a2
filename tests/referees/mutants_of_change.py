"""Breakages of what tells change: comparison, what is supposed, merging, deltas, the text in force, evidence."""

from __future__ import annotations

from referees.mutants import of

CHANGE = [
    *of(
        "comparison: changes",
        "comparison/changes.py",
        "_Finder._left",
        ("what one side alone says on other days is widened", "other is None", "True"),
        ("another body is another rule", "if shared:", "if False:"),
        ("what is left is not told", "if within:", "if False:", 1),
    ),
    *of(
        "comparison: changes",
        "comparison/changes.py",
        "changes_between",
        ("what others say is gained", "before.lacks(statement, region)", "region"),
        ("what others still say is lost", "after.lacks(statement, region)", "region"),
        ("a change of one side alone is none", "gained or lost", "gained and lost"),
    ),
    *of(
        "comparison: classes",
        "comparison/classes.py",
        "_weight",
        ("harder is softer", "change > 0", "change < 0"),
    ),
    *of(
        "comparison: classes",
        "comparison/classes.py",
        "_force",
        (
            "a benefit that must be given is harder",
            "-stronger if _side(new) == 'benefit' else stronger",
            "stronger",
        ),
    ),
    *of(
        "comparison: classes",
        "comparison/classes.py",
        "_allowed",
        ("leave that is new is harder", "(new.get(respect) is None) - (old.get(respect) is None)", "1"),
    ),
    *of(
        "comparison: keepers",
        "comparison/compare.py",
        "_Comparer._is_kept_alike",
        (
            "a list does not change hands with its keeper",
            "all(map(self._same_body, self.listing[0].keepers(list_)))",
            "True",
        ),
    ),
    *of(
        "comparison: keepers",
        "comparison/lists.py",
        "ListClauses._itself",
        ("nobody keeps a list whose keeper is known", "not isinstance(keeper, Ref)", "True"),
        ("whoever keeps it is one", "bool(bodies)", "True"),
    ),
    *of(
        "comparison: supposing",
        "comparison/supposing.py",
        "Supposing.exclude",
        ("who is excluded was never reached", "in_force=Period(self._since, None)", "in_force=None"),
        ("nothing gives way", "tuple((Ref(id_, 'measure', self._place) for id_ in chosen))", "()"),
    ),
    *of(
        "comparison: supposing",
        "comparison/supposing.py",
        "Supposing._among",
        ("every measure is meant", "not ids", "True"),
        (
            "measures of a list are not meant",
            "any((List, list_) in ids for list_ in norms.lists(measure))",
            "False",
        ),
    ),
    *of(
        "comparison: supposing",
        "comparison/supposing.py",
        "Supposing._end_agency",
        ("nobody carries on", "succession if heirs else None", "None"),
        ("it was never there", "Period(start, self._since)", "Period(start, start)"),
    ),
    *of(
        "comparison: supposing",
        "comparison/supposing.py",
        "Supposing._refuse_ended",
        ("what has ended can be ended", "days.end <= self._number", "False"),
    ),
    *of(
        "comparison: merging",
        "comparison/merging.py",
        "_Merger._one_of",
        ("what is removed and changed is no conflict", "plain(left) == plain(base)", "True"),
        ("what the other left alone is not taken", "plain(one) == plain(base)", "False"),
        ("both declare it without a conflict", "base is None", "False", 2),
    ),
    *of(
        "comparison: merging",
        "comparison/merging.py",
        "_Merger._mixed",
        ("what the other changed is lost", "taken[name] = theirs", "taken[name] = mine"),
        ("measures are one field", "name in nested", "False"),
    ),
    *of(
        "comparison: merging",
        "comparison/merging.py",
        "_Merger.restore",
        ("what is named may be gone", "ref.found", "False"),
    ),
    *of(
        "comparison: merging",
        "comparison/found.py",
        "found_together",
        ("what one side alone has is told", "set(cases) - known", "set(cases)"),
    ),
    *of(
        "tables: delta",
        "tables/delta.py",
        "apply",
        ("a row that changed stays beside", "gone.add(line.was_row)", "None"),
        ("any table is the old one", "_digest(old[line.was_row - 1]) != line.was_digest", "False"),
        ("rows stand one further", "enumerate(old, 1)", "enumerate(old, 0)"),
    ),
    *of(
        "tables: delta",
        "tables/delta.py",
        "_rising",
        ("rows that changed places stay", "bisect_left(ends, first)", "len(ends)"),
    ),
    *of(
        "tables: delta",
        "tables/delta.py",
        "_line",
        ("what moved has changed", "name not in _UNSAID", "True"),
    ),
    *of(
        "tables: text in force",
        "tables/consolidated.py",
        "_Reader._holds",
        ("what is not in force yet, or no longer, stands", "self.number in days", "bool(days)"),
    ),
    *of(
        "tables: text in force",
        "tables/consolidated.py",
        "_Reader._added",
        ("what takes a place stands behind too", "any((ref.id in own for ref in measure.replaces))", "False"),
        ("what is added is left out", "self._amending()", "[]"),
    ),
    *of(
        "tables: text in force",
        "tables/consolidated.py",
        "_Reader._now",
        ("who acted then acts now", "acting == (ref.id,)", "True"),
    ),
    *of(
        "scenarios: evidence",
        "scenarios/slicing.py",
        "_Slicer.close",
        ("what is named is not taken", "self._take_named(ref)", "None"),
        ("no channel is taken", "self.wide or self._is_about(channel)", "False"),
    ),
    *of(
        "scenarios: evidence",
        "scenarios/slicing.py",
        "_cut",
        ("all measures stand", "sorted(holes, key=lambda place: place.start)", "[]"),
    ),
]
