# What findings say in English, in Fluent's syntax (https://projectfluent.org).
#
# A message is named after its rule, `<rule>` or `<rule>-<what>`, and says what is wrong. It is read alone
# in `--format short`. Its attributes are shown with it where there is room: `label` beside the marked
# text, here and in a few words; `note` says why it matters; `help` says what to do, and `help-command` what
# somebody does who has the command, in place of `help`.
#
# All are lower-case and end without a full stop. Words from the mail or the record are in backticks.
# Readers are nervous: say it kindly, and never scold.


## Pieces of other messages

# A day: Tuesday, 17 November 2026.
date = { $weekday ->
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
        [6] Saturday
       *[7] Sunday
    }, { $day } { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    } { $year }

# Several things: A, B and C.
list-and = { $rest } and { $last }

# Several things, one of them: A, B or C.
list-or = { $rest } or { $last }

# A phrase, and what its table says of it.
phrase = `{ $phrase }` { $says }


## Proofreading

apostrophe = `{ $word }` should be `{ $right }` here
    .label = did you mean `{ $right }`?

comma = a comma is missing after `{ $phrase }`
    .label = add a comma here

homophone = `{ $word }` should be `{ $right }` here
    .label = did you mean `{ $right }`?
homophone-after = after `{ $before }` it is nearly always `{ $right }`
homophone-before = before `{ $after }` it is nearly always `{ $right }`
homophone-between = between `{ $before }` and `{ $after }` it is nearly always `{ $right }`

lookalike-character-letter = `{ $word }` contains a { $alphabet ->
        [greek] Greek
       *[cyrillic] Cyrillic
    } letter that looks like `{ $looks_like }`
    .label = not a Latin `{ $looks_like }`
    .note = searches, spam filters and screen readers do not recognize such a word
lookalike-character-invisible = `{ $word }` contains an invisible character
    .label = invisible character here (U+{ $code })
    .note = searches, spam filters and screen readers do not recognize such a word
lookalike-character-font = `{ $word }` is made of symbols that only look like letters
    .label = use plain letters
    .note = searches, spam filters and screen readers do not recognize such a word

missing-full-stop = there is no full stop after `{ $word }`
    .label = add a full stop here

missing-word = a word is missing: `{ $word }` should be `{ $right }`
    .label = `{ $right }`

misspelling = `{ $word }` is misspelled
    .label = did you mean `{ $right }`?
misspelling-others = it could also be { $others }
misspelling-variety = `{ $word }` is not the { $tag } spelling
    .label = another country's spelling
    .note = this mail is checked as { $tag }

mixed-address = `{ $odd }` and `{ $other }` mix formal and informal address
    .label = use the same form throughout
    .help = use the form that you used in the interview; if you are not sure, the formal one
mixed-address-other = the other form is used here

mixed-spelling = `{ $word }` is { $here } spelling, but `{ $other }` is { $there }
    .label = { $there } has `{ $right }`
mixed-spelling-other = { $there } spelling

repeated-word = `{ $word }` is repeated
    .label = one `{ $word }` is enough

stray-punctuation-repeated = `{ $mark }` is repeated
    .label = one `{ $mark }` is enough
stray-punctuation-space-before = unnecessary space before `{ $mark }`
    .label = no space here
stray-punctuation-space-missing = missing space after `{ $mark }`
    .label = add a space here
stray-punctuation-greeting-end = the greeting ends with a full stop
    .label = use a comma here
stray-punctuation-greeting-stop = no full stop after `{ $word }`
    .label = leave this out

unidiomatic-phrase = `{ $phrase }` is not idiomatic
    .label = most people write `{ $right }`

unknown-word = `{ $word }` is not in the dictionary
    .label = if it is a name, check it letter by letter
unknown-word-near = `{ $word }` is not in the dictionary
    .label = did you mean `{ $near }`?

split-compound = `{ $word }` is one word here: `{ $right }`
    .label = `{ $right }`
unread-language = this mail does not seem to be in { $known }
    .note = only its placeholders, names and headers were checked
    .help-command = if it is, say so with --lang or in the record
unread-language-stated = the front matter says `{ $tag }`, a language that cannot be checked
    .note = only its placeholders, names and headers were checked
    .help = supported languages: { $known }
unread-language-unavailable = the record says `{ $tag }`, a language that cannot be checked
    .note = only its placeholders, names and headers were checked
    .help = supported languages: { $known }

wrong-article = `{ $word } { $next }` should be `{ $right } { $next }`
    .label = use `{ $right }` before this sound
wrong-article-joining = `{ $word } { $next }` should probably be `{ $right } { $next }`
    .label = `{ $right }` joins two words
wrong-article-two = `{ $first } { $second }` are two articles in a row
    .label = one is enough

wrong-capital = `{ $word }` should be written `{ $right }`
    .label = `{ $right }`
wrong-capital-start = { $part ->
        [greeting] a greeting
        [sign-off] a sign-off
       *[body] a sentence
    } starts with a capital letter: `{ $right }`
    .label = `{ $right }`

wrong-form = `{ $word }` should be `{ $right }` here
wrong-form-here = `{ $word }` is not the form that goes here
wrong-preposition = `{ $word }` should be `{ $right }` here
    .label = `{ $right }`


## The interview record

company-name = `{ $written }` should be `{ $company }`
    .label = the record says `{ $company }`
    .note = { $reason ->
        [and] `&` and `and` are different in a name
        [case] the capitals are different
        [spaces] the spaces are different
       *[letters] one letter is wrong
    }
company-name-other = `{ $written }` is another company
    .label = this interview is with `{ $company }`
company-name-other-alone = `{ $written }` is another company
    .label = not the company of this interview
company-name-applied = you applied there, too: was this mail written for them?
company-name-copied = this happens when a mail is copied from another application
company-name-recorded = was this mail written for them?
company-name-recorded-alone = another interview of yours
company-name-recorded-beside = another interview of yours; this one is with `{ $company }`
company-name-detail = `{ $written }` belongs to another interview
    .label = this is from your interview with { $whose }
    .note = was this mail written for them?

date-mismatch = `{ $date }` is not the day of the interview
    .label = the record says { $day }
date-mismatch-sent = this mail is sent on { $day }
date-mismatch-either = write the day you met, or correct the record
date-mismatch-impossible = `{ $date }` does not exist
    .label = the month is shorter than that
    .help = check the date in a calendar
date-mismatch-weekday = weekday and date do not match in `{ $date }`
    .label = the calendar says { $day }
date-mismatch-interview = the record says the interview was on { $day }
date-mismatch-calendar = check a calendar to see which of the two is right

honorific = `{ $title }` { $difference ->
        [incomplete] leaves out part of the title of
       *[wrong] is not the title of
    } { $person }
    .label = the record says `{ $recorded }`
    .note = people notice when their title is wrong
honorific-first-name = `{ $title }` goes with the last name, but `{ $first }` is the first name
    .label = `{ $title }` goes with `{ $family }`
    .note = a title before a first name sounds neither formal nor friendly
    .help = write `{ $family }`, or `{ $first }` without the title

interviewer-name = `{ $written }` { $reason ->
        [half] is only half of the name
        [initial] has a different initial
        [particle] is not the whole last name
        [suffix] does not end like the name
        [swapped] has first and last name swapped
       *[letters] is misspelled
    }: the record says `{ $right }`
    .label = did you mean `{ $right }`?
    .note = { $reason ->
        [accents] an accent is missing or extra
        [case] the capitals are different
        [half] the other half of the name is missing
        [initial] an initial stands for a name, too
        [particle] small words such as `van` and `de` are part of the name
        [sound] it sounds the same, but is written differently
        [spaces] the name is joined or split differently
        [suffix] what follows the name is part of it
        [swapped] the record has them the other way round
       *[letters] one letter is wrong
    }; people notice their own name first
interviewer-name-possessive = `{ $written }` has a wrong ending: it is `{ $right }`
    .label = did you mean `{ $right }`?
interviewer-name-short = `{ $written }` is not in the record, which says { $person }
    .label = the record says `{ $right }`
    .help-command = if they sign like this, add `{ $written }` to their `aliases` in the record

job-title = `{ $written }` is not the role of this interview
    .label = the record says `{ $position }`
job-title-elsewhere = it is the role you applied for at { $company }
job-title-unknown = a reader with several openings will wonder which one you mean

missing-attachment = `{ $phrase }`, but nothing is attached
    .label = which file?
    .help = attach the file, or take the sentence out
missing-attachment-plain = `{ $phrase }`: remember to attach the file
    .label = a plain-text draft has no attachments
    .help-command = to show that you have thought of it, add an `Attach: FILE` line to the headers

wrong-recipient = the greeting names `{ $name }`, but the mail goes to { $recipient }
    .label = the `To:` line says { $recipient }
    .note = this happens when a mail is copied from one interviewer to the next
wrong-recipient-to = the mail goes here
wrong-recipient-either = fix the greeting or the `To:` line
wrong-recipient-stranger = `{ $name }` is not one of the interviewers
    .label = the record lists { $people }
wrong-recipient-company = an interviewer at { $company }
wrong-recipient-interview = an interviewer from another interview
wrong-recipient-copied = this happens when a mail is copied from another application
wrong-recipient-name = write the name of the person it is for, or add this person to the record


## Subject and greeting

bare-subject = the subject only says thank you
    .label = does not say who is writing, or about what
bare-subject-recorded = add what you talked about, or the role: `Thank you: { $topic }`
bare-subject-unknown = add the role or what you talked about: four or five words are enough

false-reply = `{ $prefix }:` marks a reply, but this mail does not answer one
    .label = take this out
    .note = a reader who looks for the conversation and finds none may feel tricked
    .help = answer their last mail to stay in its thread, or write a subject of your own
false-reply-forward = `{ $prefix }:` marks a forwarded mail, but nothing is forwarded
    .label = take this out
    .note = a reader who looks for the conversation and finds none may feel tricked
    .help = answer their last mail to stay in its thread, or write a subject of your own

impersonal-greeting = the greeting does not name anyone
    .label = who is it for?
impersonal-greeting-addressed = the mail is to `{ $name }`
impersonal-greeting-recorded = the record says `{ $name }`
impersonal-greeting-unknown = write the name of the person you spoke with

long-subject = the subject has { $characters } characters in { $words ->
        [one] one word
       *[other] { $words } words
    }
    .label = many mail programs cut it off here
    .help = four to seven words are enough: the role, and what is special

missing-greeting = the mail has no greeting
    .label = who is it for?
missing-greeting-recorded = the record says `{ $name }`
missing-greeting-unknown = start with the name of the person you spoke with

missing-signature = there is no name at the end of the mail
    .label = who is writing?
missing-signature-recorded = write `{ $name }` below
missing-signature-unknown = write your full name below

missing-subject = the mail has no subject
    .label = there is no `Subject:` line here
    .help = name the role or what you talked about: four or five words are enough
missing-subject-empty = the mail has no subject
    .label = nothing follows this
    .help = name the role or what you talked about: four or five words are enough

role-address = `{ $address }` is the address of an office, but you know a person there
    .label = who is it for?
    .note = mail to an office is read by whoever is on duty
role-address-recorded = the record has an address for { $name }
role-address-unknown = ask for the address of the person you spoke with, or put their name first

shouted-subject = `{ $phrase }` puts pressure on the reader before the mail is even open
    .label = say what it is about
shouted-subject-capitals = `{ $phrase }` in capitals reads like shouting
    .label = use lower case
shouted-subject-emoji = there is an emoji in the subject: `{ $emoji }`
    .label = words are enough
shouted-subject-marks = there are several exclamation marks in a row in the subject
    .label = use one, or none

vague-subject = the subject does not say what the mail is about
    .label = could be from anyone
vague-subject-recorded = add what you talked about, or the role: `Interview: { $topic }`
vague-subject-unknown = add the role or what you talked about: four or five words are enough


## What a template leaves behind

dummy-value = `{ $value }` looks like example data
    .label = is this the real one?
    .help = write the real one; if this is it, add it to the record

markup-residue = `{ $phrase }` is leftover formatting that the reader will see
    .label = write it as plain text

placeholder = `{ $slot }` is a placeholder that was never filled in
    .label = write what belongs here
placeholder-doubtful = `{ $slot }` may be a placeholder that was never filled in
    .label = are these your own words?
    .help = if they are, take the brackets away
placeholder-recorded = the record says `{ $value }`
placeholder-broken = `{ $slot }` is a placeholder with a broken bracket
    .label = this bracket has no partner
    .help = close it with the matching bracket, or write what belongs here

placeholder-empty = `{ $slot }` is a placeholder without a name
    .label = nothing can be filled in here
    .help = name what belongs here, or take it out

front-matter-unclosed = the front matter never ends
    .label = this line must come again below it
front-matter-line = this line of the front matter cannot be understood
    .label = write `key: value`
front-matter-value = `{ $key }` has no text that can be used
    .label = write one line of text, in quotes if there is `: ` in it
front-matter-toml = the front matter is not valid TOML
front-matter-kind = `{ $kind }` is no kind of mail
    .help = the kinds are { $known }

unbalanced-tag-unclosed = `{ $tag }` is never closed
unbalanced-tag-end = it needs `{ $closer }`
unbalanced-tag-stray = `{ $tag }` belongs to nothing
    .label = nothing is open here that it could close or go on with
unbalanced-tag-mismatched = `{ $tag }` does not close `{ $open }`
    .label = close what is open
unbalanced-tag-open = this is open

undeclared-placeholder = `{ $name }` is none of the placeholders that the settings list
    .label = nobody fills this in
undeclared-placeholder-nearest = perhaps `{ $known }`

template-instruction = `{ $text }` is an instruction from the template
    .label = do what it says, or take it out
    .note = the reader would see that the mail started as a form

unresolved-alternative = `{ $choice }` is a choice that was never made
    .label = keep one of them
unresolved-alternative-recorded = the record says `{ $honorific }`


## What a mail of its kind must say

empty-reference = `{ $phrase }` mentions something without saying what
    .label = what was it?

missing-interest = the mail never says that you want the job
    .label = a good place is after this sentence
    .note = thanks alone can be read as a polite no
missing-interest-company = say in one sentence why you would like to work there
missing-interest-role = say in one sentence why you would like the role of { $role }

missing-introduction = the mail does not say which interview it is about
    .label = which role, and when?
    .note = they have met many people since
    .help = name the role and the day: `you interviewed me on 3 May for the post of tram driver`
missing-introduction-day = the mail does not say when the interview was
    .label = when was it?
    .note = they have met many people since
    .help = name the day
missing-introduction-role = the mail does not say which role it is about
    .label = which role?
    .note = they have met many people since
    .help = name the role

missing-next-step = the mail ends without looking ahead
    .label = what happens next?
    .help = say when you are free, what you will send, or what you would still like to know

missing-thanks = the mail never says thank you
    .label = the best place is right after the greeting
    .note = they gave you their time, and will look for it
    .help = begin with `thank you for`, and what it was: the tour, the question, the honest answer

no-question = the mail asks no question
    .label = a good question gives them a reason to answer
    .help = ask what you wondered about on the way home

no-specifics = nothing in this mail comes from the interview
    .label = this could follow any interview
    .note = they will remember you by what was said in the interview
no-specifics-detail = add one thing that was said or shown: a project, a number, a remark you still think about
no-specifics-topics = you noted { $topics }: say what you have thought about it since

unsupported-claim = `{ $phrase }` is a claim without an example
    .label = when did it show?


## Wording and tone

accusatory = `{ $phrase }` sounds like a reproach
    .label = ask the question without it

apologetic = `{ $phrase }` apologizes for nothing
    .label = leave it out

bitter = `{ $phrase }` sounds bitter
    .label = leave it out: they may call again

canned-mail = this mail has { $phrases } stock phrases in { $words ->
        [one] one word
       *[other] { $words } words
    }
    .label = everybody sends this
    .note = published templates have about five; mails that people wrote themselves have about one
    .help = keep one, and use the space for what you talked about
canned-mail-other = and this

desperate = `{ $phrase }` sounds desperate
    .label = say what you would do there instead

exclamation-marks = this mail has { $marks } exclamation marks
    .label = this is the fourth
    .help = keep the one you would say out loud
exclamation-marks-question = `{ $marks }` sounds impatient
    .label = one question mark is enough
exclamation-marks-row = there are several exclamation marks in a row
    .label = one is enough

feedback-fishing = `{ $phrase }` asks how you did before they have decided
    .label = ask when they will decide instead

filler-opener = `{ $phrase }` is only a preamble
    .label = start with what you are writing about

flattery = this mail has { $words } words of high praise
    .label = this is the third
    .note = the more praise there is, the less of it is believed
    .help = keep one, and say what you saw that deserves it
flattery-other = praise

generic-phrase = `{ $phrase }` could go to any employer
    .label = says nothing about this interview
generic-phrase-soft = `{ $phrase }` could go to any employer
    .label = fine once, if the rest is your own

hostile = `{ $phrase }` is hostile
    .label = leave it out

money-talk = `{ $phrase }` brings up money too early
    .label = keep it for the offer

overclaim = `{ $phrase }` is for the reader to judge
    .label = give the one example that made you write this

presumptuous = `{ $phrase }` takes the job for granted
    .label = `would` and `if` leave the decision to them

pushy = `{ $phrase }` puts pressure on the reader
    .label = ask, and let them set the pace

self-deprecating = `{ $phrase }` talks you down
    .label = say what you have, not what you lack

shouting = `{ $phrase }` in capitals reads like shouting
    .label = use lower case
    .help = at the start of a sentence, or alone on a line, it stands out without capitals

slang = `{ $phrase }` belongs in a chat
    .label = write it out, or leave it out
slang-emoji = `{ $emoji }` belongs in a chat
    .label = say it in words, or leave it out
    .note = the mail may be printed, or read aloud in a meeting


## Length and paragraphs

dense-paragraph = this paragraph has { $words } words in { $sentences ->
        [one] one sentence
       *[other] { $sentences } sentences
    }
    .label = it starts here
    .help = start a new paragraph with each new thought, so that it is easy to read on a phone

starts-with-i = { $own } of { $all } sentences start with `I`
    .label = this is the first
    .help = start one or two with what you saw or heard: `Your plan for …`, `On the way home …`

too-long = this mail has { $words } words
    .label = the first { $most } words end here
    .note = busy readers only see the first lines
    .help = keep what only you can say, and leave out what is in your application

too-short = { $words ->
        [one] one word
       *[other] { $words } words
    } is very short for a thank-you
    .label = could look like a formality
    .help = add what you remember best, and that you would like the job: three sentences are enough


## When mails are sent, how many, and to whom

early-follow-up = this asks { $days ->
        [0] on the day of
        [one] one day after
       *[other] { $days } days after
    } the interview
    .label = it was on { $day }
    .note = if no date was agreed, wait at least a week; most hiring takes longer than planned
    .help = keep it until { $until }
    .help-command = keep it until { $until }, or add `decision_by` to the record if they named a day
early-follow-up-decision = this asks { $days ->
        [one] one day
       *[other] { $days } days
    } before they meant to decide
    .label = they said { $day }
    .note = asking earlier can look as if you were not listening
    .help = keep the mail until the day after

group-recipients = one mail goes to { $people }
    .label = each of them asked you something else
    .note = interviewers compare notes, and a mail to everyone is personal to no one; some people find it fair
    .help = write to each of them about what you two talked about

identical-letters = `{ $one }` and `{ $other }` share { $percent }% of their wording
    .label = these { $words } words are also in { $one }, from line { $line } on
    .note = interviewers compare notes, and a letter that two of them have was written to neither
    .help = keep one as it is; in the other, write about what only you two talked about
identical-letters-more = it is as close to { $letters ->
        [one] one other letter
       *[other] { $letters } other letters
    }

late-thanks = this thank-you comes { $days ->
        [one] one day
       *[other] { $days } days
    } after the interview
    .label = it was on { $day }
    .note = thanks are expected within a day, while the conversation is fresh; late ones are still better than none
    .help = send it now, and show with one detail that you remember the conversation

missed-panelist = there is no letter to { $people }
    .label = this is the last letter
    .note = everyone who asked you questions may be asked what they thought of you
    .help = a few lines are enough, if they are about what you two talked about

read-receipt = the mail asks for a read receipt
    .label = asks the reader to report to you
    .help = turn it off in your mail program, at least for this mail

slow-offer-reply = this answer comes more than a day after the offer
    .label = the offer came on { $day }
    .note = on the first day, thanks and the date by which you will decide are answer enough
    .help = send it now; a word about the wait does no harm

too-many-follow-ups = this is question number { $number } about the decision
    .label = the last one was sent on { $day }
    .note = no answer to two questions is an answer, and a third is what they would remember
    .help = call once, if you have not; then let it rest
too-many-follow-ups-second = this is the second question about the decision
    .label = the last one was sent on { $day }
    .note = one question is expected; advisers allow a second at most, and only with something new in it
    .help = call instead, or give this one a new reason and let it be the last

## What is due, listed by `followup-lint due`

# A line: today · thank Rita Izaguirre of Kiln & Lid (interview yesterday; by tomorrow, 10:30).
due-line = { $when } · { $what } ({ $why })

# A day, by its distance from today, as what something is done by and as when it was.
due-day = { $when ->
        [today] today
        [tomorrow] tomorrow
        [yesterday] yesterday
       *[other] { $day }
    }
due-on = { $when ->
        [today] today
        [tomorrow] tomorrow
        [yesterday] yesterday
       *[other] on { $day }
    }

# Whom: a person of a company, or nobody that the record names.
due-person = { $person } of { $company }
due-nobody = the people you met

# What to do.
due-answer = answer the offer of { $whom }
due-ask = ask { $whom } about the decision
due-call = call { $whom }, once
due-letter = write { $whom } a longer letter
due-rest = let it rest with { $whom }
due-thank = thank { $whom }

# Why, and until when: `by` is a `due-day`, `on` a `due-on`.
due-asked = you asked { $on }, and there is no answer
due-decision = they meant to decide by { $by }
due-interview = interview { $on }
due-late = late, but better than never
due-offered = offer { $on }
due-unnamed = they named no day; interview { $on }
due-until = by { $by }
due-until-time = by { $by }, { $time }
