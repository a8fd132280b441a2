"""Breakages of the checks of orphans: three and more for each."""

from __future__ import annotations

from referees.mutants import of

ORPHANS = [
    *of(
        "MOU301 trigger",
        "checks/mou301_orphan_trigger.py",
        (
            "rules without entries are grounds",
            "found += [item.days for item in rules if item.rule.entries]",
            "found += [item.days for item in rules]",
        ),
        ("parts are no grounds", "for part in _with_parts(view, list_.id):", "for part in [list_.id]:"),
        ("nothing leads to a list", "for ref in measure.leads_to:", "for ref in ():"),
        (
            "a text that defines a list never ends",
            "item.days.before(_defined_until(view, item.rule))",
            "item.days if item.rule.defined_by else item.days.before(0)",
        ),
        (
            "only the first loss is seen",
            "uncovered(view.timeline.measure_days(measure), grounds)",
            "uncovered(view.timeline.measure_days(measure), grounds)[:1]",
        ),
    ),
    *of(
        "MOU302 enforcer",
        "checks/mou302_orphan_enforcer.py",
        (
            "only the first loss is seen",
            "map(view.timeline.measure_days(measure).meet, gone)",
            "map(view.timeline.measure_days(measure).meet, gone[:1])",
        ),
        (
            "from the end of the body, whenever the measure begins",
            "map(view.timeline.measure_days(measure).meet, gone)",
            "gone",
        ),
        (
            "whom one belongs to does not count",
            "agency = view.corpus.agencies.get(agency.parent.id) if isinstance(agency.parent, Ref) else None",
            "agency = None",
        ),
        ("successors have not signed", "signed |= {body for id_ in signed", "signed |= {body for id_ in ()"),
        ("territory is not asked", "if competent is not None and scope & ~competent", "if False"),
        (
            "competent somewhere is enough",
            "if competent is not None and scope & ~competent",
            "if competent is not None and not scope & competent",
        ),
        (
            "who acts never changes",
            "cuts = sorted({*days, *(start for start in starts if start in days)})",
            "cuts = list(days)",
        ),
    ),
    *of(
        "MOU303 basis",
        "checks/mou303_orphan_basis.py",
        ("documents that may burden need a basis", "if rank is None or not rank.may_burden:", "if True:"),
        (
            "an unknown basis is none",
            "all(isinstance(item, NoBasis) for item in basis)",
            "all(isinstance(item, NoBasis | Unknown) for item in basis)",
        ),
        (
            "one low source is enough",
            "if not any(view.corpus.ranks[rank].may_burden for rank in names):",
            "if not all(view.corpus.ranks[rank].may_burden for rank in names):",
        ),
        ("what befalls after its end is told", "if fallen:", "if days:"),
        ("what befalls on its last day is not", "if fallen:", "if fallen and fallen.start < days.end - 1:"),
        (
            "before its first day",
            "days.meet(Days(standing.since, standing.until))",
            "Days(standing.since, min(days.end, standing.until))",
        ),
        (
            "what has moved never comes back",
            "days.meet(Days(standing.since, standing.until))",
            "days.meet(Days(standing.since, days.end))",
        ),
    ),
    *of(
        "MOU304 information",
        "checks/mou304_orphan_information.py",
        (
            "a body that nobody acts for is unreached",
            "if not view.enforcers.bodies(body, era.start):",
            "if False:",
        ),
        (
            "only on the first day",
            "for whole in routes.eras(days) for",
            "for whole in routes.eras(days)[:1] for",
        ),
        (
            "slow routes are not told",
            "elif allowed is not None and allowed.unit and delay > allowed.most:",
            "elif False:",
        ),
        ("what is public is read by nobody", "uncovered(whole, shown)", "[whole]"),
        ("working days are days", "era.start, working=working)", "era.start)"),
        ("as long as allowed is too long", "delay > allowed.most", "delay >= allowed.most"),
        ("unreached ones are not told", "unreached.setdefault(body, []).append(affected)", "pass"),
        ("only the first days are told", "[item.days for item in late]", "[item.days for item in late[:1]]"),
    ),
    *of(
        "MOU305 catalogue",
        "checks/mou305_orphan_catalogue.py",
        ("documents that may burden are bound", "        if not free:\n", "        if True:\n"),
        ("lists are not asked", "and (not governed or governed & lists)", ""),
        ("territory is not asked", "if days and scope & reach and", "if days and"),
        (
            "modality is not asked",
            "if permission.modalities and effect.modality not in permission.modalities:",
            "if False:",
        ),
        ("one permitted act is enough", "if not all(permitting):", "if not any(permitting):"),
        ("catalogues never change", "in pairwise(edges):", "in pairwise(edges[:2]):"),
        ("an item is repeated for ever", "until=to_date(days.end)", "until=None"),
        ("a replaced catalogue binds", "            days = days.before(start)\n", "            pass\n"),
        ("subjects are not asked", "        beyond = reached & ~allowed\n", "        beyond = 0\n"),
        (
            "modalities do not tell items apart",
            "frozenset(ref.id for ref in permission.provisions), frozenset(permission.modalities)",
            "frozenset(ref.id for ref in permission.provisions), frozenset()",
        ),
    ),
    *of(
        "MOU306 time",
        "checks/mou306_orphan_time.py",
        ("as long is too long", "if shared and 0 < limit < mine:", "if shared and 0 < limit <= mine:"),
        ("publicity is not asked", "(_most(rule.publicity) or 0, Text(", "(0, Text("),
        (
            "terms of entries are not asked",
            "entry = max((_most(entry.term) or 0 for entry in rule.entries), default=0)",
            "entry = 0",
        ),
        ("rules of other days count", "if shared and 0 < limit < mine:", "if 0 < limit < mine:"),
        (
            "ends with its document and is told",
            "days.end < own_end < FOREVER",
            "days.end <= own_end < FOREVER",
        ),
        (
            "told while its document is in force",
            "Affected(measure, (Days(days.end, own_end),))",
            "throughout(view, measure)",
        ),
        (
            "indefinite is unspecified",
            'days and term is not None and term.kind == "unspecified"',
            'days and term is not None and term.kind in ("unspecified", "indefinite")',
        ),
        (
            "silence is a term",
            'if term is not None and term.kind != "actual":',
            'if term is None or term.kind != "actual":',
        ),
        (
            "the rule's term counts for entries that have their own",
            "[entry.term or rule.term for entry in rule.entries] or [rule.term]",
            "[*(entry.term for entry in rule.entries), rule.term]",
        ),
    ),
    *of(
        "MOU307 exit",
        "checks/mou307_orphan_exit.py",
        ("a suspension is a way out", '_WAYS = ("automatic",', '_WAYS = ("suspension", "automatic",'),
        (
            "one entry with a term is enough",
            "return bool(rule.entries) and all(",
            "return bool(rule.entries) and any(",
        ),
        ("a list defined elsewhere is stuck", "if not written and elsewhere:", "if False:"),
        ("equal times mismatch", "first.least != second.least", "first.least == second.least"),
        ("working days are days", 'first.unit == second.unit != ""', 'first.unit != "" != second.unit'),
        (
            "a narrower act blocks",
            "comparable(effect.act, need.id) == need.id",
            "comparable(effect.act, need.id)",
        ),
        (
            "one waiting way is a deadlock",
            "if any(not awaited & stuck.keys() for awaited in exits)",
            "if all(not awaited & stuck.keys() for awaited in exits)",
        ),
        ("whoever approves may be gone", "[*exit_.approval, *(", "[*("),
        ("an automatic exit needs a keeper", 'and exit_.kind != "automatic"', "and True"),
        ("a mismatch goes on for ever", "until=to_date(shared.end)", "until=None"),
        ("only the first days without a way out", "span(lacking)", "lacking[0]"),
        ("circles only where a rule begins", "        for edge in days\n", "        for edge in days[:1]\n"),
    ),
    *of(
        "MOU308 remedy",
        "checks/mou308_orphan_remedy.py",
        (
            "a step that is none is there",
            "return step is not None and not step.none\n",
            "return step is not None\n",
        ),
        (
            "measures give no notice",
            "for item in rules] + own",
            "for item in rules]",
        ),
        (
            "a review is no way to object",
            "for stretch, _, *steps in said for step in steps for",
            "for stretch, _, *steps in said for step in steps[:1] for",
        ),
        (
            "a body that is gone hears",
            "uncovered(days, view.enforcers.absent(step.to.id)) if step.to is not None else (days,)",
            "(days,)",
        ),
        ("the time for an answer is no deadline", " or step.decided is not None", ""),
        (
            "the days of the first lack alone",
            "whole = span(days for days, _ in lacking)",
            "whole = lacking[0][0]",
        ),
    ),
    *of(
        "days of a finding",
        "checking/grouping.py",
        (
            "a stretch of its own is lost",
            "merged((*one.days, *other.days))",
            "one.days",
        ),
        (
            "of each measure the first days alone",
            "item if before is None else _merged(before, item)",
            "before or item",
        ),
        (
            "a gap ends with the measures around it",
            "    if finding.witness is not None:\n        return finding\n    days",
            "    days",
        ),
        ("one goes on when its measures have ended", "dataclasses.replace(finding, until=until)", "finding"),
    ),
    *of(
        "span of stretches",
        "meaning/cover.py",
        ("the first end for the last", "max(days.end for days in found)", "min(days.end for days in found)"),
        (
            "the last beginning for the first",
            "min(days.start for days in found)",
            "max(days.start for days in found)",
        ),
        (
            "one that ends before the next is longer is kept",
            "return Days(min(days.start for days in found), max(days.end for days in found))",
            "return found[0]",
        ),
    ),
    *of(
        "circles over time",
        "analysis/circles.py",
        (
            "a circle is not told that is ever part of a wider one",
            "circle < other and days[circle] == days[other]",
            "circle < other",
        ),
        (
            "a circle and the wider one around it are both told",
            "circle < other and days[circle] == days[other]",
            "False",
        ),
        (
            "only while it is no part of a wider one",
            "if any(circle <= other for other in others)",
            "if circle in others",
        ),
    ),
    *of(
        "table of orphans",
        "tables/enforcement.py",
        ("the days of the finding for those of each measure", "each.get(measure) or (", "("),
        (
            "a row is not cut where its measure is lost",
            "edges |= {edge for edge in lost if days.start < edge < days.end}",
            "pass",
        ),
        ("each day of the measure", "if any(lost.meet(days)", "if any(lost"),
    ),
    *of(
        "burdened lists",
        "analysis/burdened.py",
        ("redlists too", 'view.corpus.lists[list_].kind != "redlist"', "True"),
        (
            "the first burden alone",
            "Days(min(before.start, days.start), max(before.end, days.end))",
            "before",
        ),
        ("any measure burdens", "if not days or rule.id not in view.burdening:", "if not days:"),
    ),
    *of(
        "MOU309 accession",
        "checks/mou309_orphan_accession.py",
        ("with its document is after it", "start <= began or", "start < began or"),
        ("amendments do not count", "or start in amended:", "or False:"),
        (
            "open documents are closed",
            'if document.accession not in ("by-amendment", "none"):',
            "if document.accession is None:",
        ),
        ("measures without days", "if not days or start <= began", "if start <= began"),
    ),
    *of(
        "MOU310 unused",
        "checks/mou310_unused.py",
        ("acts above one that is used are unused", "for path in _above(act)", "for path in [act]"),
        (
            "parts of a list that is used are unused",
            "above = declared.parent.id if declared and declared.parent else None",
            "above = None",
        ),
        (
            "roles are not looked into",
            "        enforcing |= {\n            ref.id\n            for id_ in enforcing\n            if id_ in view.corpus.roles",
            "        enforcing |= {\n            ref.id\n            for id_ in ()\n            if id_ in view.corpus.roles",
        ),
        (
            "what is unknown is held against it",
            "if not document.signatories or document.not_known or not document.measures:",
            "if not document.signatories or not document.measures:",
        ),
    ),
    *of(
        "MOU311 unencoded",
        "checks/mou311_unencoded.py",
        (
            "waived ones are missing",
            "for item in (*document.waived, *document.not_known)",
            "for item in document.not_known",
        ),
        (
            "unknown ones are missing",
            "for item in (*document.waived, *document.not_known)",
            "for item in document.waived",
        ),
        ("encoded ones are missing", "        done.update(measure.clauses)\n", "        pass\n"),
    ),
    *of(
        "MOU313 chains",
        "interpret/chains.py",
        (
            "under `not` is asked for",
            "in required(condition) if isinstance(atom, Holds | Count))",
            "in __import__('re').findall('', '') or required(condition.item if type(condition).__name__ == 'Not' else condition))",
        ),
        ("measures lead nowhere", "        for ref in measure.leads_to:", "        for ref in ():"),
        ("escalations lead nowhere", "        for ref in escalation.leads_to:", "        for ref in ():"),
        ("counts are not asked for", "if isinstance(atom, Holds | Count)", "if isinstance(atom, Holds)"),
        ("escalations lead for ever", "inside.get(escalation.id, ALL_DAYS)", "ALL_DAYS"),
    ),
]
