//! The measures beside figures computed by other programs: tables in `measures/`, made by `measures/make.py`. Each table says
//! in its first lines which program and version made which column.

use sarap_keywords::measures::burst::{Automaton, Batch, bursts, states};
use sarap_keywords::measures::dispersion::{Part, average_reduced_frequency, dp, dp_norm, juilland_d, range};
use sarap_keywords::measures::diversity::{hd_d, mattr, mtld, ttr};
use sarap_keywords::measures::intervals::{Z_95, per_million, wilson};
use sarap_keywords::measures::keyness::Frequencies;
use sarap_keywords::measures::readability::{Lengths, syllables};
use sarap_keywords::measures::significance::{benjamini_hochberg, chi_square_p, fisher};
use sarap_keywords::measures::weights::{Bm25, bm25, tf_idf};
use sarap_keywords::measures::{Table, association};

/// The rows of a table as cells by column.
struct Rows {
    columns: Vec<&'static str>,
    rows: Vec<Vec<&'static str>>,
}

struct Row<'t> {
    columns: &'t [&'static str],
    cells: &'t [&'static str],
}

fn table(text: &'static str) -> Rows {
    let mut lines = text.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect());
    Rows { columns: lines.next().expect("a table has a head"), rows: lines.collect() }
}

impl Rows {
    fn iter(&self) -> impl Iterator<Item = Row<'_>> {
        assert!(!self.rows.is_empty());
        self.rows.iter().map(|cells| Row { columns: &self.columns, cells })
    }
}

impl Row<'_> {
    fn text(&self, column: &str) -> &'static str {
        let at = self.columns.iter().position(|name| *name == column).expect(column);
        self.cells[at]
    }

    fn whole(&self, column: &str) -> u64 {
        self.text(column).parse().expect("a whole number")
    }

    fn float(&self, column: &str) -> f64 {
        self.text(column).parse().expect("a number")
    }

    fn list(&self, column: &str) -> Vec<u64> {
        self.text(column).split(',').map(|cell| cell.parse().expect("a whole number")).collect()
    }

    /// Within 10⁻⁶ of the expected figure, relatively; the other programs round figures near 0, so 10⁻⁹ is near enough.
    fn is(&self, column: &str, found: Option<f64>) {
        let near = |found: f64, expected: f64| (found - expected).abs() <= (1e-6 * expected.abs()).max(1e-9);
        self.compare(column, found, near);
    }

    /// Within 10⁻⁶ however small; the other programs give 0 where nothing is left.
    fn is_probability(&self, column: &str, found: f64) {
        let near = |found: f64, expected: f64| {
            if expected == 0.0 { found < 1e-290 } else { (found / expected - 1.0).abs() <= 1e-6 }
        };
        self.compare(column, Some(found), near);
    }

    fn compare(&self, column: &str, found: Option<f64>, near: impl Fn(f64, f64) -> bool) {
        let text = self.text(column);
        let expected = (text != "-").then(|| self.float(column));
        let same = match (found, expected) {
            (Some(found), Some(expected)) => near(found, expected),
            (found, expected) => found.is_none() && expected.is_none(),
        };
        assert!(same, "{column}: {found:?} instead of {text} in {:?}", self.cells);
    }
}

#[test]
fn association_is_what_nltk_and_scipy_compute() {
    for row in table(include_str!("measures/association.tsv")).iter() {
        let [o11, o12, o21, o22] = ["o11", "o12", "o21", "o22"].map(|cell| row.whole(cell));
        let table = Table { o11, o12, o21, o22 };
        assert_eq!(Table::from_margins(o11, o11 + o12, o11 + o21, o11 + o12 + o21 + o22), Some(table));
        row.is("mi", association::mi(&table));
        row.is("mi3", association::mi3(&table));
        row.is("npmi", association::npmi(&table));
        row.is("t", association::t_score(&table));
        row.is("ll", table.log_likelihood());
        row.is("chi", table.chi_square(false));
        row.is("yates", table.chi_square(true));
        row.is("dp_collocate", association::delta_p_collocate(&table));
        row.is("dp_node", association::delta_p_node(&table));
        row.is("dice", association::dice(o11, o11 + o12, o11 + o21));
        row.is("log_dice", association::log_dice(o11, o11 + o12, o11 + o21));
        row.is_probability("fisher", fisher(&table));
    }
}

#[test]
fn keyness_is_what_scipy_computes() {
    for row in table(include_str!("measures/keyness.tsv")).iter() {
        let [target, target_size, reference, reference_size] =
            ["target", "target_size", "reference", "reference_size"].map(|cell| row.whole(cell));
        let counts = Frequencies { target, target_size, reference, reference_size };
        row.is("ll", counts.log_likelihood());
        row.is("ll2", counts.log_likelihood_two_cells());
        row.is("bic", counts.bic());
        row.is("log_ratio", counts.log_ratio());
        row.is("diff", counts.percent_difference());
        row.is("odds", counts.odds_ratio());
        if let Some(value) = counts.log_likelihood() {
            row.is_probability("p", chi_square_p(value));
        }
    }
}

#[test]
fn probabilities_are_what_scipy_and_statsmodels_compute() {
    for row in table(include_str!("measures/chi_square.tsv")).iter() {
        row.is_probability("p", chi_square_p(row.float("x")));
    }
    let rows = table(include_str!("measures/benjamini_hochberg.tsv"));
    let values: Vec<f64> = rows.iter().map(|row| row.float("p")).collect();
    for (row, adjusted) in rows.iter().zip(benjamini_hochberg(&values)) {
        row.is_probability("adjusted", adjusted);
    }
    for row in table(include_str!("measures/wilson.tsv")).iter() {
        let (lower, upper) = wilson(row.whole("count"), row.whole("total"), Z_95).expect("there are tokens");
        row.is("lower", Some(lower));
        row.is("upper", Some(upper));
    }
}

#[test]
fn fisher_sums_what_is_no_more_probable() {
    // All tables with the margins of each, one by one, in whole numbers.
    let choose = |n: u64, k: u64| (0..k).fold(1_u128, |product, i| product * u128::from(n - i) / u128::from(i + 1));
    for (row, column, total) in [(5, 7, 20), (1, 1, 2), (9, 12, 15), (10, 10, 20), (3, 17, 18), (6, 6, 30)] {
        let ways = |x: u64| choose(column, x) * choose(total - column, row - x);
        let possible = (row + column).saturating_sub(total)..=row.min(column);
        for both in possible.clone() {
            let sum: u128 = possible.clone().map(ways).filter(|&other| other <= ways(both)).sum();
            let all: u128 = possible.clone().map(ways).sum();
            let table = Table::from_margins(both, row, column, total).expect("these margins fit");
            let (found, expected) = (fisher(&table), sum as f64 / all as f64);
            assert!((found - expected).abs() < 1e-12, "{found} instead of {expected} in {table:?}");
        }
    }
}

#[test]
fn dispersion_is_what_the_papers_say() {
    for row in table(include_str!("measures/dispersion.tsv")).iter() {
        let (counts, sizes) = (row.list("counts"), row.list("sizes"));
        let parts: Vec<Part> = counts.iter().zip(&sizes).map(|(&count, &size)| Part { count, size }).collect();
        assert_eq!(range(&parts) as u64, row.whole("range"));
        row.is("juilland", juilland_d(&parts));
        row.is("dp", dp(&parts));
        row.is("dp_norm", dp_norm(&parts));
        // A part without tokens says nothing.
        let with_empty: Vec<Part> = parts.iter().copied().chain([Part::default()]).collect();
        assert_eq!(
            [juilland_d(&with_empty), dp(&with_empty), dp_norm(&with_empty)],
            [juilland_d(&parts), dp(&parts), dp_norm(&parts)]
        );
    }
    for row in table(include_str!("measures/arf.tsv")).iter() {
        row.is("arf", Some(average_reduced_frequency(&row.list("places"), row.whole("size"))));
    }
}

#[test]
fn diversity_is_what_lexicalrichness_computes() {
    for row in table(include_str!("measures/diversity.tsv")).iter() {
        let words: Vec<u32> = row.list("words").iter().map(|&word| word as u32).collect();
        row.is("ttr", ttr(&words));
        row.is("mattr", mattr(&words, 50));
        row.is("mtld", mtld(&words, 0.72));
        row.is("hdd", hd_d(&words, 42));
    }
}

#[test]
fn readability_is_what_the_published_coefficients_give() {
    for row in table(include_str!("measures/readability.tsv")).iter() {
        let [sentences, words, syllables] = ["sentences", "words", "syllables"].map(|cell| row.whole(cell));
        let lengths = Lengths { sentences, words, syllables };
        row.is("flesch", lengths.flesch_oborneva());
        row.is("flesch_kazan", lengths.flesch_oborneva_kazan());
        row.is("grade_oborneva", lengths.grade_oborneva());
        row.is("grade_solovyev", lengths.grade_solovyev());
    }
    let counted = [("в", 0), ("ёж", 1), ("ОБЪЯВЛЕНИЕ", 5), ("и", 1), ("rock", 0), ("", 0)];
    for (word, expected) in counted {
        assert_eq!(syllables(word), expected, "{word}");
    }
}

#[test]
fn weights_are_what_nltk_and_bm25s_compute() {
    for row in table(include_str!("measures/weights.tsv")).iter() {
        let [count, length, documents, with] = ["count", "length", "documents", "with"].map(|cell| row.whole(cell));
        row.is("tf_idf", tf_idf(count, documents, with));
        row.is("bm25", bm25(count, length as f64, row.float("mean"), documents, with, Bm25::default()));
    }
}

#[test]
fn bursts_are_the_cheapest_way_of_all() {
    for row in table(include_str!("measures/burst.tsv")).iter() {
        let batches: Vec<Batch> =
            row.list("counts").iter().zip(row.list("sizes")).map(|(&count, size)| Batch { count, size }).collect();
        let automaton = Automaton { states: row.whole("states") as usize, ..Automaton::default() };
        let way: Vec<u64> = states(&batches, automaton).iter().map(|&state| state as u64).collect();
        assert_eq!(way, row.list("way"), "{batches:?}");
        for burst in bursts(&batches, automaton) {
            assert!(burst.weight > 0.0 && way[burst.first..=burst.last].iter().all(|&s| s >= burst.level as u64));
        }
        let total: u64 = bursts(&batches, automaton).iter().map(|burst| (burst.last - burst.first + 1) as u64).sum();
        assert_eq!(total, way.iter().sum::<u64>(), "each level of each batch lies in one burst");
    }
}

#[test]
fn a_bursts_weight_is_the_difference_of_costs() {
    let batches = [(1, 10), (1, 10), (8, 10), (0, 10)].map(|(count, size)| Batch { count, size });
    let found = bursts(&batches, Automaton::default());
    // p0 = 1/4, p1 = 1/2: 8 · ln 2 + 2 · ln(2/3) = 4.734247…
    assert_eq!((found.len(), found[0].first, found[0].last, found[0].level), (1, 2, 2, 1));
    assert!((found[0].weight - 4.734_247_228_262_3).abs() < 1e-9, "{}", found[0].weight);
}

#[test]
fn nothing_is_defined_without_words() {
    let empty = Table::default();
    assert_eq!(Table::from_margins(3, 2, 5, 10), None);
    assert_eq!(Table::from_margins(1, 6, 6, 10), None);
    let values = [
        empty.expected(),
        empty.least_expected(),
        empty.log_likelihood(),
        empty.chi_square(true),
        association::mi(&empty),
        association::npmi(&empty),
        association::delta_p_node(&empty),
        association::dice(0, 0, 0),
        association::log_dice(0, 0, 0),
        Frequencies::default().log_likelihood(),
        Frequencies { target: 5, target_size: 3, reference: 1, reference_size: 9 }.log_likelihood(),
        Frequencies::default().log_ratio(),
        ttr(&[]),
        mattr(&[], 10),
        mattr(&[1, 2], 0),
        mtld(&[], 0.72),
        mtld(&[1, 2, 3], 0.72),
        mtld(&[1, 1], f64::NAN),
        hd_d(&[1, 1], 42),
        hd_d(&[1, 1], 0),
        dp(&[]),
        juilland_d(&[Part { count: 3, size: 0 }]),
        dp_norm(&[Part { count: 1, size: 10 }]),
        per_million(0, 0),
        wilson(0, 0, Z_95).map(|(lower, _)| lower),
        wilson(2, 1, Z_95).map(|(lower, _)| lower),
        Lengths::default().flesch_oborneva(),
        tf_idf(1, 0, 0),
        bm25(1, 10.0, 0.0, 3, 1, Bm25::default()),
    ];
    for (number, value) in values.iter().enumerate() {
        assert_eq!(*value, None, "value {number}");
    }
    assert_eq!(fisher(&empty), 1.0);
    assert_eq!(benjamini_hochberg(&[]), Vec::<f64>::new());
    assert_eq!(benjamini_hochberg(&[f64::NAN, 0.01]), [1.0, 0.02]);
    assert_eq!((chi_square_p(f64::NAN), chi_square_p(1e9)), (1.0, 0.0));
    assert_eq!(average_reduced_frequency(&[], 100), 0.0);
    assert_eq!(states(&[], Automaton::default()), Vec::<usize>::new());
    assert_eq!(states(&[Batch { count: 9, size: 3 }; 4], Automaton::default()), [0; 4]);
    let endless = Automaton { s: f64::NAN, gamma: -1.0, states: usize::MAX };
    assert!(bursts(&[Batch { count: 1, size: 3 }, Batch { count: 2, size: 3 }], endless).is_empty());
}

#[test]
fn counts_of_any_size_are_safe() {
    let huge = Table { o11: u64::MAX, o12: u64::MAX, o21: u64::MAX, o22: 1 };
    assert!(huge.log_likelihood().is_some_and(|value| value < 0.0 && value.is_finite()));
    assert!(huge.chi_square(false).is_some_and(f64::is_finite));
    let large = Table { o11: 5_000_000, o12: 1_000_000_000, o21: 4_000_000, o22: 1_000_000_000 };
    assert!((0.0..1e-290).contains(&fisher(&large)));
    let even = Table { o11: 1_000_000, o12: 1_000_000_000, o21: 1_000_100, o22: 1_000_100_000 };
    assert!((0.9..=1.0).contains(&fisher(&even)));
}
