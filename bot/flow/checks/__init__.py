"""What must be true of a flow for it to run at all. Start at `whole`; what would run and is odd is `vetting`'s."""
