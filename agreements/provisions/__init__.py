"""What a written agreement provides for, one concern a file: frozen data, the clause that states it, and its
words.

No rule is run here and nothing is checked against the world; `agreements.model` puts them together.
"""
