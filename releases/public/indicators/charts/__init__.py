"""Line charts as plain geometry, which templates draw as SVG."""
