"""Golden pages: fictional pastes in every form of variants.md, read by hand before the reader was.

`NN-slug.txt` is a page as an editor pastes it; `NN-slug.expected.json` says which forms it shows
and how it has to be read. What a page leaves out of its expectation is not judged. A reader that
fails a page is mended; a page is changed only where its expectation is wrong about the language.
"""
