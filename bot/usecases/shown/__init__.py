"""What is known of the cards in Slack: where each stands, what holds one up, whose Homes are out of date."""
