"""Whether a folder is the release that its signature says, by the tools that a host has: ssh-keygen and sha256sum."""

import subprocess
from pathlib import Path

from tools.release.build import NAMESPACE, SIGNER


def verified(folder: Path) -> bool:
    """Whether the key in `allowed_signers` signed SHA256SUMS, and every file is as it says."""
    sums = folder / "SHA256SUMS"
    who = ["-f", f"{folder}/allowed_signers", "-I", SIGNER, "-n", NAMESPACE, "-s", f"{folder}/SHA256SUMS.sig"]
    command = ["ssh-keygen", "-Y", "verify", *who]
    signed = subprocess.run(command, input=sums.read_bytes(), capture_output=True, check=False)
    command = ["sha256sum", "--check", "--quiet", "SHA256SUMS"]
    same = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    return signed.returncode == 0 and same.returncode == 0
