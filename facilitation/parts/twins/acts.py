"""What can be asked about arguments that say the same."""

from facilitation.acts import Act, Key, VoiceAct


class PairArguments(Act, frozen=True, kw_only=True, tag="arguments.pair"):
    """Ask the authors of two arguments whether these may stand as one, under the first.

    An author who asks it says yes by that; the console asks it for nobody.
    """

    argument: Key
    other: Key


class AnswerPairing(VoiceAct, frozen=True, kw_only=True, tag="pairing.answer"):
    """An author says yes or no to what was asked about `other`; after the last yes both stand as one."""

    other: Key
    yes: bool


class PartArguments(Act, frozen=True, kw_only=True, tag="arguments.part"):
    """Take `other` apart again from the argument that it stands with, or take back what was asked about it."""

    other: Key
