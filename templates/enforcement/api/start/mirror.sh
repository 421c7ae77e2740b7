COURT_KEY=$(curl -sS --fail "$LUYUE/api/v1/keys" | python3 -c 'import json, sys; print(json.load(sys.stdin)["keys"][0]["x"])')
cat > sandbox.toml <<TOML
address = "$LUYUE"
client_id = "$CLIENT_ID"
client_secret = "$CLIENT_SECRET"
key_id = "$KEY_ID"
key = "$KEY"
court_key = "$COURT_KEY"
database = "sandbox.sqlite3"
measures = ["air"]
TOML
until python3 -m enforcement.mirror sandbox.toml --once; do sleep 2; done
python3 -m enforcement.mirror sandbox.toml --ask < question.json
