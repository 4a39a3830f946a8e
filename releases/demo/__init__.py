"""Fourteen releases of an invented city, for a first look and for the tests.

Beside them lie the vocabulary they use, what became of some of them (story.json), what readers
looked for in vain (searches.json) and, in pages/, three texts to paste. The city of Yunxiu, its
province, bodies, people, firms, newspapers and every figure are invented, and the site says so
wherever it shows them. Front door: load.load.
"""
