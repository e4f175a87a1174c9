"""What the templates of a part may ask, its words and its refusals; one module per part, under the part's own name."""
