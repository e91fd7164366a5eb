"""From a text to the tree of it: everything knows its line and column, and every scalar is still text."""
