// sentences, Dutch and English

const LANGUAGES = ["nl", "en"];
const SENTENCES = {
  title: ["Klopt dit besluit?", "Is this decision right?"],
  intro: [
    "Kies het bestand besluit-….json van een overlegtafel. Deze pagina rekent het hele besluit na, op je eigen apparaat. Er gaat niets over het internet. Je kunt de pagina op een USB-stick bewaren.",
    "Choose the file besluit-….json of an overlegtafel. This page works out the whole decision again, on your own device. Nothing goes over the internet. You can keep the page on a USB stick.",
  ],
  other: ["In English", "In het Nederlands"],
  file: ["Bestand", "File"],
  known: [
    "Sleutel van de organisatie, als je die kent (hoeft niet)",
    "The organisation’s key, if you know it (not needed)",
  ],
  working: ["We rekenen het besluit na…", "Working out the decision…"],
  noCrypto: [
    "Je browser mag hier niet rekenen met handtekeningen. Bewaar deze pagina op je eigen apparaat en open haar daar.",
    "Your browser may not work with signatures here. Save this page on your own device and open it there.",
  ],
  cannot: ["Dit bestand kunnen we niet nagaan: {0}.", "We cannot check this file: {0}."],
  practice: ["Dit was een oefening: niets hiervan telt.", "This was a practice evening: nothing in it counts."],
  yes: ["Alles klopt", "Everything fits"],
  no: ["Dit is niet wat er getekend is", "This is not what was signed"],
  checked: [
    "{0} gebeurtenissen, alle stembiljetten, elke telling, elke verdeling, het hele verslag en de handtekeningen zijn nagerekend.",
    "{0} events, all ballots, every count, every division, the whole record and the signatures were worked out again.",
  ],
  partly: [
    "Wat we nagingen, klopt. Niet alles konden we nagaan",
    "What we checked fits. Not everything could be checked",
  ],
  wrong: ["Wat niet klopt", "What does not fit"],
  where: [
    "Op deze plekken in het bestand. events[12] is gebeurtenis 12; plans[3] is het vierde plan, want daar tellen we vanaf 0.",
    "At these places in the file. events[12] is event 12; plans[3] is the fourth plan, because there we count from 0.",
  ],
  unknown: ["Wat deze pagina niet kent", "What this page does not know"],
  unknownWhy: [
    "Deze pagina is ouder dan dit bestand. Haal een nieuwe bij de organisatie, of gebruik het programma overlegtafel verify.",
    "This page is older than this file. Get a new one from the organisation, or use the program overlegtafel verify.",
  ],
  noSealTitle: [
    "Dit besluit is niet nagegaan: het zegel ontbreekt",
    "This decision is not verified: its seal is missing",
  ],
  what: ["Wat er is nagegaan", "What was verified"],
  fits: ["✓ Het besluit klopt met zichzelf.", "✓ The decision fits itself."],
  notFits: ["✗ Het besluit klopt niet met zichzelf.", "✗ The decision does not fit itself."],
  sealedBy: [
    "✓ Het is verzegeld met de sleutel met deze acht woorden: {0}.",
    "✓ It was sealed with the key that has these eight words: {0}.",
  ],
  sealedByNobody: [
    "✗ Het is niet verzegeld met de sleutel die erin staat.",
    "✗ It is not sealed with the key that it names.",
  ],
  isKnown: ["✓ Dat is de sleutel die jij gaf.", "✓ That is the key that you gave."],
  isOther: ["✗ Dat is niet de sleutel die jij gaf.", "✗ That is not the key that you gave."],
  notAsked: [
    "? Of dit de sleutel van de organisatie is, weten we niet. Vergelijk de acht woorden met die op het scherm of op de pagina /sleutel.",
    "? Whether this is the organisation’s key, we do not know. Compare its eight words with those on the screen or on the page /sleutel.",
  ],
  uncovered: ["Wat niemand bewaakt", "What nothing covers"],
  uncoveredWhy: [
    "Het zegel ontbreekt of past niet. Deze delen kan iemand hebben veranderd of weggelaten, zonder dat het opvalt.",
    "The seal is missing or does not fit. Somebody may have changed these parts, or left something out, without it showing.",
  ],
  stamped: [
    "{0}: tijdstempel van buiten. Vingerafdruk van het certificaat: {1}",
    "{0}: time stamp from outside. Fingerprint of the certificate: {1}",
  ],
  after: ["Na het sluiten", "After the closing"],
  noList: [
    "Dit bestand is van vóór de lijst van wat er na het sluiten gebeurde. Alleen het zegel zegt dat er niets is weggelaten.",
    "This file is from before there was a list of what happened after the closing. The seal alone says that nothing was left out.",
  ],
  removedBy: ["{1}: de tekst {0}… is weggehaald, door {2}", "{1}: the text {0}… was removed, by {2}"],
  nothingRemoved: ["De organisatie haalde geen teksten weg.", "The organisation removed no texts."],
  host: ["de beheerder", "the host"],
  term: ["de bewaartermijn", "its term"],
  earlier: ["de organisatie, eerder", "the organisation, earlier"],
  words: ["De acht woorden van dit bestand", "The eight words of this file"],
  wordsWhy: [
    "Zijn het de woorden die in de zaal op het scherm stonden?",
    "Are they the words that were on the screen in the hall?",
  ],
  noWords: ["Dit bestand heeft geen code.", "This file has no code."],
  signed: ["Wie tekende", "Who signed"],
  nobody: ["Niemand tekende dit bestand.", "Nobody signed this file."],
  corrections: ["Verbeteringen na het sluiten", "Corrections after closing"],
  key: ["Sleutel", "Key"],
  keyWhy: [
    "Alleen als dit de sleutel is van de organisatie die je kent, zeggen de handtekeningen iets.",
    "The signatures only mean something if this is the key of the organisation that you know.",
  ],
  own: ["Zoek je eigen stembiljet", "Find your own ballot"],
  ownWhy: [
    "Op je telefoon staat onder welke code je stembiljet in het besluit staat.",
    "Your phone shows the code under which your ballot is in the decision.",
  ],
  stub: ["Code, zoals K7XM-2PQR", "Code, such as K7XM-2PQR"],
  noStub: ["Geen stembiljet met deze code.", "No ballot with this code."],
  blank: ["leeg", "blank"],
  removed: ["(tekst verwijderd)", "(text removed)"],
  installation: ["de computer van de avond", "the evening’s computer"],
  facilitator: ["gespreksleider, voor het verloop", "facilitator, for the course"],
  counter: ["rekencommissie, voor de telling", "counter, for the count"],
  scribe: ["verslaglegger, voor de tekst", "scribe, for the text"],
  "area-broker": ["gebiedsmakelaar, gezien", "area broker, seen"],

  noRecord: ["dit is geen besluit (teken {0})", "this is no decision (character {0})"],
  noEvents: [
    "er staat geen besluit met zijn gebeurtenissen in; een concept kun je niet nagaan",
    "it holds no decision with its events; a draft cannot be checked",
  ],
  tooDeep: ["het zit te diep in elkaar (teken {0})", "it is nested too deeply (character {0})"],
  tooLarge: [
    "er staat een getal in dat te groot is (teken {0})",
    "it holds a number that is too large (character {0})",
  ],
  twice: ["er staat iets twee keer in (teken {0})", "something stands in it twice (character {0})"],
  more: ["na het besluit staat nog iets (teken {0})", "something follows the decision (character {0})"],
  half: ["er staat een half teken in", "it holds half a character"],
  failed: ["er ging iets mis ({0})", "something went wrong ({0})"],

  missing: ["ontbreekt", "is missing"],
  extra: ["hoort hier niet", "does not belong here"],
  differs: ["is {0}, en moet {1} zijn", "is {0}, and should be {1}"],
  wrongKind: ["is van een andere soort", "is of another kind"],
  noEvent: ["is geen gebeurtenis", "is no event"],
  misplaced: [
    "is {0}, en moet {1} zijn: er mist een gebeurtenis, of ze staat verkeerd",
    "is {0}, and should be {1}: an event is missing or misplaced",
  ],
  broken: ["volgt niet uit deze gebeurtenis en de vorige", "does not follow from this event and the one before"],
  notOpened: ["is niet de opening van een bijeenkomst", "is not the opening of a meeting"],
  notHead: ["is niet de code van de laatste gebeurtenis", "is not the code of the last event"],
  notClosed: [
    "is niet het sluiten van de bijeenkomst: de rest mist",
    "is not the closing of the meeting: the rest is missing",
  ],
  unfit: ["past niet bij wat eraan voorafging ({0})", "does not go with what happened before ({0})"],
  otherText: ["is niet de tekst die er stond", "is not the text that was written"],
  strayText: ["hoort bij geen gebeurtenis", "belongs to no event"],
  otherList: ["is niet het getal van deze lijst", "is not that of this list"],
  otherQuestion: ["is niet wat er te tellen was", "is not what there was to count"],
  noDecision: [
    "mag geen besluit heten: de afspraak of het quorum is niet gehaald",
    "may not be called a decision: the rule or the quorum was not met",
  ],
  noVoice: [
    "hoort hier niet: in deze gebeurtenis spreekt niemands stoel",
    "does not belong here: nobody’s seat speaks in this event",
  ],
  otherRole: ["is van een rol die voor niemand iets doet", "is of a role that acts for nobody"],
  notHelped: [
    "staat bij een stoel waarvoor op dat moment niemand iets mocht doen",
    "is on a seat that nobody may act for at this time",
  ],
  unseen: [
    "ontbreekt: deze stoel heeft geen telefoon, dus iemand deed dit ervoor",
    "is missing: this seat has no phone, so somebody did this for it",
  ],
  tooLong: ["is later dan hulp duurt", "is later than help lasts"],
  otherKey: ["is niet de sleutel die jij kent", "is not the key that you know"],
  otherFile: [
    "past niet: ergens in dit bestand staat iets anders dan de computer van de avond uitgaf",
    "does not fit: something in this file is not as the evening’s computer gave it out",
  ],
  noKey: ["is geen sleutel: niemand tekende dit", "is no key: nobody signed this"],
  notOwn: ["is niet die van de computer van de avond", "is not that of the evening’s computer"],
  otherTime: ["is niet het tijdstip van sluiten", "is not the time of the closing"],
  tooMany: ["bevat te veel handtekeningen van {0}", "holds too many signatures of {0}"],
  noAddendum: ["is geen verbetering", "is no correction"],
  noSeal: ["ontbreekt: dit besluit is niet nagegaan", "is missing: this decision is not verified"],
  otherStamp: ["is geen tijdstempel op deze code die klopt", "is no time stamp on this code that holds"],
  otherStatement: ["is niet gezegd door de sleutel ervoor", "was not said by the key before it"],
  noRow: ["is geen regel van de lijst van na het sluiten", "is no row of the list of what came after the closing"],
  otherRow: [
    "is niet de handtekening van deze sleutel onder deze regel",
    "is not the signature of this key under this row",
  ],
  leftOut: ["is weggelaten, en niet door de organisatie", "is left out, and not by the organisation"],
  putBack: ["is weggehaald door de organisatie", "was removed by the organisation"],
  notAll: [
    "mist iets dat in de lijst van na het sluiten staat",
    "lacks something that the list of after the closing has",
  ],
  notListed: ["staat niet in de lijst van na het sluiten", "is not in the list of after the closing"],
  noTold: ["is niets dat na de avond is opgeschreven", "is nothing that was written down after the evening"],
  otherSubject: ["past niet bij wat er besloten is", "does not fit what was decided"],
  notTwo: ["zijn er niet twee", "are not two"],
  noSignature: ["is geen handtekening", "is no signature"],
  otherSignature: [
    "is niet de handtekening van deze sleutel onder deze code",
    "is not the signature of this key under this code",
  ],
  again: ["staat er twee keer", "is there twice"],
};

function sentence(language, name, ...details) {
  return SENTENCES[name][LANGUAGES.indexOf(language)].replace(/\{(\d)\}/g, (_, n) => String(details[n] ?? ""));
}
