"""The four flat state machines of a case. They say which event may follow which state; they hold no data."""
