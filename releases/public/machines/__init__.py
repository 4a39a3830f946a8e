"""What programs ask for: Atom feeds, sitemaps, robots.txt, OpenSearch."""
