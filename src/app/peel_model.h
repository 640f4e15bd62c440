#pragma once

#include "app/session_model.h"

#include <optional>

namespace psoas {

/// One layer more off, or one less; the first puts the whole body there.
void peelOneMore(Session& session);
void peelOneLess(Session& session);

/// The layers of the body, the outermost first, and how many of them are off.
class PeelModel : public psoas::SessionModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool peeling READ peeling NOTIFY depthChanged)
    Q_PROPERTY(int depth READ depth NOTIFY depthChanged)
    Q_PROPERTY(QString summary READ summary NOTIFY depthChanged)

public:
    enum Role {
        TitleRole = Qt::UserRole + 1, ///< QString
        OffRole,                      ///< bool
        NumberRole,                   ///< int: how many structures it has
    };
    Q_ENUM(Role)

    using SessionModel::SessionModel;
    bool peeling() const;
    int depth() const;       ///< layers that are off, 0 .. count
    QString summary() const; ///< what is off, in words

    /// Parts of one movement of the hand until finish().
    Q_INVOKABLE void setDepth(int depth);
    Q_INVOKABLE void finish();
    Q_INVOKABLE void end();

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

signals:
    void depthChanged();

protected:
    void attach() override;

private:
    void refresh();
};

} // namespace psoas
