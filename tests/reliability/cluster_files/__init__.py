"""Who voted what, asked of the files of a PostgreSQL by somebody who has all of them."""
