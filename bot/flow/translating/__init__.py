"""The texts of a flow in another language: which there are, read from a file, and laid over the flow."""
