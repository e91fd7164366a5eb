"""What follows from each event: the rules that `transition.RULES` names, one file a deed, and what they share."""
