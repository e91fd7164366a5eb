"""What comes out: a flow as the engine sees it. Start at `flow`; nothing here reads a file."""
