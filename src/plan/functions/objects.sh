# refused NAMESPACE KIND NAME PATCH: whether the API server refuses to patch an existing object.
refused() (
  name=$(fetch "$1" "$2" "$3" '{.metadata.name}') || exit 2
  [ -n "$name" ] || exit 1
  said=$(kubectl patch "$2" "$3" -n "$1" --type=merge --dry-run=server -p "$4" 2>&1) && exit 1
  case $2:$said in
    *' is invalid: '* | *immutable* | *'field is read-only'*) exit 0 ;;
    persistentvolumeclaim:*) ;;
    # It has just been deleted.
    *'(NotFound)'*) exit 1 ;;
  esac
  printf 'Stopped: %s %s: %s\n' "$2" "$3" "$said" >&2
  exit 2
)

# take_away NAMESPACE KIND NAME CASCADE PATCH: deletes an object if the API server refuses to patch it.
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

# expect_replicas NAMESPACE KIND NAME COUNT: stops if there are more replicas, because recreating it would scale it down.
expect_replicas() (
  found=$(fetch "$1" "$2" "$3" '{.spec.replicas}') || exit 1
  [ "${found:-0}" -le "$4" ] ||
    stop "$2 $3 has $found replicas, and is made anew with $4. Nothing was done. Write replicas: $found into the new version, or scale it down first."
)

# patch_object NAMESPACE KIND NAME PATCH: patches an existing object, if that changes anything.
patch_object() (
  name=$(fetch "$1" "$2" "$3" '{.metadata.name}') || exit 1
  [ -n "$name" ] || exit 0
  said=$(kubectl patch "$2" "$3" -n "$1" --type=merge --dry-run=server -p "$4") ||
    stop "$2 $3 can't be patched; nothing was done to it."
  case $said in *'(no change)'*) ;; *) change patch "$2" "$3" -n "$1" --type=merge -p "$4" ;; esac
)

make_namespace() (
  found=$(fetch "$1" namespace "$1" '{.metadata.name}|{.status.phase}') || exit 1
  case $found in
    '') change create namespace "$1" ;;
    *'|Terminating') stop "namespace $1 is being deleted: kubectl describe namespace $1. Nothing was done; run the script again when it is gone." ;;
  esac
)
