"""A server that starts, stops, is looked after, is robbed of something or is sent rubbish."""
