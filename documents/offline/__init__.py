"""The forms that units fill in away from the server: written as .xlsx and .docx, read back cell by cell."""
