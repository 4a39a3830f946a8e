"""How figures and quotes read: 余 and 约 where they belong, the sentence around a quote."""
