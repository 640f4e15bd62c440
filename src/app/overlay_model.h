#pragma once

#include "app/overlay_words.h"
#include "app/session_model.h"

#include <QVariantList>

namespace psoas {

/// What explains the picture: overlays to turn on, one row each, and the words that go with the one that is on.
class OverlayModel : public psoas::SessionModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString key READ key NOTIFY overlayChanged)
    Q_PROPERTY(QString caption READ caption NOTIFY captionChanged)
    /// What it shows is an article's idea and no measurement; its words go with it.
    Q_PROPERTY(bool claim READ claim NOTIFY overlayChanged)
    Q_PROPERTY(QString claimWords READ claimWords CONSTANT)
    Q_PROPERTY(bool tight READ tight NOTIFY overlayChanged)
    /// How tight the psoas is taken to be, 0 .. 1.
    Q_PROPERTY(double tightness READ tightness NOTIFY overlayChanged)
    /// What its lines and surfaces mean: [{text, colour, pattern}], pattern "line", "dashes", "dots" or "stripes".
    Q_PROPERTY(QVariantList legend READ legend NOTIFY overlayChanged)

public:
    enum Role {
        KeyRole = Qt::UserRole + 1, ///< QString, of overlayNames()
        NameRole,                   ///< QString
        OnRole,                     ///< bool
        ClaimRole,                  ///< bool: an article's idea
    };
    Q_ENUM(Role)

    using SessionModel::SessionModel;
    QString key() const; ///< of what is drawn; empty: nothing
    QString caption() const;
    bool claim() const;
    QString claimWords() const;
    bool tight() const;
    double tightness() const;
    QVariantList legend() const;

    /// Turns it on, with what it needs to be seen, or off where it is on.
    Q_INVOKABLE void toggle(const QString& key);
    Q_INVOKABLE void clear();
    Q_INVOKABLE void tighten(double amount);
    Q_INVOKABLE void release(); ///< the next tighten() is another step of undo

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

signals:
    void overlayChanged();
    void captionChanged();

protected:
    void attach() override;

private:
    bool isPatient() const;
    OverlaySpeech speech() const;
};

} // namespace psoas
