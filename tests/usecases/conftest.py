"""A world for the use cases."""

import pytest
from usecase_parts import KilledError, World

from bot.usecases.crashing import POINTS, arm


@pytest.fixture
def world():
    return World()


@pytest.fixture
def kill():
    """Die at the named point when it is passed for the given time."""

    def arrange(point, time):
        passed = []

        def look(at):
            assert at in POINTS
            passed.append(at)
            if at == point and passed.count(at) == time:
                raise KilledError

        arm(look)

    yield arrange
    arm(None)
