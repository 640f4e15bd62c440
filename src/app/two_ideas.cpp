#include "app/two_ideas.h"

#include "app/overlay_words.h"
#include "app/showing.h"

namespace psoas {

SceneSnapshot ideasSideBySide(const Atlas& atlas, const ViewState& state, const Presentation& presentation,
                              const MotionModel* model, const Pose& pose, double amount,
                              const std::array<std::shared_ptr<const Body>, 2>& bodies, const OverlayWish& wish,
                              float aspect, MeshDoubles& doubles)
{
    const ViewState half = forOneOfTwo(state);
    std::array<SceneSnapshot, 2> snapshots;
    for (std::size_t i = 0; i < ideas.size(); ++i) {
        snapshots[i] = compose(atlas, half, presentation, bodies[i].get());
        if (model != nullptr) {
            OverlayWish own = wish;
            own.overlay = ideas[i];
            own.reference = pose;
            addOverlay(snapshots[i], overlayOf(*model, tightened(pose, ideas[i], amount), own));
        }
    }
    SceneSnapshot both = sideBySide(std::move(snapshots[0]), std::move(snapshots[1]), aspect, doubles);
    for (const QString& caption : ideaCaptions()) {
        both.overlay.captions.push_back(caption.toStdString());
    }
    return both;
}

TwoIdeas::TwoIdeas(std::shared_ptr<const MotionTables> tables, QObject* parent)
    : QObject{parent}, m_tables{std::move(tables)}
{
    for (auto& mover : m_movers) {
        mover = std::make_unique<PoseMover>(m_tables, nullptr);
        connect(mover.get(), &PoseMover::bodyMade, this, &TwoIdeas::bodyMade);
    }
}

void TwoIdeas::setModel(std::shared_ptr<const MotionModel> model)
{
    m_model = std::move(model);
    for (auto& mover : m_movers) {
        mover->setModel(m_model);
    }
}

void TwoIdeas::setBlendDuration(int milliseconds)
{
    for (auto& mover : m_movers) {
        mover->setBlendDuration(milliseconds);
    }
}

SceneSnapshot TwoIdeas::snapshot(const Atlas& atlas, const ViewState& state, const Presentation& presentation,
                                 const Pose& pose, const OverlayWish& wish, float aspect)
{
    const double amount = state.shown.tightness;
    const Detail detail = presentation.quality == Quality::draft ? Detail::draft : Detail::full;
    const std::vector<bool> wanted = shownOf(atlas, state.shown);
    std::array<std::shared_ptr<const Body>, 2> bodies;
    for (std::size_t i = 0; i < ideas.size(); ++i) {
        m_movers[i]->aim(withinRange(*m_tables, tightened(pose, ideas[i], amount)), true);
        bodies[i] = m_movers[i]->body(wanted, detail);
    }
    return ideasSideBySide(atlas, state, presentation, m_model.get(), pose, amount, bodies, wish, aspect, m_doubles);
}

} // namespace psoas
