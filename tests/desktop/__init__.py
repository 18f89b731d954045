"""Tests on a real, virtual desktop."""
