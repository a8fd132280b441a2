#!/usr/bin/env bash
# What one expects: CEL is a language with a specification, and size('第一条') is the number of its characters in each engine: 3.
# What happens: the engine in Rust, by the package common-expression-language, counts bytes: 9, where cel-python counts 3. A
# rule that bounds the length of a title or a number (`size(title) <= 20`) lets English through and refuses Chinese, by a
# bound that both files share. The patterns part the other way round: '第一条'.matches('^\\w+$') is true in the one in Rust and
# false in cel-python, whose RE2 has letters of ASCII only. Of texts in ASCII all of it is alike.
# Seen with common-expression-language 0.10.0, cel-python 0.5.0 with google-re2 1.1.20251105. Source:
# github.com/google/cel-spec, langdef.md, "List of Standard Definitions", size: the length of a string is that in code points.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check common-expression-language==0.10.0 cel-python==0.5.0 google-re2==1.1.20251105 2>/dev/null
"$folder/venv/bin/python" -W ignore - <<'PY'
from importlib.metadata import version

import cel
import celpy

print({name: version(name) for name in ("common-expression-language", "cel-python", "google-re2")})


def ask(rule: str, title: str) -> list[object]:
    environment = celpy.Environment()
    by_python = environment.program(environment.compile(rule)).evaluate({"title": celpy.json_to_cel(title)})
    answers = [cel.evaluate(rule, {"title": title}), int(by_python) if "size(title)" == rule else bool(by_python)]
    print(f"{rule} of {title}: in Rust, in Python:", *answers)
    return answers


assert ask("size(title)", "第一条") == [9, 3]
assert ask("size(title)", "rail") == [4, 4]
assert ask("size(title) <= 8", "第一条") == [False, True]
assert ask(r"title.matches('^\\w+$')", "第一条") == [True, False]
assert ask(r"title.matches('^\\w+$')", "rail") == [True, True]
PY
echo "as described: a bound on letters is one on bytes"
