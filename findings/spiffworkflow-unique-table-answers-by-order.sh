#!/usr/bin/env bash
# What one expects: a decision table with the hit policy UNIQUE, the one by default, has at most one rule that matches; where
# two do, the standard has that for an error, which is why one chooses it for rules of law: an overlap comes to light.
# What happens: SpiffWorkflow stops at the first rule that matches and answers: who owes 2,000,000 is warned by `>= 500000`,
# and barred if the row `>= 1000000` stands above it. The same rows in another order are another law, and nothing tells of it.
# bkflow-dmn refuses the table in its strict mode, and in the lax one gives the first row. So a table that overlaps passes
# every test that does not turn the rows round.
# Seen with SpiffWorkflow 3.2.0, bkflow-dmn 0.2.0. Source: OMG DMN 1.3, 8.2.10 "Hit policy"; SpiffWorkflow, "Decision Tables";
# its engine, dmn/engine/DMNEngine.py, returns at the first match.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check SpiffWorkflow==3.2.0 bkflow-dmn==0.2.0 2>/dev/null
"$folder/venv/bin/python" -W ignore - <<'PY'
from importlib.metadata import version

from bkflow_dmn.api import decide_single_table
from SpiffWorkflow import TaskState
from SpiffWorkflow.bpmn.workflow import BpmnWorkflow
from SpiffWorkflow.camunda.parser.CamundaParser import CamundaParser

print({name: version(name) for name in ("SpiffWorkflow", "bkflow-dmn")})
PROCESS = b"""<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="process" targetNamespace="https://example.org">
<process id="listing" isExecutable="true">
<startEvent id="start"><outgoing>first</outgoing></startEvent>
<sequenceFlow id="first" sourceRef="start" targetRef="rule"/>
<businessRuleTask id="rule" camunda:decisionRef="lists"><incoming>first</incoming><outgoing>last</outgoing></businessRuleTask>
<sequenceFlow id="last" sourceRef="rule" targetRef="end"/>
<endEvent id="end"><incoming>last</incoming></endEvent></process></definitions>"""
TABLE = """<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="table" name="lists" namespace="https://example.org">
<decision id="lists" name="lists"><decisionTable id="rules" hitPolicy="UNIQUE">
<input id="input" label="owed"><inputExpression id="read" typeRef="integer"><text>owed</text></inputExpression></input>
<output id="output" name="list" typeRef="string"/>{}</decisionTable></decision></definitions>"""
ROW = """<rule id="rule{0}"><inputEntry id="in{0}"><text>&gt;= {1}</text></inputEntry>
<outputEntry id="out{0}"><text>"{2}"</text></outputEntry></rule>"""
RULES = [(500000, "warned"), (1000000, "barred")]


def by_spiffworkflow(rules: list[tuple[int, str]], owed: int) -> str:
    parser = CamundaParser()
    parser.add_bpmn_str(PROCESS)
    parser.add_dmn_str(TABLE.format("".join(ROW.format(place, *rule) for place, rule in enumerate(rules))).encode())
    workflow = BpmnWorkflow(parser.get_spec("listing"))
    for task in workflow.get_tasks(state=TaskState.READY):
        task.data["owed"] = owed
    workflow.do_engine_steps()
    return workflow.data["list"]


def by_bkflow(rules: list[tuple[int, str]], owed: int, strict: bool) -> str:
    table = {
        "title": "lists",
        "hit_policy": "Unique",
        "inputs": {"cols": [{"id": "owed"}], "rows": [[f">={bound}"] for bound, _ in rules]},
        "outputs": {"cols": [{"id": "list"}], "rows": [[f'"{name}"'] for _, name in rules]},
    }
    try:
        return decide_single_table(table, {"owed": owed}, strict_mode=strict)[0]["list"]
    except Exception as error:  # its own kind of error
        return type(error).__name__


told = {}
for how, rules in (("small bound first", RULES), ("large bound first", RULES[::-1])):
    told[how] = [by_spiffworkflow(rules, 2000000), by_bkflow(rules, 2000000, True), by_bkflow(rules, 2000000, False)]
    print(f"{how}: SpiffWorkflow, bkflow-dmn strict, bkflow-dmn lax:", *told[how])
assert told["small bound first"] == ["warned", "HitPolicyMatchError", "warned"]
assert told["large bound first"] == ["barred", "HitPolicyMatchError", "barred"]
assert by_spiffworkflow(RULES, 600000) == by_bkflow(RULES, 600000, True) == "warned"
PY
echo "as described: one table, two laws, by the order of its rows"
