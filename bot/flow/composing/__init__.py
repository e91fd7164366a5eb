"""What a flow takes from elsewhere, put into its tree: the questions of fragments, and the flows it calls."""
