#!/usr/bin/env bash
# What one expects: a grammar of conditions says what a sentence of the language means. One that forgot to say whether `and` binds
# before `or` has two readings of it, and a generator of parsers says so, as yacc and its kin report a conflict.
# What happens: lark says nothing, and each of its parsers reads as it likes. `not listed and barred` is `(not listed) and barred`
# for Earley, the one by default, and `not (listed and barred)` for LALR, which one word turns on for speed. `a or b and c`
# is `(a or b) and c` for the one and `a or (b and c)` for the other. And Earley alone has neither precedence: `a and b or c` is
# `a and (b or c)`, so it is the first `and` or the first `or` that goes last or first by which sentence it is. Conflicts of
# LALR are settled by shifting, and a line is logged at the level of debugging. Asked for ambiguity="explicit" Earley shows both.
# Tests with one connective in a sentence read alike in all.
# Seen with lark 1.3.1. Source: lark-parser.readthedocs.io, "Parsers" (shift/reduce is resolved as shift; Earley chooses one by rules
# of priority and length), which tells it of each, not that they part.
# mou: `not` binds before `and`, and `and` before `or`, in one reader of its own.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check lark==1.3.1 2>/dev/null
"$folder/venv/bin/python" -W error - <<'PY'
from importlib.metadata import version

from lark import Lark

print({"lark": version("lark")})
grammar = """
start: condition
condition: condition "and" condition -> both
    | condition "or" condition -> either
    | "not" condition -> negated
    | /[a-z]/ -> fact
%ignore " "
"""
forms = {"both": "({} and {})", "either": "({} or {})", "negated": "(not {})", "fact": "{}"}


def read(sentence: str, parser: str) -> str:
    def write(tree) -> str:
        if tree.data == "fact":
            return str(tree.children[0])
        return forms[tree.data].format(*(write(child) for child in tree.children))

    return write(Lark(grammar, parser=parser).parse(sentence).children[0])


readings = {
    sentence: {parser: read(sentence, parser) for parser in ("earley", "lalr")}
    for sentence in ("a and b", "not a", "not a and b", "a or b and c", "a and b or c")
}
for sentence, reading in readings.items():
    print(f"{sentence}: {reading}")
assert readings["a and b"] == {"earley": "(a and b)", "lalr": "(a and b)"}
assert readings["not a"] == {"earley": "(not a)", "lalr": "(not a)"}
assert readings["not a and b"] == {"earley": "((not a) and b)", "lalr": "(not (a and b))"}
assert readings["a or b and c"] == {"earley": "((a or b) and c)", "lalr": "(a or (b and c))"}
assert readings["a and b or c"] == {"earley": "(a and (b or c))", "lalr": "(a and (b or c))"}
shown = Lark(grammar, ambiguity="explicit").parse("not a and b")
assert any(True for _ in shown.find_data("_ambig"))
PY
echo "as described: the same grammar and sentence are two rules, by the parser"
