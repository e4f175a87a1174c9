"""Letters by e-mail, through the server that the host named in SMTP_URL; none where nothing is named."""

import smtplib
import ssl
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

from flask import current_app

from facilitation.refusals import Refused, Unavailable

SECONDS = 10
"""How long a server of mail may take."""
ONE_LETTER = (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError, smtplib.SMTPNotSupportedError)
"""What a server says of one letter alone: another may still be taken."""
PORTS = {"smtp": 587, "smtps": 465}


def there() -> bool:
    """Whether letters can be sent here."""
    return bool(current_app.config["SMTP_URL"])


def letter(to: str, subject: str, text: str) -> EmailMessage:
    """A letter from this installation, in plain text."""
    made = EmailMessage()
    made["From"], made["To"] = current_app.config["MAIL_FROM"], to
    made["Subject"] = " ".join(subject.split())
    made["Auto-Submitted"] = "auto-generated"
    made.set_content(text)
    return made


def send(*letters: EmailMessage) -> None:
    """Send letters over one line. Raises Refused: mail_not_here; Unavailable: mail_failed."""
    if not there():
        raise Refused("mail_not_here")
    try:
        with _line() as line:
            for each in letters:
                line.send_message(each)
    except (OSError, smtplib.SMTPException) as problem:
        raise Unavailable("mail_failed") from problem


def away(fault: Unavailable) -> bool:
    """Whether the server itself was not there, rather than that it would not take one letter."""
    return not isinstance(fault.__cause__, ONE_LETTER)


def _line() -> smtplib.SMTP:
    """A line to the server: by TLS from the first byte on for `smtps`, else as soon as the server offers it."""
    told = urlsplit(current_app.config["SMTP_URL"])
    host, port = told.hostname or "localhost", told.port or PORTS[told.scheme]
    safe = ssl.create_default_context()
    if told.scheme == "smtps":
        line: smtplib.SMTP = smtplib.SMTP_SSL(host, port, timeout=SECONDS, context=safe)
    else:
        line = smtplib.SMTP(host, port, timeout=SECONDS)
        line.ehlo()
        if line.has_extn("starttls"):
            line.starttls(context=safe)
    if told.username:
        line.login(unquote(told.username), unquote(told.password or ""))
    return line
