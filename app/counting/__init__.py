"""The count: asked of workers beside the room, told in words and pictures, compared on the command line."""
