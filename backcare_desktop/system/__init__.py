"""What the machine senses and allows; free of Qt."""
