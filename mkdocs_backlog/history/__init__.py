"""What git knows of pages: the only package that runs another program."""
