"""Agreements in the making as they are stored: reading, writing, what everybody may know, and the activated
agreements."""
