"""Requests of HTTP/1.1 that two programs could read in two ways, and addresses that lead elsewhere."""
from .. import http1
from ..attack import Attack

FAMILY = "HTTP/1.1"
BAD = "400|closed|431|414|408|501|505|421"
SECOND = b"GET /v1/board HTTP/1.1\r\nHost: localhost\r\n\r\n"


def attacks(target):
    bearer = f"Authorization: Bearer {target.carer}\r\n".encode()
    for name, must, data in rows(bearer):
        yield Attack(FAMILY, name, must, lambda data=data: http1.send(target.http, data, closes=False, timeout=4))
    for path in paths():
        yield Attack("addresses", path[:60], "400( INVALID_ARGUMENT)?|404( INVALID_ARGUMENT)?|405.*|401.*|closed|421|414", lambda path=path: http1.send(target.http, http1.request("GET", path), timeout=4))
    for name, headers in injections():
        yield Attack("header injection", name, r"\d{3}( [A-Z_]+)?|closed", lambda headers=headers: injected(target, headers))


def rows(bearer):
    post = b"POST /v1/organisation:register HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + bearer
    get = b"GET /v1/board HTTP/1.1\r\n"
    chunked = b"Transfer-Encoding: chunked\r\n"

    # Where one request ends and the next begins.
    yield "two lengths", BAD, post + b"Content-Length: 2\r\nContent-Length: 40\r\n\r\n{}" + SECOND
    yield "two lengths in one", BAD, post + b"Content-Length: 2, 40\r\n\r\n{}" + SECOND
    yield "two equal lengths in one", BAD, post + b"Content-Length: 2, 2\r\n\r\n{}"
    yield "a length and chunks", BAD + "|403 OUT_OF_REACH|400 INVALID_ARGUMENT", post + b"Content-Length: 5\r\n" + chunked + b"\r\n2\r\n{}\r\n0\r\n\r\n"
    yield "chunks and a length, and a second request", BAD + "|400 INVALID_ARGUMENT", post + chunked + b"Content-Length: 4\r\n\r\n0\r\n\r\n" + SECOND
    for length in (b"+2", b"-2", b"0x2", b"2 2", b"2a", b"1e0", b"99999999999999999999999", b"\xb2", b""):
        # Kestrel takes a sign; nothing behind it is read otherwise.
        yield f"a length of {ascii(length.decode('latin-1'))}", BAD + ("|400 INVALID_ARGUMENT|403 OUT_OF_REACH" if length == b"+2" else ""), post + b"Content-Length: " + length + b"\r\n\r\n{}"
    for coding in (b"chunked, identity", b"identity", b"xchunked", b"chunked, chunked", b"gzip, chunked", b"\x0bchunked", b"chunked;q=1", b"CHUNKED, gzip"):
        yield f"coding {ascii(coding.decode('latin-1'))}", BAD + "|411|400 INVALID_ARGUMENT|403 OUT_OF_REACH|413 TOO_LARGE", post + b"Transfer-Encoding: " + coding + b"\r\n\r\n2\r\n{}\r\n0\r\n\r\n"
    yield "the coding twice", BAD + "|400 INVALID_ARGUMENT", post + chunked + b"Transfer-Encoding: identity\r\n\r\n2\r\n{}\r\n0\r\n\r\n"
    yield "a blank before the colon of the coding", BAD, post + b"Transfer-Encoding : chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"
    yield "a blank before the colon of the length", BAD, post + b"Content-Length : 2\r\n\r\n{}"
    for size in (b"-2", b"0x2", b"+2", b"G", b"2 ;", b"FFFFFFFFFFFFFFFFF", b"", b"2\n"):
        yield f"a chunk of {ascii(size.decode())}", BAD + "|400 INVALID_ARGUMENT|silent|403 OUT_OF_REACH", post + chunked + b"\r\n" + size + b"\r\n{}\r\n0\r\n\r\n"
    yield "a chunk longer than it says", BAD + "|400 INVALID_ARGUMENT", post + chunked + b"\r\n1\r\n{}\r\n0\r\n\r\n"
    yield "an extension of a chunk of 100 kB", BAD + "|400 INVALID_ARGUMENT|403 OUT_OF_REACH", post + chunked + b"\r\n2;" + b"x" * 100_000 + b"\r\n{}\r\n0\r\n\r\n"
    yield "trailers of 100 kB", BAD + "|400 INVALID_ARGUMENT|403 OUT_OF_REACH", post + chunked + b"\r\n2\r\n{}\r\n0\r\nx: " + b"x" * 100_000 + b"\r\n\r\n"
    yield "a trailer that is a token", BAD + "|401 UNAUTHENTICATED", post.replace(bearer, b"") + chunked + b"\r\n2\r\n{}\r\n0\r\n" + bearer + b"\r\n"
    yield "a body of GET that is a request", "401 UNAUTHENTICATED.*|" + BAD, get + b"Host: localhost\r\nContent-Length: 50\r\n\r\n" + SECOND

    # Lines.
    yield "line feeds alone", BAD + "|401 UNAUTHENTICATED", b"GET /v1/board HTTP/1.1\nHost: localhost\n\n"
    yield "a carriage return in a value", BAD, get + b"Host: localhost\r\nX: a\rb\r\n\r\n"
    yield "a NUL in a value", BAD, get + b"Host: localhost\r\nX: a\x00b\r\n\r\n"
    yield "a NUL in a name", BAD, get + b"Host: localhost\r\nX\x00: a\r\n\r\n"
    yield "a folded line", BAD, get + b"Host: localhost\r\nX: a\r\n b\r\n\r\n"
    yield "a name that is empty", BAD, get + b"Host: localhost\r\n: a\r\n\r\n"
    yield "a line without a colon", BAD, get + b"Host: localhost\r\nX\r\n\r\n"
    yield "a blank before the first name", BAD, get + b" Host: localhost\r\n\r\n"
    yield "a name with a parenthesis", BAD + "|401 UNAUTHENTICATED", get + b"Host: localhost\r\nX(: a\r\n\r\n"
    yield "101 headers", "431|400|closed", get + b"Host: localhost\r\n" + b"".join(b"X%d: a\r\n" % i for i in range(101)) + b"\r\n"
    yield "a header of 100 kB", "431|closed", get + b"Host: localhost\r\nX: " + b"x" * 100_000 + b"\r\n\r\n"
    yield "an address of 100 kB", "414|closed", b"GET /" + b"x" * 100_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n"
    yield "a method of 100 kB", BAD, b"X" * 100_000 + b" / HTTP/1.1\r\nHost: localhost\r\n\r\n"
    for method in (b"TRACE", b"CONNECT", b"TRACK", b"DEBUG", b"PUT", b"DELETE", b"PATCH", b"G\x00T", b"get", b"PRI"):
        yield f"method {ascii(method.decode())}", BAD + "|405.*|404.*|401.*|400.*", method + b" /v1/board HTTP/1.1\r\nHost: localhost\r\n\r\n"
    for version in (b"HTTP/0.9", b"HTTP/1.2", b"HTTP/2.0", b"HTTP/1.1 ", b"http/1.1", b"HTTP/", b""):
        yield f"version {version.decode() or 'none'}", BAD, b"GET /v1/board " + version + b"\r\nHost: localhost\r\n\r\n"
    yield "X-HTTP-Method-Override", "401 UNAUTHENTICATED", get + b"Host: localhost\r\nX-HTTP-Method-Override: DELETE\r\n\r\n"
    yield "X-Original-URL", "401 UNAUTHENTICATED", get + b"Host: localhost\r\nX-Original-URL: /healthz\r\nX-Rewrite-URL: /healthz\r\n\r\n"
    yield "an upgrade to HTTP/2", "401 UNAUTHENTICATED|400|closed", get + b"Host: localhost\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n"
    yield "an upgrade to a WebSocket", "401 UNAUTHENTICATED|400|closed", get + b"Host: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
    yield "an expectation that nobody has", "401 UNAUTHENTICATED|400|417|closed", get + b"Host: localhost\r\nExpect: the-unexpected\r\n\r\n"
    yield "HTTP/2 on the port of HTTP/1.1", BAD, b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + bytes(9)
    yield "a TLS greeting on a port without TLS", BAD + "|silent", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(508)
    # How many of them one look at the connection sees, the network decides.
    yield "a thousand requests at once", r"401 UNAUTHENTICATED( and \d+ more)?", SECOND * 1000

    # Whom it is for.
    for host in (b"evil.example", b"evil.example:80", b"localhost.evil.example", b"127.0.0.1.evil.example", b"localhost@evil.example", b"localhost, evil.example", b"local\x00host", b"[::1", b"", b"..", b"localhost/evil", b"localhost#"):
        yield f"host {ascii(host.decode('latin-1'))}", BAD, get + b"Host: " + host + b"\r\n\r\n"
    yield "no host", BAD, get + b"\r\n"
    yield "no host, HTTP/1.0", BAD, b"GET /v1/board HTTP/1.0\r\n\r\n"
    yield "two hosts", BAD, get + b"Host: localhost\r\nHost: evil.example\r\n\r\n"
    yield "another host in the address", BAD, b"GET http://evil.example/v1/board HTTP/1.1\r\nHost: localhost\r\n\r\n"
    yield "another host in both", BAD, b"GET http://evil.example/v1/board HTTP/1.1\r\nHost: evil.example\r\n\r\n"
    yield "X-Forwarded-Host", "401 UNAUTHENTICATED|421", get + b"Host: evil.example\r\nX-Forwarded-Host: localhost\r\n\r\n"


def paths():
    for end in ("etc/passwd", "reinstate.db", "appsettings.json", "Reinstate.Silo.dll"):
        for begin in ("/../../../../", "/%2e%2e/%2e%2e/", "/..%2f..%2f", "/..%5c..%5c", "/....//....//", "/%252e%252e/", "/v1/../../", "/signin/../../", "/./", "//"):
            yield begin + end
    yield from ("/.git/config", "/.env", "/.data/reinstate.db", "/wwwroot/", "/bin/", "/proc/self/environ", "/%00", "/healthz%00.html", "/connect/token%00", "/v1/board/", "/v1//board/x", "/V1/board%20", "/dashboard", "/metrics", "/swagger",
                "/orleans", "/debug/pprof", "/trace.axd", "/elmah.axd", "/actuator/env", "/server-status", "/\\evil.example", "/%ff%fe", "/v1/board;jsessionid=1", "/v1/incidents/a/evidence/..%2f..%2fetc%2fpasswd")


def injections():
    for name in ("reinstate-role", "grpc-timeout", "traceparent", "accept-language", "x-request-id", "user-agent", "origin", "cookie", "idempotency-key"):
        yield f"{name} with a percent-encoded line break", [(name, "a%0d%0aset-cookie: stolen=1")]
        yield f"{name} with a line separator", [(name, "a\u2028set-cookie: stolen=1")]
    yield "a return address with a line break", [("x-path", "/signin?return=/%0d%0aset-cookie:%20stolen=1")]


def injected(target, headers):
    path = next((value for name, value in headers if name == "x-path"), "/v1/board")
    seen, answer = http1.send(target.http, http1.request("GET", path, [("authorization", f"Bearer {target.carer}"), *headers]))
    return (f"{seen}, and a header of the attacker's", answer) if b"\nset-cookie: stolen" in answer.lower() else (seen, answer)
