"""What `make` calls: set-up, locks and checks of the repository. Not part of the running system."""
