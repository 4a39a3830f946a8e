"""Review 审稿: the office's rules, what was sent in, and who approved which content."""
