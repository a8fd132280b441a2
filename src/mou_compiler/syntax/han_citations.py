"""Citations in Han letters and Hangul, read into steps."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mou_compiler.syntax.citation_steps import (
    DEPTH,
    LIST,
    RANGE,
    Steps,
    TooDeep,
    Uneven,
    levels_below,
    plain_number,
)
from mou_compiler.syntax.numerals import read_han_number
from mou_compiler.words import CITATION_LEVELS

_HANGUL = (
    ("부칙[ \t]*", "附则"), ("단서", "但书"), ("부터[ \t]*", "至"), ("까지", ""), (r"[ \t]*및[ \t]*", "和"), (r"[ \t]*([가-하])목", r"第\1目"),
    (r"제(?=\d)", "第"), ("조", "条"), ("항", "項"), ("호", "号"), (r"의(?=\d)", "之"),
)  # fmt: skip
_NUMERAL = r"[\d〇零一二两三四五六七八九十百千]"
_HAN_NUMBER = (
    rf"(?:{_NUMERAL}+|[A-Z]{{0,2}}\.?\d+[A-Za-z]*(?:[.:-]\d+[A-Za-z]*)*|[A-Za-z]{{1,5}}|[ァ-ヺ가-하])"
)
_LEVEL_OF = {
    "編": "title",
    "節": "section",
    "條": "art",
    "号": "item",
    "號": "item",
    "点": "item",
    "細目": "clause",
}
_HAN_STEP = re.compile(
    r"(?P<until>至?)[ \t\u3000]*(?:"
    r"(?P<supplement>附[则則])|"
    rf"(?P<above>附[件表录錄]|[別别]表第?)(?P<which>{_NUMERAL}+|[A-Z](?!\w))?|"
    rf"第(?P<numbers>[（()）、和及至\dA-Za-z.:〇零一二两三四五六七八九十百千–—～~第ァ-ヺ가-하-]+?)"
    r"(?P<level>部分|分部|分章|号令|缩进项|说明|附[件表录]|规例|规则|細目|细目|子目|序言|[编編章节節条條款项項号號目段句点])"
    rf"(?P<branch>(?:[之の]{_NUMERAL}+)*)|"
    rf"[（(](?P<bracket>{_HAN_NUMBER})[）)]|(?P<kana>[ァ-ヺ])|(?P<proviso>但[书書]|ただし書き?)"
    r")"
)
_ABOVE_OF = {"件": "annex", "表": "schedule", "录": "appendix", "錄": "appendix"}
_TRADITIONAL = {"項": "para", "款": "item"}
"""Levels below an article as laws in Japan, Korea and Taiwan have them, where 項 comes first."""

COLLOQUIAL = re.compile(r"百[一二三四五六七八九](?!十)|千[一二三四五六七八九](?![百十])")
"""A number that can be read in two ways: 一百五 is 105 or 150."""


def as_han(text: str) -> str:
    """Return a citation in Han letters: Hangul turned into them, and every sign of a range into 至."""
    for written, meant in _HANGUL:
        text = re.sub(written, meant, text)
    text = re.sub(r"から|到(?=第)|(?<=\D)[-－~～–—]+(?=第)|[–—～~]+", "至", text)
    return (
        re.sub(r"(?<=[）)])(?=[（(])", "、", text.removesuffix("まで"))
        if "第（" in text
        else text.removesuffix("まで")
    )


def read_han(text: str) -> list[Steps] | Uneven | TooDeep:
    """Return the places of a citation, each part behind 和 going on from the one before it."""
    found: list[Steps] = []
    for part in re.split(r"(?<=[^\d〇零一二两三四五六七八九十百千）)、第])(?:以及|[和及与或])(?=第)", text):
        places = _read_han_part(part)
        if not isinstance(places, list):
            return places
        before = found[-1] if found else ()
        first = DEPTH[places[0][0][0]]
        above = tuple(step for step in before if DEPTH[step[0]] < first)
        found += [(*above, *place) for place in places]
    return found


def _read_han_part(text: str) -> list[Steps] | Uneven | TooDeep:
    first: list[tuple[str, str]] = []
    last: list[tuple[str, str]] = []
    steps = first
    for match in _HAN_STEP.finditer(text):
        steps = last if match["until"] else steps
        steps.extend(_han_steps(match, text, steps))
    if any(LIST in number or RANGE in number for _, number in [*first[:-1], *last]):
        return Uneven()
    if not last:
        return [tuple(first)] if LIST not in first[-1][1] else _each_of(tuple(first))
    (level, low), (other, high) = first[-1], last[-1]
    above = last[:-1]
    if level != other or (above and above != first[-len(last) : -1]):
        return Uneven()
    return [(*first[:-1], (level, f"{low}{RANGE}{high}"))]


def _each_of(steps: Steps) -> list[Steps]:
    level, numbers = steps[-1]
    return [(*steps[:-1], (level, number)) for number in numbers.split(LIST)]


def _han_steps(match: re.Match[str], text: str, before: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    if match["supplement"]:
        yield "supplement", ""
    elif match["above"]:
        yield _ABOVE_OF[match["above"][1]], _han_number(match["which"] or "")
    elif match["proviso"]:
        yield "proviso", ""
    elif match["kana"]:
        yield "subitem", match["kana"]
    elif match["bracket"]:
        last = before[-1][0] if before else "para"
        yield ("item" if last in ("art", "para") else levels_below(last)[0]), _han_number(match["bracket"])
    else:
        numbers = match["numbers"]
        level = "item" if match["level"] == "項" and numbers[0] in "（(" else _han_level(match["level"], text)
        nested = re.fullmatch(r"(\d+[A-Za-z]*)((?:[（(][\dA-Za-z]+[）)])+)", numbers)
        number = nested[1] if nested else numbers
        branch = "".join(f"-{read_han_number(one)}" for one in re.findall(rf"{_NUMERAL}+", match["branch"]))
        yield level, _several(number) + branch
        if nested:
            yield from zip(
                levels_below(level), map(plain_number, re.findall(r"[\dA-Za-z]+", nested[2])), strict=False
            )


def _han_level(written: str, text: str) -> str:
    if re.search("(?<![)）])項", text) and written in _TRADITIONAL:
        return _TRADITIONAL[written]
    word = CITATION_LEVELS.find(written)
    return word.en if word else _LEVEL_OF[written]


def _several(numbers: str) -> str:
    """Return the numbers between 第 and its level."""
    each = re.split(r"[、和及]", numbers.replace("第", ""))
    return LIST.join(
        RANGE.join(_han_number(one.strip("（()）")) for one in item.split("至")) for item in each
    )


def _han_number(text: str) -> str:
    return text if re.search(r"[A-Za-z.:\-ァ-ヺ가-하]", text) else str(read_han_number(text)) if text else ""
