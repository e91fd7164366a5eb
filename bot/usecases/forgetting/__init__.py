"""A check or a person forgotten, with all that was kept of them."""
