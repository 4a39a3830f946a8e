"""Golden pages: fictional pages in every form we have met, read by hand before the reader was.

`NN-slug.txt` (or `.html`, `.docx`, or several files `NN-slug.1.txt`, `.2.txt`, …) is a page as an
editor pastes or uploads it; `NN-slug.expected.json` says which forms it shows, which kind of page
it is, and how it has to be read. What a page leaves out of its expectation is not judged. A reader
that fails a page is mended; a page is changed only where its expectation is wrong about the
language. What is not mended yet stands in `misread.json`, which only ever gets shorter for a page
once it is there. How all pages are read today, right or not, is kept in `readings.txt`: a rule that
changes any of it is seen there.

    python -m tests.pasted.misread [NEW PAGE…]   takes what is right off the list
    python -m tests.pasted.kept_readings         keeps the readings of today, once looked at
    python -m tests.pasted.count                 the table of docs/reading.md, and every fault
"""
