"""Chinese as Django writes it, but moments as clocks at the desk show them."""
