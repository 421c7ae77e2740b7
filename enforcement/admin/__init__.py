"""The desk of the court's staff. `site.py` is its entrance, `acts/` all that can be done."""
