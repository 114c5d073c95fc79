# What findings say in English, in Fluent's syntax (https://projectfluent.org).
#
# A message is named after its rule, `<rule>` or `<rule>-<what>`, and says what is wrong. It is read alone
# in `--format short`. Its attributes are shown with it where there is room: `label` beside the marked
# text, here and in a few words; `note` says why it matters; `help` says what to do.
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


## Proofreading

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

unknown-word = `{ $word }` is not in the dictionary
    .label = if it is a name, check it letter by letter
unknown-word-near = `{ $word }` is not in the dictionary
    .label = did you mean `{ $near }`?

unread-language = this mail does not seem to be in { $known }
    .note = only its placeholders, names and headers were checked
    .help = if it is, name the language with --lang or in the record
unread-language-unavailable = the record says `{ $tag }`, a language that cannot be checked
    .note = only its placeholders, names and headers were checked
    .help = the languages are { $known }

wrong-article = `{ $word } { $next }` should be `{ $right } { $next }`
    .label = use `{ $right }` before this sound

wrong-capital = `{ $word }` should be written `{ $right }`
    .label = `{ $right }`
wrong-capital-i = `i` should be a capital `I`
    .label = `I`
wrong-capital-start = { $part ->
        [greeting] a greeting
        [sign-off] a sign-off
       *[body] a sentence
    } starts with a capital letter: `{ $right }`
    .label = `{ $right }`
