"""Starts all of Luyue on one machine: database, broker, web, worker and beat; stops what it started.

| file | duty |
| --- | --- |
| `places` | where the data of a demo lies |
| `checks` | what must hold before anything starts |
| `account` | under which account PostgreSQL can run here |
| `postgres` | one PostgreSQL server: made, started, stopped |
| `sockets` | folders whose path is short enough for a Unix socket |
| `roles` | its database, the role that migrates and the role that runs |
| `broker` | the message broker |
| `keys` | secrets, made once |
| `identity` | is that process still the one we started? |
| `processes` | children: started, watched, stopped; and what a killed launcher left |
| `web` | the command that serves the application |
| `demo` | the order in which all this happens |
| `greeting` | what is printed at the end |
| `failures` | how it gives up |

Nothing here reads Django's settings: the tests start their database with the same code before there are any.
"""
