#include "app/interface_language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace psoas {

InterfaceLanguage::~InterfaceLanguage()
{
    fallSilent();
}

void InterfaceLanguage::fallSilent()
{
    if (QCoreApplication::instance() != nullptr) {
        QCoreApplication::removeTranslator(&m_ours);
        QCoreApplication::removeTranslator(&m_qts);
    }
}

void InterfaceLanguage::speak(const QString& code, const QString& folder)
{
    fallSilent();
    const bool isThere = code != u"en" && m_ours.load("psoas_" + code, folder);
    // Numbers are written as the words about them are.
    QLocale::setDefault(isThere ? QLocale{code} : QLocale{QLocale::English});
    if (!isThere || QCoreApplication::instance() == nullptr) {
        return;
    }
    if (m_qts.load("qtbase_" + code, QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
        QCoreApplication::installTranslator(&m_qts);
    }
    QCoreApplication::installTranslator(&m_ours);
}

} // namespace psoas
