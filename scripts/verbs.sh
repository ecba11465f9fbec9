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
./dev shots   render every page, light and dark, empty and full, to shots/
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
  QT_QPA_PLATFORM=offscreen "$build_dir/bin/leadwell" --shots "${1:-shots}"
}

verb_bench() {
  need $packages_build
  mkdir -p build
  configure_and_build leadwellctl
  "$build_dir/bin/leadwellctl" bench "$@"
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
    echo "$name for $seconds s"
    # Seeds come from the fixtures; what is found is kept in build/corpus and in the named crash file.
    "$fuzzer" -max_total_time="$seconds" -rss_limit_mb=2048 -timeout=20 -print_final_stats=0 -verbosity=0 \
      -artifact_prefix="build/corpus/$name-" "build/corpus/$name" tests/data >"build/corpus/$name.log" 2>&1 || {
        tail -n 40 "build/corpus/$name.log" >&2
        echo "$name found something; the input lies beside build/corpus/$name.log." >&2
        exit 1
      }
  done
  echo "Every fuzz target ran $seconds s without a finding."
}
