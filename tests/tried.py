"""Laws over what hypothesis draws: with a few examples each time, with many where there is time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import SearchStrategy

Test = Callable[..., None]


def tried_on(
    *drawn_from: SearchStrategy[Any], few: int, many: int, **named: SearchStrategy[Any]
) -> Callable[[Test], Test]:
    """Return a decorator: the law is tried on `few` examples, and on `many` by `pytest -m long`."""

    def decorate(law: Test) -> Test:
        @pytest.mark.parametrize("examples", [few, pytest.param(many, marks=pytest.mark.long)])
        def test(examples: int) -> None:
            made = given(*drawn_from, **named)(law)
            settings(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck))(made)()

        test.__name__, test.__qualname__ = law.__name__, law.__qualname__
        test.__module__, test.__doc__ = law.__module__, law.__doc__
        return test

    return decorate
