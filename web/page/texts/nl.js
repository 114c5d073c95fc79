const NUMBERS = ["geen", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien"];
const number = (count) => NUMBERS[count] ?? String(count);
const things = (count, one, many) => `${number(count)} ${count === 1 ? one : many}`;
const sentence = (text) => (text[0].toUpperCase() + text.slice(1)).replace("Éé", "Eé");

const kinds = {
  "thank-you": "een bedankje na een gesprek",
  "status": "een vraag naar de beslissing",
  "second-status": "een tweede vraag naar de beslissing",
  "rejection-reply": "een antwoord op een afwijzing",
  "offer-reply": "een antwoord op een aanbod",
  "letter": "een brief",
};

/** Dutch. */
export default {
  code: "nl",
  name: "Nederlands",
  title: "Controleer je mail voordat je hem verstuurt",
  subtitle: "Voor de mail na een sollicitatiegesprek: een bedankje, een vraag naar de beslissing, een antwoord.",
  private: "Je mail blijft op dit apparaat.",
  tongue: "Taal",
  statusLabel: "Uitkomst",
  interview: "Je gesprek",
  interviewWhy: "– niet verplicht, maar alleen zo kunnen namen, aanspreekvormen en data worden nagekeken",
  person: "Naam van wie je sprak",
  honorific: "Aanspreekvorm",
  honorificHint: "mevrouw",
  honorifics: ["mevrouw", "de heer", "dr.", "prof."],
  addPerson: "Nog iemand toevoegen",
  remove: "Verwijderen",
  company: "Bedrijf",
  position: "Functie",
  date: "Dag van het gesprek",
  own: "Je eigen naam",
  choose: "Invullen uit een visitekaartje of uitnodiging …",
  export: "Opslaan als bestand",
  clear: "Leegmaken",
  keep: "Deze gegevens in deze browser bewaren (de mail nooit)",
  mail: "Je mail",
  mailHint: "Wil je ook het onderwerp laten nakijken? Begin dan met een regel als ‘Subject: Bedankt voor vandaag’ en daarna een lege regel.",
  placeholder: "Plak of schrijf hier je mail.",
  tryExample: "Een voorbeeld proberen",
  example: `Subject: Bedankt

Beste mevrouw Okafor,

Bedankt voor het gesprek van dinsdag. Het verhaal van de de printer die alleen op vrijdag werkt, vertel ik zeker verder, en ik help u graag met de nieuwe cataloogus.

Ik hoor graag van u.

Met vriendelijke groet,
Maya Lindqvist
`,
  copy: "De mail kopiëren",
  notCopied: "De mail kon niet worden gekopieerd. Selecteer de tekst en kopieer hem zelf.",
  copied: "De mail is gekopieerd.",
  findings: "Om naar te kijken",
  privacy: "Alles gebeurt in deze pagina. Je mail gaat nergens heen: de pagina maakt geen verbinding en werkt ook zonder netwerk. Er wordt niets bewaard, tenzij je het vakje aanvinkt.",
  licences: "Licenties",
  levels: { error: "Verbeter dit", warning: "Liever anders", note: "Misschien" },
  goTo: (text) => `Aanwijzen in de mail: ${text}`,
  change: "Wijzigen in",
  erase: "Weghalen",
  add: "Toevoegen",
  ignore: "Negeren",
  close: "Sluiten",
  unignore: (count) => `${sentence(things(count, "genegeerde", "genegeerde"))} weer tonen`,
  fixAll: (count) => `${sentence(number(count))} zekere verbeteringen doorvoeren`,
  checking: "Even controleren …",
  loading: "Even geduld …",
  empty: "Plak je mail om te beginnen",
  emptyMore: "Hij wordt nagekeken terwijl je schrijft, alleen op dit apparaat.",
  failed: "Deze browser kan de controle niet uitvoeren",
  failedMore: "Een recente versie van Firefox, Chrome, Edge of Safari kan dat wel.",
  broken: "Deze mail kon niet worden gecontroleerd",
  brokenMore: "De controle zelf is mislukt. Je mail is zoals je hem hebt geschreven.",
  unread: "Deze mail kon niet worden nagekeken",
  toFix: (count) => `${sentence(things(count, "ding", "dingen"))} om te verbeteren voordat je verstuurt`,
  suggested: (count) => `Er is niets fout, maar kijk eerst naar ${things(count, "suggestie", "suggesties")}`,
  begun: "Tot zover is alles in orde",
  ready: "Klaar om te versturen",
  alsoSuggested: (count) => `en ${things(count, "suggestie", "suggesties")}`,
  hints: (count) => `${sentence(things(count, "tip", "tips"))}, als je wilt`,
  readAs: (kind, language) => `Gelezen als ${kinds[kind] ?? "een mail"} in het ${language}`,
  waiting: "Hier komt wat er te veranderen is.",
  nothing: "Niets gevonden. Of het waar is wat je schrijft, weet alleen jij.",
  taken: "Ingevuld:",
  left: "Weggelaten of om na te kijken:",
  unmet: "Sta je zelf in de uitnodiging? Vul dan je eigen naam in, anders word je aangezien voor een van de gesprekspartners.",
  unknownFile: (name) => `${name} is geen visitekaartje (.vcf), uitnodiging (.ics) of bewaard gesprek (.toml).`,
  drop: "Laat hier een visitekaartje (.vcf), een uitnodiging (.ics) of een bewaard gesprek (.toml) los",
  recordWrong: "Je gegevens worden nog niet gebruikt:",
  file: "interview.toml",
};
