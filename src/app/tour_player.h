#pragma once

#include "app/session.h"
#include "content/tour.h"
#include "scene/saved_views.h"

#include <QPointer>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

#include <variant>

namespace psoas {

/// Plays tours: shows one stop after the other, and brings back at the end what was there before. GUI thread.
class TourPlayer : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(psoas::Session* session READ session WRITE setSession NOTIFY sessionChanged REQUIRED)
    Q_PROPERTY(QString key READ key NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(bool active READ active NOTIFY changed)
    Q_PROPERTY(bool playing READ playing NOTIFY changed)
    Q_PROPERTY(int position READ position NOTIFY changed)
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(QString caption READ caption NOTIFY changed)
    Q_PROPERTY(QStringList sources READ sources NOTIFY changed)

public:
    explicit TourPlayer(QObject* parent = nullptr);

    Session* session() const { return m_session; }
    void setSession(Session* session);

    /// Starts the tour of the library with this key from its first stop, playing.
    Q_INVOKABLE void play(const QString& key);
    /// The same with views of one's own, from number `first`.
    void play(const SavedTour& tour, std::size_t first = 0);
    Q_INVOKABLE void pause();
    Q_INVOKABLE void resume(); ///< at the last stop: from the first again
    Q_INVOKABLE void next();
    Q_INVOKABLE void back();
    /// Ends the tour and brings back what was there before it.
    Q_INVOKABLE void end();
    /// Stops stay `pace` times as long.
    void setPace(double pace) { m_pace = pace; }

    QString key() const { return m_key; } ///< of the tour; empty: none, or one's own
    QString title() const;
    bool active() const { return m_position >= 0; }
    bool playing() const { return m_playing; }
    int position() const { return m_position; } ///< from 0; -1: no tour
    int count() const { return static_cast<int>(m_stops.size()); }
    QString caption() const;
    QStringList sources() const; ///< of the caption, one line each; empty where the entry has them

signals:
    void sessionChanged();
    void changed();

private:
    using Stop = std::variant<TourFrame, SavedView>;

    void start(QString key, QString title, std::vector<Stop> stops, std::size_t first);
    void go(int position);
    void forget();

    QPointer<Session> m_session;
    QString m_key, m_title;
    std::vector<Stop> m_stops; // frames point into the session's library
    int m_position = -1;
    bool m_playing = false;
    bool m_going = false; // what the session says now is our own doing
    double m_pace = 1;
    QTimer m_timer;
};

} // namespace psoas
