#pragma once

#include "atlas/atlas.h"
#include "scene/view_state.h"

#include <span>
#include <string>

namespace psoas {

// What can be done to what is shown. Each takes a state and gives the new one; keys that the atlas does not have are
// kept as they are, so that a saved view survives another atlas.

/// Makes `keys` the selection; an empty span clears it.
Shown selected(Shown shown, std::span<const std::string> keys);
/// Adds what is not selected, takes away what is.
Shown selectionToggled(Shown shown, std::span<const std::string> keys);
/// Out of sight, out of the selection; a muscle's attachment areas go with it.
Shown hidden(Shown shown, std::span<const std::string> keys);
/// In sight again, wherever it was hidden: alone, by isolation or as a variant.
Shown revealed(Shown shown, const Atlas& atlas, std::span<const std::string> keys);
/// The attachment areas of muscles, those on bones, or areas themselves come into sight, and their muscles turn to
/// glass, which would cover them; if all of them are in sight already, both are undone.
Shown attachmentsToggled(Shown shown, const Atlas& atlas, std::span<const std::string> keys);
/// The areas that `keys` mean, as keys.
std::vector<std::string> attachmentsOf(const Atlas& atlas, std::span<const std::string> keys);
/// `areas` in sight, their muscles glass.
Shown attachmentsRevealed(Shown shown, const Atlas& atlas, std::span<const std::string> areas);
/// Nothing but `keys`; the same keys again end the isolation.
Shown isolationToggled(Shown shown, std::span<const std::string> keys);
/// Glass, or solid again if all of `keys` are glass already.
Shown fadeToggled(Shown shown, std::span<const std::string> keys);
/// Whether `structure` is shown only on request and nobody has asked.
bool isUnaskedVariant(const Structure& structure, const Shown& shown);

/// The keys that `id` stands for: a group for what one sees of it, all of it only where nothing of it is in sight by
/// default or asked for. Empty if nothing bears that id.
std::vector<std::string> keysMeantBy(const Atlas& atlas, const Shown& shown, std::string_view id);

/// How `atlas` is shown before anything is chosen.
Shown openingShown(const Atlas& atlas);
/// Everything in sight, whole and as solid as at the opening, but variants as they were.
Shown allShown(Shown shown, const Atlas& atlas);
/// Whether `structure` is out of sight because someone hid it or isolated others; what is peeled off or waits until it
/// is asked for is not meant.
bool isTakenAway(const Structure& structure, const Shown& shown);
/// How many structures of `atlas` are taken away.
std::size_t hiddenCount(const Atlas& atlas, const Shown& shown);

} // namespace psoas
