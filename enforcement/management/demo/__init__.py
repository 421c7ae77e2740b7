"""The demo: invented cases played through the acts, on the days on which they happened."""
