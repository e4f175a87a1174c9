"""Where plans are: places in millionths of a degree, a map drawn from them, and tiles that stand on the host."""
