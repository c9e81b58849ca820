//! The check digits of the numbers, over their digits as values.

/// The digits as values.
pub(super) fn values(digits: &str) -> Vec<u32> {
    digits.chars().filter_map(|c| c.to_digit(10)).collect()
}

fn weighted(digits: &[u32], weights: impl IntoIterator<Item = u32>) -> u32 {
    digits.iter().zip(weights).map(|(digit, weight)| digit * weight).sum()
}

/// Russia's ИНН of a firm: ten digits.
pub(super) fn inn_of_firm(digits: &[u32]) -> bool {
    let check = weighted(digits, [2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11 % 10;
    region(digits) && digits.get(9) == Some(&check)
}

/// Russia's ИНН of a person: twelve digits.
pub(super) fn inn_of_person(digits: &[u32]) -> bool {
    let first = weighted(digits, [7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11 % 10;
    let second = weighted(digits, [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11 % 10;
    region(digits) && digits.get(10) == Some(&first) && digits.get(11) == Some(&second)
}

/// No region has the number 00.
fn region(digits: &[u32]) -> bool {
    digits.iter().take(2).any(|digit| *digit > 0)
}

/// Whether the last of twelve digits is the check digit of Kazakhstan's numbers.
pub(super) fn kazakhstan_sum(digits: &[u32]) -> bool {
    // The second weights serve where the first leave ten.
    let sum = [weighted(digits, 1..=11) % 11, weighted(digits, (3..=11).chain([1, 2])) % 11];
    let sum = if sum[0] == 10 { sum[1] } else { sum[0] };
    digits.get(11) == Some(&sum)
}

/// Which of Kazakhstan's numbers the twelve digits are, if one.
pub(super) fn kazakhstan(digits: &[u32]) -> Option<&'static str> {
    let &[_, _, m1, m2, five, six, seven, ..] = digits else { return None };
    let month = (1..=12).contains(&(m1 * 10 + m2));
    if !month || !kazakhstan_sum(digits) {
        return None;
    }
    match five {
        // The day of birth, then century and sex.
        0..=3 if (1..=31).contains(&(five * 10 + six)) && seven <= 6 => Some("iin"),
        // The kind of firm, then head office, branch, representation or farm.
        4..=6 if six <= 3 => Some("bin"),
        _ => None,
    }
}

/// Russia's ОГРН: thirteen digits.
pub(super) fn ogrn(digits: &[u32]) -> bool {
    matches!(digits.first(), Some(1 | 2 | 5)) && remainder(digits, 11)
}

/// Russia's ОГРНИП: fifteen digits.
pub(super) fn ogrnip(digits: &[u32]) -> bool {
    matches!(digits.first(), Some(3 | 4)) && remainder(digits, 13)
}

/// The last digit is the last of the remainder of those before it.
fn remainder(digits: &[u32], by: u32) -> bool {
    let Some((check, rest)) = digits.split_last() else { return false };
    rest.iter().fold(0, |sum, digit| (sum * 10 + digit) % by) % 10 == *check
}

/// Russia's СНИЛС: eleven digits. Numbers up to 001-001-998 have no check digits and are nobody's today.
pub(super) fn snils(digits: &[u32]) -> bool {
    let number = digits.iter().take(9).fold(0, |number, digit| number * 10 + digit);
    let check = weighted(digits, (1..=9).rev()) % 101 % 100;
    let &[.., tens, ones] = digits else { return false };
    number > 1_001_998 && tens * 10 + ones == check
}
