"""What is wrong with words as they are printed, whatever they report: pure, text by text.

Front door: text_rules.of_text, and mixed_marks.mixed for a page as a whole.
"""
