"""An installation that brings its own wifi: its settings, what it answers to phones, its codes on wall and paper."""
