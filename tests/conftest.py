"""Makes the modules of this folder importable from every test, and knows the option that re-accepts cases."""

from __future__ import annotations

import gc
import os
import sys

import pytest
from hypothesis import settings

# One commit gives one answer where the same modules are loaded, whose constants are drawn too;
# `pytest --hypothesis-profile=anew` draws other examples each time.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.register_profile("anew", derandomize=False, deadline=None)
settings.load_profile("repeatable")


# What is tested is worked out, not recalled; and no test leaves anything in the home of whoever runs it.
os.environ["MOU_NO_CACHE"] = "1"


# Some hundred commands are run in processes of their own: each would compile the package anew, and every run the tests.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# What is collected is there to the end: the collector of garbage passes it over, and comes by less often. It took a
# fifth of the processor's time before.
gc.disable()


def pytest_collection_finish() -> None:
    """Let the collector look only at what the tests make."""
    gc.freeze()
    gc.enable()
    gc.set_threshold(50_000, 20, 50)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest."""
    items.sort(key=lambda item: item.get_closest_marker("early") is None)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept",
        action="store_true",
        help="rewrite what the cases under tests/cases and tests/syntax/broken expect to what the compiler now says",
    )
