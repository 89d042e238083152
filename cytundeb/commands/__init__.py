"""The commands of the command line, one a file. Each adds its own words and answers with an exit code.

A command's file imports the database library, the web or anything else that is slow only when it is asked, so
that `--help` and the exact sums answer at once.
"""
