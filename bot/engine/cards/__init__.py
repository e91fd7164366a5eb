"""What cards say, as data; how they look is for whoever draws them."""
