"""What a phone fetches from the QR code to a live seat, as Chromium counts it on the wire."""
