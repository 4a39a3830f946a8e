"""Where pages come from: bytes of a file or a paste become text.

Front doors: file_kinds tells what a file is; encodings.decode, html.text_of and docx.text_of give
its text; page_joining.join makes one text of several. Never looks at what the text says.
"""
