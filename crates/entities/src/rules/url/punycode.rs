//! Names of sites in letters of any script, from the form that the domain name system keeps (RFC 3492): `xn--e1afmkfd.xn--p1ai`
//! is `пример.рф`.

/// The longest label that the domain name system allows.
const LONGEST: usize = 63;

/// `host` with all its labels in their own letters; a label that is none stays as it is.
pub(in crate::rules) fn decoded(host: &str) -> String {
    let label = |label: &str| {
        let code = label.strip_prefix("xn--").filter(|code| (1..=LONGEST).contains(&code.len()));
        code.and_then(decode).unwrap_or_else(|| label.to_owned())
    };
    host.split('.').map(label).collect::<Vec<_>>().join(".")
}

fn decode(code: &str) -> Option<String> {
    let (plain, rest) = code.rsplit_once('-').unwrap_or(("", code));
    let mut out: Vec<char> = plain.chars().collect();
    let (mut n, mut i, mut bias) = (128_u32, 0_u32, 72_u32);
    let mut digits = rest.chars().map(|c| match c {
        'a'..='z' => Some(c as u32 - 'a' as u32),
        '0'..='9' => Some(c as u32 - '0' as u32 + 26),
        _ => None,
    });
    let mut first = true;
    let mut next = digits.next();
    while let Some(begin) = next {
        let before = i;
        let (mut digit, mut weight, mut k) = (begin?, 1_u32, 36_u32);
        loop {
            i = i.checked_add(digit.checked_mul(weight)?)?;
            let threshold = k.saturating_sub(bias).clamp(1, 26);
            if digit < threshold {
                break;
            }
            weight = weight.checked_mul(36 - threshold)?;
            k += 36;
            digit = digits.next()??;
        }
        let length = u32::try_from(out.len()).ok()? + 1;
        // The bias follows the steps so far.
        let mut delta = (i - before) / if first { 700 } else { 2 };
        delta += delta / length;
        let mut steps = 0;
        while delta > 455 {
            delta /= 35;
            steps += 36;
        }
        bias = steps + 36 * delta / (delta + 38);
        first = false;
        n = n.checked_add(i / length)?;
        i %= length;
        out.insert(i as usize, char::from_u32(n).filter(|c| c.is_alphanumeric())?);
        i += 1;
        next = digits.next();
    }
    Some(out.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn labels_are_decoded() {
        for (host, wanted) in [
            ("xn--e1afmkfd.xn--p1ai", "пример.рф"),
            ("xn--80ao21a", "қаз"),
            ("mail.xn--bcher-kva.example", "mail.bücher.example"),
            ("example.com", "example.com"),
            ("xn--.com", "xn--.com"),
            ("xn--99999999.com", "xn--99999999.com"),
            ("xn--я.com", "xn--я.com"),
        ] {
            assert_eq!(decoded(host), wanted);
        }
    }
}
