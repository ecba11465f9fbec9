# SPDX-FileCopyrightText: 2026 The Leadwell authors
# SPDX-License-Identifier: GPL-3.0-or-later
# The verbs of ./dev. Each installs what it needs, builds, and does one thing.
preset=${LEADWELL_PRESET:-dev}
build_dir=build/$preset

verb_help() {
  cat <<'T'
./dev run     install what is missing, build, open Leadwell on a sample workspace (no display: pictures of every page)
./dev test    install what is missing, build, run all tests       (./dev test NAME… runs tests whose name matches)
./dev build   install what is missing, build
./dev bench   measure, as ratios to the raw database floor of the same run
./dev shots   render every page, light and dark, empty and full, to shots/    (./dev shots NAME… those whose name begins so)
./dev format  clang-format every source file
./dev fuzz    run the fuzz targets for a minute each
LEADWELL_PRESET=asan ./dev test uses another preset (dev, asan, tsan, headless, release).
T
}

# configure_and_build [TARGET…]: everything when no target is named.
configure_and_build() {
  if [ ! -f "$build_dir/build.ninja" ]; then
    cmake --preset "$preset" >"$build_dir.configure.log" 2>&1 || { cat "$build_dir.configure.log" >&2; exit 1; }
  fi
  cmake --build "$build_dir" ${1:+--target "$@"}
}

verb_build() {
  need $packages_build
  mkdir -p build
  configure_and_build "$@"
}

verb_test() {
  need $packages_build $packages_test
  mkdir -p build
  configure_and_build
  local filter=()
  [ $# = 0 ] || filter=(-R "$(IFS='|'; echo "$*")")
  # Windows without a window manager lose a race for the keyboard on a busy machine now and then: there a second try decides,
  # and both are shown. Everything else has one.
  local all=(ctest --test-dir "$build_dir" --output-on-failure --no-tests=ignore -j "$(nproc)" "${filter[@]}") failed=0
  "${all[@]}" -LE gui || failed=1
  "${all[@]}" -L gui --repeat until-pass:2 || failed=1
  ctest --test-dir "$build_dir" -N "${filter[@]}" | tail -n 1
  return $failed
}

has_display() { [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "$(uname)" = Darwin ]; }

verb_run() {
  need $packages_build $packages_run
  mkdir -p build
  configure_and_build leadwell leadwellctl
  local store=build/sample/sample.leadwell
  if [ ! -f "$store" ]; then
    mkdir -p build/sample
    "$build_dir/bin/leadwellctl" demo --store "$store" --leads 400 --seed 7
  fi
  if has_display; then
    exec "$build_dir/bin/leadwell" --store "$store" "$@"
  fi
  echo "There is no display here, so Leadwell renders every page of the sample workspace to pictures instead."
  verb_shots
}

verb_shots() {
  need $packages_build $packages_run
  mkdir -p build
  configure_and_build leadwell leadwellctl
  QT_QPA_PLATFORM=offscreen "$build_dir/bin/leadwell" --shots shots "$@"
}

verb_bench() {
  need $packages_build $packages_run xvfb
  mkdir -p build
  configure_and_build leadwell leadwellctl
  "$build_dir/bin/leadwellctl" bench "$@"
  bench_window "$@"
}

# The same workspace in a window: from a key to the picture with the whole answer in it, cold start, memory.
bench_window() {
  case " $* " in *" --serve "*|*" --json "*) return ;; esac
  local leads=10000 on=''
  while [ $# -gt 0 ]; do
    case "$1" in --leads) leads=$2; shift ;; --on) on=$2; shift ;; esac
    shift
  done
  local store=${on:-build/bench/sample-$leads.leadwell} display='' server='' folder
  folder=$(mktemp -d build/bench/window-XXXXXX)
  cp "$store" "$folder/window.leadwell"
  if ! has_display; then
    command -v Xvfb >/dev/null || { echo "No display and no Xvfb: the window was not measured."; rm -r "$folder"; return; }
    exec 7< <(exec Xvfb -displayfd 1 -screen 0 1600x1000x24 -nolisten tcp 2>/dev/null)
    server=$!
    read -r display <&7
    export DISPLAY=:$display
  fi
  echo "In a window, milliseconds from the key to the first picture of the answer (p50, p99), to the last (p50, p99), times:"
  local began kind name rest
  began=$(date +%s%N)
  local failed=0
  QT_QPA_PLATFORM=xcb "$build_dir/bin/leadwell" --store "$folder/window.leadwell" --measure 3 >"$folder/measured" || failed=1
  while IFS=$'\t' read -r kind name rest; do
    case "$kind" in
      start) awk -v at="$name" -v from="$began" 'BEGIN { printf "%-34s %.0f ms\n", "from start to leads on the screen", (at - from) / 1e6 }' ;;
      ready) awk -v at="$name" -v from="$began" 'BEGIN { printf "%-34s %.0f ms\n", "from start to all counts", (at - from) / 1e6 }' ;;
      stall) printf '%-34s %s ms\n' "longest absence of the main loop" "$name" ;;
      memory) awk -v kib="$name" 'BEGIN { printf "%-34s %.0f MiB\n", "memory (proportional set size)", kib / 1024 }' ;;
      frame) printf '%-34s %s\n' "$name" "$(echo "$rest" | tr '\t' ' ')" ;;
    esac
  done <"$folder/measured"
  grep -q '^frame' "$folder/measured" || failed=1
  [ -z "$server" ] || kill "$server" || failed=1
  rm -rf "$folder"
  [ $failed = 0 ] || echo "The window was not measured to its end." >&2
  return $failed
}

verb_format() {
  need $packages_format
  git ls-files '*.cpp' '*.h' | xargs clang-format -i
}

verb_fuzz() {
  need $packages_build $packages_fuzz
  preset=fuzz build_dir=build/fuzz
  mkdir -p build
  configure_and_build fuzzers
  local seconds=${1:-60} fuzzer name
  for fuzzer in "$build_dir"/fuzzers/fuzz_*; do
    name=$(basename "$fuzzer")
    mkdir -p "build/corpus/$name"
    # Seeds come from the kept corpus and the fixtures, which nothing is written to; what is found is kept in build/corpus and,
    # when it breaks something, in the named file beside it. What is worth keeping is added by hand (-merge=1).
    "$fuzzer" -max_total_time="$seconds" -rss_limit_mb=2048 -timeout=20 -print_final_stats=1 \
      -artifact_prefix="build/corpus/$name-" "build/corpus/$name" "tests/fuzz/corpus/$name" tests/data \
      >"build/corpus/$name.log" 2>&1 || {
        tail -n 40 "build/corpus/$name.log" >&2
        echo "$name found something; the input lies beside build/corpus/$name.log." >&2
        exit 1
      }
    echo "$name for $seconds s, $(sed -n 's/^stat::number_of_executed_units: *//p' "build/corpus/$name.log") runs"
  done
  echo "Every fuzz target ran $seconds s without a finding."
}
