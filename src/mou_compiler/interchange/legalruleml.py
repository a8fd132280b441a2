"""Rows of the enforcement table as rules of LegalRuleML (OASIS Core 1.0, compact serialization).

A row is a statement with an association that says its sources, days, place and authority. What the format has no words for stands
in comments, as text, and is counted at the head; a measure of which a rule would say something else has no statement, and the
head says why (grammar/legalruleml.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from hashlib import sha256
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from mou_compiler import __version__
from mou_compiler.analysis.collisions import collisions
from mou_compiler.compilation import Compiled
from mou_compiler.corpus.corpus import Corpus
from mou_compiler.corpus.schema.values import Amount, Citation
from mou_compiler.findings.report import counted
from mou_compiler.graph.labels import printable
from mou_compiler.interchange.odrl import iri
from mou_compiler.interchange.ruleml import NAMESPACE, SUBJECT, atom, data, ind, obstacle, premise, var
from mou_compiler.interpret.place_moves import moves_of
from mou_compiler.interpret.spelling import citation_text
from mou_compiler.source.frames import visible
from mou_compiler.source.order import counting
from mou_compiler.tables.columns import BY_NAME
from mou_compiler.tables.row import Part, Row
from mou_compiler.words import Text

_SPACES = {
    "lrml": "http://docs.oasis-open.org/legalruleml/ns/v1.0/",
    "ruleml": "http://ruleml.org/spec",
    "mou": NAMESPACE,
    "xs": "http://www.w3.org/2001/XMLSchema",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
_VOCABULARY = "http://docs.oasis-open.org/legalruleml/ns/v1.0/vocab#"
AS_TEXT = (
    "declared_enforcer", "part", "force", "cap", "term", "deadline", "approval", "exceptions", "valid_from", "basis", "channel",
    "entry_term", "exit", "notice", "objection", "status", "decided_by",
)  # fmt: skip
"""The columns that the format has no words for: what they say of a row stands in a comment, as the table has it in English."""
_NOTHING = {"none", "unstated", "sound", "sole"}
"""What such a cell says where there is nothing to be told."""
_OF_SUBJECT = {"prohibit": "Prohibition", "grant": "Right", "oblige": "Obligation"}
"""What must be done binds or entitles the subject itself, where it is one of these; all else binds the body that does it."""
_KEPT = re.compile("[^0-9A-Za-z一-龥-]")
MOST_NAMED = 3
"""How many measures left out are named where all are counted."""


class LeftOut(NamedTuple):
    """A measure that no statement tells of, and why."""

    measure: str
    why: Text


def left_out(compiled: Compiled) -> tuple[LeftOut, ...]:
    """Return the measures of which the file has no statement, by id, each with the reason.

    What one of these overrides is left out too: without it a rule would reach whom the measure does not. Not so what is in
    force on no day, which keeps nothing from applying.
    """
    found: dict[str, Text] = {}
    never: dict[str, Text] = {}
    rows = {row.measure: row for row in compiled.rows}
    overridden: list[tuple[str, str]] = []
    for id_ in sorted(compiled.corpus.measures, key=counting):
        measure = compiled.corpus.measures[id_]
        if not measure.provisions and not measure.leads_to:
            found[id_] = Text("it touches no act", "不涉及行为")
        elif id_ in rows:
            row = rows[id_]
            fault = obstacle(row.condition) if row.condition is not None else None
            if fault is not None:
                found[id_] = Text(f"its condition has {fault.en}", f"其条件含有{fault.zh}")
        elif compiled.as_of is None:
            never[id_] = Text("it is in force on no day that is certain", "没有可以确定的施行日期")
        rule = compiled.rules.rules.get(id_)
        if rule is not None and rule.overriders:
            overridden.extend((id_, other.id) for other in compiled.rules.overriders(rule))
    growing = True
    while growing:
        growing = False
        for id_, other in overridden:
            if other in found and id_ not in found and id_ not in never:
                found[id_] = Text(
                    f"{other}, which overrides it, has no statement", f"优先于它的 {other} 未列出"
                )
                growing = True
    found |= never
    return tuple(LeftOut(id_, found[id_]) for id_ in sorted(found, key=counting))


_OF_LISTS = (
    ("entries", "ground of entry", "grounds of entry", "项列入情形"),
    ("exclusions", "exclusion", "exclusions", "项不列入情形"),
    ("exits", "way out", "ways out", "项移出途径"),
    ("bars", "bar", "bars", "项不予移出情形"),
    ("locks", "lock", "locks", "项不再列入情形"),
)
"""What the rules of a list are made of, and what one and several are called."""


def rules_left_out(compiled: Compiled) -> Iterator[tuple[str, str, Text]]:
    """Yield of each list and escalation by kind and id what of its own rules the file does not have, and why.

    Who is on a list is given to the rules of the file. None may derive it: a body puts somebody on a list and takes him
    off it, which no ground or way out does by itself.
    """
    given = Text("who is on it is given, not derived", "是否在名单上由使用者给出，不予推定")
    for id_ in sorted(compiled.corpus.lists, key=counting):
        rules = [
            item.rule
            for item in compiled.view.list_rules.of(id_)
            if compiled.as_of is None or compiled.as_of.toordinal() in item.days
        ]
        told = [
            (sum(len(getattr(rule, name)) for rule in rules), one, many, chinese)
            for name, one, many, chinese in _OF_LISTS
        ]
        english = ", ".join(
            f"{number} {one if number == 1 else many}" for number, one, many, _ in told if number
        )
        chinese = "、".join(f"{number}{words}" for number, *_, words in told if number)
        if english:
            yield "list", id_, Text(f"{english}: {given.en}", f"{chinese}：{given.zh}")
    for id_ in sorted(compiled.corpus.escalations, key=counting):
        yield "escalation", id_, Text("it leads to lists or flags, and nothing more", "仅导致列入名单或标记")


def left_out_text(compiled: Compiled, path: str) -> Text | None:
    """Return how many measures a file has no statement of, and the first of them; None where it has all."""
    found = left_out(compiled)
    if not found:
        return None
    named, more = [item.measure for item in found[:MOST_NAMED]], len(found) - MOST_NAMED
    return Text(
        f"{path} has no statement of {counted(len(found), 'measures', 'en')}: {', '.join(named)}"
        f"{f' and {more} more' if more > 0 else ''}; its head says why",
        f"{path} 未列出{len(found)}项措施：{'、'.join(named)}{'等' if more > 0 else ''}；原因见文件开头",
    )


def key_of(kind: str, id_: str) -> str:
    """Return a key for what is declared: a name that every reader of XML takes, and another for each id."""
    return f"{kind}.{_KEPT.sub(lambda found: f'_{ord(found[0]):x}_', id_)}"


def document(compiled: Compiled) -> Iterator[str]:
    """Yield the lines of the file."""
    yield from _Document(compiled).lines()


class _Document:
    """One file while it is made: what statements name is told once, before them."""

    def __init__(self, compiled: Compiled) -> None:
        self.compiled = compiled
        self.corpus: Corpus = compiled.corpus
        self.left_out = left_out(compiled)
        missing = {item.measure for item in self.left_out}
        # Rows that say the same are one.
        self.rows = {
            record[-1]: row
            for row, record in zip(compiled.rows, compiled.records, strict=True)
            if row.measure not in missing
        }
        self.by_measure: dict[str, list[str]] = {}
        for id_, row in self.rows.items():
            self.by_measure.setdefault(row.measure, []).append(id_)
        self.told: dict[str, int] = {}
        self.sources: dict[str, str] = {}
        self.references: dict[str, str] = {}
        self.bodies: dict[str, str] = {}
        self.places: dict[str, str] = {}
        self.days: dict[tuple[str, int], None] = {}
        self.premises: dict[str, str] = {}
        self.cells = cache(lambda text: escape(printable(visible(text))))
        self.labels = cache(_labels)

    def lines(self) -> Iterator[str]:
        associations: list[str] = []
        statements: list[str] = []
        for id_, row in self.rows.items():
            statements.append(self._statement(id_, row))
            associations.append(self._association(id_, row))
        for key, inner, start, end in self._trees():
            statements.append(
                f'<lrml:FactualStatement key="{key}"><lrml:hasTemplate>{inner}</lrml:hasTemplate></lrml:FactualStatement>'
            )
            if start is not None or end is not None:
                associations.append(_association(self._on_days(start, end), key))
        statements.extend(
            f'<lrml:OverrideStatement key="override.{number}">{inner}</lrml:OverrideStatement>'
            for number, inner in enumerate(self._overrides(), 1)
        )
        spaces = "".join(f' xmlns:{name}="{space}"' for name, space in _SPACES.items())
        yield '<?xml version="1.0" encoding="UTF-8"?>'
        yield f"<lrml:LegalRuleML{spaces}>"
        yield from self._head()
        yield from _collection("LegalReferences", "references", self.references.values())
        yield from _collection("LegalSources", "sources", self.sources.values())
        yield from _collection("Times", "times", self._times())
        yield from _collection("TemporalCharacteristics", "characteristics", self._characteristics())
        yield from _collection("Authorities", "authorities", self.bodies.values())
        yield from _collection("Jurisdictions", "jurisdictions", self.places.values())
        yield from _collection("Associations", "associations", associations)
        yield from _collection("Statements", "statements", statements)
        yield "</lrml:LegalRuleML>"

    def _head(self) -> Iterator[str]:
        as_of = self.compiled.as_of.isoformat() if self.compiled.as_of else "all days"
        yield f'<lrml:Comment><mou:edition generator="mou {__version__}" as-of="{as_of}"/></lrml:Comment>'
        yield "<lrml:Comment>"
        for item in self.left_out:
            yield f"<mou:left-out measure={_attribute(item.measure)}>{self.labels(item.why)}</mou:left-out>"
        for kind, id_, why in rules_left_out(self.compiled):
            yield f"<mou:left-out {kind}={_attribute(id_)}>{self.labels(why)}</mou:left-out>"
        yield from (
            f'<mou:as-text column="{name}" statements="{number}"/>'
            for name, number in sorted(self.told.items())
        )
        yield "</lrml:Comment>"
        yield "<lrml:Comment>"
        for name, label in self._terms():
            yield f"<mou:term iri={quoteattr(name)}>{self.labels(label)}</mou:term>"
        yield "</lrml:Comment>"

    def _terms(self) -> Iterator[tuple[str, Text]]:
        """Yield the labels of what rules name."""
        corpus = self.corpus
        for kind, items in (
            ("act", corpus.acts), ("subject", corpus.subjects), ("relation", corpus.relations), ("list", corpus.lists),
            ("attribute", corpus.attributes), ("rating", corpus.ratings),
        ):  # fmt: skip
            yield from ((iri(kind, id_), items[id_].label) for id_ in sorted(items))
        for kind, values in (
            ("option", {id_: item.values for id_, item in corpus.attributes.items()}),
            ("grade", {id_: item.values for id_, item in corpus.ratings.items()}),
        ):
            for id_ in sorted(values):
                yield from ((iri(kind, id_, value.id), value.label) for value in values[id_])

    # Statements.

    def _statement(self, id_: str, row: Row) -> str:
        weighed = row.modality == "leave-free" or row.force == "reference"
        name = "ConstitutiveStatement" if weighed else "PrescriptiveStatement"
        then = _weighed(row) if weighed else _deontic(row)
        return (
            f'<lrml:{name} key="{id_}">{self._comment(row)}<ruleml:Rule closure="universal" strength="defeasible">'
            f"<lrml:Paraphrase>{self.labels(row.measure_label)}</lrml:Paraphrase>"
            f"<ruleml:if>{self._premise(row)}</ruleml:if><ruleml:then>{then}</ruleml:then></ruleml:Rule></lrml:{name}>"
        )

    def _premise(self, row: Row) -> str:
        made = self.premises.get(row.measure)
        if made is None:
            made = self.premises[row.measure] = premise(self.corpus, row.targets, row.condition)
        return made

    def _comment(self, row: Row) -> str:
        """Return what the rest of a statement does not say."""
        said = []
        for name, cell in _as_text(row):
            self.told[name] = self.told.get(name, 0) + 1
            said.append(f'<mou:as-text column="{name}">{self.cells(cell)}</mou:as-text>')
        return f"<lrml:Comment>{''.join(said)}</lrml:Comment>" if said else ""

    def _association(self, id_: str, row: Row) -> str:
        applied = [f'<lrml:appliesSource keyref="#{key}"/>' for key in self._resting_on(row)]
        applied.extend(self._on_days(row.days.first, row.days.behind))
        if row.enforcer:
            applied.append(f'<lrml:appliesAuthority keyref="#{self._body(row.enforcer)}"/>')
        applied.extend(f'<lrml:appliesJurisdiction keyref="#{self._place(part)}"/>' for part in row.territory)
        return _association(applied, id_)

    def _on_days(self, start: date | None, behind: date | None) -> list[str]:
        """Return the beginning and the end of some days, as far as these are known."""
        found = [(name, day) for name, day in (("starts", start), ("ends", behind)) if day is not None]
        self.days.update(((name, day.toordinal()), None) for name, day in found)
        return [f'<lrml:appliesTemporalCharacteristic keyref="#{name}.{day}"/>' for name, day in found]

    def _times(self) -> Iterator[str]:
        for number in sorted({number for _, number in self.days}):
            day = date.fromordinal(number)
            data_ = f'<ruleml:Data xsi:type="xs:dateTime">{day}T00:00:00</ruleml:Data>'
            yield f'<ruleml:Time key=":day.{day}">{data_}</ruleml:Time>'

    def _characteristics(self) -> Iterator[str]:
        for name, number in sorted(self.days):
            day = date.fromordinal(number)
            yield (
                f'<lrml:TemporalCharacteristic key="{name}.{day}"><lrml:forStatus iri="{_VOCABULARY}InForce"/>'
                f'<lrml:hasStatusDevelopment iri="{_VOCABULARY}{name.capitalize()}"/>'
                f'<lrml:atTime keyref="#day.{day}"/></lrml:TemporalCharacteristic>'
            )

    def _body(self, id_: str) -> str:
        key = key_of("agency", id_)
        if key not in self.bodies:
            declared = self.corpus.agencies.get(id_) or self.corpus.roles.get(id_)
            label = declared.label if declared else Text(id_, id_)
            self.bodies[key] = self._named("Authority", key, iri("agency", id_), label)
        return key

    def _place(self, part: Part) -> str:
        kind = "territory-rest" if part.rest else "territory"
        key = key_of(kind, part.territory)
        if key not in self.places:
            declared = self.corpus.territories.get(part.territory)
            label = declared.label if declared else Text(part.territory, part.territory)
            if part.rest:
                label = Text(
                    f"{label.en}, what other rows of the measure leave of it",
                    f"{label.zh}（该措施其他行之外的部分）",
                )
            self.places[key] = self._named("Jurisdiction", key, iri(kind, part.territory), label)
        return key

    def _named(self, element: str, key: str, name: str, label: Text) -> str:
        comment = f"<lrml:Comment>{self.labels(label)}</lrml:Comment>"
        return f'<lrml:{element} key="{key}" sameAs={quoteattr(name)}>{comment}</lrml:{element}>'

    # Sources.

    def _resting_on(self, row: Row) -> Iterator[str]:
        """Yield the keys of the document of a row, of the measure in it, and of each place that it cites."""
        document_ = self._source("document", row.document)
        yield document_
        yield self._reference("measure", row.measure, document_)
        for resting in row.basis:
            if isinstance(resting.basis, Citation):
                cited = resting.basis.source
                source = self._source("law" if cited.kind == "law" else "document", cited.id)
                yield self._reference("citation", citation_text(resting.basis), source)

    def _source(self, kind: str, id_: str) -> str:
        """Return the key of a document or law; its number, where it has one, is a reference to it."""
        key = key_of(kind, id_)
        if key not in self.sources:
            declared = self.corpus.laws.get(id_) if kind == "law" else self.corpus.documents.get(id_)
            self.sources[key] = self._named(
                "LegalSource", key, iri(kind, id_), declared.label if declared else Text(id_, id_)
            )
            number = declared.number if declared else None
            if isinstance(number, str) and number:
                self._reference("number", number, key)
        return key

    def _reference(self, system: str, text: str, source: str) -> str:
        """Return the internal id of what is cited in words: the number of a text, a measure of it, or a place in it."""
        digest = sha256(f"{source} {text}".encode("utf-8", "replace")).hexdigest()[:16]
        key = f"{system}.{digest}"
        if key not in self.references:
            self.references[key] = (
                f'<lrml:LegalReference refersTo="{key}" refID={_attribute(text)} refIDSystemName="{system}">'
                f'<lrml:Comment><mou:part-of keyref="#{source}"/></lrml:Comment></lrml:LegalReference>'
            )
        return key

    # What is so of what rules name, and which rule gives way to which.

    def _trees(self) -> Iterator[tuple[str, str, date | None, date | None]]:
        """Yield what lies in what: a key, the fact, and from when until when it is so."""
        corpus = self.corpus
        moves = sorted(moves_of(corpus))
        leaving = {move.inner: date.fromordinal(move.day) for move in reversed(moves) if move.leaves}
        facts: list[tuple[str, str, str, date | None, date | None]] = [
            ("subject", id_, ref.id, None, None)
            for id_ in sorted(corpus.subjects)
            for ref in corpus.subjects[id_].parents
        ]
        facts.extend(
            ("territory", id_, ref.id, None, leaving.get(id_))
            for id_ in sorted(corpus.territories)
            for ref in corpus.territories[id_].parents
        )
        facts.extend(
            ("territory", move.inner, move.outer, date.fromordinal(move.day), None) for move in moves
        )
        wider = {id_: item.parent.id for id_, item in corpus.lists.items() if item.parent is not None}
        facts.extend(("list", id_, wider[id_], None, None) for id_ in sorted(wider))
        parts = [act.split(".") for act in corpus.acts]
        below = {".".join(steps[:end]) for steps in parts for end in range(2, len(steps) + 1)}
        facts.extend(("act", path, path.rpartition(".")[0], None, None) for path in sorted(below))
        for number, (kind, inner, outer, start, end) in enumerate(facts, 1):
            fact = atom(f"{NAMESPACE}within", ind(iri(kind, inner)), ind(iri(kind, outer)))
            yield f"within.{number}", fact, start, end

    def _overrides(self) -> Iterator[str]:
        """Yield which statement is over which: by an override of measures, or by what settles a collision of the two."""
        book = self.compiled.rules
        for id_ in self.by_measure:
            for other in book.overriders(book.rules[id_]) if book.rules[id_].overriders else ():
                yield from self._over(self.by_measure.get(other.id, ()), self.by_measure[id_], "overrides")
        found: dict[str, None] = {}
        for collision in collisions(self.compiled.view):
            if collision.decision is None or not collision.decision.winner:
                continue
            pair = collision.pair
            sides = ((pair.one, pair.one_effect), (pair.other, pair.other_effect))
            winner, loser = sides if collision.decision.winner == pair.one.id else sides[::-1]
            over, under = (
                [
                    one
                    for one in self.by_measure.get(rule.id, ())
                    if self.rows[one].acts == (effect.act,)
                    and self.rows[one].modality == effect.modality
                    and any(stretch.meet(self.rows[one].days) for stretch in collision.stretches)
                ]
                for rule, effect in (winner, loser)
            )
            by = collision.decision.principle.replace(" ", "-")
            found.update((item, None) for item in self._over(over, under, f"prevails-by-{by}"))
        yield from found

    def _over(self, over: Iterable[str], under: Iterable[str], why: str) -> Iterator[str]:
        for one in over:
            for other in under:
                if self.rows[one].days.meet(self.rows[other].days):
                    yield f'<lrml:Override over="#{one}" under="#{other}" type="{NAMESPACE}{why}"/>'


def _as_text(row: Row) -> Iterator[tuple[str, str]]:
    """Yield what the format has no words for, by column, as the table says it in English."""
    for name in AS_TEXT:
        cell = BY_NAME[name].write(row, "en")
        if name == "basis":
            told = any(item.fate is not None or not isinstance(item.basis, Citation) for item in row.basis)
        elif name == "exceptions":
            told = any(leave.permission is not None for leave in row.exceptions)
        elif name == "cap":
            told = bool(row.weight) or (row.cap is not None and not isinstance(row.cap, Amount))
        elif name == "force":
            told = row.modality == "leave-free"
        elif name == "declared_enforcer":
            told = row.declared_enforcer not in ("", row.enforcer)
        elif name == "valid_from":
            cell, told = "unknown", row.valid_from is None
        else:
            told = cell not in _NOTHING
        if told:
            yield name, cell


def _deontic(row: Row) -> str:
    """Return what a row makes of its subject and of the body that carries it out."""
    own = _OF_SUBJECT.get(row.modality) if row.force == "mandatory" else None
    subject, body = var(SUBJECT), _doer(row)
    name = own or ("Permission" if row.force == "may" else "Obligation")
    bearer, other = (subject, body) if own else (body, subject)
    slots = (
        f"<ruleml:slot><lrml:Bearer/>{bearer}</ruleml:slot>"
        f"<ruleml:slot><lrml:AuxiliaryParty/>{other}</ruleml:slot>"
    )
    act = ind(iri(*row.touched))
    done = (
        atom(f"{NAMESPACE}engages", subject, act)
        if own
        else atom(iri("modality", row.modality), body, subject, act, *_ceiling(row))
    )
    return f"<lrml:{name}>{slots}{done}</lrml:{name}>"


def _weighed(row: Row) -> str:
    """Return what neither binds nor permits: that a body weighs something, or that an act stays as it is."""
    what = ind(iri("modality", row.modality))
    relation = "leaves" if row.modality == "leave-free" else "may-weigh"
    return atom(
        f"{NAMESPACE}{relation}", _doer(row), var(SUBJECT), what, ind(iri(*row.touched)), *_ceiling(row)
    )


def _ceiling(row: Row) -> tuple[str, ...]:
    if not isinstance(row.cap, Amount):
        return ()
    return (data(row.cap), *((ind(iri("unit", row.cap.unit)),) if row.cap.unit else ()))


def _doer(row: Row) -> str:
    """Return the body that carries a row out, or what stands for it where there is none."""
    if row.enforcer:
        return ind(iri("agency", row.enforcer))
    if row.part:
        return ind(f"{NAMESPACE}the-text-itself")
    return ind(f"{NAMESPACE}{'not-known' if row.enforcer_unknown else 'nobody'}")


def _association(applied: Iterable[str], target: str) -> str:
    return f'<lrml:Association>{"".join(applied)}<lrml:toTarget keyref="#{target}"/></lrml:Association>'


def _collection(name: str, key: str, members: Iterable[str]) -> Iterator[str]:
    """Yield the lines of a collection; nothing where it has no members."""
    found = list(members)
    if found:
        yield f'<lrml:{name} key="{key}">'
        yield from found
        yield f"</lrml:{name}>"


def _labels(text: Text) -> str:
    """Return a text in both languages; `xml:lang` is allowed on none of the elements of the format itself."""
    return "".join(
        f'<mou:label xml:lang="{tag}">{escape(printable(visible(said)))}</mou:label>'
        for tag, said in (("en", text.en), ("zh-Hans", text.zh))
    )


def _attribute(text: str) -> str:
    return quoteattr(printable(visible(text)))
