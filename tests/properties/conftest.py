"""Properties are tried on the shipped flows, with the sheets and the steps of their own tests."""
