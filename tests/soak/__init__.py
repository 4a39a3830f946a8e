"""A long day in minutes: readers, editors and publications at once, on a served site.

    python -m tests.soak --requests 100000 --database sqlite --report FILE

Eight readers ask for every kind of page, three editors save drafts through the admin, and a release
is corrected and published every five seconds. Nothing may answer 5xx; a page asked for after a
publication has ended may not show the text before it; what an editor was told is saved is there.
"""
