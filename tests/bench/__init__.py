"""`make bench`: how fast checks, snapshot, feed and release are, as ratios within one run.

| file | duty |
| --- | --- |
| `stage` | a PostgreSQL that keeps what it commits, the tables, the web server |
| `people`, `register` | SIZE restricted people, as copies of one real restriction |
| `load` | requests over kept connections, and how long each took |
| `baseline` | pgbench, and PostgreSQL's own `= ANY`, on the same data |
| `plain`, `plain_settings` | the check as a tutorial of the framework would write it |
| `callers`, `caller` | partners with their tokens, and one connection of theirs |
| `checks`, `feed`, `releases` | the measurements |
| `report` | their order, and the lines that are printed |
| `__main__` | starts and stops all of it |

Figures are ratios: the machine is shared by server, database and load, so seconds of two machines say little.
"""
