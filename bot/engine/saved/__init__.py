"""What is kept of a check: dataclasses that are written and read back; nothing here decides."""
