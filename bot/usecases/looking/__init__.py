"""What is read and changes nothing: where a check stands, why, and all of them side by side."""
