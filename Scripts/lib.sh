# Sourced by the scripts beside it: strict mode, the package's folder, and what a build needs.
set -euo pipefail
unset CDPATH
cd "$(dirname "$(realpath "${BASH_SOURCE[0]}")")/.."
root=$PWD

# The same flags everywhere, so that no script rebuilds what another has built.
build_flags=(--explicit-target-dependency-import-check error)
# What is released leaves out the run-time check of exclusive access, which tests run with: every object
# that it would watch belongs to one thread, and it takes a seventh of a call.
release_flags=("${build_flags[@]}" -c release --static-swift-stdlib
  -Xswiftc -enforce-exclusivity=unchecked)

say() { printf '%s\n' "$*"; }

fail() {
  printf '%s: %s\n' "${0##*/}" "$*" >&2
  exit 1
}

# Makes sure of the Swift toolchain, the C libraries' headers and python3. Installs what is missing
# where it may, and says what to install where it may not. Silent if nothing is missing.
need_packages() {
  find_swift
  local missing=()
  has_header sqlite3.h || missing+=(libsqlite3-dev)
  has_header openssl/evp.h || missing+=(libssl-dev)
  has_header zlib.h || missing+=(zlib1g-dev)
  [[ -n $(type -P python3) ]] || missing+=(python3)
  ((${#missing[@]} == 0)) || install_packages "${missing[@]}"
}

# Installs what some tests can use and do not need, where that is quickly done: they say that they are
# skipped where it is missing.
want_packages() {
  compgen -G '/usr/lib/*/faketime/libfaketimeMT.so.1' >/dev/null && return
  (install_packages libfaketime) 2>/dev/null ||
    say "libfaketime cannot be installed here: the tests that need it are skipped"
}

find_swift() {
  local folder
  for folder in "" /opt/swift/usr/bin /usr/local/swift/usr/bin "${HOME:-}/.local/share/swiftly/bin"; do
    [[ -z $folder || -x $folder/swift ]] || continue
    [[ -z $folder ]] || PATH=$folder:$PATH
    [[ -z $(type -P swift) ]] || return 0
  done
  fail "there is no Swift toolchain. Install Swift 6.2 or later (https://swift.org/install), then run this again."
}

has_header() { [[ -e /usr/include/$1 || -e /usr/local/include/$1 ]]; }

install_packages() {
  local as_root=()
  ((EUID == 0)) || as_root=(sudo -n)
  local install=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive
    apt-get -o DPkg::Lock::Timeout=120 -qq -y install "$@")
  local hint="these packages are missing: $*. Install them, then run this again; on Debian: sudo apt-get install $*"
  [[ -n $(type -P apt-get) ]] || fail "$hint"
  "${as_root[@]}" true 2>/dev/null || fail "$hint"
  say "Installing $*"
  # The list of packages may be old or absent: fetch it only if need be.
  "${install[@]}" >/dev/null 2>&1 && return
  "${as_root[@]}" apt-get -qq update && "${install[@]}" >/dev/null || fail "$hint"
}

# Builds products for users: optimized, with the Swift runtime inside. Sets $bin to their folder.
build_release() {
  local product
  for product; do swift build "${release_flags[@]}" --product "$product"; done
  bin=$(swift build "${release_flags[@]}" --show-bin-path)
  # See the manifest: the client is to start at once, and anywhere.
  [[ " $* " != *" cardctl "* ]] || ! ldd "$bin/cardctl" >/dev/null 2>&1 ||
    fail "$bin/cardctl needs shared libraries, and is to need none"
}

# Builds protogen and runs it.
run_protogen() {
  swift build "${build_flags[@]}" --product protogen
  "$(swift build "${build_flags[@]}" --show-bin-path)/protogen" "$@"
}
