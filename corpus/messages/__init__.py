"""What errors are told as: one sentence a code, in English and in Indonesian."""
