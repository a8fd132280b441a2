"""Did you mean: the nearest of the spellings that would have been right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mou_compiler.findings.fix import Advice, asked

_LONG_ENOUGH = 4
"""So many Latin letters within a word are no chance."""


def nearest(written: str, known: Iterable[str]) -> str | None:
    """Return the known spelling from which the fewest slips lead to what was written; None where none is near.

    A slip is a letter left out, put in, changed, or swapped with its neighbour; where two words part, one in
    three letters may be one.  Failing that, what contains the word or is contained in it is near, and so is a
    Han name that the word shortens.
    """
    candidates = list(known)
    folded = written.casefold()
    if folded in _WORDS_OF_THEIR_OWN or folded in _WORDS_OF_GRAMMAR:
        return None
    best = _within_slips(folded, written, candidates)
    if best is not None:
        return best
    around = [
        one
        for one in candidates
        if (_contains(one, written) or _contains(written, one))
        and not opposed(written, one)
        and not _says_more(written, one)
    ]
    return min(around, key=lambda one: (abs(len(one) - len(written)), one), default=None)


def _says_more(written: str, name: str) -> bool:
    """Tell whether there stands around a name what would be lost by writing that alone: a number, or what else is meant."""
    return name in written and _MORE_THAN_A_NAME.search(written.replace(name, " ", 1)) is not None


_MORE_THAN_A_NAME = re.compile(
    r"\d|[一二两三四五六七八九十百]+(?:个?工作)?[日月年个项]|[及和与或、]|其他|以外|除外|[较巨特]大|较[多高低小]|严重|显著"
)


def sounding_alike(written: str, known: Iterable[str]) -> str | None:
    """Return the known name whose words have the same consonants as those written, the short ones the same letters.

    So languages and habits differ that spell one word: Buro and Bureau, Centre and Center. None where several do.
    """
    sound = _sound(written)
    found = {one for one in known if _sound(one) == sound and not opposed(written, one)}
    return found.pop() if len(found) == 1 else None


def _sound(name: str) -> list[str]:
    words = re.split(r"[\W_]+", name.casefold())
    return [
        re.sub(r"[aeiouy]|(.)(?=\1)", "", word) or word
        if len(word) >= _LONG_ENOUGH and word.isascii()
        else word
        for word in words
    ]


def singulars(name: str) -> Iterator[str]:
    """Yield what a name may be several of: firms of firm, agencies of agency, 各类企业 and 企业们 of 企业."""
    if name.isascii():
        folded = name.casefold()
        if folded.endswith("ies"):
            yield name[:-3] + ("y" if name[-3:].islower() else "Y")
        if folded.endswith(("ses", "xes", "zes", "ches", "shes", "oes")):
            yield name[:-2]
        if folded.endswith("s") and not folded.endswith("ss"):
            yield name[:-1]
        return
    alone = _ALL_OF.sub("", name.removesuffix("们"))
    if alone not in ("", name):
        yield alone


_ALL_OF = re.compile(r"^(?:所有|全部|全体|一切|各类|各种|各个|各(?!级)|任何|每个|每一)(?:的)?")


def nearest_word(written: str, words: Iterable[str]) -> str | None:
    """Return the word of a closed set that was meant, where only a slip can have made another of it; None elsewhere.

    Each such word means something in law, and a word that is in none of them may mean something else: so a Han word,
    of which one letter makes another, is never near one, nor a word that stands within another.
    """
    folded = written.casefold()
    if not folded.isascii() or folded in _WORDS_OF_THEIR_OWN or folded in _WORDS_ELSEWHERE:
        return None
    return _within_slips(
        folded, written, [one for one in words if one.isascii() and len(one) >= _LONG_ENOUGH]
    )


def asked_word(written: str, words: Iterable[str]) -> Advice | None:
    """Return the question whether the nearest word of a closed set was meant; None where none is."""
    near = nearest_word(written, words)
    return None if near is None else asked(near)


_WORDS_OF_THEIR_OWN = frozenset({
    "defer", "infer", "deter", "differ", "change", "punish", "suspend", "resume", "reject", "district", "conviction",
    "conversion", "invocation", "provocation", "evocation", "affect", "deduction", "except", "collection",
    "connection", "reception", "perception", "existed", "statement", "practice",
})  # fmt: skip
"""Words of law that differ from a word of the language by a letter or two, and mean something else."""
_WORDS_OF_GRAMMAR = frozenset({
    "the", "an", "this", "that", "these", "those", "its", "their", "his", "her", "such", "which", "who", "whose", "it", "is", "are",
    "was", "were", "be", "been", "has", "have", "had", "and", "or",
})  # fmt: skip
"""Words that name nothing, though they stand within many a label."""
_WORDS_ELSEWHERE = frozenset({"count", "court", "county"})
"""Words of the language that stand a letter from one of another set."""
_NEGATIONS = frozenset({"not", "no", "non", "never", "without", "except", "un", "anti", "ex", "former"})
_PREFIXES = ("un", "non", "in", "im", "il", "ir", "dis", "de", "mis", "anti", "sub", "ex", "counter")
_HAN_NEGATIONS = re.compile(r"不|未|非|无|無|免|解除|取消|撤销|终止|停止|恢复|反|除外|以外|禁")
_HAN_OPPOSITES = (
    "上下", "大小", "高低", "内外", "前后", "进出", "入出", "增减", "加减", "开关", "买卖", "有无", "收支", "存贷", "优劣",
    "红黑", "黑白", "红白", "升降", "始终", "起止", "长短", "轻重", "多少", "先后", "正负", "正反", "左右", "存废", "新旧",
    "省市", "市县", "区县", "刑处", "公私", "男女", "主从", "借贷", "首末", "应可",
)  # fmt: skip
_OPPOSED_PAIRS = frozenset(pair for one in _HAN_OPPOSITES for pair in ((one[0], one[1]), (one[1], one[0])))
_OPPOSED_WORDS = tuple(
    frozenset(pair.split("/"))
    for pair in (
        "min/max", "minimum/maximum", "import/export", "inclusive/exclusive", "include/exclude", "before/after", "above/below",
        "over/under", "upper/lower", "internal/external", "domestic/foreign", "public/private", "long/short", "minor/major",
        "first/last", "buy/sell", "income/outcome", "upgrade/downgrade", "entry/exit", "borrower/lender", "employer/employee",
        "payer/payee", "start/end", "open/closed", "former/latter", "male/female", "lessor/lessee", "more/less", "suspend/revoke",
        "natural/legal", "appeal/review", "appeal/objection", "suspension/revocation",
    )
)  # fmt: skip


def opposed(one: str, other: str) -> bool:
    """Tell whether two words differ in what makes opposites, or other things, of them: a negation, a number, up for down."""
    first, second = one.casefold(), other.casefold()
    digits, other_digits = ("".join(re.findall(r"\d", word)) for word in (first, second))
    if digits != other_digits and len(digits) == len(other_digits):
        return True  # another year, code or number, and no slip
    words, others = (set(re.split(r"[^a-z]+", word)) - {""} for word in (first, second))
    added = words ^ others
    if added & _NEGATIONS or any(pair <= added for pair in _OPPOSED_WORDS):
        return True
    if any(_turned(word, another) for word in words - others for another in others - words):
        return True
    here, there = _parted(first, second)
    if not (here + there).isascii():
        if len(here) == len(there) == 1 and (here, there) in _OPPOSED_PAIRS:
            return True
        return (_HAN_NEGATIONS.search(first) is None) != (_HAN_NEGATIONS.search(second) is None)
    return False


def _turned(one: str, other: str) -> bool:
    """Tell whether a prefix makes one word the opposite of another: unlicensed of licensed."""
    longer, shorter = sorted((one, other), key=len, reverse=True)
    return len(shorter) >= _LONG_ENOUGH and any(longer == prefix + shorter for prefix in _PREFIXES)


def _within_slips(folded: str, written: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate from which the fewest slips lead to what was written; None where none is near."""
    most = _most_slips(folded)
    best: tuple[int, bool, str] | None = None
    for candidate in candidates:
        if abs(len(candidate) - len(folded)) <= most:
            one, other = _parted(folded, candidate.casefold())
            allowed = min(most, max(1, max(len(one), len(other)) // 3))
            slips = _slips(one, other, allowed)
            if slips <= allowed and not opposed(written, candidate):
                rank = (slips, candidate[:1] != written[:1], candidate)
                best = rank if best is None else min(best, rank)
    return None if best is None else best[2]


def _most_slips(word: str) -> int:
    if len(word) < 3:  # noqa: PLR2004 -- of two letters only two Han ones can be taken for others
        return int(len(word) > 1 and not word.isascii())
    return max(1, len(word) // 3)


def _parted(one: str, other: str) -> tuple[str, str]:
    """Return two words without the letters with which both begin and end."""
    start = 0
    shorter = min(len(one), len(other))
    while start < shorter and one[start] == other[start]:
        start += 1
    end = 0
    while end < shorter - start and one[-1 - end] == other[-1 - end]:
        end += 1
    return one[start : len(one) - end], other[start : len(other) - end]


def _slips(one: str, other: str, most: int) -> int:
    """Return how many slips lie between two words, or more than `most` once it is certain that more do."""
    earlier: list[int] = []
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, other_letter in enumerate(other, 1):
            slips = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other_letter))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == other_letter:
                slips = min(slips, earlier[j - 2] + 1)
            row.append(slips)
        if min(row) > most:
            return most + 1
    return row[-1]


def _contains(longer: str, shorter: str) -> bool:
    """Tell whether a word stands within another; of Han letters also with others between.

    Two or three Latin letters stand in too many words by chance; they must be a part of their own.
    """
    if not 1 < len(shorter) < len(longer):
        return False
    if shorter.isascii() and len(shorter) < _LONG_ENOUGH:
        return shorter in re.split(r"[^a-zA-Z0-9]", longer)
    if shorter.isascii() or shorter[0] != longer[0]:
        return shorter in longer
    letters = iter(longer)
    return all(letter in letters for letter in shorter)


def did_you_mean(written: str, known: Iterable[str]) -> Advice | None:
    """Return the question whether the nearest known spelling was meant; None where none is near."""
    near = nearest(written, known)
    return None if near is None else asked(near)
