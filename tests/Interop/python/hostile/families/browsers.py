"""What a page of another site can have a browser do: against the node with its own issuer, over TLS, with the cookie of somebody who is signed in there."""
import html
import re
import urllib.parse

from .. import http1
from ..attack import Attack

FAMILY = "browsers"
OTHERS = (
    [("sec-fetch-site", "cross-site")], [("sec-fetch-site", "same-site")], [("sec-fetch-site", "none")], [("sec-fetch-site", "same-origin, cross-site")], [("sec-fetch-site", "SAME-ORIGIN")], [],
    [("origin", "https://evil.example")], [("origin", "null")], [("origin", "http://localhost")], [("origin", "https://localhost:1")], [("origin", "https://localhost.evil.example")],
    [("origin", "")], [("sec-fetch-site", "same-origin"), ("origin", "https://evil.example")], [("sec-fetch-site", "same-origin"), ("sec-fetch-site", "cross-site")],
)


def attacks(target):
    session = {}
    for headers in OTHERS:
        shown = ", ".join(f"{name}: {value}" for name, value in headers) or "no word of where it comes from"
        for method, path, body in (("GET", "/v1/board", b""), ("POST", "/v1/organisation:register", b'{"header":{"idempotencyKey":"page"},"name":"x"}'), ("POST", "/signout", b"")):
            yield Attack(FAMILY, f"{method} {path}, {shown}", "403 FOREIGN_PAGE|401 BUILT_IN_ISSUER_OFF_LOOPBACK|400", lambda method=method, path=path, body=body, headers=headers: cookie(target, session, method, path, headers, body))
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data"):
        yield Attack(FAMILY, f"a form as {kind} to a command", "403 FOREIGN_PAGE|401 BUILT_IN_ISSUER_OFF_LOOPBACK", lambda kind=kind: cookie(
            target, session, "POST", "/v1/organisation:register", [("origin", "https://evil.example"), ("content-type", kind)], b'{"header":{"idempotencyKey":"form"},"name":"x"}'))
    for kind in ("application/grpc-web+proto", "application/grpc-web-text"):
        yield Attack(FAMILY, f"gRPC-Web as {kind} from another site", "200 (FOREIGN_PAGE|BUILT_IN_ISSUER_OFF_LOOPBACK)", lambda kind=kind: cookie(
            target, session, "POST", "/reinstate.v1.ReconciliationService/GetBoard", [("origin", "https://evil.example"), ("content-type", kind)], b"\0\0\0\0\0"))
    for path in ("/v1/board", "/me", "/signout", "/connect/token"):
        yield Attack(FAMILY, f"leave to call {path} from another site", r"\d{3}.*: no leave", lambda path=path: preflight(target, path))
    for host in ("evil.example", "localhost.evil.example", "rebound.example", "0x7f000001.evil.example"):
        for path in ("/", "/me", "/signin", "/connect/authorize", "/connect/token", "/v1/board"):
            yield Attack(FAMILY, f"{host} made to point here: {path}", "421", lambda host=host, path=path: http1.send(
                target.here, http1.request("GET", path, [("origin", f"https://{host}:{target.here[1]}"), ("sec-fetch-site", "same-origin")], host=f"{host}:{target.here[1]}"), tls=True))
    for where in ("//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)", "/\t/evil.example", "\\\\evil.example", "http:/evil.example", "%2f%2fevil.example", "/%0d%0alocation:%20//evil.example", "", "evil.example", "data:text/html,x", "/" * 1000):
        yield Attack(FAMILY, f"back from signing in to {ascii(where[:40])}", "302: stays here", lambda where=where: back(target, where))
    for name, path in (
        ("an answer that nobody asked for", "/signin/callback?code=x&state=y"), ("an answer without a state", "/signin/callback?code=x"), ("an answer that is an error with a page in it", "/signin/callback?error=<script>alert(1)</script>&state=x"),
    ):
        yield Attack(FAMILY, name, "403", lambda path=path: quoted(http1.send(target.here, http1.request("GET", path, [("cookie", "reinstate-signin=AAAA.AAAA; __Host-reinstate-session=x")]), tls=True)))
    for name, form in (
        ("another site's address to be sent to", {"redirect_uri": "https://evil.example/signin/callback"}), ("no proof key", {"code_challenge": ""}), ("a token at once", {"response_type": "token"}), ("a page's script in the state", {"state": "<script>alert(1)</script>", "redirect_uri": "x"}),
    ):
        yield Attack(FAMILY, f"authorize: {name}", "400|403|302: stays here", lambda form=form: authorize(target, form))
    for headers in ([("origin", "https://evil.example")], [("x-forwarded-for", "203.0.113.7")], [("forwarded", "for=203.0.113.7")], [("via", "1.1 proxy")]):
        yield Attack(FAMILY, f"a token of the node's issuer, {headers[0][0]}: {headers[0][1]}", "403", lambda headers=headers: http1.send(target.here, http1.request(
            "POST", "/connect/token", [("content-type", "application/x-www-form-urlencoded"), *headers], b"grant_type=urn:reinstate:grant:on-this-machine&organisation=haven&person=x&role=registered_manager&services=*"), tls=True))
    for value in ("", "x", "x" * 64, "../../x", "*", "' OR 1=1 --", "%00", "x" * 5000):
        yield Attack(FAMILY, f"session {ascii(value[:12])}", "401 UNAUTHENTICATED", lambda value=value: http1.send(
            target.here, http1.request("GET", "/v1/board", [("cookie", f"__Host-reinstate-session={value}"), ("sec-fetch-site", "same-origin")]), tls=True))
    yield Attack(FAMILY, "a session cookie of the name without https", "401 UNAUTHENTICATED", lambda: http1.send(
        target.here, http1.request("GET", "/v1/board", [("cookie", f"reinstate-session={signed_in(target, session).partition('=')[2]}"), ("sec-fetch-site", "same-origin")]), tls=True))
    yield Attack(FAMILY, "a session after signing out", "401 UNAUTHENTICATED", lambda: replayed(target))


def call(target, method, path, headers=(), body=b""):
    return http1.send(target.here, http1.request(method, path, headers, body, f"localhost:{target.here[1]}"), tls=True)


def sign_in(target):
    """The cookie of somebody who went through the node's own page."""
    _, begun = call(target, "GET", "/signin")
    pending, where = re.search(rb"(?im)^set-cookie: (reinstate-signin=[^;]+)", begun)[1], location(begun)
    _, page = call(target, "GET", where)
    form = {name: html.unescape(value) for name, value in re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', page.decode())}
    body = urllib.parse.urlencode({**form, "person": "0"}).encode()
    _, picked = call(target, "POST", "/connect/authorize", [("content-type", "application/x-www-form-urlencoded")], body)
    _, done = call(target, "GET", location(picked), [("cookie", pending)])
    return re.search(rb"(?im)^set-cookie: (__Host-reinstate-session=[^;]+)", done)[1].decode()


def location(answer):
    return urllib.parse.urlsplit(re.search(rb"(?im)^location: (\S+)", answer)[1].decode())._replace(scheme="", netloc="").geturl()


def signed_in(target, session):
    if not session:
        session["cookie"] = sign_in(target)
        proof, _ = call(target, "GET", "/me", [("cookie", session["cookie"]), ("sec-fetch-site", "same-origin")])
        if proof != "200":
            raise AssertionError(f"nobody is signed in: {proof}")
    return session["cookie"]


def cookie(target, session, method, path, headers, body):
    kind = [("content-type", "application/json")] if body and not any(name == "content-type" for name, _ in headers) else []
    return call(target, method, path, [("cookie", signed_in(target, session)), *kind, *headers], body)


def preflight(target, path):
    seen, answer = call(target, "OPTIONS", path, [("origin", "https://evil.example"), ("access-control-request-method", "POST"), ("access-control-request-headers", "authorization,content-type")])
    return f"{seen}: {'leave' if b'access-control-allow' in answer.lower() else 'no leave'}", answer


def back(target, where):
    """Where the sign-in would lead: into the cookie of the sign-in goes a path of this node or none."""
    seen, answer = call(target, "GET", f"/signin?return={urllib.parse.quote(where, safe='%')}")
    held = re.search(rb"(?im)^set-cookie: reinstate-signin=[^.]+\.([^;]*)", answer)
    from base64 import urlsafe_b64decode
    path = urlsafe_b64decode(held[1] + b"==").decode() if held else "?"
    stays = path.startswith("/") and not path.startswith(("//", "/\\")) and not any(ord(letter) < 32 for letter in path)
    return f"{seen}: {'stays here' if stays else f'leads to {path!r}'}", answer


def authorize(target, other):
    form = {"client_id": "reinstate-web", "redirect_uri": f"https://localhost:{target.here[1]}/signin/callback", "response_type": "code", "scope": "openid", "state": "s", "nonce": "n",
            "code_challenge": "x" * 43, "code_challenge_method": "S256", "person": "0", **other}
    seen, answer = quoted(call(target, "POST", "/connect/authorize", [("content-type", "application/x-www-form-urlencoded")], urllib.parse.urlencode(form).encode()))
    led = re.search(rb"(?im)^location: (\S+)", answer)
    if not led:
        return seen, answer
    stays = led[1].startswith(b"https://localhost:") and b"code=" not in led[1] and b"token=" not in led[1]
    return f"{seen}: {'stays here' if stays else 'leads away'}", answer


def quoted(answer):
    return (f"{answer[0]}, and its script", answer[1]) if b"<script>alert" in answer[1] else answer


def replayed(target):
    own = [("cookie", sign_in(target)), ("sec-fetch-site", "same-origin")]
    call(target, "POST", "/signout", own)
    return call(target, "GET", "/v1/board", own)
