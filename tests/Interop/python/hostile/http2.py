"""HTTP/2 by hand (RFC 9113): frames out, frames in. Headers are written as literals without an index, so nothing has to be remembered; read are statuses, which is all that is judged."""
import socket
import struct

from . import http1

PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
DATA, HEADERS, PRIORITY, RST_STREAM, SETTINGS, PUSH_PROMISE, PING, GOAWAY, WINDOW_UPDATE, CONTINUATION = range(10)
END_STREAM, ACK, END_HEADERS, PADDED, WITH_PRIORITY = 1, 1, 4, 8, 32
ERRORS = ("NO_ERROR", "PROTOCOL_ERROR", "INTERNAL_ERROR", "FLOW_CONTROL_ERROR", "SETTINGS_TIMEOUT", "STREAM_CLOSED", "FRAME_SIZE_ERROR", "REFUSED_STREAM", "CANCEL", "COMPRESSION_ERROR",
          "CONNECT_ERROR", "ENHANCE_YOUR_CALM", "INADEQUATE_SECURITY", "HTTP_1_1_REQUIRED")

# Of the static table (RFC 7541, appendix A), what a server uses for :status.
STATUS = {8: "200", 9: "204", 10: "206", 11: "304", 12: "400", 13: "404", 14: "500"}


def frame(kind, flags=0, stream=0, payload=b"", length=None):
    return struct.pack(">I", len(payload) if length is None else length)[1:] + bytes([kind, flags]) + struct.pack(">I", stream) + payload


def integer(value, bits, first=0):
    most = (1 << bits) - 1
    if value < most:
        return bytes([first | value])
    out, value = [first | most], value - most
    while value >= 128:
        out.append(value % 128 + 128)
        value //= 128
    return bytes([*out, value])


def block(headers):
    out = b""
    for name, value in headers:
        name, value = (part if isinstance(part, bytes) else part.encode("utf-8", "surrogateescape") for part in (name, value))
        out += b"\x00" + integer(len(name), 7) + name + integer(len(value), 7) + value
    return out


def setting(identifier, value):
    return struct.pack(">HI", identifier, value)


def rpc(path, *more, method="POST"):
    """Headers of a call of gRPC."""
    return [(":method", method), (":scheme", "http"), (":path", path), (":authority", "localhost"), ("content-type", "application/grpc"), ("te", "trailers"), *more]


class Connection:
    def __init__(self, address, settings=b"", tls=False, timeout=8, preface=True, source=http1.SOURCE):
        sock = socket.create_connection(address, timeout=timeout, source_address=source)
        self.sock = http1.secure(sock, ["h2"]) if tls else sock
        self.buffer, self.statuses, self.resets, self.goaway, self.end = b"", {}, {}, None, None
        self.acknowledges = True
        self.bytes = b""
        if preface:
            self.send(PREFACE + frame(SETTINGS, payload=settings))

    def send(self, data):
        """False when the other side has closed."""
        try:
            self.sock.sendall(data)
            return True
        except OSError:
            self.end = self.end or "closed"
            return False

    def open(self, stream, headers, flags=END_HEADERS | END_STREAM):
        return self.send(frame(HEADERS, flags, stream, block(headers)))

    def frames(self):
        """Frames as they come; ends with the connection, or when nothing comes any more."""
        while True:
            while len(self.buffer) >= 9:
                length = int.from_bytes(self.buffer[:3], "big")
                if len(self.buffer) < 9 + length:
                    break
                head, payload, self.buffer = self.buffer[:9], self.buffer[9:9 + length], self.buffer[9 + length:]
                yield self.note(head[3], head[4], struct.unpack(">I", head[5:])[0], payload)
            try:
                part = self.sock.recv(262144)
            except socket.timeout:
                self.end = "silent"
                return
            except OSError:
                part = b""
            if not part:
                self.end = "closed"
                return
            self.buffer += part

    def note(self, kind, flags, stream, payload):
        if kind == HEADERS and stream not in self.statuses:
            self.statuses[stream] = status(payload)
        elif kind == RST_STREAM:
            self.resets[stream] = ERRORS[struct.unpack(">I", payload)[0]]
        elif kind == GOAWAY:
            self.goaway = ERRORS[struct.unpack(">I", payload[4:8])[0]]
        elif kind == SETTINGS and not flags & ACK and self.acknowledges:
            self.send(frame(SETTINGS, ACK))
        elif kind == PING and not flags & ACK and self.acknowledges:
            self.send(frame(PING, ACK, payload=payload))
        if kind in (DATA, HEADERS) and len(self.bytes) < 1 << 20:
            self.bytes += payload
        return kind, flags, stream, payload

    def until(self, done):
        for seen in self.frames():
            if done(*seen):
                break
        return self

    def outcome(self, stream=1):
        """What became of a stream: the connection ended, it was reset, it was answered, or nothing came."""
        self.until(lambda kind, flags, on, payload: kind == GOAWAY or (on == stream and (kind == RST_STREAM or (kind in (HEADERS, DATA) and flags & END_STREAM))))
        if self.goaway and self.goaway != "NO_ERROR":
            return f"GOAWAY {self.goaway}"
        if stream in self.statuses:
            return self.statuses[stream]
        return f"RST {self.resets[stream]}" if stream in self.resets else self.end or "silent"

    def serves(self):
        """Whether the connection still answers a ping."""
        mark = b"still on"
        if not self.send(frame(PING, payload=mark)):
            return False
        self.until(lambda kind, flags, on, payload: kind == GOAWAY or (kind == PING and flags & ACK and payload == mark))
        return self.end is None and self.goaway is None

    def close(self):
        self.sock.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def status(payload):
    """':status' and, of a call that ended at once, 'grpc-status' and the refusal, from a block without Huffman codes."""
    first = payload[0] if payload else 0
    said = STATUS.get(first & 0x7F, "?") if first & 0x80 else payload[2:5].decode("latin-1") if len(payload) > 4 else "?"
    at = payload.find(b"reinstate-refusal")
    if at >= 0:
        at += len(b"reinstate-refusal")
        said += f" {payload[at + 1:at + 1 + (payload[at] & 0x7F)].decode('latin-1')}"
    return said
