"""From answers to a verdict: levels, sections, gates, gaps and what would turn it; nothing here changes a check."""
