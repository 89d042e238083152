"""Everything that touches the database: tables, migrations, reading facts, writing changes, and every
question asked.

Nothing is judged here, and no row class, session or library type leaves: others get functions and frozen
facts.
"""
