"""What is attacked, and what the attacker has: the addresses, an organisation of their own, and somebody inside the other one who reaches little."""
import grpc

from wire import Wire

from . import http1
from .tokens import Key, Mint

TRAILER = "reinstate-refusal"


def address(text):
    host, port = text.rsplit(":", 1)
    return host, int(port)


class Target:
    def __init__(self, given):
        self.http, self.grpc, self.here = address(given["http"]), address(given["grpc"]), address(given["here"])
        self.mint = Mint(given["issuer"], Key(given["key"]))
        self.stranger = Key(given["otherKey"])
        self.wire = Wire(given["descriptors"])
        self.channel = grpc.insecure_channel(given["grpc"], options=[("grpc.max_send_message_length", -1)])
        # A manager of another organisation; a carer of the honest one who reaches another service; and the director of it, who reads slowly.
        self.rival = self.mint.of()
        self.carer = self.mint.of(organisation="haven", person="eve", services=["annexe"])
        self.officer = self.mint.of(organisation="haven", person="eve", roles=["data_protection_officer"], services=["annexe"])
        self.insider = self.mint.of(organisation="haven", person="ivan", roles=["group_quality_director"])

    def json(self, method, path, token=None, body=b"", headers=(), host="localhost"):
        """A JSON call by hand."""
        bearer = [("authorization", f"Bearer {token}")] if token is not None else []
        kind = [("content-type", "application/json")] if body else []
        return http1.send(self.http, http1.request(method, path, [*bearer, *kind, *headers], body, host))

    def call(self, method, message, token=None, metadata=(), stream=False, timeout=10):
        """A call of gRPC with any bytes: its status and its refusal."""
        bearer = (("authorization", f"Bearer {token}"),) if token is not None else ()
        make = self.channel.unary_stream if stream else self.channel.unary_unary
        stub = make(f"/reinstate.v1.{method}", request_serializer=None, response_deserializer=None)
        try:
            reply = stub(message, metadata=(*bearer, *metadata), timeout=timeout)
            return "OK", next(reply) if stream else reply
        except grpc.RpcError as error:
            # An answer that is all trailers has the server's clock among them.
            trailers = {name: value for name, value in error.trailing_metadata() or () if name != "date"}
            told = f"{error.details()} {trailers}".encode()
            return f"{error.code().name} {trailers.get(TRAILER, '')}".strip(), told

    def methods(self):
        """Every method of the API, by its descriptor."""
        for service in ("OrganisationService", "IncidentService", "RecoveryService", "PersonService", "BulkService", "ReconciliationService", "GovernanceService"):
            yield from self.wire.pool.FindServiceByName(f"reinstate.v1.{service}").methods
