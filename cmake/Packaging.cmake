# desktop integration, install and package: filled in later
