// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Gives every file of a folder to a fuzz target, without a fuzzer: what was found once is tried by every test run. The name is
// told before the file is tried, so that the last one named is the one that failed.

#include <QDirIterator>
#include <QFile>

#include <cstdint>
#include <cstdio>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

int main(int count, char** arguments) {
    int tried = 0;
    for (int i = 1; i < count; ++i) {
        QDirIterator files(QFile::decodeName(arguments[i]), QDir::Files);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly)) {
                std::fprintf(stderr, "%s cannot be read.\n", qPrintable(file.fileName()));
                return 1;
            }
            std::fprintf(stderr, "%s\n", qPrintable(files.fileName()));
            // Its own piece of memory of exactly this size: reading beyond the end is seen by a sanitizer.
            const QByteArray bytes = file.readAll();
            const std::vector<uint8_t> exact(bytes.begin(), bytes.end());
            LLVMFuzzerTestOneInput(exact.data(), exact.size());
            ++tried;
        }
    }
    std::fprintf(stderr, "%d inputs\n", tried);
    return tried > 0 ? 0 : 1;
}
