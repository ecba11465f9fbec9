# SPDX-FileCopyrightText: 2026 The Leadwell authors
# SPDX-License-Identifier: GPL-3.0-or-later
# What each verb needs, and how to get exactly what is missing (Debian and its children; others are told the names).
packages_build="g++ cmake ninja-build ccache mold pkg-config
  qt6-base-dev qt6-svg-dev libgl-dev libsqlite3-dev zlib1g-dev
  qtkeychain-qt6-dev libsecret-1-0 libsodium-dev
  libphonenumber-dev libcld2-dev libcurl4-openssl-dev libgmime-3.0-dev libxml2-dev librapidcheck-dev"
packages_run="fonts-noto-core fonts-inter qt6-qpa-plugins"
packages_test="$packages_run dovecot-imapd dovecot-core dbus-daemon gnome-keyring xvfb xauth xdotool at-spi2-core procps"
packages_format="clang-format"
packages_fuzz="clang libfuzzer-14-dev libclang-rt-14-dev"

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

# need PACKAGE…: installs those that are not there yet; says nothing when all are.
need() {
  if ! command -v dpkg-query >/dev/null 2>&1; then
    packages_elsewhere "$@"
    return
  fi
  local missing=() name
  for name in "$@"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || missing+=("$name")
  done
  [ ${#missing[@]} = 0 ] && return
  echo "Installing ${#missing[@]} packages: ${missing[*]}"
  as_root apt-get update -qq
  # Services that a package would start (a mail server, say) are for the tests to start, not for the machine.
  as_root env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 \
    apt-get install -y -qq --no-install-recommends "${missing[@]}" >"${TMPDIR:-/tmp}/leadwell-install.log" 2>&1 || {
      tail -n 20 "${TMPDIR:-/tmp}/leadwell-install.log" >&2
      echo "The packages could not be installed; the whole log is ${TMPDIR:-/tmp}/leadwell-install.log." >&2
      exit 1
    }
}

packages_elsewhere() {
  command -v cmake >/dev/null 2>&1 && return
  echo "This system has no apt. Install these (README, \"Elsewhere\", names them for other systems):" >&2
  printf '  %s\n' "$@" >&2
  exit 1
}
