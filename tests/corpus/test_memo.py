"""A corpus that is asked again: what an edit does not touch stays the same object, and stands where it now stands."""

from __future__ import annotations

import pytest

from mou_compiler.corpus.corpus import Corpus, resolve
from mou_compiler.corpus.reading.memo import Memo
from mou_compiler.findings.fault import MOST_FAULTS
from mou_compiler.source.place import Place, Source
from mou_compiler.syntax.parser import parse

REGISTRY = """\
subject person "person" "人"
agency A "Bureau of A" "甲局" { kind government }
agency B "Bureau of B" "乙局" { kind government }
act trade.bid "bid" "投标"
list l "L" "名" { kind blacklist; keeper A; covers person; entry 1 { } }
"""
DOCUMENT = """\
memorandum d "D" "文" {
    measure 1 { on l; by B; prohibit trade.bid }
}
memorandum e "E" "件" {
    measure 1 { on l; by A; prohibit trade.bid }
}
"""


class Session:
    """Texts by path, asked again and again with one memo, and each time for the first time too."""

    def __init__(self, **texts: str) -> None:
        self.texts = texts
        self.memo = Memo()
        self.corpus = self.ask()

    def ask(self) -> Corpus:
        sources = [Source(f"{name}.mou", text) for name, text in self.texts.items()]
        return resolve(sources, memo=self.memo)

    def edit(self, **texts: str | None) -> tuple[list[str], list[str], list[str]]:
        """Return the ids that an edit adds, removes and replaces."""
        before = self.corpus
        self.texts = {name: text for name, text in {**self.texts, **texts}.items() if text is not None}
        self.corpus = self.ask()
        cold = resolve([Source(f"{name}.mou", text) for name, text in self.texts.items()])
        assert told(self.corpus) == told(cold)
        changes = self.corpus.changes_since(before)
        return (
            [one.id for one in changes.added],
            [one.id for one in changes.removed],
            [after.id for _, after in changes.replaced],
        )


def told(corpus: Corpus) -> object:
    """Return what a corpus says of its faults and of where its declarations stand."""
    faults = [
        (
            fault.code,
            fault.message,
            fault.help,
            where(fault.place),
            [(one.message, where(one.place)) for one in fault.related],
        )
        for fault in corpus.faults
    ]
    stands = [(type(one), one.id, where(one.place), where(one.extent)) for one in corpus.everything()]
    return faults, stands, corpus.used


def where(place: Place | None) -> object:
    return None if place is None else (place.path, place.span, place.text, place.order)


def session() -> Session:
    return Session(registry=REGISTRY, document=DOCUMENT)


def test_nothing_changed() -> None:
    assert session().edit() == ([], [], [])


def test_a_blank_line_moves_everything_and_changes_nothing() -> None:
    asked = session()
    place = asked.corpus.agencies["A"].place
    line, mark = place.line, hash(place)
    assert asked.edit(registry="\n\n" + REGISTRY) == ([], [], [])
    assert place is asked.corpus.agencies["A"].place
    assert (place.line, hash(place)) == (line + 2, mark)
    assert place.text == "A"


def test_a_line_changes_its_declaration_alone() -> None:
    assert session().edit(document=DOCUMENT.replace("by B", "by A")) == ([], [], ["d"])


def test_moving_up_moves_back() -> None:
    asked = session()
    asked.edit(document="# one\n" + DOCUMENT)
    assert asked.edit(document=DOCUMENT) == ([], [], [])


def test_what_names_a_thing_is_read_again_when_that_becomes_another() -> None:
    asked = session()
    renamed = REGISTRY.replace("agency B", "agency C")
    assert asked.edit(registry=renamed) == (["C"], ["B"], ["d"])
    assert [fault.message.en for fault in asked.corpus.faults] == ["no agency or role is named `B`"]
    assert asked.edit(registry=REGISTRY) == (["B"], ["C"], ["d"])
    assert asked.corpus.faults == ()


def test_what_stands_for_a_name_by_its_label_is_asked_again() -> None:
    labelled = DOCUMENT.replace("by B", 'by "Bureau of B"')
    asked = Session(registry=REGISTRY, document=labelled)
    assert asked.edit(more='agency C "Bureau of B" "丙局" { kind government }') == (["C"], [], ["d"])
    assert asked.edit(more=None) == ([], ["C"], ["d"])


def test_what_stands_for_a_name_changes_with_the_order_of_two_that_bear_it() -> None:
    twice = REGISTRY + 'role B "r" "角色"\n'
    asked = Session(registry=twice, document=DOCUMENT)
    first = twice.replace('agency B "Bureau of B" "乙局" { kind government }\n', "")
    moved = first + 'agency B "Bureau of B" "乙局" { kind government }\n'
    assert asked.edit(registry=moved) == ([], [], ["B", "d"])


def test_what_moves_behind_another_is_another_and_what_stays_in_order_is_kept() -> None:
    asked = session()
    lines = REGISTRY.splitlines(keepends=True)
    assert asked.edit(registry="".join([*lines[1:], lines[0]])) == ([], [], ["person"])
    assert asked.edit(registry="".join([*lines[:2], lines[4], *lines[2:4]])) == ([], [], ["person", "l"])


def test_a_copy_is_another_declaration() -> None:
    asked = session()
    assert asked.edit(document=DOCUMENT + DOCUMENT.partition("}\n}\n")[0] + "}\n}\n") == ([], [], [])
    assert [fault.code for fault in asked.corpus.faults] == ["MOU202"] * len(asked.corpus.faults)
    assert asked.corpus.faults


def test_a_declaration_is_kept_when_the_syntax_of_another_breaks() -> None:
    asked = session()
    broken = DOCUMENT.replace(
        "prohibit trade.bid }\n}\nmemorandum e", "prohibit (trade.bid }\n}\nmemorandum e"
    )
    added, removed, replaced = asked.edit(document=broken)
    assert (added, removed, replaced) == ([], [], ["d"])
    assert asked.edit(document=DOCUMENT) == ([], [], ["d"])


def test_a_fault_is_told_where_its_declaration_stands_now() -> None:
    asked = Session(registry=REGISTRY, document=DOCUMENT.replace("by A", "by Z"))
    asked.edit(document="\n" + asked.texts["document"])
    assert [fault.place.line for fault in asked.corpus.faults if fault.place] == [6]


def test_what_was_meant_is_looked_for_again() -> None:
    asked = Session(registry=REGISTRY, document=DOCUMENT.replace("on l", "on lister"))
    assert asked.edit(registry=REGISTRY.replace("list l ", "list listed ")) == (["listed"], ["l"], [])
    assert "`listed`" in asked.corpus.faults[0].help.en


def test_who_is_interrupted_remembers_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = session()
    with monkeypatch.context() as patched:
        patched.setattr("mou_compiler.corpus.corpus.fill_in", interrupt)
        with pytest.raises(KeyboardInterrupt):
            asked.edit(registry=REGISTRY.replace("agency B", "agency C"))
    asked.edit(registry=REGISTRY)
    assert asked.corpus.faults == ()


def interrupt(*_: object) -> object:
    raise KeyboardInterrupt


MANY = "".join(f'agency A{number} "Bureau {number}" "局{number}"\n' for number in range(40))


def test_of_a_long_file_only_what_stands_around_an_edit_is_parsed_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = Session(many=MANY)
    parsed: list[str] = []

    def noted(source: Source) -> object:
        parsed.append(source.text.strip())
        return parse(source)

    monkeypatch.setattr("mou_compiler.corpus.reading.memo.parse", noted)
    assert asked.edit(many=MANY.replace("局20", "甲局")) == ([], [], ["A20"])
    assert [text.count("agency") for text in parsed] == [3]


def test_what_has_moved_without_being_parsed_is_read_where_it_stands_now() -> None:
    asked = Session(registry=REGISTRY, many=MANY + DOCUMENT)
    asked.edit(many=asked.texts["many"].replace('局1"', '第一局"'))
    assert asked.edit(registry=REGISTRY.replace("agency B", "agency C")) == (["C"], ["B"], ["d"])


def test_what_was_read_in_part_for_the_many_faults_before_it_is_read_again() -> None:
    first, second = (
        f'agency {id_} "{id_}" "局" {{ {"; ".join(f"{id_}{number}" for number in range(MOST_FAULTS * 2 // 3))} }}\n'
        for id_ in ("X", "Y")
    )
    asked = Session(many=first + second)
    assert len(asked.corpus.faults) == MOST_FAULTS
    asked.edit(many='agency X "X" "局"\n' + second)
    assert len(asked.corpus.faults) == MOST_FAULTS * 2 // 3
