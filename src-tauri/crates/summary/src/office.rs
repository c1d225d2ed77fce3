//! Cơ quan ban hành: who issues the report, as the letterhead, the signature block and the list of recipients say it.
//!
//! Everything here is a setting of the office; [`Office::of`] only gives what is usual for its kind.

use model::Area;

/// First year for which the merged department (Sở Khoa học và Công nghệ, since 1/3/2025) reports.
pub(crate) const FIRST_YEAR_OF_SCIENCE: i32 = 2025;

/// The body that issues the report (Nghị định 30/2020, Phụ lục I, mục II).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Office {
    /// Cơ quan chủ quản trực tiếp: `UBND TỈNH HÀ TĨNH`.
    pub superior: String,
    /// The body in capitals: `SỞ THÔNG TIN VÀ TRUYỀN THÔNG`.
    pub body: String,
    /// The body inside a sentence: `Sở Thông tin và Truyền thông tỉnh Hà Tĩnh`.
    pub name: String,
    /// Ký hiệu: `BC-STTTT`.
    pub symbol: String,
    /// Địa danh before the date: `Hà Tĩnh`.
    pub place: String,
    /// Kính gửi: bodies the report goes up to; none leaves the line out.
    pub addressees: Vec<String>,
    /// Who signs.
    pub signer: Signer,
    /// Nơi nhận, without dashes and marks; `Như trên` and the last line (`Lưu: VT, …`) are added when printed.
    pub recipients: Vec<String>,
    /// Đơn vị soạn thảo in the last line of the recipients: `VP`.
    pub drafting_unit: String,
}

/// Người ký.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signer {
    /// Quyền hạn and chức vụ, a line each: `KT. GIÁM ĐỐC`, `PHÓ GIÁM ĐỐC`.
    pub lines: Vec<String>,
    /// Name without academic titles; left blank while nobody is named.
    pub name: Option<String>,
}

impl Office {
    /// What is usual for a provincial department of that year: Sở Thông tin và Truyền thông to 2024, Sở Khoa học và
    /// Công nghệ from 2025, under its province or centrally-run city.
    #[must_use]
    pub fn of(area: &Area, year: i32) -> Self {
        let (department, symbol, ministry) = if year >= FIRST_YEAR_OF_SCIENCE {
            ("Sở Khoa học và Công nghệ", "BC-SKHCN", "Bộ Khoa học và Công nghệ")
        } else {
            ("Sở Thông tin và Truyền thông", "BC-STTTT", "Bộ Thông tin và Truyền thông")
        };
        let kind = kind_of(area);
        Self {
            superior: format!("UBND {} {}", kind, area.name).to_uppercase(),
            body: department.to_uppercase(),
            name: format!("{department} {kind} {}", area.name),
            symbol: symbol.to_owned(),
            place: place_of(area),
            addressees: vec![format!("Ủy ban nhân dân {kind} {}", area.name), ministry.to_owned()],
            signer: Signer { lines: vec!["GIÁM ĐỐC".to_owned()], name: None },
            recipients: vec!["Lãnh đạo Sở".to_owned(), "Các phòng, đơn vị thuộc Sở".to_owned()],
            drafting_unit: "VP".to_owned(),
        }
    }

    /// The lines under `Nơi nhận:`, complete with dashes and marks (Phụ lục I, mục II, khoản 9).
    #[must_use]
    pub fn recipient_lines(&self) -> Vec<String> {
        let first = (!self.addressees.is_empty()).then(|| "- Như trên;".to_owned());
        let others = self.recipients.iter().map(|who| format!("- {who};"));
        let last = format!("- Lưu: VT, {}.", self.drafting_unit);
        first.into_iter().chain(others).chain([last]).collect()
    }
}

/// `tỉnh` or `thành phố`.
pub(crate) fn kind_of(area: &Area) -> &'static str {
    if area.is_city() { "thành phố" } else { "tỉnh" }
}

/// Names of persons are written out (Phụ lục I, mục II, khoản 4): `Thành phố Hồ Chí Minh`.
fn place_of(area: &Area) -> String {
    if area.name == "Hồ Chí Minh" { area.full_name.clone() } else { area.name.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::{AreaId, Catalogue};

    fn office(id: &str, year: i32) -> Office {
        Office::of(Catalogue::builtin().areas.get(&AreaId::new(id)).unwrap(), year)
    }

    #[test]
    fn the_department_changes_with_the_year() {
        let old = office("A-42", 2024);
        assert_eq!((old.superior.as_str(), old.body.as_str()), ("UBND TỈNH HÀ TĨNH", "SỞ THÔNG TIN VÀ TRUYỀN THÔNG"));
        assert_eq!((old.symbol.as_str(), old.place.as_str()), ("BC-STTTT", "Hà Tĩnh"));
        let new = office("B-42", 2025);
        assert_eq!((new.body.as_str(), new.symbol.as_str()), ("SỞ KHOA HỌC VÀ CÔNG NGHỆ", "BC-SKHCN"));
        assert_eq!(new.name, "Sở Khoa học và Công nghệ tỉnh Hà Tĩnh");
    }

    #[test]
    fn cities_under_the_centre() {
        let city = office("A-48", 2020);
        assert_eq!((city.superior.as_str(), city.place.as_str()), ("UBND THÀNH PHỐ ĐÀ NẴNG", "Đà Nẵng"));
        assert_eq!(office("A-79", 2020).place, "Thành phố Hồ Chí Minh");
        assert_eq!(office("A-79", 2020).superior, "UBND THÀNH PHỐ HỒ CHÍ MINH");
        assert_eq!(office("C-24", 2026).superior, "UBND THÀNH PHỐ BẮC NINH");
    }

    #[test]
    fn recipients_begin_with_as_above_and_end_with_the_archive() {
        let mut office = office("A-42", 2020);
        assert_eq!(office.recipient_lines().first().map(String::as_str), Some("- Như trên;"));
        assert_eq!(office.recipient_lines().last().map(String::as_str), Some("- Lưu: VT, VP."));
        office.addressees.clear();
        assert_eq!(office.recipient_lines().first().map(String::as_str), Some("- Lãnh đạo Sở;"));
    }
}
