"""Stories in Slack are tried on the shipped flows, and on the small flow of the other tests of stories."""
