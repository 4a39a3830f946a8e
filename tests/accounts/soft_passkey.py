"""An authenticator made of software: it answers what a page asks as a browser would."""

import json
import secrets
from base64 import urlsafe_b64encode
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2.cose import ES256
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

ORIGIN = "http://testserver"


def text(value: bytes) -> str:
    return urlsafe_b64encode(value).decode().rstrip("=")


class SoftPasskey:
    def __init__(self, counts: bool = True) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.id = secrets.token_bytes(32)
        self.count, self.step = 0, int(counts)

    def make(self, asked: str, origin: str = ORIGIN) -> str:
        options = json.loads(asked)
        cose = ES256.from_cryptography_key(self.key.public_key())
        credential = AttestedCredentialData.create(Aaguid.NONE, self.id, cose)
        data = self._data(options["rp"]["id"], credential)
        attested = AttestationObject.create("none", data, {})
        client = self._client("webauthn.create", options, origin)
        return self._answer(client, attestationObject=text(bytes(attested)))

    def use(self, asked: str, origin: str = ORIGIN, host: str = "") -> str:
        options = json.loads(asked)
        data = self._data(host or options["rpId"])
        client = self._client("webauthn.get", options, origin)
        signature = self.key.sign(bytes(data) + client.hash, ec.ECDSA(SHA256()))
        return self._answer(client, authenticatorData=text(bytes(data)), signature=text(signature))

    def _data(self, host, credential=None):
        self.count += self.step
        flags = AuthenticatorData.FLAG.UP
        if credential is not None:
            flags |= AuthenticatorData.FLAG.AT
        digest = sha256(host.encode()).digest()
        return AuthenticatorData.create(digest, flags, self.count, credential or b"")

    def _client(self, kind, options, origin):
        return CollectedClientData.create(kind, options["challenge"], origin)

    def _answer(self, client, **parts):
        response = {"clientDataJSON": text(bytes(client)), **parts}
        told = {"id": text(self.id), "rawId": text(self.id), "type": "public-key"}
        return json.dumps(told | {"response": response, "clientExtensionResults": {}})
