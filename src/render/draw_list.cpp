#include "render/draw_list.h"

#include <algorithm>

namespace psoas {
namespace {

constexpr std::size_t bundle = 100'000; // triangles

/// The level to draw: the coarsest whose error is at most `errorLimit` pixels.
/// `finest`: what is finer is not to be had.
const LevelRange& levelFor(const SceneBuffers::MeshSlot& slot, std::size_t finest, float pixelsPerMillimetre,
                           float errorLimit)
{
    std::size_t chosen = std::min(finest, slot.levels.size() - 1);
    for (std::size_t level = chosen + 1; level < slot.levels.size(); ++level) {
        if (slot.levels[level].error * pixelsPerMillimetre <= errorLimit) {
            chosen = level;
        }
    }
    return slot.levels[chosen];
}

/// The least depth of the box: mm before the eye, or along the view where that is orthographic.
float depthOf(const Box& box, const Viewpoint& view)
{
    const glm::mat4 rows = glm::transpose(view.clip_from_atlas);
    const glm::vec4 depth = view.orthographic ? rows[2] : rows[3];
    const glm::vec3 direction{depth};
    const glm::vec3 half = box.size() / 2.f;
    return glm::dot(direction, box.centre()) + depth.w - glm::dot(glm::abs(direction), half);
}

/// Keeps at most two bundles of triangles waiting to be drawn. A driver without a graphics card takes some hundred
/// bytes for each that waits, and would take in a crowded picture as a whole.
class Queue {
public:
    Queue() = default;
    Queue(const Queue&) = delete;
    Queue& operator=(const Queue&) = delete;
    ~Queue() { glDeleteSync(m_last); }

    void waitForLast()
    {
        if (m_last != nullptr) {
            glClientWaitSync(m_last, GL_SYNC_FLUSH_COMMANDS_BIT, longest);
            glDeleteSync(m_last);
        }
        m_last = glFenceSync(GL_SYNC_GPU_COMMANDS_COMPLETE, 0);
    }

private:
    static constexpr GLuint64 longest = 1'000'000'000; // nanoseconds; going on after it harms nothing
    GLsync m_last = nullptr;
};

} // namespace

bool isInView(const Box& box, const glm::mat4& clip_from_atlas)
{
    const glm::mat4 rows = glm::transpose(clip_from_atlas);
    const glm::vec3 centre = box.centre();
    const glm::vec3 half = box.size() / 2.f;
    for (int axis = 0; axis < 3; ++axis) {
        for (float sign : {-1.f, 1.f}) {
            const glm::vec4 plane = rows[3] + sign * rows[axis];
            const glm::vec3 normal{plane};
            if (glm::dot(normal, centre) + plane.w + glm::dot(glm::abs(normal), half) < 0) {
                return false;
            }
        }
    }
    return true;
}

void DrawList::fill(const SceneBuffers& scene, const Viewpoint& view, float errorLimit,
                    const std::function<bool(const Placed&)>& wanted)
{
    m_triangles = 0;
    m_rounds.resize(scene.rounds());
    for (auto& round : m_rounds) {
        for (Batch& batch : round) {
            batch.counts.clear();
            batch.offsets.clear();
            batch.baseVertices.clear();
        }
    }
    // Near ones first: what they cover is then not shaded.
    struct Seen {
        float depth;
        const Placed* placed;
    };
    std::vector<Seen> seen;
    for (const Placed& one : scene.placed()) {
        if (wanted(one) && isInView(one.bounds, view.clip_from_atlas)) {
            seen.push_back({depthOf(one.bounds, view), &one});
        }
    }
    std::ranges::stable_sort(seen, {}, &Seen::depth);
    for (const auto& [depth, one] : seen) {
        const SceneBuffers::MeshSlot& slot = scene.slot(one->slot);
        const float nearest = view.orthographic ? 1 : std::max(1.f, depth);
        const LevelRange& level = levelFor(slot, one->shape ? one->shape->level : 0,
                                           view.pixelsPerMillimetre * one->scale / nearest, errorLimit);
        Batch& batch = m_rounds[one->round][static_cast<std::size_t>(one->faces)];
        batch.counts.push_back(static_cast<GLsizei>(level.indexCount));
        batch.offsets.push_back(reinterpret_cast<const void*>(std::size_t{level.firstIndex} * sizeof(std::uint32_t)));
        batch.baseVertices.push_back(static_cast<GLint>(slot.firstVertex));
        m_triangles += level.indexCount / 3;
    }
}

void DrawList::draw(const SceneBuffers& scene, GLint firstRow) const
{
    glCullFace(GL_BACK);
    Queue queue;
    std::size_t waiting = 0; // triangles
    const auto sections = static_cast<GLenum>(scene.sections().size());
    for (GLenum plane = 0; plane < sections; ++plane) {
        glEnable(GL_CLIP_DISTANCE0 + plane);
    }
    for (std::uint32_t round = 0; round < m_rounds.size(); ++round) {
        glUniform1i(firstRow, scene.firstRow(round));
        for (Faces faces : {Faces::closed, Faces::closedMirrored, Faces::open, Faces::openMirrored}) {
            const Batch& batch = m_rounds[round][static_cast<std::size_t>(faces)];
            if (batch.counts.empty()) {
                continue;
            }
            // Turned inside out by its transform, a surface still shows its outside as its front.
            glFrontFace(faces == Faces::closedMirrored || faces == Faces::openMirrored ? GL_CW : GL_CCW);
            if (faces == Faces::closed || faces == Faces::closedMirrored) {
                glEnable(GL_CULL_FACE);
            } else {
                glDisable(GL_CULL_FACE);
            }
            for (std::size_t first = 0, last = 0; first < batch.counts.size(); first = last) {
                for (; last < batch.counts.size() && (waiting < bundle || last == first); ++last) {
                    waiting += static_cast<std::size_t>(batch.counts[last]) / 3;
                }
                glMultiDrawElementsBaseVertex(GL_TRIANGLES, &batch.counts[first], GL_UNSIGNED_INT,
                                              &batch.offsets[first], static_cast<GLsizei>(last - first),
                                              &batch.baseVertices[first]);
                if (waiting >= bundle) {
                    queue.waitForLast();
                    waiting = 0;
                }
            }
        }
    }
    for (GLenum plane = 0; plane < sections; ++plane) {
        glDisable(GL_CLIP_DISTANCE0 + plane);
    }
    glDisable(GL_CULL_FACE);
    glFrontFace(GL_CCW);
}

} // namespace psoas
