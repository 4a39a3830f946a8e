"""Where pages come from: bytes of a file or a paste become text.

Front door: encodings.decode. Never looks at what the text says.
"""
