"""Random histories of edits: of small corpora in a few files, of registers beside them, and of any corpus given."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from random import Random

from hypothesis import strategies as st

from mou_compiler.source.place import Source
from mou_compiler.syntax.parser import parse
from programs import BESIDE, PRELUDE, programs
from referees.corpora import corpora
from referees.each import for_each

Texts = dict[str, str]
Edit = Callable[["History"], None]

_WORD = re.compile(r'"[^"\n]*"|[\w.《》-]+|[^\w\s]')
_STRAY = ("{", "}", "(", '"', "「", "§", ",", "and", "\u200b")
REGISTERS = """
register laws { file "laws.csv"; state 2025-04-19; may omit 中华人民共和国; section 法律 { rank basic } }
rank basic { may-burden }
law civil { title 民法 }
law 税法 { title "中华人民共和国税法" }
instrument rules "Rules" "办法" { title "办法"; signed 2015-04-24; by bureau }
agency bureau { kind government }
memorandum m { by bureau; measure 1 { basis 民法 art 3, 《税法》 art 2, 乙法 art 1, rules art 1; prohibit doing } }
act doing
"""
ROWS = """\
collection,section,title,text_date,stated_in_force,last_article,articles_found,repeals
法律,法律,中华人民共和国民法,2015-04-24,2015-05-01,94,94,乙法
法律,法律,中华人民共和国民法,2018-04-24,2018-05-01,95,95,
法律,法律,中华人民共和国税法,2010-01-01,2010-05-01,9,9,甲法 | 丙法
法律,法律,办法,2015-04-24,2015-05-01,9,9,
"""


def drawn(strategy: st.SearchStrategy[str], number: int, from_: int) -> list[str]:
    """Return so many texts, the same ones each time."""
    found: list[str] = []

    for_each(strategy, number, from_, found.append)
    return found


@cache
def pool(shard: int, number: int) -> tuple[Texts, ...]:
    """Return corpora to begin with."""
    small = [{"corpus.mou": text} for text in drawn(corpora(), number, shard)]
    walked = [
        {"prelude.mou": PRELUDE, "program.mou": text, **BESIDE} for text in drawn(programs(), number, shard)
    ]
    return (*small, *walked, {"corpus.mou": REGISTERS, "laws.csv": ROWS})


def declarations(text: str) -> list[str]:
    """Return the statements at the top of a text, each as it is written."""
    statements = parse(Source("", text)).tree.statements
    return [text[statement.start : statement.end] for statement in statements]


class History:
    """The texts of a corpus, edited at random."""

    def __init__(self, texts: Texts, chance: Random, *, spread: bool = True) -> None:
        self.chance = chance
        self.texts = _spread(texts, chance) if spread else dict(texts)
        self.first = dict(self.texts)

    def step(self) -> str:
        """Edit the texts; return what was done."""
        edit = self.chance.choice(EDITS)
        edit(self)
        return edit.__name__

    def pick(self, suffix: str = ".mou") -> str:
        """Return the path of one of the files; one is made where there is none."""
        paths = sorted(path for path in self.texts if path.endswith(suffix))
        if not paths:
            self.texts[f"new{suffix}"] = ""
        return self.chance.choice(paths) if paths else f"new{suffix}"

    def pick_two(self) -> tuple[str, str, list[str]]:
        """Return a path, one of the declarations there, and all of them."""
        path = self.pick()
        found = declarations(self.texts[path])
        return path, self.chance.choice(found) if found else "", found


def _spread(texts: Texts, chance: Random) -> Texts:
    """Return the texts with the declarations of each dealt out to a few files."""
    found: Texts = {}
    for path, text in texts.items():
        if not path.endswith(".mou"):
            found[path] = text
            continue
        for one in declarations(text):
            target = f"{chance.choice('abc')}-{path}"
            found[target] = found.get(target, "") + one + "\n"
    return found


def change_word(history: History) -> None:
    """Put another word of the corpus in the place of one."""
    path = history.pick()
    words = list(_WORD.finditer(history.texts[path]))
    others = _WORD.findall(history.texts[history.pick()])
    if words and others:
        word = history.chance.choice(words)
        text = history.texts[path]
        history.texts[path] = text[: word.start()] + history.chance.choice(others) + text[word.end() :]


def change_number(history: History) -> None:
    """Change a digit."""
    path = history.pick()
    text = history.texts[path]
    digits = [at for at, letter in enumerate(text) if letter.isdigit()]
    if digits:
        at = history.chance.choice(digits)
        history.texts[path] = f"{text[:at]}{history.chance.randrange(10)}{text[at + 1 :]}"


def insert_line(history: History) -> None:
    """Insert a blank line or a comment."""
    path = history.pick()
    lines = history.texts[path].split("\n")
    lines.insert(history.chance.randrange(len(lines) + 1), history.chance.choice(("", "  ", "# aside", "\t")))
    history.texts[path] = "\n".join(lines)


def insert_first_line(history: History) -> None:
    """Insert a blank line before everything."""
    path = history.pick()
    history.texts[path] = "\n" + history.texts[path]


def remove_line(history: History) -> None:
    """Take a line away."""
    path = history.pick()
    lines = history.texts[path].split("\n")
    del lines[history.chance.randrange(len(lines))]
    history.texts[path] = "\n".join(lines)


def delete(history: History) -> None:
    """Delete a declaration."""
    path, one, _ = history.pick_two()
    history.texts[path] = history.texts[path].replace(one, "", 1) if one else history.texts[path]


def duplicate(history: History) -> None:
    """Write a declaration a second time, there or elsewhere."""
    _, one, _ = history.pick_two()
    other = history.pick()
    history.texts[other] = (
        f"{one}\n{history.texts[other]}"
        if history.chance.random() < 0.5
        else f"{history.texts[other]}\n{one}"
    )


def move(history: History) -> None:
    """Move a declaration to another file, or to another place in its own."""
    delete_from, one, _ = history.pick_two()
    if one:
        history.texts[delete_from] = history.texts[delete_from].replace(one, "", 1)
        other = history.pick()
        history.texts[other] = f"{one}\n{history.texts[other]}"


def shuffle(history: History) -> None:
    """Write the declarations of a file in another order."""
    path, _, all_ = history.pick_two()
    history.chance.shuffle(all_)
    history.texts[path] = "\n".join(all_)


def rename(history: History) -> None:
    """Give a declaration another id, here alone or wherever it is named."""
    path, one, _ = history.pick_two()
    words = _WORD.findall(one)
    if len(words) < 2:
        return
    everywhere = history.chance.random() < 0.5
    new = words[1] + history.chance.choice(("x", "-2", "乙"))
    for other in sorted(history.texts) if everywhere else [path]:
        if other.endswith(".mou"):
            history.texts[other] = re.sub(
                rf"(?<![\w.-]){re.escape(words[1])}(?![\w.-])",
                new,
                history.texts[other],
                count=0 if everywhere else 1,
            )


def rename_back(history: History) -> None:
    """Take from a file what renaming adds."""
    path = history.pick()
    history.texts[path] = re.sub(r"(?<=\w)(x|-2|乙)(?![\w.-])", "", history.texts[path])


def break_syntax(history: History) -> None:
    """Put something astray into a file, or take a brace, a quote or a bracket away."""
    path = history.pick()
    text = history.texts[path]
    at = history.chance.randrange(len(text) + 1)
    signs = [place for place, letter in enumerate(text) if letter in '{}"()；;']
    if signs and history.chance.random() < 0.6:
        at = history.chance.choice(signs)
        history.texts[path] = text[:at] + text[at + 1 :]
    else:
        history.texts[path] = text[:at] + history.chance.choice(_STRAY) + text[at:]


def restore(history: History) -> None:
    """Put a file back as it was at first."""
    path = history.chance.choice(sorted(history.first))
    history.texts[path] = history.first[path]


def restore_all(history: History) -> None:
    """Put everything back as it was at first."""
    history.texts = dict(history.first)


def add_file(history: History) -> None:
    """Add a file, or write it anew."""
    name = history.chance.choice(("0.mou", "m.mou", "zz.mou"))
    history.texts[name] = history.chance.choice(
        (
            "",
            "# nothing\n",
            'agency new "New" "新" { kind government }\n',
            "law 甲法 {}\nact new\n",
            history.pick_two()[1],
            "\n".join(f"wrong {n} {{ }}" for n in range(history.chance.choice((3, 120)))),
            "nonsense { ( \n",
        )
    )


def remove_file(history: History) -> None:
    """Take a file away."""
    if len(history.texts) > 1:
        del history.texts[history.chance.choice(sorted(history.texts))]


def edit_rows(history: History) -> None:
    """Edit the file of a register: a row twice, away, or with another digit."""
    path = history.pick(".csv")
    lines = history.texts[path].split("\n")
    at = history.chance.randrange(len(lines))
    match history.chance.randrange(4):
        case 0:
            lines.insert(at, lines[at])
        case 1:
            del lines[at]
        case 2:
            lines[at] = lines[at].replace("法", "律", 1)
        case _:
            lines[at] = re.sub(r"\d", str(history.chance.randrange(10)), lines[at], count=1)
    history.texts[path] = "\n".join(lines)


def same(history: History) -> None:
    """Change nothing."""


EDITS: tuple[Edit, ...] = (
    change_word, change_word, change_word, change_number, change_number, insert_line, insert_first_line,
    remove_line, delete, duplicate, move, shuffle, rename, rename_back, break_syntax, restore, restore, restore_all,
    add_file, remove_file, edit_rows, same,
)  # fmt: skip


def histories(number: int, shard: int) -> Iterator[History]:
    """Yield so many histories that have just begun."""
    begun = pool(shard, max(4, number // 12))
    for count in range(number):
        yield History(begun[count % len(begun)], Random(1000 * shard + count))
