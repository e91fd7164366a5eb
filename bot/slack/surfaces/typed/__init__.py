"""What is typed: the words of the command and of mentions, slips in them, and answers given in words."""
