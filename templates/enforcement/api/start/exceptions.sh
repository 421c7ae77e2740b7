api "$LUYUE/api/v1/acknowledgements" -d "{\"position\": $POSITION,
  \"exceptions\": [{\"position\": $POSITION, \"reason\": \"deferred\", \"note\": \"nightly run\"}]}"
api "$LUYUE/api/v1/acknowledgements" -d "{\"position\": $POSITION, \"resolved\": [$POSITION]}"
api "$LUYUE/api/v1/acknowledgements"
