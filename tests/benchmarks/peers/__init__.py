"""Other generators over the same cases, in the same run, for the ratio only.

Each gets every case as a page of Markdown with front matter, in the way that its manual tells, with
the least of templates. What it does not do is told beside what it took.
"""
