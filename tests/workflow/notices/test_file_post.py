"""What the file post promises: one whole readable .eml a notice, the same however often it is sent."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.workflow.notices.example_notices import a_message
from workflow.notices.catalogue import KINDS
from workflow.notices.file_post import FilePost
from workflow.notices.post import REASONS, GiveUp, TryLater, explain, make_post
from workflow.notices.recipients import Recipient
from workflow.notices.sendgrid_post import SendGridPost

SENDER = "cytundeb@notices.example"


def read(path: Path) -> EmailMessage:
    mail = message_from_bytes(path.read_bytes(), policy=default)
    assert isinstance(mail, EmailMessage)
    assert not mail.defects
    return mail


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_reads_back_as_it_was_composed(tmp_path: Path, kind: str) -> None:
    post, message = FilePost(folder=tmp_path / "post", sender=SENDER), a_message(kind)
    post.send(message)
    mail = read(post.path_of(message.notice_id))
    text, html = mail.get_body(("plain",)), mail.get_body(("html",))
    assert text is not None
    assert html is not None
    assert text.get_content().replace("\r\n", "\n") == message.text
    assert html.get_content().replace("\r\n", "\n") == message.html
    assert mail["Subject"] == message.subject
    assert mail["To"].addresses[0].display_name == "Siân Ŵyn"
    assert mail["Reply-To"] == SENDER


def test_sending_again_replaces_the_file_byte_for_byte(tmp_path: Path) -> None:
    post, message = FilePost(folder=tmp_path, sender=SENDER), a_message()
    post.send(message)
    once = post.path_of(message.notice_id).read_bytes()
    post.send(message)
    assert [file.read_bytes() for file in tmp_path.iterdir()] == [once]


def test_two_notices_make_two_files_and_no_id_leaves_the_folder(tmp_path: Path) -> None:
    post = FilePost(folder=tmp_path / "post", sender=SENDER)
    for notice_id in ("a/b", "a%2Fb", "../out", "..", "c"):
        post.send(replace(a_message(), notice_id=notice_id))
    assert len(list((tmp_path / "post").iterdir())) == 5
    assert [entry.name for entry in tmp_path.iterdir()] == ["post"]


def test_a_folder_that_cannot_be_written_may_be_tried_later(tmp_path: Path) -> None:
    (tmp_path / "post").write_text("a file where the folder should be")
    with pytest.raises(TryLater, match="not_written"):
        FilePost(folder=tmp_path / "post", sender=SENDER).send(a_message())


@pytest.mark.parametrize("address", ["no address", "a@b@c.example", "a\nBcc: x@y.example", ""])
def test_an_address_that_is_none_is_given_up_and_nothing_is_written(tmp_path: Path, address: str) -> None:
    message = replace(a_message(), to=(Recipient(email=address, name="A", language="en"),))
    with pytest.raises(GiveUp, match="not_mail"):
        FilePost(folder=tmp_path, sender=SENDER).send(message)
    assert list(tmp_path.iterdir()) == []


def settings(**changes: Any) -> Any:
    usual = {
        "post": "file",
        "var": Path("var"),
        "sendgrid_api_key": "",
        "sendgrid_host": "http://127.0.0.1:9",
        "sender": SENDER,
        "demonstration": True,
    }
    return SimpleNamespace(**(usual | changes))


def test_the_settings_choose_the_post() -> None:
    chosen = make_post(settings())
    assert isinstance(chosen, FilePost)
    assert chosen.folder == Path("var/post")
    assert isinstance(make_post(settings(post="sendgrid", sendgrid_api_key="SG.x")), SendGridPost)


def test_a_post_that_cannot_work_is_refused_by_the_setting_s_name() -> None:
    with pytest.raises(ValueError, match="sendgrid_api_key: is empty"):
        make_post(settings(post="sendgrid"))
    with pytest.raises(ValueError, match="post: 'pigeon' is not known"):
        make_post(settings(post="pigeon"))


def test_every_reason_is_told_in_both_languages_with_its_detail() -> None:
    for code in REASONS:
        assert explain(code) == REASONS[code]
        assert explain(f"{code}: 400").cy.endswith("(400)")
