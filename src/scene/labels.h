#pragma once

#include "scene/snapshot.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace psoas {

/// A name in the picture. Pixels from the top left.
struct Label {
    std::string text;
    glm::vec2 anchor{0};  ///< what it names, there
    glm::vec2 corner{0};  ///< top left of the text
    glm::vec2 size{0};    ///< of the text
    bool onRight = false; ///< stands right of what it names: its line begins at the left of the text
    bool strong = false;  ///< of what is selected, or a landmark chosen or hovered
};

/// A row of words of an overlay in the picture; its `anchor` is where its sample begins, at middle height.
struct OverlayWords {
    Label label;
    std::optional<Tint> line;
    Wash wash = Wash::none;
};

inline constexpr float sampleWidth = 30; ///< of a sample beside words, pixels of a picture 800 pixels high

/// Width and height of a text in pixels.
using TextMeasure = std::function<glm::vec2(const std::string&)>;

/// The notes of a snapshot's overlay in a column beside what they are about.
std::vector<Label> notesBeside(const SceneSnapshot& snapshot, int width, int height, const TextMeasure& measure);

/// What an overlay says in the corner and at the foot of the picture, broken into lines that have room.
std::vector<OverlayWords> wordsOn(const SceneSnapshot& snapshot, int width, int height, const TextMeasure& measure);

/// Where the labels of one picture after another stand. Keeps anchors, sides and order from picture to picture, so that
/// labels stand still while the body turns. What is labelled is chosen anew only in pictures at rest.
class LabelPlan {
public:
    using Measure = TextMeasure;

    /// The labels for the next picture, `width` x `height` pixels. The snapshot's drawables need search trees.
    const std::vector<Label>& update(const SceneSnapshot& snapshot, int width, int height, const Measure& measure);

private:
    struct Named {
        StructureIndex structure;
        std::string text;
        std::string of;
        glm::vec3 anchor{0}; ///< atlas frame, mm
        bool strong = false;
        bool onRight = false;
        float rank = 0; ///< place from the top within its side, kept while it nearly holds, pixels
        float area = 0; ///< cells of the grid
    };

    void choose(const SceneSnapshot& snapshot, int width, int height, std::size_t most);
    void place(const SceneSnapshot& snapshot, int width, int height, const Measure& measure);

    std::vector<Named> m_named;
    std::vector<Label> m_labels;
    SceneSnapshot m_chosenFor; ///< without meshes: what the choice was made of
    int m_width = 0;
    int m_height = 0;
    bool m_chosen = false;
};

} // namespace psoas
