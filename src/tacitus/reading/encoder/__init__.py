"""The neural coder: windows of sentences through one small encoder whose heads name acts and their parties."""
