from defaulters.rules.own_tools import ToolUse, has_failed, open_tools


def test_a_duty_to_pay_or_deliver_has_no_tool_to_try_first():
    assert open_tools("OB1", ()) == ()
    assert open_tools("OB2", ()) == ()


def test_failed_is_only_a_tool_of_the_obligations_own():
    failed = (ToolUse("eviction", "failed"),)

    assert has_failed("OB3", failed)
    assert not has_failed("OB6", failed)


def test_unsuitable_is_not_failed():
    assert not has_failed("OB6", (ToolUse("fine", "unsuitable", "in hospital"),))
    assert has_failed("OB6", (ToolUse("fine", "failed"),))
