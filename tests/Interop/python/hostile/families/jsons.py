"""JSON that is read in two ways, or not at all."""
from ..attack import Attack

FAMILY = "JSON"
PATH = "/v1/organisation:register"
KEY = b'"header":{"idempotencyKey":"json"}'
REFUSED = "400 INVALID_ARGUMENT|403 OUT_OF_REACH|413 TOO_LARGE"


def attacks(target):
    for name, body in rows():
        yield Attack(FAMILY, name, REFUSED, lambda body=body: target.json("POST", PATH, target.carer, body))
    for name, must, path in (
        ("a number where a text is", REFUSED, "/v1/board?atLeastPosition=x"), ("a number of 400 digits", REFUSED, f"/v1/board?atLeastPosition={'9' * 400}"),
        ("a number below zero", REFUSED, "/v1/board?atLeastPosition=-1"), ("a parameter that there is not", "200|" + REFUSED, "/v1/board?organisation=haven&tenant=haven"),
        ("a parameter twice", REFUSED, "/v1/board?atLeastPosition=1&atLeastPosition=2"), ("a parameter of objects", "200|" + REFUSED, "/v1/board?header.idempotencyKey=1"),
        ("ten thousand parameters", "400.*|414|431", "/v1/board?" + "a&" * 10_000), ("a parameter of another encoding", REFUSED, "/v1/board?atLeastPosition=%ff"),
    ):
        yield Attack(FAMILY, name, must, lambda path=path: target.json("GET", path, target.rival))


def rows():
    yield "not JSON", b"x"
    yield "cut off", b'{"name":'
    yield "two documents", b"{}{}"
    yield "a list", b"[]"
    yield "null", b"null"
    yield "a text", b'"x"'
    yield "an empty object", b"{}"
    yield "100,000 levels of lists", b"[" * 100_000
    yield "100,000 levels of objects", b'{"header":' * 100_000
    yield "60 levels in an unknown field", b'{"x":' * 60 + b"1" + b"}" * 60
    yield "a field twice", b'{"name":"a","name":"b",' + KEY + b"}"
    yield "a header twice", b"{" + KEY + b"," + KEY + b"}"
    yield "a field in both spellings", b'{"header":{"idempotencyKey":"a","idempotency_key":"b"}}'
    yield "NaN", b'{"name":NaN}'
    yield "Infinity", b'{"header":{"expectedVersion":Infinity}}'
    yield "1e400", b'{"header":{"idempotencyKey":"a","expectedVersion":1e400}}'
    yield "a number of 10,000 digits", b'{"header":{"expectedVersion":' + b"9" * 10_000 + b"}}"
    yield "a number for a text", b'{"name":1,' + KEY + b"}"
    yield "an object for a text", b'{"name":{},' + KEY + b"}"
    yield "a list for a text", b'{"name":["a"],' + KEY + b"}"
    yield "a text for an object", b'{"header":"a"}'
    yield "an unknown field", b'{"isAdmin":true,' + KEY + b"}"
    yield "__proto__", b'{"__proto__":{"name":"x"},' + KEY + b"}"
    yield "$type", b'{"$type":"System.Diagnostics.Process",' + KEY + b"}"
    yield "@type", b'{"@type":"type.googleapis.com/google.protobuf.Any",' + KEY + b"}"
    yield "a byte order mark", b"\xef\xbb\xbf{" + KEY + b"}"
    yield "UTF-16", '{"name":"x"}'.encode("utf-16")
    yield "no UTF-8", b'{"name":"\xff\xfe",' + KEY + b"}"
    yield "half a surrogate", b'{"name":"\\ud800",' + KEY + b"}"
    yield "a comment", b"{/**/" + KEY + b"}"
    yield "a comma at the end", b"{" + KEY + b",}"
    yield "single quotes", b"{'name':'x'}"
    yield "5 MiB of blanks", b" " * (5 << 20) + b"{}"
    yield "a text of 5 MiB", b'{"name":"' + b"x" * (5 << 20) + b'"}'
    yield "a million empty objects", b'{"x":[' + b"{}," * 1_000_000 + b"{}]}"
    yield "a NUL", b'{"name":"a\x00b"}'
