"""Break the flows and the guards one at a time, and see that the shipped tests go red for each.

Read in this order: `mutant` (what one is), `flow_numbers` and `flow_parts` (those made from the flow files), `guards`
(those in the code, a table), `equivalents` (those nothing can tell from the original), `trials` (how they are tried).
"""
