//! Exact decimal numbers.

/// An exact decimal number, `mantissa / 10^scale`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::rules) struct Decimal {
    mantissa: u128,
    scale: u8,
}

impl Decimal {
    /// A whole number.
    pub(in crate::rules) const fn whole(mantissa: u128) -> Self {
        Self { mantissa, scale: 0 }
    }

    /// The number of these digits with `scale` of them behind the point.
    pub(in crate::rules) const fn new(mantissa: u128, scale: u8) -> Self {
        Self { mantissa, scale }
    }

    /// Times ten to the `power`; `None` if the result is too large to be anything.
    pub(in crate::rules) fn shifted(self, power: u8) -> Option<Self> {
        if power <= self.scale {
            return Some(Self { scale: self.scale - power, ..self });
        }
        let factor = 10_u128.checked_pow(u32::from(power - self.scale))?;
        Some(Self { mantissa: self.mantissa.checked_mul(factor)?, scale: 0 })
    }

    /// A multiple; `None` if too large.
    pub(in crate::rules) fn times(self, factor: u128) -> Option<Self> {
        Some(Self { mantissa: self.mantissa.checked_mul(factor)?, ..self })
    }

    /// The whole number that it is, if it is one and a small one.
    pub(in crate::rules) fn integer(self) -> Option<i32> {
        let unit = 10_u128.checked_pow(u32::from(self.scale))?;
        self.mantissa.is_multiple_of(unit).then(|| i32::try_from(self.mantissa / unit).ok()).flatten()
    }

    /// Whether its whole part has more than so many figures.
    pub(in crate::rules) fn exceeds(self, figures: u32) -> bool {
        let least = 10_u128.checked_pow(figures.saturating_add(u32::from(self.scale)));
        least.is_some_and(|least| self.mantissa >= least)
    }

    /// A hundredth of it.
    pub(in crate::rules) fn hundredth(self) -> Option<Self> {
        Some(Self { scale: self.scale.checked_add(2)?, ..self })
    }

    /// The sum; `None` if too large.
    pub(in crate::rules) fn plus(self, other: Self) -> Option<Self> {
        let scale = self.scale.max(other.scale);
        let at = |number: Self| number.mantissa.checked_mul(10_u128.checked_pow(u32::from(scale - number.scale))?);
        Some(Self { mantissa: at(self)?.checked_add(at(other)?)?, scale })
    }
}

impl std::fmt::Display for Decimal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (mut mantissa, mut scale) = (self.mantissa, usize::from(self.scale));
        while scale > 0 && mantissa.is_multiple_of(10) {
            mantissa /= 10;
            scale -= 1;
        }
        if scale == 0 {
            return write!(f, "{mantissa}");
        }
        let digits = format!("{mantissa:0>width$}", width = scale + 1);
        let (whole, part) = digits.split_at(digits.len() - scale);
        write!(f, "{whole}.{part}")
    }
}
