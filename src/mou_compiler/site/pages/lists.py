"""Lists: how one gets on, what follows, how one leaves, and who hears."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from mou_compiler import words as w
from mou_compiler.analysis.wording import days_text
from mou_compiler.corpus.schema.declarations import List
from mou_compiler.corpus.schema.declarations.lists import Bar, Entry, Exclusion, Exit, ListRule
from mou_compiler.corpus.schema.values import Condition, Procedure, Term
from mou_compiler.interpret.listrules import RuleInForce
from mou_compiler.interpret.spelling import condition_written, procedure_written, term_text
from mou_compiler.site.blocks import Block, Facts, Grid, Item, Items, Leaf, Live, Page, Record
from mou_compiler.site.book import Book
from mou_compiler.site.markup import Bit, Line, Link
from mou_compiler.site.telling import (
    WHOLE_TABLE,
    basis_line,
    closing,
    keeper_line,
    labelled,
    named_word,
    number_text,
    period_line,
    refs_line,
    rows_grid,
)
from mou_compiler.site.things import Thing
from mou_compiler.text import Text

INDEX = "lists/index.html"
_TITLE = Text("Lists", "名单")
_KIND = Text("List", "名单")


def pages(book: Book) -> Iterator[Leaf]:
    """Yield the page of each list, and the index of all."""
    lists = book.of_kind("list")
    yield Leaf(INDEX, _TITLE, partial(_index, book, lists))
    for thing in lists:
        yield Leaf(thing.path, thing.label, partial(_page, book, thing, book.corpus.lists[thing.id]))


def _index(book: Book, lists: list[Thing]) -> Page:
    records = []
    for thing in lists:
        declared = book.corpus.lists[thing.id]
        measures = len({row.measure for row in book.rows_by_list.get(thing.id, ())})
        rules = book.view.list_rules.of(thing.id)
        exits = any(item.rule.exits for item in rules)
        records.append(
            Record(
                (
                    Link(thing.label, thing.address),
                    thing.id,
                    named_word(w.LIST_KINDS, declared.kind),
                    keeper_line(book, declared.keeper),
                    number_text(measures),
                    Text("yes", "有") if exits else _no_exit(rules),
                    number_text(len(book.found_of.get(thing.key, ()))),
                ),
                thing.days,
            )
        )
    return Page(
        INDEX,
        _TITLE,
        Text("What one can be on", "可被列入的名单"),
        [
            Grid(
                Text("All of them", "全部"),
                (
                    Text("Name", "名称"),
                    Text("Id", "标识"),
                    Text("Kind", "类别"),
                    Text("Keeper", "管理机关"),
                    Text("Measures", "措施"),
                    Text("Way out", "移出途径"),
                    Text("Findings", "检查结果"),
                ),
                records,
                Text("The corpus declares no list.", "语料未声明任何名单。"),
                numbers=frozenset({4, 6}),
            )
        ],
        scripts=("grid",),
        here=INDEX,
    )


def _no_exit(rules: tuple[RuleInForce, ...]) -> Text:
    if any(item.rule.no_exit for item in rules):
        return Text("none, as the document says", "文件载明不得移出")
    return Text("not stated", "未载明")


def _page(book: Book, thing: Thing, declared: List) -> Page:
    rows = book.rows_by_list.get(thing.id, ())
    facts: list[tuple[Text, Line]] = [
        (Text("Kind", "类别"), named_word(w.LIST_KINDS, declared.kind)),
        (Text("Keeper", "管理机关"), keeper_line(book, declared.keeper)),
        (Text("Whom it may list", "可列入的主体"), _subjects(book, declared)),
        (Text("Where", "地域"), refs_line(book, [declared.territory] if declared.territory else [])),
    ]
    if declared.parent is not None:
        facts.append((Text("Part of", "所属名单"), refs_line(book, [declared.parent])))
    if declared.existed is not None:
        facts.append((Text("Kept", "存续"), period_line(declared.existed)))
    if declared.exclusive:
        facts.append((Text("Not together with", "互斥名单"), refs_line(book, declared.exclusive)))
    rules = book.view.list_rules.of(thing.id)
    blocks: list[Block] = [
        Facts(Text("About it", "基本情况"), facts),
        _entries(book, rules),
        Live(
            Text("What follows", "列入后果"),
            "rows",
            f"list={thing.key}",
            Text("Every row, to be read as it stands:", "各行如下："),
        ),
        rows_grid(
            book,
            Text("What follows", "列入后果"),
            rows,
            Text("No measure names it in its trigger.", "没有措施以其为触发。"),
            WHOLE_TABLE,
        ),
        _exits(book, rules),
        _procedures(rules),
        _channels(book, thing),
        *closing(book, thing, declared),
    ]
    return Page(
        thing.path, thing.label, _KIND, blocks, scripts=("grid", "table", "graph"), here=INDEX, key=thing.key
    )


def _subjects(book: Book, declared: List) -> Line:
    if not declared.covers:
        return Text("anybody", "不限")
    labels = [book.corpus.subjects[ref.id].label for ref in declared.covers if ref.id in book.corpus.subjects]
    said = Text(", ".join(label.en for label in labels), "、".join(label.zh for label in labels))
    if not declared.excludes:
        return said
    without = [
        book.corpus.subjects[ref.id].label for ref in declared.excludes if ref.id in book.corpus.subjects
    ]
    return Text(
        f"{said.en}; not {', '.join(label.en for label in without)}",
        f"{said.zh}；不含{'、'.join(label.zh for label in without)}",
    )


def _rules(rules: tuple[RuleInForce, ...], parts: str) -> Iterator[tuple[RuleInForce, Any]]:
    """Yield each part of each rule with the rule, one that went on unchanged only once."""
    seen: set[tuple[int, int, int]] = set()
    for item in rules:
        for part in getattr(item.rule, parts):
            key = (id(part), item.days.start, item.days.end)
            if key not in seen:
                seen.add(key)
                yield item, part


def _entries(book: Book, rules: tuple[RuleInForce, ...]) -> Items:
    items = []
    for item, entry in _rules(rules, "entries"):
        items.append(_told(book, item, entry, _entry(book, entry), Text("listed for: ", "列入情形：")))
    for item, out in _rules(rules, "exclusions"):
        items.append(_told(book, item, out, _exclusion(book, out), Text("not listed: ", "不予列入：")))
    unknown = {waived.reason for item in rules for waived in item.rule.not_known}
    why = Text("", "")
    if unknown:
        why = Text(f" Not known: {'; '.join(sorted(unknown))}", f"不详：{'；'.join(sorted(unknown))}")
    return Items(
        Text("How one gets on it", "如何列入"),
        items,
        Text(f"No ground of entry is encoded.{why.en}", f"未编码任何列入情形。{why.zh}"),
    )


def _told(book: Book, item: RuleInForce, part: Any, more: Iterator[Bit], head: Text) -> Item:
    bits: list[Bit] = [head, Text(part.label.en or part.id, part.label.zh or part.id), *more]
    basis = getattr(part, "basis", ())
    if basis:
        bits += [Text(" — basis: ", "——依据："), *_many(basis_line(book, basis))]
    bits += _when(book, item)
    return Item(tuple(bits), item.days)


def _many(given: Line) -> tuple[Bit, ...]:
    return (given,) if isinstance(given, str | Text | Link) else given


def _when(book: Book, item: RuleInForce) -> list[Bit]:
    said = days_text(item.days)
    bits: list[Bit] = [Text(f" ({said.en}", f"（{said.zh}")]
    if item.document is not None:
        bits += [Text(", by ", "，据"), book.text(item.document.id)]
    bits.append(Text(")", "）"))
    return bits


def _entry(book: Book, entry: Entry) -> Iterator[Bit]:
    if entry.when is not None:
        yield _condition(book, entry.when)
    if entry.force is not None:
        force = named_word(w.FORCES, entry.force)
        yield Text(f"; {force.en}", f"；{force.zh}")
    yield from _term(entry.term, Text("for", "期限"))
    if entry.approval:
        yield Text("; approved by ", "；批准：")
        yield from _many(refs_line(book, entry.approval))


def _exclusion(book: Book, out: Exclusion) -> Iterator[Bit]:
    if out.when is not None:
        yield _condition(book, out.when)


def _condition(book: Book, condition: Condition) -> Text:
    written = Text(condition_written(condition, "en"), condition_written(condition, "zh"))
    said = labelled(book, written, "list", "rating")
    return Text(f"; when {said.en}", f"；条件：{said.zh}")


def _term(term: Term | None, head: Text) -> Iterator[Bit]:
    if term is not None:
        yield Text(f"; {head.en} {term_text(term)}", f"；{head.zh} {term_text(term, 'zh')}")


def _exits(book: Book, rules: tuple[RuleInForce, ...]) -> Items:
    items = [
        _told(book, item, exit_, _exit(book, exit_), Text("way out: ", "移出："))
        for item, exit_ in _rules(rules, "exits")
    ]
    items += [
        _told(book, item, bar, _bar(book, bar), Text("barred: ", "不予移出："))
        for item, bar in _rules(rules, "bars")
    ]
    items += [
        _told(
            book,
            item,
            lock,
            _term(lock.term, Text("not listed again for", "不再列入")),
            Text("lock: ", "锁定："),
        )
        for item, lock in _rules(rules, "locks")
    ]
    for item in rules:
        if item.rule.no_exit:
            bits: list[Bit] = [Text("the document says that there is no way out", "文件载明不得移出")]
            items.append(Item((*bits, *_when(book, item)), item.days))
        for term, head in (
            (item.rule.term, Text("one is on it for ", "列入期限：")),
            (item.rule.publicity, Text("the entry is public for ", "公示期限：")),
        ):
            if term is not None:
                text = Text(f"{head.en}{term_text(term)}", f"{head.zh}{term_text(term, 'zh')}")
                items.append(Item((text, *_when(book, item)), item.days))
    return Items(
        Text("How one leaves it", "如何移出"),
        items,
        Text("No way out and no term is encoded: see the findings.", "未编码移出途径与期限：见检查结果。"),
    )


def _exit(book: Book, exit_: Exit) -> Iterator[Bit]:
    kind = named_word(w.EXIT_KINDS, exit_.kind)
    yield Text(f" ({kind.en})", f"（{kind.zh}）")
    yield from _term(exit_.after, Text("after", "满"))
    if exit_.when is not None:
        yield _condition(book, exit_.when)
    for refs, head in (
        (exit_.off, Text("; first off ", "；须先移出")),
        (exit_.needs, Text("; needs ", "；须能实施")),
        (exit_.approval, Text("; approved by ", "；批准：")),
    ):
        if refs:
            yield head
            yield from _many(refs_line(book, refs))
    yield from _term(exit_.within, Text("decided within", "办理期限"))


def _bar(book: Book, bar: Bar) -> Iterator[Bit]:
    if bar.when is not None:
        yield _condition(book, bar.when)
    yield from _term(bar.term, Text("for", "期限"))


def _procedures(rules: tuple[RuleInForce, ...]) -> Grid:
    records = []
    for item in rules:
        cells = [_procedure(item.rule, name) for name in ("notice", "objection", "review")]
        records.append(Record((days_text(item.days), *cells), item.days))
    return Grid(
        Text("What is told, and who hears", "告知与救济"),
        (Text("Days", "期间"), Text("Notice", "告知"), Text("Objection", "异议"), Text("Review", "复议")),
        records,
        Text("No rule of it is ever in force.", "其规则从未施行。"),
    )


def _procedure(rule: ListRule, name: str) -> Text:
    procedure: Procedure | None = getattr(rule, name)
    if procedure is None:
        return Text("not stated", "未载明")
    return Text(procedure_written(procedure, "en"), procedure_written(procedure, "zh"))


def _channels(book: Book, thing: Thing) -> Items:
    found = []
    declared = book.corpus.lists[thing.id]
    keeper = getattr(declared.keeper, "id", "")
    for other in book.of_kind("channel"):
        channel = book.corpus.channels[other.id]
        carries = [ref.id for ref in channel.lists]
        if thing.id in carries or (not carries and any(ref.id == keeper for ref in channel.senders)):
            bits: list[Bit] = [Link(other.label, other.address), Text(": to ", "：送达")]
            bits += _many(refs_line(book, channel.receivers))
            bits += list(_term(channel.every, Text("every", "频率")))
            bits += list(_term(channel.within, Text("within", "时限")))
            found.append(Item(tuple(bits)))
    return Items(
        Text("Who hears of it", "信息送达何处"),
        found,
        Text("No channel carries it.", "没有通道传递该名单。"),
    )
