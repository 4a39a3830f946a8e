"""Review 审稿: the office's rules, what was sent in, who approved which content, when it goes out,
and what was withheld since."""
