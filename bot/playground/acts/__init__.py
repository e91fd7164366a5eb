"""What follows when a person does something: one file a kind of act."""
