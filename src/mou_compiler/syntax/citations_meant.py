"""What to write for citations as countries word them and the language does not: § 5 II 1, 5 kap. 3 §, art. 5, tweede lid.

What is written is turned into steps that the language reads, and told only where all of it was: what is left out
of a remedy would be lost without a word, and the writer would cite another place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import product, takewhile
from typing import NamedTuple

from mou_compiler.findings.fix import Advice, advised, alternatives
from mou_compiler.pattern import Pattern
from mou_compiler.syntax.citation_steps import BRANCHED, DEPTH, LIST, RANGE, Steps, TooDeep, Uneven
from mou_compiler.syntax.citations import CITED, is_doubtful, read_citation, upwards
from mou_compiler.syntax.number_words import read_number_words
from mou_compiler.syntax.numerals import with_usual_signs
from mou_compiler.syntax.ranges import count_between, read_roman
from mou_compiler.syntax.written_citations import shown_citations, write_citation
from mou_compiler.words import CITATION_PLURALS, CITATION_SPELLED, CITATION_UNITS, LETTERED, Text

_ORDINALS = (
    "first|premier|première|1er|1ère|eerste|primo|prima|första|primer|primero|primera|primeiro|primeira|erster|erste|ersten",
    "second|deuxième|seconde|tweede|secondo|seconda|andra|segundo|segunda|zweiter|zweite|zweiten",
    "third|troisième|derde|terzo|terza|tredje|tercer|tercero|tercera|terceiro|terceira|dritter|dritte|dritten",
    "fourth|quatrième|vierde|quarto|quarta|fjärde|cuarto|cuarta|vierter|vierte|vierten",
    "fifth|cinquième|vijfde|quinto|quinta|femte|fünfter|fünfte|fünften",
    "sixth|sixième|zesde|sesto|sesta|sjätte|sexto|sexta|sechster|sechste",
    "seventh|septième|zevende|settimo|sjunde|séptimo|sétimo|siebter",
    "eighth|huitième|achtste|ottavo|åttonde|octavo|oitavo|achter",
    "ninth|neuvième|negende|nono|nionde|noveno|neunter",
    "tenth|dixième|tiende|decimo|tionde|décimo|zehnter",
)  # fmt: skip
_ORDINAL_OF = {word: number for number, words in enumerate(_ORDINALS, 1) for word in words.split("|")}
_LEVELS = {
    "para": "stk|stykke|stycket|stycke|st|mom|momentti|momentin|leden|alinéas|alineas|commi|co|cpv|párrafos|apartados|absätze|absatzes|ust|odst|ods|alin|ч|часть|части|частина|частини|ал|παρ",
    "subpara": "uabs|unterabsatz|unterabs|ual|unterabsatzes|абз|абзац",
    "sentence": "meningen|mening|phrase|volzin|zin|frase|satz|satzes",
    "item": "punkten|punkt|p|chiffre|onderdeel|num|nº|nr|nrn|ziff|incisos|nummern|pkt|punkty|bod|toč|п|пункт|пункта|т",
    "lit": "litra|onder|sub|bst|lettere|lettres|buchst|buchstabe|doppelbuchstabe|doppelbuchst|dreifachbuchstabe|unterlit|buchstabens|buchstaben|písm|подп|пп|подпункт|подпункта",
    "indent": "tiret|spiegelstrich|streepje|trattino|guion|strecksatsen",
    "chapter": "kap|luku|luvun|hoofdstuk|kapitlet",
    "order": "o",
    "art": "artt|artículos|articoli|artigos|artikelen|artikeln|artikels|čl|чл|ст|статья|статьи|стаття|статті|άρθρο|άρθρου",
    "annex": "bilaga|liite|anlagen|anhänge",
}
_LEVEL_OF = {word: level for level, words in _LEVELS.items() for word in words.split("|")}
_AFTER = "kap|luku|luvun|§|st|mom|momentti|momentin|p|stycket|stycke"
"""Words that stand behind their number in Sweden and Finland."""
_JOIN = r"(?:,|;)?[ ]*(?<!\w)(?:(?:and|or|et|ou|und|oder|u\.|y|o|e|en|och|eller|ja|i(?=[ ]+\d)|&)(?!\w)|(?<=,))[ ]*|[ ]*,[ ]*"
_TO = (
    r"[ ]*(?:(?:to|through|bis|až|à|a|tot en met|tot|t/m|au|al|till)(?=[ ]+[\dA-Z(])|"
    r"(?:to|through|bis|až|tot en met|tot|t/m)(?=[ ]+[a-z](?![\w.]))|[–—~-])[ ]*"
)
_DIGITS = (
    r"(?:[A-Z]{1,2}\.?[ ]?)?\d+[A-Za-z]{0,2}(?![^\Wºª])(?:-\d+[a-z]?(?!\w))*(?:[ ]?(?:bis|ter|quater|quinquies)(?![\w]|[ ]\d))?"
    r"(?:[ ]*\([\dA-Za-z]{1,5}\))*"
)
_LETTERS = r"[a-z]{1,2}(?![\w.])\)?"
_INNER = r"(?:\([\dA-Za-z]{1,5}\)[ ]*)+"
_NO_NUMBER = r"(?!\d+(?:e|ème|eme|de|ste|:e|:a)[ ])"
_MARKS = r"(?:[.]?[ºª]|\.?er)?"


def _several(one: str, marks: str = "") -> str:
    """Return the pattern of numbers of one kind, one or several."""
    return rf"{one}{marks or '[°]?'}(?:(?:{_TO}|{_JOIN}){_NO_NUMBER}{one}{marks}(?![ ]*(?:°|(?:{_AFTER})(?!\w))))*"


_MANY = "|".join(
    (_several(_DIGITS, _MARKS), _several(r"[IVXLC]+(?!\w)"), _several(_LETTERS), _several(_INNER))
)
_STEP = Pattern(rf"(?P<word>§§?|[^\W\d_]+(?:-[a-z]+)?[º°]?)\.?[ ]*(?:n?[°º][ ]*)?(?P<numbers>{_MANY})")
_DOTTED = Pattern(
    r"(?P<word>[^\W\d_]+)\.?[ ]+(?P<art>\d+)\.(?P<para>\d+)(?:[.]?[ ]*(?P<letter>\(?[a-z]\)))?(?![\w.]*\w)"
)
_LETTERED_DOTS = Pattern(
    r"(?P<word>[^\W\d_]+)\.?[ ]+(?P<art>\d+)\.(?P<para>\d+)\.?[ ]*(?P<letter>[a-z])\)?(?!\w)"
)
_COLON = Pattern(r"(?P<word>[^\W\d_]+)\.?[ ]+(?P<number>\d+:\d+[a-z]?)(?!\w)")
_ROMAN_STEP = Pattern(r"(?P<roman>[IVX]+)(?!\w)(?:[ ]+(?P<sentence>\d+)(?![\w.]|[ ]*[°º]))?")
_BEHIND = Pattern(
    rf"(?P<number>\d+[ ]?[a-z]?)(?:[ ]?[–-][ ]?(?P<last>\d+[a-z]?))?[ ]*(?P<word>{_AFTER})§?(?!\w)\.?"
)
_NTH_ONE = Pattern(
    rf"(?:(?P<ordinal>{'|'.join(sorted(_ORDINAL_OF, key=len, reverse=True))})|(?P<digits>\d+)(?:º|ª|°|e|ème|eme|de|ste|:e|:a|\.))"
    r"[ ]+(?P<word>[^\W\d_]+(?:-[a-z]+)?)\.?(?!\w)",
    re.IGNORECASE,
)
_DEGREE = Pattern(r"(?P<number>\d+)[ ]*[°º](?:[ ]+du[ ]+(?P<roman>[IVX]+)(?!\w))?")
_PROVISO = Pattern(r"(?i:proviso|explanation)(?!\w|[ ]+\d)")
_FRENCH = Pattern(r"[LRDA]\*?\.?[ ]?\d+(?:-\d+)+(?!\w)")
_PREMIER = Pattern(r"article premier(?!\w)")
_NUMBER_ALONE = Pattern(r"(?P<number>\d+)(?![\w.]|[ ]*[°º§])")
_LETTER = Pattern(r"\(?(?P<letter>[a-z])\)?(?![\w.])")
_FOLLOWING = Pattern(r"(?:(?P<one>f|et sq)|ff|et seqq?|et sqq|sqq|et s)\.?(?!\w)")
_ANOTHER = Pattern(r"[ ]*,[ ]*[^\W\d_]{2}|[ ]*,[ ]*[《\"“「]")
"""A comma and what may be the name of another text."""
_BETWEEN = Pattern(r"[ ]*(?:[;；]|,(?=[ ])|、|$)[ ]*")
_BLANK = Pattern(r"[ ]+")
_OF = Pattern(
    r"[ ]+(?:(?:of|to|du|de la|de|van|der|des|del|della|do|da)(?:[ ]+the)?[ ]+|(?:de l|dell|all)['’][ ]*)(?=\S)",
    re.IGNORECASE,
)
_COMMA = Pattern(
    rf"[ ]*,?[ ]*(?:(?:read[ ]+|taken[ ]+)?(?:together[ ]+|in[ ]+conjunction[ ]+)?with|r/w\.?|i\.[ ]?V\.[ ]?m\.|iVm|in[ ]+Verbindung[ ]+mit)[ ]+|{_JOIN}"
)
_FROM_TO = Pattern(
    r"(?<!\w)(?P<word>[a-z]+\.?|§)[ ]*(?P<low>\d+)[ ]+(?:to|through|until|till|bis|[-–—])[ ]+(?P=word)[ ]*(?P<high>\d+)(?![\w(.])",
    re.IGNORECASE,
)
"""A range that names its unit twice: art 5 to art 7."""
_IN_WORDS = Pattern(
    r"(?<!\w)(?P<word>art|article|section|rule|regulation|paragraph|schedule|annex|chapter|part)[ ]+"
    r"(?P<number>(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)(?![\w-])",
    re.IGNORECASE,
)
_NUMBERED_IN_ENGLISH = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth",
    "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
)  # fmt: skip
NTH_UNIT = Pattern(
    rf"(?<![\w-])(?:the[ ]+)?(?:(?P<ordinal>{'|'.join(_NUMBERED_IN_ENGLISH)})|(?P<digits>\d+)(?:st|nd|rd|th))[ ]+"
    r"(?P<word>article|section|rule|regulation|recital|paragraph|subparagraph|sub-paragraph|sentence|item|point|subsection|schedule|annex|"
    r"chapter|part|indent)(?![\w-])",
    re.IGNORECASE,
)
"""A place that is counted by an ordinal, as speech has it: the fifth article, the 3rd paragraph."""
_NTH = rf"(?:{'|'.join(_NUMBERED_IN_ENGLISH)}|\d+(?:st|nd|rd|th))"
NTH_UNITS = Pattern(
    rf"(?<![\w-])(?:the[ ]+)?(?P<numbers>{_NTH}(?:[ ]*,[ ]*{_NTH})*(?P<joint>[ ]*,?[ ]+(?:and|to|through)[ ]+){_NTH})[ ]+"
    r"(?P<word>article|section|rule|regulation|recital|paragraph|subparagraph|sub-paragraph|sentence|item|point|subsection|schedule|annex|"
    r"chapter|part|indent)(?:s|es)?(?![\w-])",
    re.IGNORECASE,
)
"""Places of one level that are counted by ordinals: the second and third subparagraphs."""
_ORDINAL = Pattern(_NTH, re.IGNORECASE)
_INNER_FIRST = Pattern(
    rf"(?:the[ ]+)?(?P<inner>(?:{_NTH}(?:[ ]*,[ ]*{_NTH})*[ ]*,?[ ]+(?:and|to|through)[ ]+{_NTH}[ ]+[a-z-]+|"
    r"(?:sub-?paragraphs|paragraphs|sentences|items|points|indents)[ ]+[\w() ,]+?))"
    r"[ ]+of[ ]+(?:the[ ]+)?(?P<around>(?:article|section|rule|regulation|paragraph)[ ]+[^\s,;；{}]+)(?=[ ]*(?:[;；}｝#]|//|$))",
    re.IGNORECASE,
)
"""Several places before the one place around them: the second and third subparagraphs of article 5(1)."""
_JOINT_FIRST = Pattern(r"(?:and|or)[ ]+[a-z]")
_OF_THE = Pattern(
    r"(?<= of )the[ ]+(?=(?:article|section|rule|regulation|paragraph|schedule|annex|chapter|part)[ ]+\d)",
    re.IGNORECASE,
)
_CYRILLIC = Pattern("[\u0400-\u04ff]")
_HALF = Pattern(r"(?:Hs|Halbs|HS|Halbsatz|Halbsatzes|halvmening)\.?[ ]*\d+(?!\w)")
_SEVERAL_ABOVE = Pattern(
    r"(?P<units>§§|arts|sections) (?P<numbers>\w+(?:, \w+)+)(?P<below> (?:para|item|sentence|lit) [^;]*)"
)


_CZECH = Pattern(r"^§|(?<!\w)(?:čl|odst|ods|písm|bodu?)(?!\w)", re.IGNORECASE)
"""Where `a` between numbers is `and`; in Spanish and Portuguese it is `to`."""
_THE = Pattern(r"(?:l'|(?:the|les|die|los|las|gli)[ ]+)(?=[^\W\d_]+\.?[ ]*\d)", re.IGNORECASE)


_QUOTED_LETTER = Pattern(r"(?<=[ ,])[\"“「]([a-z])[\"”」](?!\w)")
_SPACED = Pattern(
    r"(?:第[ \t]+[\dA-Z]|(?:附[表件則则]|[別别]表|별표|별지|부칙)[ \t]*[\d第제])"
    r"(?:[^\n;；。}｝#,，]|[,，](?=[ \t]*第[ \t]*\d))*?(?=[ \t]*(?:[;；。}｝#\n]|[,，](?![ \t]*第[ \t]*\d)|//|$))"
)
"""A place in Han or Korean letters with blanks around its numbers, as it is set in Hong Kong, Taiwan and Korea: 第 5 條第 2 款."""
_BLANK_IN_HAN = Pattern(
    r"(?<=[第表件則则之])[ \t]+(?=[\dA-Z第])|(?<=[\dA-Z)])[ \t]+(?=[条條款项項号號段部节節章第])|(?<=[条條款项項号號段部节節章])[ \t]+(?=[第之])"
)
_COMMA_IN_HAN = Pattern(r"[ \t]*[,，][ \t]*(?=第)")
_TAIWAN = Pattern(r"第(\w+)條第(\w+)款")
"""What may be an item of the article, as in Taiwan, or its paragraph."""
_KOREAN_TABLE = Pattern(r"별(?:표|지)[ \t]*(?:제[ \t]*)?(\d+)(?:호)?")


def _compact(text: str) -> str:
    """Return a place without the blanks around its numbers."""
    return _KOREAN_TABLE.sub(r"schedule \1", _COMMA_IN_HAN.sub("、", _BLANK_IN_HAN.sub("", text)))


class Meant(NamedTuple):
    """What may have been meant, each as it is written in either language; how many letters of the line it takes."""

    ways: tuple[Text, ...]
    end: int
    narrower: bool = False
    """Whether what was written is less than the ways say: half of a sentence, which of the items is not told."""

    @property
    def advice(self) -> Advice:
        """The remedy, which asks where there are several ways; of what cannot be cited alone it is the whole, for the writer to take."""
        if not self.narrower:
            return either(self.ways)
        whole = self.ways[0]
        return Advice(
            f"cite the whole, `{whole.en}`, or each of its parts by its number",
            f"请引用其整体「{whole.zh}」，或按编号逐一引用",
        )


class Whole(NamedTuple):
    """A citation in a text: where it begins and ends, and what may have been meant by it."""

    start: int
    end: int
    meant: Meant


def either(ways: Iterable[Text]) -> Advice:
    """Return the remedy to write one of these; which of several, the source says."""
    each = tuple(dict.fromkeys(ways))
    if not each:
        return Advice("write each place as the source has it", "请按原文逐处引用")
    if len(each) == 1:
        return advised(each)
    shown = alternatives(each)
    return Advice(f"write {shown.en}, as the source means", f"请按原文写{shown.zh}", each)


def citation_meant(line: str) -> Meant | None:
    """Return what to write for the citation with which a line begins; None where some part of it is not known.

    The citation ends with the line, or at a comma behind which another name stands.
    """
    plain = _QUOTED_LETTER.sub(r"  \1", with_usual_signs(line)).replace("’", "'")
    spaced = _SPACED.match(plain)
    if spaced is not None and (compact := _compact(spaced[0])) != spaced[0]:
        apart = citation_meant(compact)
        if either_way := _TAIWAN.fullmatch(compact):
            article, number = either_way.groups()
            both = [places_of(f"第{article}条第{one}") for one in (f"（{number}）项", f"{number}款")]
            return Meant(tuple(shown_citations(one) for one in both if one), spaced.end())
        places = None if apart is not None else places_of(compact)
        if apart is not None and apart.end == len(compact):
            return apart._replace(end=spaced.end())
        return None if places is None else Meant((shown_citations(places),), spaced.end())
    if re.match(r"第|[\d一二三四五六七八九十百]+[条條章节款项項号号]|제|附", plain):
        return _in_han(plain)
    if _JOINT_FIRST.match(plain):  # `or third subparagraph`, where `or` would be an order rule
        return None
    inner = _INNER_FIRST.match(plain)
    if inner is not None:
        turned = f"{inner['around']}, {inner['inner']}"
        outer = citation_meant(turned)
        return outer._replace(end=inner.end()) if outer is not None and outer.end == len(turned) else None
    if _CZECH.search(plain) and not re.search("[ºª]", plain):
        plain = re.sub(r"(?<=[ ])a(?=[ ]+\d)", "&", plain)
    plainer, last = _plainer(plain)
    scanned = _Scanner(plainer)
    if not scanned.read() or scanned.at < last:
        return None
    ways: list[Text] = []
    for written in product(*scanned.pieces):
        line = "".join(written)
        for way in _spread(line) or [line]:
            places = places_of(way)
            if places is None:
                return None
            ways.append(shown_citations(places))
    return Meant(tuple(dict.fromkeys(ways)), scanned.at + len(plain) - len(plainer), scanned.narrower)


def _plainer(line: str) -> tuple[str, int]:
    """Return a line with numbers in digits, and ranges that name their unit once; and where the last of these ends in it."""
    last = 0
    if article := _THE.match(line):
        line = line[article.end() :]
    for pattern in (NTH_UNITS, NTH_UNIT, _OF_THE, _IN_WORDS, _FROM_TO):
        while match := pattern.search(line):
            if pattern is NTH_UNITS:
                numbers = [_number_of(one[0]) for one in _ORDINAL.finditer(match["numbers"])]
                to = match["joint"].strip(" ,").casefold() in ("to", "through")
                written = f"{match['word'].replace('-', '')}s {(' to ' if to else ', ').join(numbers)}"
            elif pattern is NTH_UNIT:
                number = match["digits"] or _number_of(match["ordinal"])
                written = f"{match['word']} {number}"
            elif pattern is _OF_THE:
                written = ""
            elif pattern is _IN_WORDS:
                written = f"{match['word']} {read_number_words(match['number'])}"
            else:
                written = f"{_several_of(match['word'])} {match['low']} to {match['high']}"
            line = f"{line[: match.start()]}{written}{line[match.end() :]}"
            last = max(last + len(written) - len(match[0]), match.start() + len(written))
    return line, last


def _number_of(ordinal: str) -> str:
    """Return the number that an English ordinal counts by: second, 2nd."""
    if ordinal[0].isdecimal():
        return ordinal[:-2]
    return str(_NUMBERED_IN_ENGLISH.index(ordinal.casefold()) + 1)


def _several_of(word: str) -> str:
    """Return the word for several of what a word is for."""
    level = _level(word.rstrip(".")) or word
    return (
        "§§"
        if level == "§"
        else next((many for many, one in CITATION_PLURALS.items() if one.en == level), word)
    )


def _spread(line: str) -> list[str]:
    """Return what §§ 5, 6 para 2 may be: the paragraph is of the last of them, or of each."""
    match = _SEVERAL_ABOVE.fullmatch(line)
    if match is None:
        return []
    unit = {"§§": "§", "arts": "art", "sections": "section"}[match["units"]]
    *others, last = (f"{unit} {number}" for number in match["numbers"].split(", "))
    below = match["below"]
    return [";".join([*others, f"{last}{below}"]), ";".join(f"{one}{below}" for one in (*others, last))]


def places_of(text: str) -> tuple[Steps, ...] | None:
    """Return the places that a text names if the whole of it is a citation, or several between commas."""
    found: list[Steps] = []
    text = text.strip()
    at = 0
    while at < len(text):
        match = CITED.match(text, at)
        read = read_citation(match[0]) if match and not is_doubtful(match[0]) else Uneven()
        between = _BETWEEN.match(text, match.end()) if match else None
        if match is None or between is None or isinstance(read, Uneven | TooDeep):
            return None
        if any(upwards(place) or _runs_down(place) for place in read):
            return None
        before = found[-1] if found else ()
        found.extend((*_above(before, place), *place) for place in read)
        at = between.end()
    return tuple(found)


def _runs_down(place: Steps) -> bool:
    """Tell whether a place is a range that does not run from a number to a higher one."""
    ranges = (part.partition(RANGE) for part in place[-1][1].split(LIST))
    return any(found and len(count_between(low, high)) < 2 for low, found, high in ranges)  # noqa: PLR2004 -- both ends


def _above(before: Steps, place: Steps) -> Steps:
    """Return the steps that a place has in common with the one before it, from which it goes on."""
    first = DEPTH[place[0][0]]
    if first <= DEPTH["§"]:
        return ()
    return tuple(takewhile(lambda step: DEPTH[step[0]] < first, before))


class _Scanner:
    """Reads steps one behind the other; each piece is one or several ways to write what it means."""

    def __init__(self, line: str) -> None:
        self.line = line
        self.at = 0
        self.pieces: list[tuple[str, ...]] = []
        self.level = ""
        self.above: list[str] = []
        self.joined = ""
        self.items = False
        self.narrower = False

    def read(self) -> bool:
        """Tell whether the whole line, up to its end or to another name, was read."""
        readers: tuple[Callable[[], bool], ...] = (
            self._half, self._dotted, self._colon, self._behind, self._nth, self._named, self._word, self._code, self._degree, self._roman,
            self._following, self._bare,
        )  # fmt: skip
        while True:
            before = self.at
            self.joined = self._skip()
            if self._ended():
                self.at = before
                return bool(self.pieces) and not self.joined
            if not any(reader() for reader in readers):
                self.at = before
                return (
                    self.joined == "," and bool(self.pieces) and _ANOTHER.match(self.line, before) is not None
                )
            if self.joined == "and" and self.pieces[-1][0].startswith(" "):
                return False

    def _skip(self) -> str:
        """Pass over blanks and a word that joins; return which it was."""
        if match := _BLANK.match(self.line, self.at):
            self.at = match.end()
        if self.pieces and (match := _COMMA.match(self.line, self.at)):
            self.at = match.end()
            return "," if match[0].strip() == "," else "and"
        return ""

    def _ended(self) -> bool:
        return re.match(r"[ ]*(?:[;；}｝#]|//|$)", self.line[self.at :]) is not None

    def _take(self, match: re.Match[str], level: str, *ways: str) -> bool:
        self.at = match.end()
        beside = (
            self.joined and _depth(level) <= _depth(self.level) and (level, self.level) != ("lit", "item")
        )
        sign = ";" if beside else " " if self.pieces else ""
        self.pieces.append(tuple(f"{sign}{way}" for way in ways))
        self.level = level
        self.above.append(level)
        here = _STEP.match(self.line, match.start())
        after = _STEP.match(self.line, self.at + 1)
        above = _level(after["word"]) if here and after and _CYRILLIC.match(here["word"]) else None
        if above and _depth(above) < _depth(level):  # п. 1 ч. 2 ст. 5, where the cases of the words say `of`
            self.pieces.append((" of",))
        if of := _OF.match(self.line, self.at):
            rest = _STEP.match(self.line, of.end())
            if rest and _level(rest["word"]) and self.level not in ("art", "section", "§"):
                self.at = of.end()
                self.pieces.append((" of",))
        return True

    def _half(self) -> bool:
        """Pass over half a sentence, which no level is for."""
        match = _HALF.match(self.line, self.at)
        if match is None or not self.pieces or self.joined:
            return False
        self.at = match.end()
        self.narrower = True
        return True

    def _dotted(self) -> bool:
        """Read art 71.1.b, and art 5.2, which may be a paragraph or an article put in."""
        match = _LETTERED_DOTS.match(self.line, self.at)
        if match and _level(match["word"]) == "art":
            return self._take(match, "item", f"art {match['art']}({match['para']})({match['letter']})")
        match = _DOTTED.match(self.line, self.at)
        if match is None or _level(match["word"]) != "art":
            return False
        low, high = match["art"], match["para"]
        return self._take(match, "para", f"art {low}({high})", f"art {branch(low, high)}")

    def _colon(self) -> bool:
        """Read art 3:40, as books of Dutch law number their articles."""
        match = _COLON.match(self.line, self.at)
        return (
            match is not None
            and _level(match["word"]) == "art"
            and self._take(match, "art", f"art {match['number']}")
        )

    def _behind(self) -> bool:
        """Read 5 kap. 3 § 2 st, where the word stands behind its number."""
        match = _BEHIND.match(self.line, self.at)
        if match is None:
            return False
        level = "§" if match["word"] == "§" else _LEVEL_OF[match["word"]]
        number = match["number"].replace(" ", "")
        several = f"{number} to {match['last']}" if match["last"] else number
        return self._take(match, level, _written(level, several, several=several != number))

    def _nth(self) -> bool:
        """Read tweede lid, 2e alinéa, andra stycket."""
        match = _NTH_ONE.match(self.line, self.at)
        level = _level(match["word"]) if match else None
        if match is None or level is None or level in CITATION_UNITS.spellings:
            return False
        number = match["digits"] or str(_ORDINAL_OF[match["ordinal"].casefold()])
        return self._take(match, level, f"{level} {number}")

    def _named(self) -> bool:
        """Read a proviso or explanation without a number, and the section to which it is."""
        match = _PROVISO.match(self.line, self.at)
        return match is not None and self._take(match, "proviso", match[0].lower())

    def _code(self) -> bool:
        """Read L. 123-4, which in France is an article."""
        match = _FRENCH.match(self.line, self.at)
        return match is not None and not self.pieces and self._take(match, "art", f"art {match[0]}")

    def _word(self) -> bool:
        """Read a word of a level and its numbers."""
        if match := _PREMIER.match(self.line, self.at):
            return self._take(match, "art", "art 1")
        match = _STEP.match(self.line, self.at)
        level = _level(match["word"]) if match else None
        if match is None or level is None:
            return False
        if match["word"] in ("ch", "c") and self.above and self.above[-1] in ("lit", "para", "art", "item"):
            level = "item" if match["word"] == "ch" else "para"
        if match["word"] == "c" and not self.above:
            return match["numbers"].isdecimal() and self._take(
                match, "para", f"para {match['numbers']}", f"chapter {match['numbers']}"
            )
        if level == "para" and not self.above and re.match(r"\d\w*[ ]*\(", match["numbers"]):
            level = "section" if match["word"].casefold().startswith("sub") else level
        if match["word"] == "S" and self.above:
            level = "sentence"
        if (
            level in ("§", "§§")
            and {"art", "section"} & set(self.above)
            and not self.joined.startswith("and")
        ):
            level = "para"
        self.items = self.items or re.search("[ºª]", match["numbers"]) is not None
        if match["word"] in ("n", "nº") and self.above[-1:] == ["art"] and ".º" in self.line:
            level = "para"
        elif match["word"] in ("n", "nº"):
            level = "subitem" if "lit" in self.above else "item"
        elif level == "item" and "lit" in self.above and "item" not in self.above:
            level = "subitem"
        numbers = re.sub(r"(?<=[\dA-Za-z])\.?[°º]|(?<=1)\.?er|(?<=\d)[ ](?=\()", "", match["numbers"])
        if level == "lit":
            numbers = re.sub(r"(?<![(\w])([a-z]{1,2})\)?(?!\w)", r"\1", numbers)
            if "lit" in self.above and self.above[-1] == "lit":
                return self._take(match, "lit", f"({numbers})")
        several = re.search(rf"{_TO}|{_JOIN}", re.sub(r"(?<=[\dA-Za-z])-(?=\d)", "", numbers))
        plural = match["word"] == "§§" or match["word"].casefold() in CITATION_PLURALS
        level = "§" if level == "§§" else level
        if plural and _HYPHENED.search(numbers):
            ways = _with_hyphen(level, numbers)
            return bool(ways) and self._take(match, level, *ways)
        if several is None and level in BRANCHED and (either_way := _ONE_HYPHEN.fullmatch(numbers)):
            low, high = either_way.groups()
            ways = (_written(level, f"{low} to {high}", several=True), f"{level} {branch(low, high)}")
            return self._take(match, level, *(ways if int(low) < int(high) else ways[1:]))
        return self._take(match, level, _written(level, numbers, several=bool(several)))

    def _degree(self) -> bool:
        """Read 2° and 2° du II."""
        match = _DEGREE.match(self.line, self.at)
        if match is None or not self.pieces:
            return False
        roman = f"{match['roman']} " if match["roman"] else ""
        way = f"item {match['number']}" if self.joined and not roman else f"{roman}{match['number']}°"
        return self._take(match, "item", way)

    def _roman(self) -> bool:
        """Read II 1 behind an article or section: the second paragraph's first sentence, as in Germany."""
        match = _ROMAN_STEP.match(self.line, self.at)
        if match is None or (self.level not in ("art", "§", "para") and not self.joined):
            return False
        if self.joined and "para" in self.above and not self.items and not match["sentence"]:
            return self._take(match, "para", f"para {match['roman']}")
        if self.level == "para" or self.items:
            return not match["sentence"] and self._take(match, "item", f"item {match['roman']}")
        if match["sentence"] is None and self.level != "§":
            return self._take(match, "para", f"para {match['roman']}" if self.joined else match["roman"])
        number = read_roman(match["roman"])
        if number is None:
            return False
        sentence = f" sentence {match['sentence']}" if match["sentence"] else ""
        return self._take(match, "para", f"para {number}{sentence}")

    def _following(self) -> bool:
        """Read § 5 f., which is two sections; what goes on without an end cannot be read."""
        match = _FOLLOWING.match(self.line, self.at)
        last = (
            re.fullmatch(r"(?P<step>[ ]?\S+) (?P<number>\d+)", self.pieces[-1][0])
            if len(self.pieces) == 1
            else None
        )
        if match is None or match["one"] is None or last is None:
            return False
        number = int(last["number"])
        self.pieces.pop()
        return self._take(match, self.level, _written(last["step"], f"{number}, {number + 1}", several=True))

    def _bare(self) -> bool:
        """Read a letter or number alone behind a step: what it numbers is not said."""
        if not self.pieces or self.level not in ("art", "§", "section", "para", "item"):
            return False
        if match := _LETTER.match(self.line, self.at):
            if self.level in ("item", "para"):
                return self._take(match, "lit", f"lit {match['letter']}")
            last = self.pieces.pop()
            return self._take(
                match,
                "para",
                *(f"{one}{how}" for how in (f"({match['letter']})", match["letter"]) for one in last),
            )
        match = _NUMBER_ALONE.match(self.line, self.at)
        before = self.pieces[-1] if match else ()
        if (
            match is None
            or len(before) != 1
            or self.line[self.at - 1] != " "
            or "," in self.line[max(self.at - 2, 0) : self.at]
        ):
            return False
        self.pieces.pop()
        return self._take(
            match,
            "para",
            f"{before[0]}({match['number']})",
            f"{before[0]};{_word_of(before[0])} {match['number']}",
        )


def _word_of(step: str) -> str:
    return step.strip().partition(" ")[0]


def _depth(level: str) -> int:
    return DEPTH["item" if level == "lit" else level]


def branch(article: str, number: str) -> str:
    """Return the number of an article put in behind another, as it is written in Latin letters."""
    return f"{article}/{number}" if int(article) < int(number) else f"{article}-{number}"


def _level(word: str) -> str | None:
    """Return the level that a word names, `lit` for what is counted with letters."""
    if word in ("§", "§§"):
        return word
    plain = word.casefold().rstrip(".")
    if plain in ("n", "c", "n°", "nº"):
        return {"c": "para"}.get(plain, "item")
    if plain in LETTERED:
        return "lit"
    if plain in _LEVEL_OF:
        return _LEVEL_OF[plain]
    found = CITATION_SPELLED.get(plain) or (
        CITATION_SPELLED.get(plain.rstrip("s")) if plain.endswith("s") else None
    )
    return found.en if found else None


_CODED = Pattern(r"[A-Z]{1,2}\*?\.?[ ]?\d+(?:-\d+)+")
_HYPHEN = "\N{NON-BREAKING HYPHEN}"


_BARE_LETTERS = Pattern(r"(?:^|(?<=, )|(?<= to ))([a-z]{1,2})(?=, | to |$)")


def _written(level: str, numbers: str, *, several: bool) -> str:
    """Return a step as the language reads it."""
    numbers = _CODED.sub(lambda code: code[0].replace("-", _HYPHEN), numbers)
    numbers = re.sub(_TO, " to ", numbers) if several else numbers
    numbers = numbers.replace(_HYPHEN, "-")
    numbers = re.sub(_JOIN, ", ", numbers) if several else numbers
    if level == "lit" and several:  # a, b; a to c
        numbers = _BARE_LETTERS.sub(r"(\1)", numbers)
    if not several or level == "lit":
        return f"{level} {numbers}"
    if level == "§":
        return f"§§ {numbers}"
    plural = next(
        (spelling for spelling, word in CITATION_PLURALS.items() if word.en == level.strip()), level
    )
    return f"{plural} {numbers}"


_HYPHENED = Pattern(r"(?<![A-Z\d])(?<![A-Z][. ])(?<![A-Z]\.[ ])(?P<low>\d+)-(?P<high>\d+)")


_ONE_HYPHEN = Pattern(r"(\d+)-(\d+)")


def _with_hyphen(level: str, numbers: str) -> tuple[str, ...]:
    """Return what sections 5, 6-8 may be: 6 to 8, or one that is numbered so; nothing where none stands beside it."""
    each = [one for one in re.split(_JOIN, numbers) if one]
    hyphened = [match for one in each if (match := _HYPHENED.fullmatch(one))]
    if len(each) == 1 or len(hyphened) != 1 or re.search(_TO, numbers.replace("-", "")):
        return ()
    low, high = hyphened[0].groups()
    single = branch(low, high) if level == "art" else f"{low}-{high}"
    apart = ";".join(f"{level} {single if one == hyphened[0][0] else one}" for one in each)
    if int(low) >= int(high):
        return (apart,)
    return _written(level, numbers.replace(hyphened[0][0], f"{low} to {high}"), several=True), apart


_IN_BRACKETS = r"[（(][\d〇零一二三四五六七八九十百千]+[）)]"
_HAN = r"[\d〇零一二三四五六七八九十百千]+"
_HAN_WORDS = (
    (r"(?:及び|並びに|および|ならびに|暨)", "及"), (r"(?:又は|若しくは|または|もしくは)", "或"), (r"ないし|乃至", "から"),
    (r"(?<=\S)[ ]*[ㆍ·・][ ]*(?=제)", " 및 "), (r"(?<=[조항호목\d])(?:[ ]*또는|[와과]|,)[ ]*(?=제)", " 및 "),
    (r"(?<=[조항호목\d])[ ]*내지[ ]*(?=제)", "부터 "), (r"[ ]+(?=단서)", ""), (r"(?<=[条條款项項号號])[ \t]+(?=[（(])", ""),
    (rf"(?<=[条條款])((?:{_IN_BRACKETS}[、及和]?)*{_IN_BRACKETS})(?:项(?=$|[、和与及或以])|(?=$|、第))", r"第\1项"),
    (r"(?<=\S)[ ]*[·・][ ]*(?=第)", "及"),
    (rf"(?<![第之の\d〇零一二三四五六七八九十百千（(])({_HAN})(?=[条條])", r"第\1"),
    (rf"(?<=[条條款项項])[（(]({_HAN})[）)](?=[款项項])", r"第\1"),
    (rf"(?<=[条條款项項])({_HAN})(?=[款项項号號目])", r"第\1"),
)  # fmt: skip


_KOREAN = Pattern(r"(?:[^;}#\n/]|/(?!/))*")
_WITHOUT_BLANKS = Pattern(r"(?:[^;；}｝#\s/]|/(?!/)|[ \t]+(?=[（(]))*")
_PART_OF_IT = Pattern(
    r"(?:(?<=[条條款项項号號])(?:各[款项項号號目]|本文)|(?<=[조항호목\d])[ ]*(?:각[ ]?[호항목]|본문|[전후]단))$"
)
"""What is less than the whole before it, and bears no number: each of its items, its main text, its first half."""


def _in_han(line: str) -> Meant | None:
    """Return what to write for a citation in Han letters: 六十三条一款二项, 第五条之二至之四."""
    cited = (_KOREAN if line.startswith("제") else _WITHOUT_BLANKS).match(line)
    assert cited is not None  # they can match nothing
    written = cited[0].rstrip()
    text = _PART_OF_IT.sub("", written)
    narrower = text != written
    for pattern, meant in _HAN_WORDS:
        text = re.sub(pattern, meant, text)
    text = re.sub(rf"(第{_HAN}[条條])(之{_HAN})至(?=之)", r"\1\2至\1", text)
    text = re.sub(r"、(?=第)", ";", text)
    places = places_of(text)
    if text == written or not places:
        return None
    return Meant((shown_citations(places),), len(written), narrower)


def statement_from(text: str, offset: int, behind: int) -> Whole | None:
    """Return the citation around a stretch of a text, if what is meant by it is known; it stands behind the name of a text."""
    line = text.find("\n", offset)
    end = len(text) if line < 0 else line
    for start in _begins(text, offset):
        meant = citation_meant(text[start:end])
        if meant is not None and start <= offset and behind <= start + meant.end:
            return Whole(start, start + meant.end, meant)
    return None


def _begins(text: str, offset: int) -> Iterator[int]:
    """Yield where citations may begin in the statement around an offset, the first one first."""
    begin = max(text.rfind(sign, 0, offset) for sign in "\n;；{｛") + 1
    field = re.search(r"(?:^|[\s])(?:basis|依据|法律依据)[ \t\u3000]+", text[begin:offset])
    if field is None:
        return
    start = begin + field.end()
    for match in _NAME.finditer(text[start : offset + 1]):
        yield start + match.end()


_NAME = Pattern(r"(?:^|[,，、][ \t]*)(?:《[^》\n]*》|[\"“「][^\"”」\n]*[\"”」]|[^\s,，、\"“「]+)[ \t\u3000]+")


def without_end(word: str, number: str) -> Text:
    """Return what to write for § 5 ff., which does not say where it ends; `word` is that of its level."""
    level = {"§§": "§", "lit": "item"}.get(found := _level(word) or "art", found)
    low = _written(level, f"{number} to …", several=True).strip()
    han = (
        f"{low} …"
        if level == "§"
        else write_citation(((level, number),), "zh") + "至第…" + write_citation(((level, ""),), "zh")
    )
    return Text(f"write up to where it goes: `{low}`", f"写明止于何处：「{han.replace('… …', '…')}」")
