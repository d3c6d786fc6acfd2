"""Plays recovery.json and then assurance.json, up to learning complete, and reads what that leaves. Usage: assurance.py DESCRIPTORS FOLDER ADDRESS ISSUER TENANT; the last line is a JSON report."""
import csv
import io
import json
import os
import sys
import zipfile

import grpc

from play import Player
from wire import Wire


def steps(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8") as stream:
        return json.load(stream)["steps"]


def files(chunks):
    with zipfile.ZipFile(io.BytesIO(b"".join(chunk.data for chunk in chunks))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def main(descriptors, folder, address, issuer, tenant):
    with grpc.insecure_channel(address) as channel:
        player = Player(Wire(descriptors), channel, issuer, tenant)
        for number, step in enumerate(steps(folder, "recovery.json")):
            player.play(number, step)
        player.accepted, player.refused = [], []
        after = steps(folder, "assurance.json")
        for number, step in enumerate(after):
            player.play(f"assurance-{number}", step)
        director = player.identity("dana", "group_quality_director")
        officer = player.identity("dpo", "data_protection_officer")
        storm = {"incidentId": "storm"}
        notifications = player.call("GovernanceService/GetNotifications", storm, director)
        letter = player.call("GovernanceService/DraftNotification", {**storm, "body": "commissioner"}, director)
        review = player.call("GovernanceService/GetReview", storm, director)
        tracker = player.call("GovernanceService/GetGovernanceTracker", {"from": "2026-03-01", "to": "2026-04-30"}, director)
        audit = player.call("GovernanceService/GetGovernance", storm, director).audit
        extract = player.call("GovernanceService/GetExtract", {"format": "csv"}, director)
        signals = player.call("OrganisationService/GetSupplierSignals", {}, director)
        retention = player.call("OrganisationService/GetRetention", {}, officer)
        copy = files(player.call("PersonService/ExportSubjectAccess", {"personId": retention.people[0].person_id}, officer))
        redacted = files(player.call("GovernanceService/GetEvidencePack", {**storm, "redacted": True}, director))
        print(json.dumps({
            "steps": len(after),
            "accepted": len(player.accepted),
            "refused": [code for _, code, _, _ in player.refused],
            "clocks": {clock.body: clock.state for clock in notifications.clocks},
            "letter": "Willow Court" in letter.text,
            "answers": {answer.question: answer.answer for answer in review.answers},
            "factors": [factor.factor for factor in review.factors],
            "supplier": [[one.supplier, one.promises, one.promises_kept] for one in tracker.suppliers],
            "meetings": [meeting.meeting_id for meeting in tracker.meetings],
            "states": [incident.state for incident in tracker.incidents],
            "audited": [audit.population > 0, len(audit.items) > 0],
            "extract": [extract.media_type, list(csv.DictReader(io.StringIO(extract.data.decode())))[0]["kind"]],
            "systems": [[one.system, one.supplier] for one in signals.systems] + [one.organisations for one in signals.signals],
            "copy": sorted(name for name in copy if name.endswith((".html", ".pdf"))),
            "named": [name for name in redacted if "Rhea Rowan".encode() in redacted[name]],
        }))


if __name__ == "__main__":
    main(*sys.argv[1:])
