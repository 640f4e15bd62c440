#include "app/tour_list_model.h"

#include "content/tour.h"

#include <algorithm>
#include <cmath>

namespace psoas {
namespace {

QString text(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

} // namespace

void TourListModel::attach()
{
    if (session() != nullptr) {
        connect(session(), &Session::libraryChanged, this, &TourListModel::refill);
        connect(session(), &Session::patientChanged, this, &TourListModel::refill);
    }
    refill();
}

void TourListModel::refill()
{
    beginResetModel();
    endResetModel();
}

int TourListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || session() == nullptr || session()->library() == nullptr
               ? 0
               : static_cast<int>(session()->library()->tours().size());
}

QVariant TourListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const Library& library = *session()->library();
    const Tour& tour = library.tours()[static_cast<std::size_t>(index.row())];
    switch (role) {
    case TourKeyRole:
        return text(tour.key);
    case Qt::DisplayRole:
    case TitleRole:
        return text(session()->settings()->patient() && !tour.patientTitle.empty() ? tour.patientTitle : tour.title);
    case AboutRole:
        return text(tour.about);
    case LengthRole: {
        double seconds = 0;
        for (const TourFrame& frame : framesOf(tour, library)) {
            seconds += frame.seconds;
        }
        const int minutes = std::max(1, static_cast<int>(std::lround(seconds / 60)));
        return minutes == 1 ? tr("about a minute") : tr("about %1 minutes").arg(minutes);
    }
    default:
        return {};
    }
}

QHash<int, QByteArray> TourListModel::roleNames() const
{
    return {{TourKeyRole, "tourKey"}, {TitleRole, "title"}, {AboutRole, "about"}, {LengthRole, "length"}};
}

} // namespace psoas
