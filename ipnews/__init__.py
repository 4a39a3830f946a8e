"""The site: settings, the URL root and the WSGI and ASGI entry points; no behaviour of its own."""
