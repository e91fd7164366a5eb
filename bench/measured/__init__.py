"""What is measured, one thing a file, beside what is aimed at."""
