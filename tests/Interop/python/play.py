"""Plays recovery.json through gRPC. Usage: play.py DESCRIPTORS STORY ADDRESS ISSUER TENANT; the last line is a JSON report."""
import io
import json
import sys
import urllib.parse
import urllib.request
import zipfile

import grpc

from watcher import WATCH, Watcher
from wire import Wire

TRAILER = "reinstate-refusal"
GRANT = "urn:reinstate:grant:on-this-machine"


class Player:
    def __init__(self, wire, channel, issuer, tenant):
        self.wire, self.channel, self.issuer, self.tenant = wire, channel, issuer, tenant
        self.accepted, self.refused, self.tokens = [], [], {}

    def token(self, person, role):
        """Of the issuer inside the node, which takes this machine's word."""
        if (person, role) not in self.tokens:
            form = {"grant_type": GRANT, "organisation": self.tenant, "person": person, "role": role, "services": "*"}
            with urllib.request.urlopen(f"http://{self.issuer}/connect/token", urllib.parse.urlencode(form).encode()) as answer:
                self.tokens[person, role] = json.load(answer)["access_token"]
        return self.tokens[person, role]

    def identity(self, person, role, at=None):
        metadata = [("authorization", f"Bearer {self.token(person, role)}")]
        return metadata + ([("reinstate-clock", at)] if at else [])

    def call(self, call, fields, metadata):
        request = self.wire.build(self.wire.method(call).input_type, fields)
        return self.wire.callable(self.channel, call)(request, metadata=metadata, timeout=30)

    def command(self, key, step):
        fields = {**step["request"], "header": {"idempotencyKey": key}}
        return self.call(step["call"], fields, self.identity(*step["as"].split(), step["at"]))

    def play(self, number, step):
        key = f"{self.tenant}-{number}"
        try:
            reply = self.command(key, step)
            self.accepted.append([key, reply.position])
            again = self.command(key, step)
            if (again.position, again.version) != (reply.position, reply.version):
                raise AssertionError(f"{key} got another answer the second time")
        except grpc.RpcError as error:
            self.refused.append([key, dict(error.trailing_metadata()).get(TRAILER), error.code().name, self.reasons(error)])

    def reasons(self, error):
        details = dict(error.trailing_metadata()).get("grpc-status-details-bin")
        status = self.wire.message("google.rpc.Status").FromString(details)
        refusal = self.wire.message("reinstate.v1.RefusalDetail")()
        status.details[0].Unpack(refusal)
        return list(refusal.reasons)


def replay(player, metadata, position):
    """Every change from the beginning, read by a second watch."""
    request = player.wire.build(player.wire.method(WATCH).input_type, {"afterPosition": 0})
    stream, positions = player.wire.callable(player.channel, WATCH)(request, metadata=metadata, timeout=30), []
    for frame in stream:
        positions += [change.position for change in frame.changes]
        if frame.position >= position:
            stream.cancel()
            return positions
    raise AssertionError("the second watch ended early")


def evidence(player, incident, metadata):
    """The pack, as it would be saved: its name, the largest message it came in, and the files in it."""
    chunks = list(player.call("GovernanceService/GetEvidencePack", {"incidentId": incident}, metadata))
    with zipfile.ZipFile(io.BytesIO(b"".join(chunk.data for chunk in chunks))) as pack:
        if pack.testzip() is not None:
            raise AssertionError("the pack is damaged")
        return {"name": chunks[0].file_name, "largest": max(len(chunk.data) for chunk in chunks), "files": pack.namelist()}


def main(descriptors, story_path, address, issuer, tenant):
    with open(story_path, encoding="utf-8") as stream:
        story = json.load(stream)
    wire = Wire(descriptors)
    with grpc.insecure_channel(address) as channel:
        player = Player(wire, channel, issuer, tenant)
        steps = list(enumerate(story["steps"]))
        player.play(*steps[0])
        watching = player.identity("dana", "group_quality_director")
        watcher = Watcher(wire, address, watching, story["cutAfter"])
        watcher.start()
        watcher.wait_for(player.accepted[0][1])
        for number, step in steps[1:]:
            player.play(number, step)
        board = player.call("ReconciliationService/GetBoard", {}, watching)
        watcher.wait_for(board.position)
        watcher.stop()
        run = board.runs[0]
        print(json.dumps({
            "accepted": player.accepted, "refused": player.refused, "first": watcher.first, "changes": watcher.changes,
            "replay": replay(player, watching, board.position), "frames": watcher.frames, "resumes": watcher.resumes, "position": board.position,
            "pack": evidence(player, story["incident"], watching),
            "run": {"state": run.state, "signedOffBy": run.signed_off_by, "complete": run.completeness.complete, "open": run.completeness.open},
        }))


if __name__ == "__main__":
    main(*sys.argv[1:])
