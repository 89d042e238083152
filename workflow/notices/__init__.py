"""What the outbox's messages say in both languages, and how they reach people. No casework lives here."""
