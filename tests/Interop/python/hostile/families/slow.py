"""Clients that take their time, many at once: all begin together and are judged when their time is up, while the other attacks go on."""
import selectors
import socket
import time

from .. import http1
from ..attack import Attack
from ..http2 import CONTINUATION, Connection, DATA, END_HEADERS, END_STREAM, HEADERS, PREFACE, frame, block, rpc, setting

FAMILY = "slow clients"
SOURCES = ((f"127.0.1.{host}", 0) for host in range(1, 200))
SECONDS = 45
ALL = "(?P<all>[0-9]+) of (?P=all) ended by the node"
BOARD = "/reinstate.v1.ReconciliationService/GetBoard"


def attacks(target):
    bearer = f"Authorization: Bearer {target.rival}\r\n".encode()
    post = b"POST /v1/organisation:register HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n"
    web = b"POST " + BOARD.encode() + b" HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/grpc-web+proto\r\nContent-Length: 1000\r\n"
    call = rpc(BOARD, ("authorization", f"Bearer {target.rival}"))
    for name, must, address, first, then, count in (
        ("connections that say nothing, HTTP/1.1", ".*", target.http, b"", b"", 100),
        ("connections that say nothing, HTTP/2", ".*", target.grpc, b"", b"", 100),
        ("connections that say nothing, TLS", ALL, target.here, b"", b"", 50),
        ("half a greeting of TLS", ALL, target.here, b"\x16\x03\x01\x02\x00\x01", b"", 50),
        ("half a preface of HTTP/2", ".*", target.grpc, PREFACE[:10], b"", 50),
        ("headers a byte at a time", ALL, target.http, b"GET / HTTP/1.1\r\nHost: localhost\r\nX: ", b"x", 50),
        ("headers a line at a time", ALL, target.http, b"GET / HTTP/1.1\r\nHost: localhost\r\n", b"X: y\r\n", 50),
        ("a method a byte at a time", ALL, target.http, b"G", b"E", 50),
        ("headers of HTTP/2 that are not finished", ALL, target.grpc, PREFACE + frame(4) + frame(HEADERS, 0, 1, block(call)), b"", 50),
        ("headers of HTTP/2, a continuation at a time", ALL, target.grpc, PREFACE + frame(4) + frame(HEADERS, 0, 1, block(call)), frame(CONTINUATION, 0, 1, b"\x00\x01x\x01y"), 50),
        ("a JSON body a byte at a time, nobody's", ALL + "|answered.*", target.http, post + b"\r\n{", b" ", 50),
        ("a JSON body a byte at a time", ALL, target.http, post + bearer + b"\r\n{", b" ", 50),
        ("a JSON body that stops", ALL, target.http, post + bearer + b"\r\n{", b"", 50),
        ("a gRPC-Web body a byte at a time, nobody's", ALL + "|answered.*", target.http, web + b"\r\n\0", b"\0", 50),
        ("a gRPC-Web body that stops", ".*", target.http, web + bearer + b"\r\n\0\0\0\0\x09", b"", 50),
        ("a gRPC body that stops, nobody's", "answered.*", target.grpc, PREFACE + frame(4) + frame(HEADERS, END_HEADERS, 1, block(rpc(BOARD))) + frame(DATA, 0, 1, b"\0"), b"", 50),
        ("a frame of HTTP/2 a byte at a time", ".*", target.grpc, PREFACE + frame(4) + frame(HEADERS, END_HEADERS, 1, block(call)) + frame(DATA, 0, 1, b"", length=5000), b"\0", 50),
    ):
        source = next(SOURCES)
        yield Attack(FAMILY, f"{name}, {count} at once", must, lambda address=address, first=first, then=then, count=count, source=source: dribble(address, first, then, count, source))
    for name, path, token, streams in (
        ("boards", BOARD, target.insider, 200), ("watches", "/reinstate.v1.ReconciliationService/Watch", target.insider, 200), ("evidence packs", "/reinstate.v1.GovernanceService/GetEvidencePack", target.insider, 20),
        ("pages", "/", None, 200), ("reflection", "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo", None, 200), ("health", "/grpc.health.v1.Health/Watch", None, 200),
    ):
        yield Attack(FAMILY, f"{streams} {name} with a window of nothing", "held|ended by the node", lambda path=path, token=token, streams=streams, source=next(SOURCES): unread(target, path, token, streams, source))
    yield Attack(FAMILY, "answers of HTTP/1.1 that nobody reads, 50 connections", ".*", lambda source=next(SOURCES): unread_pipeline(target, source))
    yield Attack(FAMILY, "10,000 calls on ten connections, bodies to come", ".*", lambda source=next(SOURCES): many_connections(target, call, source))
    yield Attack(FAMILY, "700 connections of one address", "some are closed at once", lambda source=next(SOURCES): hoard(target, source))


def dribble(address, first, then, count, source):
    """Opens connections, says a little, and counts which the node has ended by the time."""
    opened, answered, ended = [], 0, 0
    selector = selectors.DefaultSelector()
    for _ in range(count):
        sock = socket.create_connection(address, timeout=5, source_address=source)
        sock.sendall(first)
        sock.setblocking(False)
        selector.register(sock, selectors.EVENT_READ)
        opened.append(sock)
    told, until, again = b"", time.monotonic() + SECONDS, time.monotonic() + 1
    while ended < count and time.monotonic() < until:
        for key, _ in selector.select(max(0, min(again, until) - time.monotonic())):
            data = read(key.fileobj)
            told += data[:2000]
            answered += bool(data)
            if not data:
                selector.unregister(key.fileobj)
                ended += 1
        if time.monotonic() >= again:
            again += 1
            for sock in opened:
                poke(sock, then)
    for sock in opened:
        sock.close()
    return f"{ended} of {count} ended by the node" if ended else f"answered {answered} times" if b"UNAUTHENTICATED" in told else f"{count} held", told


def read(sock):
    try:
        return sock.recv(65536)
    except OSError:
        return b""


def poke(sock, then):
    try:
        sock.send(then)
    except OSError:
        pass  # It has been ended; the selector counts it.


def unread(target, path, token, streams, source):
    """Asks, and lets the answers wait: the window of every stream is empty."""
    bearer = [("authorization", f"Bearer {token}")] if token else []
    body = b"\0\0\0\0\x08\x0a\x06outage" if "Evidence" in path else b"\0\0\0\0\0"
    with Connection(target.grpc, settings=setting(4, 0), timeout=SECONDS, source=source) as connection:
        for n in range(streams):
            if path == "/":
                connection.open(2 * n + 1, [(":method", "GET"), (":scheme", "http"), (":path", "/"), (":authority", "localhost")])
            else:
                connection.open(2 * n + 1, rpc(path, *bearer), END_HEADERS)
                connection.send(frame(DATA, END_STREAM, 2 * n + 1, body))
        until = time.monotonic() + SECONDS
        connection.until(lambda *_: time.monotonic() > until)
        return "held" if connection.end != "closed" and not connection.goaway else "ended by the node", b""


def unread_pipeline(target, source):
    asked = http1.request("GET", "/v1/board", [("authorization", f"Bearer {target.insider}")]) * 200
    opened = []
    for _ in range(50):
        sock = socket.socket()
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1024)
        sock.bind(source)
        sock.settimeout(2)
        sock.connect(target.http)
        try:
            sock.sendall(asked)
        except OSError:
            pass  # What does not go out any more is what this is about.
        opened.append(sock)
    time.sleep(SECONDS - 10)
    for sock in opened:
        sock.close()
    return "held", b""


def many_connections(target, call, source):
    connections = []
    opened = block(call)
    for _ in range(10):
        connection = Connection(target.grpc, timeout=2, source=source)
        connection.send(b"".join(frame(HEADERS, END_HEADERS, 2 * n + 1, opened) for n in range(1000)))
        connections.append(connection)
    time.sleep(SECONDS - 15)
    alive = sum(connection.serves() for connection in connections)
    for connection in connections:
        connection.close()
    return f"{alive} of 10 connections serve on", b""


def hoard(target, source):
    """More connections than one address may have."""
    opened, closed = [], 0
    for _ in range(700):
        try:
            opened.append(socket.create_connection(target.http, timeout=5, source_address=source))
        except OSError:
            closed += 1
    for sock in opened:
        sock.settimeout(0.02)
        try:
            closed += sock.recv(1) == b""
        except socket.timeout:
            pass
        except OSError:
            closed += 1
    for sock in opened:
        sock.close()
    return "some are closed at once" if closed >= 200 else f"{closed} are closed", b""
