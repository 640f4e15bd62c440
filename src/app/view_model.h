#pragma once

#include "app/session_model.h"

namespace psoas {

/// The directions to look from, then the atlas's own views.
class ViewModel : public psoas::SessionModel {
    Q_OBJECT
    QML_ELEMENT

public:
    enum Role {
        ViewKeyRole = Qt::UserRole + 1, ///< QString
        TextRole,                       ///< QString
        KeysRole,                       ///< QString: the key that does the same; may be empty
        OfAtlasRole,                    ///< bool: made for this atlas, not a plain direction
    };
    Q_ENUM(Role)

    using SessionModel::SessionModel;
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

protected:
    void attach() override;

private:
    void refill();
    std::vector<NamedView> m_views;
    std::size_t m_plain = 0; // how many are directions
};

} // namespace psoas
