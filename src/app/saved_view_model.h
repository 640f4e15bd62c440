#pragma once

#include "app/session_model.h"
#include "app/tour_player.h"
#include "scene/saved_views.h"

#include <QUrl>

namespace psoas {

/// Views that the user keeps, in an order: a tour of one's own. Kept between runs in the session's viewsFile(); saved
/// and opened as files of their own to pass on.
class SavedViewModel : public psoas::SessionModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString title READ title WRITE setTitle NOTIFY titleChanged)
    Q_PROPERTY(bool canUndo READ canUndo NOTIFY canUndoChanged)

public:
    enum Role {
        NameRole = Qt::UserRole + 1, ///< QString
        CaptionRole,                 ///< QString
    };
    Q_ENUM(Role)

    using SessionModel::SessionModel;
    QString title() const;
    void setTitle(const QString& title);
    bool canUndo() const { return !m_undo.empty(); }

    /// Keeps what is seen now, under a name that says what is seen.
    Q_INVOKABLE void keep();
    Q_INVOKABLE void rename(int row, const QString& name);
    Q_INVOKABLE void setCaption(int row, const QString& caption);
    Q_INVOKABLE void remove(int row);
    Q_INVOKABLE void move(int row, int to);
    /// Takes back the last change of the list.
    Q_INVOKABLE void undo();
    /// Looks at one of them, without a tour.
    Q_INVOKABLE void show(int row);
    Q_INVOKABLE void play(psoas::TourPlayer* player, int row = 0);
    /// A file for the tour that is not there yet.
    Q_INVOKABLE QString freeFile() const;
    Q_INVOKABLE static bool isTaken(const QString& file);
    /// Writes all of them into `file`, whole or not at all; the session reports what went wrong.
    Q_INVOKABLE bool saveTo(const QString& file);
    /// Takes the place of what is here, which undo() brings back; the session reports what is wrong with the file.
    Q_INVOKABLE bool open(const QString& file);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

signals:
    void titleChanged();
    void canUndoChanged();

protected:
    void attach() override;

private:
    QString nameOfNow() const;
    void set(SavedTour tour, bool undoable = true);
    void keepBetweenRuns();

    SavedTour m_tour;
    std::vector<SavedTour> m_undo;
    bool m_complained = false;
};

} // namespace psoas
