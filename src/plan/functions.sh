# What the steps of a plan are made of. All that is known is read from the cluster, and what is done already isn't done again.
# Marks: the label stateful.cdk8s.io/plan of a volume that is on its way, the annotation of that name of the claim that got it.

DRY_RUN=0 YES=0
TIMEOUT=${TIMEOUT:-600} POLL=${POLL:-2}
COPY_TIMEOUT=${COPY_TIMEOUT:-86400}
MARK='.metadata.labels.stateful\.cdk8s\.io/plan'
MADE='.metadata.annotations.stateful\.cdk8s\.io/plan'
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

# fetch NAMESPACE KIND NAME JSONPATH: nothing where there is no such object.
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

# wait_for SENTENCE COMMAND…: until the command succeeds; it ends with 2 where that will never be.
wait_for() (
  sentence=$1
  shift
  [ "$DRY_RUN" = 0 ] || exit 0
  end=$(($(date +%s) + TIMEOUT))
  waits=0
  while :; do
    code=0
    "$@" || code=$?
    [ "$code" != 0 ] || exit 0
    [ "$code" != 2 ] || exit 1
    [ "$(date +%s)" -lt "$end" ] || stop "$sentence: not within $TIMEOUT s. No files are lost; look why, and run the script again."
    [ $((waits % 15)) != 0 ] || note "waiting: $sentence"
    waits=$((waits + 1))
    sleep "$POLL"
  done
)

is_gone() { [ -z "$(fetch "$1" "$2" "$3" '{.metadata.name}')" ]; }

is_there() { ! is_gone "$@"; }

# may NAMESPACE VERB RESOURCE
may() {
  kubectl auth can-i "$2" "$3" -n "$1" >/dev/null ||
    stop "kubectl may not $2 $3 in namespace $1; nothing was done. Use a context that may."
}

# claims_of NAMESPACE NAME: the claim, or those of prefix-*, a line each.
claims_of() (
  case $2 in
    *-\*) ;;
    *)
      fetch "$1" persistentvolumeclaim "$2" '{.metadata.name}'
      exit
      ;;
  esac
  names=$(kubectl get persistentvolumeclaim -n "$1" -o 'jsonpath={range .items[*]}{.metadata.name}{"\n"}{end}') ||
    stop "the claims of namespace $1 can't be listed; nothing was done."
  for name in $names; do
    number=${name#"${2%\*}"}
    [ "$number" != "$name" ] || continue
    case $number in '' | *[!0-9]*) ;; *) echo "$name" ;; esac
  done
)

# number_of NAME-* CLAIM: the end of a numbered name; nothing for others.
number_of() { case $1 in *-\*) echo "-${2#"${1%\*}"}" ;; esac; }

# users_of NAMESPACE CLAIM: the pods that mount a claim and haven't ended.
users_of() (
  pods=$(kubectl get pods -n "$1" -o 'jsonpath={range .items[*]}{.metadata.name}{"|"}{.status.phase}{"|,"}{range .spec.volumes[*]}{.persistentVolumeClaim.claimName}{","}{end}{"\n"}{end}') ||
    stop "the pods of namespace $1 can't be listed."
  printf '%s\n' "$pods" | while IFS='|' read -r pod phase claims; do
    case $phase in Succeeded | Failed) continue ;; esac
    case $claims in *",$2,"*) printf '%s ' "$pod" ;; esac
  done
)

is_unused() {
  users=$(users_of "$1" "$2") || return 2
  [ -z "$users" ]
}

volume_with() {
  kubectl get persistentvolume -l "stateful.cdk8s.io/plan=$1" -o 'jsonpath={.items[*].metadata.name}' ||
    stop 'the volumes can not be listed; nothing was done.'
}

# expect_claims FROM_NAMESPACE FROM TO_NAMESPACE TO PLAN: that this is the cluster which the plan is for.
expect_claims() (
  old=$(claims_of "$1" "$2") || exit 1
  new=$(claims_of "$3" "$4") || exit 1
  [ -z "$old$new" ] || exit 0
  is_marked "$5" || stop "there is no claim $2 in namespace $1, and no $4 in $3. Is this the right cluster? Nothing was done."
)

# is_marked PLAN: whether a volume of this move, or of one of its numbers, is on its way.
is_marked() (
  marks=$(kubectl get persistentvolume -l stateful.cdk8s.io/plan -o "jsonpath={range .items[*]}{$MARK}{\"\\n\"}{end}") || exit 2
  for mark in $marks; do
    case $mark in "$1" | "$1"-*) exit 0 ;; esac
  done
  exit 1
)

# is_open NAMESPACE CLAIM PLAN: whether a move is still to be done, or to be ended.
is_open() (
  ! is_marked "$3" || exit 0
  claims=$(claims_of "$1" "$2") || exit 1
  for claim in $claims; do
    made=$(fetch "$1" persistentvolumeclaim "$claim" "{$MADE}") || exit 1
    [ "$made" = "$3$(number_of "$2" "$claim")" ] || exit 0
  done
  exit 1
)

# keep_files NAMESPACE CLAIM [PLAN]: with a plan, the policy is put back when its move ends.
keep_files() (
  claims=$(claims_of "$1" "$2") || exit 1
  for claim in $claims; do
    keep_volume "$1" "$claim" "${3:+$3$(number_of "$2" "$claim")}"
  done
)

keep_volume() (
  found=$(fetch "$1" persistentvolumeclaim "$2" "{.spec.volumeName}|{$MADE}") || exit 1
  volume=${found%%|*}
  if [ -z "$volume" ]; then
    note "claim $2 has no volume: there is nothing to keep"
    exit 0
  fi
  if [ -n "$3" ] && [ "${found#*|}" = "$3" ]; then exit 0; fi
  found=$(fetch "$1" persistentvolume "$volume" "{.spec.persistentVolumeReclaimPolicy}|{$MARK}") || exit 1
  policy=${found%%|*}
  mark=${found#*|}
  if [ -z "$3" ]; then
    [ "$policy" != Retain ] || exit 0
    change patch persistentvolume "$volume" --type=merge -p "{\"metadata\":{\"annotations\":{\"stateful.cdk8s.io/kept-of\":\"$1/$2\"}},\"spec\":{\"persistentVolumeReclaimPolicy\":\"Retain\"}}"
    exit 0
  fi
  if [ "$mark" = "$3" ] && [ "$policy" = Retain ]; then exit 0; fi
  if [ -n "$mark" ] && [ "$mark" != "$3" ]; then
    stop "volume $volume of claim $2 is on its way in another plan (label stateful.cdk8s.io/plan=$mark); end that one first."
  fi
  was=
  [ -n "$mark" ] || was="\"annotations\":{\"stateful.cdk8s.io/reclaim-policy\":\"$policy\"},"
  change patch persistentvolume "$volume" --type=merge -p "{\"metadata\":{$was\"labels\":{\"stateful.cdk8s.io/plan\":\"$3\"}},\"spec\":{\"persistentVolumeReclaimPolicy\":\"Retain\"}}"
)

# mark_kept NAMESPACE KIND NAME: what no deploy tool prunes.
mark_kept() (
  names=$3
  case $2:$3 in persistentvolumeclaim:*-\*) names=$(claims_of "$1" "$3") || exit 1 ;; esac
  for name in $names; do
    mark=$(fetch "$1" "$2" "$name" '{.metadata.name}|{.metadata.annotations.helm\.sh/resource-policy}') || exit 1
    case $mark in '' | *'|keep') continue ;; esac
    change annotate "$2" "$name" -n "$1" --overwrite helm.sh/resource-policy=keep argocd.argoproj.io/sync-options=Prune=false,Delete=false kustomize.toolkit.fluxcd.io/prune=disabled
  done
)

# move_files FROM_NAMESPACE FROM TO_NAMESPACE TO PLAN MANIFEST: gives the volumes of claims to other claims.
move_files() (
  case $2 in
    *-\*) ;;
    *)
      move_volume "$@"
      exit
      ;;
  esac
  old=$(claims_of "$1" "$2") || exit 1
  marks=$(kubectl get persistentvolume -l stateful.cdk8s.io/plan -o "jsonpath={range .items[*]}{$MARK}{\"\\n\"}{end}") || exit 1
  numbers=$(
    for claim in $old; do echo "${claim#"${2%\*}"}"; done
    for mark in $marks; do case $mark in "$5"-*) echo "${mark#"$5"-}" ;; esac; done
  )
  for number in $(printf '%s\n' "$numbers" | sort -n -u); do
    move_volume "$1" "${2%\*}$number" "$3" "${4%\*}$number" "$5-$number" "$(printf '%s' "$6" | sed "s/__NUMBER__/$number/g")"
  done
)

move_volume() (
  same=0
  [ "$1/$2" != "$3/$4" ] || same=1
  volume=$(volume_with "$5") || exit 1
  new=$(fetch "$3" persistentvolumeclaim "$4" "{.status.phase}|{.spec.volumeName}|{$MADE}|{.metadata.uid}") || exit 1
  if [ "$same" = 1 ]; then
    made=${new#*|*|}
    [ "${made%%|*}" = "$5" ] || new=
  fi
  old=
  if [ "$same" = 0 ] || [ -z "$new" ]; then
    old=$(fetch "$1" persistentvolumeclaim "$2" '{.metadata.name}|{.spec.volumeName}|{.metadata.deletionTimestamp}') || exit 1
  fi
  has=${new#*|}
  has=${has%%|*}
  if [ -n "$has" ] && [ "$has" != "$volume" ]; then
    if [ -z "$old$volume" ]; then exit 0; fi
    stop "claim $4 in namespace $3 has a volume of its own, $has, and the files are on ${volume:-the one of claim $2}. Nothing was moved. Delete claim $4 if it is empty, or keep both and copy."
  fi
  if [ -z "$volume" ]; then
    [ -n "$old" ] || stop "claim $2 in namespace $1 is gone, claim $4 in $3 has no volume, and none is on its way; look for a Released volume: kubectl get pv."
    volume=${old#*|}
    volume=${volume%%|*}
    if [ -z "$volume" ]; then
      note "claim $2 never had a volume: there is nothing to move"
      change delete persistentvolumeclaim "$2" -n "$1" --wait=false
      wait_for "claim $2 is deleted" is_gone "$1" persistentvolumeclaim "$2"
      exit 0
    fi
    keep_volume "$1" "$2" "$5"
  fi
  if [ "$DRY_RUN" = 1 ]; then
    note "would delete claim $2, which its volume $volume survives, and give that to claim $4 in namespace $3"
    exit 0
  fi
  facts=$(fetch "$1" persistentvolume "$volume" "{.spec.persistentVolumeReclaimPolicy}|{.spec.claimRef.namespace}/{.spec.claimRef.name}|{.spec.claimRef.uid}|{$POLICY}") || exit 1
  [ "${facts%%|*}" = Retain ] || stop "volume $volume is not Retain any more; something changes it back. Nothing was deleted."
  claimed=${facts#*|}
  uid=${claimed#*|}
  uid=${uid%%|*}
  claimed=${claimed%%|*}
  case $claimed in
    "$1/$2" | "$3/$4" | /) ;;
    *) stop "volume $volume belongs to claim $claimed, and neither to $1/$2 nor to $3/$4. Nothing was deleted." ;;
  esac
  if [ -n "$old" ]; then
    wait_for "no pod uses claim $2 any more" is_unused "$1" "$2"
    [ -n "${old##*|}" ] || change delete persistentvolumeclaim "$2" -n "$1" --wait=false
    wait_for "claim $2 is deleted (a finalizer or a pod may hold it)" is_gone "$1" persistentvolumeclaim "$2"
  fi
  if [ "$claimed" != "$3/$4" ] || { [ -z "$new" ] && [ -n "$uid" ]; }; then
    change patch persistentvolume "$volume" --type=merge -p "{\"spec\":{\"claimRef\":{\"apiVersion\":\"v1\",\"kind\":\"PersistentVolumeClaim\",\"namespace\":\"$3\",\"name\":\"$4\",\"uid\":null,\"resourceVersion\":null}}}"
  fi
  if [ -z "$new" ]; then
    note "kubectl create persistentvolumeclaim $4"
    printf '%s' "$6" | sed "s/__VOLUME__/$volume/g" | kubectl create -n "$3" -f - >/dev/null ||
      stop "claim $4 can't be made in namespace $3. Its volume $volume is kept and reserved for it; mend this, and run the script again."
  fi
  wait_for "claim $4 is bound to volume $volume" is_bound "$3" "$4" "$volume"
  change patch persistentvolume "$volume" --type=merge -p "{\"metadata\":{\"labels\":{\"stateful.cdk8s.io/plan\":null},\"annotations\":{\"stateful.cdk8s.io/reclaim-policy\":null}},\"spec\":{\"persistentVolumeReclaimPolicy\":\"${facts##*|}\"}}"
)

# is_bound NAMESPACE CLAIM VOLUME
is_bound() (
  found=$(fetch "$1" persistentvolumeclaim "$2" '{.status.phase}|{.spec.volumeName}') || exit 2
  case $found in
    "Bound|$3") exit 0 ;;
    "Lost|"*) echo "Stopped: claim $2 lost volume $3; look at it: kubectl describe pv $3" >&2; exit 2 ;;
    *"|" | *"|$3") exit 1 ;;
  esac
  echo "Stopped: claim $2 got volume ${found#*|} and not $3, which is kept." >&2
  exit 2
)

# bytes QUANTITY: as a whole number.
bytes() (
  number=${1%%[!0-9]*}
  number=${number:-0}
  case ${1#"$number"} in
    *Ki) echo $((number * 1024)) ;;
    *Mi) echo $((number * 1024 * 1024)) ;;
    *Gi) echo $((number * 1024 * 1024 * 1024)) ;;
    *Ti) echo $((number * 1024 * 1024 * 1024 * 1024)) ;;
    *Pi) echo $((number * 1024 * 1024 * 1024 * 1024 * 1024)) ;;
    *k) echo $((number * 1000)) ;;
    *M) echo $((number * 1000000)) ;;
    *G) echo $((number * 1000000000)) ;;
    *T) echo $((number * 1000000000000)) ;;
    *P) echo $((number * 1000000000000000)) ;;
    *) echo "$number" ;;
  esac
)

# may_grow NAMESPACE CLAIM SIZE: before anything is changed.
may_grow() (
  claims=$(claims_of "$1" "$2") || exit 1
  for claim in $claims; do
    found=$(fetch "$1" persistentvolumeclaim "$claim" '{.spec.resources.requests.storage}|{.spec.storageClassName}|{.status.phase}') || exit 1
    [ "$(bytes "${found%%|*}")" -lt "$(bytes "$3")" ] || continue
    class=${found#*|}
    class=${class%%|*}
    [ "${found##*|}" = Bound ] || stop "claim $claim is ${found##*|}, and only bound claims grow. Nothing was done."
    allowed=
    [ -z "$class" ] || allowed=$(fetch "$1" storageclass "$class" '{.allowVolumeExpansion}') || exit 1
    [ "$allowed" = true ] ||
      stop "claim $claim can't grow: its class ${class:-(none)} doesn't set allowVolumeExpansion. Nothing was done. If its driver can expand volumes: kubectl patch storageclass ${class:-NAME} -p '{\"allowVolumeExpansion\":true}'"
  done
)

# grow_files NAMESPACE CLAIM SIZE
grow_files() (
  claims=$(claims_of "$1" "$2") || exit 1
  for claim in $claims; do
    request=$(fetch "$1" persistentvolumeclaim "$claim" '{.spec.resources.requests.storage}') || exit 1
    [ "$(bytes "$request")" -ge "$(bytes "$3")" ] ||
      change patch persistentvolumeclaim "$claim" -n "$1" --type=merge -p "{\"spec\":{\"resources\":{\"requests\":{\"storage\":\"$3\"}}}}"
    wait_for "claim $claim has $3" has_size "$1" "$claim" "$3"
  done
)

has_size() (
  found=$(fetch "$1" persistentvolumeclaim "$2" '{.status.capacity.storage}|{.status.allocatedResourceStatuses.storage}|{range .status.conditions[*]}{.type} {end}') || exit 2
  [ "$(bytes "${found%%|*}")" -lt "$(bytes "$3")" ] || exit 0
  case $found in
    *Infeasible*)
      echo "Stopped: the driver can't make claim $2 as large as $3: kubectl describe pvc $2 -n $1. Nothing is lost." >&2
      exit 2
      ;;
    *FileSystemResizePending*) note "claim $2: its file system grows when a pod mounts it the next time" && exit 0 ;;
  esac
  exit 1
)

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

# start_workload NAMESPACE KIND NAME: what this plan stopped, and the new version didn't start.
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

# refused NAMESPACE KIND NAME PATCH: whether the API server refuses to change these fields of what is there.
refused() (
  name=$(fetch "$1" "$2" "$3" '{.metadata.name}') || exit 2
  [ -n "$name" ] || exit 1
  said=$(kubectl patch "$2" "$3" -n "$1" --type=merge --dry-run=server -p "$4" 2>&1) && exit 1
  case $said in *' is invalid: '* | *immutable* | *'field is read-only'*) exit 0 ;; esac
  printf 'Stopped: %s %s: %s\n' "$2" "$3" "$said" >&2
  exit 2
)

# take_away NAMESPACE KIND NAME CASCADE PATCH: only what the API server refuses to change.
take_away() (
  code=0
  refused "$1" "$2" "$3" "$5" || code=$?
  case $code in
    0) remove_object "$1" "$2" "$3" "$4" ;;
    1) note "$2 $3 needs not be taken away" ;;
    *) exit 1 ;;
  esac
)

# remove_object NAMESPACE KIND NAME CASCADE
remove_object() (
  name=$(fetch "$1" "$2" "$3" '{.metadata.name}') || exit 1
  [ -n "$name" ] || exit 0
  change delete "$2" "$3" -n "$1" "--cascade=$4" --wait=false
  wait_for "$2 $3 is deleted" is_gone "$1" "$2" "$3"
)

# expect_replicas NAMESPACE KIND NAME COUNT: that what is made anew doesn't scale down what the new version says nothing of.
expect_replicas() (
  found=$(fetch "$1" "$2" "$3" '{.spec.replicas}') || exit 1
  [ "${found:-0}" -le "$4" ] ||
    stop "$2 $3 has $found replicas, and is made anew with $4. Nothing was done. Write replicas: $found into the new version, or scale it down first."
)

# patch_object NAMESPACE KIND NAME PATCH: where it changes something.
patch_object() (
  name=$(fetch "$1" "$2" "$3" '{.metadata.name}') || exit 1
  [ -n "$name" ] || exit 0
  said=$(kubectl patch "$2" "$3" -n "$1" --type=merge --dry-run=server -p "$4") ||
    stop "$2 $3 can't be patched; nothing was done to it."
  case $said in *'(no change)'*) ;; *) change patch "$2" "$3" -n "$1" --type=merge -p "$4" ;; esac
)

make_namespace() (
  name=$(fetch "$1" namespace "$1" '{.metadata.name}') || exit 1
  [ -n "$name" ] || change create namespace "$1"
)

apply_new() {
  if [ "$DRY_RUN" = 1 ]; then
    note "would run: $APPLY"
    return 0
  fi
  sh -c "$APPLY" || stop 'not all of the new version was applied. What was done before stays; mend this, and run the script again.'
}

# restart_workload NAMESPACE KIND NAME PLAN: once.
restart_workload() (
  found=$(fetch "$1" "$2" "$3" "{.metadata.name}|{$MADE}") || exit 1
  case $found in '' | *"|$4") exit 0 ;; esac
  now=$(date -u +%Y-%m-%dT%H:%M:%SZ)
  change patch "$2" "$3" -n "$1" --type=merge -p "{\"metadata\":{\"annotations\":{\"stateful.cdk8s.io/plan\":\"$4\"}},\"spec\":{\"template\":{\"metadata\":{\"annotations\":{\"kubectl.kubernetes.io/restartedAt\":\"$now\"}}}}}"
  wait_ready "$1" "$2" "$3"
)

# replace_pods NAMESPACE SET: pods that the set of before left behind, and the new one doesn't take over; one by one, the last first.
replace_pods() (
  pods=$(kubectl get pods -n "$1" -o 'jsonpath={range .items[*]}{.metadata.name}{"|"}{.metadata.ownerReferences[*].uid}{"\n"}{end}') || exit 1
  numbers=$(printf '%s\n' "$pods" | while IFS='|' read -r pod owner; do
    number=${pod#"$2-"}
    if [ -n "$owner" ] || [ "$number" = "$pod" ]; then continue; fi
    case $number in *[!0-9]*) ;; *) echo "$number" ;; esac
  done)
  for number in $(printf '%s\n' "$numbers" | sort -n -r); do
    change delete pod "$2-$number" -n "$1" --wait=false
    wait_for "pod $2-$number is made anew" is_owned "$1" "$2-$number"
  done
  wait_ready "$1" statefulset "$2"
)

is_owned() {
  owner=$(fetch "$1" pod "$2" '{.metadata.ownerReferences[*].uid}') || return 2
  [ -n "$owner" ]
}

# delete_claim NAMESPACE CLAIM: only where its volume stays.
delete_claim() (
  found=$(fetch "$1" persistentvolumeclaim "$2" '{.metadata.name}|{.spec.volumeName}') || exit 1
  [ -n "$found" ] || exit 0
  if [ -n "${found#*|}" ] && [ "$DRY_RUN" = 0 ]; then
    policy=$(fetch "$1" persistentvolume "${found#*|}" '{.spec.persistentVolumeReclaimPolicy}') || exit 1
    [ "$policy" = Retain ] || stop "volume ${found#*|} of claim $2 is not Retain: nothing was deleted."
  fi
  wait_for "no pod uses claim $2 any more" is_unused "$1" "$2"
  change delete persistentvolumeclaim "$2" -n "$1" --wait=false
  wait_for "claim $2 is deleted (a finalizer or a pod may hold it)" is_gone "$1" persistentvolumeclaim "$2"
)

# claim_differs NAMESPACE CLAIM PLAN PATCH: whether the API server refuses to make a claim what the new version has.
claim_differs() (
  made=$(fetch "$1" persistentvolumeclaim "$2" "{$MADE}") || exit 2
  [ "$made" != "$3" ] || exit 1
  refused "$1" persistentvolumeclaim "$2" "$4"
)

# needs_copy NAMESPACE CLAIM PLAN PATCH: whether a copy is to be made, or to be put in its place.
needs_copy() (
  code=0
  is_marked "$3" || code=$?
  [ "$code" = 1 ] || exit "$code"
  claims=$(claims_of "$1" "$2") || exit 2
  for claim in $claims; do
    code=0
    claim_differs "$1" "$claim" "$3$(number_of "$2" "$claim")" "$4" || code=$?
    [ "$code" = 1 ] || exit "$code"
  done
  exit 1
)

# keep_old NAMESPACE CLAIM PLAN PATCH: volumes whose files are copied outlive their claims.
keep_old() (
  claims=$(claims_of "$1" "$2") || exit 1
  for claim in $claims; do
    code=0
    claim_differs "$1" "$claim" "$3$(number_of "$2" "$claim")" "$4" || code=$?
    case $code in
      0) keep_volume "$1" "$claim" '' ;;
      1) ;;
      *) exit 1 ;;
    esac
  done
)

# make_targets NAMESPACE CLAIM PLAN PATCH MANIFEST: claims to copy to. A copy that was made before something ran again is forgotten.
make_targets() (
  claims=$(claims_of "$1" "$2") || exit 1
  for claim in $claims; do
    number=$(number_of "$2" "$claim")
    code=0
    claim_differs "$1" "$claim" "$3$number" "$4" || code=$?
    [ "$code" != 1 ] || continue
    [ "$code" = 0 ] || exit 1
    volume=$(fetch "$1" persistentvolumeclaim "$claim" '{.spec.volumeName}') || exit 1
    [ -n "$volume" ] || continue
    copy=copy-$3$number
    code=0
    is_left "$1" "$claim" "$copy" || code=$?
    case $code in
      0) ;;
      1) remove_object "$1" job "$copy" foreground ;;
      *) exit 1 ;;
    esac
    make_target "$1" "$copy" "$(printf '%s' "$5" | sed "s/__NUMBER__/${number#-}/g")"
  done
)

make_target() (
  found=$(fetch "$1" persistentvolumeclaim "$2" '{.metadata.name}') || exit 1
  if [ -z "$found" ]; then
    if [ "$DRY_RUN" = 1 ]; then
      note "would make claim $2 to copy to"
      exit 0
    fi
    note "kubectl create persistentvolumeclaim $2"
    printf '%s' "$3" | kubectl create -n "$1" -f - >/dev/null ||
      stop "claim $2, to copy to, can't be made in namespace $1. Nothing was stopped; mend this, and run the script again."
  fi
  class=$(fetch "$1" persistentvolumeclaim "$2" '{.spec.storageClassName}') || exit 1
  mode=
  [ -z "$class" ] || mode=$(fetch "$1" storageclass "$class" '{.volumeBindingMode}') || exit 1
  [ "$mode" = WaitForFirstConsumer ] || wait_for "claim $2, to copy to, has a volume" has_volume "$1" "$2"
)

has_volume() (
  phase=$(fetch "$1" persistentvolumeclaim "$2" '{.status.phase}') || exit 2
  [ "$phase" = Bound ]
)

# is_left NAMESPACE CLAIM JOB: whether no pod uses a claim but those of the Job that copies it.
is_left() (
  users=$(users_of "$1" "$2") || exit 2
  for pod in $users; do
    case $pod in "$3"-*) ;; *) exit 1 ;; esac
  done
)

# stamp_of [NAMESPACE KIND NAME]…: another one where a workload was started since, even if it stands still again.
stamp_of() (
  stamp=stopped
  while [ $# -ge 3 ]; do
    found=$(fetch "$1" "$2" "$3" '{.metadata.uid}.{.metadata.generation}') || exit 1
    stamp=$stamp-$found
    shift 3
  done
  echo "$stamp"
)

# copy_files NAMESPACE CLAIM PLAN PATCH JOB MANIFEST [NAMESPACE KIND NAME]…: of what stands still.
copy_files() (
  old=$(claims_of "$1" "$2") || exit 1
  case $2 in
    *-\*) ;;
    *)
      copy_volume "$@"
      exit
      ;;
  esac
  marks=$(kubectl get persistentvolume -l stateful.cdk8s.io/plan -o "jsonpath={range .items[*]}{$MARK}{\"\\n\"}{end}") || exit 1
  numbers=$(
    for claim in $old; do echo "${claim#"${2%\*}"}"; done
    for mark in $marks; do case $mark in "$3"-*) echo "${mark#"$3"-}" ;; esac; done
  )
  namespace=$1 claims=${2%\*} plan=$3 patch=$4 job=$5 final=$6
  shift 6
  for number in $(printf '%s\n' "$numbers" | sort -n -u); do
    copy_volume "$namespace" "$claims$number" "$plan-$number" "$patch" "$(printf '%s' "$job" | sed "s/__NUMBER__/$number/g")" \
      "$(printf '%s' "$final" | sed "s/__NUMBER__/$number/g")" "$@"
  done
)

copy_volume() (
  namespace=$1 claim=$2 plan=$3 patch=$4 job=$5 final=$6
  shift 6
  copy=copy-$plan
  found=$(fetch "$namespace" persistentvolumeclaim "$claim" "{.metadata.name}|{.spec.volumeName}|{$MADE}") || exit 1
  ready=$(volume_with "$plan") || exit 1
  if [ -n "$found" ] && [ "${found##*|}" != "$plan" ]; then
    code=0
    refused "$namespace" persistentvolumeclaim "$claim" "$patch" || code=$?
    if [ "$code" = 1 ] && [ -n "$ready" ]; then
      stop "claim $claim was made by something else, and the copy of its files is on volume $ready. Nothing was deleted."
    fi
    [ "$code" != 1 ] || exit 0
    [ "$code" = 0 ] || exit 1
    volume=${found#*|}
    volume=${volume%%|*}
    if [ -z "$volume" ]; then
      note "claim $claim never had a volume: there is nothing to copy"
      delete_claim "$namespace" "$claim"
      exit 0
    fi
    if [ "$DRY_RUN" = 1 ]; then
      note "would copy claim $claim by Job $copy, and give the copy the name of the claim; volume $volume stays"
      exit 0
    fi
    copy_once "$namespace" "$claim" "$copy" "$job" "$@"
    keep_volume "$namespace" "$copy" "$plan"
    keep_volume "$namespace" "$claim" ''
    delete_claim "$namespace" "$claim"
  elif [ -z "$found" ]; then
    [ "$DRY_RUN" = 0 ] || exit 0
    state=$(fetch "$namespace" job "$copy" '{range .status.conditions[*]}{.type} {end}') || exit 1
    case " $state" in
      *' Complete '*) ;;
      *) stop "claim $claim is gone, and no finished copy of its files is known (Job $copy). Its old volume is Retain: look for it, kubectl get pv." ;;
    esac
    [ -n "$ready" ] || stop "claim $claim is gone, and the volume with the copy of its files has lost its label stateful.cdk8s.io/plan=$plan; look for it, kubectl get pv."
  elif [ -z "$ready" ]; then
    exit 0
  fi
  move_volume "$namespace" "$copy" "$namespace" "$claim" "$plan" "$final"
)

# copy_once NAMESPACE CLAIM JOB MANIFEST [NAMESPACE KIND NAME]…: a copy counts where nothing ran since it was begun.
copy_once() (
  namespace=$1 claim=$2 copy=$3 job=$4
  shift 4
  wait_for "no pod uses claim $claim any more" is_left "$namespace" "$claim" "$copy"
  stamp=$(stamp_of "$@") || exit 1
  found=$(fetch "$namespace" job "$copy" "{.metadata.name}|{$STOPPED}|{range .status.conditions[*]}{.type} {end}") || exit 1
  case $found in
    '') ;;
    *' Failed '* | *'|Failed '*) remove_object "$namespace" job "$copy" foreground ;;
    "$copy|$stamp|"*) ;;
    *) remove_object "$namespace" job "$copy" foreground ;;
  esac
  found=$(fetch "$namespace" job "$copy" '{.metadata.name}') || exit 1
  if [ -z "$found" ]; then
    note "kubectl create job $copy"
    printf '%s' "$job" | sed "s/__STAMP__/$stamp/" | kubectl create -n "$namespace" -f - >/dev/null ||
      stop "Job $copy, which copies claim $claim, can't be made. Nothing was deleted; mend this, and run the script again."
  fi
  wait_for "the copy of claim $claim begins (kubectl describe job $copy -n $namespace)" has_begun "$namespace" "$copy"
  TIMEOUT=$COPY_TIMEOUT
  wait_for "claim $claim is copied (kubectl logs job/$copy -n $namespace)" is_copied "$namespace" "$copy"
  is_left "$namespace" "$claim" "$copy" || stop "a pod used claim $claim while it was copied. Nothing was deleted; run the script again, which copies it again."
  now=$(stamp_of "$@") || exit 1
  [ "$now" = "$stamp" ] || stop "something was started while claim $claim was copied. Nothing was deleted; run the script again, which copies it again."
)

has_begun() (
  found=$(fetch "$1" job "$2" '{.status.ready}|{range .status.conditions[*]}{.type} {end}') || exit 2
  case $found in '|' | '0|') exit 1 ;; esac
)

is_copied() (
  found=$(fetch "$1" job "$2" '{range .status.conditions[*]}{.type} {end}') || exit 2
  case " $found" in
    *' Complete '*) exit 0 ;;
    *' Failed '*)
      echo "Stopped: Job $2 failed: kubectl logs job/$2 -n $1. Nothing was deleted; the script tries it again when it is run again." >&2
      exit 2
      ;;
  esac
  exit 1
)

# remove_copies NAMESPACE PLAN: the Jobs that copied, when all is in its place.
remove_copies() (
  [ "$DRY_RUN" = 0 ] || exit 0
  jobs=$(kubectl get job -n "$1" -l "stateful.cdk8s.io/copy=$2" -o 'jsonpath={.items[*].metadata.name}') ||
    stop "the Jobs of namespace $1 can't be listed."
  for job in $jobs; do remove_object "$1" job "$job" foreground; done
)
