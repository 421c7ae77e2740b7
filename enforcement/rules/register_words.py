"""The words of an invented register: syllables of names, duties by kind, grounds, performance.

Nothing here means a living person or an existing company.
"""

SURNAMES: tuple[str, ...] = (
    *"王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金",
    *("欧阳", "司马", "诸葛", "上官"),
)
GIVEN = tuple(
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建文辉玲红玉兰梅春生海燕云峰晓宁志国永新宇浩子轩雨欣怡然思远博佳慧琳凯旋"
    "俊豪嘉懿若彤瑞泽景行安康庆祥德仁立诚少鹏世昌启航雪松柏林月清秋实润东方舟一凡亦可以恒知微守正"
)

BRAND_FIRST = tuple("启澜恒瑞锦川云岫泽霖远策星禾谷渡青屿朔白鹭沐川南栖北辰槐序竹里")
BRAND_LAST = tuple("屿岚桥汀禾澍舟珩野岩渡瀚庭砚朗洲峤湖林原")
TRADES = (
    "建材", "食品", "商贸", "置业", "物流", "餐饮管理", "服装", "机械制造", "网络科技", "装饰工程",
    "农业发展", "纺织", "家具", "医疗器械", "汽车销售", "文化传媒", "电子", "化工",
)  # fmt: skip

GROUNDS = (
    "有履行能力而拒不履行生效法律文书确定义务",
    "违反财产报告制度",
    "以虚假诉讼、虚假仲裁或者以隐匿、转移财产等方法规避执行",
    "违反限制消费令",
    "无正当理由拒不履行执行和解协议",
    "以伪造证据、暴力、威胁等方法妨碍、抗拒执行",
)
"""The six cases of art.1 of the list rules (法释〔2017〕7号), the commonest first."""

NOTHING_PERFORMED, PARTLY_PERFORMED, ALL_PERFORMED = "全部未履行", "部分未履行", "全部已履行"

COMPANY_MONEY_DUTIES = (
    "被执行人{debtor}于判决生效之日起十日内向申请执行人{creditor}偿还借款本金{amount}元及利息。",
    "{debtor}于本判决生效之日起七日内支付{creditor}货款{amount}元。",
    "被告{debtor}支付原告{creditor}工程款{amount}元，案件受理费由被告负担。",
    "{debtor}于本裁决生效之日起五日内支付{creditor}劳动报酬{amount}元。",
    "{debtor}赔偿{creditor}医疗费、误工费、护理费、残疾赔偿金等共计{amount}元。",
    "{debtor}支付{creditor}租金及违约金{amount}元。",
    "{debtor}对上述债务{amount}元向{creditor}承担连带清偿责任。",
)
MONEY_DUTIES = (
    *COMPANY_MONEY_DUTIES,
    "{debtor}支付{creditor}抚养费{amount}元，于每月十日前付清当月费用。",
    "{debtor}支付{creditor}赡养费{amount}元。",
)
COMPANY_ACT_DUTIES = {
    "OB2": (
        "{debtor}于判决生效之日起十日内向{creditor}返还挖掘机一台。",
        "{debtor}向{creditor}交付公司公章、财务账簿及会计凭证。",
    ),
    "OB3": (
        "{debtor}于判决生效之日起三十日内腾退所租房屋并交还{creditor}。",
        "{debtor}将承包期满的土地退还{creditor}。",
    ),
    "OB4": (
        "{debtor}协助{creditor}办理房屋所有权转移登记手续。",
        "{debtor}协助{creditor}办理车辆过户登记。",
    ),
    "OB5": (
        "{debtor}于判决生效之日起十五日内拆除占用公共通道的搭建物，恢复原状。",
        "{debtor}对{creditor}房屋的渗漏部位进行修复。",
    ),
    "OB6": (
        "{debtor}于判决生效之日起十日内当面向{creditor}赔礼道歉，消除影响、恢复名誉。",
        "{debtor}在本市公开发行的报纸上向{creditor}刊登道歉声明，内容须经法院审核。",
    ),
    "OB7": (
        "{debtor}立即停止使用与{creditor}注册商标相同的标识。",
        "{debtor}停止夜间施工，不得再以噪声妨害{creditor}生活。",
    ),
}
ACT_DUTIES = COMPANY_ACT_DUTIES | {
    "OB6": (*COMPANY_ACT_DUTIES["OB6"], "{debtor}每月协助{creditor}探望婚生子两次。"),
}
"""Act duties by the code of the obligation's kind; `{debtor}` and `{creditor}` are names."""
