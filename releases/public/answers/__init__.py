"""The answer above the results of a search, where what was typed names it.

Front door: answer.answer_to. Never answers beside a word that the site knows nothing of, nor with
the value of another period than was asked for.
"""
