"""The front door: the command line, the supervisor of `run` and the demonstration. Not a place for rules."""
