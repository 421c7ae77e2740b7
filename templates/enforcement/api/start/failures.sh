step gone
api --get "$LUYUE/api/v1/changes" --data-urlencode "after=$NEXT" || echo " expected: 410, take a new snapshot"
step outage
api "$LUYUE/api/v1/checks" -d @question.json || echo " expected: 503, sell and ask again"
api --retry 3 "$LUYUE/api/v1/checks" -d @question.json
