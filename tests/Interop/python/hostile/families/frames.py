"""Frames of HTTP/2 that are wrong, or too many."""
import struct

from ..attack import Attack
from ..http2 import (ACK, CONTINUATION, Connection, DATA, END_HEADERS, END_STREAM, GOAWAY, HEADERS, PADDED, PING, PREFACE, PRIORITY, PUSH_PROMISE, RST_STREAM, SETTINGS, WINDOW_UPDATE, WITH_PRIORITY, block,
                     frame, integer, rpc, setting)

FAMILY = "HTTP/2"
ENDED = r"GOAWAY \w+|RST \w+|closed"
BOARD = "/reinstate.v1.ReconciliationService/GetBoard"
CANCEL = struct.pack(">I", 8)


def attacks(target):
    for name, must, data in rows():
        yield Attack(FAMILY, name, must, lambda data=data: send(target, data))
    for name, must, headers in fields():
        yield Attack(FAMILY, name, must, lambda headers=headers: send(target, frame(HEADERS, END_HEADERS | END_STREAM, 1, block(headers))))
    for name, must, how in floods():
        yield Attack("HTTP/2 floods", name, must, lambda how=how: (how(target), b""))


def send(target, data):
    with Connection(target.grpc, timeout=4) as connection:
        connection.send(data)
        return connection.outcome(), connection.bytes


def rows():
    board = block(rpc(BOARD))
    asked = frame(HEADERS, END_HEADERS | END_STREAM, 1, board)
    one = struct.pack(">I", 1)
    yield "a frame of 16 MiB", ENDED, frame(DATA, 0, 1, b"", length=0xFFFFFF)
    yield "a frame longer than agreed", ENDED, frame(HEADERS, END_HEADERS, 1, board + bytes(20_000))
    yield "data on no stream", ENDED, frame(DATA, 0, 0, b"x")
    yield "data on a stream that was never open", ENDED, frame(DATA, 0, 1, b"x")
    yield "data after the end", ENDED + "|200 UNAUTHENTICATED", asked + frame(DATA, 0, 1, b"x")
    yield "headers on no stream", ENDED, frame(HEADERS, END_HEADERS, 0, board)
    yield "headers on an even stream", ENDED, frame(HEADERS, END_HEADERS | END_STREAM, 2, board)
    yield "a stream number used twice", ENDED + "|200 UNAUTHENTICATED", asked + asked
    yield "a stream number that goes back", ENDED, frame(HEADERS, END_HEADERS | END_STREAM, 5, board) + frame(HEADERS, END_HEADERS | END_STREAM, 3, board)
    yield "headers that depend on themselves", ENDED, frame(HEADERS, END_HEADERS | END_STREAM | WITH_PRIORITY, 1, one + b"\x10" + board)
    yield "a priority that depends on itself", ENDED, frame(PRIORITY, 0, 1, one + b"\x10")
    yield "a priority of four bytes", ENDED, frame(PRIORITY, 0, 1, bytes(4))
    yield "padding longer than the frame", ENDED, frame(HEADERS, END_HEADERS | PADDED, 1, b"\xff" + board[:20])
    yield "a reset of no stream", ENDED, frame(RST_STREAM, 0, 0, CANCEL)
    yield "a reset of a stream that was never open", ENDED, frame(RST_STREAM, 0, 1, CANCEL)
    yield "a reset of three bytes", ENDED, asked + frame(RST_STREAM, 0, 1, bytes(3))
    yield "settings of five bytes", ENDED, frame(SETTINGS, 0, 0, bytes(5))
    yield "settings on a stream", ENDED, frame(SETTINGS, 0, 1, b"")
    yield "an acknowledgement with content", ENDED, frame(SETTINGS, ACK, 0, bytes(6))
    yield "a window of 2 GiB and more", ENDED, frame(SETTINGS, 0, 0, setting(4, 0xFFFFFFFF))
    yield "frames of 8 bytes agreed", ENDED, frame(SETTINGS, 0, 0, setting(5, 8))
    yield "frames of 4 GiB agreed", ENDED, frame(SETTINGS, 0, 0, setting(5, 0xFFFFFFFF))
    yield "push of 7", ENDED, frame(SETTINGS, 0, 0, setting(2, 7))
    yield "a promise by a client", ENDED, frame(PUSH_PROMISE, END_HEADERS, 1, struct.pack(">I", 2) + board)
    yield "a ping of seven bytes", ENDED, frame(PING, 0, 0, bytes(7))
    yield "a ping on a stream", ENDED, frame(PING, 0, 1, bytes(8))
    yield "a window enlarged by nothing", ENDED, frame(WINDOW_UPDATE, 0, 0, bytes(4))
    yield "the window of the connection over its limit", ENDED, frame(WINDOW_UPDATE, 0, 0, struct.pack(">I", 0x7FFFFFFF)) * 2
    yield "a window of five bytes", ENDED, frame(WINDOW_UPDATE, 0, 0, bytes(5))
    yield "a continuation of nothing", ENDED, frame(CONTINUATION, END_HEADERS, 1, board)
    yield "a continuation of another stream", ENDED, frame(HEADERS, 0, 1, board) + frame(CONTINUATION, END_HEADERS, 3, board)
    yield "data within headers", ENDED, frame(HEADERS, 0, 1, board) + frame(DATA, 0, 1, b"x")
    yield "a preface that is another's", ENDED + "|silent", b"GET / HTTP/1.1\r\n\r\n"
    yield "headers out of no table", ENDED, frame(HEADERS, END_HEADERS | END_STREAM, 1, b"\xff\xff\xff\xff\x0f")
    yield "an index of nothing", ENDED, frame(HEADERS, END_HEADERS | END_STREAM, 1, b"\x80")
    yield "a table of 4 GiB", ENDED, frame(HEADERS, END_HEADERS | END_STREAM, 1, b"\x3f\xff\xff\xff\xff\x0f" + board)
    yield "a number that does not end", ENDED, frame(HEADERS, END_HEADERS | END_STREAM, 1, b"\x7f" + b"\x80" * 100)
    yield "a text longer than its frame", ENDED, frame(HEADERS, END_HEADERS | END_STREAM, 1, b"\x00\x7f\xff\x01x")
    yield "a Huffman code that is none", ENDED, frame(HEADERS, END_HEADERS | END_STREAM, 1, b"\x00\x84\xff\xff\xff\xff\x01x")
    yield "a header of 1 MiB from a table", ENDED + "|431.*|400.*", bomb()
    yield "headers of 200 kB", ENDED + "|431.*", frame(HEADERS, 0, 1, board) + b"".join(frame(CONTINUATION, 0, 1, block([("x", "y" * 16_000)])) for _ in range(12)) + frame(CONTINUATION, END_HEADERS, 1, b"")


def bomb():
    """One header of 4 kB is put into the table, then named 2,000 times by a byte each."""
    base = block(rpc(BOARD)) + b"\x40" + integer(1, 7) + b"x" + integer(3900, 7) + b"y" * 3900
    return frame(HEADERS, END_HEADERS | END_STREAM, 1, base + b"\xbe" * 2000)


def fields():
    good = rpc(BOARD)
    rest = [pair for pair in good if not pair[0].startswith(":")]
    bad = ENDED + "|400.*"
    yield "no method", bad, [pair for pair in good if pair[0] != ":method"]
    yield "no path", bad, [pair for pair in good if pair[0] != ":path"]
    yield "no authority", bad + "|421.*", [pair for pair in good if pair[0] != ":authority"]
    yield "two paths", bad, [*good[:4], (":path", "/healthz"), *rest]
    yield "a pseudo-header that is none", bad, [*good[:4], (":role", "admin"), *rest]
    yield "a pseudo-header of answers", bad, [*good[:4], (":status", "200"), *rest]
    yield "a pseudo-header at the end", bad, [*rest, *good[:4]]
    yield "upper case in a name", bad, [*good, ("X-Upper", "1")]
    yield "a header of the connection", bad, [*good, ("connection", "keep-alive")]
    yield "transfer-encoding", bad + "|200 UNAUTHENTICATED", [*good, ("transfer-encoding", "chunked")]
    yield "te that is not trailers", bad, [*[pair for pair in good if pair[0] != "te"], ("te", "gzip")]
    yield "a line break in a value", bad, [*good, ("x", "a\r\nauthorization: Bearer x")]
    yield "a NUL in a value", bad, [*good, ("x", "a\x00b")]
    yield "a line break in the path", bad, [(":path", "/v1/board\r\nx: y") if pair[0] == ":path" else pair for pair in good]
    yield "a path without a slash", bad + "|404.*", [(":path", "v1/board") if pair[0] == ":path" else pair for pair in good]
    yield "a path that is a star", bad + "|404.*|405.*", [(":path", "*") if pair[0] == ":path" else pair for pair in good]
    yield "another authority", bad + "|421.*", [(":authority", "evil.example") if pair[0] == ":authority" else pair for pair in good]
    yield "a user in the authority", bad + "|421.*", [(":authority", "a@localhost") if pair[0] == ":authority" else pair for pair in good]
    yield "another host beside the authority", bad + "|421.*|200 UNAUTHENTICATED", [*good, ("host", "evil.example")]
    yield "the scheme of a file", bad, [(":scheme", "file") if pair[0] == ":scheme" else pair for pair in good]
    yield "CONNECT with a path", bad + "|405.*", [(":method", "CONNECT") if pair[0] == ":method" else pair for pair in good]
    yield "101 headers", bad + "|431.*", [*good, *((f"x{i}", "y") for i in range(101))]
    yield "a length that is another", bad + "|200 UNAUTHENTICATED", [*good, ("content-length", "10")]
    yield "a length that is none", bad + "|200 UNAUTHENTICATED", [*good, ("content-length", "-1")]


def floods():
    opened = block(rpc(BOARD))
    ended = r"ended by the node \([\w ]+\)"
    yield "rapid reset, 20,000 streams", ended + "|taken, and it serves on", lambda target: flood(target, lambda n: frame(HEADERS, END_HEADERS, 2 * n + 1, opened) + frame(RST_STREAM, 0, 2 * n + 1, CANCEL), 20_000)
    yield "rapid reset with a token, 20,000 streams", ended + "|taken, and it serves on", lambda target: rapid(target)
    yield "resets that the node is made to send, 20,000", ended + "|taken, and it serves on", lambda target: flood(
        target, lambda n: frame(HEADERS, END_HEADERS | END_STREAM, 2 * n + 1, opened) + frame(WINDOW_UPDATE, 0, 2 * n + 1, bytes(4)), 20_000)
    yield "10,000 streams on one connection", ended + r"|[\d,]+ answered, [\d,]+ refused", many
    yield "10,000 streams with a token, bodies to come", ended + r"|[\d,]+ answered, [\d,]+ refused", lambda target: many(target, target.rival)
    yield "a continuation that does not end", ended, lambda target: flood(target, lambda n: frame(CONTINUATION, 0, 1, b"\x00\x01x\x01y" * 200), 20_000, first=frame(HEADERS, 0, 1, opened))
    yield "empty continuations", ended, lambda target: flood(target, lambda n: frame(CONTINUATION, 0, 1), 100_000, first=frame(HEADERS, 0, 1, opened))
    yield "empty data", ended + "|taken, and it serves on", lambda target: flood(target, lambda n: frame(DATA, 0, 1), 100_000, first=frame(HEADERS, END_HEADERS, 1, opened))
    yield "padding alone", ended + "|taken, and it serves on", lambda target: flood(target, lambda n: frame(DATA, PADDED, 1, b"\xff" + bytes(255)), 3_000, first=frame(HEADERS, END_HEADERS, 1, opened))
    yield "100,000 settings", ended + "|taken, and it serves on", lambda target: flood(target, lambda n: frame(SETTINGS, 0, 0, setting(3, n + 1)), 100_000, reads=False)
    yield "100,000 pings, no answer read", ended + "|taken, and it serves on", lambda target: flood(target, lambda n: frame(PING, 0, 0, bytes(8)), 100_000, reads=False)
    yield "100,000 priorities", ended + "|taken, and it serves on", lambda target: flood(target, lambda n: frame(PRIORITY, 0, 2 * n + 1, struct.pack(">IB", 2 * n + 3, 16)), 100_000)
    yield "priorities in a ring", ended + "|taken, and it serves on", lambda target: flood(target, lambda n: frame(PRIORITY, 0, 2 * (n % 100) + 1, struct.pack(">IB", 2 * ((n + 1) % 100) + 1, 16)), 50_000)
    yield "100,000 windows enlarged by one", ended + "|taken, and it serves on", lambda target: flood(target, lambda n: frame(WINDOW_UPDATE, 0, 0, struct.pack(">I", 1)), 100_000)
    yield "tables made large and small", ended + "|taken, and it serves on", lambda target: flood(target, lambda n: frame(SETTINGS, 0, 0, setting(1, 4096 * (n % 2))), 50_000, reads=False)
    yield "frames of no kind", ended + "|taken, and it serves on", lambda target: flood(target, lambda n: frame(0x7F, 0, 0, b"x"), 100_000)
    yield "500 greetings", "each is answered", greetings


def flood(target, make, count, first=b"", reads=True):
    """Sends frames until the node ends the connection, then asks whether it still serves."""
    with Connection(target.grpc, timeout=6) as connection:
        connection.acknowledges = False
        connection.send(first)
        for start in range(0, count, 500):
            if not connection.send(b"".join(make(n) for n in range(start, min(start + 500, count)))):
                break
            if reads and start % 5000 == 0:
                drain(connection)
                if connection.goaway or connection.end == "closed":
                    break
        serves = connection.serves()
        return "taken, and it serves on" if serves else f"ended by the node ({connection.goaway or connection.end})"


def drain(connection):
    """What has come, without waiting."""
    connection.sock.settimeout(0.001)
    connection.until(lambda *_: False)
    connection.sock.settimeout(6)
    connection.end = None if connection.end == "silent" else connection.end


def rapid(target):
    opened = block(rpc(BOARD, ("authorization", f"Bearer {target.rival}")))
    return flood(target, lambda n: frame(HEADERS, END_HEADERS, 2 * n + 1, opened) + frame(RST_STREAM, 0, 2 * n + 1, CANCEL), 20_000)


def many(target, token=None, count=10_000):
    opened = block(rpc(BOARD, *([("authorization", f"Bearer {token}")] if token else [])))
    with Connection(target.grpc, timeout=6) as connection:
        for start in range(0, count, 500):
            connection.send(b"".join(frame(HEADERS, END_HEADERS, 2 * n + 1, opened) for n in range(start, start + 500)))
            drain(connection)
        if not connection.serves():
            return f"ended by the node ({connection.goaway or connection.end})"
        refused = sum(1 for reason in connection.resets.values() if reason == "REFUSED_STREAM")
        return f"{len(connection.statuses):,} answered, {refused:,} refused"


def greetings(target):
    for _ in range(500):
        with Connection(target.grpc) as connection:
            if not connection.serves():
                return f"ended by the node ({connection.goaway or connection.end})"
    return "each is answered"
