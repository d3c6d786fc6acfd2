"""Tokens that are none, or somebody else's: each as JSON and over gRPC."""
import json
import time

from ..attack import Attack
from ..tokens import Mint, b64

FAMILY = "tokens"
INVALID, CLAIMS, NOBODY = "TOKEN_INVALID", "CLAIMS_INVALID", "UNAUTHENTICATED"


def attacks(target):
    for name, code, token in rows(target.mint, target.stranger):
        yield Attack(FAMILY, name, rf"401 {code} \+ UNAUTHENTICATED {code}", lambda token=token: both(target, token))
    yield from elsewhere(target)
    yield from roles(target)


def both(target, token):
    (as_json, told), (as_rpc, replied) = target.json("GET", "/v1/board", token), target.call("ReconciliationService/GetBoard", b"", token)
    return f"{as_json} + {as_rpc}", told + replied


def rows(mint, stranger):
    now, good = int(time.time()), mint.of(organisation="haven")
    head, payload, signature = good.split(".")
    public = mint.key.public_pem()
    claims = mint.claims(organisation="haven")
    text = json.dumps(claims)

    def header(**other):
        return mint.token(header=mint.header(**other), claims=claims)

    def said(**other):
        return mint.token(claims=mint.claims(**{"organisation": "haven", **other}))

    # What is no token.
    yield "no text", f"({NOBODY}|{INVALID})", ""
    yield "a word", INVALID, "token"
    yield "two parts", INVALID, f"{head}.{payload}"
    yield "four parts", INVALID, f"{good}.{signature}"
    yield "five parts, as if encrypted", INVALID, f"{good}.{signature}.{signature}"
    yield "dots alone", INVALID, ".."
    yield "not base64", INVALID, f"!{head[1:]}.{payload}.{signature}"
    yield "no signature", INVALID, f"{head}.{payload}."
    yield "30 kB of dots", INVALID, "." * 20_000
    yield "a header that is no JSON", INVALID, mint.raw("{", text, mint.key.rs256)
    yield "a payload that is no JSON", INVALID, mint.raw(json.dumps(mint.header()), "{", mint.key.rs256)
    yield "a payload that is a list", INVALID, mint.raw(json.dumps(mint.header()), "[]", mint.key.rs256)

    # Algorithms.
    for algorithm in ("none", "None", "NONE", "nOnE", ""):
        yield f"alg {algorithm or 'empty'} and no signature", INVALID, f"{b64(json.dumps(mint.header(alg=algorithm)))}.{payload}."
        yield f"alg {algorithm or 'empty'} and the old signature", INVALID, f"{b64(json.dumps(mint.header(alg=algorithm)))}.{payload}.{signature}"
    yield "no alg", INVALID, header(alg=None)
    for algorithm, digest in (("HS256", "sha256"), ("HS384", "sha384"), ("HS512", "sha512")):
        yield f"{algorithm} with the public key as its secret", INVALID, mint.raw(json.dumps(mint.header(alg=algorithm)), text, Mint.hmac(public, digest))
        yield f"{algorithm} with an empty secret", INVALID, mint.raw(json.dumps(mint.header(alg=algorithm)), text, Mint.hmac(b"", digest))
    yield "HS256 with the modulus as its secret", INVALID, mint.raw(json.dumps(mint.header(alg="HS256")), text, Mint.hmac(mint.key.n.to_bytes(256, "big")))
    for algorithm in ("ES256", "PS256", "RS1", "RSA-OAEP", "A128KW", "EdDSA", "RS256 "):
        yield f"said to be {algorithm}, signed with RS256", INVALID, header(alg=algorithm)

    # Keys.
    yield "another key, under the issuer's id", INVALID, mint.token(claims=claims, key=stranger)
    yield "another key, under its own id", INVALID, mint.token(header=mint.header(kid=stranger.kid), claims=claims, key=stranger)
    yield "another key in jwk", INVALID, mint.token(header=mint.header(jwk=stranger.public), claims=claims, key=stranger)
    yield "another key in jwk, no kid", INVALID, mint.token(header=mint.header(jwk=stranger.public, kid=None), claims=claims, key=stranger)
    for name in ("jku", "x5u"):
        yield f"another key at {name}", INVALID, mint.token(header=mint.header(**{name: "http://127.0.0.1:9/keys", "kid": "theirs"}), claims=claims, key=stranger)
    yield "another key in x5c", INVALID, mint.token(header=mint.header(x5c=[b64(b"no certificate")]), claims=claims, key=stranger)
    for kid in ("../../../../dev/null", "' OR 1=1 --", "\u0000", "x" * 5000, "file:///dev/null", ""):
        yield f"kid {kid[:20]!r}", INVALID, mint.token(header=mint.header(kid=kid), claims=claims, key=stranger)
    yield "kid a list", INVALID, mint.token(header=mint.header(kid=["first"]), claims=claims, key=stranger)

    # Headers that mean something else.
    yield "crit", INVALID, header(crit=["exp"])
    yield "crit of something unknown", INVALID, header(crit=["urn:x"], **{"urn:x": 1})
    yield "b64 false", INVALID, header(b64=False, crit=["b64"])
    yield "type of an id token", INVALID, header(typ="id+jwt")
    yield "type of a logout token", INVALID, header(typ="logout+jwt")
    yield "type of a DPoP proof", INVALID, header(typ="dpop+jwt")
    yield "no type", INVALID, header(typ=None)

    # Signatures that do not fit.
    yield "payload of somebody else", INVALID, f"{head}.{b64(json.dumps({**claims, 'reinstate_organisation': 'rival'}))}.{signature}"
    yield "more roles", INVALID, f"{head}.{b64(json.dumps({**claims, 'reinstate_roles': ['group_quality_director']}))}.{signature}"
    yield "one bit of the signature", INVALID, f"{head}.{payload}.{'B' if signature[0] != 'B' else 'C'}{signature[1:]}"
    yield "signature cut", INVALID, f"{head}.{payload}.{signature[:-8]}"
    yield "signature of zeroes", INVALID, f"{head}.{payload}.{b64(bytes(256))}"
    yield "signature of another token", INVALID, f"{head}.{payload}.{mint.of(organisation='rival').split('.')[2]}"

    # Times.
    yield "expired", INVALID, said(exp=now - 120)
    yield "expired long ago", INVALID, said(exp=1)
    yield "no expiry", INVALID, said(exp=None)
    yield "expiry that is a text", INVALID, said(exp="tomorrow")
    yield "expiry before it begins", INVALID, said(nbf=now + 600, exp=now + 300)
    yield "not yet valid", INVALID, said(nbf=now + 600)
    yield "expiry below zero", INVALID, said(exp=-1)

    # For whom and from whom.
    yield "another audience", INVALID, said(aud="other")
    yield "no audience", INVALID, said(aud=None)
    yield "an empty audience", INVALID, said(aud=[])
    yield "audience of another case", INVALID, said(aud="Reinstate")
    yield "audience with a blank", INVALID, said(aud="reinstate ")
    yield "the sign-in as audience", INVALID, said(aud="reinstate-web")
    yield "another issuer", INVALID, said(iss="https://evil.example")
    yield "no issuer", INVALID, said(iss=None)
    yield "the issuer with something behind", INVALID, said(iss=f"{mint.issuer}.evil.example")
    yield "an id token by its nonce", INVALID, said(nonce="n")
    yield "an id token by its at_hash", INVALID, said(at_hash="x")
    yield "an id token by token_use", INVALID, said(token_use="id")
    yield "an id token by typ", INVALID, said(typ="ID")

    # Claims that say it twice, otherwise or not at all.
    twice = text[:-1] + ', "reinstate_organisation": "rival"}'
    yield "two organisations", CLAIMS, mint.raw(json.dumps(mint.header()), twice, mint.key.rs256)
    yield "roles twice", CLAIMS, mint.raw(json.dumps(mint.header()), text[:-1] + ', "reinstate_roles": ["nominated_individual"]}', mint.key.rs256)
    yield "no organisation", CLAIMS, said(organisation=None)
    yield "a list of organisations", CLAIMS, said(organisation=["haven", "rival"])
    yield "an organisation that is a path", CLAIMS, said(organisation="../haven")
    yield "an organisation with a line break", CLAIMS, said(organisation="haven\n")
    yield "an organisation with a NUL", CLAIMS, said(organisation="haven\u0000")
    yield "an organisation that is a star", CLAIMS, said(organisation="*")
    yield "nobody", CLAIMS, said(person=None)
    yield "a person with a slash", CLAIMS, said(person="rhea/admin")
    yield "no roles", CLAIMS, said(roles=[])
    yield "roles that are a star", CLAIMS, said(roles=["*"])
    yield "the role of the node itself", CLAIMS, said(roles=["node"])
    yield "33 roles", CLAIMS, said(roles=[f"role{i}" for i in range(33)])
    yield "services that are numbers", CLAIMS, said(services=[1])
    yield "a star among services", CLAIMS, said(services=["*", "home"])


def elsewhere(target):
    """A good token where none is looked for, or beside another."""
    good = target.rival
    for name, must, path, headers in (
        ("in the query", "401 UNAUTHENTICATED|400 INVALID_ARGUMENT", f"/v1/board?access_token={good}", []),
        ("in a cookie", "401 UNAUTHENTICATED|403 FOREIGN_PAGE", "/v1/board", [("cookie", f"reinstate-session={good}")]),
        ("in a cookie called authorization", "401 UNAUTHENTICATED", "/v1/board", [("cookie", f"authorization=Bearer {good}")]),
        ("as Basic", "401 UNAUTHENTICATED", "/v1/board", [("authorization", f"Basic {good}")]),
        ("without a scheme", "401 UNAUTHENTICATED", "/v1/board", [("authorization", good)]),
        ("as DPoP", "401 UNAUTHENTICATED", "/v1/board", [("authorization", f"DPoP {good}")]),
        ("twice", "401 UNAUTHENTICATED", "/v1/board", [("authorization", f"Bearer {good}"), ("authorization", f"Bearer {good}")]),
        ("with another beside it", "401 (UNAUTHENTICATED|TOKEN_INVALID)", "/v1/board", [("authorization", f"Bearer {good}, Bearer {good}")]),
        ("in proxy-authorization", "401 UNAUTHENTICATED", "/v1/board", [("proxy-authorization", f"Bearer {good}")]),
        ("in x-forwarded-user", "401 UNAUTHENTICATED", "/v1/board", [("x-forwarded-user", "rhea"), ("x-remote-user", "rhea")]),
        ("a tab after the scheme", "401 (UNAUTHENTICATED|TOKEN_INVALID)", "/v1/board", [("authorization", f"Bearer\t{good}")]),
    ):
        yield Attack(FAMILY, f"a good token {name}", must, lambda path=path, headers=headers: target.json("GET", path, headers=headers))


def roles(target):
    """Somebody of the honest organisation in a role that is not theirs."""
    for role in ("group_quality_director", "node", "data_import", "REGISTERED_MANAGER", "registered manager", "registered_manager,group_quality_director", "", "*", "\u00a0"):
        yield Attack(FAMILY, f"reinstate-role {role!r}", "403 ROLE_NOT_YOURS|400", lambda role=role: target.json("GET", "/v1/board", target.carer, headers=[("reinstate-role", role)]))
    yield Attack(FAMILY, "two roles stated", "403 ROLE_NOT_YOURS", lambda: target.json("GET", "/v1/board", target.carer, headers=[("reinstate-role", "registered_manager")] * 2))
    for name in ("reinstate-organisation", "reinstate_organisation", "x-tenant", "tenant", "reinstate-person", "reinstate-services"):
        yield Attack(FAMILY, f"another organisation in {name}", '200|404 ORGANISATION_UNKNOWN', lambda name=name: target.json("GET", "/v1/organisation", target.rival, headers=[(name, "haven")]))
    yield Attack(FAMILY, "the clock of a node that runs on real time", "400 INVALID_ARGUMENT", lambda: target.json("GET", "/v1/board", target.rival, headers=[("reinstate-clock", "2030-01-01T00:00:00Z")]))
