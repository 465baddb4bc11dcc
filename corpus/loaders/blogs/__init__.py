"""What services for blogs and newsletters give their authors when these leave."""
