//! How exact decimals travel: always as a string in canonical form, never as a float.

/// For `#[serde(with = "model::exact")]` on a `Decimal`: the string of [`text::canonical`].
pub mod exact {
    use rust_decimal::Decimal;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};
    use std::borrow::Cow;

    /// Writes the canonical form.
    ///
    /// # Errors
    /// Only those of the serializer.
    pub fn serialize<S: Serializer>(value: &Decimal, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&text::canonical(*value))
    }

    /// Reads the canonical form.
    ///
    /// # Errors
    /// When the string is in any other form.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Decimal, D::Error> {
        let written = Cow::<'de, str>::deserialize(deserializer)?;
        text::read_canonical(&written).ok_or_else(|| D::Error::custom(format!("not a canonical decimal: {written}")))
    }

    /// The same for a value that may be missing.
    pub mod option {
        use super::{Cow, Decimal, Deserialize, Deserializer, Error, Serializer};

        /// Writes the canonical form or nothing.
        ///
        /// # Errors
        /// Only those of the serializer.
        pub fn serialize<S: Serializer>(value: &Option<Decimal>, serializer: S) -> Result<S::Ok, S::Error> {
            match value {
                Some(value) => serializer.serialize_some(&text::canonical(*value)),
                None => serializer.serialize_none(),
            }
        }

        /// Reads the canonical form or nothing.
        ///
        /// # Errors
        /// When the string is in any other form.
        pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Decimal>, D::Error> {
            let Some(written) = Option::<Cow<'de, str>>::deserialize(deserializer)? else { return Ok(None) };
            text::read_canonical(&written)
                .map(Some)
                .ok_or_else(|| D::Error::custom(format!("not a canonical decimal: {written}")))
        }
    }
}
