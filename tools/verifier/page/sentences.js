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
  removedBy: ["{1}: de tekst of foto {0}… is weggehaald, door {2}", "{1}: the text or photo {0}… was removed, by {2}"],
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
  ...FAULTS,
};

function sentence(language, name, ...details) {
  return SENTENCES[name][LANGUAGES.indexOf(language)].replace(/\{(\d)\}/g, (_, n) => String(details[n] ?? ""));
}
