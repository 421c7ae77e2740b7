cat > question.json <<'JSON'
{
  "measure": "air",
  "purpose": "sale",
  "user_reference": "counter-17",
  "subjects": [
    {"id_type": "citizen_id", "id_number": "{{ restricted.number }}", "name": "{{ restricted.name }}"}
  ]
}
JSON
api "$LUYUE/api/v1/checks" -d @question.json | tee answer.json
REFERENCE=$(python3 -c 'import json; print(json.load(open("answer.json"))["answers"][0]["reference"])')
