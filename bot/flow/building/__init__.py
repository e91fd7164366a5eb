"""From shapes to the model, part by part. Start at `flow`, which builds the whole."""
