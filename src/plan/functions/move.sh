volume_with() {
  kubectl get persistentvolume -l "stateful.cdk8s.io/plan=$1" -o 'jsonpath={.items[*].metadata.name}' ||
    stop 'the volumes can not be listed; nothing was done.'
}

# is_marked PLAN: whether a volume of this move has the label of the plan.
is_marked() (
  marks=$(kubectl get persistentvolume -l stateful.cdk8s.io/plan -o "jsonpath={range .items[*]}{$MARK}{\"\\n\"}{end}") || exit 2
  for mark in $marks; do
    case $mark in "$1" | "$1"-*) exit 0 ;; esac
  done
  exit 1
)

# is_open NAMESPACE CLAIM PLAN: whether a move still has to be done or finished.
is_open() (
  ! is_marked "$3" || exit 0
  claims=$(claims_of "$1" "$2") || exit 1
  for claim in $claims; do
    made=$(fetch "$1" persistentvolumeclaim "$claim" "{$MADE}") || exit 1
    [ "$made" = "$3$(number_of "$2" "$claim")" ] || exit 0
  done
  exit 1
)

# numbers_of NAMESPACE NAME-* PLAN: prints the ordinals of the claims, and of the volumes that are being moved.
numbers_of() (
  claims=$(claims_of "$1" "$2") || exit 1
  marks=$(kubectl get persistentvolume -l stateful.cdk8s.io/plan -o "jsonpath={range .items[*]}{$MARK}{\"\\n\"}{end}") || exit 1
  {
    for claim in $claims; do echo "${claim#"${2%\*}"}"; done
    for mark in $marks; do case $mark in "$3"-*) echo "${mark#"$3"-}" ;; esac; done
  } | sort -n -u
)

# numbered MANIFEST NUMBER: prints the manifest with the ordinal.
numbered() { printf '%s' "$1" | sed "s/__NUMBER__/$2/g"; }

# move_files FROM_NAMESPACE FROM TO_NAMESPACE TO PLAN MANIFEST [ACCESS_MODES]: gives the volumes of claims to other claims.
move_files() (
  case $2 in
    *-\*) ;;
    *)
      move_volume "$@"
      exit
      ;;
  esac
  numbers=$(numbers_of "$1" "$2" "$5") || exit 1
  for number in $numbers; do
    move_volume "$1" "${2%\*}$number" "$3" "${4%\*}$number" "$5-$number" "$(numbered "$6" "$number")" "${7:-}"
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
  facts=$(fetch "$1" persistentvolume "$volume" "$STATE|{.spec.claimRef.namespace}/{.spec.claimRef.name}|{.spec.claimRef.uid}|{$POLICY}") || exit 1
  expect_kept "$2" "$volume" "${facts%%|*}"
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
    remove_ended_pods "$1" "$2"
    [ -n "${old##*|}" ] || change delete persistentvolumeclaim "$2" -n "$1" --wait=false
    wait_for "claim $2 is deleted (a finalizer or a pod may hold it)" is_gone "$1" persistentvolumeclaim "$2"
    now=$(fetch "$1" persistentvolume "$volume" '{.spec.claimRef.namespace}/{.spec.claimRef.name}') || exit 1
    case $now in
      "$claimed") ;;
      '') stop "volume $volume is gone: something else deleted it. Its disk was Retain: make a volume for that anew, with the label stateful.cdk8s.io/plan=$5." ;;
      *) stop "claim $now took volume $volume when claim $2 was gone. Its files are those of claim $2: delete claim $now, take spec.claimRef off the volume, and run the script again." ;;
    esac
  fi
  if [ "$claimed" != "$3/$4" ] || { [ -z "$new" ] && [ -n "$uid" ]; }; then
    change patch persistentvolume "$volume" --type=merge -p "{\"spec\":{${7:+\"accessModes\":$7,}\"claimRef\":{\"apiVersion\":\"v1\",\"kind\":\"PersistentVolumeClaim\",\"namespace\":\"$3\",\"name\":\"$4\",\"uid\":null,\"resourceVersion\":null}}}"
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
