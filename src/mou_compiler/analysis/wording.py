"""Situations, names and days as people read them, in both languages."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from mou_compiler import words as w
from mou_compiler.analysis.values import value_clauses
from mou_compiler.analysis.view import View
from mou_compiler.corpus.corpus import Corpus
from mou_compiler.corpus.schema.declarations import Act, Agency, Declaration, Document, Law, Measure, Role
from mou_compiler.corpus.schema.values import Day, Transition
from mou_compiler.findings import finding as f
from mou_compiler.interpret.listrules import RuleInForce
from mou_compiler.meaning.boxes import Witness
from mou_compiler.meaning.days import ALWAYS, Days
from mou_compiler.meaning.world import PRINCIPAL, World, own_name, party_of, principal_dimension, relation_of
from mou_compiler.memo import Index
from mou_compiler.words import Language, Text


def named(declaration: Declaration | None, id_: str) -> Text:
    """Return the label of what bears an id, and the id only where there is no label."""
    if declaration is None:
        return Text(f"`{id_}`", f"「{id_}」")
    label = declaration.label
    return Text(f"`{id_}`" if label.en == id_ else f"“{label.en}”", f"「{label.zh}」")


def measure_named(measure: Measure) -> Text:
    """Return a measure by its number in its document, and its label where that says more."""
    number, label = measure.number, measure.label
    told = number_told(measure)
    return Text(
        f"measure {told.en}" + ("" if label.en == number or told.en != number else f" “{label.en}”"),
        f"措施{told.zh}" + ("" if label.zh == number or told.zh != number else f"「{label.zh}」"),
    )


def number_told(measure: Measure) -> Text:
    """Return the number of a measure; one that is a word, for which a document has none, by the label in its place."""
    number, label = measure.number, measure.label
    if any(character.isdigit() for character in number):
        return Text(number, number)
    return Text(
        number if label.en == number else f"“{label.en}”", number if label.zh == number else f"「{label.zh}」"
    )


def identified(declaration: Declaration, id_: str) -> Text:
    """Return an id, by which one may ask further, and its label where that says more than the id or a number."""
    label, last = declaration.label, id_.rpartition("/")[2]
    return Text(
        f"`{id_}`" + ("" if label.en in (id_, last) else f" ({label.en})"),
        f"「{id_}」" + ("" if label.zh in (id_, last) else f"（{label.zh}）"),
    )


def measure_in(view: View, measure: Measure) -> Text:
    """Return a measure by its number, its document and its label where that says more."""
    number, label, document = measure.number, measure.label, document_named(view, measure.document)
    told = number_told(measure)
    return Text(
        f"measure {told.en} of {document.en}"
        + ("" if label.en == number or told.en != number else f" (“{label.en}”)"),
        f"{document.zh}措施{told.zh}"
        + ("" if label.zh == number or told.zh != number else f"（「{label.zh}」）"),
    )


def numbered_in(view: View, measure: Measure) -> Text:
    """Return a measure by its number and its document, for a sentence that has more than one; by its label where that stands for a number."""
    told, document = number_told(measure), document_named(view, measure.document)
    return Text(f"measure {told.en} of {document.en}", f"{document.zh}措施{told.zh}")


def document_named(view: View, id_: str) -> Text:
    """Return the label of a document or a law; of several that one language calls alike, with the number or id of this one."""
    item = _text_of(view, id_)
    name = named(item, id_)
    if item is None:
        return name
    return Text(
        name.en + _set_apart(view, id_, "en", " ({})"),
        name.zh + _set_apart(view, id_, "zh", "（{}）"),
    )


def _text_of(view: View, id_: str) -> Document | Law | None:
    return view.corpus.documents.get(id_) or view.corpus.laws.get(id_)


def _set_apart(view: View, id_: str, language: Language, form: str) -> str:
    """Return what sets a text apart from others of its label: its number, where no other of them has that, or its id."""
    item = _text_of(view, id_)
    label = item.label.spelled(language) if item is not None else ""
    alike = dict(view.ask(_texts_by_label).of((language, label)))
    if len(alike) < 2:  # noqa: PLR2004 -- itself alone
        return ""
    number = alike[id_]
    return form.format(number if number and list(alike.values()).count(number) == 1 else id_)


def _texts_by_label(view: View) -> Index[tuple[str, str], tuple[str, str]]:
    """Return the id and number of each document and law, under its label in each language."""
    return view.index(lambda view: (*view.corpus.documents, *view.corpus.laws), _labels_of)


def _labels_of(view: View, id_: str) -> dict[tuple[str, str], tuple[str, str]]:
    item = _text_of(view, id_)
    if item is None:
        return {}
    number = item.number if isinstance(item.number, str) else ""
    return {("en", item.label.en): (id_, number), ("zh", item.label.zh): (id_, number)}


def rule_named(view: View, item: RuleInForce, list_: str) -> Text:
    """Return who says a rule of a list: the list itself, or a document, and where in one that says several."""
    document = item.document
    if document is None:
        return Text("the list itself", "名单自身")
    name = document_named(view, document.id)
    its = [one.place for one in document.listings if one.list is not None and one.list.id == list_]
    if not its[1:] or item.rule.place not in its:
        return name
    number = its.index(item.rule.place) + 1
    return Text(f"rule {number} of it in {name.en}", f"{name.zh}的第{number}处规定")


def places_named(view: View, mask: int) -> Text:
    """Return territories, given as a mask, as the widest that it holds whole, and the rest of others."""
    tree, declared = view.rules.world.territories, view.corpus.territories
    whole = {id_ for id_ in tree.ids if tree.below(id_) and not tree.below(id_) & ~mask}
    inside = {id_ for id_ in whole if (tree.above(id_) - {id_}) & whole}
    found = [(id_, named(declared.get(id_), id_)) for id_ in sorted((whole | {*tree.members(mask)}) - inside)]
    return joined(
        name if id_ in whole else Text(f"the rest of {name.en}", f"{name.zh}的其余地区")
        for id_, name in found
    )


def body_of(corpus: Corpus, id_: str) -> Agency | Role | None:
    """Return the agency or role of an id; None where there is none."""
    return corpus.agencies.get(id_) or corpus.roles.get(id_)


def body_named(view: View, id_: str) -> Text:
    """Return the label of an agency or a role, in quotes."""
    return named(body_of(view.corpus, id_), id_)


def body_label(view: View, id_: str) -> Text:
    """Return the label of an agency or a role as it is, its id where it is not declared."""
    found = body_of(view.corpus, id_)
    return found.label if found is not None else Text(id_, id_)


def status_named(view: View, id_: str) -> Text:
    """Return the label of a list; of a rating a low grade of it."""
    if id_ in view.corpus.lists:
        return named(view.corpus.lists[id_], id_)
    name = named(view.corpus.ratings.get(id_), id_)
    return Text(f"a low grade of {name.en}", f"{name.zh}的较低等级")


def entry_named(view: View, id_: str) -> Text:
    """Return an entry on a list, by its label; of a rating a low grade of it."""
    name = status_named(view, id_)
    return Text(f"an entry on {name.en}", f"列入{name.zh}") if id_ in view.corpus.lists else name


def act_named(view: View, id_: str) -> Text:
    """Return the label of an act."""
    return named(view.corpus.of(Act).get(id_), id_)


def item_named(view: View, id_: str) -> Text:
    """Return the label of an item of a catalogue, with that of the catalogue."""
    catalogue = view.corpus.catalogues.get(id_.rpartition("/")[0])
    found = next((one for one in catalogue.permissions if one.id == id_), None) if catalogue else None
    if catalogue is None or found is None:
        return named(found, id_)
    item, whole = named(found, id_), named(catalogue, catalogue.id)
    return Text(f"{item.en} of {whole.en}", f"{whole.zh}中的{item.zh}")


def joined(texts: Iterable[Text], en: str = "and", zh: str = "、") -> Text:
    """Return an enumeration."""
    items = list(texts)
    if not items:
        return Text("", "")
    head = ", ".join(item.en for item in items[:-1])
    english = f"{head} {en} {items[-1].en}" if head else items[-1].en
    return Text(english, zh.join(item.zh for item in items))


def listed(texts: Iterable[Text]) -> Text:
    """Return several side by side, without a word between the last two."""
    items = list(texts)
    return Text(", ".join(item.en for item in items), "、".join(item.zh for item in items))


def separated(texts: Iterable[Text]) -> Text:
    """Return several that are each whole in themselves, with semicolons between them."""
    items = list(texts)
    return Text("; ".join(item.en for item in items), "；".join(item.zh for item in items))


def counted(number: int) -> str:
    """Return `1 measure` or so many `measures`, for an English sentence."""
    return f"{number} measure" if number == 1 else f"{number} measures"


def ending(number: int) -> str:
    """Return what an English verb ends in after so many: `s` after one."""
    return "s" if number == 1 else ""


def day_text(day: date | None) -> Text:
    """Return a day as each language writes it; `any day` for none."""
    if day is None:
        return Text("any day", "任何一日")
    return Text(day.isoformat(), f"{day.year}年{day.month}月{day.day}日")


def days_text(days: Days) -> Text:
    """Return when a thing is so: from one day until another, from or until one, or at all times."""
    return stretch_text(days, day_text(days.first), day_text(days.behind))


def stretch_text(days: Days, first: Text, behind: Text) -> Text:
    """Return when a thing is so, its first day and the one behind it being told in these words."""
    match days.first, days.behind:
        case None, None:
            return Text("at all times", "一直以来")
        case None, _:
            return Text(f"until {behind.en}", f"{behind.zh}以前")
        case _, None:
            return Text(f"from {first.en}", f"自{first.zh}起")
        case _:
            return Text(f"from {first.en} until {behind.en}", f"自{first.zh}起至{behind.zh}前")


def note_text(reason: str) -> Text:
    """Return the note of who encoded something, in its own language, as it stands behind a word; empty without one."""
    return Text(f" ({reason})", f"（编者注：{reason}）") if reason else Text("", "")


def unknown_text(reason: str) -> Text:
    """Return that something is not known, with the note of who encoded it, in the language of the note."""
    return Text(f"not known: {reason}" if reason else "not known", f"不详{note_text(reason).zh}")


def transition_text(transition: Transition | None) -> Text:
    """Return that what was begun under an earlier text goes on, with the words of the text; empty without one."""
    if transition is None:
        return Text("", "")
    until = day_text(transition.until.last) if isinstance(transition.until, Day) else None
    said = transition.said
    if transition.unknown:
        why = unknown_text(transition.unknown)
        return Text(f"what goes on of what was begun before is {why.en}", f"此前已开始的是否继续有效{why.zh}")
    return Text(
        "what was begun before goes on"
        + (f" until {until.en}" if until else "")
        + (f": {said}" if said else ""),
        "此前已开始的继续有效" + (f"，至{until.zh}前" if until else "") + (f"：{said}" if said else ""),
    )


def witness_day(witness: Witness) -> date | None:
    """Return the day of a situation, None where time has no known beginning."""
    return None if witness.day == ALWAYS else date.fromordinal(witness.day)


def shown(view: View, witness: Witness) -> f.Witness:
    """Return a situation as it goes into a finding."""
    return shown_in(view.rules.world, witness)


def shown_in(world: World, witness: Witness) -> f.Witness:
    """Return a situation of a world as it goes into a finding."""
    values = tuple((name, world.dimensions[name].shown[cell]) for name, cell in witness.cells)
    lists = tuple(
        holding.list if holding.relation is None else f"{holding.list}@{holding.relation}"
        for holding in world.members(witness.held)
    )
    return f.Witness(
        world.subjects.ids[witness.subject],
        lists,
        world.territories.ids[witness.territory],
        witness_day(witness),
        values,
    )


def situation(view: View, witness: Witness) -> Text:
    """Return the beginning of a sentence: on which day, what kind of subject, where, on which lists."""
    return _on_its_day(witness, _whoever(view, witness))


class Opening(NamedTuple):
    """How a sentence begins that says in which situation something is so: before its day, and before who it is."""

    en: str
    before_whom: str
    zh: str


BOTH_APPLY = Opening("Both apply", "to", "二者同时适用的情形")
IT_APPLIES = Opening("It applies", "to", "其适用的情形")
SO_IT_IS = Opening("It is so", "for", "其情形")


def shown_by(view: View, witness: Witness, opening: Opening) -> Text:
    """Return a sentence of its own that says in which situation something is so."""
    day, who = day_text(witness_day(witness)), _whoever(view, witness)
    return Text(
        f"{opening.en} on {day.en} {opening.before_whom} {who.en}",
        f"{opening.zh}：{day.zh}，{who.zh.rstrip('，')}",
    )


def _whoever(view: View, witness: Witness) -> Text:
    return view.ask(_undated, witness._replace(day=ALWAYS))


def situation_in(corpus: Corpus, world: World, witness: Witness) -> Text:
    """Return the beginning of a sentence about a situation of a world in which a corpus speaks."""
    return _on_its_day(witness, _undated_in(corpus, world, witness))


def _on_its_day(witness: Witness, undated: Text) -> Text:
    day = day_text(witness_day(witness))
    return Text(f"On {day.en} {undated.en}", f"{day.zh}，{undated.zh}")


def _undated(view: View, witness: Witness) -> Text:
    """Return what is said of a situation behind its day: the same on every day."""
    return _undated_in(view.corpus, view.rules.world, witness)


def _undated_in(corpus: Corpus, world: World, witness: Witness) -> Text:
    territory_id = world.territories.ids[witness.territory]
    territory = corpus.territories.get(territory_id)
    subject_text = kinds_text(corpus, world.subjects.ids[witness.subject]) or Text("subject", "主体")
    place = Text(f" in {territory.label.en}", f"在{territory.label.zh}的") if territory else Text("", "")
    clauses = [Text(f"is on {name.en}", f"列入{name.zh}") for name in _lists_of(corpus, world, witness, None)]
    clauses += _values_of(corpus, world, witness, None)
    ways = dict.fromkeys(holding.relation for holding in world.members(witness.held) if holding.relation)
    ways |= dict.fromkeys(relation for name, _ in witness.cells if (relation := party_of(name)) is not None)
    for relation in sorted({relation_of(way) for way in ways}):
        clauses.append(
            _attached_clause(corpus, world, witness, [way for way in ways if relation_of(way) == relation])
        )
    article = article_of(subject_text.en)
    if clauses:
        that = joined(clauses, "and", "且")
        return Text(
            f"{article} {_lower(subject_text.en)}{place.en} that {that.en}",
            f"{place.zh}{subject_text.zh}，{that.zh}，",
        )
    return Text(f"{article} {_lower(subject_text.en)}{place.en}", f"{place.zh}{subject_text.zh}")


def article_of(noun: str) -> str:
    """Return `an` before what is spoken with a vowel first, else `a`."""
    start = noun.lower()
    spoken_with_y_or_w = start.startswith(("uni", "use", "usu", "uti", "eu", "one"))
    return "an" if start[:1] in tuple("aeiou") and not spoken_with_y_or_w else "a"


def kinds_named(corpus: Corpus, kinds: str) -> Text:
    """Return ids and labels of the kinds that a set of kinds is named by."""
    texts = [named(corpus.subjects.get(id_), id_) for id_ in kinds.split(", ")]
    return Text(" and ".join(text.en for text in texts), "兼".join(text.zh for text in texts))


def kinds_text(corpus: Corpus, kinds: str) -> Text | None:
    """Return the labels of the kinds that a set of kinds is named by; None where nothing is declared."""
    labels = [corpus.subjects[id_].label for id_ in kinds.split(", ") if id_ in corpus.subjects]
    if not labels:
        return None
    first, *others = labels
    *before, last = (first.en, *(_lower(other.en) for other in others))
    return Text(f"{', '.join(before)} and {last}" if before else last, "兼".join(each.zh for each in labels))


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == " " else text


def _lists_of(corpus: Corpus, world: World, witness: Witness, relation: str | None) -> list[Text]:
    """Return the labels of the lists on which the subject itself is, or the one reached by a relation."""
    held = (item.list for item in world.members(witness.held) if item.relation == relation)
    return [named(corpus.lists.get(list_), list_) for list_ in held]


def _values_of(corpus: Corpus, world: World, witness: Witness, relation: str | None) -> list[Text]:
    """Return what values the subject itself has, or the one reached by a relation."""
    return value_clauses(
        corpus,
        (
            (own_name(name), world.dimensions[name].shown[cell])
            for name, cell in witness.cells
            if not name.startswith(PRINCIPAL) and party_of(name) == relation
        ),
    )


def _attached_clause(corpus: Corpus, world: World, witness: Witness, ways: Iterable[str]) -> Text:
    """Return to whom the subject is attached by one relation."""
    found = sorted(ways)
    relation = relation_of(found[0])
    declared = corpus.relations.get(relation)
    label = declared.label if declared else Text(relation, relation)
    whom = joined([_principal(corpus, world, witness, way) for way in found], "and of", "与")
    return Text(f"is {_lower(label.en)} of {whom.en}", f"系{whom.zh}的{label.zh}")


def _principal(corpus: Corpus, world: World, witness: Witness, way: str) -> Text:
    """Return one to whom the subject is attached: of what kind, on which lists, with which values."""
    name = principal_dimension(way)
    cell = dict(witness.cells).get(name)
    kinds = kinds_text(corpus, world.dimensions[name].shown[cell]) if cell is not None else None
    whose = kinds or Text("one", "某主体")
    article = "" if kinds is None else f"{article_of(whose.en)} "
    lists = joined(_lists_of(corpus, world, witness, way), "and", "、")
    values = joined(_values_of(corpus, world, witness, way), "and", "且")
    clauses = [f"列入{lists.zh}"] * bool(lists.zh) + [values.zh] * bool(values.zh)
    return Text(
        f"{article}{_lower(whose.en)}"
        + (f" on {lists.en}" if lists.en else "")
        + (f" that {values.en}" if values.en else ""),
        f"{'且'.join(clauses)}{'的' if clauses else ''}{whose.zh}",
    )


def witness_text(corpus: Corpus, witness: f.Witness) -> Text:
    """Return a situation as a finding has it, part by part in labels: subject, lists, place, day and values."""
    subject = kinds_named(corpus, witness.subject)
    parts = [subject] if witness.subject else []
    own = [id_ for id_ in witness.lists if "@" not in id_]
    if own:
        lists = joined(named(corpus.lists.get(id_), id_) for id_ in own)
        parts.append(Text(f"on {lists.en}", f"列入{lists.zh}"))
    for id_, _, relation in (id_.partition("@") for id_ in witness.lists if "@" in id_):
        relation = relation_of(relation)
        by, list_ = named(corpus.relations.get(relation), relation), named(corpus.lists.get(id_), id_)
        parts.append(Text(f"{by.en} of one on {list_.en}", f"系列入{list_.zh}者的{by.zh}"))
    if witness.territory:
        place = named(corpus.territories.get(witness.territory), witness.territory)
        parts.append(Text(f"in {place.en}", f"在{place.zh}"))
    if witness.date is not None:
        day = day_text(witness.date)
        parts.append(Text(f"on {day.en}", day.zh))
    for name, value in witness.values:
        if name.startswith(PRINCIPAL):
            relation = relation_of(name.removeprefix(PRINCIPAL))
            by, kind = named(corpus.relations.get(relation), relation), kinds_named(corpus, value)
            parts.append(Text(f"{by.en} of {kind.en}", f"系{kind.zh}的{by.zh}"))
    values = [(name, value) for name, value in witness.values if not name.startswith(PRINCIPAL)]
    for party in dict.fromkeys(party_of(name) for name, _ in values):
        its = [(own_name(name), value) for name, value in values if party_of(name) == party]
        parts += value_clauses(corpus, its)
    return separated(parts)


def modality_text(modality: str) -> Text:
    """Return a modality's word in both languages."""
    word = w.MODALITIES.named(modality)
    return Text(word.en, word.zh)
