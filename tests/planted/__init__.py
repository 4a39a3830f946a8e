"""What a person expects of merging and of doubts, written before any rule for either was.

`same_names.json` holds pairs of names that are one thing and `different_names.json` near pairs
that are two, on a site of the city 临江; where a pair has `units`, `organisations` or `posts`,
the first belongs to `a` and the second to `b`. `NN-name.txt` is a page with planted faults, or
with traps that are none, and `NN-name.planted.json` says what a reader of the page should doubt.
"""
