//! Whatever the files of a dictionary hold, reading them ends, and with a list or a mistake.

use wordlist::WordList;

const AFF: &str = "SET UTF-8
FLAG long
AF 2
AF AaBb
AF Zz
NEEDAFFIX Na
CIRCUMFIX Ci
ONLYINCOMPOUND Oc
FORBIDDENWORD Fw
COMPOUNDBEGIN Ca
COMPOUNDMIDDLE Cb
COMPOUNDEND Cc
COMPOUNDPERMITFLAG Cp
COMPOUNDMIN 1
CHECKCOMPOUNDREP
CHECKCOMPOUNDPATTERN 2
CHECKCOMPOUNDPATTERN a/Aa e # clash
CHECKCOMPOUNDPATTERN 0/Bb /Zz
COMPOUNDRULE 2
COMPOUNDRULE (Aa)(Bb)?
COMPOUNDRULE (Aa)*(Bb)
REP 2
REP ^ph f
REP ij$ y
ICONV 2
ICONV ij ĳ
ICONV ’ '
OCONV 1
OCONV ĳ ij
PFX Aa Y 1
PFX Aa 0 ge [^ü]
SFX Bb Y 2
SFX Bb y ies/1 [^aeiou]y
SFX Bb 0 s/2 .
";
const DIC: &str = "4
tĳd/1
city/2 po:noun
bijou
über\\/unter/1\tis:x
";

/// Pieces that mean something in one place or another.
const PIECES: &[&str] =
    &["", "\n", " ", "/", "0", "[", "^", "*", "(", "1", "99999999999999999999", "_", "é", "Aa", "Y", "\\", "#", "SFX"];

#[test]
fn any_dictionary_is_read_or_refused() {
    assert!(WordList::read(AFF.as_bytes(), DIC.as_bytes()).is_ok_and(|list| list.words.contains_key("tijd")));
    let (mut read, mut refused) = (0, 0);
    for (changed, other) in [(AFF, DIC), (DIC, AFF)] {
        for (start, _) in changed.char_indices() {
            for (at, piece) in PIECES.iter().enumerate() {
                let rest: String = changed[start..].chars().skip(at % 4).collect();
                let broken = [&changed[..start], piece, &rest].concat();
                let (aff, dic) = if changed == AFF { (&*broken, other) } else { (other, &*broken) };
                match WordList::read(aff.as_bytes(), dic.as_bytes()) {
                    Ok(_) => read += 1,
                    Err(mistake) => {
                        assert!(mistake.line > 0 && !mistake.message.is_empty());
                        refused += 1;
                    }
                }
            }
        }
    }
    assert!(read > 1_000 && refused > 1_000, "{read} read, {refused} refused");
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    for at in 0..AFF.len() {
        let mut aff = AFF.as_bytes().to_vec();
        aff[at] = 0xff;
        // Before the encoding is known, a broken byte may only make its name unknown or unread.
        assert!(WordList::read(&aff, DIC.as_bytes()).is_err() || at < "SET UTF-8\n".len(), "byte {at}");
    }
}
