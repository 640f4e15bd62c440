#pragma once

#include <QString>
#include <QTranslator>

namespace psoas {

/// Which language the strings of the interface are in, for the whole program. GUI thread.
class InterfaceLanguage {
public:
    InterfaceLanguage() = default;
    ~InterfaceLanguage();
    InterfaceLanguage(const InterfaceLanguage&) = delete;
    InterfaceLanguage& operator=(const InterfaceLanguage&) = delete;

    /// Speaks the language with this code ("es") by psoas_CODE.qm in `folder`; English where there is none, or for
    /// "en".
    void speak(const QString& code, const QString& folder);

private:
    void fallSilent();
    QTranslator m_ours;
    QTranslator m_qts; // Qt's own dialogs, where its translations are installed
};

} // namespace psoas
