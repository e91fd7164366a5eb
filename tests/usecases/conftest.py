"""A world for the use cases."""

import pytest
from usecase_parts import World


@pytest.fixture
def world():
    return World()
