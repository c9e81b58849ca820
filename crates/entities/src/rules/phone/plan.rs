//! Numbering plans: how many digits a country's numbers have, and whose a number within a country may be.

/// The plan of one country.
#[derive(Clone, Copy)]
pub(super) struct Plan {
    /// The country code.
    pub(super) code: &'static str,
    /// National digits at least and at most.
    fewest: usize,
    most: usize,
}

impl Plan {
    /// The plan by which a number that begins with `digits` is made: no code begins another.
    pub(super) fn of(digits: &str) -> Option<Self> {
        include_str!("countries.txt").lines().filter(|line| !line.starts_with('#')).find_map(|line| {
            let (lengths, codes) = line.split_once(": ")?;
            let (fewest, most) = lengths.split_once(' ')?;
            let code = codes.split(' ').find(|code| digits.starts_with(*code))?;
            Some(Self { code, fewest: fewest.parse().ok()?, most: most.parse().ok()? })
        })
    }

    /// Digits at most, with the country code.
    pub(super) const fn longest(self) -> usize {
        self.code.len() + self.most
    }

    /// Whether `digits`, which begin with the country code, are a number.
    pub(super) fn fits(self, digits: &str) -> bool {
        let Some(national) = digits.strip_prefix(self.code) else { return false };
        let first = match self.code {
            "7" => super::area(national),
            "1" => !national.starts_with(['0', '1']),
            // Italy keeps its zero.
            "39" => true,
            _ => !national.starts_with('0'),
        };
        first && (self.fewest..=self.most).contains(&national.len())
    }
}

/// The country code for `digits`, which begin with the trunk prefix 0.
pub(super) fn of_trunk(digits: &str) -> Option<&'static str> {
    let lines = include_str!("areas.txt").lines().filter_map(|line| line.split_once(": "));
    let areas = lines.flat_map(|(code, areas)| areas.split(' ').map(move |area| (area, code)));
    areas.filter(|(area, _)| digits.starts_with(area)).max_by_key(|(area, _)| area.len()).map(|(_, code)| code)
}

#[cfg(test)]
mod tests {
    #[test]
    fn no_code_begins_another() {
        let lines = include_str!("countries.txt").lines().filter(|line| !line.starts_with('#'));
        let codes: Vec<&str> = lines.flat_map(|line| line.split_once(": ").expect(line).1.split(' ')).collect();
        for (at, code) in codes.iter().enumerate() {
            let other = codes.iter().enumerate().find(|(other, longer)| *other != at && longer.starts_with(code));
            assert_eq!(other, None, "{code}");
        }
    }
}
