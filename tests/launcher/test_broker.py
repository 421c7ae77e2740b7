"""The broker of the tests is a real one, with its data kept on every change."""

import redis


def test_the_broker_answers_and_keeps_every_change(broker_url: str) -> None:
    client = redis.Redis(unix_socket_path=broker_url.removeprefix("redis+socket://"))
    assert client.ping()
    assert client.config_get("appendonly") == {"appendonly": "yes"}
