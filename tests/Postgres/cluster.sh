# A cluster that cannot outlive its test: runs until its standard input ends, then removes its folder. Arguments: folder of the
# binaries, options of the server. Prints the folder, then the process id after every start. Reads one word a line:
# stop (as an operator would), crash (no time to write anything), kill (SIGKILL to the postmaster and every backend), start, standby (start,
# read-only, until promoted).
set -eu
bin=$1; shift
dir=$(mktemp -d "${TMPDIR:-/tmp}/reinstate-pg-XXXXXX")
pid=
finish() { [ -z "$pid" ] || { kill -s "$1" "$pid" || true; wait "$pid" || true; pid=; }; }
# Held still first, so that the postmaster neither reacts to a lost backend nor starts another one. Done when all are gone: the next
# start refuses while a backend still holds the shared memory.
slay() {
  kill -s STOP "$pid"
  children=$(ps -o pid= --ppid "$pid")
  for child in $children; do kill -s KILL "$child" || true; done
  finish KILL
  for child in $children; do
    while [ -e "/proc/$child" ] && ! grep -q '^State:.Z' "/proc/$child/status" 2>/dev/null; do sleep 0.01; done
  done
}
trap 'finish QUIT; rm -rf "$dir"' EXIT
trap '' PIPE # With the reader gone a print fails, which ends the script by way of the trap above.
cd "$dir"
"$bin/initdb" --no-sync --locale=C.UTF-8 --auth=trust --username=postgres -D "$dir/data" >"$dir/initdb.out" 2>&1 || { cat "$dir/initdb.out" >&2; exit 1; }
echo "$dir"
start() { "$bin/postgres" -D "$dir/data" -k "$dir" -c listen_addresses= "$@" </dev/null >&2 & pid=$!; echo "$pid"; }
start "$@"
while read -r word; do
  case $word in
    stop) finish INT; echo stopped ;;
    crash) finish QUIT; echo stopped ;;
    kill) slay; echo stopped ;;
    start) start "$@" ;;
    standby) touch "$dir/data/standby.signal"; start "$@" ;;
  esac
done
