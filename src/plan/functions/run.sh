# The functions of plans. They read the state from the cluster, and skip what is already done. A volume that is being moved has the
# label stateful.cdk8s.io/plan, and the claim that gets it has an annotation of that name.

DRY_RUN=0 YES=0
TIMEOUT=${TIMEOUT:-600} POLL=${POLL:-2}
COPY_TIMEOUT=${COPY_TIMEOUT:-86400}
MARK='.metadata.labels.stateful\.cdk8s\.io/plan'
MADE='.metadata.annotations.stateful\.cdk8s\.io/plan'
# "Retain" for a volume that outlives its claim; anything else for others.
STATE='{.spec.persistentVolumeReclaimPolicy}{.metadata.deletionTimestamp}'
POLICY='.metadata.annotations.stateful\.cdk8s\.io/reclaim-policy'
STOPPED='.metadata.annotations.stateful\.cdk8s\.io/stopped'
REPLICAS='.metadata.annotations.stateful\.cdk8s\.io/replicas'

options() {
  for option; do
    case $option in
      --dry-run) DRY_RUN=1 ;;
      --yes) YES=1 ;;
      *) echo "there is no option $option: --dry-run prints what would be done, --yes doesn't ask" >&2; exit 2 ;;
    esac
  done
  if [ -z "${NAMESPACE:-}" ]; then
    NAMESPACE=$(kubectl config view --minify -o 'jsonpath={..namespace}') || NAMESPACE=
    NAMESPACE=${NAMESPACE:-default}
  fi
}

stop() {
  printf 'Stopped: %s\n' "$*" >&2
  exit 1
}

step() { printf '\n%s. %s\n' "$1" "$2"; }

note() { printf '   %s\n' "$*"; }

ask() {
  note "$1"
  if [ "$DRY_RUN" = 1 ] || [ "$YES" = 1 ]; then return 0; fi
  printf '   Go on? [y/N] '
  answer=
  read -r answer || true
  case $answer in
    y | Y | yes) ;;
    *) stop 'nothing more was done; run this script again to go on, with --yes where nobody can answer.' ;;
  esac
}

# fetch NAMESPACE KIND NAME JSONPATH: prints nothing if the object doesn't exist.
fetch() {
  kubectl get "$2" "$3" -n "$1" --ignore-not-found -o "jsonpath=$4" ||
    stop "$2 $3 can't be read; nothing was done to it."
}

change() {
  if [ "$DRY_RUN" = 1 ]; then
    note "would run: kubectl $*"
    return 0
  fi
  note "kubectl $1 $2 $3"
  kubectl "$@" >/dev/null || stop "kubectl $1 $2 $3 failed. What was done before stays; mend this, and run the script again."
}

# wait_for SENTENCE COMMAND…: waits until the command succeeds; exit code 2 of the command means that it never will.
wait_for() {
  code=0
  until_done "$@" || code=$?
  case $code in
    0) ;;
    1) stop "$1: not within $TIMEOUT s. No files are lost; look why, and run the script again." ;;
    *) exit 1 ;;
  esac
}

# until_done SENTENCE COMMAND…: returns 1 after the timeout, 2 if the command never will succeed.
until_done() (
  sentence=$1
  shift
  [ "$DRY_RUN" = 0 ] || exit 0
  end=$(($(date +%s) + TIMEOUT))
  waits=0
  while :; do
    code=0
    "$@" || code=$?
    [ "$code" != 0 ] || exit 0
    [ "$code" != 2 ] || exit 2
    [ "$(date +%s)" -lt "$end" ] || exit 1
    [ $((waits % 15)) != 0 ] || note "waiting: $sentence"
    waits=$((waits + 1))
    sleep "$POLL"
  done
)

is_gone() (
  found=$(fetch "$1" "$2" "$3" '{.metadata.name}') || exit 2
  [ -z "$found" ]
)

is_there() (
  found=$(fetch "$1" "$2" "$3" '{.metadata.name}') || exit 2
  [ -n "$found" ]
)

# holds COMMAND…: whether a condition holds; exits if that can't be determined.
holds() {
  code=0
  "$@" || code=$?
  case $code in 0 | 1) return "$code" ;; *) exit 1 ;; esac
}

# may NAMESPACE VERB RESOURCE: stops if kubectl lacks a permission.
may() {
  kubectl auth can-i "$2" "$3" -n "$1" >/dev/null ||
    stop "kubectl may not $2 $3 in namespace $1; nothing was done. Use a context that may."
}

apply_new() {
  if [ "$DRY_RUN" = 1 ]; then
    note "would run: $APPLY"
    return 0
  fi
  sh -c "$APPLY" || stop 'not all of the new version was applied. What was done before stays; mend this, and run the script again.'
}
