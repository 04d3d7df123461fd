# Copies: the arguments … are FROM_NAMESPACE FROM TO_NAMESPACE TO PLAN PATCH. FROM and TO may be the same claim.

# differs …: whether the files of a claim still have to be copied.
differs() (
  made=$(fetch "$3" persistentvolumeclaim "$4" "{$MADE}") || exit 2
  [ "$made" != "$5" ] || exit 1
  [ "$1/$2" = "$3/$4" ] || exit 0
  [ -n "$6" ] || exit 0
  refused "$1" persistentvolumeclaim "$2" "$6"
)

# needs_copy …: whether copies still have to be made or put in place.
needs_copy() (
  code=0
  is_marked "$5" || code=$?
  [ "$code" = 1 ] || exit "$code"
  claims=$(differing "$@") || exit 2
  [ -n "$claims" ]
)

# differing …: prints the claims that still have to be copied.
differing() (
  claims=$(claims_of "$1" "$2") || exit 1
  for claim in $claims; do
    number=$(number_of "$2" "$claim")
    code=0
    differs "$1" "$claim" "$3" "${4%-\*}$number" "$5$number" "$6" || code=$?
    case $code in
      0) echo "$claim" ;;
      1) ;;
      *) exit 1 ;;
    esac
  done
)

# keep_old …: sets the volumes of claims to copy to Retain.
keep_old() (
  claims=$(differing "$@") || exit 1
  for claim in $claims; do keep_volume "$1" "$claim" ''; done
)

# make_targets … MANIFEST: creates the claims to copy to. Where the app ran again, the Job is deleted, so that it copies again.
make_targets() (
  claims=$(differing "$@") || exit 1
  for claim in $claims; do
    number=$(number_of "$2" "$claim")
    volume=$(fetch "$1" persistentvolumeclaim "$claim" '{.spec.volumeName}') || exit 1
    [ -n "$volume" ] || continue
    code=0
    is_left "$1" "$claim" "copy-$5$number" || code=$?
    case $code in
      0) ;;
      1) remove_object "$1" job "copy-$5$number" foreground ;;
      *) exit 1 ;;
    esac
    ready=$(volume_with "$5$number") || exit 1
    [ -z "$ready" ] || continue
    make_target "$1" "copy-$5$number" "$(numbered "$7" "${number#-}")"
    has_target "$1" "copy-$5$number"
  done
)

# try_targets … MANIFEST: stops if such claims can't be created.
try_targets() (
  claims=$(differing "$@") || exit 1
  for claim in $claims; do
    number=$(number_of "$2" "$claim")
    there=$(fetch "$1" persistentvolumeclaim "copy-$5$number" '{.metadata.name}') || exit 1
    [ -z "$there" ] || continue
    numbered "$7" "${number#-}" | kubectl create -n "$1" --dry-run=server -f - >/dev/null ||
      stop "claim copy-$5$number, to copy to, can't be made in namespace $1. Nothing was stopped; mend this, and run the script again."
  done
)

make_target() (
  found=$(fetch "$1" persistentvolumeclaim "$2" '{.metadata.name}') || exit 1
  [ -z "$found" ] || exit 0
  if [ "$DRY_RUN" = 1 ]; then
    note "would make claim $2 to copy to"
    exit 0
  fi
  note "kubectl create persistentvolumeclaim $2"
  printf '%s' "$3" | kubectl create -n "$1" -f - >/dev/null ||
    stop "claim $2, to copy to, can't be made in namespace $1. Nothing was deleted; mend this, and run the script again."
)

# has_target NAMESPACE CLAIM: waits for the volume, unless it is bound only when a pod uses it.
has_target() (
  class=$(fetch "$1" persistentvolumeclaim "$2" '{.spec.storageClassName}') || exit 1
  mode=
  [ -z "$class" ] || mode=$(fetch "$1" storageclass "$class" '{.volumeBindingMode}') || exit 1
  [ "$mode" = WaitForFirstConsumer ] || wait_for "claim $2, to copy to, has a volume" has_volume "$1" "$2"
)

has_volume() (
  phase=$(fetch "$1" persistentvolumeclaim "$2" '{.status.phase}') || exit 2
  [ "$phase" = Bound ]
)

# is_left NAMESPACE CLAIM JOB: whether only pods of the copying Job use a claim.
is_left() (
  users=$(users_of "$1" "$2") || exit 2
  for pod in $users; do
    case $pod in "$3"-*) ;; *) exit 1 ;; esac
  done
)

# warm_copies … MANIFEST: copies a first time while the app runs, where that is possible. Its Job is kept until the end, or the copy
# would start again after each interruption.
warm_copies() (
  claims=$(differing "$@") || exit 1
  for claim in $claims; do
    number=$(number_of "$2" "$claim")
    job=copy-$5$number-warm
    users=$(users_of "$1" "$claim") || exit 1
    found=$(fetch "$1" job "$job" '{.metadata.name}|{.spec.suspend}') || exit 1
    case $found in
      *'|true') continue ;;
      '') [ -n "$users" ] || continue ;;
    esac
    if [ "$DRY_RUN" = 1 ]; then
      note "would copy claim $claim a first time by Job $job, while it is used"
      continue
    fi
    [ -n "$found" ] || make_job "$1" "$job" "$(numbered "$7" "${number#-}")"
    code=0
    until_done "the first copy of claim $claim begins" has_begun "$1" "$job" || code=$?
    [ "$code" != 0 ] ||
      (TIMEOUT=$COPY_TIMEOUT && until_done "claim $claim is copied a first time (kubectl logs job/$job -n $1)" has_ended "$1" "$job") || code=$?
    [ "$code" != 0 ] || continue
    note "claim $claim can't be copied while it is used: all of it is copied when the app has stopped"
    change patch job "$job" -n "$1" --type=merge -p '{"spec":{"suspend":true}}'
  done
)

make_job() {
  note "kubectl create job $2"
  printf '%s' "$3" | kubectl create -n "$1" -f - >/dev/null ||
    stop "Job $2 can't be made. Nothing was deleted; mend this, and run the script again."
}

has_ended() (
  found=$(fetch "$1" job "$2" '{range .status.conditions[*]}{.type} {end}') || exit 2
  case " $found" in *' Complete '* | *' Failed '*) exit 0 ;; esac
  exit 1
)

# stamp_of [NAMESPACE KIND NAME]…: prints a stamp that changes when a workload is started, even if it is stopped again.
stamp_of() (
  stamp=stopped
  while [ $# -ge 3 ]; do
    found=$(fetch "$1" "$2" "$3" '{.metadata.uid}.{.metadata.generation}') || exit 1
    stamp=$stamp-$found
    shift 3
  done
  echo "$stamp"
)

# copy_files … SNAPSHOT TARGET JOB MANIFEST [NAMESPACE KIND NAME]…: copies the files of stopped workloads.
copy_files() (
  case $2 in
    *-\*) ;;
    *)
      copy_volume "$@"
      exit
      ;;
  esac
  numbers=$(numbers_of "$1" "$2" "$5") || exit 1
  for number in $numbers; do copy_number "$number" "$@"; done
)

# copy_number NUMBER …: copies one of several claims.
copy_number() (
  number=$1 from_namespace=$2 from=$3 namespace=$4 to=$5 plan=$6 patch=$7
  shift 7
  snapshot=$(numbered "$1" "$number") target=$(numbered "$2" "$number") job=$(numbered "$3" "$number") manifest=$(numbered "$4" "$number")
  shift 4
  copy_volume "$from_namespace" "${from%\*}$number" "$namespace" "${to%\*}$number" "$plan-$number" "$patch" "$snapshot" "$target" "$job" "$manifest" "$@"
)

copy_volume() (
  namespace=$1 claim=$2 to_namespace=$3 to=$4 plan=$5 patch=$6
  shift 6
  snapshot=$1 target=$2 job=$3 manifest=$4
  shift 4
  copy=copy-$plan
  same=0
  [ "$namespace/$claim" != "$to_namespace/$to" ] || same=1
  new=$(fetch "$to_namespace" persistentvolumeclaim "$to" "{.metadata.name}|{.spec.volumeName}|{$MADE}") || exit 1
  ready=$(volume_with "$plan") || exit 1
  old=
  if [ "${new##*|}" = "$plan" ]; then
    [ -n "$ready" ] || exit 0
  else
    old=$(fetch "$namespace" persistentvolumeclaim "$claim" '{.metadata.name}|{.spec.volumeName}') || exit 1
  fi
  temporary=$(fetch "$namespace" persistentvolumeclaim "$copy" '{.metadata.name}') || exit 1
  if [ -n "$old" ] && [ "$same" = 0 ] && [ -n "$ready" ] && [ -z "$temporary" ]; then
    # The copy is being moved, and the old claim still exists.
    stamp=$(stamp_of "$@") || exit 1
    made=$(fetch "$namespace" job "$copy" "{$STOPPED}") || exit 1
    case $made in
      "$stamp"-*) ;;
      *) stop "something was started since claim $claim was copied to volume $ready. Nothing was deleted. To copy it again, take the label stateful.cdk8s.io/plan off that volume, and run the script again." ;;
    esac
  elif [ -n "$old" ]; then
    volume=${old#*|}
    has=${new#*|}
    has=${has%%|*}
    if [ "$same" = 1 ]; then
      code=0
      [ -z "$patch" ] || refused "$namespace" persistentvolumeclaim "$claim" "$patch" || code=$?
      if [ "$code" = 1 ] && [ -n "$ready" ]; then
        stop "claim $claim was made by something else, and the copy of its files is on volume $ready. Nothing was deleted."
      fi
      [ "$code" != 1 ] || exit 0
      [ "$code" = 0 ] || exit 1
    elif [ -n "$has" ] && [ "$has" != "$ready" ]; then
      stop "claim $to in namespace $to_namespace has a volume of its own, $has. Nothing was copied. Delete claim $to if it is empty."
    fi
    if [ -z "$volume" ]; then
      note "claim $claim never had a volume: there is nothing to copy"
      [ "$same" = 0 ] || delete_claim "$namespace" "$claim"
      exit 0
    fi
    if [ "$DRY_RUN" = 1 ]; then
      note "would copy claim $claim by Job $copy, and give the copy to claim $to; volume $volume stays"
      exit 0
    fi
    copy_once "$namespace" "$claim" "$copy" "$snapshot" "$target" "$job" "$@"
    keep_volume "$namespace" "$copy" "$plan"
    keep_volume "$namespace" "$claim" ''
    [ "$same" = 0 ] || delete_claim "$namespace" "$claim"
  elif [ "${new##*|}" != "$plan" ]; then
    [ "$DRY_RUN" = 0 ] || exit 0
    state=$(fetch "$namespace" job "$copy" '{range .status.conditions[*]}{.type} {end}') || exit 1
    case " $state" in
      *' Complete '*) ;;
      *) stop "claim $claim is gone, and no finished copy of its files is known (Job $copy). Its old volume is Retain: look for it, kubectl get pv." ;;
    esac
    [ -n "$ready" ] || stop "claim $claim is gone, and the volume with the copy of its files has lost its label stateful.cdk8s.io/plan=$plan; look for it, kubectl get pv."
  fi
  move_volume "$namespace" "$copy" "$to_namespace" "$to" "$plan" "$manifest"
)

# copy_once NAMESPACE CLAIM COPY SNAPSHOT TARGET JOB [NAMESPACE KIND NAME]…: copies unless there is a copy since the last start.
copy_once() (
  namespace=$1 claim=$2 copy=$3 snapshot=$4 target=$5 job=$6
  shift 6
  wait_for "no pod uses claim $claim any more" is_left "$namespace" "$claim" "$copy"
  stamp=$(stamp_of "$@") || exit 1
  found=$(fetch "$namespace" job "$copy" '{range .status.conditions[*]}{.type} {end}') || exit 1
  case " $found" in *' Failed '*) forget_copy "$namespace" "$copy" "$snapshot" "$target" ;; esac
  if is_clone "$target"; then make_clone "$namespace" "$claim" "$copy" "$stamp" "$snapshot" "$target"; fi
  make_target "$namespace" "$copy" "$(stamped "$target" "$stamp")"
  uid=$(fetch "$namespace" persistentvolumeclaim "$copy" '{.metadata.uid}') || exit 1
  found=$(fetch "$namespace" job "$copy" "{.metadata.name}|{$STOPPED}") || exit 1
  case $found in
    "$copy|$stamp-$uid") ;;
    *)
      remove_object "$namespace" job "$copy" foreground
      make_job "$namespace" "$copy" "$(stamped "$job" "$stamp-$uid")"
      ;;
  esac
  wait_for "the copy of claim $claim begins (kubectl describe job $copy -n $namespace)" has_begun "$namespace" "$copy"
  TIMEOUT=$COPY_TIMEOUT
  wait_for "claim $claim is copied (kubectl logs job/$copy -n $namespace)" is_copied "$namespace" "$copy"
  is_left "$namespace" "$claim" "$copy" || stop "a pod used claim $claim while it was copied. Nothing was deleted; run the script again, which copies it again."
  now=$(stamp_of "$@") || exit 1
  [ "$now" = "$stamp" ] || stop "something was started while claim $claim was copied. Nothing was deleted; run the script again, which copies it again."
)

stamped() { printf '%s' "$1" | sed "s/__STAMP__/$2/g"; }

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

# remove_copies NAMESPACE PLAN [SNAPSHOTS]: deletes the Jobs and snapshots of a finished copy.
remove_copies() (
  [ "$DRY_RUN" = 0 ] || exit 0
  for kind in job ${3:+volumesnapshot}; do
    names=$(kubectl get "$kind" -n "$1" -l "stateful.cdk8s.io/copy=$2" -o 'jsonpath={.items[*].metadata.name}') ||
      stop "the objects $kind of namespace $1 can't be listed."
    for name in $names; do remove_object "$1" "$kind" "$name" foreground; done
  done
)
