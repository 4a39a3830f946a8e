"""Pages that are pasted or uploaded, and what is kept of them byte for byte."""
