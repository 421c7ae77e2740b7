"""The reference mirror: a partner's own copy of what it may learn, which answers when the court cannot.

    python -m enforcement.mirror mirror.toml

Standard library and the pure rules of this project alone: no Django, nothing of the server.

| file | what it does |
| --- | --- |
| `config` | the one file of configuration |
| `court` | the calls of the partner API that a mirror needs |
| `store` | SQLite: rows and cursor in one transaction, so that a kill at any moment loses nothing |
| `follow` | snapshot, feed, acknowledgement |
| `answers` | a check, answered here |
| `serve` | the same over HTTP on this machine |
"""
