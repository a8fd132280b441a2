#!/usr/bin/env bash
# What one expects: an engine for rules in code compares an amount with a threshold to the unit; what does not fit its numbers
# it refuses, as OpenFisca does for whole numbers above its limit.
# What happens: a variable of `value_type = float`, which is what amounts are there, has 32 bits: from 16,777,217 on units are
# lost, from 100,000,000 on they come in steps of eight. Who owes 100,000,004 is stored as owing 100,000,000, and is not above
# the threshold of 100,000,000; 100,000,005 becomes 100,000,008. No note. The same amount as `int` is exact, and one too large
# for it is an error. Tests with small sums, as test cases of households are, show nothing.
# Seen with OpenFisca-Core 46.0.1, numpy 2.4.6. Source: openfisca.org, "Input variables and formulas", `value_type`: float is
# said to be a number with a fraction; the width stands in openfisca_core/variables/config.py.
# mou: an amount is a whole number or a decimal of any length, never a float.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check openfisca-core==46.0.1 numpy==2.4.6 2>/dev/null
"$folder/venv/bin/python" -W ignore - <<'PY'
from importlib.metadata import version

from openfisca_core.entities import Entity
from openfisca_core.periods import DateUnit
from openfisca_core.simulation_builder import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

print({name: version(name) for name in ("openfisca-core", "numpy")})
FIRM = Entity("firm", "firms", "", "")


class owed(Variable):
    value_type, entity, definition_period, label = float, FIRM, DateUnit.YEAR, "what the firm owes"


class counted(Variable):
    value_type, entity, definition_period, label = int, FIRM, DateUnit.YEAR, "the same as a whole number"


class listed(Variable):
    value_type, entity, definition_period, label = bool, FIRM, DateUnit.YEAR, "above the threshold"

    def formula(firm, period):
        return firm("owed", period) > 100_000_000


class listed_by_count(Variable):
    value_type, entity, definition_period, label = bool, FIRM, DateUnit.YEAR, "above the threshold, by the whole number"

    def formula(firm, period):
        return firm("counted", period) > 100_000_000


system = TaxBenefitSystem([FIRM])
system.add_variables(owed, counted, listed, listed_by_count)
told = {}
for amount in (16_777_217, 100_000_000, 100_000_004, 100_000_005):
    firm = {"owed": {"2016": amount}, "counted": {"2016": amount}}
    simulation = SimulationBuilder().build_from_dict(system, {"firms": {"a": firm}})
    asked = ("owed", "counted", "listed", "listed_by_count")
    told[amount] = [simulation.calculate(name, "2016")[0].item() for name in asked]
    print(f"{amount:,}:", dict(zip(asked, told[amount])))
assert told[16_777_217] == [16_777_216, 16_777_217, False, False]
assert told[100_000_000] == [100_000_000, 100_000_000, False, False]
assert told[100_000_004] == [100_000_000, 100_000_004, False, True]
assert told[100_000_005] == [100_000_008, 100_000_005, True, True]
PY
echo "as described: what is above the threshold is not, by four yuan"
