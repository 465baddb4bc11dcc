"""What editors change: uploads, rebuilds."""
