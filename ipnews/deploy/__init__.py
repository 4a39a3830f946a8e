"""What runs the site in production: gunicorn, nginx, systemd, containers. See docs/operators.md."""
