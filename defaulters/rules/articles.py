"""The provisions that refusals and endings name, by document number and article.

`LIST` is the list rules 关于公布失信被执行人名单信息的若干规定, `CONSUMPTION` the consumption rules
关于限制被执行人高消费及有关消费的若干规定, `OPINION` the opinion 善意文明执行 of 2019.
"""

from typing import Final

LIST: Final = "法释〔2017〕7号"
CONSUMPTION: Final = "法释〔2015〕17号"
OPINION: Final = "法发〔2019〕35号"

LIST_GROUNDS: Final = f"{LIST}第1条"
LIST_ABILITY: Final = f"{LIST}第1条第1项"
LIST_TERM: Final = f"{LIST}第2条"
LIST_EARLY_DELETION: Final = f"{LIST}第2条第2款"
LIST_SETTLEMENT: Final = f"{LIST}第1条第6项"
LIST_SECURITY: Final = f"{LIST}第3条第1项"
LIST_SEIZED: Final = f"{LIST}第3条第2项"
LIST_RANK: Final = f"{LIST}第3条第3项"
LIST_MINORS: Final = f"{LIST}第4条"
LIST_PROCEDURE: Final = f"{LIST}第5条"
LIST_CANCELLATION: Final = f"{LIST}第9条"
LIST_DELETION: Final = f"{LIST}第10条"
LIST_TERM_END: Final = f"{LIST}第10条第2款"
LIST_RELISTING: Final = f"{LIST}第10条第3款"
LIST_REMEDY: Final = f"{LIST}第12条"

CONSUMPTION_SCOPE: Final = f"{CONSUMPTION}第1条第1款"
CONSUMPTION_WEIGHING: Final = f"{CONSUMPTION}第2条"
CONSUMPTION_LIFTING: Final = f"{CONSUMPTION}第9条"

OPINION_GRACE: Final = f"{OPINION}第15条"
OPINION_HOLD_OFF: Final = f"{OPINION}第16条第1项"
OPINION_LINKED: Final = f"{OPINION}第16条第2项"
OPINION_STUDENTS: Final = f"{OPINION}第16条第3项"
OPINION_GRADING: Final = f"{OPINION}第21条"

ABILITY_LIVING_COSTS: Final = "法释〔2024〕13号第5条"
SUSPENSION: Final = "民事诉讼法第267条、第268条"
SUSPENSION_ON_DEATH: Final = "民事诉讼法第267条第3项"

OWN_TOOLS: Final[dict[str, str]] = {
    "OB3": "民事诉讼法第261条",
    "OB4": "民事诉讼法第262条",
    "OB5": "民事诉讼法第263条",
    "OB6": "民事诉讼法第114条",
    "OB7": "民事诉讼法第114条",
}
APOLOGY: Final = "民法典第1000条"
