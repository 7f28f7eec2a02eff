"""The ground floor: Vietnamese text, numbers, dates, order and names of files. Standard library only."""
