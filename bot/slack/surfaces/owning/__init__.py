"""What is the owner's alone: how a check goes on, who takes part in it, whose it is, and its end."""
