"""Which check is meant and whether whoever asks may have it; what surfaces stand on, and no surface itself."""
