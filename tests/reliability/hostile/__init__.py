"""Whatever is sent is answered in words, and harms nobody else."""
