"""Questions proposed from an archive's own articles. Rules, no model."""
