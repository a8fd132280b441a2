"""Rivals side by side on the same rules: `python tests/benchmarks/rivals.py`, with `pip install -e '.[rivals]'`.

The rules come in groups: one general measure on a list and an act, and up to four that override it on stretches of
an amount and of days; in one group of five the stretches together leave nothing of it. A benefit in one group of ten
is open on the same act by way of another list. Each rival is given what it can express, and nothing that it cannot:
what it then does not find is printed beside its time. Times are of the analysis alone, the rules being parsed.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

MOST = 60_000
DAYS = 3_000
FIRST = date(2010, 1, 1)


class Rule(NamedTuple):
    """One rule: its list, act and side, stretches [low, high) of amount and [start, end) of days, and its general."""

    number: int
    list: int
    act: int
    side: str
    low: int
    high: int
    start: int
    end: int
    overrides: int | None


def make_rules(count: int, seed: int = 1) -> list[Rule]:
    """Return so many rules, the exceptions of a group right before its general measure."""
    chance = random.Random(seed)
    rules: list[Rule] = []
    group = 0
    while len(rules) < count:
        list_, act = group % 50, group // 2
        exceptions = list(_stretches(chance, closed=group % 5 == 0))[: count - len(rules) - 1]
        general = len(rules) + len(exceptions)
        for low, high, start, end in exceptions:
            rules.append(Rule(len(rules), list_, act, "burden", low, high, start, end, general))
        side = "benefit" if group % 10 == 9 else "burden"
        rules.append(Rule(general, list_, act, side, 0, MOST, 0, DAYS, None))
        group += 1
    return rules


def _stretches(chance: random.Random, *, closed: bool) -> Iterator[tuple[int, int, int, int]]:
    parts = chance.randrange(2, 5)
    cuts = [0, *sorted(chance.sample(range(1_000, MOST, 1_000), parts - 1)), MOST]
    for number in range(parts):
        gap = 0 if closed or number else 500
        if number % 2:
            half = chance.randrange(500, 2_500)
            yield cuts[number] + gap, cuts[number + 1], 0, half
            yield cuts[number] + gap, cuts[number + 1], half, DAYS
        else:
            yield cuts[number] + gap, cuts[number + 1], 0, DAYS


def timed(run: Callable[[], str]) -> tuple[float, str]:
    """Return the seconds that a call takes, and what it says."""
    start = time.perf_counter()
    said = run()
    return time.perf_counter() - start, said


# --- the contestants --------------------------------------------------------------------------------------


def mou(rules: list[Rule], codes: tuple[str, ...]) -> tuple[float, str]:
    """Run the checks of these codes on the rules as a corpus."""
    from mou_compiler.checking.check import load_checks
    from mou_compiler.compilation import Compiled
    from mou_compiler.corpus.corpus import resolve
    from mou_compiler.source.place import Source

    corpus = resolve([Source("rules.mou", _as_mou(rules))])
    assert not corpus.faults, corpus.faults[:3]
    checks = [item for item in load_checks() if item.check.code in codes]

    def run() -> str:
        compiled = Compiled(corpus)
        found = [finding for item in checks for finding in item.run(compiled.view)]
        return f"{len(found)} findings with witness or smallest blocking set"

    return timed(run)


def _as_mou(rules: list[Rule]) -> str:
    lines = [
        "territory t",
        "subject s",
        "rank law { may-burden }",
        "agency a",
        "attribute amount { type money }",
    ]
    lines += [f"list list-{n} {{ kind blacklist; keeper a }}" for n in sorted({rule.list for rule in rules})]
    lines += [f"act act-{n}" for n in sorted({rule.act for rule in rules})]
    lines.append(
        f"instrument rules {{ rank law; in force from {FIRST} until {FIRST + timedelta(days=DAYS)}; by a"
    )
    for rule in rules:
        days = f"in force from {FIRST + timedelta(days=rule.start)} until {FIRST + timedelta(days=rule.end)}"
        amount = f"when amount >= {rule.low} yuan and amount < {rule.high} yuan; "
        over = f"; overrides {rule.overrides}" if rule.overrides is not None else ""
        verb = "grant" if rule.side == "benefit" else "prohibit" if rule.overrides is None else "inspect"
        lines.append(
            f"measure {rule.number} {{ on list-{rule.list}; {amount}{days}; {verb} act-{rule.act}{over} }}"
        )
    return "\n".join([*lines, "}"])


def duckdb(rules: list[Rule]) -> tuple[float, str]:
    """Find pairs of opposite sides on one act that overlap, by a self-join."""
    import duckdb as engine

    connection = engine.connect()
    connection.execute("create table r(n int, l int, act int, side varchar, lo int, hi int, s int, e int)")
    rows = ", ".join(
        f"({r.number},{r.list},{r.act},'{r.side}',{r.low},{r.high},{r.start},{r.end})" for r in rules
    )
    connection.execute(f"insert into r values {rows}")
    join = (
        "select count(*) from r a join r b on a.act = b.act and a.side = 'burden' and b.side = 'benefit' "
        "where a.lo < b.hi and b.lo < a.hi and a.s < b.e and b.s < a.e"
    )
    return timed(lambda: f"{connection.execute(join).fetchone()[0]} overlapping pairs, no witness")


def aerleon(rules: list[Rule]) -> tuple[float, str]:
    """Run the shade check, with lists as networks and amounts as ports; days it cannot express."""
    import logging

    from aerleon.lib import naming, policy

    definitions = naming.Naming()
    for list_ in sorted({rule.list for rule in rules}):
        definitions._ParseLine(f"LIST_{list_} = 10.{list_}.0.0/16", "networks")
    for act in sorted({rule.act for rule in rules}):
        definitions._ParseLine(f"ACT_{act} = 172.{16 + act // 250 % 16}.{act % 250}.0/24", "networks")
    for rule in rules:
        definitions._ParseLine(f"AMOUNT_{rule.number} = {rule.low}-{rule.high - 1}/tcp", "services")
    terms = "".join(
        f"term t-{rule.number} {{ source-address:: LIST_{rule.list} destination-address:: ACT_{rule.act} "
        f"protocol:: tcp destination-port:: AMOUNT_{rule.number} "
        f"action:: {'deny' if rule.side == 'burden' else 'accept'} }}\n"
        for rule in rules
    )
    text = f"header {{ target:: juniper rules }}\n{terms}"
    warnings: list[str] = []
    logging.disable(logging.NOTSET)
    handler = logging.Handler()
    handler.emit = lambda record: warnings.append(record.getMessage())  # type: ignore[method-assign]
    logging.getLogger().addHandler(handler)
    logging.getLogger().setLevel(logging.WARNING)
    try:
        plain, _ = timed(lambda: str(policy.ParsePolicy(text, definitions, shade_check=False)) and "")
        warnings.clear()
        shaded, _ = timed(lambda: str(policy.ParsePolicy(text, definitions, shade_check=True)) and "")
    finally:
        logging.getLogger().removeHandler(handler)
    found = sum("shade" in warning for warning in warnings)
    said = f"{found} terms said to be shaded, all for want of days: no measure here is shadowed by one alone; no unions"
    return max(shaded - plain, 0.0), said


def z3(rules: list[Rule]) -> tuple[float, str]:
    """Ask for each general measure whether anything of it is left over, without naming what blocks it."""
    import z3 as engine

    amount, day = engine.Ints("amount day")
    exceptions = _exceptions(rules)

    def run() -> str:
        dead = 0
        for number, others in exceptions.items():
            rule = rules[number]
            solver = engine.Solver()
            solver.add(amount >= rule.low, amount < rule.high, day >= rule.start, day < rule.end)
            for other in others:
                inside = engine.And(
                    amount >= other.low, amount < other.high, day >= other.start, day < other.end
                )
                solver.add(engine.Not(inside))
            dead += solver.check() == engine.unsat
        return f"{dead} measures shadowed, no blocking set"

    return timed(run)


def clingo(rules: list[Rule]) -> tuple[float, str]:
    """Ask the same of an answer-set program over the cells that the stretches cut."""
    import clingo as engine

    facts = []
    for number, others in _exceptions(rules).items():
        for kind, cuts in (
            ("amount", sorted({edge for other in others for edge in (other.low, other.high)} | {0, MOST})),
            ("day", sorted({edge for other in others for edge in (other.start, other.end)} | {0, DAYS})),
        ):
            facts += [f"{kind}({number},{low})." for low in cuts[:-1]]
        facts += [f"over({number},{o.number},{o.low},{o.high},{o.start},{o.end})." for o in others]
    program = (
        "cell(R,A,D) :- amount(R,A), day(R,D).\n"
        "covered(R,A,D) :- cell(R,A,D), over(R,_,L,H,S,E), L <= A, A < H, S <= D, D < E.\n"
        "open(R) :- cell(R,A,D), not covered(R,A,D).\n"
        "shadowed(R) :- amount(R,_), not open(R).\n#show shadowed/1.\n"
    )

    def run() -> str:
        control = engine.Control()
        control.add("base", [], "\n".join(facts) + program)
        control.ground([("base", [])])
        found: list[int] = []
        control.solve(on_model=lambda model: found.append(len(model.symbols(shown=True))))
        return f"{found[-1]} measures shadowed, no blocking set"

    return timed(run)


# --- two states of the rules ------------------------------------------------------------------------------


def edited(rules: list[Rule], seed: int = 2) -> list[Rule]:
    """Return the rules with one in a hundred of those that have a stretch of amounts ending 250 earlier."""
    chance = random.Random(seed)
    return [
        rule._replace(high=rule.high - 250)
        if rule.overrides is not None and chance.random() < 1 / 100
        else rule
        for rule in rules
    ]


def mou_diff(old: list[Rule], new: list[Rule]) -> tuple[float, str]:
    """Compare the rules as two corpora."""
    from mou_compiler.comparison.compare import compare
    from mou_compiler.corpus.corpus import resolve
    from mou_compiler.source.place import Source

    sides = [resolve([Source("rules.mou", _as_mou(rules))]) for rules in (old, new)]
    assert not any(side.faults for side in sides)

    def run() -> str:
        found = compare(sides[0], sides[1])
        clauses = {change.clause.id for change in found.changes}
        return f"{len(found.changes)} changes of {len(clauses)} rules, each with class, days and smallest situation"

    return timed(run)


def z3_diff(old: list[Rule], new: list[Rule]) -> tuple[float, str]:
    """Ask of each rule, paired by number, for a point at which it applies on one side alone."""
    import z3 as engine

    amount, day = engine.Ints("amount day")

    def inside(rule: Rule) -> object:
        return engine.And(amount >= rule.low, amount < rule.high, day >= rule.start, day < rule.end)

    def applies(rules: list[Rule], number: int, exceptions: dict[int, list[Rule]]) -> object:
        over = [engine.Not(inside(other)) for other in exceptions.get(number, ())]
        return engine.And(inside(rules[number]), *over)

    def run() -> str:
        sides = [(rules, _exceptions(rules)) for rules in (old, new)]
        differing = 0
        for number in range(len(old)):
            solver = engine.Solver()
            solver.add(applies(sides[0][0], number, sides[0][1]) != applies(sides[1][0], number, sides[1][1]))
            differing += solver.check() == engine.sat
        return f"{differing} rules differ, each with some point; rules paired by hand; no class, no days, not the smallest"

    return timed(run)


def cedar_diff(old: list[Rule], new: list[Rule], requests: int = 2_000) -> tuple[float, str]:
    """Decide so many requests at random under both: this binding decides, and does not compare policies."""
    import cedarpy as engine

    chance = random.Random(3)
    asked = []
    for _ in range(requests):
        rule = chance.choice(old)
        asked.append(
            {
                "principal": f'List::"{rule.list}"',
                "action": f'Action::"{rule.act}"',
                "resource": 'Any::"thing"',
                "context": {"amount": chance.randrange(MOST), "day": chance.randrange(DAYS)},
            }
        )
    sides = [engine.PolicySet.from_str(_as_cedar(rules)) for rules in (old, new)]

    def run() -> str:
        first, second = (engine.is_authorized_batch(asked, policies, []) for policies in sides)
        found = sum(one.decision != other.decision for one, other in zip(first, second, strict=True))
        return f"{found} of {requests} requests drawn at random decided otherwise: no proof, and nothing is named"

    return timed(run)


def _as_cedar(rules: list[Rule]) -> str:
    exceptions = _exceptions(rules)
    found = []
    for rule in rules:
        if rule.overrides is not None:
            continue  # an inspection allows what its general rule forbids
        word = "permit" if rule.side == "benefit" else "forbid"
        unless = "".join(f" unless {{ {_inside(other)} }}" for other in exceptions.get(rule.number, ()))
        found.append(
            f'{word}(principal == List::"{rule.list}", action == Action::"{rule.act}", resource) '
            f"when {{ {_inside(rule)} }}{unless};"
        )
    return "\n".join(["permit(principal, action, resource);", *found])


def _inside(rule: Rule) -> str:
    return (
        f"context.amount >= {rule.low} && context.amount < {rule.high} "
        f"&& context.day >= {rule.start} && context.day < {rule.end}"
    )


def _exceptions(rules: list[Rule]) -> dict[int, list[Rule]]:
    found: dict[int, list[Rule]] = {}
    for rule in rules:
        if rule.overrides is not None:
            found.setdefault(rule.overrides, []).append(rule)
    return found


def show(title: str, rows: list[tuple[str, float, str]]) -> None:
    """Print a table of times, ratios to the first row, and what was found."""
    print(f"\n{title}")
    base = max(rows[0][1], 1e-9)
    for name, seconds, said in rows:
        print(f"  {name:<28} {seconds:8.3f} s  {seconds / base:7.2f}×  {said}")


def main() -> None:
    """Run every comparison in turn."""
    for count in (1_000, 5_000):
        rules = make_rules(count)
        shadows = mou(rules, ("MOU404",))
        show(
            f"shadowing, {count} rules",
            [("mou, by one and by unions", *shadows), ("aerleon, shade check", *aerleon(rules))],
        )
        collisions = mou(rules, ("MOU401",))
        show(
            f"conflict of pairs, {count} rules",
            [("mou, collisions", *collisions), ("duckdb, self-join", *duckdb(rules))],
        )
        later = edited(rules)
        show(
            f"what differs between two states, {count} rules",
            [
                ("mou diff", *mou_diff(rules, later)),
                ("z3, rule by rule", *z3_diff(rules, later)),
                ("cedar, requests at random", *cedar_diff(rules, later)),
            ],
        )
    rules = make_rules(1_000)
    show(
        "shadowing by unions, 1000 rules",
        [("mou", *mou(rules, ("MOU404",))), ("clingo", *clingo(rules)), ("z3", *z3(rules))],
    )


if __name__ == "__main__":
    sys.exit(main())
