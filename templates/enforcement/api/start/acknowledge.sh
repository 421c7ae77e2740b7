POSITION=$(python3 -c 'import json; print(json.load(open("page.json"))["changes"][-1]["position"])')
api "$LUYUE/api/v1/acknowledgements" -d "{\"position\": $POSITION}"
