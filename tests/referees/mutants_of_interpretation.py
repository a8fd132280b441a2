"""Breakages on the way from the corpus to the meaning: conditions, days, enforcers, lists, routes, precedence."""

from __future__ import annotations

from referees.mutants import of

INTERPRETATION = [
    *of(
        "lowering",
        "interpret/lowering.py",
        ("entries more than asked for", "least(piece) >= number", "least(piece) > number"),
        ("at least is more than", '">=": at or not below, "<="', '">=": not at and not below, "<="'),
        ("at most is less than", '"<=": at or below', '"<=": below'),
        ("unequal is above", '"!=": not at,', '"!=": not at and not below,'),
        (
            "not all is none",
            "return self._any(items, relation, negated) if negated else self._all(items, relation, negated)",
            "return self._all(items, relation, negated)",
        ),
        (
            "not any is not all",
            "return self._all(items, relation, negated) if negated else self._any(items, relation, negated)",
            "return self._any(items, relation, negated)",
        ),
        (
            "one fewer of several",
            "least = len(items) - number + 1 if negated else number",
            "least = len(items) - number + 1 if negated else number - 1",
        ),
        (
            "not n of several counts one off",
            "least = len(items) - number + 1 if negated else number",
            "least = len(items) - number if negated else number",
        ),
        (
            "parts are forgotten",
            "for part in self._parts.get(list_, ())]\n        if negated",
            "for part in self._parts.get(list_, ())[:1]]\n        if negated",
        ),
        ("an unrated one has the best grade", "mask |= 1 << (number + 1)", "mask |= 1 << number"),
        ("better is worse", "if _holds(-number, operator, -place):", "if _holds(number, operator, place):"),
        ("a flag is not set", "return ref.id, 0b10", "return ref.id, 0b01"),
        (
            "a choice equals all others",
            'if (cell == value) == (operator == "="):',
            'if (cell == value) != (operator == "="):',
        ),
    ),
    *of(
        "the world of a corpus",
        "interpret/domain.py",
        (
            "what a list excludes it covers",
            "        mask &= ~subjects.union(ref.id for ref in whole.excludes)\n",
            "",
        ),
        (
            "a share has no end",
            "constants, Decimal(0), Decimal(100), whole=False",
            "constants, Decimal(0), None, whole=False",
        ),
        (
            "a part of two lists that exclude each other is held",
            "0 if frozenset((id_,)) in exclusive else covers(corpus, id_, subjects)",
            "covers(corpus, id_, subjects)",
        ),
        (
            "a part may hold what its whole may not",
            "for whole in (corpus.lists[id_] for id_ in wholes_of(corpus, list_)):",
            "for whole in (corpus.lists[list_],):",
        ),
        ("months are longer", 'return length.number * DAYS_IN["years"] // 12', "return length.number * 31"),
    ),
    *of(
        "parts of lists",
        "interpret/parts.py",
        (
            "a part of a part is none",
            "        above = corpus.lists[above.id].parent\n",
            "        above = None\n",
        ),
        ("nothing is exclusive", "for other in list_.exclusive\n", "for other in ()\n"),
        (
            "exclusiveness does not reach the part",
            "for part in parts[list_.id]",
            "for part in (list_.id,)",
        ),
        (
            "a list that names itself is held by nobody",
            "        if other.id != list_.id\n",
            "",
        ),
    ),
    *of(
        "entries counted",
        "interpret/counting.py",
        (
            "a longer window may count less",
            "return other.list in wholes and surely_within(one.window, other.window)",
            "return False",
        ),
        (
            "entries on a part do not count",
            "return other.list in wholes and surely_within",
            "return other.list == one.list and surely_within",
        ),
        (
            "working days are days",
            'return window.number, float("inf")',
            "return window.number, window.number",
        ),
        (
            "months of 30 days",
            "return cycles * CYCLE_DAYS + min(spans), cycles * CYCLE_DAYS + max(spans)",
            "return 30 * window.number, 30 * window.number",
        ),
        (
            "a year is not twelve months",
            '12 if length.unit == "years" else 1',
            '11 if length.unit == "years" else 1',
        ),
    ),
    *of(
        "rules of measures",
        "interpret/rules.py",
        (
            "exceptions are not looked at",
            "if exception.when is not None and exception.permission is None\n",
            "if exception.when is not None and not exception.id\n",
        ),
        (
            "a permission is an exception",
            "if exception.when is not None and exception.permission is None\n",
            "if exception.when is not None\n",
        ),
        (
            "the document's conditions are dropped",
            "return (*self.document(measure).when, *measure.when)",
            "return measure.when",
        ),
        (
            "territory is dropped",
            "if wanted else self.world.territories.everything\n        if not days",
            "if False else self.world.territories.everything\n        if not days",
        ),
        ("the last target alone", "                own |= mask", "                own = mask"),
        ("whose principal is not asked", "if principals is not None and relation is not None:", "if False:"),
        ("an extension is forgotten", "        most += nominal(term.extension[1])", "        pass"),
        ("force not written is `may`", 'return found or "mandatory"', 'return found or "may"'),
    ),
    *of(
        "enforcers",
        "interpret/enforcers.py",
        (
            "fillings count on any day",
            "if mask >> territory & 1 and day in days_of(filling.during)",
            "if mask >> territory & 1",
        ),
        (
            "fillings count in any territory",
            "if mask >> territory & 1 and day in days_of(filling.during)",
            "if day in days_of(filling.during)",
        ),
        (
            "a role is filled for ever",
            "            if day in days_of(filling.during):\n",
            "            if True:\n",
        ),
        ("neighbours are made one whoever acts", "if found and found[-1].bodies == bodies:", "if found:"),
    ),
    *of(
        "timeline",
        "interpret/timeline.py",
        (
            "an inexact day is its first",
            "return day.last.toordinal() if isinstance(day, Day) else None",
            "return day.first.toordinal() if isinstance(day, Day) else None",
        ),
        (
            "the day of signing stands in for nothing",
            "    if start is None:\n        start = ordinal(signed)\n",
            "",
        ),
        (
            "a replaced document holds on",
            "return days.before(max(replaced[0], days.start)) if replaced else days",
            "return days",
        ),
        ("the later replacement counts", "start < found[ref.id][0]", "start > found[ref.id][0]"),
        (
            "what has no known day ends others",
            "if start > ALWAYS and (ref.id not in found",
            "if (ref.id not in found",
        ),
        (
            "withdrawals are not seen",
            "            for ref in document.withdraws:\n                end(ref, start)\n",
            "",
        ),
        (
            "a replacing measure ends the other with its document",
            "end(ref, max(start, own))",
            "end(ref, start)",
        ),
        (
            "an agency acts on its last day behind",
            "if agency is None or day < self.agency_days(id_).end:",
            "if agency is None or day <= self.agency_days(id_).end:",
        ),
        (
            "one heir is enough",
            "            found |= self._heirs(ref.id, day, seen | {id_})",
            "            found = self._heirs(ref.id, day, seen | {id_})",
        ),
        (
            "an edition begins a day late",
            "if _edition_start(edition) <= day:",
            "if _edition_start(edition) < day:",
        ),
        (
            "the last article is none",
            "first <= int(digits[0]) <= last",
            "first <= int(digits[0]) < last",
        ),
        ("moved articles are where they were", "            places = onward\n", "            pass\n"),
        (
            "what befalls after a repeal is told",
            "found = [item for item in found if item.since < end]",
            "found = list(found)",
        ),
    ),
    *of(
        "rules of lists",
        "interpret/listrules.py",
        ("an amended rule holds on", "days = days.before(start)", "pass"),
        (
            "an amendment of unknown day ends the rule",
            "if start > ALWAYS and any(ref.id == document.id",
            "if any(ref.id == document.id",
        ),
        ("nothing goes on as it was", "merged = replace(merged, **gaps)", "pass"),
        (
            "a list that has ended has rules",
            "days = self.timeline.document_days(document).meet(alive)",
            "days = self.timeline.document_days(document)",
        ),
    ),
    *of(
        "routes",
        "interpret/channels.py",
        (
            "the wait for the next sending is forgotten",
            "for term in (duration(channel.every), duration(channel.within))",
            "for term in (duration(channel.within),)",
        ),
        (
            "a channel carries all lists",
            "return not channel.lists or any(ref.id == list_ for ref in channel.lists)",
            "return True",
        ),
        (
            "the time until the next sending is no delay",
            "(duration(channel.every), duration(channel.within))",
            "(duration(channel.within),)",
        ),
        (
            "working days are days",
            "self.working if working else self.total",
            "self.total",
        ),
    ),
    *of(
        "precedence",
        "interpret/precedence.py",
        (
            "the earlier wins",
            '"" if first == second else one.rule.id if first > second else other.rule.id',
            '"" if first == second else one.rule.id if first < second else other.rule.id',
        ),
        (
            "the general wins",
            "told.add(one.rule.id if narrow else other.rule.id)",
            "told.add(other.rule.id if narrow else one.rule.id)",
        ),
        (
            "the lower wins",
            "            return one.id\n        return other.id if",
            "            return other.id\n        return one.id if",
        ),
        (
            "who yields wins",
            "(other if yielding[0] else one)",
            "(one if yielding[0] else other)",
        ),
        (
            "principles that disagree decide",
            'Decision(winners.pop() if len(winners) == 1 else "", " and ".join(told))',
            'Decision(min(winners), " and ".join(told))',
        ),
        ("ranks are above over one step only", "                    waiting.append(ref.id)\n", ""),
        ("rank is one principle among others", 'if "rank" in told:', "if False:"),
        (
            "time decides between texts that are no equals",
            'if not told or ("rank" in votes and not self._equals(one.rule, other.rule)):',
            "if not told:",
        ),
        ("a narrower act is not special", "if one.act != other.act and", "if False and"),
        (
            "the wider act is special",
            "comparable(one.act, other.act) == one.act else",
            "comparable(one.act, other.act) == other.act else",
        ),
        (
            "unwritten ranks are not known",
            "            return mine is theirs\n",
            "            return False\n",
        ),
    ),
]
