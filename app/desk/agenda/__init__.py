"""The agenda of a draft: its steps, the clock along them, and agendas that are chosen, saved and read in."""
