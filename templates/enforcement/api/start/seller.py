import json
import os
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

COURT = os.environ["LUYUE"]


def token():
    credential = {"client_id": os.environ["CLIENT_ID"], "client_secret": os.environ["CLIENT_SECRET"]}
    form = urlencode(credential | {"grant_type": "client_credentials"}).encode()
    with urlopen(Request(f"{COURT}/oauth/token", form), timeout=5) as answer:
        return json.load(answer)["access_token"]


def call(path, body=None):
    data = None if body is None else json.dumps(body).encode()
    headers = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/json"}
    with urlopen(Request(COURT + path, data, headers), timeout=5) as answer:
        return json.load(answer)


def do(person):
    """What the counter does. No answer in time sells, and is asked again; a refusal of ours is a mistake to mend."""
    subject = {name: person[name] for name in ("id_type", "id_number", "name")}
    question = {"measure": "air", "purpose": "sale", "user_reference": "counter-17", "subjects": [subject]}
    try:
        return call("/api/v1/checks", question)["answers"][0]["do"]
    except HTTPError as failure:
        if failure.code < 500:
            raise
    except (URLError, TimeoutError):
        pass
    return "sell"


def read(after):
    """All changes behind a cursor, where they end, and the cursor to go on with."""
    changes = []
    while True:
        page = call("/api/v1/changes?" + urlencode({"after": after} if after else {}))
        changes += page["changes"]
        after = page["next"]
        if not page["more"]:
            return changes, page["head"]["position"], after


TOKEN = token()
people = {one["role"]: one for one in call("/api/v1/sandbox")["people"]}
for role, person in people.items():
    print(role, do(person))

_, _, after = read("")
for step in ("imposed", "exempted", "released"):
    call("/api/v1/sandbox/steps", {"step": step})
    print(step, do(people["traveller"]))

changes, position, after = read(after)
print([change["kind"] for change in changes])
print(call("/api/v1/acknowledgements", {"position": position})["applied"])

call("/api/v1/sandbox/steps", {"step": "outage"})
print("outage", do(people["restricted"]))
