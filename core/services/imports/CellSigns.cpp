// SPDX-FileCopyrightText: 2026 The Leadwell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/services/imports/CellSigns.h"

#include "core/domain/person/Phone.h"
#include "core/services/imports/Countries.h"

#include <QSet>

#include <algorithm>

namespace leadwell::services {

using namespace domain;
using files::TargetField;

namespace {

constexpr qsizetype longestCell = 100;

/// Letters only: "Abu Dhabi" and "AbuDhabi", "B.V." and "BV" are alike.
QString keyOf(const QString& text) {
    QString key;
    for (const QChar c : text.normalized(QString::NormalizationForm_KD).toCaseFolded()) {
        if (c.isLetter() || (c.isMark() && c.unicode() > 0x36F))
            key.append(c);
    }
    return key;
}

QSet<QString> keys(const char16_t* list) {
    QSet<QString> set;
    for (const QString& word : QString::fromUtf16(list).split(u'|', Qt::SkipEmptyParts))
        set.insert(keyOf(word));
    return set;
}

const QSet<QString>& cities() {
    static const QSet<QString> list = keys(
        u"Mumbai|Bombay|Navi Mumbai|Thane|Delhi|New Delhi|Noida|Greater Noida|Gurgaon|Gurugram|Faridabad|Ghaziabad|Bengaluru|"
        u"Bangalore|Chennai|Madras|Kolkata|Calcutta|Hyderabad|Secunderabad|Pune|Ahmedabad|Surat|Vadodara|Baroda|Rajkot|Vapi|"
        u"Jamnagar|Bhavnagar|Morbi|Gandhinagar|Jaipur|Jodhpur|Udaipur|Kota|Ajmer|Indore|Bhopal|Gwalior|Jabalpur|Ujjain|Nagpur|"
        u"Nashik|Aurangabad|Kolhapur|Solapur|Sangli|Bhiwandi|Lucknow|Kanpur|Agra|Varanasi|Prayagraj|Allahabad|Meerut|Bareilly|"
        u"Moradabad|Aligarh|Gorakhpur|Dehradun|Haridwar|Chandigarh|Mohali|Panchkula|Ludhiana|Amritsar|Jalandhar|Patiala|"
        u"Panipat|Karnal|Ambala|Hisar|Rohtak|Shimla|Jammu|Srinagar|Patna|Gaya|Ranchi|Jamshedpur|Dhanbad|Bhubaneswar|Cuttack|"
        u"Rourkela|Raipur|Bhilai|Guwahati|Siliguri|Howrah|Durgapur|Asansol|Kochi|Cochin|Thiruvananthapuram|Trivandrum|"
        u"Kozhikode|Calicut|Thrissur|Coimbatore|Madurai|Tiruppur|Salem|Erode|Tiruchirappalli|Trichy|Vellore|Hosur|Puducherry|"
        u"Mysuru|Mysore|Mangaluru|Mangalore|Hubli|Hubballi|Belgaum|Belagavi|Visakhapatnam|Vizag|Vijayawada|Guntur|Nellore|"
        u"Tirupati|Warangal|Goa|Panaji|Margao|Dubai|Abu Dhabi|Sharjah|Ajman|Fujairah|Ras Al Khaimah|Umm Al Quwain|Al Ain|"
        u"Riyadh|Jeddah|Dammam|Mecca|Medina|Doha|Muscat|Kuwait City|Manama|Cairo|Amman|Beirut|Istanbul|Ankara|Karachi|Lahore|"
        u"Islamabad|Dhaka|Chittagong|Kathmandu|Colombo|Singapore|Kuala Lumpur|Bangkok|Jakarta|Manila|Hanoi|Ho Chi Minh City|"
        u"Hong Kong|Shanghai|Beijing|Shenzhen|Guangzhou|Tokyo|Osaka|Seoul|Taipei|Sydney|Melbourne|Brisbane|Perth|Auckland|"
        u"London|Manchester|Birmingham|Leeds|Glasgow|Edinburgh|Liverpool|Bristol|Dublin|Paris|Lyon|Marseille|Lille|Toulouse|"
        u"Nice|Nantes|Bordeaux|Strasbourg|Berlin|Hamburg|Munich|München|Cologne|Köln|Frankfurt|Stuttgart|Düsseldorf|Leipzig|"
        u"Dresden|Hannover|Bremen|Nuremberg|Nürnberg|Vienna|Wien|Zurich|Zürich|Geneva|Basel|Amsterdam|Rotterdam|Utrecht|The "
        u"Hague|Eindhoven|Brussels|Antwerp|Ghent|Luxembourg|Madrid|Barcelona|Valencia|Seville|Sevilla|Bilbao|Malaga|Lisbon|"
        u"Porto|Rome|Roma|Milan|Milano|Naples|Napoli|Turin|Torino|Florence|Bologna|Genoa|Venice|Warsaw|Krakow|Gdansk|Wroclaw|"
        u"Poznan|Prague|Budapest|Bucharest|Sofia|Athens|Copenhagen|Aarhus|Odense|Stockholm|Gothenburg|Oslo|Bergen|Helsinki|"
        u"Kyiv|Moscow|New York|Los Angeles|Chicago|Houston|Dallas|Austin|San Francisco|San Jose|San Diego|Seattle|Boston|"
        u"Miami|Atlanta|Philadelphia|Phoenix|Denver|Washington|Toronto|Vancouver|Montreal|Calgary|Mexico City|São Paulo|Rio "
        u"de Janeiro|Buenos Aires|Bogotá|Lima|Santiago|Lagos|Nairobi|Accra|Johannesburg|Cape Town|Durban|मुंबई|दिल्ली|पुणे|"
        u"जयपुर|इंदौर|भोपाल|लखनऊ|नागपुर|सूरत|अहमदाबाद");
    return list;
}

const QSet<QString>& givenNames() {
    static const QSet<QString> list = keys(
        u"Aarav|Abdul|Abhishek|Aditi|Aditya|Ahmed|Ajay|Akash|Alok|Amar|Amit|Amrita|Anand|Ananya|Anil|Anita|Anjali|Ankit|Ankita|"
        u"Ankur|Anurag|Anushka|Aparna|Arjun|Arun|Aruna|Arvind|Asha|Ashish|Ashok|Ashwini|Bhavna|Bhavesh|Chandra|Chetan|Chirag|"
        u"Darshan|Deepa|Deepak|Deepika|Devendra|Dhruv|Dilip|Dinesh|Divya|Farhan|Fatima|Ganesh|Gaurav|Geeta|Girish|Gopal|Govind|"
        u"Gurpreet|Harish|Harpreet|Harsh|Hemant|Hitesh|Hussain|Imran|Irfan|Ishaan|Jagdish|Jaya|Jayesh|Jitendra|Jyoti|Kabir|"
        u"Kajal|Kalpana|Kamal|Karan|Kartik|Kavita|Kiran|Kishore|Krishna|Kunal|Lakshmi|Lalit|Lata|Madhu|Mahesh|Mahendra|Manish|"
        u"Manisha|Manoj|Meena|Meera|Mehul|Mohammed|Mohammad|Muhammad|Mohan|Mohit|Mukesh|Murugan|Nandini|Narendra|Naresh|Naveen|"
        u"Neelam|Neeraj|Neha|Nikhil|Nilesh|Nisha|Nitin|Omkar|Pallavi|Pankaj|Parth|Pooja|Prakash|Pradeep|Prashant|Pratik|Praveen|"
        u"Preeti|Priya|Priyanka|Rachna|Radha|Rahul|Raj|Raja|Rajan|Rajeev|Rajendra|Rajesh|Rajiv|Rakesh|Ram|Ramesh|Rashid|Rashmi|"
        u"Ravi|Ravindra|Rekha|Renu|Reena|Riya|Rohan|Rohit|Ruchi|Sachin|Sagar|Sai|Salman|Sameer|Sandeep|Sangeeta|Sanjana|Sanjay|"
        u"Sanjeev|Santosh|Sarita|Satish|Saurabh|Seema|Shabnam|Shalini|Shankar|Shilpa|Shivam|Shreya|Shruti|Shubham|Shweta|"
        u"Siddharth|Simran|Sneha|Sonal|Sonia|Srinivas|Subhash|Sudhir|Suman|Sumit|Sunil|Sunita|Suraj|Suresh|Sushma|Swati|Tanvi|"
        u"Tarun|Tushar|Uday|Uma|Usha|Vandana|Varun|Veena|Venkatesh|Vidya|Vijay|Vikas|Vikram|Vinay|Vinod|Vishal|Vivek|Yash|"
        u"Yogesh|Yusuf|Zainab|Ali|Omar|Hassan|Khalid|Ibrahim|Mariam|Aisha|Layla|Noura|Saeed|Sultan|Faisal|Hamad|James|John|"
        u"Robert|Michael|William|David|Richard|Joseph|Thomas|Charles|Christopher|Daniel|Matthew|Anthony|Mark|Steven|Paul|Andrew|"
        u"George|Peter|Mary|Patricia|Jennifer|Linda|Elizabeth|Susan|Jessica|Sarah|Karen|Emma|Olivia|Sophie|Anna|Maria|Marie|"
        u"Laura|Julia|Lena|Lisa|Hans|Klaus|Felix|Lukas|Jonas|Lars|Jan|Jeroen|Daan|Sven|Erik|Anders|Mette|Freja|Camille|Pierre|"
        u"Jean|Luc|Claire|Chloé|Hugo|Louis|Antoine|Carlos|José|Juan|Luis|Javier|Alejandro|Lucía|Carmen|Sofia|Giulia|Marco|Luca|"
        u"Matteo|Giovanni|Francesca|Piotr|Tomasz|Katarzyna|Agnieszka|Ivan|Olga|राहुल|अमित|सुनील|प्रिया|आशा|रवि|मीना|सुरेश|राजेश|"
        u"अनिल|संजय|नेहा|पूजा|विजय");
    return list;
}

const QSet<QString>& companyEndings() {
    static const QSet<QString> list = keys(
        u"Ltd|Limited|Pvt|Private|LLP|LLC|Inc|Incorporated|Corp|Corporation|Company|Co|GmbH|AG|KG|mbH|SE|SA|SAS|SARL|SRL|SpA|BV|"
        u"NV|AB|ApS|AS|Oy|OÜ|Kft|sro|zoo|PLC|FZE|FZCO|FZC|FZ|DMCC|WLL|Pte|Bhd|Sons|Brothers|Bros|Group|Enterprise|Enterprises|"
        u"Industries|Industry|Traders|Trading|Exports|Imports|International|Solutions|Technologies|Systems|Services|Associates|"
        u"Agencies|Agency|Engineers|Engineering|Builders|Constructions|Infra|Infrastructure|Textiles|Fabrics|Polymers|Plastics|"
        u"Steels|Chemicals|Pharma|Electricals|Electronics|Logistics|Motors|Foods|Hospitality|Jewellers|Furnitures|Manufacturers|"
        u"Hospital|University|Consultants|Consultancy|Ventures|Holdings|लिमिटेड|प्राइवेट|एंटरप्राइजेज|इंडस्ट्रीज|ट्रेडर्स");
    return list;
}

QStringList wordsOf(const QString& cell) {
    return cell.left(longestCell).split(u' ', Qt::SkipEmptyParts);
}

bool isCompany(const QString& cell) {
    const QStringList words = wordsOf(cell);
    if (words.size() < 2)
        return false;
    // "… Co India", "… & Sons (Mumbai)": what tells stands among the last words.
    for (qsizetype i = std::max<qsizetype>(1, words.size() - 3); i < words.size(); ++i) {
        if (companyEndings().contains(keyOf(words.at(i))))
            return true;
    }
    return false;
}

bool isPersonName(const QString& cell) {
    const QStringList words = wordsOf(cell);
    if (words.isEmpty() || words.size() > 5 || isCompany(cell))
        return false;
    const bool isWritten = std::none_of(cell.begin(), cell.end(), [](QChar c) {
        return c.isDigit() || (c.isPunct() && c != u'.' && c != u'-' && c != u'\'' && c != u'’');
    });
    return isWritten &&
           std::any_of(words.begin(), words.end(), [](const QString& word) { return givenNames().contains(keyOf(word)); });
}

} // namespace

files::CellChecks cellSigns(const ReadingFacts& facts) {
    const auto number = [&facts](const QString& cell) {
        const auto phone = normalisePhone(cell, facts.settings.region);
        return phone && phone->isValid;
    };
    const auto reader = std::make_shared<const CellReader>(facts);
    return {{TargetField::Phone, number},
            {TargetField::Heat, [](const QString& cell) { return heatFromText(cell).has_value(); }},
            {TargetField::Stage, [reader](const QString& cell) { return reader->stage(cell).has_value(); }},
            {TargetField::Source, [](const QString& cell) { return sourceFromText(cell).has_value(); }},
            {TargetField::Channel,
             [](const QString& cell) { return channelFromText(cell).has_value() || sourceFromText(cell).has_value(); }},
            {TargetField::Country, [](const QString& cell) { return !countryCodeOf(cell).isEmpty(); }},
            {TargetField::City, [](const QString& cell) { return cities().contains(keyOf(cell.left(longestCell))); }},
            {TargetField::Company, isCompany},
            {TargetField::Name, isPersonName}};
}

} // namespace leadwell::services
