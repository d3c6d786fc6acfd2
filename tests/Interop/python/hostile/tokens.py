"""Access tokens as an attacker would have them: whatever header and payload, signed with whatever. RSA by the textbook; it needs to be right, not fast or secret."""
import base64
import hashlib
import hmac
import json
import time

# DigestInfo of SHA-256 (RFC 8017, 9.2, note 1).
SHA256_INFO = bytes.fromhex("3031300d060960864801650304020105000420")


def b64(data):
    return base64.urlsafe_b64encode(data if isinstance(data, bytes) else data.encode()).rstrip(b"=").decode()


def number(text):
    return int.from_bytes(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)), "big")


class Key:
    """An RSA key of JWK (RFC 7518, 6.3)."""

    def __init__(self, jwk):
        self.kid, self.n, self.e, self.d = jwk["kid"], number(jwk["n"]), number(jwk["e"]), number(jwk["d"])
        self.public = {name: jwk[name] for name in ("kty", "n", "e", "kid")}

    def rs256(self, data):
        size = (self.n.bit_length() + 7) // 8
        digest = SHA256_INFO + hashlib.sha256(data).digest()
        padded = b"\x00\x01" + b"\xff" * (size - len(digest) - 3) + b"\x00" + digest
        return pow(int.from_bytes(padded, "big"), self.d, self.n).to_bytes(size, "big")

    def public_pem(self):
        """SubjectPublicKeyInfo, which an HS256 attack uses as if it were a secret."""
        def der(tag, *parts):
            body = b"".join(parts)
            length = bytes([len(body)]) if len(body) < 128 else bytes([0x82]) + len(body).to_bytes(2, "big")
            return bytes([tag]) + length + body

        def integer(value):
            return der(2, value.to_bytes(value.bit_length() // 8 + 1, "big"))
        algorithm = der(0x30, bytes.fromhex("06092a864886f70d0101010500"))
        info = der(0x30, algorithm, der(3, b"\x00", der(0x30, integer(self.n), integer(self.e))))
        return b"-----BEGIN PUBLIC KEY-----\n" + base64.encodebytes(info) + b"-----END PUBLIC KEY-----\n"


class Mint:
    """Makes tokens with the issuer's key, and with others."""

    def __init__(self, issuer, key):
        self.issuer, self.key = issuer, key

    def claims(self, organisation="rival", person="mallory", roles=("registered_manager",), services="*", **other):
        now = int(time.time())
        said = {
            "iss": self.issuer, "aud": "reinstate", "sub": person, "iat": now, "exp": now + 900, "reinstate_organisation": organisation,
            "reinstate_roles": list(roles), "reinstate_services": services,
        }
        said.update(other)
        return {name: value for name, value in said.items() if value is not None}

    def header(self, **other):
        said = {"alg": "RS256", "kid": self.key.kid, "typ": "at+jwt", **other}
        return {name: value for name, value in said.items() if value is not None}

    def token(self, header=None, claims=None, key=None):
        return self.raw(json.dumps(header or self.header()), json.dumps(claims or self.claims()), (key or self.key).rs256)

    def of(self, **claims):
        return self.token(claims=self.claims(**claims))

    @staticmethod
    def raw(header, payload, sign):
        signed = f"{b64(header)}.{b64(payload)}"
        return f"{signed}.{b64(sign(signed.encode()))}"

    @staticmethod
    def hmac(secret, digest="sha256"):
        return lambda data: hmac.new(secret, data, digest).digest()
