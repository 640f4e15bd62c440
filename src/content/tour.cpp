#include "content/tour.h"

#include "content/statements.h"

#include <algorithm>
#include <cmath>

namespace psoas {
namespace {

constexpr double longestStay = 120;      // s
constexpr double secondsToLook = 2.5;    // s, before one begins to read
constexpr double secondsPerLetter = .06; // about 180 words a minute

TourStop readStop(const YamlValue& value, const std::string& file, const Library& library,
                  std::vector<Problem>& problems)
{
    YamlFields fields{value, "a stop", file, problems};
    TourStop stop;
    stop.entry = fields.text("entry", Need::optional);
    const YamlValue* show = fields.map("show", Need::optional);
    if (stop.entry.empty() == (show == nullptr)) {
        fields.complain(value.line, "a stop shows one thing: expected either “entry” or “show”");
    }
    const Entry* entry = stop.entry.empty() ? nullptr : library.entry(stop.entry);
    if (!stop.entry.empty() && entry == nullptr) {
        fields.complain(fields.lineOf("entry"),
                        "there is no entry " + inQuotes(stop.entry) +
                            " that could be read: mend it, or give the key of another, such as point-07");
    }
    if (const auto step = fields.number("step", Need::optional)) {
        const std::size_t last = entry != nullptr ? entry->steps.size() : 0;
        if (*step != std::floor(*step) || *step < 0 || (entry != nullptr && *step > static_cast<double>(last))) {
            fields.complain(fields.lineOf("step"), "there is no such step: expected 0 to " + std::to_string(last) +
                                                       ", 0 for the picture before the steps");
        } else {
            stop.step = static_cast<std::size_t>(*step);
        }
    }
    stop.caption = fields.text("caption", show != nullptr ? Need::required : Need::optional);
    stop.patientCaption = fields.text("patient_caption", Need::optional);
    stop.sources = fields.texts("sources", show != nullptr ? Need::required : Need::optional);
    for (const std::string& source : stop.sources) {
        if (library.source(source) == nullptr) {
            fields.complain(fields.lineOf("sources"),
                            "the source " + inQuotes(source) + " is not in sources.yaml: expected the key of one");
        }
    }
    if (const auto seconds = fields.number("seconds", Need::optional)) {
        stop.seconds = *seconds;
        if (*seconds < 1 || *seconds > longestStay) {
            fields.complain(fields.lineOf("seconds"), "no time to stay: expected 1 to 120 seconds");
        }
    }
    fields.finish();
    if (show != nullptr) {
        stop.show = readShowing(*show, "“show”", Need::optional, file, library.dictionary(), problems);
    }
    return stop;
}

} // namespace

std::optional<Tour> readTour(std::string_view text, const std::string& file, const Library& library,
                             std::vector<Problem>& problems)
{
    const std::size_t before = problems.size();
    const auto document = parseYaml(text, file, problems);
    if (!document) {
        return std::nullopt;
    }
    YamlFields fields{*document, "the tour", file, problems};
    Tour tour;
    tour.file = file;
    tour.key = fields.text("key", Need::required);
    if (!tour.key.empty() && (!tour.key.starts_with("tour-") || tour.key.size() == 5)) {
        fields.complain(fields.lineOf("key"), inQuotes(tour.key) + " is no key of a tour: expected “tour-...”");
    }
    if (const auto number = fields.number("number", Need::required)) {
        tour.number = static_cast<int>(std::clamp(*number, 0.0, 999.0));
        if (*number != std::floor(*number) || *number < 1 || *number > 999) {
            fields.complain(fields.lineOf("number"), "no place in the list: expected a whole number from 1");
        }
    }
    tour.title = fields.text("title", Need::required);
    tour.patientTitle = fields.text("patient_title", Need::optional);
    tour.about = fields.text("about", Need::required);
    if (const YamlValue* stops = fields.list("stops", Need::required)) {
        for (const YamlValue& stop : stops->items) {
            tour.stops.push_back(readStop(stop, file, library, problems));
        }
        if (tour.stops.empty()) {
            fields.complain(stops->line, "“stops” is empty: expected at least one stop");
        }
    }
    fields.finish();
    return problems.size() == before ? std::optional{std::move(tour)} : std::nullopt;
}

double secondsFor(std::string_view caption)
{
    return std::max(5.0, secondsToLook + secondsPerLetter * static_cast<double>(caption.size()));
}

std::vector<TourFrame> framesOf(const Tour& tour, const Library& library)
{
    std::vector<TourFrame> frames;
    for (const TourStop& stop : tour.stops) {
        const Entry* entry = library.entry(stop.entry);
        const auto add = [&](std::size_t step, bool last) {
            TourFrame frame;
            frame.entry = entry;
            frame.step = step;
            frame.show = entry != nullptr ? stepOf(*entry, step) : stop.show;
            const bool own = last && !stop.caption.empty();
            frame.caption = own || entry == nullptr ? stop.caption : captionOf(*entry, step, false);
            frame.patientCaption = !stop.patientCaption.empty() && last ? stop.patientCaption
                                   : own || entry == nullptr            ? stop.caption
                                                                        : captionOf(*entry, step, true);
            frame.sources = stop.sources;
            frame.seconds = stop.seconds > 0 ? stop.seconds : secondsFor(frame.caption);
            frames.push_back(std::move(frame));
        };
        if (entry == nullptr || stop.step) {
            add(stop.step.value_or(0), true);
            continue;
        }
        for (std::size_t step = 0; step <= entry->steps.size(); ++step) {
            add(step, step == 0);
        }
    }
    return frames;
}

Showing stepOf(const Entry& entry, std::size_t step)
{
    Showing sum = entry.show;
    for (std::size_t i = 0; i < std::min(step, entry.steps.size()); ++i) {
        const Showing& next = entry.steps[i];
        const auto take = [](auto& into, const auto& from) {
            if (!from.empty()) {
                into = from;
            }
        };
        if (!next.view.empty()) {
            sum.view = next.view;
            sum.viewLine = next.viewLine;
        }
        take(sum.frame, next.frame);
        take(sum.select, next.select);
        take(sum.isolate, next.isolate);
        take(sum.reveal, next.reveal);
        take(sum.hide, next.hide);
        take(sum.fade, next.fade);
        take(sum.attachments, next.attachments);
        if (!next.section.empty()) {
            sum.section = next.section;
            sum.sectionLine = next.sectionLine;
        }
        if (next.peel) {
            sum.peel = next.peel;
        }
        sum.labels = sum.labels || next.labels;
        take(sum.pose, next.pose);
        if (!next.overlay.empty()) {
            sum.overlay = next.overlay;
            sum.overlayLine = next.overlayLine;
        }
        sum.caption = next.caption;
        sum.patientCaption = next.patientCaption;
    }
    return sum;
}

std::string captionOf(const Entry& entry, std::size_t step, bool forPatients)
{
    const Showing showing = stepOf(entry, step);
    if (!forPatients) {
        return showing.caption.empty() ? entry.title : showing.caption;
    }
    return !showing.patientCaption.empty()        ? showing.patientCaption
           : step > 0 && !showing.caption.empty() ? showing.caption
           : entry.patientTitle.empty()           ? entry.title
                                                  : entry.patientTitle;
}

} // namespace psoas
