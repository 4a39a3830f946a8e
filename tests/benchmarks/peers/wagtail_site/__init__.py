"""The second peer: the releases as Wagtail pages, with the settings its makers recommend."""
