"""The promises of an evening, each tried on real servers, real files and bad lines."""
