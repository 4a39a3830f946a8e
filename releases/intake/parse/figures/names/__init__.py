"""What figures count: their names, their scopes, and how names are told apart."""
