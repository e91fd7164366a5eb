"""Long, bounded runs that kill processes while they work; each prints what was lost and what came twice."""
