"""The schema at the edge: what comes in over a form or a socket, made into acts; amounts as people write them."""
