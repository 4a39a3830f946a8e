"""What a person expects of merging and of doubts, written before any rule for either was.

`same_names.json` holds pairs of names that are one thing and `different_names.json` near pairs
that are two, on a site of the city 临江; where a pair has `units`, `organisations` or `posts`,
the first belongs to `a` and the second to `b`.

`NN-name.txt` is a page and `NN-name.planted.json` says what a careful reader of it doubts: its
`faults`, each with the words of the page on which the doubt should stand (`quote`; null is the
page as a whole), and `prior`, the figures that earlier pages gave. A doubt that overlaps no quote
is a false one. From 90 on, pages have no fault: they `shows` what looks like one and is none.
"""
