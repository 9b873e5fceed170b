"""The golden set: labelled queries, the truth of each from the texts, and how answers are scored.

Nothing here asks the engine what is right: `truth` reads the texts by a plain scan with a folding
of its own, and the sets of entries for questions were made by reading the library.
"""
