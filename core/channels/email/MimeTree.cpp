// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/channels/email/MimeTree.h"

#include "core/channels/email/Charset.h"

#include <gmime/gmime.h>

#include <array>
#include <functional>
#include <mutex>

namespace leadwell::channels::email {

namespace {

void startLibrary() {
    static std::once_flag once;
    std::call_once(once, [] { g_mime_init(); });
}

struct Unref {
    void operator()(gpointer object) const { g_object_unref(object); }
};
template<class T>
using Owned = std::unique_ptr<T, Unref>;

QString textOf(const char* utf8) {
    return utf8 ? QString::fromUtf8(utf8) : QString();
}

GMimeObject* objectOf(const MimeNode& node) {
    return static_cast<GMimeObject*>(const_cast<void*>(node.object));
}

void readParameters(GMimeParamList* list, MimeNode& node) {
    const int count = qMin(g_mime_param_list_length(list), 100);
    for (int i = 0; i < count; ++i) {
        GMimeParam* parameter = g_mime_param_list_get_parameter_at(list, i);
        node.parameters.insert(textOf(g_mime_param_get_name(parameter)).toLower(), textOf(g_mime_param_get_value(parameter)));
    }
}

QString fileNameOf(GMimeObject* object, const MimeNode& node) {
    const char* name = g_mime_object_get_content_disposition_parameter(object, "filename");
    const QString found = textOf(name).isEmpty() ? node.parameter("name") : textOf(name);
    return found.contains(QLatin1String("=?")) ? decodeHeader(found.toUtf8()) : found;
}

MimeNode describe(GMimeObject* object) {
    MimeNode node;
    node.object = object;
    if (GMimeContentType* type = g_mime_object_get_content_type(object)) {
        char* name = g_mime_content_type_get_mime_type(type);
        node.type = textOf(name).toLower().left(200);
        g_free(name);
        if (GMimeParamList* list = g_mime_content_type_get_parameters(type))
            readParameters(list, node);
    }
    // RFC 2045 5.2: a type that is none is plain text.
    const char* written = g_mime_object_get_header(object, "Content-Type");
    if (written && GMIME_IS_PART(object) && !QByteArrayView(written).contains('/'))
        node.type = QStringLiteral("text/plain");
    node.disposition = textOf(g_mime_object_get_disposition(object)).toLower();
    node.contentId = oneLine(textOf(g_mime_object_get_content_id(object)), 300);
    node.fileName = fileNameOf(object, node);
    return node;
}

PartContent readStream(GMimeStream* stream, qint64 bytesMax) {
    PartContent content;
    std::array<char, 64 * 1024> room{};
    while (true) {
        const qint64 got = g_mime_stream_read(stream, room.data(), room.size());
        if (got <= 0)
            return content;
        const qint64 wanted = qMin<qint64>(got, bytesMax - content.bytes.size());
        if (wanted > 0)
            content.bytes.append(room.data(), wanted);
        content.sizeBytes += got;
    }
}

PartContent readPart(GMimePart* part, qint64 bytesMax) {
    GMimeDataWrapper* wrapper = g_mime_part_get_content(part);
    GMimeStream* source = wrapper ? g_mime_data_wrapper_get_stream(wrapper) : nullptr;
    if (!source)
        return {};
    g_mime_stream_reset(source);
    const GMimeContentEncoding encoding = g_mime_data_wrapper_get_encoding(wrapper);
    const bool isShort = g_mime_stream_length(source) <= 4 * 1024 * 1024;
    if (encoding == GMIME_CONTENT_ENCODING_BASE64 && isShort) {
        // GMime drops the last letters of base64 without padding; Qt reads them.
        const QByteArray bytes = QByteArray::fromBase64(readStream(source, 8 * 1024 * 1024).bytes);
        return {bytes.left(bytesMax), bytes.size()};
    }
    const Owned<GMimeStream> stream(g_mime_stream_filter_new(source));
    const Owned<GMimeFilter> filter(g_mime_filter_basic_new(encoding, FALSE));
    g_mime_stream_filter_add(GMIME_STREAM_FILTER(stream.get()), filter.get());
    return readStream(stream.get(), bytesMax);
}

PartContent readInnerMail(GMimeMessagePart* part, qint64 bytesMax) {
    GMimeMessage* message = g_mime_message_part_get_message(part);
    if (!message)
        return {};
    if (bytesMax == 0) {
        const Owned<GMimeStream> counter(g_mime_stream_null_new());
        return {{}, g_mime_object_write_to_stream(GMIME_OBJECT(message), nullptr, counter.get())};
    }
    const Owned<GMimeStream> stream(g_mime_stream_mem_new());
    g_mime_object_write_to_stream(GMIME_OBJECT(message), nullptr, stream.get());
    g_mime_stream_reset(stream.get());
    return readStream(stream.get(), bytesMax);
}

QString subjectOf(GMimeMessagePart* part) {
    GMimeMessage* message = g_mime_message_part_get_message(part);
    return message ? oneLine(textOf(g_mime_message_get_subject(message)), 80) : QString();
}

} // namespace

Instant mailDate(const QByteArray& value) {
    startLibrary();
    GDateTime* date = g_mime_utils_header_decode_date(value.left(200).constData());
    if (!date)
        return {};
    const qint64 seconds = g_date_time_to_unix(date);
    g_date_time_unref(date);
    constexpr qint64 year2100 = 4'102'444'800;
    return seconds > 0 && seconds < year2100 ? Instant::fromMs(seconds * 1000) : Instant();
}

struct MimeTree::Data {
    QByteArray mail; ///< what the streams read from
    GByteArray view{};
    Owned<GMimeMessage> message;
    MimeNode root;
    std::vector<const MimeNode*> leaves;
    QStringList warnings;
    bool isUnsplit = false;
    int parts = 0;

    bool parse();
    MimeNode build(GMimeObject* object, int level);
    void buildChildren(GMimeMultipart* multipart, MimeNode& node, int level);
    void index(MimeNode& node);
    void warnOnce(const QString& sentence) {
        if (!warnings.contains(sentence))
            warnings.append(sentence);
    }
};

bool MimeTree::Data::parse() {
    startLibrary();
    view.data = reinterpret_cast<guint8*>(const_cast<char*>(mail.constData()));
    view.len = static_cast<guint>(mail.size());
    const Owned<GMimeStream> stream(g_mime_stream_mem_new());
    g_mime_stream_mem_set_byte_array(GMIME_STREAM_MEM(stream.get()), &view); // not owned by the stream
    const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
    g_mime_parser_set_persist_stream(parser.get(), TRUE); // parts point into the mail instead of copying it
    GMimeParserOptions* options = g_mime_parser_options_new();
    std::array<const char*, 3> fallbacks = {"utf-8", "windows-1252", nullptr};
    g_mime_parser_options_set_fallback_charsets(options, fallbacks.data());
    message.reset(g_mime_parser_construct_message(parser.get(), options));
    g_mime_parser_options_free(options);
    GMimeObject* body = message ? g_mime_message_get_mime_part(message.get()) : nullptr;
    if (!body)
        return false;
    root = build(body, 0);
    isUnsplit = GMIME_IS_MULTIPART(body) && root.children.empty();
    index(root);
    return true;
}

MimeNode MimeTree::Data::build(GMimeObject* object, int level) {
    MimeNode node = describe(object);
    if (GMIME_IS_MULTIPART(object)) {
        buildChildren(GMIME_MULTIPART(object), node, level);
    } else {
        node.index = parts++;
        if (GMIME_IS_MESSAGE_PART(object) && node.fileName.isEmpty())
            node.fileName = subjectOf(GMIME_MESSAGE_PART(object)) + QStringLiteral(".eml");
    }
    return node;
}

void MimeTree::Data::buildChildren(GMimeMultipart* multipart, MimeNode& node, int level) {
    const int count = g_mime_multipart_get_count(multipart);
    if (count > 0 && level >= levelsMax) {
        warnOnce(QStringLiteral("The mail is nested more than %1 levels deep; what lies deeper is only in the raw "
                                "message.")
                     .arg(levelsMax));
        return;
    }
    for (int i = 0; i < count; ++i) {
        if (parts >= partsMax) {
            warnOnce(QStringLiteral("The mail has more than %1 parts; the others are only in the raw message.").arg(partsMax));
            return;
        }
        node.children.push_back(build(g_mime_multipart_get_part(multipart, i), level + 1));
    }
}

void MimeTree::Data::index(MimeNode& node) {
    if (!node.isMultipart())
        leaves.push_back(&node);
    for (MimeNode& child : node.children)
        index(child);
}

MimeTree::MimeTree(std::unique_ptr<Data> data) : m_data(std::move(data)) {}
MimeTree::MimeTree(MimeTree&&) noexcept = default;
MimeTree& MimeTree::operator=(MimeTree&&) noexcept = default;
MimeTree::~MimeTree() = default;

Result<MimeTree> MimeTree::read(const QByteArray& mail, const HeaderBlock& headers) {
    auto data = std::make_unique<Data>();
    if (headers.wasCut() || headers.start() > 0)
        data->mail = headers.rebuilt() + mail.mid(headers.bodyStart());
    else
        data->mail = mail;
    if (!data->parse())
        return Error{ErrorKind::Protocol, QStringLiteral("This is not a mail that can be read. The raw message is kept."),
                     QStringLiteral("gmime found no message in %1 bytes").arg(mail.size())};
    return MimeTree(std::move(data));
}

const MimeNode& MimeTree::root() const {
    return m_data->root;
}

const QStringList& MimeTree::warnings() const {
    return m_data->warnings;
}

const MimeNode* MimeTree::leaf(int index) const {
    if (index < 0 || static_cast<size_t>(index) >= m_data->leaves.size())
        return nullptr;
    return m_data->leaves.at(static_cast<size_t>(index));
}

PartContent MimeTree::content(const MimeNode& leaf, qint64 bytesMax) const {
    GMimeObject* object = objectOf(leaf);
    if (GMIME_IS_MESSAGE_PART(object))
        return readInnerMail(GMIME_MESSAGE_PART(object), bytesMax);
    return GMIME_IS_PART(object) ? readPart(GMIME_PART(object), bytesMax) : PartContent{};
}

bool MimeTree::isUnsplit() const {
    return m_data->isUnsplit;
}

} // namespace leadwell::channels::email
