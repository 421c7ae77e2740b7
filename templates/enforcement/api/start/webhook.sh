cat > receiver.py <<'PY'
import json
import os
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

from standardwebhooks import Webhook, WebhookVerificationError

GENUINE = Webhook(os.environ["WEBHOOK_SECRET"])


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        try:
            message = GENUINE.verify(body, dict(self.headers))
        except WebhookVerificationError:
            return self.answer(401, {})
        print("received", message["type"], flush=True)
        if message["type"] == "endpoint.challenge":
            return self.answer(200, {"challenge": message["data"]["challenge"]})
        self.answer(200, {})  # first the answer; then, for changes.available, read the feed as in step 5

    def answer(self, status, body):
        self.send_response(status)
        self.end_headers()
        self.wfile.write(json.dumps(body).encode())


at = urlsplit(os.environ["RECEIVER"])
ThreadingHTTPServer((at.hostname, at.port), Receiver).serve_forever()
PY
api "$LUYUE/api/v1/endpoints" -d "{\"url\": \"$RECEIVER\"}" -o endpoint.json
ENDPOINT=$LUYUE/api/v1/endpoints/$(field id < endpoint.json)
WEBHOOK_SECRET=$(field secret < endpoint.json) python3 receiver.py &
until curl -s -o /dev/null "$RECEIVER"; do sleep 1; done
api -X POST "$ENDPOINT/challenge"
until [ "$(api "$ENDPOINT" | field state)" = active ]; do sleep 1; done
api -X POST "$ENDPOINT/test"
step imposed
step released
told() { api "$ENDPOINT/attempts" -o attempts.json; grep -q "$1" attempts.json; }
until told endpoint.test && told changes.available; do sleep 1; done
cat attempts.json
api -X DELETE "$ENDPOINT"
kill $!
