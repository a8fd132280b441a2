"""What to write for what something rests on where documents put it otherwise: section 6 of the Act, under the Act, 依据某法第五条的规定.

A place that is cited is never left out of a remedy: who takes it cites what was written.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from mou_compiler.findings.fix import Advice, advised
from mou_compiler.pattern import Pattern
from mou_compiler.syntax.citations_meant import NTH_UNIT, NTH_UNITS, citation_meant
from mou_compiler.syntax.piece_meant import PieceMeant
from mou_compiler.words import ORDINALS, Text

_LEADS = (
    "in accordance with", "in pursuance of", "pursuant to", "according to", "by virtue of", "by reason of", "within the meaning of",
    "under", "per", "see", "cf.", "cf", "vide", "gemäß", "nach", "en vertu de", "依据", "根据", "依照", "按照", "按", "参照", "见", "依",
)  # fmt: skip
_LED = Pattern(
    rf"(?P<lead>(?:{'|'.join(map(re.escape, sorted(_LEADS, key=len, reverse=True)))}))(?P<blank>[ \t]+|(?=[^\x00-\x7f]))(?=\S)",
    re.IGNORECASE,
)
_POINTING = Pattern(r"(?P<lead>the|said|that|this|such|aforesaid|本|该|上述|前述)[ \t]+(?=\S)", re.IGNORECASE)
_NOTHING = frozenset({
    "n/a", "na", "nil", "tbd", "tba", "not stated", "not specified", "not known", "unspecified", "unstated", "not printed", "nothing",
    "no basis", "none stated", "none given", "未载明", "未写明", "未注明", "未列明", "未明确", "无依据", "没有", "没有依据", "不明", "暂无", "待定",
})  # fmt: skip
_ELSEWHERE = Pattern(
    r"(?:见附件|见附表|同上|同前|ibid\.?|id\.|idem|loc\. cit\.|see annex|see above|as above)", re.IGNORECASE
)
_OVER = r"(?=[ \t]*(?:[;；。}｝#\n]|//|$))"
_REVERSED = Pattern(
    r"(?P<cited>(?:§|[a-z]+\.?[ \t]*[\dIVX(]|第).*?)(?:[ \t]*,)?[ \t]+(?:(?:of|to|in|von|der|des|du|de[ \t]+la|de|del|della|der)[ \t]+)?(?:the[ \t]+)?"
    r"(?P<name>\"[^\"\n]+\"|“[^”\n]+”|「[^」\n]+」|《[^》\n]+》|[^\s\d,，、;；。:：{}｛｝#()（）§第][^\s,，、;；。{}｛｝#()（）§]*(?:[ \t]+[A-Z][^\s,，、;；。{}｛｝#()§]*)*)"
    + _OVER,
    re.IGNORECASE,
)
_SAID_SO = Pattern(
    r"(?P<whole>(?P<cited>(?P<name>[^\s第《》]+|《[^》\n]+》)第.+?[条条款项目])(?:的?(?:有关|相关)?规定|之规定|所定|规定的))"
    + _OVER
)
_YEAR = Pattern(
    r"(?P<name>《[^》\n]+》|[^\s(（\d][^\s(（]*?)[ \t]*(?P<year>[(（](?:[a-z]+[ \t]+)?(?:\d{4})年?(?:修正|修订|修改|版)?[)）]|(?<=[ \t])\d{4})[ \t]*(?=§|[a-z]+\.?[ \t]*\d|第)",
    re.IGNORECASE,
)


def basis_meant(text: str, is_name: Callable[[str], bool]) -> PieceMeant | None:
    """Return what to write for what a text says that something rests on; None where it is nothing that is known."""
    said = re.split(r"[;；。}｝#\n]", text, maxsplit=1)[0].rstrip()
    if said.casefold() in _NOTHING:
        return PieceMeant(0, len(said), _NOTHING_SAID)
    if (elsewhere := _ELSEWHERE.match(said)) and not is_name(said):
        return PieceMeant(0, elsewhere.end(), _SAID_ELSEWHERE)
    readers = (_counted, _titles_joined, _led, _said_so, _of_a_year, _reversed)
    return next((found for reader in readers if (found := reader(said, is_name)) is not None), None)


_NOTHING_SAID = Text(
    'write `none` where the document names no basis, `unknown "why"` where the copy read does not show it',
    "文件未载明依据的，写「无」；所见文本未显示的，写「不详「原因」」",
)
_SAID_ELSEWHERE = Text(
    'write the text and its place again; where it stands in what was not read, `unknown "why"`',
    "请重新写明法律及条文；所在之处未见的，写「不详「原因」」",
)


def _counted(said: str, is_name: Callable[[str], bool]) -> PieceMeant | None:
    """Return a place that is counted by ordinals before the name of its text: the third paragraph of article 5 of the Act."""
    if NTH_UNIT.match(said) is None and NTH_UNITS.match(said) is None:
        return None
    match = _OF_A_TEXT.match(said)
    name = match["name"].strip('"“”「」') if match else ""
    meant = citation_meant(match["cited"]) if match and is_name(name) else None
    if match is None or meant is None or meant.end < len(match["cited"]):
        return None
    shown = f'"{name}"' if " " in name else name
    ways = [Text(f"{shown} {way.en}", f"{shown} {way.zh}") for way in meant.ways]
    return PieceMeant(0, len(said), advised(ways))


_OF_A_TEXT = Pattern(
    r"(?P<cited>.+)[ \t]+of[ \t]+(?:the[ \t]+)?(?P<name>\"[^\"\n]+\"|“[^”\n]+”|「[^」\n]+」|[^\s,，、]+)$",
    re.IGNORECASE,
)


def _led(said: str, is_name: Callable[[str], bool]) -> PieceMeant | None:
    """Return what to do with a word before the name of a text: pursuant to, 根据, the said."""
    lead = _LED.match(said)
    pointing = _POINTING.match(said, lead.end() if lead else 0)
    end = pointing.end() if pointing else lead.end() if lead else 0
    first = re.match(r"[^\s(（第]+", said)
    if not end or (first and is_name(first[0])):
        return None
    word = said[:end].strip()
    name = re.match(r"《[^》]+》|[\"“「][^\"”」]+|[^\s,，、(（第]+", said[end:])
    if name is None or not is_name(name[0].strip('"“「')):
        return PieceMeant(
            0,
            end + len(name[0] if name else ""),
            Text("write the id of the text that is meant", "请写所指文本的编号"),
        )
    blank = len(said[:end]) - len(word)
    return PieceMeant(0, len(word), Advice(f"remove `{word}`", f"删去「{word}」", (Text("", ""),), blank))


def _said_so(said: str, is_name: Callable[[str], bool]) -> PieceMeant | None:
    """Return 某法第五条的规定 without what it says of it."""
    match = _SAID_SO.match(said)
    if match is None or not is_name(match["name"]):
        return None
    return PieceMeant(0, match.end("whole"), advised([Text(match["cited"], match["cited"])]))


def _of_a_year(said: str, is_name: Callable[[str], bool]) -> PieceMeant | None:
    """Return the edition of a text that is named by its year behind the name: 某法（2018年修正）第五条, act (2001) art 5."""
    match = _YEAR.match(said)
    if match is None or not is_name(match["name"]) or is_name(f"{match['name']} {match['year']}"):
        return None
    year = re.sub(r"\D", "", match["year"])
    written = f"{match['name']}@{year} "
    return PieceMeant(
        0,
        match.end(),
        Advice(
            f"an edition is named `{written.strip()}`; of a text without editions leave the year out",
            f"版本写作「{written.strip()}」；该法未分版本的，删去年份",
            (Text(written, written), Text(f"{match['name']} ", f"{match['name']} ")),
        ),
    )


def _reversed(said: str, is_name: Callable[[str], bool]) -> PieceMeant | None:
    """Return a place that is cited before the name of its text: section 6 of the Act."""
    match = _REVERSED.match(said)
    if match is None:
        return None
    name = match["name"]
    bare = name.strip('"“”「」')
    bare, name = (bare, name) if is_name(bare) or not is_name(bare.casefold()) else (bare.casefold(),) * 2
    if not is_name(bare):
        return None
    if any(map(is_name, re.findall(r"[^\s,，、;；\"“”「」]+", match["cited"]))):
        return _each_reversed(said, is_name)
    shown = f'"{bare}"' if " " in bare and name[0] not in '"“「《' else name
    written = f"{shown} {match['cited'].strip()}"
    return PieceMeant(
        0,
        match.end(),
        Advice(
            f"the source stands before the place: `{written}`",
            f"先写法律，后写条文：「{written}」",
            (Text(written, written),),
        ),
    )


_TITLE = r"《[^》\n]+》"
_TITLES_JOINED = Pattern(
    rf"(?P<before>{_TITLE}|[条條款项項])[ \t]*(?:[,，、]?(?:以及|和|与|及|暨|同)|&|＆)?[ \t]*(?={_TITLE})"
)


def _titles_joined(said: str, is_name: Callable[[str], bool]) -> PieceMeant | None:
    """Return several texts named by their titles with words or nothing between them: 《甲法》第五条和《乙法》, 《甲法》《乙法》."""
    if not said.startswith("《") or not all(is_name(title) for title in re.findall(_TITLE, said)):
        return None
    written = _TITLES_JOINED.sub(r"\g<before>、", said)
    return None if written == said else PieceMeant(0, len(said), advised([Text(written, written)]))


_WITH_IT = Pattern(
    r"[ \t]*(?:,[ \t]*)?(?:(?:read[ \t]+)?(?:together[ \t]+|in[ \t]+conjunction[ \t]+)?with|i\.[ ]?V\.[ ]?m\.|and|und|,)[ \t]+(?=§|[a-z]+\.?[ \t]*\d)",
    re.IGNORECASE,
)


def _each_reversed(said: str, is_name: Callable[[str], bool]) -> PieceMeant | None:
    """Return places of several texts, each before its own: § 8 of the Act in conjunction with § 125 of the Code."""
    written: list[str] = []
    for part in _WITH_IT.split(said):
        found = _reversed(part, is_name)
        if found is None or not isinstance(found.advice, Advice) or len(found.advice.writes) != 1:
            return None
        written.append(found.advice.writes[0].en)
    if len(written) == 1:
        return None
    ways = Text(", ".join(written), "、".join(written))
    return PieceMeant(
        0,
        len(said),
        Advice(
            f"the source stands before the place: `{ways.en}`", f"先写法律，后写条文：「{ways.zh}」", (ways,)
        ),
    )


_FIRST_WORDS = frozenset(
    {word.split()[0].casefold() for word in (*_LEADS, *_NOTHING)}
    | {
        "the",
        "said",
        "that",
        "this",
        "such",
        "aforesaid",
        "本",
        "该",
        "上述",
        "前述",
        "ibid",
        "idem",
        "loc",
        "id",
    }
)
_GLUED = Pattern(r"(?:依据|根据|依照|按照|参照|见附|同上|同前).*|.*(?:规定|所定)的?")


def may_be_worded(kind: str, word: str) -> bool:
    """Tell whether the first value of a basis, a token of a kind, may be worded as documents do, so that it is worth while to look."""
    return (
        kind == "CITATION"
        or word[0] == "《"
        or word.casefold() in ORDINALS
        or re.match(r"\d+(?:st|nd|rd|th)$", word) is not None
        or word.casefold() in _FIRST_WORDS
        or _GLUED.fullmatch(word) is not None
    )
