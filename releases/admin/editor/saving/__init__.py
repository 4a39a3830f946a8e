"""How what is typed is saved: put together with what others typed, once, and kept until then."""
