"""A running register whose servers are killed at random moments, and what must hold when it is over.

| file | duty |
| --- | --- |
| `servers` | database, broker, web and worker as processes of their own, each to be killed and started again |
| `caller` | a partner's client that asks again where no answer came |
| `streams` | credits that release, checks, readers of the feed, the timed jobs |
| `outcome` | what must hold at the end |
| `__main__` | the order of things, and the lines that are printed |

`python -m tests.faults.storm FOLDER --seed 7 --seconds 30`: the seed decides who is killed when, and who is asked
about; what the processes are doing at that moment is chance, which is the point.
"""
