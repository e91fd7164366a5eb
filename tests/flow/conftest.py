"""How long the fuzzer goes on: as every property test does, or with `make fuzz` for some minutes."""

from hypothesis import settings

settings.register_profile("soak", max_examples=2_000, deadline=None)
