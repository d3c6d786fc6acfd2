"""Plays exercise.json through gRPC. Usage: exercise.py DESCRIPTORS STORY ADDRESS ISSUER TENANT; the last line is a JSON report."""
import json
import sys

import grpc

from play import Player
from wire import Wire


def main(descriptors, story_path, address, issuer, tenant):
    with open(story_path, encoding="utf-8") as stream:
        story = json.load(stream)
    with grpc.insecure_channel(address) as channel:
        player = Player(Wire(descriptors), channel, issuer, tenant)
        for number, step in enumerate(story["steps"]):
            player.play(number, step)
        director = player.identity("dana", "group_quality_director")
        exercise = player.call("ExerciseService/GetExercise", {"incidentId": story["incident"]}, director)
        service = player.call("ExerciseService/GetReadiness", {}, director).services[0]
        board = player.call("ReconciliationService/GetBoard", {}, director)
        print(json.dumps({
            "refused": [[code, reasons] for _, code, _, reasons in player.refused],
            "injects": [[inject.inject_id, inject.state, [one.event for one in inject.evidence]] for inject in exercise.injects],
            "score": [exercise.score.injects, exercise.score.met, exercise.score.not_met],
            "readiness": [service.state, [[check.check, check.state] for check in service.checks], service.last_exercise],
            "kinds": [run.kind for run in board.runs],
        }))


if __name__ == "__main__":
    main(*sys.argv[1:])
