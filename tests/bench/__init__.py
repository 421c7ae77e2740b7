"""`make bench`: how fast checks, snapshot, feed and release are, as ratios within one run.

| file | duty |
| --- | --- |
| `stage` | a PostgreSQL that keeps what it commits, the tables, the web server |
| `register` | SIZE restricted people, copied from one real restriction |
| `load` | requests over kept connections, and how long each took |
| `baseline` | pgbench with the same statement on the same data |
| `plain`, `plain_urls` | the check as a tutorial of the framework would write it |
| `__main__` | the order of the measurements, and the table that is printed |

Figures are ratios: the machine is shared by server, database and load, so seconds of two machines say little.
"""
