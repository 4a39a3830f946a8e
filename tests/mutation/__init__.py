"""Mutation testing: are faults of one line in `releases/` noticed by the tests?

    python -m tests.mutation                         # the three seeds of this checkout
    python -m tests.mutation --seed 5d9fb6d1 --count 40

A seed is the first eight digits of a commit: that of the parent of HEAD, and of the two before it.
A seed draws 40 faults out of all that `faults` finds in `releases/`; only the migrations are left
out, since what they did to stored data is done. The suite runs once under coverage.py to tell which
tests run through which line (`reach`); that is kept in .data/mutation for further seeds of the same
files. Each fault is put into a copy of the checkout, never into the work tree, and those of its
line's tests that `selection` allows run on it until one fails: those of the module's own room
first, nearest first, then what `make test-quick` runs. A fault that they let pass is a survivor,
also if it changes nothing (an equivalent mutant), and is listed with its file, its line, before and
after. At last the tests that noticed something run without any fault: one that fails then says
nothing. Ends with 1 where fewer than 90 in 100 of a seed are noticed.
"""
