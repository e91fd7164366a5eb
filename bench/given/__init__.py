"""What it is measured with: a plausible check, flows by the hundred, checks that are followed week after week."""
