"""Every question that is asked of the database apart from a case's own facts, by asker. Each answers
frozen facts."""
