"""Everything that knows sockets; `lines` has what carries them. Imports nothing: patching comes first."""
