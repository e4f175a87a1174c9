"""Every way to say no, by subject: what is asked, in which situation, by whom."""
