"""The kinds of file in which figures are taken away."""

SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Media type by the ending of the file's name, in the order in which they are offered.
MEDIA_TYPES = {"csv": "text/csv", "xlsx": SPREADSHEET, "json": "application/json"}
