#include "app/saved_view_model.h"

#include "app/words.h"
#include "atlas/yaml_value.h"
#include "formats/atomic_file.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>
#include <set>

namespace psoas {
namespace {

constexpr std::size_t undoDepth = 50;

QString text(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

std::string oneLine(const QString& words)
{
    return words.simplified().toStdString();
}

QStringList linesOf(const std::vector<Problem>& problems)
{
    QStringList lines;
    for (const Problem& problem : problems) {
        const QString place = problem.line > 0 ? QStringLiteral(":%1").arg(problem.line) : QString{};
        lines << text(problem.file) + place + QStringLiteral(": ") + text(problem.problem);
    }
    return lines;
}

} // namespace

void SavedViewModel::attach()
{
    SavedTour kept;
    if (session() != nullptr && QFileInfo::exists(session()->viewsFile())) {
        std::vector<Problem> problems;
        const std::string file = session()->viewsFile().toStdString();
        const auto written = readTextFile(file, problems);
        if (auto read = written ? readSavedTour(*written, file, problems) : std::nullopt) {
            kept = std::move(*read);
        } else {
            const QString aside = session()->viewsFile() + ".damaged";
            QFile::remove(aside);
            QFile::rename(session()->viewsFile(), aside);
            session()->report(tr("The saved views could not be understood; the file is kept as %1.").arg(aside),
                              linesOf(problems));
        }
    }
    m_undo.clear();
    set(std::move(kept), false);
    emit canUndoChanged();
}

QString SavedViewModel::title() const
{
    return m_tour.title.empty() ? tr("My views") : text(m_tour.title);
}

void SavedViewModel::setTitle(const QString& title)
{
    SavedTour tour = m_tour;
    tour.title = oneLine(title);
    if (!tour.title.empty() && tour != m_tour) {
        set(std::move(tour));
        keepBetweenRuns();
    }
}

void SavedViewModel::set(SavedTour tour, bool undoable)
{
    if (undoable) {
        m_undo.push_back(m_tour);
        if (m_undo.size() > undoDepth) {
            m_undo.erase(m_undo.begin());
        }
        emit canUndoChanged();
    }
    const bool newTitle = tour.title != m_tour.title;
    beginResetModel();
    m_tour = std::move(tour);
    endResetModel();
    if (newTitle) {
        emit titleChanged();
    }
}

void SavedViewModel::keepBetweenRuns()
{
    if (session() == nullptr || session()->viewsFile().isEmpty()) {
        return;
    }
    SavedTour tour = m_tour;
    tour.title = title().toStdString();
    QDir{}.mkpath(QFileInfo{session()->viewsFile()}.absolutePath());
    const auto written = writeWhole(session()->viewsFile().toStdString(), tourText(tour));
    if (!written && !m_complained) {
        m_complained = true; // once a run is enough
        session()->report(tr("The saved views could not be written and hold until the window closes: %1")
                              .arg(sentenceFor(written.error().what)));
    }
}

QString SavedViewModel::nameOfNow() const
{
    const QString what = !session()->entryCaption().isEmpty()  ? session()->entryCaption()
                         : !session()->currentName().isEmpty() ? session()->currentName()
                                                               : session()->atlasName();
    return tr("%1, %2").arg(what, session()->direction());
}

void SavedViewModel::keep()
{
    if (session() == nullptr || !session()->hasAtlas()) {
        return;
    }
    if (m_tour.views.size() >= mostSavedViews) {
        session()->report(tr("There is room for %1 views; save this tour and begin another.").arg(mostSavedViews));
        return;
    }
    SavedTour tour = m_tour;
    tour.views.push_back({oneLine(nameOfNow()), {}, session()->viewState()});
    set(std::move(tour));
    keepBetweenRuns();
}

void SavedViewModel::rename(int row, const QString& name)
{
    if (row >= 0 && row < rowCount() && !oneLine(name).empty()) {
        SavedTour tour = m_tour;
        tour.views[static_cast<std::size_t>(row)].name = oneLine(name);
        set(std::move(tour));
        keepBetweenRuns();
    }
}

void SavedViewModel::setCaption(int row, const QString& caption)
{
    if (row >= 0 && row < rowCount()) {
        SavedTour tour = m_tour;
        tour.views[static_cast<std::size_t>(row)].caption = oneLine(caption);
        set(std::move(tour));
        keepBetweenRuns();
    }
}

void SavedViewModel::remove(int row)
{
    if (row >= 0 && row < rowCount()) {
        SavedTour tour = m_tour;
        tour.views.erase(tour.views.begin() + row);
        set(std::move(tour));
        keepBetweenRuns();
    }
}

void SavedViewModel::move(int row, int to)
{
    if (row >= 0 && row < rowCount() && to >= 0 && to < rowCount() && row != to) {
        SavedTour tour = m_tour;
        const SavedView view = tour.views[static_cast<std::size_t>(row)];
        tour.views.erase(tour.views.begin() + row);
        tour.views.insert(tour.views.begin() + to, view);
        set(std::move(tour));
        keepBetweenRuns();
    }
}

void SavedViewModel::undo()
{
    if (canUndo()) {
        SavedTour tour = std::move(m_undo.back());
        m_undo.pop_back();
        set(std::move(tour), false);
        emit canUndoChanged();
        keepBetweenRuns();
    }
}

void SavedViewModel::show(int row)
{
    if (session() != nullptr && session()->hasAtlas() && row >= 0 && row < rowCount()) {
        const ViewState& state = m_tour.views[static_cast<std::size_t>(row)].state;
        session()->setShown(state.shown);
        session()->flyTo(state.camera);
    }
}

void SavedViewModel::play(TourPlayer* player, int row)
{
    if (player != nullptr && row >= 0 && row < rowCount()) {
        SavedTour tour = m_tour;
        tour.title = title().toStdString();
        player->play(tour, static_cast<std::size_t>(row));
    }
}

QString SavedViewModel::freeFile() const
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    QString base = title();
    base.replace('/', '-');
    for (int number = 1;; ++number) {
        const QString file =
            QDir{folder}.filePath(base + (number > 1 ? QStringLiteral(" %1").arg(number) : QString{}) + ".tour.yaml");
        if (!QFileInfo::exists(file)) {
            return file;
        }
    }
}

bool SavedViewModel::isTaken(const QString& file)
{
    return QFileInfo::exists(file);
}

bool SavedViewModel::saveTo(const QString& file)
{
    SavedTour tour = m_tour;
    tour.title = title().toStdString();
    const auto written = writeWhole(file.toStdString(), tourText(tour));
    if (!written) {
        session()->report(sentenceFor(written.error().what));
    }
    return static_cast<bool>(written);
}

bool SavedViewModel::open(const QString& file)
{
    std::vector<Problem> problems;
    const std::string path = file.toStdString();
    const auto written = readTextFile(path, problems);
    auto tour = written ? readSavedTour(*written, path, problems) : std::nullopt;
    if (!tour) {
        session()->report(
            tr("%1 is no tour that can be read: %2").arg(QFileInfo{file}.fileName(), linesOf(problems).value(0)),
            linesOf(problems));
        return false;
    }
    if (session()->hasAtlas()) {
        std::set<std::string> missing;
        for (const SavedView& view : tour->views) {
            const Shown& shown = view.state.shown;
            const auto look = [&](const auto& keys) {
                for (const std::string& key : keys) {
                    if (!session()->atlas()->find(key)) {
                        missing.insert(key);
                    }
                }
            };
            look(shown.selection);
            look(shown.faded);
            look(shown.isolated);
            look(shown.revealed);
            look(shown.hidden);
        }
        if (!missing.empty()) {
            QStringList names;
            for (const std::string& key : missing) {
                names << text(key);
            }
            session()->report(tr("%1 of the structures in this tour are not in %2; its views are shown without them.")
                                  .arg(missing.size())
                                  .arg(session()->atlasName()),
                              names);
        }
    }
    set(std::move(*tour));
    keepBetweenRuns();
    return true;
}

int SavedViewModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_tour.views.size());
}

QVariant SavedViewModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const SavedView& view = m_tour.views[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case NameRole:
        return text(view.name);
    case CaptionRole:
        return text(view.caption);
    default:
        return {};
    }
}

QHash<int, QByteArray> SavedViewModel::roleNames() const
{
    return {{NameRole, "name"}, {CaptionRole, "caption"}};
}

} // namespace psoas
