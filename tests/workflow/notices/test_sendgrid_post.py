"""What the SendGrid post promises, by its official client, against a server of ours (`faulty_service`)."""

from __future__ import annotations

import logging
import socket
from collections.abc import Iterator

import pytest

from tests.workflow.notices.example_notices import a_message
from tests.workflow.notices.faulty_service import Answer, Service, hang, mail_service, reset, rubbish, status
from workflow.notices.catalogue import KINDS
from workflow.notices.post import GiveUp, TryLater, explain
from workflow.notices.sendgrid_post import SendGridPost, request_body

SENDER = "cytundeb@notices.example"


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """The client is urllib's: a proxy of the machine must not come between us and 127.0.0.1."""
    monkeypatch.setenv("no_proxy", "127.0.0.1")


@pytest.fixture
def service() -> Iterator[Service]:
    with mail_service() as running:
        yield running


def post_to(service: Service, *, timeout_seconds: float = 5) -> SendGridPost:
    return SendGridPost(
        api_key="SG.secret", host=service.host, sender=SENDER, timeout_seconds=timeout_seconds
    )


def test_an_accepted_message_is_sent_whole(service: Service) -> None:
    message = a_message()
    post_to(service).send(message)
    ((path, headers, body),) = service.asked
    assert path == "/v3/mail/send"
    assert headers["Authorization"] == "Bearer SG.secret"
    assert body["subject"] == message.subject
    assert body["content"] == [
        {"type": "text/plain", "value": message.text},
        {"type": "text/html", "value": message.html},
    ]
    assert body["personalizations"] == [{"to": [{"email": "cyllid@xhb.example", "name": "Siân Ŵyn"}]}]
    assert body["from"]["email"] == body["reply_to"]["email"] == SENDER


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_nothing_follows_the_reader_and_the_one_argument_is_the_notice_s_id(kind: str) -> None:
    body = request_body(a_message(kind), sender=SENDER)
    assert body["tracking_settings"] == {
        "click_tracking": {"enable": False, "enable_text": False},
        "open_tracking": {"enable": False},
        "subscription_tracking": {"enable": False},
        "ganalytics": {"enable": False},
    }
    assert body["custom_args"] == {"notification_id": "0192f0c4-notice"}
    assert body["categories"] == [kind]
    assert not {"template_id", "asm", "mail_settings", "attachments", "batch_id", "send_at"} & body.keys()


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry_After": "120"}, 120),
        ({"Retry_After": "Thu, 05 Nov 2099 12:05:00 GMT", "Date": "Thu, 05 Nov 2099 12:00:00 GMT"}, 300),
        ({"Retry_After": "Thu, 05 Nov 2020 12:00:00 GMT", "Date": "Thu, 05 Nov 2020 12:05:00 GMT"}, 0),
        ({"Retry_After": "soon"}, None),
        ({"Retry_After": "-5"}, None),
        ({}, None),
    ],
)
@pytest.mark.parametrize("code", [429, 500, 503])
def test_a_limit_or_a_fault_may_be_tried_later_when_the_service_says(
    service: Service, code: int, headers: dict[str, str], seconds: int | None
) -> None:
    service.answer = status(code, **headers)
    with pytest.raises(TryLater) as refusal:
        post_to(service).send(a_message())
    assert refusal.value.retry_after_seconds == seconds
    assert refusal.value.reason == (f"too_many: {code}" if code == 429 else f"service_fault: {code}")
    assert str(code) in explain(refusal.value.reason).cy


@pytest.mark.parametrize("code", [400, 404, 413])
def test_a_message_that_is_refused_is_given_up(service: Service, code: int) -> None:
    service.answer = status(code)
    with pytest.raises(GiveUp, match=f"refused: {code}"):
        post_to(service).send(a_message())


@pytest.mark.parametrize("code", [401, 403, 408])
def test_a_refused_key_or_connection_is_not_the_fault_of_the_message(service: Service, code: int) -> None:
    service.answer = status(code)
    with pytest.raises(TryLater, match=f"refused: {code}"):
        post_to(service).send(a_message())


def test_an_answer_that_does_not_say_accepted_is_not_taken_for_it(service: Service) -> None:
    service.answer = status(200)
    with pytest.raises(TryLater, match="not_understood: 200"):
        post_to(service).send(a_message())


def test_a_service_that_hangs_is_left_after_the_timeout(service: Service) -> None:
    service.answer = hang(service)
    with pytest.raises(TryLater, match="no_answer"):
        post_to(service, timeout_seconds=0.2).send(a_message())


@pytest.mark.parametrize("fault", [reset, rubbish])
def test_a_broken_connection_may_be_tried_later(service: Service, fault: Answer) -> None:
    service.answer = fault
    with pytest.raises(TryLater, match="unreachable"):
        post_to(service).send(a_message())


def test_a_refused_connection_may_be_tried_later() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        host = f"http://127.0.0.1:{free.getsockname()[1]}"
        with pytest.raises(TryLater, match="unreachable"):
            SendGridPost(api_key="SG.secret", host=host, sender=SENDER).send(a_message())


def test_one_message_is_one_request_whatever_comes_back(service: Service) -> None:
    service.answer = status(503)
    with pytest.raises(TryLater):
        post_to(service).send(a_message())
    assert len(service.asked) == 1


def test_neither_the_key_nor_the_message_is_logged_even_at_debug(
    service: Service, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        post_to(service).send(a_message())
    assert "SG.secret" not in caplog.text
    assert "CC-2026-00417" not in caplog.text
