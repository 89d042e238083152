"""What a file that comes in is, and whether it carries a virus: its kind by its content, and ClamAV where
there is one."""
