#!/usr/bin/env bash
# What one expects: a test that compares two tables of amounts in whole yuan fails where one of them is nine yuan larger, whatever
# stands in the other rows.
# What happens: pandas compares whole numbers exactly and fractions to a hundred-thousandth of their size. A column in which
# one amount is not known is made of fractions, since these have a place for what is missing: 1,000,009 owed is then equal to
# 1,000,000, and the test that guards a threshold of a million passes. Without the unknown row it fails, so a table is
# compared in one way or the other by a row that nobody looks at. polars keeps whole numbers beside what is missing, and
# fails both times; so does pandas with its type Int64, or with check_exact=True.
# Seen with pandas 3.1.1, polars 2.1.0. Source: pandas, `testing.assert_frame_equal`: exact for integers since 2.2, else rtol;
# "Working with missing data" (integers become float); neither speaks of the other.
# mou: compares an amount as the decimal that is written; one that is not known is a value of its own.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check pandas==3.1.1 polars==2.1.0 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
from importlib.metadata import version

import pandas
import pandas.testing
import polars
import polars.testing

print({name: version(name) for name in ("pandas", "polars")})


def is_equal(library, owed: list, other: list, **options) -> bool:
    try:
        library.testing.assert_frame_equal(
            library.DataFrame({"owed": owed}), library.DataFrame({"owed": other}), **options
        )
    except AssertionError:
        return False
    return True


known = ([1_000_000, 500], [1_000_009, 500])
unknown = ([1_000_000, None], [1_000_009, None])
answers = {
    (library.__name__, name): is_equal(library, *tables)
    for library in (pandas, polars)
    for name, tables in (("the other amount is known", known), ("the other amount is unknown", unknown))
}
for (library, name), answer in answers.items():
    print(f"{library}, {name}: {'equal' if answer else 'differs'}")
assert list(answers.values()) == [False, True, False, False]
assert not is_equal(pandas, *unknown, check_exact=True)
assert not is_equal(pandas, *(pandas.array(column, dtype="Int64") for column in unknown))
PY
echo "as described: nine yuan more are seen or not by whether another amount is known"
