// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/SampleStore.h"

#include "core/services/Desk.h"
#include "core/services/sample/SampleData.h"

#include <QFile>

#include <memory>

namespace leadwell::desktop {
namespace {

constexpr int sampleLeads = 400;

/// What has to live while the store is being filled.
struct Filling {
    explicit Filling(Instant at) : clock(services::sampleBegin(at)), now(at) {}
    services::SteppedClock clock;
    SeededRandom random{7};
    Instant now;
    std::unique_ptr<services::Desk> desk;
};

struct LongName {
    const char* name;
    const char* company;
    const char* enquiry;
};
constexpr LongName longNames[] = {
    {"डॉ॰ लक्ष्मीनारायण विश्वनाथ चतुर्वेदी", "श्री लक्ष्मीनारायण औद्योगिक उपकरण एवं निर्माण सामग्री भण्डार",
     "नमस्ते, कृपया 40s सूती धागे की 100 यूनिट का मूल्य और शुक्रवार तक डिलीवरी बताइए।"},
    {"अनुराधा कुलकर्णी-देशपाण्डे", "महाराष्ट्र राज्य हथकरघा एवं हस्तशिल्प विकास निगम", "क्या नमूने भेजे जा सकते हैं? पता नीचे दिया है।"},
    {"राजेश्वरी सत्यनारायण मूर्ति", "सत्यनारायण टेक्सटाइल्स प्राइवेट लिमिटेड", "HDPE दाने, 5 मीट्रिक टन, वापी — तुरंत चाहिए।"},
    {"प्रद्युम्न सिंह शेखावत", "शेखावाटी सोलर पम्प एवं ड्रिप सिंचाई केन्द्र", "20 एकड़ के लिए ड्रिप सिंचाई किट का कोटेशन चाहिए।"},
    {"ज्योत्स्ना चट्टोपाध्याय", "चट्टोपाध्याय ब्रदर्स", "पिछली बार जैसा ही माल, मात्रा दुगुनी।"},
    {"मोहम्मद इम्तियाज़ुद्दीन कुरैशी", "कुरैशी ट्रेडर्स", "ब्रोशर भेज दीजिए।"},
    {"हृदयनाथ कृष्णमूर्ति", "", "कल सुबह फ़ोन कीजिए।"},
    {"விஜயலட்சுமி சுப்பிரமணியன்", "ஸ்ரீ மீனாட்சி மில்ஸ்", "விலை பட்டியல் அனுப்பவும்."},
    {"उपेन्द्रनाथ त्रिपाठी", "त्रिपाठी एण्ड सन्स", "क्या नागपुर में डीलर है?"},
    {"स्वर्णलता महापात्र", "महापात्र कृषि सेवा केन्द्र", "छूट कितनी मिलेगी?"},
};

Result<bool> addLongNames(Filling& filling) {
    filling.clock.set(filling.now - std::chrono::hours(3));
    int serial = 0;
    for (const LongName& one : longNames) {
        filling.clock.set(filling.clock.now() + std::chrono::minutes(17));
        services::QuickLead lead;
        lead.contact = QStringLiteral("+9198200411%1").arg(10 + serial++);
        lead.name = QString::fromUtf8(one.name);
        lead.enquiry = QString::fromUtf8(one.enquiry);
        const auto added = filling.desk->leads().quickAdd(lead).result();
        if (!added)
            return added.error();
        if (*one.company == 0)
            continue;
        const auto edited =
            filling.desk->leads().edit(added->leadNumber, {{QStringLiteral("company"), QString::fromUtf8(one.company)}}).result();
        if (!edited)
            return edited.error();
    }
    return true;
}

/// On a thread of its own: waits for the store at every step.
Result<bool> fill(Filling& filling, pages::Shot::Workspace kind) {
    switch (kind) {
    case pages::Shot::Workspace::Empty:
        return true;
    case pages::Shot::Workspace::HindiNames:
        return addLongNames(filling);
    case pages::Shot::Workspace::Sample: {
        services::SampleOptions options;
        options.leads = sampleLeads;
        options.now = filling.now;
        const auto made = services::makeSample(*filling.desk, filling.clock, options);
        return made ? Result<bool>(true) : Result<bool>(made.error());
    }
    }
    return true;
}

} // namespace

Answer<bool> makeSampleStore(const QString& path, pages::Shot::Workspace kind, const channels::Registry& channels,
                             QObject* context) {
    auto filling = std::make_shared<Filling>(SystemClock().now());
    services::DeskOptions options;
    options.path = path;
    options.beginAnew = true; // Backups of a sample that was removed are no reason to keep people from another.
    options.clock = &filling->clock;
    options.random = &filling->random;
    options.channels = &channels;
    auto desk = services::Desk::open(options);
    if (!desk)
        return answered<bool>(desk.error());
    filling->desk = std::move(desk).value();
    return inBackground([filling, kind] { return fill(*filling, kind); })
        .then(context, [filling, path](const Result<bool>& filled) {
            filling->desk.reset();
            if (!filled)
                removeStore(path);
            return filled;
        });
}

void removeStore(const QString& path) {
    for (const char* ending : {"", "-wal", "-shm", ".lock", ".drafts.json"})
        QFile::remove(path + QString::fromLatin1(ending));
}

} // namespace leadwell::desktop
