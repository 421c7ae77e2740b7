api "$LUYUE/api/v1/changes" | tee page.json
NEXT=$(field next < page.json)
api --get "$LUYUE/api/v1/changes" --data-urlencode "after=$NEXT"
