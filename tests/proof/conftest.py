"""The proofs need the solver, which comes with what developers install."""
