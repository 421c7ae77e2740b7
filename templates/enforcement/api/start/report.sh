NOW=$(date +%Y-%m-%dT%H:%M:%S%:z)
api "$LUYUE/api/v1/reports" -d "{\"own_reference\": \"r-1\", \"kind\": \"refused\", \"reference\": \"$REFERENCE\", \"occurred_at\": \"$NOW\"}"
