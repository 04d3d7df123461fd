# bytes QUANTITY: prints it as a whole number.
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

# may_grow NAMESPACE CLAIM SIZE: stops if the claims can't be expanded.
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

# grow_files NAMESPACE CLAIM SIZE: expands claims.
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
