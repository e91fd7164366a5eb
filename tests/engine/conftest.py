"""The engine is tried on flows of its own, in `kept`, and on small ones that the tests of flows write."""
