"""更正记录: what was corrected, added and withdrawn of what had been published."""
