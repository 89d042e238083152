"""The keys that seal a child's values, in one file that only its owner reads; and the sealing itself.

AES-256-GCM, bound to the case by its reference; an NHS number also gives a keyed digest, so that the same
child is found twice without reading anybody. A lost file is a lost child: it is backed up apart from the
database.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from workflow.casework.child_rules import nhs_digits
from workflow.casework.child_terms import VERSION, Term, terms_of_child
from workflow.casework.child_values import ChildValues
from workflow.records.sealing import from_plain, to_plain

_NONCE_BYTES = 12
_CODE_DIGITS = 32
"""Half of a digest is enough to tell terms apart, and an index half as large."""


class KeyFault(Exception):
    """The key file is missing or not of the form that it must have, or a key does not open what it should."""


@dataclass(frozen=True, slots=True)
class Keyring:
    """The keys by id, the one that seals now, and the key of digests (which never changes)."""

    current: str
    keys: dict[str, bytes] = field(repr=False)
    digest_key: bytes = field(repr=False)

    def seal(self, ref: str, values: ChildValues) -> dict[str, Any]:
        """The row of `children` for a case: nothing in it can be read without the key file."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        aead = AESGCM(self.keys[self.current])
        sealed = nonce + aead.encrypt(nonce, to_plain(values), _bound_to(ref, self.current))
        return {
            "case_ref": ref,
            "ciphertext": "\\x" + sealed.hex(),
            "key_id": self.current,
            "nhs_digest": self.digest(values.nhs_number) if values.nhs_number else None,
            "codes": self.codes(terms_of_child(values)),
            "codes_version": VERSION,
        }

    def unseal(self, ref: str, key_id: str, sealed: bytes) -> ChildValues:
        """The child's values. Raises KeyFault where the key is not in the file or the bytes are another
        case's."""
        key = self.keys.get(key_id)
        if key is None:
            raise KeyFault(f"the key '{key_id}' that sealed the child of {ref} is not in the key file")
        try:
            plain = AESGCM(key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], _bound_to(ref, key_id))
        except InvalidTag as fault:
            raise KeyFault(
                f"the child of {ref} was not sealed with the key '{key_id}' of this file"
            ) from fault
        return from_plain(plain)

    def codes(self, terms: Iterable[Term]) -> list[str]:
        """The blind index of these terms: each as its kind and a keyed digest, in order.

        Whoever has the database without the key file can tell that two children share a term, and not which.
        """
        return sorted({f"{kind}:{self._mac(f'{kind}|{term}')[:_CODE_DIGITS]}" for kind, term in terms})

    def digest_of_search(self, terms: Iterable[Term]) -> str:
        """A keyed digest of all that a search asked: the same question gives the same one."""
        return self._mac("|".join(self.codes(terms)))

    def digest(self, nhs_number: str) -> str:
        """A keyed digest of an NHS number: the same number, however it is spaced, gives the same digest."""
        return self._mac(nhs_digits(nhs_number))

    def _mac(self, words: str) -> str:
        return hmac.new(self.digest_key, words.encode(), hashlib.sha256).hexdigest()


def read_keyring(path: Path) -> Keyring:
    """The keys in that file. Raises KeyFault, naming the file and the fault."""
    try:
        said = json.loads(path.read_text("utf-8"))
        keys = {name: base64.b64decode(value, validate=True) for name, value in said["keys"].items()}
        ring = Keyring(current=said["current"], keys=keys, digest_key=base64.b64decode(said["digest_key"]))
    except FileNotFoundError as fault:
        raise KeyFault(f"{path}: there is no key file") from fault
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        raise KeyFault(f"{path}: not a key file: current, keys and digest_key are needed") from fault
    if ring.current not in keys or any(len(key) != 32 for key in (*keys.values(), ring.digest_key)):
        raise KeyFault(f"{path}: every key has 32 bytes, and the current one is among them")
    return ring


def make_keyring(path: Path) -> Keyring:
    """The keys in that file, made first where there is none (mode 0600, in a folder of mode 0700)."""
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        keys = {"current": "key-1", "keys": {"key-1": _new_key()}, "digest_key": _new_key()}
        _write_once(path, json.dumps(keys, indent=1))
    return read_keyring(path)


def _write_once(path: Path, text: str) -> None:
    """Whole or not at all, and never over a file that somebody else has just made."""
    unfinished = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(unfinished, path)
    except FileExistsError:
        pass  # another process made it a moment ago: theirs counts
    finally:
        unfinished.unlink()


def _new_key() -> str:
    return base64.b64encode(secrets.token_bytes(32)).decode()


def _bound_to(ref: str, key_id: str) -> bytes:
    return f"{ref}|{key_id}".encode()
