"""What makes a release and what tries one: packages, bill of materials, signatures, and data of earlier versions."""
