"""What was meant by a value that stands where a field takes nothing more: each way in which one is left over, by itself."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from mou_compiler.corpus.schema import remedies
from mou_compiler.corpus.schema.fields import FieldSpec
from mou_compiler.corpus.schema.suggest import nearest_word
from mou_compiler.corpus.schema.worded_names import connective_meant_by
from mou_compiler.findings.fix import Advice, asked
from mou_compiler.pattern import Pattern
from mou_compiler.source.place import Source
from mou_compiler.syntax.citations_meant import without_end
from mou_compiler.syntax.multiples import charged_multiple, compared_with_multiple
from mou_compiler.syntax.tree import Series
from mou_compiler.syntax.worded import COMPARED
from mou_compiler.words import CITATION_LEVELS, COMPARISONS, CURRENCIES, EVENTS, MODALITIES, UNITS, Text


class Behind(NamedTuple):
    """A value that is left over: its text, that of the value before it, and what stands from each to the end of its line.

    `before` and `line_before` are empty where there is no value before it.
    """

    source: Source
    text: str
    line: str
    before: str
    line_before: str

    @classmethod
    def of(cls, source: Source, extra: Series, before: Series | None) -> Behind:
        """Return what is left over from a value on, behind another or none."""
        text = source.text
        line = _line_from(source, extra.start)
        if before is None:
            return cls(source, text[extra.start : extra.end], line, "", "")
        return cls(
            source,
            text[extra.start : extra.end],
            line,
            text[before.start : before.end],
            _line_from(source, before.start),
        )


def _line_from(source: Source, start: int) -> str:
    return source.text[start:].partition("\n")[0]


def meant_behind(spec: FieldSpec, behind: Behind) -> Text | None:
    """Return what a value was meant for that is left over behind a field; None where none of the known ways is seen."""
    return next((meant for recognise in _WAYS if (meant := recognise(spec, behind)) is not None), None)


def _cited(spec: FieldSpec, behind: Behind) -> Text | None:
    """Recognise a place in a text that is cited otherwise than here: `art 5 et seq.`."""
    return _citation_meant(behind) if "art " in _form(spec) else None


def _tail_of_length(spec: FieldSpec, behind: Behind) -> Text | None:
    """Recognise the words that documents put behind a length, by that length."""
    if not behind.before:
        return None
    return remedies.for_tail_of_length(spec.keyword.en, behind.before, behind.text)


def _list_in_words(spec: FieldSpec, behind: Behind) -> Text | None:
    """Recognise several values that are joined by words."""
    form = _form(spec)
    return remedies.for_list(behind.text, behind.line) if "…" in form and "LIST" not in form else None


def _denied_value(spec: FieldSpec, behind: Behind) -> Text | None:
    """Recognise a value that Chinese words deny: 不是 甲."""
    denied = _DENIED_VALUE.match(behind.line) if "ATTRIBUTE" in _form(spec) else None
    if denied is None:
        return None
    ways = (Text(f"!= {denied[1]}", f"≠ {denied[1]}"),)
    taken = len(denied[0]) - len(behind.text)
    return Advice(f"did you mean `!= {denied[1]}`?", f"是否想写「≠ {denied[1]}」？", ways, taken)


def _sum(spec: FieldSpec, behind: Behind) -> Text | None:
    """Recognise a sum behind the acts of a measure, which only a ceiling has: `charge registration £154`."""
    if spec.keyword.en not in MODALITIES.spellings or _SUM.match(behind.line) is None:
        return None
    said = re.split(r"[;；。}｝#]", behind.line)[0].strip()
    return Text(
        f"write the act alone, and `{said}` in `note`; a sum that is the most stands behind `cap ACT to`",
        f"只写行为，并将“{said}”写入「说明」；作为上限的数额写作「限额 行为 至 数额」",
    )


_SUM = Pattern(
    r"[£$€¥￥₹]?[ \t]*\d[\d,.]*[ \t]*(?:[A-Za-z]{3}(?!\w)|[百千万亿]*元|%|％|yuan|euros?|dollars?|pounds?)?(?=[ \t]*(?:[;；。}｝#\n]|$))"
)


def _multiple(spec: FieldSpec, behind: Behind) -> Text | None:
    """Recognise a multiple of something: of which a measure says how much is charged, or with which an attribute is compared."""
    said = re.split(r"[;；。}｝#]", behind.line)[0].strip()
    if spec.keyword.en in MODALITIES.spellings:
        return charged_multiple(said)
    if not _is_of_conditions(spec) or not behind.before:
        return None
    sign = COMPARED.search(behind.before)
    return compared_with_multiple(
        f"{behind.before} {said}", COMPARISONS.find(" ".join(sign[0].split())) if sign else None
    )


_CURRENCY_BEHIND = re.compile(
    r"[(（]?(?:in[ \t]+)?(?P<code>[A-Za-z]{3,10}|[^\W\d_]{1,4})[)）]?(?=[ \t]*(?:[;；}｝#\n]|$))"
)


def _currency(spec: FieldSpec, behind: Behind) -> Text | None:
    """Recognise the currency of an attribute of money behind its type: type money (EUR)."""
    said = _CURRENCY_BEHIND.match(behind.line) if spec.keyword.en == "type" else None
    code = CURRENCIES.find(said["code"]) or CURRENCIES.find(said["code"].casefold()) if said else None
    if said is None or code is None:
        return None
    written = Text(f"; currency {code.en}", f"；币种 {code.zh}")
    return Advice(
        f"write `{written.en}`", f"请写「{written.zh}」", (written,), len(said[0]) - len(behind.text)
    )


def _within(_: FieldSpec, behind: Behind) -> Text | None:
    """Recognise the Chinese word for within, which stands behind the length there and is said by the field here."""
    return remedies.for_tail(behind.text) if behind.text in ("内", "以内", "之内") else None


def _length_in_words(spec: FieldSpec, behind: Behind) -> Text | None:
    """Recognise a length of time that began with the value before; its place is not that of what is left over."""
    if "years" not in _form(spec) or not behind.before:
        return None
    whole = remedies.for_length(behind.line_before, 0)
    return None if whole is None else Text(whole.en, whole.zh)


def _of_an_event(_: FieldSpec, behind: Behind) -> Text | None:
    """Recognise what an event is said to be of: `publication of the decision`."""
    if behind.text != "of" or EVENTS.find(behind.before) is None:
        return None
    said = _END_OF_EVENT.split(behind.line)[0]
    return Text(
        f"remove `{said}`: the event stands alone, and what it is of in `note`",
        f"删去「{said}」：只写起算点，其所指写入「说明」",
    )


def _of_a_term(spec: FieldSpec, behind: Behind) -> Text | None:
    """Recognise the first day of a term that is told with another word: `30 days of the decision`."""
    if behind.text == "of" and "TERM" in _form(spec) and _OF_SOMETHING.match(behind.line):
        return Text("write `from` in the place of `of`", "以「自」代替「of」")
    return None


def _together_with(spec: FieldSpec, behind: Behind) -> Text | None:
    """Recognise two words for the one that says who acts besides."""
    both = _TOGETHER_WITH.match(behind.line)
    if behind.text != "together" or both is None or "with AGENCY" not in _form(spec):
        return None
    return asked("with", "会同", len(both[0]) - len(behind.text))


def _weight(spec: FieldSpec, behind: Behind) -> Text | None:
    """Recognise how much weight what is referred to has, which is a field of its own."""
    if spec.keyword.en == "refer" and (behind.text == "as" or behind.text.startswith("作为")):
        return Text(
            "say how much it weighs on a line of its own: `weight prudential`",
            "参考程度另起一行：「参考程度 审慎性参考」",
        )
    return None


def _tail(spec: FieldSpec, behind: Behind) -> Text | None:
    """Recognise a word that says nothing behind a length, an amount or a day."""
    measured = "years" in _form(spec) or "AMOUNT" in _form(spec)
    assert spec.shape is not None
    return remedies.for_tail(behind.text) if measured or "日期" in spec.shape.form.zh else None


def _threshold(spec: FieldSpec, behind: Behind) -> Text | None:
    """Recognise a value that is compared in words."""
    if "ATTRIBUTE" not in _form(spec) or not behind.before:
        return None
    single = spec.keyword.en == "given"
    whole = remedies.for_threshold(behind.source, behind.before, behind.line_before, single=single)
    if whole is not None:
        return whole
    cut = _REST_OF_CONDITION.split(behind.line_before, maxsplit=1)
    alone = remedies.for_threshold(behind.source, behind.before, cut[0], single=single)
    if len(cut) == 1 or not isinstance(alone, Text) or not alone.en.startswith("write `"):
        return None
    return Text(
        f"{alone.en}, and what stands behind it joined by `and` or `or`",
        f"{alone.zh}，其后的条件以「且」「或」相连",
    )


_REST_OF_CONDITION = re.compile(
    r"[ \t]*[,，][ \t]*(?=[^\d\s])|[ \t]+(?=(?:unless|except|provided|but|if)(?!\w))"
)


def _connective(spec: FieldSpec, behind: Behind) -> Text | None:
    """Recognise words that join conditions."""
    if not _is_of_conditions(spec):
        return None
    if spec.keyword.en == "on" and behind.text in ("if", "where", "provided", "如", "若"):
        return asked("; when", "；条件")
    return connective_meant_by(behind.line, len(behind.text))


def _no_unit(spec: FieldSpec, behind: Behind) -> Text | None:
    """Recognise a word behind a number that is no unit of anything: 5 poundz, 5 bitcoins."""
    word, rest = behind.text.partition(" ")[::2]
    if not _is_of_conditions(spec) or not _ENDS_IN_DIGIT.search(behind.before) or not word[:1].isalpha():
        return None
    near = nearest_word(word, [one for one in UNITS.spellings if one.isascii() and len(one) > _SHORT])
    if near is not None:
        return Text(f"did you mean `{near}`?", f"是否想写「{near}」？") if rest else asked(near)
    return Text(
        f"`{word}` is no unit that is known: money is counted in the code of its currency, such as `5 eur`, and what is no money, "
        "time or share by the number alone",
        f"「{word}」不是可识别的单位：金额写明币种，如「5元」「5欧元」；金额、时间、比例以外的，只写数字",
    )


_SHORT = 3
"""Codes of currencies have so many letters, and any three letters are near one."""


_WAYS: tuple[Callable[[FieldSpec, Behind], Text | None], ...] = (
    _cited,
    _tail_of_length,
    _list_in_words,
    _denied_value,
    _sum,
    _multiple,
    _currency,
    _within,
    _length_in_words,
    _of_an_event,
    _of_a_term,
    _together_with,
    _weight,
    _tail,
    _threshold,
    _connective,
    _no_unit,
)
"""The ways in which a value is left over, in the order in which they are asked; what the first recognises is told."""


def _form(spec: FieldSpec) -> str:
    assert spec.shape is not None  # what takes no value has none left over
    return spec.shape.form.en


def _is_of_conditions(spec: FieldSpec) -> bool:
    return "ATTRIBUTE" in _form(spec) or "LIST" in _form(spec)


_DENIED_VALUE = re.compile(r"(?:不是|不为|不属于|并非)[ \t]+([^\s;；。}｝()（）]+)")
_END_OF_EVENT = re.compile(
    r"[ \t]*(?:[;；。}｝#]|$|(?<!\w)(?:within|before|decided|suspensive|extendable)(?!\w))"
)
_OF_SOMETHING = re.compile(r"of[ \t]+(?:the[ \t]+)?[a-z]")
_TOGETHER_WITH = re.compile(r"together[ \t]+with(?!\w)")
_ENDS_IN_DIGIT = re.compile(r"\d$")
_PART_WITHOUT_NUMBER = re.compile(
    r"(?:the[ \t]+)?(?:chapeau|(?:introductory|opening|closing|concluding)[ \t]+\w+|(?:last|final|penultimate)[ \t]+\w+)(?!\w)|(?:柱书|导语|最后一[款项段])"
)
_READ_WITH = re.compile(
    r"(?:r/w\.?|(?:read|taken)[ \t]+(?:together[ \t]+)?with)[ \t]+(?P<cited>[^\W\d]+\.?[ \t]+\d[^\s,，、;；}｝]*)",
    re.IGNORECASE,
)
_NAME_ALONE = re.compile(r"[A-Z][A-Za-z]{2,}(?=[ \t]*(?:[;；。}｝#\n,，、]|$))")
_OF_THE_WHOLE = re.compile(
    r"(?:the[ \t]+)?preamble|(?:generally|passim|throughout|as a whole|in general|as amended)(?!\w)|(?:序言|全文|总则)(?!\w)"
)


def _citation_meant(behind: Behind) -> Text | None:
    """Return what a citation that is written otherwise was meant for."""
    text, line, before = behind.text, behind.line, behind.before
    last = re.search(r"(?P<word>§§?|[^\W\d_]+)\.?[ \t]*(?P<number>\d+)$", before)
    if last is not None and re.match(r"(?:ff?|et seqq?|seqq?|sqq?|onwards?)(?![\w])", line):
        return without_end(last["word"], last["number"])
    if read_with := _READ_WITH.match(line):
        cited = read_with["cited"]
        return Text(
            f"write a comma and `{cited}`; of another text its name stands before it: `, TEXT {cited}`",
            f"写顿号及「{cited}」；属另一文本的，其前写名称：「、文本 {cited}」",
        )
    if part := _PART_WITHOUT_NUMBER.match(line):
        return Text(
            f"`{part[0]}` has no number here: cite what is around it, or the number that it has, and the rest in `note`",
            f"「{part[0]}」没有编号：请引用其所在之处或其编号，其余写入「说明」",
        )
    if limit := re.match(r"(?:subject to|notwithstanding|without prejudice to|despite)(?!\w)", line):
        return Text(
            f"what stands behind `{limit[0]}` is no basis: leave it out, and say it in `note`",
            f"「{limit[0]}」之后所引不是依据：请删去，写入「说明」",
        )
    if (name := _NAME_ALONE.match(line)) and text == name[0]:
        return Text(
            f"`{text}` is no place in a text: the name of a text stands once, before what is cited of it",
            f"「{text}」不是条文：法律名称写在条文之前，只写一次",
        )
    if whole := _OF_THE_WHOLE.match(line):
        return Text(
            f"remove `{whole[0]}`, which names no place: a text cited without one is cited as a whole; a recital is `recital 12`",
            f"删去「{whole[0]}」，此非条文；不写条文即引用全文，序言写作「第十二序言」",
        )
    otherwise = remedies.for_written_otherwise(text, line)
    if otherwise is not None:
        return otherwise
    if text.casefold() in CITATION_LEVELS.spellings:
        return Text(f"write `{text.casefold()}` and a number", f"请写「{text.casefold()}」及其编号")
    if text.casefold() in ("articles", "arts"):
        return remedies.for_articles(line, len(text))
    return remedies.for_part_of_a_place(text, line) or remedies.for_article(text)
