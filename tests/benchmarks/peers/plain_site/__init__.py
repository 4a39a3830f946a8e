"""The first peer: the releases in plain Django, with its generic views and `icontains`."""
