# stop_workload NAMESPACE KIND NAME
stop_workload() (
  case $2 in
    cronjob) suspend_cronjob "$@"; exit ;;
    daemonset | job | pod) remove_object "$1" "$2" "$3" foreground; exit ;;
  esac
  found=$(fetch "$1" "$2" "$3" "{.metadata.name}|{.spec.replicas}|{$REPLICAS}|{.spec.persistentVolumeClaimRetentionPolicy.whenScaled}") || exit 1
  [ -n "$found" ] || exit 0
  [ "${found##*|}" != Delete ] ||
    change patch "$2" "$3" -n "$1" --type=merge -p '{"spec":{"persistentVolumeClaimRetentionPolicy":{"whenScaled":"Retain"}}}'
  rest=${found#*|}
  replicas=${rest%%|*}
  rest=${rest#*|}
  if [ "${replicas:-1}" != 0 ]; then
    [ "${rest%%|*}" = "${replicas:-1}" ] ||
      change annotate "$2" "$3" -n "$1" --overwrite "stateful.cdk8s.io/replicas=${replicas:-1}"
    change scale "$2" "$3" -n "$1" --replicas=0
  fi
  wait_for "$2 $3 is scaled down" is_stopped "$1" "$2" "$3"
)

is_stopped() (
  found=$(fetch "$1" "$2" "$3" '{.status.replicas}') || exit 2
  [ "${found:-0}" = 0 ]
)

suspend_cronjob() (
  found=$(fetch "$1" cronjob "$3" "{.metadata.name}|{.spec.suspend}") || exit 1
  case $found in '' | *'|true') exit 0 ;; esac
  change patch cronjob "$3" -n "$1" --type=merge -p '{"metadata":{"annotations":{"stateful.cdk8s.io/replicas":"1"}},"spec":{"suspend":true}}'
)

# start_workload NAMESPACE KIND NAME: starts what this plan stopped, unless the new version did, and waits for its pods.
start_workload() (
  found=$(fetch "$1" "$2" "$3" "{$REPLICAS}|{.spec.replicas}|{.spec.suspend}") || exit 1
  was=${found%%|*}
  if [ -n "$was" ]; then
    case $2:$found in
      cronjob:*'|true') change patch cronjob "$3" -n "$1" --type=merge -p '{"spec":{"suspend":false}}' ;;
      cronjob:*) ;;
      *'|0|') change scale "$2" "$3" -n "$1" "--replicas=$was" ;;
    esac
    change annotate "$2" "$3" -n "$1" stateful.cdk8s.io/replicas-
  fi
  wait_ready "$@"
)

wait_ready() {
  case $2 in
    deployment | statefulset) wait_for "the pods of $2 $3 are ready" is_ready "$1" "$2" "$3" ;;
  esac
}

is_ready() (
  found=$(fetch "$1" "$2" "$3" '{.spec.replicas}|{.status.readyReplicas}') || exit 2
  [ "${found##*|}" != '' ] || found="${found}0"
  [ "${found##*|}" -ge "${found%%|*}" ]
)

# restart_workload NAMESPACE KIND NAME PLAN: restarts it once per plan.
restart_workload() (
  found=$(fetch "$1" "$2" "$3" "{.metadata.name}|{$MADE}") || exit 1
  case $found in '' | *"|$4") exit 0 ;; esac
  now=$(date -u +%Y-%m-%dT%H:%M:%SZ)
  change patch "$2" "$3" -n "$1" --type=merge -p "{\"metadata\":{\"annotations\":{\"stateful.cdk8s.io/plan\":\"$4\"}},\"spec\":{\"template\":{\"metadata\":{\"annotations\":{\"kubectl.kubernetes.io/restartedAt\":\"$now\"}}}}}"
  wait_ready "$1" "$2" "$3"
)

# replace_pods NAMESPACE SET: deletes pods of the old set that the new one doesn't adopt, in order: a set creates no pod after one
# whose name is taken.
replace_pods() (
  pods=$(kubectl get pods -n "$1" -o 'jsonpath={range .items[*]}{.metadata.name}{"|"}{.metadata.ownerReferences[*].uid}{"\n"}{end}') || exit 1
  numbers=$(printf '%s\n' "$pods" | while IFS='|' read -r pod owner; do
    number=${pod#"$2-"}
    if [ -n "$owner" ] || [ "$number" = "$pod" ]; then continue; fi
    case $number in *[!0-9]*) ;; *) echo "$number" ;; esac
  done)
  for number in $(printf '%s\n' "$numbers" | sort -n); do
    change delete pod "$2-$number" -n "$1" --wait=false
    wait_for "pod $2-$number is made anew" is_owned "$1" "$2-$number"
  done
  wait_ready "$1" statefulset "$2"
)

is_owned() {
  owner=$(fetch "$1" pod "$2" '{.metadata.ownerReferences[*].uid}') || return 2
  [ -n "$owner" ]
}
