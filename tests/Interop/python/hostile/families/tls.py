"""TLS that is old, weak or none."""
import socket
import ssl
import warnings

from .. import http1
from ..attack import Attack

FAMILY = "TLS"


def attacks(target):
    for name, version in (("TLS 1.0", ssl.TLSVersion.TLSv1), ("TLS 1.1", ssl.TLSVersion.TLSv1_1)):
        yield Attack(FAMILY, name, "refused", lambda version=version: handshake(target, version, "ALL:@SECLEVEL=0"))
    for suite in ("AES128-SHA", "AES256-GCM-SHA384", "ECDHE-ECDSA-AES128-SHA", "ECDHE-RSA-AES128-SHA256", "ECDHE-ECDSA-AES256-SHA384", "DHE-RSA-AES128-GCM-SHA256", "aNULL", "eNULL", "PSK", "ECDHE-ECDSA-AES128-CCM8"):
        yield Attack(FAMILY, f"suite {suite}", "refused", lambda suite=suite: handshake(target, ssl.TLSVersion.TLSv1_2, f"{suite}:@SECLEVEL=0"))
    yield Attack(FAMILY, "HTTP without TLS", "closed|400", lambda: http1.send(target.here, http1.request("GET", "/v1/board")))
    yield Attack(FAMILY, "HTTP/2 without TLS", "closed|400", lambda: http1.send(target.here, b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"))
    yield Attack(FAMILY, "a record of 16 KiB of nothing", "closed", lambda: http1.send(target.here, b"\x16\x03\x03\x40\x00" + bytes(16384)))
    yield Attack(FAMILY, "data before a greeting", "closed", lambda: http1.send(target.here, b"\x17\x03\x03\x00\x10" + bytes(16)))
    yield Attack(FAMILY, "a thousand greetings cut off", "refused", lambda: cut_off(target))


def handshake(target, version, suites):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        context.minimum_version = context.maximum_version = version
    try:
        context.set_ciphers(suites)
    except ssl.SSLError:
        return "refused", b""  # This machine's library does not even know it.
    try:
        with socket.create_connection(target.here, timeout=5, source_address=http1.SOURCE) as sock, context.wrap_socket(sock) as secure:
            return f"agreed on {secure.version()} {secure.cipher()[0]}", b""
    except OSError:
        return "refused", b""


def cut_off(target):
    for _ in range(1000):
        with socket.create_connection(target.here, timeout=5, source_address=http1.SOURCE) as sock:
            sock.sendall(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03")
    return handshake(target, ssl.TLSVersion.TLSv1_1, "ALL:@SECLEVEL=0")
