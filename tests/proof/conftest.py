"""Proofs are tried on the shipped flows and on the small one of their own tests."""
