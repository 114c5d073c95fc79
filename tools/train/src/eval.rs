//! How good the weights are on text that was never trained on.

use followup_lint::language::model::context::LEADING;
use followup_lint::language::model::opinion::{is_likeliest, opinion};
use followup_lint::language::model::weights::{SetWeights, Weights};
use phrasebook::tables::ConfusionSet;

use crate::examples::{Collector, Example};

/// Sets that are worth so much are those that people confuse most: each of their directions is shown.
const OFTEN: f32 = 5.0;

/// What became of one direction: another word written for the one that was meant.
#[derive(Default, Clone, Copy)]
struct Swaps {
    made: usize,
    caught: usize,
}

impl Swaps {
    #[expect(clippy::cast_precision_loss, reason = "a share in percent")]
    fn share(self) -> String {
        if self.made == 0 {
            "–".to_owned()
        } else {
            format!("{:.0} %", 100.0 * self.caught as f64 / self.made as f64)
        }
    }
}

/// Prints a table of all sets, the directions of the sets that are confused most, and the sum of it.
/// The alarms themselves are text of the corpus: they go to standard error, to be read and not kept.
pub(crate) fn print(sets: &[ConfusionSet], collector: &Collector, file: &[u8]) {
    let weights = Weights::new(file);
    let held = collector.edited_words[1];
    println!(
        "| set | examples | right word likeliest | swaps caught | alarms per million words |\n|---|--:|--:|--:|--:|"
    );
    let (mut alarms, mut all, mut shown, mut directions) = (0, Swaps::default(), Vec::new(), String::new());
    for (number, (confusion, examples)) in sets.iter().zip(&collector.sets).enumerate() {
        let words: Vec<&str> = confusion.words.split(' ').collect();
        let Some(set) = weights.set(number, confusion.words) else {
            continue;
        };
        let mut swaps = vec![Swaps::default(); words.len() * words.len()];
        let (mut likeliest, mut raised) = (0usize, 0usize);
        for example in &examples.hold {
            let right = usize::from(example.word);
            likeliest += usize::from(is_likeliest(&set, right, example.features().flatten()));
            for written in 0..words.len() {
                if written != right && set.threshold(written, right).is_some() {
                    let swap = &mut swaps[written * words.len() + right];
                    swap.made += 1;
                    swap.caught += usize::from(says(&set, example, written).is_some_and(|(meant, _)| meant == right));
                }
            }
            if let (true, Some((meant, above))) = (example.edited, says(&set, example, right))
                && !example.named
                && !example.is_mistaken()
            {
                raised += 1;
                shown.push((above, format!("{}\t{}: {}", example.mark(), words[meant], example.shown)));
            }
        }
        let sum = swaps
            .iter()
            .fold(Swaps::default(), |sum, swap| Swaps { made: sum.made + swap.made, caught: sum.caught + swap.caught });
        alarms += raised;
        all = Swaps { made: all.made + sum.made, caught: all.caught + sum.caught };
        println!(
            "| {} | {} | {} | {} | {} |",
            confusion.words.replace(' ', ", ").replace('_', " "),
            examples.train.len(),
            Swaps { made: examples.hold.len(), caught: likeliest }.share(),
            sum.share(),
            rate(raised, held, 1e6)
        );
        for (direction, swap) in swaps.iter().enumerate().filter(|(_, swap)| swap.made > 0 && confusion.worth >= OFTEN)
        {
            let (written, meant) = (words[direction / words.len()], words[direction % words.len()]);
            directions
                .push_str(&format!("| {written} | {meant} | {} | {} |\n", swap.made, swap.share()).replace('_', " "));
        }
    }
    println!("\n| written | meant | swaps | caught |\n|---|---|--:|--:|\n{directions}");
    println!(
        "{held} words of edited text held out: {alarms} alarms, {} per 100,000 words; {} of {} swaps caught; {} bytes",
        rate(alarms, held, 1e5),
        all.share(),
        all.made,
        file.len()
    );
    shown.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    for (above, text) in shown {
        eprintln!("alarm\t{above:.1}\t{text}");
    }
}

#[expect(clippy::cast_precision_loss, reason = "a rate")]
fn rate(alarms: usize, words: u64, of: f64) -> String {
    format!("{:.1}", alarms as f64 * of / words.max(1) as f64)
}

/// What the weights say if `written` were the word: another one, and how far above the threshold.
fn says(set: &SetWeights, example: &Example, written: usize) -> Option<(usize, f32)> {
    let leading = example.keys.first_chunk()?;
    let opinion = opinion(set, written, leading, || example.features().skip(LEADING)).meant()?;
    Some((opinion.meant, opinion.above))
}
