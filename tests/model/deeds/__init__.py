"""What may happen in the town. A deed is asked at every moment, lawful or not: the services decide.

One more deed is one more function in one of these files:

    @deed("judge")
    def break_settlement(m: Moment) -> None:
        settlements.breach(act=m.act, settlement_id=m.among(m.case.settlements).pk, facts="分文未付。")
"""

from tests.model.deeds import decided, ended, found, objected, performed
from tests.model.deeds.moment import DEEDS, Deed, Moment, NothingToDo

__all__ = ["DEEDS", "Deed", "Moment", "NothingToDo", "decided", "ended", "found", "objected", "performed"]
