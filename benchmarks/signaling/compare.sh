#!/usr/bin/env bash
# The gateway beside bare `ws` and socket.io in one run: compare.sh BENCH OUT [ROUNDS]
#   BENCH  the shared bench folder (load generator and peers), with its peers installed as its README says ($BENCH_TMP)
#   OUT    a folder for the results, which bench.mjs --summary prints
# What is measured is all of `standalone`, event log and embedded MongoDB included. Build it first: mvn -q -pl standalone -am -DskipTests package
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
bench=$(realpath "$1")
mkdir -p "$2"
out=$(realpath "$2")
rounds=${3:-5}
port=9021
java=${JAVA25:-java}
jar=$(ls "$here"/../../standalone/target/standalone-*-exec.jar)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export BENCH_TMP=${BENCH_TMP:-${TMPDIR:-/tmp}/wsbench}
cp -r "$bench" "$work/bench"

# Limits that a single load generator would run into; places stay held, so that a run may follow another.
serve=("$java" -XX:+UseSerialGC -Xmx512m --enable-native-access=ALL-UNNAMED -jar "$jar" --server.port=$port
    --causerie.data-directory="$work/data" --causerie.demo.slots=false --causerie.bridge.enabled=false --causerie.gateway.connections.max-ungreeted=20000)
for kind in sdp chat find other; do
    serve+=("--causerie.gateway.rates.$kind-per-second=1000000" "--causerie.gateway.rates.$kind-burst=1000000")
done
in_rooms=("${serve[@]}" --causerie.gateway.presence.hold=PT2H --causerie.gateway.presence.arrival-window=PT2H)

# Users in sessions of eight, and others in none; both are stored, so that the measured processes find them.
"${in_rooms[@]}" > "$out/prepare.log" 2>&1 &
pid=$!
until curl -sf "http://127.0.0.1:$port/actuator/health/readiness" > /dev/null; do sleep 1; done
node "$here/prepare.mjs" "http://127.0.0.1:$port" 1000 "$work/rooms.tsv" rooms
node "$here/prepare.mjs" "http://127.0.0.1:$port" 5000 "$work/free.tsv"
kill $pid
wait $pid || true

# configure USERS WARM COMMAND... : how bench.mjs starts and warms the gateway
configure() {
    local users=$1 warm=$2
    shift 2
    printf '{"gateway":{"cmd":[%s],"port":%d,"adapter":"%s","warm":%d,"match":true,"args":["--vars","%s"]}}\n' \
        "$(printf '"%s",' "$@" | sed 's/,$//')" $port "$here/gateway.adapter" "$warm" "$users" > "$work/bench/servers.local.json"
}

run() {
    local name=$1
    shift
    (cd "$work/bench" && node bench.mjs --servers ws,socketio,gateway --tries 1 --out "$out/$name.jsonl" "$@")
}

configure "$work/rooms.tsv" 60 "${in_rooms[@]}"
run relay --rounds "$rounds" --quiet-ms 1000 --only relay-max,relay-2k,relay-8k,fanout-max,fanout-1k
sed -i 's/--conns 10000 --points 1000,5000,10000 --max-wait 40/--conns 5000 --points 1000,5000 --max-wait 120/
    s/--scenario match --conns 2000 --warmup 0.5 --duration 2/--scenario match --conns 1000 --max-wait 120 --warmup 0.5 --duration 4/' "$work/bench/bench.mjs"
configure "$work/free.tsv" 0 "${serve[@]}" --causerie.gateway.presence.hold=PT1S
run connect --fresh 1 --rounds 2 --quiet-ms 1000 --only connect
run match --rounds "$rounds" --quiet-ms 40000 --only match        # those who met are to have parted before the next
sed -i 's/\.points\[2\]/.points[1]/g' "$work/bench/bench.mjs"        # of the two that there are
node "$work/bench/bench.mjs" --summary "$out/relay.jsonl,$out/connect.jsonl,$out/match.jsonl"
