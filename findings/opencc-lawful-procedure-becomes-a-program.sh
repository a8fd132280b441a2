#!/usr/bin/env bash
# What one expects: of a text of law in simplified letters, put into those of Taiwan by the one mode of the converter that knows
# the words used there (s2twp, "with Taiwanese idiom"), another spelling comes out and the same law.
# What happens: the words are those of computing, and are put in wherever they stand. 法定程序 (the procedure laid down by law)
# becomes 法定程式 (a program), the 对象 of a penalty (whom it strikes) 物件 (a thing), 权限 (competence) 許可權, as of a
# file. 文件 (documents) and 档案 (archives) are one word afterwards, and turned back (tw2sp) both are documents; 执行
# (enforcement) comes back as 运行 (running). No note. s2tw, which changes letters only, and zhconv keep them all, so
# the mode that promises most is the one that changes what a rule says.
# Seen with OpenCC 1.4.2, zhconv 1.4.3. Source: OpenCC's page, "Configurations"; its issue 1313 and pull request 1432 (of
# 2026, closed), which speak of `程序`, `文件` and `执行`.
# mou: turns words of its own language only, and leaves titles as they are (tests/language/test_misread_elsewhere.py).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check OpenCC==1.4.2 zhconv==1.4.3 2>/dev/null
"$folder/venv/bin/python" -W ignore - <<'PY'
from importlib.metadata import version

import opencc
import zhconv

print({name: version(name) for name in ("OpenCC", "zhconv")})
letters, words, back = (opencc.OpenCC(mode).convert for mode in ("s2tw", "s2twp", "tw2sp"))
told = {}
for text in ("法定程序", "处罚对象", "法定权限", "文件、档案", "强制执行"):
    told[text] = (letters(text), zhconv.convert(text, "zh-tw"), words(text), back(words(text)))
    print(text, dict(zip(("s2tw", "zhconv", "s2twp", "s2twp and back"), told[text])))
assert [row[0] for row in told.values()] == ["法定程序", "處罰對象", "法定權限", "文件、檔案", "強制執行"]
assert all(row[0] == row[1] for row in told.values())
assert [row[2] for row in told.values()] == ["法定程式", "處罰物件", "法定許可權", "檔案、檔案", "強制執行"]
assert [row[3] for row in told.values()] == ["法定程序", "处罚对象", "法定权限", "文件、文件", "强制运行"]
PY
echo "as described: what the law laid down as procedure is a program"
