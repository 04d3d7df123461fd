# copy_replicas SET NAMESPACE CLAIM-* PLAN PATCH SNAPSHOT TARGET JOB MANIFEST: copies one replica at a time, the last first, while the
# others run. The StatefulSet is deleted meanwhile, because it would recreate the claim of the replica.
copy_replicas() (
  set=$1
  shift
  numbers=$(open_numbers "$1" "$2" "$3" "$4") || exit 1
  for number in $numbers; do
    if [ "$DRY_RUN" = 1 ]; then
      note "would stop pod $set-$number, copy claim ${2%\*}$number, and start it again"
      continue
    fi
    wait_ready "$1" statefulset "$set"
    copy_replica "$set" "$number" "$@"
    apply_new
    wait_ready "$1" statefulset "$set"
  done
)

# end_replicas SET NAMESPACE CLAIM-* PLAN …: finishes an interrupted copy of a replica before the set is recreated.
end_replicas() (
  set=$1
  shift
  numbers=$(open_numbers "$1" "$2" "$3" "$4") || exit 1
  for number in $numbers; do
    ready=$(volume_with "$3-$number") || exit 1
    [ -z "$ready" ] || copy_replica "$set" "$number" "$@"
  done
  # Copies the next replica, too, if the set is deleted and the other replicas run.
  numbers=$(open_numbers "$1" "$2" "$3" "$4") || exit 1
  number=${numbers%% *}
  if [ -z "$number" ] || holds is_there "$1" statefulset "$set"; then exit 0; fi
  if holds others_are_ready "$1" "$set" "$2" "$3" "$number"; then copy_replica "$set" "$number" "$@"; fi
)

# others_are_ready NAMESPACE SET CLAIM-* PLAN NUMBER: whether the pods of all other replicas are ready.
others_are_ready() (
  numbers=$(numbers_of "$1" "$3" "$4") || exit 2
  for number in $numbers; do
    [ "$number" != "$5" ] || continue
    found=$(fetch "$1" pod "$2-$number" '{.status.conditions[?(@.type=="Ready")].status}') || exit 2
    [ "$found" = True ] || exit 1
  done
)

# open_numbers NAMESPACE CLAIM-* PLAN PATCH: prints the ordinals of the replicas that still have to be copied, the last first.
open_numbers() (
  all=$(numbers_of "$1" "$2" "$3") || exit 1
  open=
  for number in $all; do
    ready=$(volume_with "$3-$number") || exit 1
    code=0
    [ -n "$ready" ] || differs "$1" "${2%\*}$number" "$1" "${2%\*}$number" "$3-$number" "$4" || code=$?
    case $code in
      0) open="$number $open" ;;
      1) ;;
      *) exit 1 ;;
    esac
  done
  echo "$open"
)

copy_replica() (
  set=$1 number=$2 namespace=$3 claims=$4 plan=$5 patch=$6
  shift 6
  [ "$DRY_RUN" = 0 ] || exit 0
  remove_object "$namespace" statefulset "$set" orphan
  pod=$(fetch "$namespace" pod "$set-$number" '{.metadata.name}') || exit 1
  if [ -n "$pod" ]; then
    forget_copy "$namespace" "copy-$plan-$number" "$1" "$2"
    remove_object "$namespace" pod "$pod" background
  fi
  copy_number "$number" "$namespace" "$claims" "$namespace" "$claims" "$plan" "$patch" "$@"
)
