"""Bodies of gRPC and gRPC-Web that are too large, cut off, packed or nonsense."""
import gzip
import struct
import zlib

from .. import http1
from ..attack import Attack
from ..http2 import Connection, DATA, END_HEADERS, END_STREAM, frame, rpc

FAMILY = "bodies"
PATH = "/reinstate.v1.OrganisationService/RegisterOrganisation"
REFUSED = r"200 grpc-status 12|200 (INVALID_ARGUMENT|TOO_LARGE|UNIMPLEMENTED|OUT_OF_REACH)|200|400|404|408|413|415|RST \w+"
BOMB = zlib.compressobj(9, zlib.DEFLATED, 31)
BOMB = BOMB.compress(bytes(64 << 20)) + BOMB.flush()


def message(body, flag=0, length=None):
    return bytes([flag]) + struct.pack(">I", len(body) if length is None else length) + body


def attacks(target):
    for name, body, headers in rows():
        yield Attack(FAMILY, f"{name}, gRPC", REFUSED, lambda body=body, headers=headers: over_http2(target, body, headers))
        yield Attack(FAMILY, f"{name}, gRPC-Web", REFUSED + "|closed", lambda body=body, headers=headers: over_web(target, body, headers))
    for name, body in malformed():
        yield Attack(FAMILY, f"protobuf: {name}", "INVALID_ARGUMENT INVALID_ARGUMENT|PERMISSION_DENIED OUT_OF_REACH", lambda body=body: target.call("OrganisationService/RegisterOrganisation", body, target.carer))
    for name, must, headers in (
        ("text/plain", "415.*", [("content-type", "text/plain")]), ("no content type", "415.*", []), ("application/grpc+thrift", "4(15|26).*", [("content-type", "application/grpc+thrift")]),
        ("a form", "415.*", [("content-type", "application/x-www-form-urlencoded")]), ("xml", "415.*", [("content-type", "application/xml")]),
    ):
        yield Attack(FAMILY, f"a call as {name}", must, lambda headers=headers: http1.send(
            target.http, http1.request("POST", PATH, [("authorization", f"Bearer {target.carer}"), *headers], message(b""))))


def rows():
    yield "no message", b"", []
    yield "half a prefix", b"\0\0\0", []
    yield "a message cut off", message(b"abc", length=9), []
    yield "a length of 4 GiB", message(b"abc", length=0xFFFFFFFF), []
    yield "a length of 2 GiB", message(b"abc", length=0x7FFFFFFF), []
    yield "a length below zero", message(b"abc", length=0x80000000), []
    yield "two messages", message(b"") * 2, []
    yield "ten thousand empty messages", message(b"") * 10_000, []
    yield "5 MiB", message(bytes(5 << 20)), []
    yield "packed without saying how", message(gzip.compress(b"x"), flag=1), []
    yield "packed in a way that nobody knows", message(b"x", flag=1), [("grpc-encoding", "lzma")]
    yield "packed by its headers and not", message(b"x", flag=1), [("grpc-encoding", "gzip")]
    yield "half of something packed", message(gzip.compress(bytes(9999))[:20], flag=1), [("grpc-encoding", "gzip")]
    yield "64 MiB in 64 KiB", message(BOMB, flag=1), [("grpc-encoding", "gzip")]
    yield "64 MiB in 64 KiB, packed twice", message(gzip.compress(BOMB), flag=1), [("grpc-encoding", "gzip")]
    yield "the whole body packed", gzip.compress(message(b"")), [("content-encoding", "gzip")]
    yield "deflate", message(zlib.compress(b"x"), flag=1), [("grpc-encoding", "deflate")]
    yield "a flag of no meaning", message(b"", flag=7), []
    yield "a trailer frame from a client", message(b"grpc-status: 0\r\n", flag=0x80), []
    yield "a deadline that has passed", message(b""), [("grpc-timeout", "0n")]
    yield "a deadline of centuries", message(b""), [("grpc-timeout", "99999999H")]
    yield "a deadline that is none", message(b""), [("grpc-timeout", "soon")]


def malformed():
    yield "a field that does not end", b"\x0a\xff"
    yield "a number that does not end", b"\x80" * 20
    yield "a length beyond the message", b"\x12\x7f"
    yield "a length below zero", b"\x12" + b"\xff" * 9 + b"\x01"
    yield "the field 0", b"\x00\x01"
    yield "an end without a group", b"\x0c"
    yield "a wire type that is none", b"\x0f"
    yield "groups in groups", b"\x0b" * 100_000
    yield "text that is no UTF-8", b"\x12\x02\xff\xfe"
    yield "text of a half surrogate", b"\x12\x03\xed\xa0\x80"
    yield "a header in a header in a header", nested(2000)
    yield "a million unknown fields", b"\xf8\x07\x01" * 1_000_000


def nested(depth):
    body = b""
    for _ in range(depth):
        body = b"\x0a" + varint(len(body)) + body
    return body


def varint(value):
    out = b""
    while value >= 128:
        out, value = out + bytes([value & 0x7F | 0x80]), value >> 7
    return out + bytes([value])


def over_http2(target, body, headers):
    with Connection(target.grpc) as connection:
        connection.open(1, rpc(PATH, ("authorization", f"Bearer {target.carer}"), *headers), END_HEADERS)
        for start in range(0, max(len(body), 1), 16384):
            # No more than the window of the connection (the node states more than 4 MiB); who sends more is cut off for that.
            if start > 900_000:
                connection.send(frame(DATA, END_STREAM, 1))
                break
            part = body[start:start + 16384]
            connection.send(frame(DATA, END_STREAM if start + 16384 >= len(body) else 0, 1, part))
        return connection.outcome(), connection.bytes


def over_web(target, body, headers):
    return http1.send(target.http, http1.request("POST", PATH, [("authorization", f"Bearer {target.carer}"), ("content-type", "application/grpc-web+proto"), *headers], body or b""))
