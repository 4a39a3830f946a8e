"""How dates read, where Django's own way of a language is not ours."""
