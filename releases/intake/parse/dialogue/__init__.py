"""Who speaks where: markers, headings and turns."""
