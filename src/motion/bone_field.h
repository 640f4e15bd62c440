#pragma once

#include "atlas/atlas.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace psoas {

/// How far points lie from some bones that go together: signed distances on a grid about their surface. Rest pose,
/// atlas frame, mm. Immutable.
class BoneField {
public:
    BoneField() = default;
    explicit BoneField(const std::vector<const Structure*>& bones);

    static constexpr float outer = 2;  ///< mm: what is farther from the bones is as far as this
    static constexpr float inner = 20; ///< mm: what is deeper in them is as deep as this

    struct Sample {
        float distance = outer; ///< negative within a bone; -inner .. outer
        glm::vec3 away{0};      ///< the way out, unit length; nothing where it is not known
    };
    Sample at(const glm::vec3& point) const;
    /// Whether at() may say anything but `outer`.
    bool isNear(const glm::vec3& point) const
    {
        return glm::all(glm::greaterThan(point, m_box.lower)) && glm::all(glm::lessThan(point, m_box.upper));
    }
    bool meets(const Box& box) const
    {
        return glm::all(glm::lessThan(box.lower, m_box.upper)) && glm::all(glm::greaterThan(box.upper, m_box.lower));
    }
    bool isEmpty() const { return m_blocks.empty(); }

    void append(std::string& bytes) const;
    /// Takes what append() wrote off the front of `bytes`; false: it is not that.
    bool take(std::string_view& bytes);

private:
    static constexpr int side = 8;       ///< nodes of a block
    static constexpr float step = 2;     ///< mm between nodes
    static constexpr float unit = 0.16f; ///< mm of a value
    using Block = std::array<std::int8_t, side * side * side>;

    std::size_t blockOf(const glm::ivec3& node) const
    {
        const glm::ivec3 b = node / side;
        return static_cast<std::size_t>(b.x + m_size.x * (b.y + m_size.y * b.z));
    }
    static std::size_t placeOf(const glm::ivec3& node) ///< within its block
    {
        return static_cast<std::size_t>(node.x % side + side * (node.y % side + side * (node.z % side)));
    }
    float value(const glm::ivec3& node) const;

    Box m_box;                            ///< what is covered; its lower corner is node 0
    glm::ivec3 m_size{0};                 ///< in blocks
    std::vector<std::uint16_t> m_numbers; ///< by place: 1 + number of the block; 0: none, nothing near
    std::vector<Block> m_blocks;
};

} // namespace psoas
