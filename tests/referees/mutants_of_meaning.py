"""Breakages of the core of the meaning: boxes, cells, covers, days, trees, worlds, rules."""

from __future__ import annotations

from referees.mutants import of

CORE = [
    *of(
        "boxes: meet",
        "meaning/boxes.py",
        (
            "subjects are joined",
            "subjects = left.subjects & right.subjects",
            "subjects = left.subjects | right.subjects",
        ),
        (
            "territories are not met",
            "territories = left.territories & right.territories",
            "territories = left.territories",
        ),
        (
            "a single shared day is none",
            "if start >= end:\n        return None\n    held",
            "if start >= end - 1:\n        return None\n    held",
        ),
        ("what is barred may be held", "if held & barred:\n        return None\n", "pass\n"),
        (
            "cells of one name are joined",
            "both = merged.get(name, -1) & mask",
            "both = merged.get(name, 0) | mask",
        ),
    ),
    *of(
        "boxes: normal",
        "meaning/boxes.py",
        (
            "who may hold the lists is not asked",
            "subjects = box.subjects & allowed.subjects",
            "subjects = box.subjects",
        ),
        ("what principals may hold is not kept", "        cells = met\n    if", "        pass\n    if"),
        ("principals are free", "if allowed.principals:", "if not allowed:"),
    ),
    *of(
        "boxes: subtract",
        "meaning/boxes.py",
        (
            "the day before is lost",
            "pieces.append(rest._replace(end=other.start))",
            "pieces.append(rest._replace(end=other.start - 1))",
        ),
        ("what follows is not kept", "        pieces.append(rest._replace(start=other.end))\n", ""),
        ("other territories are lost", "        pieces.append(rest._replace(territories=outside))\n", ""),
        (
            "a needed holding is not split off",
            "        pieces.append(rest._replace(barred=rest.barred | bit))\n",
            "",
        ),
        (
            "a barred holding is not split off",
            "        pieces.append(rest._replace(held=rest.held | bit))\n",
            "",
        ),
        ("cells outside are those inside", "outside = before & ~mask", "outside = before & mask"),
    ),
    *of(
        "boxes: contains",
        "meaning/boxes.py",
        (
            "the last day is outside",
            "if not box.start <= witness.day < box.end:",
            "if not box.start <= witness.day < box.end - 1:",
        ),
        (
            "the first day is outside",
            "if not box.start <= witness.day < box.end:",
            "if not box.start < witness.day < box.end:",
        ),
        (
            "what is barred is not asked",
            "if box.held & ~witness.held or box.barred & witness.held:",
            "if box.held & ~witness.held:",
        ),
        (
            "territory is not asked",
            "if not (box.subjects >> witness.subject & 1 and box.territories >> witness.territory & 1):",
            "if not box.subjects >> witness.subject & 1:",
        ),
        ("a dimension not named is anything", "cell = world.dimensions[name].simplicity[0]", "continue"),
    ),
    *of(
        "boxes: smallest",
        "meaning/boxes.py",
        ("the number of lists does not count", "        witness.held.bit_count(),\n", "        0,\n"),
        (
            "territory before subject",
            "        witness.subject,\n        witness.territory,\n",
            "        witness.territory,\n        witness.subject,\n",
        ),
        (
            "days before the horizon come first",
            "    early = witness.day < world.horizon\n",
            "    early = witness.day >= world.horizon\n",
        ),
        (
            "the last subject",
            "subject = (box.subjects & -box.subjects).bit_length() - 1",
            "subject = box.subjects.bit_length() - 1",
        ),
        (
            "the first of dimensions counts least",
            "(-world.dimension_index[name], rank)",
            "(world.dimension_index[name], rank)",
        ),
        (
            "the day after the first",
            "day = max(box.start, min(world.horizon, box.end - 1))",
            "day = max(box.start, min(world.horizon, box.end))",
        ),
    ),
    *of(
        "cells",
        "meaning/cells.py",
        (
            "a constant has no cell of its own",
            "cells.append(Stretch(number, number, low_closed=True, high_closed=True))",
            "pass",
        ),
        ("nothing lies between", "if not whole or _has_whole(gap):", "if False:"),
        (
            "whole numbers lie between 3 and 4",
            "return gap.high is None or _next_whole(gap.low) < gap.high",
            "return True",
        ),
        (
            "the lower end lies inside",
            "if number < self.low or (number == self.low and not self.low_closed):",
            "if number < self.low:",
        ),
        (
            "the largest is the simplest",
            "return (digits, abs(value), value)",
            "return (digits, -abs(value), value)",
        ),
    ),
    *of(
        "days left uncovered",
        "meaning/cover.py",
        (
            "stretches that touch stay apart",
            "if found and stretch.start <= found[-1].end:",
            "if found and stretch.start < found[-1].end:",
        ),
        (
            "a stretch within another cuts it short",
            "max(found[-1].end, stretch.end)",
            "stretch.end",
        ),
        ("a hole is not seen", "found.append(Days(day, min(stretch.start, days.end)))", "pass"),
        (
            "a hole goes on behind the days",
            "found.append(Days(day, min(stretch.start, days.end)))",
            "found.append(Days(day, stretch.start))",
        ),
        (
            "the last day may be missing",
            "found.append(Days(day, days.end))",
            "found.append(Days(day, days.end - 1))",
        ),
    ),
    *of(
        "smallest covers",
        "meaning/covering.py",
        (
            "any cover is the smallest",
            "for size in range(1, min(len(greedy), DEEPEST) + 1):",
            "for size in ():",
        ),
        (
            "one more than needed",
            "for size in range(1, min(len(greedy), DEEPEST) + 1):",
            "for size in range(2, min(len(greedy), DEEPEST) + 1):",
        ),
        (
            "what is open is not looked at",
            "rest = subtract_all(world, boxes, candidate.boxes)\n        found",
            "rest = []\n        found",
        ),
    ),
    *of(
        "days",
        "meaning/days.py",
        (
            "the longer of two ends",
            "return Days(max(self.start, other.start), min(self.end, other.end))",
            "return Days(max(self.start, other.start), max(self.end, other.end))",
        ),
        (
            "the earlier of two beginnings",
            "return Days(max(self.start, other.start), min(self.end, other.end))",
            "return Days(min(self.start, other.start), min(self.end, other.end))",
        ),
        (
            "the end belongs to it",
            "return isinstance(day, int) and self.start <= day < self.end",
            "return isinstance(day, int) and self.start <= day <= self.end",
        ),
    ),
    *of(
        "trees",
        "meaning/tree.py",
        (
            "a node is not below itself",
            "masks = {id_: 1 << number for id_, number in self.index.items()}",
            "masks = {id_: 0 for id_ in self.index}",
        ),
        (
            "one step down only",
            "                above = self._parents[above]\n        return masks",
            "                break\n        return masks",
        ),
        (
            "a union is its last member",
            "            mask |= self._below.get(id_, 0)\n        return mask",
            "            mask = self._below.get(id_, 0)\n        return mask",
        ),
    ),
    *of(
        "world",
        "meaning/world.py",
        (
            "exclusive lists go together",
            "if relation == other_relation and frozenset",
            "if relation != other_relation and frozenset",
        ),
        (
            "a principal may hold any list",
            "principals.get(relation, domain.principals) & self.covers[list_]",
            "principals.get(relation, domain.principals)",
        ),
        ("anyone may be attached", "                subjects &= domain.attached\n", ""),
        (
            "nobody is a principal too many",
            "principals.get(relation, domain.principals)",
            "principals.get(relation, self.subjects.everything)",
        ),
    ),
    *of(
        "rules",
        "meaning/rule.py",
        (
            "an overridden rule overrides still",
            "[self.region(other) for other in self.overriders(rule)]",
            "[other.boxes for other in self.overriders(rule)]",
        ),
        (
            "circles count",
            "if id_ in self.rules and frozenset((id_, rule.id)) not in self.cyclic and id_ != rule.id",
            "if id_ in self.rules and id_ < rule.id",
        ),
        ("every override is a circle", "if component.get(rule) == component.get(other)", "if True"),
        (
            "caps are stronger than restrictions",
            '"restrict": ("burden", 5),\n    "cap": ("burden", 4)',
            '"restrict": ("burden", 4),\n    "cap": ("burden", 5)',
        ),
        (
            "a letter is a step",
            'if one == other or one.startswith(f"{other}."):',
            "if one == other or one.startswith(other):",
        ),
        ("by any relation", "if by == relation)", "if True)"),
    ),
]
