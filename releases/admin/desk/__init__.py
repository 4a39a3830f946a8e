"""The start page: what waits for whoever is signed in, and the way to everything else."""
