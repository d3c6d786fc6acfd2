"""Identifiers and keys that no record has, over gRPC and in addresses of JSON; nothing of them comes back as it was."""
import urllib.parse

from ..attack import Attack

FAMILY = "fields"
STRANGE = (
    "../home", "..%2fhome", "/etc/passwd", "home/../../x", "a\\b", "home\x00", "home\n", "home\r\nx: y", "\x1b[31m", "' OR '1'='1", "'; DROP TABLE events; --", "%s%n%x", "{0}", "${jndi:ldap://127.0.0.1:9}",
    "{{7*7}}", "<script>alert(1)</script>", "\u202egnp.emoh", "h\u043eme", "home\u200b", "\ufeffhome", "\uff48ome", "x" * 65, "x" * 70_000, "-home", ".", "..", "con:", "home ", " home", "\U0001f98a",
)


def attacks(target):
    for text in STRANGE:
        shown = ascii(text if len(text) < 40 else f"{text[0]} x {len(text)}")
        yield Attack(FAMILY, f"person {shown} over gRPC", "INVALID_ARGUMENT INVALID_ARGUMENT", lambda text=text: by_rpc(target, text))
        yield Attack(FAMILY, f"person {shown} in an address", "(400|404)( INVALID_ARGUMENT)?|404 INCIDENT_UNKNOWN|414|431", lambda text=text: in_address(target, text))
    for key in ("", "x" * 101, "a\nb", "\x7f", "\u00e9", "\x00"):
        yield Attack(FAMILY, f"idempotency key {ascii(key[:20])}", "INVALID_ARGUMENT INVALID_ARGUMENT", lambda key=key: command(target, {"header": {"idempotency_key": key}, "name": "x"}))
    for version in (-1, -2 ** 63):
        yield Attack(FAMILY, f"expected version {version}", "INVALID_ARGUMENT INVALID_ARGUMENT", lambda version=version: command(target, {"header": {"idempotency_key": "v", "expected_version": version}, "name": "x"}))


def by_rpc(target, text):
    method = target.wire.method("PersonService/GetPersonRecord")
    message = target.wire.build(method.input_type, {"incident_id": "outage", "person_id": text})
    return target.call("PersonService/GetPersonRecord", message.SerializeToString(), target.rival)


def in_address(target, text):
    answer = target.json("GET", f"/v1/incidents/outage/people/{urllib.parse.quote(text, safe='')}", target.rival)
    return (f"{answer[0]}, and repeats it", answer[1]) if b"<script" in answer[1] or b"\nx: y" in answer[1] else answer


def command(target, fields):
    method = target.wire.method("OrganisationService/RegisterOrganisation")
    return target.call("OrganisationService/RegisterOrganisation", target.wire.build(method.input_type, fields).SerializeToString(), target.carer)
