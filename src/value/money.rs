use std::fmt;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

use super::{Currency, ValueError};

/// An exact sum of money: whole minor units of a currency.
///
/// £1,589.00 is 158900 minor units of `GBP`. There is no float anywhere. The
/// sum stays within ±(2⁵³ − 1), so that a reader that keeps numbers as
/// doubles, as JavaScript does, reads it exactly.
///
/// # Examples
/// ```
/// use minutebook::value::{Currency, Money};
///
/// let spent = Money::new(158_900, Currency::GBP)?;
/// assert_eq!(spent.to_string(), "£1,589.00");
/// assert!(Money::new(1 << 53, Currency::GBP).is_err());
/// # Ok::<(), minutebook::value::ValueError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
#[cfg_attr(feature = "schema", schemars(example = &Money { minor_units: 158_900, currency: Currency::GBP }))]
pub struct Money {
    /// The sum in the currency's minor unit (pence for `GBP`), within ±(2⁵³ − 1).
    #[cfg_attr(
        feature = "schema",
        schemars(range(min = -9_007_199_254_740_991_i64, max = 9_007_199_254_740_991_i64))
    )]
    minor_units: i64,
    /// The currency.
    currency: Currency,
}

/// 2⁵³ − 1, the largest integer that a double holds with all its neighbours.
const LARGEST: i64 = 9_007_199_254_740_991;

const EXPECTED: &str =
    "a sum of money: expected whole minor units from -9007199254740991 to 9007199254740991";

impl Money {
    /// A sum in minor units.
    ///
    /// # Errors
    /// Fails outside ±(2⁵³ − 1).
    pub fn new(minor_units: i64, currency: Currency) -> Result<Self, ValueError> {
        if minor_units.unsigned_abs() > LARGEST.unsigned_abs() {
            return Err(ValueError::new(&minor_units.to_string(), EXPECTED));
        }
        Ok(Self { minor_units, currency })
    }

    /// The sum in the currency's minor unit.
    pub fn minor_units(self) -> i64 {
        self.minor_units
    }

    /// The currency.
    pub fn currency(self) -> Currency {
        self.currency
    }

    /// The sum of both; nothing where the currencies differ or the sum is too large.
    pub fn plus(self, other: Self) -> Option<Self> {
        self.combine(other, i64::checked_add)
    }

    /// What is left after `other`; nothing where the currencies differ or the sum is too large.
    pub fn minus(self, other: Self) -> Option<Self> {
        self.combine(other, i64::checked_sub)
    }

    fn combine(self, other: Self, operation: fn(i64, i64) -> Option<i64>) -> Option<Self> {
        if self.currency != other.currency {
            return None;
        }
        Self::new(operation(self.minor_units, other.minor_units)?, self.currency).ok()
    }

    /// The sum of all; nothing where there are none, currencies differ or the sum is too large.
    pub fn sum(sums: impl IntoIterator<Item = Self>) -> Option<Self> {
        let mut sums = sums.into_iter();
        let first = sums.next()?;
        // Through 128 bits, so that the order of the sums does not decide whether they fit.
        let mut total = i128::from(first.minor_units);
        for sum in sums {
            if sum.currency != first.currency {
                return None;
            }
            total += i128::from(sum.minor_units);
        }
        Self::new(i64::try_from(total).ok()?, first.currency).ok()
    }
}

impl<'de> Deserialize<'de> for Money {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(rename = "Money", deny_unknown_fields)]
        struct Fields {
            minor_units: i64,
            currency: Currency,
        }
        let fields = Fields::deserialize(deserializer)?;
        Self::new(fields.minor_units, fields.currency).map_err(D::Error::custom)
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.minor_units < 0 { "-" } else { "" };
        let digits = self.currency.minor_digits();
        let all = format!("{:0>width$}", self.minor_units.unsigned_abs(), width = digits + 1);
        let (whole, minor) = all.split_at(all.len() - digits);
        let symbol = if self.currency == Currency::GBP { "£" } else { "" };
        write!(f, "{sign}{symbol}{}", Thousands(whole))?;
        if digits > 0 {
            write!(f, ".{minor}")?;
        }
        if symbol.is_empty() { write!(f, " {}", self.currency) } else { Ok(()) }
    }
}

/// Digits with a comma between thousands.
struct Thousands<'a>(&'a str);

impl fmt::Display for Thousands<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, digit) in self.0.chars().enumerate() {
            if index > 0 && (self.0.len() - index).is_multiple_of(3) {
                f.write_str(",")?;
            }
            write!(f, "{digit}")?;
        }
        Ok(())
    }
}
