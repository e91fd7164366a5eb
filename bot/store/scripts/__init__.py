"""The scripts: each does one thing to the keys of one installation, whole or not at all.

Keys whose name only the script can know (of a person who left, of the message a card stood at) it builds from a
prefix it is given. The prefix ends behind the hash tag, so they are in the same slot as the keys it was given.
"""
