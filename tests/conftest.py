"""Makes the modules of this folder importable from every test, and knows the option that re-accepts cases."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

# One commit gives one answer where the same modules are loaded, whose constants are drawn too;
# `pytest --hypothesis-profile=anew` draws other examples each time.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.register_profile("anew", derandomize=False, deadline=None)
settings.load_profile("repeatable")


# What is tested is worked out, not recalled; and no test leaves anything in the home of whoever runs it.
os.environ["MOU_NO_CACHE"] = "1"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest."""
    items.sort(key=lambda item: item.get_closest_marker("early") is None)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept",
        action="store_true",
        help="rewrite what the cases under tests/cases and tests/syntax/broken expect to what the compiler now says",
    )
