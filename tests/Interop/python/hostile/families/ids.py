"""Records of others, by every method: nothing is answered, and nothing tells whether there is something."""
from ..attack import Attack

THEIRS = {"incident_id": "outage", "service_id": "home", "person_id": "p-0001"}
NOWHERE = {"incident_id": "nowher", "service_id": "none", "person_id": "p-9999"}

# Questions about the caller's own organisation, which need no id.
OWN = ("GetBoard", "GetOrganisation", "GetPolicy", "Watch")

# What the carer's roles may not ask at all: of these the officer is to learn nothing.
OFFICERS = ("ErasePerson", "PlaceLegalHold", "GetRetention")


def attacks(target):
    for method in target.methods():
        call = f"{method.containing_service.name}/{method.name}"
        yield Attack("nobody", call, "UNAUTHENTICATED UNAUTHENTICATED", lambda call=call, method=method: target.call(call, request(target, method, THEIRS), stream=streams(call)))
        if method.name in OWN or not names_something(method):
            continue
        yield Attack("ids of another organisation", call, "as nowhere: (?!OK).+", lambda call=call, method=method: compare(target, call, method, target.rival))
        yield Attack("ids of another service", call, "as nowhere: (PERMISSION_DENIED|NOT_FOUND) OUT_OF_REACH", lambda call=call, method=method: compare(target, call, method, target.officer if method.name in OFFICERS else target.carer))


def streams(call):
    return call.endswith(("/Watch", "/GetEvidencePack", "/Execute"))


def names_something(method):
    return any(name in method.input_type.fields_by_name for name in THEIRS)


def request(target, method, ids):
    fields = {name: value for name, value in ids.items() if name in method.input_type.fields_by_name}
    if "header" in method.input_type.fields_by_name:
        fields["header"] = {"idempotency_key": f"theirs-{method.name}"}
    return target.wire.build(method.input_type, fields).SerializeToString()


def compare(target, call, method, token):
    (theirs, told), (nowhere, other) = (target.call(call, request(target, method, ids), token, stream=streams(call)) for ids in (THEIRS, NOWHERE))
    for here, there in zip(THEIRS.values(), NOWHERE.values()):
        told, other = told.replace(here.encode(), b"?"), other.replace(there.encode(), b"?")
    return f"{'as nowhere' if (theirs, told) == (nowhere, other) else f'unlike nowhere ({nowhere})'}: {theirs}", told + other
