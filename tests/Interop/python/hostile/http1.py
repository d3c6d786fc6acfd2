"""HTTP/1.1 by hand: bytes out, bytes in."""
import re
import socket
import ssl

# Both ends are this machine's, and the honest client's address is another one.
SOURCE = ("127.0.0.66", 0)


def connect(address, tls=False, timeout=8):
    sock = socket.create_connection(address, timeout=timeout, source_address=SOURCE)
    return secure(sock, ["http/1.1"]) if tls else sock


def secure(sock, protocols):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    context.set_alpn_protocols(protocols)
    return context.wrap_socket(sock, server_hostname="localhost")


def receive(sock, limit=1 << 20):
    """All until the end, or until nothing comes for as long as the socket waits."""
    data = b""
    try:
        while len(data) < limit:
            part = sock.recv(65536)
            if not part:
                return data, "closed"
            data += part
            if complete(data):
                return data, "open"
    except socket.timeout:
        return data, "silent"
    except OSError:
        return data, "closed"
    return data, "endless"


def complete(data):
    head, separator, body = data.partition(b"\r\n\r\n")
    if not separator:
        return False
    length = re.search(rb"(?im)^content-length: *(\d+)", head)
    if length:
        return len(body) >= int(length[1])
    return body.endswith(b"0\r\n\r\n") if b"chunked" in head.lower() else b" 304 " in head or b" 204 " in head


def outcome(data, end):
    """'STATUS CODE' of the first answer, how many answers there were if not one, or how it ended without any."""
    statuses = re.findall(rb"(?m)^HTTP/1\.1 (\d{3})", data)
    if not statuses:
        return end
    refusal = re.search(rb"(?im)^reinstate-refusal: *([A-Z_]+)", data)
    said = statuses[0].decode() + (f" {refusal[1].decode()}" if refusal else "")
    grpc = re.search(rb"(?im)^grpc-status: *(\d+)", data)
    said += f" grpc-status {grpc[1].decode()}" if grpc and not refusal else ""
    return said if len(statuses) == 1 else f"{said} and {len(statuses) - 1} more"


def send(address, data, tls=False, timeout=8, closes=False):
    """Sends bytes and tells what came back."""
    try:
        with connect(address, tls, timeout) as sock:
            try:
                sock.sendall(data)
                if closes:
                    sock.shutdown(socket.SHUT_WR)
            except OSError:
                pass  # An answer may be there all the same: a server that has read enough closes.
            answer, end = receive(sock)
            return outcome(answer, end), answer
    except OSError:
        return "closed", b""


def request(method, path, headers=(), body=b"", host="localhost"):
    """The bytes of a request; a header is a pair, its parts text or bytes."""
    def raw(text):
        return text if isinstance(text, bytes) else text.encode("utf-8", "surrogateescape")
    lines = [raw(method) + b" " + raw(path) + b" HTTP/1.1"]
    lines += [b"Host: " + raw(host)] if host is not None else []
    lines += [raw(name) + b": " + raw(value) for name, value in headers]
    if body and not any(raw(name).lower() in (b"content-length", b"transfer-encoding") for name, _ in headers):
        lines.append(b"Content-Length: " + str(len(body)).encode())
    return b"\r\n".join(lines) + b"\r\n\r\n" + raw(body)
