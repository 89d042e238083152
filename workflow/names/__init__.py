"""Names as they sound: what makes Siân, Sian and Shan one question. Not a search: it knows no record and
no key."""
