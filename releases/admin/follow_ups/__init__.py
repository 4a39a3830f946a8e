"""What became of promises, as editors link it to later releases."""
