# claims_of NAMESPACE NAME: prints the claim, or all that match prefix-*, a line each.
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

# number_of NAME-* CLAIM: prints -ORDINAL of the claim; nothing for other names.
number_of() { case $1 in *-\*) echo "-${2#"${1%\*}"}" ;; esac; }

# users_of NAMESPACE CLAIM: prints the pods that mount a claim and haven't ended.
users_of() (
  pods=$(pods_with "$1" "$2") || exit 1
  for pod in $pods; do
    case $pod in *'|Succeeded' | *'|Failed') ;; *) printf '%s ' "${pod%|*}" ;; esac
  done
)

# pods_with NAMESPACE CLAIM: prints pod|phase of all pods that mount a claim.
pods_with() (
  pods=$(kubectl get pods -n "$1" -o 'jsonpath={range .items[*]}{.metadata.name}{"|"}{.status.phase}{"|,"}{range .spec.volumes[*]}{.persistentVolumeClaim.claimName}{","}{end}{"\n"}{end}') ||
    stop "the pods of namespace $1 can't be listed."
  printf '%s\n' "$pods" | while IFS='|' read -r pod phase claims; do
    case $claims in *",$2,"*) echo "$pod|$phase" ;; esac
  done
)

# remove_ended_pods NAMESPACE CLAIM: deletes ended pods, which prevent the deletion of the claim that they mount.
remove_ended_pods() (
  pods=$(pods_with "$1" "$2") || exit 1
  for pod in $pods; do
    case $pod in *'|Succeeded' | *'|Failed') change delete pod "${pod%|*}" -n "$1" --wait=false ;; esac
  done
)

is_unused() {
  users=$(users_of "$1" "$2") || return 2
  [ -z "$users" ]
}

# expect_claims FROM_NAMESPACE FROM TO_NAMESPACE TO PLAN: stops if the cluster isn't the one that the plan is for.
expect_claims() (
  old=$(claims_of "$1" "$2") || exit 1
  new=$(claims_of "$3" "$4") || exit 1
  [ -z "$old$new" ] || exit 0
  is_marked "$5" || stop "there is no claim $2 in namespace $1, and no $4 in $3. Is this the right cluster? Nothing was done."
)

# keep_files NAMESPACE CLAIM [PLAN]: sets volumes to Retain; with a plan, the policy is saved, and restored after the move.
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
  found=$(fetch "$1" persistentvolume "$volume" "{.spec.persistentVolumeReclaimPolicy}|{$MARK}|{$POLICY}") || exit 1
  [ -n "$found" ] || expect_kept "$2" "$volume" ''
  policy=${found%%|*}
  saved=${found##*|}
  mark=${found#*|}
  mark=${mark%|*}
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
  # The commands of the plan, run by hand, have saved the policy already.
  [ -n "$mark" ] || { [ "$policy" = Retain ] && [ -n "$saved" ]; } || was="\"annotations\":{\"stateful.cdk8s.io/reclaim-policy\":\"$policy\"},"
  change patch persistentvolume "$volume" --type=merge -p "{\"metadata\":{$was\"labels\":{\"stateful.cdk8s.io/plan\":\"$3\"}},\"spec\":{\"persistentVolumeReclaimPolicy\":\"Retain\"}}"
)

# mark_kept NAMESPACE KIND NAME: annotates an object so that no deploy tool prunes it.
mark_kept() (
  names=$3
  case $2:$3 in persistentvolumeclaim:*-\*) names=$(claims_of "$1" "$3") || exit 1 ;; esac
  for name in $names; do
    mark=$(fetch "$1" "$2" "$name" '{.metadata.name}|{.metadata.annotations.helm\.sh/resource-policy}') || exit 1
    case $mark in '' | *'|keep') continue ;; esac
    change annotate "$2" "$name" -n "$1" --overwrite helm.sh/resource-policy=keep argocd.argoproj.io/sync-options=Prune=false,Delete=false kustomize.toolkit.fluxcd.io/prune=disabled
  done
)

# expect_kept CLAIM VOLUME STATE: stops if a volume would not outlive its claim.
expect_kept() {
  case $3 in
    Retain) ;;
    Retain*) stop "volume $2 of claim $1 is being deleted, and goes with its claim. Nothing was deleted. Save it (kubectl get pv $2 -o yaml), and make it anew when it is gone: its files stay." ;;
    '') stop "volume $2 of claim $1 is gone: something else deleted it. This script deleted nothing. Where its disk is still there, make a volume of that name for it anew." ;;
    *) stop "volume $2 is not Retain any more; something changes it back. Nothing was deleted." ;;
  esac
}

# delete_claim NAMESPACE CLAIM: stops if its volume would not outlive it.
delete_claim() (
  found=$(fetch "$1" persistentvolumeclaim "$2" '{.metadata.name}|{.spec.volumeName}') || exit 1
  [ -n "$found" ] || exit 0
  if [ -n "${found#*|}" ] && [ "$DRY_RUN" = 0 ]; then
    state=$(fetch "$1" persistentvolume "${found#*|}" "$STATE") || exit 1
    expect_kept "$2" "${found#*|}" "$state"
  fi
  wait_for "no pod uses claim $2 any more" is_unused "$1" "$2"
  remove_ended_pods "$1" "$2"
  change delete persistentvolumeclaim "$2" -n "$1" --wait=false
  wait_for "claim $2 is deleted (a finalizer or a pod may hold it)" is_gone "$1" persistentvolumeclaim "$2"
)
