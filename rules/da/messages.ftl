# What findings say in Danish, in Fluent's syntax (https://projectfluent.org).
#
# A message is named after its rule, `<rule>` or `<rule>-<what>`, and says what is wrong. It is read alone
# in `--format short`. Its attributes are shown with it where there is room: `label` beside the marked
# text, here and in a few words; `note` says why it matters; `help` says what to do.
#
# All are lower-case and end without a full stop. Words from the mail or the record are in backticks.
# Readers are nervous: say it kindly, and never scold.
#
# The reader is `du`. The record is `dine noter`, an interviewer `en, du talte med`, a placeholder a
# `pladsholder`, the front matter a `topblok`. There is a comma before every subordinate clause.


## Pieces of other messages

# A day: tirsdag den 17. november 2026.
date = { $weekday ->
        [1] mandag
        [2] tirsdag
        [3] onsdag
        [4] torsdag
        [5] fredag
        [6] lørdag
       *[7] søndag
    } den { $day }. { $month ->
        [1] januar
        [2] februar
        [3] marts
        [4] april
        [5] maj
        [6] juni
        [7] juli
        [8] august
        [9] september
        [10] oktober
        [11] november
       *[12] december
    } { $year }

# Several things: A, B og C.
list-and = { $rest } og { $last }

# Several things, one of them: A, B eller C.
list-or = { $rest } eller { $last }

# A phrase, and what its table says of it.
phrase = `{ $phrase }` { $says }


## Proofreading

apostrophe = `{ $word }` skal være `{ $right }` her
    .label = mener du `{ $right }`?

comma = der mangler et komma efter `{ $phrase }`
    .label = sæt et komma her

homophone = `{ $word }` skal være `{ $right }` her
    .label = mener du `{ $right }`?
homophone-after = efter `{ $before }` står der næsten altid `{ $right }`
homophone-before = før `{ $after }` står der næsten altid `{ $right }`
homophone-between = mellem `{ $before }` og `{ $after }` står der næsten altid `{ $right }`

lookalike-character-letter = i `{ $word }` er der et { $alphabet ->
        [greek] græsk
       *[cyrillic] kyrillisk
    } bogstav, der ligner `{ $looks_like }`
    .label = ikke et almindeligt `{ $looks_like }`
    .note = søgning, spamfiltre og skærmlæsere genkender ikke sådan et ord
lookalike-character-invisible = i `{ $word }` er der et usynligt tegn
    .label = her er et usynligt tegn (U+{ $code })
    .note = søgning, spamfiltre og skærmlæsere genkender ikke sådan et ord
lookalike-character-font = `{ $word }` består af symboler, der kun ligner bogstaver
    .label = brug almindelige bogstaver
    .note = søgning, spamfiltre og skærmlæsere genkender ikke sådan et ord

missing-full-stop = der mangler et punktum efter `{ $word }`
    .label = sæt et punktum her

missing-word = der mangler et ord: `{ $word }` skal være `{ $right }`
    .label = `{ $right }`

misspelling = `{ $word }` er ikke stavet rigtigt
    .label = mener du `{ $right }`?
misspelling-others = det kan også være { $others }
misspelling-variety = `{ $word }` er ikke stavemåden i { $tag }
    .label = et andet lands stavemåde
    .note = denne mail bliver læst som { $tag }

mixed-address = `{ $odd }` og `{ $other }` passer ikke sammen: det ene er formelt, det andet uformelt
    .label = vælg én tiltaleform
    .help = hold dig til den form, I brugte ved samtalen; er du i tvivl, er `du` et sikkert valg
mixed-address-other = her står den anden form

mixed-spelling = `{ $word }` er stavemåden i { $here }, men `{ $other }` er stavemåden i { $there }
    .label = i { $there } hedder det `{ $right }`
mixed-spelling-other = stavemåden i { $there }

repeated-word = `{ $word }` står der to gange
    .label = én gang `{ $word }` er nok

stray-punctuation-repeated = `{ $mark }` står der to gange
    .label = ét `{ $mark }` er nok
stray-punctuation-space-before = der er et mellemrum for meget før `{ $mark }`
    .label = intet mellemrum her
stray-punctuation-space-missing = der mangler et mellemrum efter `{ $mark }`
    .label = sæt et mellemrum her
stray-punctuation-greeting-end = hilsenen slutter med et punktum
    .label = sæt et komma her, eller slet intet tegn
stray-punctuation-greeting-stop = der skal ikke være punktum efter `{ $word }`
    .label = fjern det

unidiomatic-phrase = `{ $phrase }` er ikke et almindeligt udtryk
    .label = de fleste skriver `{ $right }`

unknown-word = `{ $word }` står ikke i ordbogen
    .label = er det et navn, så læs det igennem bogstav for bogstav
unknown-word-near = `{ $word }` står ikke i ordbogen
    .label = mener du `{ $near }`?

split-compound = `{ $word }` er ét ord her: `{ $right }`
    .label = `{ $right }`
unread-language = det ser ikke ud til, at mailen er skrevet på { $known }
    .note = kun pladsholdere, navne og mailens hoved er læst igennem
    .help-command = er den det alligevel, så angiv sproget med --lang eller i dine noter
unread-language-stated = i topblokken står `{ $tag }`, et sprog, der ikke kan læses igennem
    .note = kun pladsholdere, navne og mailens hoved er læst igennem
    .help = sprog, der kan: { $known }
unread-language-unavailable = i dine noter står `{ $tag }`, et sprog, der ikke kan læses igennem
    .note = kun pladsholdere, navne og mailens hoved er læst igennem
    .help = sprog, der kan: { $known }

wrong-article = `{ $word } { $next }` skal være `{ $right } { $next }`
    .label = her skal der stå `{ $right }`
wrong-article-joining = `{ $word } { $next }` skal nok være `{ $right } { $next }`
    .label = `{ $right }` forbinder to ord
wrong-article-two = `{ $first } { $second }` er to artikler efter hinanden
    .label = én er nok

wrong-capital = `{ $word }` skrives `{ $right }`
    .label = `{ $right }`
wrong-capital-start = { $part ->
        [greeting] en hilsen
        [sign-off] en afslutning
       *[body] en sætning
    } begynder med stort bogstav: `{ $right }`
    .label = `{ $right }`

wrong-form = `{ $word }` skal være `{ $right }` her
wrong-form-here = `{ $word }` er ikke den form, der passer her
wrong-preposition = `{ $word }` skal være `{ $right }` her
    .label = `{ $right }`


## The interview record

company-name = `{ $written }` skal være `{ $company }`
    .label = i dine noter står `{ $company }`
    .note = { $reason ->
        [and] i et navn er `&` ikke det samme som `og`
        [case] der er forskel på store og små bogstaver
        [spaces] mellemrummene er anderledes
       *[letters] ét bogstav er forkert
    }
company-name-other = `{ $written }` er en anden virksomhed
    .label = denne samtale var hos `{ $company }`
company-name-other-alone = `{ $written }` er en anden virksomhed
    .label = ikke den virksomhed, du var til samtale hos
company-name-applied = der har du også søgt: var mailen til dem?
company-name-copied = det sker, når man genbruger en mail fra en anden ansøgning
company-name-recorded = var mailen til dem?
company-name-recorded-alone = hører til en anden af dine samtaler
company-name-recorded-beside = hører til en anden af dine samtaler; denne var hos `{ $company }`
company-name-detail = `{ $written }` hører til en anden samtale
    .label = det stammer fra din samtale hos { $whose }
    .note = var mailen til dem?

date-mismatch = `{ $date }` er ikke dagen for samtalen
    .label = i dine noter står { $day }
date-mismatch-sent = mailen bliver sendt { $day }
date-mismatch-either = skriv den dag, I talte sammen, eller ret dine noter
date-mismatch-impossible = `{ $date }` findes ikke
    .label = den måned er kortere
    .help = slå datoen efter i en kalender
date-mismatch-weekday = i `{ $date }` passer ugedag og dato ikke sammen
    .label = kalenderen siger { $day }
date-mismatch-interview = ifølge dine noter var samtalen { $day }
date-mismatch-calendar = se i en kalender, hvad der er rigtigt

honorific = `{ $title }` er ikke { $difference ->
        [incomplete] hele titlen for
       *[wrong] den rigtige titel for
    } { $person }
    .label = i dine noter står `{ $recorded }`
    .note = folk lægger mærke til det, hvis deres titel er forkert
honorific-first-name = `{ $title }` hører til efternavnet, men `{ $first }` er fornavnet
    .label = `{ $title }` hører til `{ $family }`
    .note = en titel foran et fornavn lyder hverken formelt eller venligt
    .help = skriv `{ $family }`, eller `{ $first }` uden titel

interviewer-name = `{ $written }` { $reason ->
        [half] er kun det halve af navnet
        [initial] har et andet forbogstav
        [particle] er ikke hele efternavnet
        [suffix] slutter anderledes end navnet
        [swapped] bytter om på fornavn og efternavn
       *[letters] er ikke stavet rigtigt
    }: i dine noter står `{ $right }`
    .label = mener du `{ $right }`?
    .note = { $reason ->
        [accents] der er en accent for lidt eller for meget
        [case] der er forskel på store og små bogstaver
        [half] den anden halvdel af navnet mangler
        [initial] et forbogstav står også for et navn
        [particle] små ord som `af` og `von` hører med til navnet
        [sound] det lyder ens, men det staves anderledes
        [spaces] mellemrum eller bindestreger i navnet er anderledes
        [suffix] det, der følger efter navnet, hører med
        [swapped] i dine noter står de omvendt
       *[letters] ét bogstav er forkert
    }; sit eget navn ser man først
interviewer-name-possessive = `{ $written }` har en forkert endelse: det er `{ $right }`
    .label = mener du `{ $right }`?
interviewer-name-short = `{ $written }` står ikke i dine noter, men det gør { $person }
    .label = i dine noter står `{ $right }`
    .help-command = skriver personen selv under sådan, så sæt `{ $written }` ved `aliases` i dine noter

job-title = `{ $written }` er ikke stillingen i denne samtale
    .label = i dine noter står `{ $position }`
job-title-elsewhere = det er stillingen fra din ansøgning hos { $company }
job-title-unknown = har de flere ledige stillinger, kan de komme i tvivl om, hvilken du mener

missing-attachment = `{ $phrase }`, men der er ikke noget vedhæftet
    .label = hvilken fil?
    .help = vedhæft filen, eller fjern sætningen
missing-attachment-plain = `{ $phrase }`: husk at vedhæfte filen
    .label = en kladde i ren tekst har ingen vedhæftede filer
    .help-command = skriv en linje `Attach: FIL` øverst i kladden for at vise, at du har husket det

wrong-recipient = i hilsenen står { $name }, men mailen går til { $recipient }
    .label = mailen er til { $recipient }
    .note = det sker, når man genbruger mailen til den ene til den næste
wrong-recipient-to = mailen går hertil
wrong-recipient-either = ret hilsenen, eller ret adressen, som mailen går til
wrong-recipient-stranger = `{ $name }` er ikke en af dem, du talte med
    .label = i dine noter står { $people }
wrong-recipient-company = en, du talte med hos { $company }
wrong-recipient-interview = en, du talte med ved en anden samtale
wrong-recipient-copied = det sker, når man genbruger en mail fra en anden ansøgning
wrong-recipient-name = skriv navnet på den, mailen er til, eller sæt personen ind i dine noter


## Subject and greeting

bare-subject = emnet er kun en tak
    .label = siger hverken, hvem der skriver, eller om hvad
bare-subject-recorded = tilføj, hvad I talte om, eller stillingen: `Tak: { $topic }`
bare-subject-unknown = tilføj stillingen, eller hvad I talte om: fire eller fem ord er nok

false-reply = `{ $prefix }:` hører til et svar, men denne mail er ikke et svar
    .label = fjern det
    .note = den, der leder efter den tidligere mail uden at finde den, kan føle sig vildledt
    .help = svar på deres seneste mail, så det hele bliver samlet, eller skriv dit eget emne
false-reply-forward = `{ $prefix }:` hører til en videresendt mail, men der er ikke noget videresendt
    .label = fjern det
    .note = den, der leder efter den tidligere mail uden at finde den, kan føle sig vildledt
    .help = svar på deres seneste mail, så det hele bliver samlet, eller skriv dit eget emne

impersonal-greeting = der er intet navn i hilsenen
    .label = hvem er den til?
impersonal-greeting-addressed = mailen er til `{ $name }`
impersonal-greeting-recorded = i dine noter står `{ $name }`
impersonal-greeting-unknown = skriv navnet på den, du talte med

long-subject = emnet er på { $characters } tegn i { $words ->
        [one] ét ord
       *[other] { $words } ord
    }
    .label = mange mailprogrammer skærer af her
    .help = fire til syv ord er nok: stillingen, og hvad der var særligt ved samtalen

missing-greeting = mailen har ingen hilsen øverst
    .label = hvem er den til?
missing-greeting-recorded = i dine noter står `{ $name }`
missing-greeting-unknown = begynd med navnet på den, du talte med

missing-signature = der står ikke noget navn under mailen
    .label = hvem skriver?
missing-signature-recorded = skriv `{ $name }` nederst
missing-signature-unknown = skriv dit for- og efternavn nederst

missing-subject = mailen har intet emne
    .label = her mangler emnelinjen (`Subject:`)
    .help = nævn stillingen, eller hvad I talte om: fire eller fem ord er nok
missing-subject-empty = mailen har intet emne
    .label = her står der ikke noget
    .help = nævn stillingen, eller hvad I talte om: fire eller fem ord er nok

role-address = `{ $address }` er en fælles adresse, men du kender nogen der
    .label = hvem er den til?
    .note = mail til en fælles adresse læses af den, der tilfældigvis har vagten
role-address-recorded = i dine noter står der en adresse på { $name }
role-address-unknown = spørg efter adressen på den, du talte med, eller begynd med personens navn

shouted-subject = `{ $phrase }` presser læseren, før mailen er åbnet
    .label = sig, hvad det handler om
shouted-subject-capitals = `{ $phrase }` med store bogstaver virker som råb
    .label = brug små bogstaver
shouted-subject-emoji = der er en emoji i emnet: `{ $emoji }`
    .label = ord er nok
shouted-subject-marks = der er flere udråbstegn i træk i emnet
    .label = brug ét eller slet ingen

vague-subject = emnet siger ikke, hvad mailen handler om
    .label = kunne komme fra hvem som helst
vague-subject-recorded = tilføj, hvad I talte om, eller stillingen: `Samtale: { $topic }`
vague-subject-unknown = tilføj stillingen, eller hvad I talte om: fire eller fem ord er nok


## What a template leaves behind

dummy-value = `{ $value }` ligner et eksempel
    .label = er det rigtigt?
    .help = skriv det, der virkelig skal stå her; er det rigtigt alligevel, så sæt det i dine noter

markup-residue = `{ $phrase }` er efterladt formatering, som læseren kommer til at se
    .label = skriv det som almindelig tekst

placeholder = `{ $slot }` er en pladsholder, der ikke er udfyldt
    .label = skriv det, der skal stå her
placeholder-doubtful = `{ $slot }` er måske en pladsholder, der ikke er udfyldt
    .label = er det dine egne ord?
    .help = er det det, så fjern parenteserne
placeholder-recorded = i dine noter står `{ $value }`
placeholder-broken = `{ $slot }` er en pladsholder med en parentes, der ikke passer
    .label = der hører en parentes mere til denne
    .help = luk med den parentes, der hører til, eller skriv det, der skal stå her

placeholder-empty = `{ $slot }` er en pladsholder uden navn
    .label = her kan der ikke udfyldes noget
    .help = giv det, der skal stå her, et navn, eller fjern det

front-matter-unclosed = topblokken bliver ikke lukket
    .label = denne linje skal komme én gang til nedenfor
front-matter-line = denne linje i topblokken er ikke til at forstå
    .label = skriv `nøgle: værdi`
front-matter-value = der står ingen brugbar tekst ved `{ $key }`
    .label = én linje tekst, i anførselstegn, hvis der står `: ` i den
front-matter-toml = topblokken er ikke gyldig TOML
front-matter-kind = `{ $kind }` er ikke en kendt slags mail
    .help = kendte slags: { $known }

unbalanced-tag-unclosed = `{ $tag }` bliver ikke lukket
unbalanced-tag-end = hertil hører `{ $closer }`
unbalanced-tag-stray = `{ $tag }` hører ikke til noget
    .label = her er der ikke noget åbent, som dette kan lukke eller fortsætte
unbalanced-tag-mismatched = `{ $tag }` lukker ikke `{ $open }`
    .label = luk det, der er åbent
unbalanced-tag-open = dette er åbent

undeclared-placeholder = `{ $name }` er ikke blandt pladsholderne i indstillingerne
    .label = dette bliver ikke udfyldt af nogen
undeclared-placeholder-nearest = måske `{ $known }`

template-instruction = `{ $text }` er en vejledning fra skabelonen
    .label = gør det, der står, eller fjern det
    .note = læseren ville kunne se, at mailen begyndte som en skabelon

unresolved-alternative = `{ $choice }` er et valg, der ikke er truffet
    .label = lad kun det ene stå
unresolved-alternative-recorded = i dine noter står `{ $honorific }`


## What a mail of its kind must say

empty-reference = `{ $phrase }` nævner noget uden at sige hvad
    .label = hvad var det?

missing-interest = der står ikke noget om, at du gerne vil arbejde der
    .label = efter denne sætning er et godt sted
    .note = en tak alene kan lyde som et høfligt nej
missing-interest-company = sig i én sætning, hvorfor du gerne vil arbejde hos dem
missing-interest-role = sig i én sætning, hvorfor du gerne vil have stillingen som { $role }

missing-introduction = mailen siger ikke, hvilken samtale det handler om
    .label = hvilken stilling, og hvornår?
    .note = de har talt med mange siden
    .help = nævn stillingen og dagen: `vores samtale den 3. maj om stillingen som letbanefører`
missing-introduction-day = mailen siger ikke, hvornår samtalen var
    .label = hvornår var det?
    .note = de har talt med mange siden
    .help = nævn dagen
missing-introduction-role = mailen siger ikke, hvilken stilling det handler om
    .label = hvilken stilling?
    .note = de har talt med mange siden
    .help = nævn stillingen

missing-next-step = mailen slutter uden at se fremad
    .label = hvad sker der nu?
    .help = sig, hvornår du kan, hvad du sender, eller hvad du gerne vil vide

missing-thanks = der står ikke tak noget sted i mailen
    .label = det bedste sted er lige efter hilsenen
    .note = de har brugt tid på dig og lægger mærke til det
    .help = begynd med `tak for`, og nævn, hvad det var: rundvisningen, spørgsmålet, det ærlige svar

no-question = mailen stiller ikke noget spørgsmål
    .label = et godt spørgsmål er en grund til at svare
    .help = stil det spørgsmål, du kom til at tænke på på vej hjem

no-specifics = intet i mailen stammer fra samtalen
    .label = passer til enhver samtale
    .note = de husker dig på det, I talte om
no-specifics-detail = nævn én ting, der blev sagt eller vist: et projekt, et tal, en sætning, du husker
no-specifics-topics = du har noteret { $topics }: sig, hvad du har tænkt om det siden

unsupported-claim = der er ikke noget eksempel på `{ $phrase }`
    .label = hvornår viste det sig?


## Wording and tone

accusatory = `{ $phrase }` lyder som en bebrejdelse
    .label = stil spørgsmålet uden det her

apologetic = `{ $phrase }` er en undskyldning, du ikke skylder nogen
    .label = lad det være

bitter = `{ $phrase }` lyder bittert
    .label = lad det være: måske ringer de alligevel en dag

canned-mail = mailen har { $phrases } standardsætninger på { $words ->
        [one] ét ord
       *[other] { $words } ord
    }
    .label = det her sender alle
    .note = der er omkring fem i skabeloner og omkring én i mails, folk selv har skrevet
    .help = behold én, og brug pladsen på det, I talte om
canned-mail-other = og det her

desperate = `{ $phrase }` lyder desperat
    .label = sig hellere, hvad du ville gøre der

exclamation-marks = der er { $marks } udråbstegn i mailen
    .label = her er det fjerde
    .help = behold kun de udråbstegn, man også ville kunne høre, hvis du sagde det
exclamation-marks-question = `{ $marks }` lyder utålmodigt
    .label = ét spørgsmålstegn er nok
exclamation-marks-row = der er flere udråbstegn i træk
    .label = ét er nok

feedback-fishing = `{ $phrase }` spørger, hvordan du klarede det, før de har besluttet sig
    .label = spørg hellere, hvornår de beslutter sig

filler-opener = `{ $phrase }` er kun et tilløb
    .label = begynd med det, det handler om

flattery = der er { $words } store komplimenter i mailen
    .label = her er den tredje
    .note = jo flere komplimenter der er, jo mindre tror man på dem
    .help = behold én, og fortæl, hvad du så, der fortjener den
flattery-other = en kompliment

generic-phrase = `{ $phrase }` kan sendes til enhver arbejdsgiver
    .label = siger ikke noget om denne samtale
generic-phrase-soft = `{ $phrase }` kan sendes til enhver arbejdsgiver
    .label = én gang er helt i orden, hvis resten er din egen

hostile = `{ $phrase }` lyder fjendtligt
    .label = lad det være

money-talk = med `{ $phrase }` taler du om penge for tidligt
    .label = gem det, til der er et tilbud

overclaim = `{ $phrase }` vil læseren helst selv bedømme
    .label = giv det ene eksempel, der fik dig til at skrive det

presumptuous = `{ $phrase }` lyder, som om du allerede har fået jobbet
    .label = `hvis` og `ville` lader dem bestemme

pushy = `{ $phrase }` presser læseren
    .label = stil spørgsmålet, og lad dem bestemme farten

self-deprecating = med `{ $phrase }` gør du dig selv mindre
    .label = sig, hvad du har, ikke hvad du mangler

shouting = `{ $phrase }` med store bogstaver virker som råb
    .label = brug små bogstaver
    .help = først i en sætning eller alene på en linje bliver det også set uden store bogstaver

slang = `{ $phrase }` hører til i en chat
    .label = skriv det helt ud, eller lad det være
slang-emoji = `{ $emoji }` hører til i en chat
    .label = sig det med ord, eller lad det være
    .note = mailen kan blive skrevet ud eller læst op på et møde


## Length and paragraphs

dense-paragraph = dette afsnit er på { $words } ord i { $sentences ->
        [one] én sætning
       *[other] { $sentences } sætninger
    }
    .label = afsnittet begynder her
    .help = begynd et nyt afsnit ved hver ny tanke, så er det rart at læse på en telefon

starts-with-i = { $own } af de { $all } sætninger begynder med `Jeg`
    .label = her er den første
    .help = begynd en eller to af dem med det, du så eller hørte: `Planen for …`, `På vej hjem …`

too-long = mailen er på { $words } ord
    .label = her slutter de første { $most } ord
    .note = den, der har travlt, ser kun de første linjer
    .help = behold det, som kun du kan sige, og fjern det, der allerede står i din ansøgning

too-short = { $words ->
        [one] ét ord
       *[other] { $words } ord
    } er meget kort for en takkemail
    .label = kan virke som en pligt
    .help = skriv også, hvad du husker bedst, og at du gerne vil arbejde der: tre sætninger er nok


## When mails are sent, how many, and to whom

early-follow-up = dette spørgsmål kommer { $days ->
        [0] samme dag som
        [one] én dag efter
       *[other] { $days } dage efter
    } samtalen
    .label = den var { $day }
    .note = har I ikke aftalt en dato, så vent mindst en uge; det tager tit længere tid at vælge end planlagt
    .help = gem mailen til { $until }
    .help-command = gem mailen til { $until }, eller sæt `decision_by` i dine noter, hvis de nævnte en dag
early-follow-up-decision = dette spørgsmål kommer { $days ->
        [one] én dag
       *[other] { $days } dage
    } før de vil beslutte sig
    .label = de nævnte { $day }
    .note = spørger du tidligere, kan det se ud, som om du ikke hørte efter
    .help = gem mailen til dagen efter

group-recipients = denne ene mail går til { $people }
    .label = hver af dem spurgte dig om noget forskelligt
    .note = de sammenligner deres mails, og en mail til alle er ikke personlig for nogen; nogle har det fint med det
    .help = skriv til hver især om det, I to talte om

identical-letters = `{ $one }` og `{ $other }` er { $percent } % ens
    .label = disse { $words } ord står også i { $one } fra linje { $line }
    .note = de sammenligner deres mails, og en mail, som to af dem får, er ikke skrevet til nogen af dem
    .help = lad den ene være, som den er; skriv i den anden om det, du kun talte med den person om
identical-letters-more = mailen ligner { $letters ->
        [one] én anden mail
       *[other] { $letters } andre mails
    } lige så meget

late-thanks = denne takkemail kommer { $days ->
        [one] én dag
       *[other] { $days } dage
    } efter samtalen
    .label = den var { $day }
    .note = en tak gør mest gavn inden for en dag, mens samtalen er i frisk erindring; sent er bedre end aldrig
    .help = send den nu, og vis med én detalje, at du stadig husker samtalen

missed-panelist = der er ingen mail til { $people }
    .label = her er den sidste mail
    .note = alle, der stillede dig spørgsmål, kan blive spurgt, hvad de syntes om dig
    .help = et par linjer er nok, hvis de handler om det, I to talte om

read-receipt = mailen beder om en læsekvittering
    .label = beder læseren om at melde sig hos dig
    .help = slå det fra i dit mailprogram, i det mindste for denne mail

slow-offer-reply = dette svar kommer mere end en dag efter tilbuddet
    .label = tilbuddet kom { $day }
    .note = den første dag er en tak og en dato for dit svar nok
    .help = send det nu; et ord om ventetiden skader ikke

too-many-follow-ups = dette er spørgsmål nummer { $number } om beslutningen
    .label = det forrige blev sendt { $day }
    .note = intet svar på to spørgsmål er også et svar, og et tredje er det, de ville huske dig for
    .help = ring én gang, hvis du ikke har gjort det; lad det så ligge
too-many-follow-ups-second = dette er det andet spørgsmål om beslutningen
    .label = det forrige blev sendt { $day }
    .note = ét spørgsmål venter de; et til bør ifølge rådgivere kun komme, hvis der er noget nyt i det
    .help = ring hellere, eller giv spørgsmålet en ny grund, og lad det være det sidste


## What is due, listed by `followup-lint due`

# A line: i dag · tak Rita Izaguirre fra Kiln & Lid (samtale i går; senest i morgen kl. 10:30).
due-line = { $when } · { $what } ({ $why })

# A day, by its distance from today, as what something is done by and as when it was.
due-day = { $when ->
        [today] i dag
        [tomorrow] i morgen
        [yesterday] i går
       *[other] { $day }
    }
due-on = { $when ->
        [today] i dag
        [tomorrow] i morgen
        [yesterday] i går
       *[other] { $day }
    }

# Whom: a person of a company, or nobody that the record names.
due-person = { $person } fra { $company }
due-nobody = dem, du talte med

# What to do.
due-answer = svar { $whom } på tilbuddet
due-ask = spørg { $whom } om beslutningen
due-call = ring til { $whom }, én gang
due-letter = skriv et længere brev til { $whom }
due-rest = lad det ligge hos { $whom }
due-thank = tak { $whom }

# Why, and until when: `by` is a `due-day`, `on` a `due-on`.
due-asked = du spurgte { $on }, og der er ikke kommet svar
due-decision = de ville beslutte sig senest { $by }
due-interview = samtale { $on }
due-late = hellere sent end aldrig
due-offered = tilbud { $on }
due-unnamed = de nævnte ingen dag; samtale { $on }
due-until = senest { $by }
due-until-time = senest { $by } kl. { $time }
