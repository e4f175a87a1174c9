"""Live meetings: loaded, decided on, committed and published; what may be done how often."""
