"""Sealing the bytes of a file and its name with the application's keys, and the secret of a one-time link.
AES-256-GCM, bound to the case and the file; where the keys come from is for `keyring`."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from workflow.records.keyring import KeyFault, Keyring

_NONCE_BYTES = 12


def seal(keyring: Keyring, plain: bytes, *, bound_to: str) -> bytes:
    """These bytes, readable only with the current key and only as what they are bound to."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    binding = _binding(bound_to, keyring.current)
    return nonce + AESGCM(keyring.keys[keyring.current]).encrypt(nonce, plain, binding)


def unseal(keyring: Keyring, sealed: bytes, *, key_id: str, bound_to: str) -> bytes:
    """The bytes again. Raises KeyFault where the key is not in the file or they are another file's."""
    key = keyring.keys.get(key_id)
    if key is None:
        raise KeyFault(f"the key '{key_id}' that sealed {bound_to} is not in the key file")
    try:
        nonce, rest = bytes(sealed[:_NONCE_BYTES]), bytes(sealed[_NONCE_BYTES:])
        return AESGCM(key).decrypt(nonce, rest, _binding(bound_to, key_id))
    except InvalidTag as fault:
        raise KeyFault(f"{bound_to} was not sealed with the key '{key_id}' of this file") from fault


def link_secret(keyring: Keyring, link_id: str) -> str:
    """The secret of a one-time link: nobody can make it without the key file, and it is kept nowhere.

    An HMAC of the link's random id, so that the letter that carries it can be printed again.
    """
    mac = hmac.new(keyring.digest_key, f"one-time link|{link_id}".encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(mac).decode().rstrip("=")


def digest_of_secret(secret: str) -> str:
    """What is kept of a link's secret, and what it is found by."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _binding(bound_to: str, key_id: str) -> bytes:
    return f"{bound_to}|{key_id}".encode()
