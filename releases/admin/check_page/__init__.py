"""The check page: what was read beside the text, doubts first; corrections before a draft."""
