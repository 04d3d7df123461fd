# is_clone TARGET: whether a claim is filled from another one or a snapshot.
is_clone() { case $1 in *'"dataSource":'*) ;; *) return 1 ;; esac; }

# make_clone NAMESPACE CLAIM COPY STAMP SNAPSHOT TARGET: deletes outdated clones, and takes the snapshot.
make_clone() (
  for kind in persistentvolumeclaim ${5:+volumesnapshot}; do
    found=$(fetch "$1" "$kind" "$3" "{.metadata.name}|{$STOPPED}") || exit 1
    case $found in '' | "$3|$4") ;; *) forget_copy "$1" "$3" "$5" "$6" ;; esac
  done
  [ -n "$5" ] || exit 0
  found=$(fetch "$1" volumesnapshot "$3" '{.metadata.name}') || exit 1
  if [ -z "$found" ]; then
    note "kubectl create volumesnapshot $3"
    stamped "$5" "$4" | kubectl create -n "$1" -f - >/dev/null ||
      stop "snapshot $3 of claim $2 can't be made. Nothing was deleted; mend this, and run the script again."
  fi
  wait_for "snapshot $3 of claim $2 is ready (kubectl describe volumesnapshot $3 -n $1)" is_taken "$1" "$3"
)

is_taken() (
  found=$(fetch "$1" volumesnapshot "$2" '{.status.readyToUse}') || exit 2
  [ "$found" = true ]
)

# forget_copy NAMESPACE COPY SNAPSHOT TARGET: deletes an outdated clone; a copy by a Job is kept, and updated later.
forget_copy() (
  remove_object "$1" job "$2" foreground
  is_clone "$4" || exit 0
  volume=$(fetch "$1" persistentvolumeclaim "$2" '{.spec.volumeName}') || exit 1
  found=
  [ -z "$volume" ] || found=$(fetch "$1" persistentvolume "$volume" "{$MARK}|{$POLICY}") || exit 1
  case $found in
    '' | '|'*) ;;
    *) change patch persistentvolume "$volume" --type=merge -p "{\"metadata\":{\"labels\":{\"stateful.cdk8s.io/plan\":null},\"annotations\":{\"stateful.cdk8s.io/reclaim-policy\":null}},\"spec\":{\"persistentVolumeReclaimPolicy\":\"${found#*|}\"}}" ;;
  esac
  remove_object "$1" persistentvolumeclaim "$2" background
  [ -z "$3" ] || remove_object "$1" volumesnapshot "$2" background
)
