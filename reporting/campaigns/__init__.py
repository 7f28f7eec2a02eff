"""Campaigns: who takes part, what contradicts itself in their deadlines, what a clerk changes, what units record."""
