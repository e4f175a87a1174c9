"""Our counting rules beside public implementations of them, which stand outside the product."""
