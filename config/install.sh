#!/bin/sh
# Makes .venv with what the given requirement files pin, by their hashes; does nothing when that stands.
# Usage: config/install.sh requirements.txt [tests/requirements.txt]
set -eu

say() { printf '%s\n' "$*" >&2; }

find_python() {
    for name in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
        if command -v "$name" >/dev/null 2>&1 &&
            "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            printf '%s\n' "$name"
            return
        fi
    done
    say "Luyue needs Python 3.11 or newer; found: $(python3 --version 2>/dev/null || printf 'none')."
    say "Install one (Debian 12 and newer: apt-get install python3 python3-venv), or name it: make PYTHON=/path/to/python3.12"
    exit 1
}

make_environment() {
    python=$(find_python)
    if ! "$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then
        say "Python's venv module is missing. Debian and Ubuntu: apt-get install python3-venv"
        exit 1
    fi
    rm -rf .venv
    if ! "$python" -m venv .venv >/dev/null; then
        rm -rf .venv
        say "The environment .venv could not be made in $PWD: no write access, no room, or python3-venv incomplete; see above."
        exit 1
    fi
}

# pip brings uv, uv brings the rest: five seconds instead of forty-five.
bring_uv() {
    awk '/^[a-z]/ { wanted = /^uv==/ } wanted' requirements.txt >.venv/uv.txt
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r .venv/uv.txt
}

wanted=$(cat "$@" config/install.sh | cksum | tr ' ' '-')
stamp=".venv/installed-$#"
if [ -x .venv/bin/python ] && [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ]; then
    exit 0
fi
say "Installing into .venv ..."
.venv/bin/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || make_environment
files=
for file in "$@"; do files="$files -r $file"; done
# shellcheck disable=SC2086 - one word each
if ! { .venv/bin/python -m uv --version >/dev/null 2>&1 || bring_uv; } ||
    ! .venv/bin/python -m uv pip install --quiet --python .venv/bin/python --compile-bytecode --require-hashes $files; then
    say "The packages could not be installed: see above. A package index must be reachable once; later starts need no network."
    exit 1
fi
printf '%s\n' "$wanted" >"$stamp"
# What the tests need holds what the program needs.
if [ "$#" -gt 1 ]; then
    printf '%s\n' "$(cat "$1" config/install.sh | cksum | tr ' ' '-')" >.venv/installed-1
fi
