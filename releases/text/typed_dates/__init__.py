"""What people type as a date or period, and the shortest words for one."""
