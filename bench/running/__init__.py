"""How it is run: a command as it is installed, a server, and signed presses by the thousand."""
