"""Review 审稿 in the admin: where an edition is decided upon, and the office's rules."""
