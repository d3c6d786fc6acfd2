"""Tries to get in, and to stop the service to others. Usage: hostile_client.py, with what is attacked as JSON on standard input; the last line is a JSON report. The rows are in hostile/families."""
import collections
import concurrent.futures
import faulthandler
import json
import sys
import time

from hostile.families import bodies, browsers, fields, forged, frames, ids, jsons, requests, slow, tls
from hostile.target import Target


def main():
    # Who hangs says where.
    faulthandler.dump_traceback_later(240, exit=True)
    target = Target(json.load(sys.stdin))
    began = time.monotonic()
    with concurrent.futures.ThreadPoolExecutor(64) as pool:
        patient = [pool.submit(attack.run) for attack in slow.attacks(target)]
        done = [attack.run() for family in (forged, ids, fields, bodies, jsons, requests, browsers, tls, frames) for attack in family.attacks(target)]
        done += [future.result() for future in patient]
    tried, refused = collections.Counter(attack.family for attack in done), collections.Counter(attack.family for attack in done if attack.refused)
    for attack in done:
        if not attack.refused:
            print(attack)
        elif attack.family in ("slow clients", "HTTP/2 floods"):
            print(f"{attack.family}: {attack.name}: {attack.seen}")
    faulthandler.cancel_dump_traceback_later()
    print(json.dumps({
        "families": [[family, tried[family], refused[family]] for family in tried], "distinct": len({(attack.family, attack.name) for attack in done}),
        "gotIn": [str(attack) for attack in done if not attack.refused], "seconds": round(time.monotonic() - began, 1),
    }))


if __name__ == "__main__":
    main()
