use std::fmt;

use super::{StringValue, string_value};

/// A currency by its ISO 4217 code.
///
/// The codes are those in force in 2026, without the ones for metals, bonds,
/// testing and "no currency", in which no board holds money.
///
/// # Examples
/// ```
/// use minutebook::value::Currency;
///
/// assert_eq!(Currency::new("GBP")?.minor_digits(), 2);
/// assert!(Currency::new("gbp").is_err());
/// # Ok::<(), minutebook::value::ValueError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency {
    code: &'static str,
}

impl Currency {
    /// Pound sterling.
    pub const GBP: Self = Self { code: "GBP" };

    /// The three letters.
    pub fn code(self) -> &'static str {
        self.code
    }

    /// How many decimal digits its minor unit has: 2 for the pound, 0 for the yen.
    pub fn minor_digits(self) -> usize {
        match self.code {
            "BIF" | "CLP" | "DJF" | "GNF" | "ISK" | "JPY" | "KMF" | "KRW" | "PYG" | "RWF"
            | "UGX" | "UYI" | "VND" | "VUV" | "XAF" | "XOF" | "XPF" => 0,
            "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => 3,
            "CLF" | "UYW" => 4,
            _ => 2,
        }
    }
}

/// In alphabetical order, for the binary search.
pub(super) const CODES: [&str; 164] = [
    "AED", "AFN", "ALL", "AMD", "AOA", "ARS", "AUD", "AWG", "AZN", "BAM", "BBD", "BDT", "BHD",
    "BIF", "BMD", "BND", "BOB", "BOV", "BRL", "BSD", "BTN", "BWP", "BYN", "BZD", "CAD", "CDF",
    "CHE", "CHF", "CHW", "CLF", "CLP", "CNY", "COP", "COU", "CRC", "CUP", "CVE", "CZK", "DJF",
    "DKK", "DOP", "DZD", "EGP", "ERN", "ETB", "EUR", "FJD", "FKP", "GBP", "GEL", "GHS", "GIP",
    "GMD", "GNF", "GTQ", "GYD", "HKD", "HNL", "HTG", "HUF", "IDR", "ILS", "INR", "IQD", "IRR",
    "ISK", "JMD", "JOD", "JPY", "KES", "KGS", "KHR", "KMF", "KPW", "KRW", "KWD", "KYD", "KZT",
    "LAK", "LBP", "LKR", "LRD", "LSL", "LYD", "MAD", "MDL", "MGA", "MKD", "MMK", "MNT", "MOP",
    "MRU", "MUR", "MVR", "MWK", "MXN", "MXV", "MYR", "MZN", "NAD", "NGN", "NIO", "NOK", "NPR",
    "NZD", "OMR", "PAB", "PEN", "PGK", "PHP", "PKR", "PLN", "PYG", "QAR", "RON", "RSD", "RUB",
    "RWF", "SAR", "SBD", "SCR", "SDG", "SEK", "SGD", "SHP", "SLE", "SOS", "SRD", "SSP", "STN",
    "SVC", "SYP", "SZL", "THB", "TJS", "TMT", "TND", "TOP", "TRY", "TTD", "TWD", "TZS", "UAH",
    "UGX", "USD", "USN", "UYI", "UYU", "UYW", "UZS", "VED", "VES", "VND", "VUV", "WST", "XAF",
    "XCD", "XCG", "XOF", "XPF", "YER", "ZAR", "ZMW", "ZWG",
];

impl StringValue for Currency {
    const NAME: &'static str = "Currency";
    const EXPECTED: &'static str = "a currency: expected an ISO 4217 code, as in `GBP`";

    fn parse(text: &str) -> Option<Self> {
        let found = CODES.binary_search(&text).ok()?;
        CODES.get(found).map(|code| Self { code })
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code)
    }
}

string_value!(Currency, schema: {
    "title": "Currency",
    "description": "A currency by its ISO 4217 code.",
    "enum": CODES.as_slice(),
    "examples": ["GBP"]
});
