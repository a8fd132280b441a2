"""Every id makes a file name that every system takes, and no two ids make one."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import strategies as st

from mou_compiler.compilation import compile_paths
from mou_compiler.publishing.naming import MOST_BYTES, file_names, folded, is_safe
from mou_compiler.publishing.publish import publish
from tried import tried_on

SUFFIXES = (".csv", ".json", ".xlsx", ".parquet")


@pytest.mark.parametrize(
    "id_", ["CRC", "NDRC-2", "最高人民法院", "a.b", "école", "A1", "console", "aux-1", "com", "com10"]
)
def test_what_makes_a_name_is_the_name(id_: str) -> None:
    assert file_names([id_]) == {id_: id_}


@pytest.mark.parametrize(
    "id_",
    [
        "con", "CON", "Nul", "com1", "LPT9", "COM¹", "aux.txt", "conin$", "a.", "a ", "...", ".", "..", "", ".git", "-rf", "~a",
        "a/b", "a\\b", "a:b", "a?b", "a*b", 'a"b', "a<b", "a|b", "a\0b", "a\nb", "a\u202eb", "a\u200bb", "\ud800", "e\u0301",
        "市" * 90, "a" * 93, "x" * 300, "a-0123456789", "/../..",
    ],
)  # fmt: skip
def test_what_makes_none_gets_a_digest(id_: str) -> None:
    name = file_names([id_])[id_]
    assert name != id_
    assert all(is_safe(name + suffix) for suffix in SUFFIXES)
    assert file_names(["other", id_, "市"])[id_] == name, "it depends on nothing else"


@pytest.mark.parametrize(
    "ids",
    [["CRC", "crc"], ["Straße", "strasse", "STRASSE"], ["\u00e9a", "e\u0301a"], ["ﬁn", "fin"], ["K", "\u212a"], ["İ", "i̇"], ["Σς", "σσ"]],
)  # fmt: skip
def test_ids_that_some_system_takes_for_one_are_told_apart(ids: list[str]) -> None:
    names = file_names(ids)
    assert len({folded(name) for name in names.values()}) == len(ids)
    assert file_names(ids[::-1]) == names, "in whatever order"
    assert all(names[id_] != id_ for id_ in ids)


letters = st.one_of(st.sampled_from("aAéÉe\u0301ßſK\u212a.:/\\- \u202e市①con0"), st.characters())


@tried_on(st.lists(st.text(letters, max_size=40), max_size=8), few=100, many=1000)
def test_any_ids_at_all(ids: list[str]) -> None:
    names = file_names(ids)
    assert list(names) == list(dict.fromkeys(ids))
    for name in names.values():
        assert unicodedata.is_normalized("NFC", name)
        for suffix in SUFFIXES:
            assert is_safe(name + suffix), name
            assert len((name + suffix).encode()) <= MOST_BYTES
    assert len({folded(name) for name in names.values()}) == len(names)


LONG = "国家市场监督管理总局" * 9
AGENCIES = (LONG, "con", "Customs", "customs", "a/b")
CORPUS = """\
territory land "Land" { level national }
subject firm "Firm"
act trade "Trade"
list L "Blacklist" { kind blacklist; keeper Customs; entry 1 "Ground" }
memorandum m "Memorandum" { signed 2016-01-01; on L; basis none
"""


def test_each_agency_has_a_file_of_its_own_that_the_index_tells(tmp_path: Path) -> None:
    text = CORPUS
    for number, agency in enumerate(AGENCIES, 1):
        text += f'    measure {number} "No trade" {{ by {agency}; inspect trade }}\n'
    text += "}\n" + "".join(f'agency {agency} "Agency" {{ kind government }}\n' for agency in AGENCIES)
    (tmp_path / "a.mou").write_text(text, "utf-8")
    result = compile_paths([tmp_path / "a.mou"])
    assert result.corpus.faults == ()
    publish(result, tmp_path / "out", [tmp_path / "a.mou"])
    index = json.loads((tmp_path / "out" / "index.json").read_bytes())
    told = {
        entry["agency"]: entry["path"]
        for entry in index["files"]
        if "agency" in entry and entry["path"].endswith(".csv")
    }
    books = {entry["path"] for entry in index["files"] if entry["path"].startswith("tables/agencies/")}
    assert {path.removesuffix(".csv") + ".xlsx" for path in told.values()} < books
    assert set(told) == set(AGENCIES)
    for agency, path in told.items():
        assert path.startswith("tables/agencies/")
        assert path.count("/") == 2
        assert len(Path(path).name.encode()) <= MOST_BYTES
        rows = csv.DictReader(io.StringIO((tmp_path / "out" / path).read_text("utf-8-sig")))
        assert [row["enforcer"] for row in rows] == [agency]
