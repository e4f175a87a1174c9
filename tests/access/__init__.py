"""Who somebody is: links and what they give."""
