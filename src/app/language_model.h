#pragma once

#include "app/session_model.h"

namespace psoas {

/// The languages to choose from: first those in which something is written, then those of names alone, which go with
/// any of them and are on or off.
class LanguageModel : public psoas::SessionModel {
    Q_OBJECT
    QML_ELEMENT

public:
    enum Role {
        CodeRole = Qt::UserRole + 1, ///< QString: "es"
        TextRole,                    ///< QString: what the language calls itself, "Español"; or "Latin names"
        CheckedRole,                 ///< bool: in force
        NamesOnlyRole,               ///< bool
    };
    Q_ENUM(Role)

    using SessionModel::SessionModel;
    /// Puts the language of `row` in force, or switches names of their own on or off.
    Q_INVOKABLE void choose(int row);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

protected:
    void attach() override;

private:
    struct Row {
        QString code, title;
        bool namesOnly = false;
    };
    void refill();
    std::vector<Row> m_rows;
};

} // namespace psoas
