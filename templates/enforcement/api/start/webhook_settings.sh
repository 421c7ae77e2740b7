export RECEIVER=http://127.0.0.1:8971/luyue
