"""The counter: everything that speaks HTTP. It parses, finds who asks, and hands over; it judges no case.

`application` composes it, `security` knows who asks, `v1` answers in JSON and `pages` in both languages.
"""
