#include "app/tour_player.h"

#include "app/words.h"

#include <cmath>

namespace psoas {
namespace {

QString text(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

} // namespace

TourPlayer::TourPlayer(QObject* parent) : QObject{parent}
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &TourPlayer::next);
}

void TourPlayer::setSession(Session* session)
{
    if (session == m_session) {
        return;
    }
    forget();
    if (m_session) {
        m_session->disconnect(this);
    }
    m_session = session;
    if (m_session) {
        connect(m_session, &Session::atlasChanged, this, &TourPlayer::forget);
        connect(m_session, &Session::libraryChanged, this, &TourPlayer::forget);
        // Whoever turns to something else has left the tour; the picture is theirs.
        connect(m_session, &Session::entryShownChanged, this, [this] {
            if (!m_going && !m_session->entryShown()) {
                forget();
            }
        });
        connect(m_session, &Session::patientChanged, this, [this] {
            if (active()) {
                go(m_position);
            }
        });
    }
    emit sessionChanged();
}

void TourPlayer::play(const QString& key)
{
    const Library* library = m_session ? m_session->library() : nullptr;
    const Tour* tour = library != nullptr ? library->tour(key.toStdString()) : nullptr;
    if (tour == nullptr || !m_session->hasAtlas()) {
        return;
    }
    std::vector<Stop> stops;
    for (TourFrame& frame : framesOf(*tour, *library)) {
        stops.emplace_back(std::move(frame));
    }
    start(key, {}, std::move(stops), 0);
}

void TourPlayer::play(const SavedTour& tour, std::size_t first)
{
    if (m_session && m_session->hasAtlas() && first < tour.views.size()) {
        start({}, text(tour.title), {tour.views.begin(), tour.views.end()}, first);
    }
}

void TourPlayer::start(QString key, QString title, std::vector<Stop> stops, std::size_t first)
{
    m_key = std::move(key);
    m_title = std::move(title);
    m_stops = std::move(stops);
    m_playing = true;
    go(static_cast<int>(first));
}

void TourPlayer::go(int position)
{
    if (!m_session || position < 0 || position >= count()) {
        return;
    }
    m_position = position;
    const Stop& stop = m_stops[static_cast<std::size_t>(position)];
    double seconds = 0;
    m_going = true;
    if (const auto* frame = std::get_if<TourFrame>(&stop)) {
        seconds = frame->seconds;
        if (frame->entry != nullptr) {
            m_session->showEntryOf(text(frame->entry->key), static_cast<int>(frame->step));
        } else {
            m_session->present(frame->show);
        }
    } else {
        const auto& view = std::get<SavedView>(stop);
        seconds = secondsFor(view.caption.empty() ? view.name : view.caption);
        m_session->present(view.state);
    }
    m_going = false;
    if (m_playing && position + 1 < count()) {
        m_timer.start(static_cast<int>(std::lround(seconds * 1000 * m_pace)));
    } else {
        m_timer.stop();
        m_playing = false;
    }
    emit changed();
}

void TourPlayer::forget()
{
    m_timer.stop();
    m_playing = false;
    if (m_position >= 0 || !m_stops.empty()) {
        m_position = -1;
        m_stops.clear();
        m_key.clear();
        m_title.clear();
        emit changed();
    }
}

void TourPlayer::pause()
{
    m_timer.stop();
    m_playing = false;
    emit changed();
}

void TourPlayer::resume()
{
    if (active()) {
        m_playing = true;
        go(m_position + 1 < count() ? m_position + 1 : 0);
    }
}

void TourPlayer::next()
{
    go(m_position + 1);
}

void TourPlayer::back()
{
    go(m_position - 1);
}

void TourPlayer::end()
{
    if (active()) {
        forget();
        m_session->closeEntry();
    }
}

QString TourPlayer::title() const
{
    const Library* library = m_session ? m_session->library() : nullptr;
    const Tour* tour = library != nullptr ? library->tour(m_key.toStdString()) : nullptr;
    if (tour == nullptr) {
        return m_title;
    }
    return text(m_session->settings()->patient() && !tour->patientTitle.empty() ? tour->patientTitle : tour->title);
}

QString TourPlayer::caption() const
{
    if (!active()) {
        return {};
    }
    const Stop& stop = m_stops[static_cast<std::size_t>(m_position)];
    if (const auto* frame = std::get_if<TourFrame>(&stop)) {
        return text(m_session->settings()->patient() ? frame->patientCaption : frame->caption);
    }
    const auto& view = std::get<SavedView>(stop);
    return text(view.caption.empty() ? view.name : view.caption);
}

QStringList TourPlayer::sources() const
{
    QStringList lines;
    if (active()) {
        if (const auto* frame = std::get_if<TourFrame>(&m_stops[static_cast<std::size_t>(m_position)])) {
            for (const std::string& key : frame->sources) {
                const Source* source = m_session->library()->source(key);
                lines << (source != nullptr ? citationFor(*source) : text(key));
            }
        }
    }
    return lines;
}

} // namespace psoas
