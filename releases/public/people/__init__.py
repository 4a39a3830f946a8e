"""The pages of speakers and of organisations, and who has one."""
