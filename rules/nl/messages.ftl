# What findings say in Dutch, in Fluent's syntax (https://projectfluent.org).
#
# A message is named after its rule, `<rule>` or `<rule>-<what>`, and says what is wrong. It is read alone
# in `--format short`. Its attributes are shown with it where there is room: `label` beside the marked
# text, here and in a few words; `note` says why it matters; `help` says what to do.
#
# All are lower-case and end without a full stop. Words from the mail or the record are in backticks.
# Readers are nervous: say it kindly, and never scold.
#
# The reader is `je`. The record is `je notities`, an interviewer a `gesprekspartner`, a placeholder an
# `invulplek`, the front matter a `kopblok`.


## Pieces of other messages

# A day: dinsdag 17 november 2026.
date = { $weekday ->
        [1] maandag
        [2] dinsdag
        [3] woensdag
        [4] donderdag
        [5] vrijdag
        [6] zaterdag
       *[7] zondag
    } { $day } { $month ->
        [1] januari
        [2] februari
        [3] maart
        [4] april
        [5] mei
        [6] juni
        [7] juli
        [8] augustus
        [9] september
        [10] oktober
        [11] november
       *[12] december
    } { $year }

# Several things: A, B en C.
list-and = { $rest } en { $last }

# Several things, one of them: A, B of C.
list-or = { $rest } of { $last }

# A phrase, and what its table says of it.
phrase = `{ $phrase }` { $says }


## Proofreading

apostrophe = `{ $word }` moet hier `{ $right }` zijn
    .label = bedoel je `{ $right }`?

comma = na `{ $phrase }` ontbreekt een komma
    .label = zet hier een komma

homophone = `{ $word }` moet hier `{ $right }` zijn
    .label = bedoel je `{ $right }`?
homophone-after = na `{ $before }` is het bijna altijd `{ $right }`
homophone-before = vóór `{ $after }` is het bijna altijd `{ $right }`
homophone-between = tussen `{ $before }` en `{ $after }` is het bijna altijd `{ $right }`

lookalike-character-letter = in `{ $word }` staat een { $alphabet ->
        [greek] Griekse
       *[cyrillic] cyrillische
    } letter die op `{ $looks_like }` lijkt
    .label = geen gewone `{ $looks_like }`
    .note = zoekfuncties, spamfilters en schermlezers herkennen zo'n woord niet
lookalike-character-invisible = in `{ $word }` staat een onzichtbaar teken
    .label = hier staat een onzichtbaar teken (U+{ $code })
    .note = zoekfuncties, spamfilters en schermlezers herkennen zo'n woord niet
lookalike-character-font = `{ $word }` bestaat uit symbolen die alleen op letters lijken
    .label = gebruik gewone letters
    .note = zoekfuncties, spamfilters en schermlezers herkennen zo'n woord niet

missing-full-stop = na `{ $word }` ontbreekt een punt
    .label = zet hier een punt

missing-word = er ontbreekt een woord: `{ $word }` moet `{ $right }` zijn
    .label = `{ $right }`

misspelling = `{ $word }` is niet goed gespeld
    .label = bedoel je `{ $right }`?
misspelling-others = het kan ook { $others } zijn
misspelling-variety = `{ $word }` is niet de spelling van { $tag }
    .label = spelling van een ander land
    .note = deze mail wordt gecontroleerd als { $tag }

mixed-address = `{ $odd }` en `{ $other }` gaan niet samen: het ene is formeel, het andere informeel
    .label = kies één aanspreekvorm
    .help = houd de vorm aan die je in het gesprek gebruikte; twijfel je, dan zit je met `u` goed
mixed-address-other = hier staat de andere vorm

mixed-spelling = `{ $word }` is de spelling van { $here }, maar `{ $other }` die van { $there }
    .label = in { $there } is het `{ $right }`
mixed-spelling-other = spelling van { $there }

repeated-word = `{ $word }` staat er twee keer
    .label = één keer `{ $word }` is genoeg

stray-punctuation-repeated = `{ $mark }` staat er twee keer
    .label = één `{ $mark }` is genoeg
stray-punctuation-space-before = er staat een spatie te veel vóór `{ $mark }`
    .label = hier geen spatie
stray-punctuation-space-missing = er ontbreekt een spatie na `{ $mark }`
    .label = zet hier een spatie
stray-punctuation-greeting-end = de aanhef eindigt met een punt
    .label = zet hier een komma
stray-punctuation-greeting-stop = na `{ $word }` hoort geen punt
    .label = laat dit weg

unidiomatic-phrase = `{ $phrase }` is geen gangbare uitdrukking
    .label = de meeste mensen schrijven `{ $right }`

unknown-word = `{ $word }` staat niet in het woordenboek
    .label = als het een naam is, kijk die dan letter voor letter na
unknown-word-near = `{ $word }` staat niet in het woordenboek
    .label = bedoel je `{ $near }`?

split-compound = `{ $word }` is hier één woord: `{ $right }`
    .label = `{ $right }`
unread-language = de taal van deze mail lijkt geen { $known } te zijn
    .note = alleen de invulplekken, namen en kopregels zijn gecontroleerd
    .help-command = is het dat wel, geef het dan aan met --lang of in je notities
unread-language-stated = in het kopblok staat `{ $tag }`, een taal die niet kan worden gecontroleerd
    .note = alleen de invulplekken, namen en kopregels zijn gecontroleerd
    .help = talen die wel kunnen: { $known }
unread-language-unavailable = in je notities staat `{ $tag }`, een taal die niet kan worden gecontroleerd
    .note = alleen de invulplekken, namen en kopregels zijn gecontroleerd
    .help = talen die wel kunnen: { $known }

wrong-article = `{ $word } { $next }` moet `{ $right } { $next }` zijn
    .label = hier hoort `{ $right }`
wrong-article-joining = `{ $word } { $next }` moet waarschijnlijk `{ $right } { $next }` zijn
    .label = `{ $right }` verbindt twee woorden
wrong-article-two = `{ $first } { $second }` zijn twee lidwoorden achter elkaar
    .label = één is genoeg

wrong-capital = `{ $word }` schrijf je als `{ $right }`
    .label = `{ $right }`
wrong-capital-start = { $part ->
        [greeting] een aanhef
        [sign-off] een afsluiting
       *[body] een zin
    } begint met een hoofdletter: `{ $right }`
    .label = `{ $right }`

wrong-form = `{ $word }` moet hier `{ $right }` zijn
wrong-form-here = `{ $word }` is niet de vorm die hier past
wrong-preposition = `{ $word }` moet hier `{ $right }` zijn
    .label = `{ $right }`


## The interview record

company-name = `{ $written }` moet `{ $company }` zijn
    .label = in je notities staat `{ $company }`
    .note = { $reason ->
        [and] in een naam is `&` niet hetzelfde als `en`
        [case] de hoofdletters zijn anders
        [spaces] de spaties zijn anders
       *[letters] één letter klopt niet
    }
company-name-other = `{ $written }` is een ander bedrijf
    .label = dit gesprek was bij `{ $company }`
company-name-other-alone = `{ $written }` is een ander bedrijf
    .label = niet het bedrijf van dit gesprek
company-name-applied = daar heb je ook gesolliciteerd: was deze mail voor hen bedoeld?
company-name-copied = dit gebeurt als je een mail van een andere sollicitatie overneemt
company-name-recorded = was deze mail voor hen bedoeld?
company-name-recorded-alone = hoort bij een ander gesprek van je
company-name-recorded-beside = hoort bij een ander gesprek van je; dit gesprek was bij `{ $company }`
company-name-detail = `{ $written }` hoort bij een ander gesprek
    .label = dit komt uit je gesprek bij { $whose }
    .note = was deze mail voor hen bedoeld?

date-mismatch = `{ $date }` is niet de dag van het gesprek
    .label = in je notities staat { $day }
date-mismatch-sent = deze mail wordt verstuurd op { $day }
date-mismatch-either = schrijf de dag waarop jullie elkaar spraken, of pas je notities aan
date-mismatch-impossible = `{ $date }` bestaat niet
    .label = die maand is korter
    .help = kijk de datum na op een kalender
date-mismatch-weekday = in `{ $date }` passen de weekdag en de datum niet bij elkaar
    .label = de kalender zegt { $day }
date-mismatch-interview = volgens je notities was het gesprek op { $day }
date-mismatch-calendar = kijk op een kalender welke van de twee klopt

honorific = `{ $title }` { $difference ->
        [incomplete] is niet de volledige titel van
       *[wrong] is niet de juiste aanspreektitel voor
    } { $person }
    .label = in je notities staat `{ $recorded }`
    .note = mensen merken het als hun titel niet klopt
honorific-first-name = `{ $title }` hoort bij de achternaam, maar `{ $first }` is de voornaam
    .label = `{ $title }` hoort bij `{ $family }`
    .note = een titel met een voornaam klinkt niet formeel, maar ook niet vriendelijk
    .help = schrijf `{ $family }`, of `{ $first }` zonder de titel

interviewer-name = `{ $written }` { $reason ->
        [half] is maar de helft van de naam
        [initial] heeft een andere voorletter
        [particle] is niet de hele achternaam
        [suffix] eindigt anders dan de naam
        [swapped] draait voornaam en achternaam om
       *[letters] is niet goed gespeld
    }: in je notities staat `{ $right }`
    .label = bedoel je `{ $right }`?
    .note = { $reason ->
        [accents] er is een accent te weinig of te veel
        [case] de hoofdletters zijn anders
        [half] de andere helft van de naam ontbreekt
        [initial] een voorletter staat ook voor een naam
        [particle] kleine woorden zoals `van` en `de` horen bij de naam
        [sound] het klinkt hetzelfde, maar je schrijft het anders
        [spaces] de spaties of streepjes in de naam zijn anders
        [suffix] wat op de naam volgt, hoort erbij
        [swapped] in je notities staan ze andersom
       *[letters] één letter klopt niet
    }; mensen zien hun eigen naam het eerst
interviewer-name-possessive = `{ $written }` heeft een verkeerde uitgang: het is `{ $right }`
    .label = bedoel je `{ $right }`?
interviewer-name-short = `{ $written }` staat niet in je notities, wel { $person }
    .label = in je notities staat `{ $right }`
    .help-command = ondertekent deze persoon zelf zo, zet `{ $written }` dan in je notities bij `aliases`

job-title = `{ $written }` is niet de functie van dit gesprek
    .label = in je notities staat `{ $position }`
job-title-elsewhere = het is de functie uit je sollicitatie bij { $company }
job-title-unknown = wie meerdere vacatures heeft, vraagt zich af welke je bedoelt

missing-attachment = `{ $phrase }`, maar er zit geen bijlage bij
    .label = welk bestand?
    .help = voeg het bestand toe, of haal de zin weg
missing-attachment-plain = `{ $phrase }`: denk eraan het bestand toe te voegen
    .label = een concept in platte tekst heeft geen bijlagen
    .help-command = om te laten zien dat je eraan hebt gedacht, zet je een regel `Attach: BESTAND` bij de kopregels

wrong-recipient = de aanhef noemt `{ $name }`, maar de mail gaat naar { $recipient }
    .label = de mail is gericht aan { $recipient }
    .note = dit gebeurt als je de mail aan de ene gesprekspartner overneemt voor de volgende
wrong-recipient-to = de mail gaat hierheen
wrong-recipient-either = pas de aanhef aan, of het adres waar de mail naartoe gaat
wrong-recipient-stranger = `{ $name }` is niet een van je gesprekspartners
    .label = je notities noemen { $people }
wrong-recipient-company = een gesprekspartner bij { $company }
wrong-recipient-interview = een gesprekspartner uit een ander gesprek
wrong-recipient-copied = dit gebeurt als je een mail van een andere sollicitatie overneemt
wrong-recipient-name = schrijf de naam van degene voor wie de mail is, of zet deze persoon in je notities


## Subject and greeting

bare-subject = het onderwerp is alleen een bedankje
    .label = zegt niet wie er schrijft, en ook niet waarover
bare-subject-recorded = zet erbij waarover jullie spraken, of de functie: `Bedankt: { $topic }`
bare-subject-unknown = zet de functie erbij, of waarover jullie spraken: vier of vijf woorden zijn genoeg

false-reply = `{ $prefix }:` hoort bij een antwoord, maar deze mail is geen antwoord
    .label = haal dit weg
    .note = wie het eerdere bericht zoekt en niets vindt, kan zich misleid voelen
    .help = antwoord op hun laatste mail, dan blijft alles bij elkaar, of schrijf een eigen onderwerp
false-reply-forward = `{ $prefix }:` hoort bij een doorgestuurde mail, maar er is niets doorgestuurd
    .label = haal dit weg
    .note = wie het eerdere bericht zoekt en niets vindt, kan zich misleid voelen
    .help = antwoord op hun laatste mail, dan blijft alles bij elkaar, of schrijf een eigen onderwerp

impersonal-greeting = in de aanhef staat geen naam
    .label = voor wie is het?
impersonal-greeting-addressed = de mail is gericht aan `{ $name }`
impersonal-greeting-recorded = in je notities staat `{ $name }`
impersonal-greeting-unknown = schrijf de naam van degene met wie je sprak

long-subject = het onderwerp telt { $characters } tekens in { $words ->
        [one] één woord
       *[other] { $words } woorden
    }
    .label = veel mailprogramma's breken het hier af
    .help = vier tot zeven woorden zijn genoeg: de functie, en wat dit gesprek bijzonder maakte

missing-greeting = de mail heeft geen aanhef
    .label = voor wie is het?
missing-greeting-recorded = in je notities staat `{ $name }`
missing-greeting-unknown = begin met de naam van degene met wie je sprak

missing-signature = er staat geen naam onder de mail
    .label = wie schrijft er?
missing-signature-recorded = zet `{ $name }` eronder
missing-signature-unknown = zet je voor- en achternaam eronder

missing-subject = de mail heeft geen onderwerp
    .label = hier ontbreekt de onderwerpregel (`Subject:`)
    .help = noem de functie, of waarover jullie spraken: vier of vijf woorden zijn genoeg
missing-subject-empty = de mail heeft geen onderwerp
    .label = hierachter staat niets
    .help = noem de functie, of waarover jullie spraken: vier of vijf woorden zijn genoeg

role-address = `{ $address }` is een algemeen adres, maar je kent daar iemand
    .label = voor wie is het?
    .note = mail naar een algemeen adres wordt gelezen door wie er toevallig dienst heeft
role-address-recorded = in je notities staat een adres van { $name }
role-address-unknown = vraag het adres van degene met wie je sprak, of begin met de naam van die persoon

shouted-subject = `{ $phrase }` zet de lezer onder druk, nog voor de mail open is
    .label = zeg waar het over gaat
shouted-subject-capitals = `{ $phrase }` in hoofdletters komt over als schreeuwen
    .label = gebruik kleine letters
shouted-subject-emoji = er staat een emoji in het onderwerp: `{ $emoji }`
    .label = woorden zijn genoeg
shouted-subject-marks = in het onderwerp staan meerdere uitroeptekens achter elkaar
    .label = gebruik er één, of geen

vague-subject = het onderwerp zegt niet waar de mail over gaat
    .label = kan van iedereen komen
vague-subject-recorded = zet erbij waarover jullie spraken, of de functie: `Gesprek: { $topic }`
vague-subject-unknown = zet de functie erbij, of waarover jullie spraken: vier of vijf woorden zijn genoeg


## What a template leaves behind

dummy-value = `{ $value }` lijkt op een voorbeeld
    .label = is dit echt?
    .help = schrijf wat er echt moet staan; klopt dit toch, zet het dan in je notities

markup-residue = `{ $phrase }` is achtergebleven opmaak die de lezer te zien krijgt
    .label = schrijf het als gewone tekst

placeholder = `{ $slot }` is een invulplek die nog niet is ingevuld
    .label = schrijf wat hier hoort te staan
placeholder-doubtful = `{ $slot }` is misschien een invulplek die nog niet is ingevuld
    .label = zijn dit je eigen woorden?
    .help = als dat zo is, haal dan de haakjes weg
placeholder-recorded = in je notities staat `{ $value }`
placeholder-broken = `{ $slot }` is een invulplek met een kapot haakje
    .label = bij dit haakje hoort er nog een
    .help = sluit het met het haakje dat erbij hoort, of schrijf wat hier hoort te staan

placeholder-empty = `{ $slot }` is een invulplek zonder naam
    .label = hier kan niets worden ingevuld
    .help = geef een naam aan wat hier hoort te staan, of haal het weg

front-matter-unclosed = het kopblok wordt nergens afgesloten
    .label = deze regel moet eronder nog een keer komen
front-matter-line = deze regel van het kopblok is niet te begrijpen
    .label = schrijf `sleutel: waarde`
front-matter-value = bij `{ $key }` staat geen bruikbare tekst
    .label = één regel tekst, met aanhalingstekens eromheen als er `: ` in staat
front-matter-toml = het kopblok is geen geldige TOML
front-matter-kind = `{ $kind }` is geen bekende soort mail
    .help = bekende soorten: { $known }

unbalanced-tag-unclosed = `{ $tag }` wordt nergens afgesloten
unbalanced-tag-end = hierbij hoort `{ $closer }`
unbalanced-tag-stray = `{ $tag }` hoort nergens bij
    .label = hier staat niets open dat dit kan afsluiten of voortzetten
unbalanced-tag-mismatched = `{ $tag }` sluit `{ $open }` niet af
    .label = sluit af wat er openstaat
unbalanced-tag-open = dit staat open

undeclared-placeholder = `{ $name }` staat niet bij de invulplekken in de instellingen
    .label = dit vult niemand in
undeclared-placeholder-nearest = misschien `{ $known }`

template-instruction = `{ $text }` is een aanwijzing uit het sjabloon
    .label = doe wat er staat, of haal het weg
    .note = de lezer zou zien dat de mail als invulformulier is begonnen

unresolved-alternative = `{ $choice }` is een keuze die nog niet is gemaakt
    .label = laat er één van staan
unresolved-alternative-recorded = in je notities staat `{ $honorific }`


## What a mail of its kind must say

empty-reference = `{ $phrase }` noemt iets, maar zegt niet wat
    .label = wat was het?

missing-interest = in de mail staat nergens dat je er graag wilt werken
    .label = na deze zin is een goede plek
    .note = alleen een bedankje kan klinken als een beleefd nee
missing-interest-company = zeg in één zin waarom je graag bij hen zou werken
missing-interest-role = zeg in één zin waarom je graag in de functie van { $role } zou werken

missing-introduction = de mail zegt niet om welk gesprek het gaat
    .label = welke functie, en wanneer?
    .note = ze hebben sindsdien veel mensen gesproken
    .help = noem de functie en de dag: `ons gesprek van 3 mei over de functie van trambestuurder`
missing-introduction-day = de mail zegt niet wanneer het gesprek was
    .label = wanneer was het?
    .note = ze hebben sindsdien veel mensen gesproken
    .help = noem de dag
missing-introduction-role = de mail zegt niet om welke functie het gaat
    .label = welke functie?
    .note = ze hebben sindsdien veel mensen gesproken
    .help = noem de functie

missing-next-step = de mail eindigt zonder vooruit te kijken
    .label = hoe gaat het verder?
    .help = zeg wanneer je tijd hebt, wat je nog stuurt of wat je nog graag wilt weten

missing-thanks = in de mail staat nergens een bedankje
    .label = de beste plek is meteen na de aanhef
    .note = ze hebben tijd voor je gemaakt, en letten erop
    .help = begin met `bedankt voor`, en noem wat het was: de rondleiding, de vraag, het eerlijke antwoord

no-question = de mail stelt geen vraag
    .label = een goede vraag is een reden om te antwoorden
    .help = stel de vraag die op weg naar huis bij je opkwam

no-specifics = niets in deze mail komt uit het gesprek
    .label = dit past bij elk gesprek
    .note = ze onthouden je door wat er in het gesprek is gezegd
no-specifics-detail = noem één ding dat is gezegd of getoond: een project, een getal, een zin die je bijbleef
no-specifics-topics = je noteerde { $topics }: zeg wat je er sindsdien over hebt gedacht

unsupported-claim = bij `{ $phrase }` staat geen voorbeeld
    .label = wanneer bleek dat?


## Wording and tone

accusatory = `{ $phrase }` klinkt als een verwijt
    .label = stel de vraag zonder dit

apologetic = `{ $phrase }` is een excuus dat niet nodig is
    .label = laat dit weg

bitter = `{ $phrase }` klinkt bitter
    .label = laat dit weg: misschien bellen ze je nog

canned-mail = deze mail heeft { $phrases } standaardzinnen op { $words ->
        [one] één woord
       *[other] { $words } woorden
    }
    .label = dit stuurt iedereen
    .note = in gepubliceerde sjablonen staan er ongeveer vijf, in mails die mensen zelf schreven ongeveer één
    .help = houd er één over, en gebruik de ruimte voor wat jullie hebben besproken
canned-mail-other = en dit

desperate = `{ $phrase }` klinkt wanhopig
    .label = zeg liever wat je er zou doen

exclamation-marks = in deze mail staan { $marks } uitroeptekens
    .label = dit is het vierde
    .help = houd alleen het uitroepteken dat je ook hardop zou laten horen
exclamation-marks-question = `{ $marks }` klinkt ongeduldig
    .label = één vraagteken is genoeg
exclamation-marks-row = er staan meerdere uitroeptekens achter elkaar
    .label = één is genoeg

feedback-fishing = `{ $phrase }` vraagt hoe je het deed voordat ze hebben beslist
    .label = vraag liever wanneer ze beslissen

filler-opener = `{ $phrase }` is alleen een aanloop
    .label = begin met waar het om gaat

flattery = in deze mail staan { $words } grote complimenten
    .label = dit is het derde
    .note = hoe meer complimenten er staan, hoe minder ervan wordt geloofd
    .help = houd er één over, en vertel wat je zag dat zo'n compliment verdient
flattery-other = een compliment

generic-phrase = `{ $phrase }` kan naar elke werkgever
    .label = zegt niets over dit gesprek
generic-phrase-soft = `{ $phrase }` kan naar elke werkgever
    .label = één keer is prima, als de rest van jou is

hostile = `{ $phrase }` klinkt vijandig
    .label = laat dit weg

money-talk = met `{ $phrase }` begin je te vroeg over geld
    .label = bewaar dit voor het aanbod

overclaim = over `{ $phrase }` oordeelt de lezer liever zelf
    .label = geef het ene voorbeeld waardoor je dit schreef

presumptuous = `{ $phrase }` klinkt alsof je al bent aangenomen
    .label = met `zou` en `als` laat je de beslissing aan hen

pushy = `{ $phrase }` zet de lezer onder druk
    .label = stel je vraag, en laat hen het tempo bepalen

self-deprecating = met `{ $phrase }` maak je jezelf kleiner
    .label = zeg wat je hebt, niet wat je mist

shouting = `{ $phrase }` in hoofdletters komt over als schreeuwen
    .label = gebruik kleine letters
    .help = aan het begin van een zin, of alleen op een regel, valt het ook zonder hoofdletters op

slang = `{ $phrase }` hoort thuis in een chat
    .label = schrijf het voluit, of laat het weg
slang-emoji = `{ $emoji }` hoort thuis in een chat
    .label = zeg het met woorden, of laat het weg
    .note = de mail kan worden afgedrukt, of voorgelezen in een vergadering


## Length and paragraphs

dense-paragraph = deze alinea telt { $words } woorden in { $sentences ->
        [one] één zin
       *[other] { $sentences } zinnen
    }
    .label = de alinea begint hier
    .help = begin bij elke nieuwe gedachte een nieuwe alinea, dan leest het prettig op een telefoon

starts-with-i = { $own } van de { $all } zinnen beginnen met `Ik`
    .label = dit is de eerste
    .help = begin er één of twee met wat je zag of hoorde: `Het plan voor …`, `Op weg naar huis …`

too-long = deze mail telt { $words } woorden
    .label = hier eindigen de eerste { $most } woorden
    .note = wie het druk heeft, ziet alleen de eerste regels
    .help = houd wat alleen jij kunt zeggen, en laat weg wat al in je sollicitatie staat

too-short = { $words ->
        [one] één woord
       *[other] { $words } woorden
    } is erg kort voor een bedankmail
    .label = kan plichtmatig overkomen
    .help = zet erbij wat je het best is bijgebleven, en dat je er graag wilt werken: drie zinnen zijn genoeg


## When mails are sent, how many, and to whom

early-follow-up = deze vraag komt { $days ->
        [0] op de dag van
        [one] één dag na
       *[other] { $days } dagen na
    } het gesprek
    .label = dat was op { $day }
    .note = is er geen datum afgesproken, wacht dan minstens een week; kiezen duurt meestal langer dan gepland
    .help = bewaar de mail tot { $until }
    .help-command = bewaar de mail tot { $until }, of zet `decision_by` in je notities als ze een dag noemden
early-follow-up-decision = deze vraag komt { $days ->
        [one] één dag
       *[other] { $days } dagen
    } voordat ze willen beslissen
    .label = ze noemden { $day }
    .note = als je eerder vraagt, kan het lijken alsof je niet hebt geluisterd
    .help = bewaar de mail tot de dag erna

group-recipients = deze ene mail gaat naar { $people }
    .label = ieder van hen vroeg je iets anders
    .note = ze vergelijken hun mails, en een mail aan allen is voor niemand persoonlijk; sommigen vinden dat prima
    .help = schrijf ieder apart over wat jullie samen hebben besproken

identical-letters = `{ $one }` en `{ $other }` zijn voor { $percent }% hetzelfde
    .label = deze { $words } woorden staan ook in { $one }, vanaf regel { $line }
    .note = ze vergelijken hun mails, en een mail die twee van hen krijgen, is aan geen van beiden geschreven
    .help = laat de ene zoals die is; schrijf in de andere over wat je alleen met die persoon besprak
identical-letters-more = deze mail lijkt net zo sterk op { $letters ->
        [one] één andere mail
       *[other] { $letters } andere mails
    }

late-thanks = deze bedankmail komt { $days ->
        [one] één dag
       *[other] { $days } dagen
    } na het gesprek
    .label = dat was op { $day }
    .note = een bedankje komt het best binnen een dag, als het gesprek nog vers is; laat is beter dan niet
    .help = stuur het nu, en laat met één detail zien dat je het gesprek nog weet

missed-panelist = er is geen mail aan { $people }
    .label = dit is de laatste mail
    .note = aan iedereen die je vragen stelde, kan worden gevraagd wat ze van je vonden
    .help = een paar regels zijn genoeg, als ze gaan over wat jullie samen hebben besproken

read-receipt = de mail vraagt om een leesbevestiging
    .label = vraagt de lezer om zich bij je te melden
    .help = zet dit uit in je mailprogramma, in elk geval voor deze mail

slow-offer-reply = dit antwoord komt meer dan een dag na het aanbod
    .label = het aanbod kwam op { $day }
    .note = op de eerste dag is een bedankje met de datum waarop je beslist al antwoord genoeg
    .help = stuur het nu; een woord over het wachten kan geen kwaad

too-many-follow-ups = dit is vraag nummer { $number } over de beslissing
    .label = de vorige is verstuurd op { $day }
    .note = geen antwoord op twee vragen is ook een antwoord, en een derde is wat ze van je zouden onthouden
    .help = bel één keer, als je dat nog niet hebt gedaan; laat het daarna rusten
too-many-follow-ups-second = dit is de tweede vraag over de beslissing
    .label = de vorige is verstuurd op { $day }
    .note = één vraag verwachten ze wel; een tweede mag volgens adviseurs hooguit als er iets nieuws in staat
    .help = bel liever, of geef deze vraag een nieuwe reden en laat het de laatste zijn


## What is due, listed by `followup-lint due`

# A line: vandaag · bedank Rita Izaguirre van Kiln & Lid (gesprek gisteren; uiterlijk morgen, 10:30).
due-line = { $when } · { $what } ({ $why })

# A day, by its distance from today, as what something is done by and as when it was.
due-day = { $when ->
        [today] vandaag
        [tomorrow] morgen
        [yesterday] gisteren
       *[other] { $day }
    }
due-on = { $when ->
        [today] vandaag
        [tomorrow] morgen
        [yesterday] gisteren
       *[other] op { $day }
    }

# Whom: a person of a company, or nobody that the record names.
due-person = { $person } van { $company }
due-nobody = de mensen die je sprak

# What to do.
due-answer = antwoord op het aanbod van { $whom }
due-ask = vraag { $whom } naar de beslissing
due-call = bel { $whom }, één keer
due-letter = schrijf { $whom } een langere brief
due-rest = laat het rusten bij { $whom }
due-thank = bedank { $whom }

# Why, and until when: `by` is a `due-day`, `on` a `due-on`.
due-asked = je vroeg het { $on }, en er is geen antwoord
due-decision = ze zouden uiterlijk { $by } beslissen
due-interview = gesprek { $on }
due-late = beter laat dan nooit
due-offered = aanbod { $on }
due-unnamed = ze noemden geen dag; gesprek { $on }
due-until = uiterlijk { $by }
due-until-time = uiterlijk { $by }, { $time }
