"""Generated corpora for benchmarks: any number of measures, the same text for the same numbers.

The shape follows the real corpus: documents of fifty measures that say once what most of them have in common, each act
touched by about twenty measures, one measure in twenty a benefit and one benefit in four on an act that others
burden, conditions on one in five, several lists on one in ten, attached subjects on one in six, agencies of which some
were merged, dates over fifteen years. Written as files, there stands beside them for every thousand measures one set of
planted faults, which sets off every check that a readable corpus can.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from benchmarks.planted import beside, plant
from mou_compiler.source.place import Source

PER_DOCUMENT = 50
PER_ACT = 20
PER_PLANTED = 1_000
FIRST_DAY = date(2010, 1, 1)
BURDENS = ("prohibit", "restrict", "review-strictly", "inspect", "condition", "remove")
BENEFITS = ("grant", "exempt", "encourage")
PROVINCES = 30
COUNTIES = 10


def generate(measures: int, seed: int = 1) -> list[Source]:
    """Return the sources of a corpus of so many measures: a registry, and one file for each document."""
    maker = _Maker(measures, random.Random(seed))
    documents = max(1, measures // PER_DOCUMENT)
    return [
        Source("registry.mou", "\n".join(maker.registry()) + "\n"),
        *(Source(f"documents/{n:05}.mou", "\n".join(maker.document(n)) + "\n") for n in range(documents)),
    ]


def write(folder: Path, measures: int) -> int:
    """Write a corpus of so many measures and the faults planted beside them; return how many sets of these."""
    sets = max(1, measures // PER_PLANTED)
    texts = {source.path: source.text for source in (*generate(measures), *plant(sets))}
    for path, text in {**texts, **beside(sets)}.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return sets


class _Maker:
    def __init__(self, measures: int, chance: random.Random) -> None:
        self.chance = chance
        self.acts = [f"field-{n % 97}.matter-{n}" for n in range(max(4, measures // PER_ACT))]
        self.blacklists = [f"black-{n}" for n in range(max(4, int(2 * measures**0.5)))]
        self.redlists = [f"red-{n}" for n in range(max(2, len(self.blacklists) // 8))]
        self.agencies = [f"agency-{n}" for n in range(max(8, int(measures**0.5)))]
        self.laws = [f"law-{n}" for n in range(max(4, int(measures**0.5)))]

    def registry(self) -> Iterator[str]:
        yield 'territory country "Country" "国家" { level national }'
        for n in range(PROVINCES):
            yield f'territory province-{n} "Province {n}" "第{n}省" {{ level province; within country }}'
            for m in range(COUNTIES):
                yield f"territory county-{n}-{m} {{ level county; within province-{n} }}"
        yield 'subject person "Natural person" "自然人"'
        yield 'subject organisation "Organisation" "组织"'
        for kind in ("enterprise", "institution", "intermediary"):
            yield f"subject {kind} {{ within organisation }}"
        yield "relation representative { attaches person; to organisation }"
        yield "relation controller { attaches person; to enterprise }"
        yield "rank law { may-burden }"
        yield "rank rule { below law }"
        for n, law in enumerate(self.laws):
            end = " until 2022-07-01" if n % 11 == 0 else ""
            yield f"law {law} {{ rank {'law' if n % 5 else 'rule'}; in force from 2001-01-01{end} }}"
        for n, agency in enumerate(self.agencies):
            after = self.agencies[(n + 1) % len(self.agencies)]
            ended = f"; existed until 2018-04-10; succeeded by {after}" if n % 10 == 3 else ""
            yield f"agency {agency} {{ kind government; level national{ended} }}"
        for n in range(20):
            yield f"attribute amount-{n} {{ type money }}"
            yield f"attribute flag-{n} {{ type flag }}"
        yield from (f"act {act}" for act in self.acts)
        for kind, lists in (("blacklist", self.blacklists), ("redlist", self.redlists)):
            for n, name in enumerate(lists):
                covers = ", ".join(self._covers(name))
                keeper = self.agencies[n % len(self.agencies)]
                yield f"list {name} {{ kind {kind}; keeper {keeper}; covers {covers}"
                yield f"  entry 1 {{ when amount-{n % 20} >= {n % 9 + 1}000000 yuan; basis {self.laws[n % len(self.laws)]} art 1 }}"
                yield "  exit 1 { kind fulfilment }; term 3 years"
                yield f"  notice 5 days before entry; objection to {keeper} within 5 days }}"
        yield f"channel platform {{ from {', '.join(self.agencies)}; to {', '.join(self.agencies)} }}"

    @staticmethod
    def _covers(name: str) -> tuple[str, ...]:
        choices = (("person",), ("organisation",), ("person", "organisation"), ("enterprise",))
        return choices[int(name.rpartition("-")[2]) % 4]

    def document(self, number: int) -> Iterator[str]:
        chance = self.chance
        start = FIRST_DAY + timedelta(days=chance.randrange(5000))
        until = f" until {start + timedelta(days=2000)}" if number % 7 == 0 else ""
        local = f"; in province-{number % PROVINCES}" if number % 4 == 0 else ""
        yield f'instrument doc-{number} "Document {number}" "文件{number}" {{'
        yield f"rank rule; signed {start}; in force from {start}{until}{local}"
        agency, law = chance.choice(self.agencies), chance.choice(self.laws)
        home = chance.choice(self.blacklists)
        yield f"on {home}; by {agency}; basis {law} art {number % 80 + 1}"
        for n in range(PER_DOCUMENT):
            yield self._measure(n, home)
        yield "}"

    def _measure(self, number: int, home: str) -> str:
        chance = self.chance
        benefit = chance.random() < 1 / 20
        lists = self.redlists if benefit else self.blacklists
        one = chance.choice(lists) if benefit or chance.random() < 1 / 4 else home
        trigger = one
        if chance.random() < 1 / 10:
            trigger = f"any of {one}, {chance.choice(lists)}"
        parts = [] if trigger == home else [f"on {trigger}"]
        covers = self._covers(one)
        if "organisation" in covers and chance.random() < 1 / 4:
            parts.append("to representative of organisation")
        elif chance.random() < 1 / 3:
            parts.append(f"to {chance.choice(covers)}")
        if chance.random() < 1 / 5:
            parts.append(
                f"when amount-{chance.randrange(20)} {chance.choice(('>=', '<'))} {chance.randrange(1, 9)}00000 yuan"
            )
        if chance.random() < 1 / 10:
            parts.append(f"when not flag-{chance.randrange(20)}")
        if chance.random() < 1 / 3:
            parts.append(f"for {chance.choice((1, 2, 3))} years")
        if number and chance.random() < 1 / 100:
            parts.append(f"overrides {chance.randrange(number)}")
        common = len(self.acts) - len(self.acts) // 10
        apart = benefit and chance.random() < 3 / 4
        act = chance.choice(self.acts[common:] if apart else self.acts[:common])
        parts.append(f"{chance.choice(BENEFITS if benefit else BURDENS)} {act}")
        return f"measure {number} {{ {'; '.join(parts)} }}"
