step() { api "$LUYUE/api/v1/sandbox/steps" -d "{\"step\": \"$1\"}" -o state.json; }
sed 's/{{ restricted.number }}/{{ traveller.number }}/; s/{{ restricted.name }}/{{ traveller.name }}/' question.json > traveller.json
step released
NEXT=$(api "$LUYUE/api/v1/changes?limit=1000" | field next)
step imposed
api "$LUYUE/api/v1/checks" -d @traveller.json
step released
api "$LUYUE/api/v1/checks" -d @traveller.json
api --get "$LUYUE/api/v1/changes" --data-urlencode "after=$NEXT"
