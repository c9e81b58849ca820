//! Ages that the model found, in whole years: «35-летний», «35 лет», «тридцать пять лет».

use super::atoms::Atoms;
use super::number;

/// Nobody is older.
const OLDEST: u32 = 150;

/// Words looked at before the number: «в возрасте почти 35 лет».
const MOST_BEFORE: usize = 4;

/// The whole years that `text`, an age, says; `None` if it says months, a range, or nothing in numbers.
pub(crate) fn whole_years(text: &str) -> Option<String> {
    let atoms = Atoms::new(text);
    let (years, end) = (0..atoms.len().min(MOST_BEFORE + 1)).find_map(|at| number_at(&atoms, at))?;
    let sign = usize::from(atoms.is_dash(end));
    let unit = atoms.str(end + sign).to_lowercase();
    let joined = sign == 1 && (unit.starts_with("летн") || matches!(unit.as_str(), "ти" | "ми" | "и"));
    let said = match unit.as_str() {
        "лет" | "год" | "года" | "году" | "годов" | "годами" | "г" | "годик" | "годика" => {
            sign == 0
        }
        "" => sign == 0 && end == atoms.len(),
        _ => joined || (sign == 0 && unit.starts_with("летн")),
    };
    (said && years <= OLDEST).then(|| years.to_string())
}

fn number_at(atoms: &Atoms<'_>, at: usize) -> Option<(u32, usize)> {
    atoms.number(at, 3).map(|number| (number, at + 1)).or_else(|| number::cardinal(atoms, at))
}

#[cfg(test)]
mod tests {
    use super::whole_years;

    #[test]
    fn whole_years_are_read() {
        for (text, years) in [
            ("35-летний", "35"),
            ("35‑летнего", "35"),
            ("35 лет", "35"),
            ("тридцать пять лет", "35"),
            ("тридцати пяти лет", "35"),
            ("в возрасте 91 года", "91"),
            ("18-ти летней", "18"),
            ("двадцать один год", "21"),
            ("43", "43"),
            ("6 месяцев", "-"),
            ("30-35 лет", "-"),
            ("от 14 до 17 лет", "-"),
            ("несовершеннолетний", "-"),
            ("900 лет", "-"),
            ("", "-"),
        ] {
            assert_eq!(whole_years(text).as_deref().unwrap_or("-"), years, "{text}");
        }
    }
}
