"""`python -m app.commands`: the command line without the installed script."""

from app.commands import main

raise SystemExit(main())
