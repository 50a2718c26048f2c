"""What is written, tied to what exists."""
