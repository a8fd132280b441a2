"""What is told of a citation is taken, and then cites exactly what was written; nothing is read silently as another place."""

from __future__ import annotations

import re
from functools import cache

import pytest

from language.remedies import mistakes
from language.small import measure_of, spelled, with_measure
from mou_compiler.compilation import compile_text
from mou_compiler.corpus.schema.values import Citation
from mou_compiler.findings.finding import Finding
from mou_compiler.findings.fix import fixed
from mou_compiler.interpret.spelling import citation_text
from mou_compiler.words import Language

ACT = 'law act "Act" "某法" { rank statute; edition 2000 { in force from 2000-01-01; articles 1 to 9000 } }\n'


def program(written: str) -> str:
    """Return a program that cites this."""
    return with_measure(f"basis act {written}", more=ACT)


def errors(text: str) -> list[Finding]:
    """Return what is told of values that cannot be read."""
    return mistakes(text)


@cache
def cited(text: str, spellings: tuple[Language | None, ...] = (None, "zh")) -> str:
    """Return what a program cites, place by place, once it is certain that it does in each of its spellings."""
    found = []
    for language in spellings:
        compiled = compile_text(text if language is None else spelled(text, language))
        assert [one.message.en for one in compiled.findings if one.code < "MOU3"] == []
        places = [one for one in measure_of(compiled).basis if isinstance(one, Citation)]
        found.append(", ".join(citation_text(one).removeprefix("act ") for one in places))
    assert len(set(found)) == 1
    return found[0]


def taken(written: str) -> list[str]:
    """Return what is cited after each of the remedies that are told of a citation."""
    text = program(written)
    (finding,) = errors(text)
    assert finding.fixes
    for fix, way in zip(finding.fixes, finding.help.writes if finding.help else (), strict=True):  # type: ignore[attr-defined]
        assert fix.edits[0].text in (way.en, way.zh)
        asked = {cited(program(said), (None,)) for said in (way.en, way.zh)}
        assert asked == {cited(fixed(text, fix.edits))}
    return [cited(fixed(text, fix.edits)) for fix in finding.fixes]


ONE_WAY = """
section 5, 6                     = section 5, section 6
section 5, 6 and 7               = section 5, section 6, section 7
art 3, 4 and 5                   = art 3, art 4, art 5
Art. 3, 4 und 5                  = art 3, art 4, art 5
para 3 to Schedule 1             = schedule 1 para 3
O 53 r 3                         = order 53 rule 3
§ 5 II 1                         = § 5(2) sentence 1
§ 5 f.                           = § 5, § 6
§ 5 Abs 2 S 1 Nr 3 lit a         = § 5(2) sentence 1 item 3(a)
§ 5 Abs. 1, 2                    = § 5(1), § 5(2)
§ 5 Abs. 1 u. 2                  = § 5(1), § 5(2)
§ 5 Nr. 3 Buchst. a Doppelbuchst. bb = § 5 item 3(a)(bb)
§ 5 Abs. 1 Nr. 3 und § 7 Abs. 2 u. 3 = § 5(1)(3), § 7(2), § 7(3)
Art. 5 I 1                       = art 5(1) sentence 1
Art. 5 Abs. 2 UAbs. 1 u. 2       = art 5(2) subpara 1, art 5(2) subpara 2
5 §                              = § 5
5 kap. 3 §                       = chapter 5 § 3
5 kap. 3 § andra stycket         = chapter 5 § 3(2)
5 kap 3 § 2 st 1 p               = chapter 5 § 3(2)(1)
2 kap. 3–5 §§                    = chapter 2 § 3, chapter 2 § 4, chapter 2 § 5
artikel 5, tweede lid, onder a   = art 5(2)(a)
artikel 5 lid 2 onder a          = art 5(2)(a)
L. 123-4 al. 2                   = art L123-4(2)
article 5, premier alinéa        = art 5(1)
article 5, 2e alinéa             = art 5(2)
article L. 123-4, 2° du II       = art L123-4(II)(2)
article 45, II, 2° et III, 1°    = art 45(II)(2), art 45(III)(1)
article premier                  = art 1
art. 80, comma 5, lett. c), n. 2 = art 80(5)(c)(2)
art. 80 c. 5                     = art 80(5)
art. 5, comma 2, e art. 7, comma 1 = art 5(2), art 7(1)
art. 71.1 b)                     = art 71(1)(b)
artículo 71.1.b)                 = art 71(1)(b)
artigo 5.º, n.º 2, alínea a)     = art 5(2)(a)
art. 5º, III, a                  = art 5 item (III)(a)
art. 5º, § 2º, III, a            = art 5(2)(III)(a)
第六十三条一款二项                = art 63(1)(2)
第六十三条、六十四条              = art 63, art 64
第五条之二至之四                  = art 5-2, art 5-3, art 5-4
第5条2項                          = art 5(2)
第5条及び第6条                    = art 5, art 6
第5条第1項第1号又は第2号          = art 5(1)(1), art 5(1)(2)
제5조ㆍ제6조                      = art 5, art 6
subsection 750(3), 751(2)        = section 750(3), section 751(2)
Buchstabe a des Absatzes 3       = para 3(a)
Buchstabe a des Absatzes 3 des Artikels 5 = art 5(3)(a)
Nummer 2 des Absatzes 1 des § 5  = § 5(1)(2)
lettera a) del comma 1 dell'art. 5 = art 5(1)(a)
lettera a) del comma 1 dell’articolo 5 = art 5(1)(a)
art. L. 232-22 et L. 232-23      = art L232-22, art L232-23
art. L. 232-22, L. 232-23 et R. 232-24 = art L232-22, art L232-23, art R232-24
article R. 123-1, I, 1° et 2°    = art R123-1(I)(1), art R123-1(I)(2)
article R. 123-1, I, 1°, 2° et 3° = art R123-1(I)(1), art R123-1(I)(2), art R123-1(I)(3)
art. 5 ust. 2 pkt 3              = art 5(2)(3)
art. 5 ust. 2 pkt 3 lit. a       = art 5(2)(3)(a)
§ 5 odst. 2 písm. a)             = § 5(2)(a)
§ 5 ods. 2 písm. a)              = § 5(2)(a)
čl. 5 odst. 2                    = art 5(2)
ст. 5                            = art 5
ст. 5, ч. 2                      = art 5(2)
п. 1 ч. 2 ст. 5                  = art 5(2)(1)
пункт 1 части 2 статьи 5         = art 5(2)(1)
чл. 5, ал. 2, т. 3               = art 5(2)(3)
art. 5 alin. (2) lit. a)         = art 5(2)(a)
art. 5 ust. 1 i 2                = art 5(1), art 5(2)
art. 5 pkt 1-3 i 5               = art 5 item 1, art 5 item 2, art 5 item 3, art 5 item 5
§ 5 odst. 1 a 3                  = § 5(1), § 5(3)
§ 5 odst. 1 písm. a) až c)       = § 5(1)(a), § 5(1)(b), § 5(1)(c)
arts. 5 a 7                      = art 5, art 6, art 7
art. 5, §§ 1º a 3º               = art 5(1), art 5(2), art 5(3)
Art. 3 Abs. 1 Buchst. a und c    = art 3(1)(a), art 3(1)(c)
Art. 5 Abs. 1 lit. a–c           = art 5(1)(a), art 5(1)(b), art 5(1)(c)
Art. 5 Abs. 1 lit. a bis c       = art 5(1)(a), art 5(1)(b), art 5(1)(c)
§ 3 Abs. 1 Nrn. 1 und 2          = § 3(1)(1), § 3(1)(2)
l'article 5                      = art 5
第六十三条 (1)                    = art 63 item 1
第六十三条（一）、（三）项        = art 63 item 1, art 63 item 3
第六十三条第一款（二）项          = art 63(1)(2)
第六十三条第一款（一）、（三）项和第六十四条 = art 63(1)(1), art 63(1)(3), art 64
제5조 내지 제7조                  = art 5, art 6, art 7
제5조제1항 단서                   = art 5(1) proviso
제5조 또는 제6조                  = art 5, art 6
"""
SEVERAL_WAYS = """
Article 5.2                      = art 5(2) | art 5-2
art 5.9                          = art 5(9) | art 5/9
art 9/5                          = art 9(5) | art 9-5
第5.2条                           = art 5(2) | art 5-2
第三百五条                        = art 305 | art 350
第一百二十条第三百五项            = art 120 item 305 | art 120 item 350
art 5-9                          = art 5/9 | art 5, art 6, art 7, art 8, art 9
para 5-7                         = para 5/7 | para 5, para 6, para 7
item 2-4                         = item 2/4 | item 2, item 3, item 4
recital 5-7                      = recital 5/7 | recital 5, recital 6, recital 7
art 5 2                          = art 5(2) | art 5, art 2
section 5(1) 2                   = section 5(1)(2) | section 5(1), section 2
art. 5 a                         = art 5(a) | art 5a
para 3 Sch 1                     = schedule 1 para 3 | para 3, schedule 1
para. 3, Sch. 1                  = schedule 1 para 3 | para 3, schedule 1
point (c), Article 6             = art 6 item (c) | item (c), art 6
section 6 Schedule 1             = schedule 1 section 6 | section 6, schedule 1
art 3 Annex I                    = annex I art 3 | art 3, annex I
Art. 5 al. 2 let. c ch. 3        = art 5(2)(c)(3) | chapter 3 art 5(2)(c) | art 5(2)(c), chapter 3
第三条附件一第二款                = annex 1 art 3(2) | art 3, annex 1 para 2
para 2 § 5                       = § 5(2) | para 2, § 5
第五條第二款                      = art 5 item 2 | art 5(2)
paragraph 750(3)(a)              = section 750(3)(a) | para 750(3)(a)
Paragraph 750(3)(a)              = section 750(3)(a) | para 750(3)(a)
para. 750(3)(a)                  = section 750(3)(a) | para 750(3)(a)
paragraph 5(a)                   = section 5(a) | para 5(a)
paragraphs 750(3)(a) and (b)     = section 750(3)(a), section 750(3)(b) | para 750(3)(a), para 750(3)(b)
section 5, paragraph 7(3)(a)     = section 5, section 7(3)(a) | section 5(7)(3)(a)
clause 3(2)(a)                   = section 3(2)(a)
clause 750(3)(a)(i)(A)           = section 750(3)(a)(i)(A)
paragraph 3(a), Schedule 1       = schedule 1 para 3(a) | para 3(a), schedule 1
art 5, (2)                       = art 5(2) | art 5, art 2
art 5 and (2)                    = art 5(2) | art 5, art 2
art 5, (a)                       = art 5(a)
art 5, (2), (3)                  = art 5(2), art 5(3) | art 5, art 2, art 3
arts 5, 6, (2)                   = art 5, art 6(2) | art 5, art 6, art 2
section 5, (2)                   = section 5(2) | section 5, section 2
§ 5, (2)                         = § 5(2) | § 5, § 2
section 10(3), paragraph (a)     = section 10(3)(a) | section 10(3), section 10(a)
section 10(3), para (a)          = section 10(3)(a) | section 10(3), section 10(a)
section 10(3), par. (a)          = section 10(3)(a) | section 10(3), section 10(a)
section 10(3) and para (a)       = section 10(3)(a) | section 10(3), section 10(a)
section 10(3), paras (a), (b)    = section 10(3)(a), section 10(3)(b) | section 10(3), section 10(a), section 10(b)
sections 9, 10(3), para (a)      = section 9, section 10(3)(a) | section 9, section 10(3), section 10(a)
第十节第三款、para (a)            = section 10(3)(a) | section 10(3), section 10(a)
s 10(3), (a)                     = section 10(3)(a)
sections 5, 6-8                  = section 5, section 6, section 7, section 8 | section 5, section 6-8
sections 5 and 6-8               = section 5, section 6, section 7, section 8 | section 5, section 6-8
arts 5, 7-9                      = art 5, art 7, art 8, art 9 | art 5, art 7/9
§§ 5, 7-9                        = § 5, § 7, § 8, § 9 | § 5, § 7-9
rules 5, 7-8 and 12              = rule 5, rule 7, rule 8, rule 12 | rule 5, rule 7-8, rule 12
sections 5, 8-6                  = section 5, section 8-6
c. 5                             = para 5 | chapter 5
art 5, ch 3                      = art 5 item 3 | chapter 3 art 5 | art 5, chapter 3
§§ 5 und 6 Abs. 2                = § 5, § 6(2) | § 5(2), § 6(2)
Artikel 5 und 6 Abs. 2           = art 5, art 6(2) | art 5(2), art 6(2)
art 5/2                          = art 5(2) | art 5-2
s 6-8                            = section 6-8 | section 6, section 7, section 8
r 6-8                            = rule 6-8 | rule 6, rule 7, rule 8
reg. 5-7                         = regulation 5-7 | regulation 5, regulation 6, regulation 7
art. 5 ust. 1-3                  = art 5(1), art 5(2), art 5(3) | art 5 para 1/3
s 5(u)(iv) and (v)               = section 5(u)(iv), section 5(u)(v) | section 5(u)(iv), section 5(v)
第六十三、六十五条第一款          = art 63, art 65(1) | art 63(1), art 65(1)
第六十三条第（一）项第（二）项    = art 63 item 1(2) | art 63 item 1, art 63 item 2
s 6-8(1)                         = section 6-8(1) | section 6, section 7, section 8(1)
"""


def rows(table: str) -> list[tuple[str, str]]:
    """Return what is written and what it cites, row by row."""
    pairs = (line.rpartition(" = ") for line in table.strip().splitlines())
    return [(written.strip(), said.strip()) for written, _, said in pairs]


@pytest.mark.parametrize(("written", "said"), rows(ONE_WAY))
def test_a_remedy_cites_what_was_written(written: str, said: str) -> None:
    assert taken(written) == [said]


@pytest.mark.parametrize(("written", "said"), rows(SEVERAL_WAYS))
def test_what_can_be_taken_in_two_ways_is_asked_with_each_of_them(written: str, said: str) -> None:
    assert taken(written) == said.split(" | ")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("art. 5º, § 2º, III", "art 5(2)(III)"),
        ("§ 5 II", "§ 5(2)"),
        ("article 45, II, 2°", "art 45(II)(2)"),
        ("artikel 3:40", "art 3:40"),
        ("s. 5A-5C", "section 5A, section 5B, section 5C"),
        ("sections 5 and 6", "section 5, section 6"),
        ("Art. 5 Abs. 2 Bst. c Ziff. 3", "art 5(2)(c)(3)"),
        ("Art. 5 cpv. 2 lett. c", "art 5(2)(c)"),
        ("Explanation 2 to section 5", "section 5 explanation 2"),
        ("sub-clause (i) of clause (a) of sub-section (1) of section 5", "section 5(1) clause (a)(i)"),
        ("第五条之九、第六条之七", "art 5/9, art 6/7"),
        ("第2号の4", "item 2/4"),
        ("第五条第一款、第三款、第六条", "art 5(1), art 5(3), art 6"),
        ("para 3 and Schedule 1", "para 3, schedule 1"),
        ("section 6, Schedule 1", "section 6, schedule 1"),
        ("§ 5-7", "§ 5-7"),
        ("section 5-701", "section 5-701"),
        ("rule 5.2", "rule 5.2"),
        ("section 5-7", "section 5-7"),
        ("rule 5-7", "rule 5-7"),
        ("s 5-701", "section 5-701"),
        ("paragraph 5(1)", "para 5(1)"),
        ("para 750(3)(a)", "para 750(3)(a)"),
        ("paragraph 3(a) of Schedule 1", "schedule 1 para 3(a)"),
        ("Sch 1 paragraph 3(a)", "schedule 1 para 3(a)"),
        ("subsection 750(3) and subsection 751(2)", "section 750(3), section 751(2)"),
        ("subsections 750(3) and (4)", "section 750(3), section 750(4)"),
        ("section 5, subsection 2(a)", "section 5(2)(a)"),
        ("subparagraph 750(3)(a)(i)", "section 750(3)(a)(i)"),
        ("regulation 5(2)", "regulation 5(2)"),
        ("rule 3(1)", "rule 3(1)"),
        ("clause 3(2)", "clause 3(2)"),
        ("art 5 (2)", "art 5(2)"),
        ("art 5(1), (2)", "art 5(1), art 5(2)"),
        ("Article 5, paragraph 2", "art 5(2)"),
        ("paragraph (a) of section 10", "section 10(a)"),
        ("paragraph (a) of section 10(3)", "section 10(3)(a)"),
        ("section 10(3) paragraph (a)", "section 10(3)(a)"),
        ("section 10(3) and section 10(a)", "section 10(3), section 10(a)"),
        ("paragraph (a) of subsection (3) of section 10", "section 10(3)(a)"),
        ("paragraphs (a) and (b) of subsection (3) of section 10", "section 10(3)(a), section 10(3)(b)"),
        ("sub-paragraph (i) of paragraph (a) of subsection (3) of section 10", "section 10(3)(a)(i)"),
        ("point (ii) of point (a) of Article 5(1)", "art 5(1)(a)(ii)"),
        ("point (a) of paragraph 3 of article 5", "art 5(3)(a)"),
        ("section 10(3), sub-paragraph (a)", "section 10(3)(a)"),
        ("section 10(3), subsection (a)", "section 10(3), section 10(a)"),
        ("section 10(3), para (4)", "section 10(3), section 10(4)"),
        ("第十节第三款、第（a）款", "section 10(3), section 10(a)"),
        ("§ 1(a)(1), (b)", "§ 1(a)(1), § 1(b)"),
        ("s 5(1)(a)(i) and (b)", "section 5(1)(a)(i), section 5(1)(b)"),
        ("s 5(a)(ii), (c)", "section 5(a)(ii), section 5(c)"),
        ("s 5(h)(i), (ii) and (i)", "section 5(h)(i), section 5(h)(ii), section 5(i)"),
        ("s 5(b)(i) or (c)(ii)", "section 5(b)(i), section 5(c)(ii)"),
        ("s 5(b)(i) to (ii) and (d) to (e)", "section 5(b)(i), section 5(b)(ii), section 5(d), section 5(e)"),
        ("s 5(b)(i), (v)", "section 5(b)(i), section 5(b)(v)"),
        ("s 5(i)(a), (b) and (ii)", "section 5(i)(a), section 5(i)(b), section 5(ii)"),
        ("s 5(iv)(a), (v)", "section 5(iv)(a), section 5(v)"),
        ("s 5(i), (j)", "section 5(i), section 5(j)"),
        ("s 5(A)(I), (II) and (C)", "section 5(A)(I), section 5(A)(II), section 5(C)"),
        ("§ 5(b)(1)(i)(A), (B), (c)", "§ 5(b)(1)(i)(A), § 5(b)(1)(i)(B), § 5(c)"),
        ("第五节第（b）项第（i）、（c）目", "section 5 item (b)(i), section 5 item (b)(c)"),
        ("art 63第一款", "art 63(1)"),
        ("art 63 第一款 第（二）项", "art 63(1)(2)"),
        ("第六十三条 para 1", "art 63(1)"),
        ("art 63(1) 第二款", "art 63(1), art 63(2)"),
        ("art 63(1)第（二）、（三）项", "art 63(1)(2), art 63(1)(3)"),
        ("arts 60, 63: para 1", "art 60, art 63(1)"),
        ("part 1 第一条", "part 1 art 1"),
        ("schedule 1 第三款", "schedule 1 para 3"),
        ("art 5 第六条", "art 5, art 6"),
        ("第十五条第一項から第三項まで", "art 15(1), art 15(2), art 15(3)"),
        ("art 5, art 5(1)", "art 5, art 5(1)"),
        ("art 5/2(1)", "art 5-2(1)"),
        ("art 5/9(1)", "art 5/9(1)"),
        ("art 5/2 item 3", "art 5-2 item 3"),
        ("arts 5/2, 5/3", "art 5-2, art 5-3"),
        ("arts 5/2 to 5/4", "art 5-2, art 5-3, art 5-4"),
        ("arts 5/9 to 5/12", "art 5/9, art 5/10, art 5/11, art 5/12"),
    ],
)
def test_what_has_one_meaning_is_read(written: str, said: str) -> None:
    assert cited(program(written)) == said


@pytest.mark.parametrize(
    "written",
    ["art 6(1), (2) item 3", "§ 5 Abs. 1 Hs. 2", "第5条第1項各号", "§ 823 BGB"],
)
def test_of_what_is_not_known_whole_no_part_is_told(written: str) -> None:
    for finding in errors(program(written)):
        assert finding.fixes == ()


@pytest.mark.parametrize(
    ("written", "whole"),
    [
        ("§ 5 Abs. 1 S. 1 Hs. 2", "§ 5(1) sentence 1"),
        ("§ 5 Abs. 1 Satz 1 Halbsatz 2", "§ 5(1) sentence 1"),
        ("第5条各号", "art 5"),
        ("第5条第1項各号", "art 5(1)"),
        ("제5조제1항 각 호", "art 5(1)"),
        ("第五条本文", "art 5"),
        ("第五条第一款各项", "art 5(1)"),
    ],
)
def test_of_what_has_no_level_the_whole_is_named_and_not_put_in_its_place(written: str, whole: str) -> None:
    (finding,) = errors(program(written))
    assert finding.fixes == ()
    assert finding.help is not None
    assert f"`{whole}`" in finding.help.en


@pytest.mark.parametrize("word", ["§ 5 ff.", "§§ 5 ff.", "section 5 et seq.", "art. 5 ss."])
def test_what_has_no_end_is_asked_for_it_in_its_own_unit(word: str) -> None:
    unit = {"§": "§§ 5", "s": "sections 5", "a": "arts 5"}[word[0]]
    help_ = errors(program(word))[0].help
    assert help_ is not None
    assert f"`{unit} to …`" in help_.en


@pytest.mark.parametrize(
    ("written", "once"),
    [
        ("art 5, art 5", "art 5"),
        ("arts 5, 5", "art 5"),
        ("第五条、第五条", "art 5"),
        ("第五条第一款、第一款", "art 5(1)"),
        ("arts 5 to 7, art 6", "art 5, art 6, art 7"),
        ("art 5, act art 5", "art 5"),
        ("section 3(1), (2), (1)", "section 3(1), section 3(2)"),
    ],
)
def test_a_place_that_is_cited_twice_is_told(written: str, once: str) -> None:
    (finding,) = errors(program(written))
    assert finding.message.en == "a place is cited twice"
    assert taken(written) == [once]


@pytest.mark.parametrize("written", ["art 5, code art 5, act art 5", ", act"])
def test_a_place_that_is_cited_twice_apart_is_told(written: str) -> None:
    (finding,) = errors(program(written))
    assert finding.message.en == "a place is cited twice"
    assert finding.fixes == ()


def test_a_place_of_two_editions_is_two_places() -> None:
    text = program("art 5").replace("basis act art 5", "basis act@2000 art 5, act@2010 art 5")
    assert [one.message.en for one in errors(text) if "twice" in one.message.en] == []


def test_a_paragraph_in_doubt_is_not_written_otherwise_by_the_formatter() -> None:
    for language in ("en", "zh"):
        text = spelled(program("section 10(3), para (a)"), language)  # type: ignore[arg-type]
        assert "para (a)" in text
        (finding,) = errors(text)
        assert len(finding.fixes) == 2
    assert "section 10(3), 第（a）款" in spelled(program("第十节第三款、第（a）款"), "en")


def test_what_is_asked_about_is_not_written_otherwise_by_the_formatter() -> None:
    for written in (
        "art 5.2",
        "art 5-9",
        "第5.2条",
        "第一百五条",
        "art 5, (2)",
        "paragraph 5(a)",
        "s 6-8",
        "art 5/2",
        "s 5(u)(iv) and (v)",
    ):
        assert written in spelled(program(written), "en")
        assert written in spelled(program(written), "zh")


@pytest.mark.parametrize(
    ("written", "english", "chinese"),
    [
        ("arts 5/2 to 5/4", "arts 5/2 to 5/4", "第五条之二至第五条之四"),
        ("arts 5/9 to 5/12", "arts 5/9 to 5/12", "第五条之九至第五条之十二"),
        ("arts 5/2, 5/3", "arts 5/2, 5/3", "第五条之二、第五条之三"),
        ("arts 5/9, 6/7", "arts 5/9, 6/7", "第五条之九、第六条之七"),
    ],
)
def test_articles_put_in_are_printed_as_such_in_either_language(
    written: str, english: str, chinese: str
) -> None:
    assert f"basis act {english} }}" in spelled(program(written), "en")
    assert chinese in spelled(program(written), "zh")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("s 6-8, 10", "section 6, section 7, section 8, section 10"),
        ("art 5-7, 11", "art 5, art 6, art 7, art 11"),
    ],
)
def test_before_a_further_number_a_hyphen_is_a_range(written: str, said: str) -> None:
    text = program(written)
    (finding,) = errors(text)
    assert [cited(fixed(text, fix.edits)) for fix in finding.fixes] == [said]


def test_another_text_behind_the_comma_is_left_alone() -> None:
    text = with_measure("basis act art 3, 4, code art 5", more=ACT)
    (finding,) = errors(text)
    assert [fixed(text, fix.edits) for fix in finding.fixes] == [text.replace("art 3, 4", "arts 3, 4")]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("采购法七十七条一款四项", "采购法 第七十七条第一款第（四）项"),
        ("采购法第七十七条第一款第（一）至（三）项", "采购法 第七十七条第一款第（一）项至第（三）项"),
    ],
)
def test_a_citation_is_parted_from_the_name_that_it_was_joined_to(written: str, said: str) -> None:
    text = with_measure(f"basis {written}", more=ACT.replace("act ", "采购法 ", 1))
    (finding,) = errors(text)
    (fix,) = finding.fixes
    assert fix.edits[0].text == said
    assert cited(fixed(text, fix.edits)) == cited(text.replace(written, said))


@pytest.mark.parametrize(
    ("written", "ways"),
    [
        ("section 12(1) and (3), art 14", ["section 12 art 14", "art 14"]),
        ("section 12(1), art 14(2)", ["section 12 art 14(2)", "art 14(2)"]),
        ("第十二节第一款、第十四条", ["section 12 art 14", "art 14"]),
    ],
)
def test_an_article_behind_the_paragraphs_of_a_section_is_asked_about(written: str, ways: list[str]) -> None:
    text, before = program(written), cited(program(re.split("[,、]", written)[0]))
    (finding,) = errors(text)
    assert [cited(fixed(text, fix.edits)) for fix in finding.fixes] == [f"{before}, {way}" for way in ways]


@pytest.mark.parametrize(
    "written", ["section 12 art 14", "chapter 2, art 14", "section 2, art 5", "section 12(1), section 14"]
)
def test_what_can_only_be_meant_in_one_way_is_not(written: str) -> None:
    assert errors(program(written)) == []


@pytest.mark.parametrize(
    ("written", "ways"),
    [
        ("articles 5 to 9", [[*range(5, 10)]]),
        ("articles 5 to 7, 12(3)(b)", [[5, 6, 7, "12(3)(b)"]]),
        ("articles 5 to 7(2), 12(3)(b)", [[5, 6, "7(1)", "7(2)", "12(3)(b)"], [5, 6, "7(2)", "12(3)(b)"]]),
        ("articles 5 to 7(3) and 9", [[5, 6, "7(1)", "7(2)", "7(3)", 9], [5, 6, "7(3)", 9]]),
        ("articles 8 to 9(1)", [[8, "9(1)"]]),
    ],
)
def test_no_article_of_several_is_lost(written: str, ways: list[list[object]]) -> None:
    assert taken(written) == [", ".join(f"art {one}" for one in way) for way in ways]
