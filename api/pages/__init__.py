"""The pages in Welsh and English. They show what casework and records answer; they decide nothing."""
