#!/bin/sh
# start-node.sh ROOT SHARED PROGRAM KUBELET-FLAGS…: makes ROOT the root folder of this mount namespace, and runs containerd and a kubelet there.
set -eu
root=$1 shared=$2 program=$3
shift 3

mount --bind "$root" "$root"
for folder in usr etc; do
  mount --bind "/$folder" "$root/$folder"
  mount -o remount,bind,ro "$root/$folder"
done
mount --rbind /sys "$root/sys"
mount --rbind /dev "$root/dev"
mount -t proc proc "$root/proc"
mount -t tmpfs tmpfs "$root/run"
mount --bind "$shared" "$root/shared"
touch "$root/node/program"
mount --bind "$program" "$root/node/program"

cd "$root"
pivot_root . old
umount -l /old
mount --make-rshared /

containerd --config /node/containerd.toml &
until ctr --address /run/containerd/containerd.sock version >/dev/null 2>&1; do sleep 0.1; done
ctr --address /run/containerd/containerd.sock -n k8s.io images import /node/images.tar
exec /node/program kubelet "$@"
