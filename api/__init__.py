"""The counter: HTTP and the pages in both languages. Not a place for rules."""
