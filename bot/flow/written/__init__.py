"""A file being read: its parts in their shapes, what may be spoken of where, and every problem on the way."""
