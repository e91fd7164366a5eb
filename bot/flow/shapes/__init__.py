"""Which keys stand where in a file and what each takes, as pydantic reads it; what they mean is not known here."""
