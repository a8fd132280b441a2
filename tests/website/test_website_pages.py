"""The pages of the site: every link leads somewhere, nothing comes from elsewhere, nothing that somebody wrote is markup."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest

from mou_compiler.compilation import Compiled, compile_text
from mou_compiler.publishing.naming import is_safe
from mou_compiler.site.site import files
from website.reading import VOID, addresses, contents, pages, piece, target

LURKING = "<script>alert(1)</script></bdi>\" ' & \u2028\u202e\u0007\u0000﷐{{ 7*7 }}"
SAID = LURKING.replace("\u0000", "").replace('"', '\\"')
CORPUS = f"""
territory china "China" "中国" {{ level national }}
subject person "Person" "人" {{ }}
agency court "{SAID}" "{SAID}" {{ kind court; level national }}
agency 税务局 "Tax office" "税务局" {{ kind government; existed from 2001-01-01 until 2018-06-15; succeeded by index }}
agency index "Index" "索引" {{ kind government; existed from 2018-06-15 }}
agency con "Console" "控制台" {{ kind government }}
role 办理机关 "Whoever handles it" "办理机关" {{ filled {{ by court; in china }} }}
act travel "Travel" "出行" {{ }}
act travel.rail "{SAID}" "乘坐火车" {{ }}
law rail-law "{SAID}" "铁路法" {{
    edition e2015 "2015" "2015" {{ in force from 2015-01-01; articles 1 to 70 }}
}}
list late-payers "Late payers" "{SAID}" {{
    kind blacklist; keeper 税务局; covers person
    entry debt "Debt" "欠款" {{ basis rail-law art 3 }}
    exit paid {{ kind fulfilment }}
}}
memorandum 1-2016 "Memo </title><img src=x onerror=alert(1)>" "备忘录" {{
    number "发改〔2016〕1号"; signed 2016-01-20; signatories court, 税务局
    numbering 1, 2
    measure 1 "{SAID}" "不得乘坐火车" {{
        on late-payers; by court, 税务局; prohibit travel.rail; leads to late-payers; basis rail-law art 60; force may
    }}
}}
"""


@pytest.fixture(scope="module")
def compiled() -> Compiled:
    return compile_text(CORPUS, path='a "<b>.mou')


@pytest.fixture(scope="module")
def site(compiled: Compiled) -> dict[str, bytes]:
    return contents(compiled)


def test_the_corpus_is_read_whole(compiled: Compiled) -> None:
    assert compiled.corpus.faults == ()


def test_a_sentence_says_that_somebody_leads_to_a_list(site: dict[str, bytes]) -> None:
    page = next(text for path, text in site.items() if path.endswith("documents/1-2016.html")).decode()
    assert " and lead to “" in page
    assert "leads-to “" not in page


def test_every_link_leads_to_a_file_of_the_edition(compiled: Compiled, site: dict[str, bytes]) -> None:
    lost = [
        (path, address)
        for path, reader in pages(site)
        for address in addresses(reader)
        if (found := target(path, address)) not in site and not found.startswith("../")
    ]
    assert lost == []


def test_what_pages_lead_to_beside_the_site_is_written(compiled: Compiled, site: dict[str, bytes]) -> None:
    from mou_compiler.publishing.output import files_of, usable_outputs

    written = set(files_of(compiled, usable_outputs()))
    beside = {
        found.removeprefix("../")
        for path, reader in pages(site)
        for address in addresses(reader)
        if (found := target(path, address)).startswith("../")
    }
    assert beside
    assert beside - written == set()


def test_nothing_comes_from_elsewhere(site: dict[str, bytes]) -> None:
    for path, reader in pages(site):
        for address in addresses(reader):
            assert not urlsplit(address).scheme, (path, address)
            assert not address.startswith("/"), (path, address)
    for path, content in site.items():
        if path.endswith((".css", ".js")):
            text = content.decode()
            assert not re.search(r"""url\(\s*["']?(?!data:)|@import|https?://(?!www\.w3\.org)""", text), path


def test_the_policy_forbids_everything_that_is_not_needed(site: dict[str, bytes]) -> None:
    for path, reader in pages(site):
        metas = [element.attributes for element in reader.elements if element.name == "meta"]
        policy = next(
            meta["content"] for meta in metas if meta.get("http-equiv") == "Content-Security-Policy"
        )
        assert policy.startswith("default-src 'none'"), path
        assert "unsafe" not in policy
        for element in reader.elements:
            assert element.name not in {"style", "iframe", "object", "embed", "base"}, path
            assert not [name for name in element.attributes if name.startswith("on") or name == "style"]
            assert element.name != "script" or element.attributes.get("src"), path


def test_nothing_that_somebody_wrote_is_markup(site: dict[str, bytes]) -> None:
    seen = 0
    for path, reader in pages(site):
        assert reader.odd == [], path
        assert [name for name in reader.open if name not in VOID] == [], path
        assert not [element for element in reader.elements if element.name == "img"], path
        scripts = [element for element in reader.elements if element.name == "script"]
        assert all(element.attributes["src"].endswith(".js") for element in scripts), path
        text = "".join(reader.texts)
        seen += "<script>alert(1)</script>" in text
        assert not re.search("[\u0000-\u0008\u202a-\u202e\u2028\u2029]", text), path
        assert "49" not in re.findall(r"﷐(\S*)", text), path
    assert seen > 5


def test_data_is_script_that_says_one_value(site: dict[str, bytes]) -> None:
    for path, content in site.items():
        if path.startswith("data/"):
            text = content.decode()
            assert piece(site, path.removeprefix("data/").removesuffix(".js")) is not None
            assert "<" not in text, path
            assert not re.search("[\u2028\u2029\u202a-\u202e\u0000-\u0009\u000b-\u001f]", text), path


def test_every_thing_is_found_by_its_number(compiled: Compiled, site: dict[str, bytes]) -> None:
    things, rows = piece(site, "things-0"), piece(site, "rows-0")
    assert {things[number][1] for number in rows["measure"]} == {"1-2016/1"}
    assert {things[number][1] for number in rows["enforcer"]} == {"court", "税务局", "index"}
    assert [things[number][:2] for number in rows["act"]] == [list(row.touched) for row in compiled.rows]


def test_names_of_files_are_safe_and_no_id_is_taken_for_an_index(site: dict[str, bytes]) -> None:
    assert all(is_safe(part) for path in site for part in path.split("/"))
    assert b"Console" in next(content for path, content in site.items() if path.startswith("agencies/_con-"))
    assert "Agencies and roles" in site["agencies/index.html"].decode()
    assert any(path.startswith("agencies/index-") for path in site)


def test_both_languages_stand_on_every_page(site: dict[str, bytes]) -> None:
    for path, reader in pages(site):
        languages = [element.attributes.get("lang", "") for element in reader.elements]
        assert {"en", "zh-Hans"} <= set(languages), path
        assert set(languages) <= {"", "en", "zh-Hans"}, path


def test_the_same_corpus_makes_the_same_bytes(compiled: Compiled, site: dict[str, bytes]) -> None:
    assert contents(compile_text(CORPUS, path='a "<b>.mou')) == site
    assert list(files(compiled)) == [f"site/{path}" for path in site]


def test_an_empty_corpus_has_a_site_that_says_so() -> None:
    site = contents(compile_text('territory china "China" "中国" { level national }'))
    assert "declares no agency" in site["agencies/index.html"].decode()
    assert "语料未声明任何名单" in site["lists/index.html"].decode()


def test_what_has_no_rows_says_so_under_its_own_heading(site: dict[str, bytes]) -> None:
    kept = contents(
        compile_text('agency A "A" "甲" { kind government }\nlist l "L" "名单" { kind blacklist; keeper A }')
    )
    page = kept["lists/l.html"].decode()
    assert "Read without script" not in page
    assert re.search(r"<h2>.{0,80}What follows.*No measure names it in its trigger", page, re.DOTALL)
    assert "Read without script" in site["lists/late-payers.html"].decode()


def test_what_is_not_known_of_no_clause_in_particular_is_told_without_a_number() -> None:
    kept = contents(
        compile_text(
            'memorandum m "Memo" "备忘录" {\n'
            '    signed 2016-01-20; numbering 1 to 3; unknown "the rest was not read"; unknown 2 "torn"\n'
            '    measure 1 "One" "一" { on l; prohibit act-1 }\n}\n'
            'act act-1 "Act" "行为"\nlist l "L" "名单" { kind blacklist; keeper unknown }'
        )
    )
    page = kept["documents/m.html"].decode()
    assert "not known: the rest was not read; 2: torn" in page
    assert "不详（编者注：the rest was not read; 2: torn）" in page


def _read(page: bytes, language: str) -> str:
    """Return what a page says in one language, marks left out."""
    said = re.findall(rf'<bdi lang="{language}">(.*?)</bdi>', page.decode(), re.DOTALL)
    return " ".join("".join(said).split())


def test_lists_are_kept_by_whom_the_duty_passed_on_to_and_no_longer_by_whom_it_left() -> None:
    site = contents(
        compile_text(
            'agency A "Bureau A" "甲局" { existed until 2018-04-20; succeeded by B for trade from 2017-10-01; succeeded by E }\n'
            'agency B "Bureau B" "乙局"\nagency E "Bureau E" "戊局" { existed until 2020-01-01 }\n'
            'agency F "Bureau F" "己局"\nact trade "Trade" "贸易"\n'
            'list bad "Violators" "失信企业" { kind blacklist; keeper A }\n'
            'rating grades "Grades" "等级" { grades a, b; keeper A }'
        )
    )
    ended, heir = site["agencies/A.html"], site["agencies/E.html"]
    assert "Lists that it keepsViolators until 2018-04-20Grades until 2018-04-20" in _read(ended, "en")
    assert "失信企业（2018年4月20日以前）" in _read(ended, "zh-Hans")
    assert "Violators from 2018-04-20 until 2020-01-01, in the place of Bureau A" in _read(heir, "en")
    assert "失信企业（自2018年4月20日起至2020年1月1日前），代甲局" in _read(heir, "zh-Hans")
    assert "It keeps no list." in _read(site["agencies/F.html"], "en")
    for page in ("lists/bad.html", "lists/index.html"):
        assert "Bureau A; from 2018-04-20 Bureau B, Bureau E; from 2020-01-01 Bureau B" in _read(
            site[page], "en"
        )
        assert "甲局；自2018年4月20日起为乙局、戊局；自2020年1月1日起为乙局" in _read(site[page], "zh-Hans")
