"""The workbench of one edition: its facts, panels of rows, and buttons for the verbs."""
