"""The Web API: one file a family of methods, one table of them all in methods, one way in through front."""
