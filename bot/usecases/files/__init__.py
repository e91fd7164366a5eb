"""A check as a file: answer sheets read and written, the memo as a page, tables. Nothing here is kept or sent."""
