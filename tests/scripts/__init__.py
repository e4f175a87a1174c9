"""What the scripts of the pages do by themselves: real pages and scripts in Chromium, on a line that the test holds."""
