"""What is only read: where checks stand, many together, and what was said in one."""
