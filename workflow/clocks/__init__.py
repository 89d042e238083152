"""Time limits: which days count, when a clock ends, how long each limit is. Reads no clock, no database."""
