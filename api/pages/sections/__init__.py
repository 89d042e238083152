"""What is recorded in a case beside its stories, as the page of a case shows it: one family a file."""
