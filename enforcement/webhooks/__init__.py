"""Webhooks on the wire: the sender, and the kit by which a partner's endpoint is tried. Standard library and rules."""
