"""The work engine: what is due is done once, by any number of workers; what is due follows from the state alone."""
