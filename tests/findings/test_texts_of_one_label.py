"""Two texts that one language calls alike are told apart by their number, or by their id: a copy is not told as the original."""

from __future__ import annotations

import pytest

from mou_compiler import Workspace, compile_text
from mou_compiler.analysis.wording import document_named
from mou_compiler.text import Text

TEXT = """
subject firm "Firm" "企业"
act trade "Trade" "贸易"
agency A "Office A" "甲局"
list L "Blacklist" "黑名单" { kind blacklist; keeper A }
memorandum m "Memo" "备忘录" { number "甲1号"; in force from 2016-01-01; measure 1 { on L; by A; prohibit trade; for 1 year from entry } }
"""
COPY = """memorandum n LABELS { NUMBER in force from 2016-01-01; measure 1 { on L; by A; prohibit trade; for 1 year from entry } }
"""


def copied(labels: str, number: str = "") -> str:
    return TEXT + COPY.replace("LABELS", labels).replace("NUMBER", number)


@pytest.mark.parametrize(
    ("text", "original", "copy"),
    [
        (copied('"Note" "通知"'), Text("“Memo”", "「备忘录」"), Text("“Note”", "「通知」")),
        (copied('"Memo" "备忘录"'), Text("“Memo” (甲1号)", "「备忘录」（甲1号）"), Text("“Memo” (n)", "「备忘录」（n）")),
        (copied('"Memo" "备忘录"', 'number "甲2号";'), Text("“Memo” (甲1号)", "「备忘录」（甲1号）"), Text("“Memo” (甲2号)", "「备忘录」（甲2号）")),
        (copied('"Memo" "备忘录"', 'number "甲1号";'), Text("“Memo” (m)", "「备忘录」（m）"), Text("“Memo” (n)", "「备忘录」（n）")),
        (copied('"Memo" "通知"'), Text("“Memo” (甲1号)", "「备忘录」"), Text("“Memo” (n)", "「通知」")),
        (TEXT + 'law n "Other" "备忘录"', Text("“Memo”", "「备忘录」（甲1号）"), Text("“Other”", "「备忘录」（n）")),
    ],
)  # fmt: skip
def test_what_is_called_alike_is_set_apart(text: str, original: Text, copy: Text) -> None:
    view = compile_text(text).view
    assert (document_named(view, "m"), document_named(view, "n")) == (original, copy)


def test_what_a_finding_says_of_a_copy_names_both() -> None:
    compiled = compile_text(copied('"Memo" "备忘录"', 'number "甲2号";'))
    (finding,) = (one for one in compiled.findings if one.code == "MOU403")
    assert "measure 1 of “Memo” (甲2号)" in finding.message.en
    assert "measure 1 of “Memo” (甲1号)" in finding.message.en
    assert "「备忘录」（甲1号）" in finding.message.zh


def test_a_copy_that_comes_and_goes_changes_what_the_original_is_called() -> None:
    workspace = Workspace(texts={"a.mou": TEXT})
    before = [finding.message for finding in workspace.findings()]
    assert any("“Memo”" in said.en for said in before)
    workspace.edit("b.mou", copied('"Memo" "备忘录"').removeprefix(TEXT))
    both = [finding.message for finding in workspace.findings()]
    assert any("“Memo” (甲1号)" in said.en for said in both)
    assert not any("“Memo” " in said.en.replace("“Memo” (", "") for said in both)
    workspace.close("b.mou")
    assert [finding.message for finding in workspace.findings()] == before
