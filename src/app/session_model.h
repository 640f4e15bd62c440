#pragma once

#include "app/session.h"

#include <QAbstractListModel>
#include <QPointer>
#include <QtQml/qqmlregistration.h>

namespace psoas {

/// A list that shows something of a session; another language makes it start afresh. Rows are of this thread, the
/// GUI's.
class SessionModel : public QAbstractListModel {
    Q_OBJECT
    QML_ANONYMOUS
    Q_PROPERTY(psoas::Session* session READ session WRITE setSession NOTIFY sessionChanged REQUIRED)
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    explicit SessionModel(QObject* parent = nullptr) : QAbstractListModel{parent}
    {
        connect(this, &QAbstractItemModel::modelReset, this, &SessionModel::countChanged);
        connect(this, &QAbstractItemModel::rowsInserted, this, &SessionModel::countChanged);
        connect(this, &QAbstractItemModel::rowsRemoved, this, &SessionModel::countChanged);
    }
    Session* session() const { return m_session; }
    void setSession(Session* session)
    {
        if (session != m_session) {
            m_session = session;
            startAfresh();
            emit sessionChanged();
        }
    }
    int count() const { return rowCount({}); }

signals:
    void sessionChanged();
    void countChanged();

protected:
    /// The session is a new one, or null: connect to it and start afresh.
    virtual void attach() = 0;

private:
    void startAfresh()
    {
        if (m_connected) {
            m_connected->disconnect(this);
            m_connected->settings()->disconnect(this);
        }
        m_connected = m_session;
        attach();
        if (m_session) {
            connect(m_session, &Session::languageChanged, this, &SessionModel::startAfresh);
        }
    }

    QPointer<Session> m_session;
    QPointer<Session> m_connected;
};

} // namespace psoas
